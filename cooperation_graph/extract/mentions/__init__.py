"""Names of places, bodies, projects, industries and the rest."""

from collections.abc import Iterable
from dataclasses import replace

from ...model import Citation, Mention, Outline, Responsibility, Target, Time
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
from .known import known
from .population import population
from .programmes import programmes
from .projects import projects
from .regions import regions
from .sites import sites
from .zones import zones

# where one of these ends another name may begin
ACTORS = (("bodies", bodies), ("collectives", collectives))
RULES = (
    ("known", known),
    ("zones", zones),
    ("enterprises", enterprises),
    ("sites", sites),
    ("projects", projects),
    ("programmes", programmes),
    ("events", events),
    ("industries", industries),
    ("population", population),
)


def mentions(
    view: View,
    outline: Outline,
    cited: tuple[Citation, ...],
    assigned: tuple[Responsibility, ...],
    when: tuple[Time, ...],
    aims: tuple[Target, ...],
) -> tuple[Mention, ...]:
    """Return every mention in reading order."""
    settled_names = [*given_bodies(view, assigned), *documents(view, outline)]
    seen = clues(_hide(view.text, settled_names))
    places = list(divisions(seen))
    seen = replace(seen, places=tuple(each[:2] for each in places))
    actors = [each for _, rule in ACTORS for each in rule(seen)]
    seen = seen.after(each.end for each in actors)
    lands = list(regions(seen))
    seen = seen.after((each.end for each in (*places, *lands)), beyond_verb=True)
    found = [*places, *actors, *lands, *given_times(view, when), *given_targets(view, aims)]
    for _, rule in RULES:
        found += rule(seen)
    named = settled([*settled_names, *_without_traps(seen, found)])
    return tuple(Mention(each.kind, view.span(each.start, each.end), each.rule) for each in named)


def _hide(text: str, names: Iterable[Candidate]) -> str:
    """Return a text of the same length that shows nothing where a name is settled."""
    parts, at = [], 0
    for start, end in sorted(each[:2] for each in names):
        if end > at:
            parts += (text[at:start], HIDDEN * (end - max(at, start)))
            at = end
    return "".join((*parts, text[at:]))


def _without_traps(seen: Clues, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates that do not begin or end inside a word like 均衡水平, which holds no 衡水."""
    traps = [hit[:2] for hit in seen.of("trap")]
    if not traps:
        return found
    inside = {at for start, end in traps for at in range(start + 1, end)}
    return [each for each in found if each.start not in inside and each.end not in inside]


def settled(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates that stay where they overlap: the higher rank, then the longer name, in reading order."""
    taken: list[Candidate] = []
    used = bytearray(max((each.end for each in found), default=0))
    for each in sorted(set(found), key=_precedence):
        if each.start < each.end and used.find(1, each.start, each.end) < 0:
            used[each.start : each.end] = b"\1" * (each.end - each.start)
            taken.append(each)
    return sorted(taken)


def _precedence(each: Candidate) -> tuple[int, int, int, int]:
    return (-each.rank if each.rank > 1 else 0, each.start - each.end, -each.rank, each.start)
