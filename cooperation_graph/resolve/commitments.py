"""Commitments assembled from sections and from what the rules found inside them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from ..model import Commitment, Found, Kind, Outline, Responsibility, Section, SectionKind, Span, State
from ..text import View

WHOLE = "0"  # the path of what is assigned outside every section
# they stand in a commitment as times and targets
_NO_ENTITY = (Kind.TIME_EXPRESSION, Kind.TARGET)


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


_T = TypeVar("_T", bound=_Spanned)


def commitments(view: View, outline: Outline, found: Found) -> tuple[Commitment, ...]:
    """Return each task of a notice with what stands in it, in reading order."""
    assigned = _by_path(found.responsibilities, {section.path for section in outline.sections})
    tasks = _tasks(outline.sections, assigned)
    whole = [_whole(view, outline)] if WHOLE in assigned else []
    nest = Nest([*whole, *tasks])
    measures, times, targets = nest.sort(found.measures), nest.sort(found.times), nest.sort(found.targets)
    mentions = nest.sort(each for each in found.mentions if each.kind not in _NO_ENTITY)
    end = max((each.span.end for each in outline.sections), default=0) if outline.truncated else None
    return tuple(
        Commitment(
            section.path,
            section.label,
            ordinal,
            _heading(view, section),
            section.span,
            section.heading,
            _state(section, assigned[section.path], end),
            tuple(assigned[section.path]),
            tuple(measures[section.path]),
            tuple(times[section.path]),
            tuple(targets[section.path]),
            tuple(mentions[section.path]),
        )
        for ordinal, section in enumerate(nest.sections, start=1)
    )


class Nest:
    """Sections in reading order, each knowing the one around it, so that the innermost is found by bisection."""

    def __init__(self, sections: Iterable[Section]) -> None:
        """Order the sections and find what lies around each."""
        self.sections = sorted(sections, key=lambda each: (each.span.start, -each.span.end, each.level))
        self._starts = [each.span.start for each in self.sections]
        self.around: list[int | None] = []
        opened: list[int] = []
        for at, section in enumerate(self.sections):
            while opened and not self.sections[opened[-1]].span.covers(section.span):
                opened.pop()
            self.around.append(opened[-1] if opened else None)
            opened.append(at)

    def innermost(self, span: Span) -> Section | None:
        """Return the smallest section that covers a span."""
        start, end = span
        at: int | None = bisect_right(self._starts, start) - 1
        while at is not None and at >= 0:
            section = self.sections[at]
            if section.span[0] <= start and end <= section.span[1]:
                return section
            at = self.around[at]
        return None

    def sort(self, parts: Iterable[_T]) -> defaultdict[str, list[_T]]:
        """Return the parts by the path of the section that they stand in."""
        sorted_in: defaultdict[str, list[_T]] = defaultdict(list)
        for part in parts:
            section = self.innermost(part.span)
            if section is not None:
                sorted_in[section.path].append(part)
        return sorted_in


def _by_path(assigned: Sequence[Responsibility], paths: set[str]) -> defaultdict[str, list[Responsibility]]:
    found: defaultdict[str, list[Responsibility]] = defaultdict(list)
    for each in assigned:
        found[each.path if each.path in paths else WHOLE].append(each)
    return found


def _tasks(sections: Sequence[Section], assigned: defaultdict[str, list[Responsibility]]) -> Iterator[Section]:
    """Yield the sections that are commitments: those with a responsibility, and tasks at the end of a branch.

    A numbered step without a line of its own is no task where one line serves all the steps around it.
    """
    nest = Nest(sections)
    parents = {around for around in nest.around if around is not None}
    # whether a section lies inside one with a line, and whether anything below a section has a line
    served = [False] * len(nest.sections)
    divided = [False] * len(nest.sections)
    for at, around in enumerate(nest.around):
        if around is not None:
            served[at] = served[around] or nest.sections[around].path in assigned
    for at in reversed(range(len(nest.sections))):
        around = nest.around[at]
        if around is not None and (divided[at] or nest.sections[at].path in assigned):
            divided[around] = True
    for at, section in enumerate(nest.sections):
        around = nest.around[at]
        leaf = at not in parents and section.kind is SectionKind.TASK
        if section.path in assigned or (leaf and (not served[at] or (around is not None and divided[around]))):
            yield section


def _whole(view: View, outline: Outline) -> Section:
    title = outline.masthead.title
    return Section(WHOLE, "", 0, SectionKind.TASK, Span(0, len(view.source)), title.span if title else None)


_HEADING_END = "。：；，、 \t\n"
_FIRST_CLAUSE = re.compile(r"[^。；\n]{1,60}")


def _heading(view: View, section: Section) -> str:
    """Return what a section calls itself, or its first words where it has no heading."""
    if section.heading:
        return view.read(section.heading).strip(_HEADING_END)
    first = _FIRST_CLAUSE.search(view.read(section.body or section.span))
    return first.group().strip(_HEADING_END) if first else ""


def _state(section: Section, assigned: Sequence[Responsibility], end: int | None) -> State:
    """Return the state of a task; `end` is where a text that breaks off breaks off."""
    if any(not each.person for each in assigned):
        return State.STATED
    return State.TRUNCATED if section.span.end == end else State.NONE_STATED
