"""Names of places, bodies, projects, industries and the rest."""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from msgspec.structs import replace

from ...model import Found, Mention, Outline
from ...text import View
from .bodies import bodies
from .clues import HIDDEN, Candidate, Clues, clues
from .collectives import collectives
from .divisions import divisions
from .documents import documents
from .enterprises import enterprises
from .events import events
from .given import given_bodies, given_targets, given_times
from .industries import industries
from .institutions import institutions
from .known import known
from .population import population
from .programmes import programmes
from .projects import projects
from .regions import regions
from .sites import sites
from .zones import zones


class Family(NamedTuple):
    """A family of rules, and where another name may begin behind the names that it finds."""

    name: str
    rule: Callable[[Clues], Iterator[Candidate]]
    behind: str = ""  # "it": at once, as after an actor; "verb": behind a verb, as in 云川新城|建设|物流园


# divisions come first, for the others ask where one stands; then whoever acts, then land, then all that these bound
FAMILIES = (
    Family("divisions", divisions, "verb"),
    Family("institutions", institutions, "it"),
    Family("bodies", bodies, "it"),
    Family("collectives", collectives, "it"),
    Family("regions", regions, "verb"),
    Family("known", known),
    Family("zones", zones),
    Family("enterprises", enterprises),
    Family("sites", sites),
    Family("projects", projects),
    Family("programmes", programmes),
    Family("events", events),
    Family("industries", industries),
    Family("population", population),
)


def mentions(
    view: View, outline: Outline, before: Found, families: tuple[Family, ...] = FAMILIES
) -> tuple[Mention, ...]:
    """Return every mention in reading order; `before` holds what the other rules have read."""
    titles, numbers = documents(view, outline, before.citations)
    certain = [*given_bodies(view, before.responsibilities), *titles]
    seen = clues(_hide(view.text, [*((each.start, each.end) for each in certain), *numbers]))
    found = [*given_times(view, before.times), *given_targets(view, before.targets)]
    for family in families:
        names = list(family.rule(seen))
        found += names
        if family.rule is divisions:
            seen = replace(seen, places=tuple((each.start, each.end) for each in names))
        if family.behind:
            seen = seen.after((each.end for each in names), verb_only=family.behind == "verb")
    named = settled([*certain, *_without_traps(seen, found)])
    return tuple([Mention(each.kind, view.span(each.start, each.end), each.rule) for each in named])


def _hide(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """Return a text of the same length that shows nothing where a name is settled."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(ranges):
        if end > at:
            parts += (text[at:start], HIDDEN * (end - max(at, start)))
            at = end
    return "".join((*parts, text[at:]))


def _without_traps(seen: Clues, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates that do not begin or end inside a word like 均衡水平, which holds no 衡水."""
    inside = {at for trap in seen.of("trap") for at in range(trap.start + 1, trap.end)}
    return [each for each in found if each.start not in inside and each.end not in inside]


def settled(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates that stay where they overlap: the higher rank, then the longer name, in reading order."""
    taken: list[Candidate] = []
    for group in _overlapping(found):
        taken += group if len(group) == 1 else _strongest(group)
    return taken


def _overlapping(found: list[Candidate]) -> Iterator[list[Candidate]]:
    """Yield the candidates in groups that share no character with each other, in reading order; most stand alone."""
    group: list[Candidate] = []
    end = 0
    for each in sorted(found, key=_start):
        if each.start >= each.end:
            continue
        if group and each.start >= end:
            yield group
            group = []
        group.append(each)
        end = max(end, each.end)
    if group:
        yield group


def _strongest(group: list[Candidate]) -> list[Candidate]:
    """Return the candidates of a group that stay."""
    taken: list[Candidate] = []
    first = group[0].start
    used = bytearray(max(each.end for each in group) - first)
    for each in sorted(group, key=_precedence):
        start, end = each.start - first, each.end - first
        if used.find(1, start, end) < 0:
            used[start:end] = b"\1" * (end - start)
            taken.append(each)
    return sorted(taken, key=_start)


_start = attrgetter("start")


def _precedence(each: Candidate) -> tuple[int, int, int, int]:
    certain = each.rank if each.rank > 1 else 0
    return -certain, each.start - each.end, -each.rank, each.start
