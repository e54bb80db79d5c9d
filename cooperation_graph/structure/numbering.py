"""From candidate numbers to the tree of sections, by the sequences they stand in.

A stack holds the open sections, one a glyph class. A number that goes on with an open sequence closes what is deeper;
a first number opens a level; whatever does neither (a figure in a list, a cited item, a decimal) is no section.
"""

from collections.abc import Sequence

from msgspec import Struct

from .markers import Glyph, Marker

_GAP = 3  # a text with passages left out (本文有删减) may skip so many numbers
_HEADING = 60  # a first subsection follows its parent's heading, if not its text


class Node(Struct, frozen=True):
    """A section: its marker and those of the sections it lies in, outermost first."""

    trail: tuple[Marker, ...]
    turns: tuple[int, ...]  # how often the numbering of each level had started anew

    @property
    def marker(self) -> Marker:
        """Return the section's own number."""
        return self.trail[-1]

    @property
    def path(self) -> str:
        """Return the ordinals from the root, e.g. "3.1"; a numbering that starts anew is marked ("3.1-2")."""
        pairs = zip(self.trail, self.turns, strict=True)
        return ".".join([f"{marker.ordinal}-{turn + 1}" if turn else str(marker.ordinal) for marker, turn in pairs])

    @property
    def label(self) -> str:
        """Return the numbers as printed, e.g. 三（一）."""
        return "".join([marker.printed for marker in self.trail])


def tree(candidates: Sequence[Marker]) -> tuple[Node, ...]:
    """Return the sections among the candidates of one part, in reading order."""
    following = _following(candidates)
    nodes: list[Node] = []
    taken: dict[tuple[int, ...], int] = {}
    trail: list[Marker] = []
    turns: list[int] = []  # what the paths say
    rounds: list[int] = []  # how often the numbering itself began: a slip of the pen is no new round
    last: dict[Glyph, int] = {}  # (六) may follow (五) of the section before
    for at, marker in enumerate(candidates):
        level = next((at for at, each in enumerate(trail) if each.glyph == marker.glyph), None)
        turn = 0
        if level is not None:
            turn = rounds[level]
            if not _goes_on(marker, trail[level].ordinal, following[at]):
                if not _starts_anew(marker, following[at]):
                    continue
                turn += 1
        else:
            level = next((at for at, each in enumerate(trail) if each.glyph > marker.glyph), len(trail))
            if not _opens(marker, trail, last.get(marker.glyph, 0), following[at]):
                continue
        trail[level:], turns[level:], rounds[level:] = [marker], [turn], [turn]
        last[marker.glyph] = marker.ordinal
        place = (*(each.ordinal for each in trail[:level]), *turns[:level], marker.ordinal)
        turns[level] = max(turn, taken.get(place, 0))  # ① and 1. side by side
        taken[place] = turns[level] + 1
        nodes.append(Node(tuple(trail), tuple(turns)))
    return tuple(nodes)


def _following(candidates: Sequence[Marker]) -> list[int | None]:
    """Return for each candidate the ordinal of the next of its class."""
    seen: dict[Glyph, int] = {}
    result: list[int | None] = []
    for marker in reversed(candidates):
        result.append(seen.get(marker.glyph))
        seen[marker.glyph] = marker.ordinal
    return result[::-1]


def _goes_on(marker: Marker, last: int, following: int | None) -> bool:
    """Return whether a number continues the open sequence of its class, with a gap or a slip at most."""
    step = marker.ordinal - last
    # （三）（三）（四）: printed twice by mistake
    slip = step == 0 and following == marker.ordinal + 1
    if step == 1 or (slip and marker.firm):
        return True
    if not marker.firm or marker.glyph > Glyph.BRACKETED_NUMERAL:
        return False
    return 1 < step <= _GAP and following in (None, marker.ordinal, marker.ordinal + 1)


def _starts_anew(marker: Marker, following: int | None) -> bool:
    """Return whether a first number begins the numbering of its class again."""
    return marker.ordinal == 1 and marker.firm and following == 2


def _opens(marker: Marker, trail: Sequence[Marker], last: int, following: int | None) -> bool:
    """Return whether a number opens a level below the sections in `trail`."""
    if marker.ordinal != 1:
        return last > 0 and _goes_on(marker, last, following)
    below_heading = bool(trail) and marker.start - trail[-1].end <= _HEADING
    return marker.firm or below_heading or following == 2
