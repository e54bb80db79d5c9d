"""Time expressions and their calendar values."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from msgspec.structs import replace

from ...model import Outline, Time, TimeKind
from ...text import View
from .limits import limited
from .readings import counted, dated, events, periods, recurring, valid, worded

_SENTENCE_END = re.compile("[。；;\n]")
Rule = Callable[[View, date | None], Iterator[Time]]

# of two readings of one character the earlier keeps it: a recurrence is no plain date, a plan period no event
RULES: tuple[tuple[str, Rule], ...] = (
    ("recurring", recurring),
    ("valid", valid),
    ("periods", periods),
    ("events", events),
    ("counted", counted),
    ("dated", dated),
    ("worded", worded),
)


def times(view: View, outline: Outline) -> tuple[Time, ...]:
    """Return the time expressions in reading order."""
    signed = _signed(outline)
    found: list[tuple[int, int, int, Time]] = []
    for rank, (_, rule) in enumerate(RULES):
        found += ((each.span.start, rank, each.span.end, each) for each in rule(view, signed))
    return tuple(limited(view, outline, _bounded(view, _without_overlaps(found)), signed))


def _bounded(view: View, found: Iterator[Time]) -> Iterator[Time]:
    """Yield the times; a recurrence after an interval in its sentence stands within it: 未来5年，每年…."""
    interval: Time | None = None
    at = 0
    for time in found:
        if interval and _SENTENCE_END.search(view.source, at, time.span.start):
            interval = None
        at = time.span.end
        if time.kind is TimeKind.INTERVAL and time.edtf:
            interval = time
        yield replace(time, within=interval.edtf) if interval and time.kind is TimeKind.RECURRENCE else time


def _signed(outline: Outline) -> date | None:
    """Return the date of signing, or of publication where the notice prints no other."""
    field = outline.masthead.issued or outline.masthead.published
    try:
        return date.fromisoformat(field.value) if field else None
    except ValueError:
        return None


def _without_overlaps(found: list[tuple[int, int, int, Time]]) -> Iterator[Time]:
    """Yield the times in reading order; of two that share a character, the one of the earlier rule."""
    taken: list[tuple[int, int, int, Time]] = []
    for each in sorted(found, key=lambda row: row[:3]):
        while taken and taken[-1][2] > each[0] and taken[-1][1] > each[1]:
            taken.pop()
        if not taken or taken[-1][2] <= each[0]:
            taken.append(each)
    yield from (row[3] for row in taken)
