"""What a person should look at: what the text leaves open, and what could not be decided."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ..model import Commitment, Finding, Role, Span, State, TimeKind
from ..reasons import because
from ..text import View
from .matched import Matched
from .tiers import miscounted


def findings(view: View, tasks: Sequence[Commitment], matched: Iterable[Matched]) -> tuple[Finding, ...]:
    """Return the findings in reading order, each once."""
    found = dict.fromkeys(_every(view, tasks, matched))
    return tuple(sorted(found, key=lambda each: (each.span or Span(0, 0), each.code, each.message, each.values)))


def _every(view: View, tasks: Sequence[Commitment], matched: Iterable[Matched]) -> Iterator[Finding]:
    for each in matched:
        yield from each.findings
    for task in tasks:
        yield from _left_open(view, task)
        yield from miscounted(view, task.mentions)
    yield from _duplicates(view, tasks)


def _left_open(view: View, task: Commitment) -> Iterator[Finding]:
    """Yield what one task does not say."""
    bodies = [each for each in task.responsibilities if not each.person]
    if task.state is State.TRUNCATED:
        broken = because("the text breaks off before anybody is named")
        yield Finding(task.span, "truncated", *broken, name=task.label)
    others = [each for each in bodies if each.role in (Role.RESPONSIBLE, Role.SUPPORT)]
    if others and all(each.collective for each in others):
        names = "、".join(dict.fromkeys(each.full_name for each in others))
        groups = because("only groups are named beside a lead: {names}", names=names)
        yield Finding(others[0].span, "collective_only", *groups, name=task.label)
    for time in task.times:
        if time.kind is TimeKind.VAGUE or (time.edtf is None and time.rrule is None and time.deadline):
            words = because("{words} has no calendar value", words=view.read(time.span))
            yield Finding(time.span, "vague_time", *words, name=task.label)


def _duplicates(view: View, tasks: Sequence[Commitment]) -> Iterator[Finding]:
    """Yield the tasks that say the same as an earlier one."""
    first: dict[str, Commitment] = {}
    for task in tasks:
        body = "".join(view.read(task.span).split())
        text = body[body.find(task.heading) :] if task.heading and task.heading in body else body
        if len(text) < _SHORT:
            continue
        same = first.setdefault(text, task)
        if same is not task:
            alike = because("says the same as {label} ({path})", label=same.label, path=same.path)
            yield Finding(task.span, "duplicate", *alike, name=f"{task.label} ({task.path})")
        yield from _repeated(view, task)


def _repeated(view: View, task: Commitment) -> Iterator[Finding]:
    """Yield the lines that stand twice in one task, as web pages print them."""
    start, end = view.locate(task.span)
    text = view.text[start:end]
    if "\n" not in text.strip():  # most tasks
        return
    seen: set[str] = set()
    for match in re.finditer("[^\n]+", text):
        line = "".join(match.group().split())
        if len(line) >= _SHORT and line in seen:
            span = view.span(start + match.start(), start + match.end())
            yield Finding(span, "duplicate", *because("this line is printed twice"), name=task.label)
        seen.add(line)


_SHORT = 12  # two rows of a table may well hold the same few characters
