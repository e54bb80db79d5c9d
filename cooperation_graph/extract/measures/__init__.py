"""Single actions inside a commitment: what is promised, by whom, for whom, where and when."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from ...model import Measure, Mention, Outline, Party, Responsibility, Section, SectionKind, Span, Time
from ...text import View
from .clauses import Sentence, sentences
from .front import ACTORS, Marks
from .grouping import Action, group
from .known import Known, among, known
from .parties import Scene, actors, beneficiaries, places, scope


def measures(
    view: View,
    outline: Outline,
    assigned: tuple[Responsibility, ...],
    named: tuple[Mention, ...],
    when: tuple[Time, ...],
) -> tuple[Measure, ...]:
    """Return the actions that the commitments hold, in reading order."""
    marks, around = _marks(view, named, when), known(view, outline, named)
    lines = sorted(view.locate(line) for line in {part.line for part in assigned})
    begin = [time.span.start for time in when]
    found: list[Measure] = []
    for section in _tasks(outline, assigned):
        task = scope(view, section, around)
        for actions in _by_sentence(view, section, lines, marks):
            found += _measures(section.path, _scenes(view, around, actions), task, (begin, when))
    return tuple(found)


def _marks(view: View, named: tuple[Mention, ...], when: tuple[Time, ...]) -> Marks:
    """Return where times and names begin in the cleaned text."""
    times = dict(view.locate(each.span) for each in when)
    names = {}
    for each in named:
        if each.kind in ACTORS:
            start, end = view.locate(each.span)
            names[start] = end
    return Marks(times, names)


def _tasks(outline: Outline, assigned: tuple[Responsibility, ...]) -> Iterator[Section]:
    """Yield the sections that promise: tasks without parts of their own, and whatever assigns somebody."""
    paths = {part.path for part in assigned}
    parents = {section.path.rpartition(".")[0] for section in outline.sections}
    for section in outline.sections:
        leaf = section.path not in parents
        if section.path in paths or (leaf and section.kind is SectionKind.TASK):
            yield section


def _by_sentence(
    view: View, section: Section, lines: list[tuple[int, int]], marks: Marks
) -> Iterator[tuple[Action, ...]]:
    """Yield the actions of each sentence of a task; of its heading where the body has none."""
    found = False
    for span in (section.body, section.heading):
        if span is None or found:
            continue
        for sentence in sentences(view.text, *view.locate(span)):
            kept = _outside(sentence, lines)
            actions = tuple(group(view.text, kept, marks)) if kept else ()
            if actions:
                found = True
                yield actions


def _outside(sentence: Sentence, lines: list[tuple[int, int]]) -> Sentence:
    """Return the clauses that are no part of a responsibility line."""
    if not _inside((sentence[0][0], sentence[-1][1]), lines):  # most sentences: one look spares one a clause
        return sentence
    return tuple(clause for clause in sentence if not _inside(clause, lines))


def _inside(clause: tuple[int, int], lines: list[tuple[int, int]]) -> bool:
    at = bisect_left(lines, (clause[1], 0)) - 1
    return at >= 0 and lines[at][1] > clause[0]


def _scenes(view: View, around: Known, actions: tuple[Action, ...]) -> Iterator[Scene]:
    """Yield the actions of a sentence with the signs inside each."""
    signs = among(around.signs, actions[0].start, actions[-1].end)
    for action in actions:
        yield Scene(view, action, around, among(signs, action.start, action.end) if signs else ())


_Times = tuple[list[int], tuple[Time, ...]]  # where each begins, and the times


def _measures(path: str, scenes: Iterable[Scene], task: tuple[Party, ...], when: _Times) -> Iterator[Measure]:
    """Yield the measures of a sentence, each with what it inherits from the one before it."""
    by: tuple[Party, ...] = ()
    toward: tuple[Party, ...] = ()
    for scene in scenes:
        view, action = scene.view, scene.action
        start, end, outcomes = action.start, action.end, action.outcomes
        by, toward = actors(scene, by), beneficiaries(scene, toward, task)
        where = places(scene) if scene.signs else ()
        span = view.span(start, end)
        aims = tuple([view.span(*outcome) for outcome in outcomes]) if outcomes else ()
        more = view.text.find("等", start, end) >= 0 and _OPEN.search(view.text, start, end) is not None
        yield Measure(
            path,
            span,
            action.reading.force,
            action.status,
            by,
            toward,
            where,
            _within(span, when),
            action.rule,
            aims,
            more,
        )


# 海棠山、大青沟等旅游线路; 在展位、洽谈等方面: the list goes on
_OPEN = re.compile("、[^、，。；：]{1,40}等(?![级同于候待额次分])")


def _within(span: Span, when: _Times) -> tuple[Time, ...]:
    """Return the times inside a span."""
    begin, times = when
    first, end = bisect_left(begin, span[0]), span[1]
    if first == len(begin) or begin[first] >= end:
        return ()
    return times[first : bisect_left(begin, end, first)]
