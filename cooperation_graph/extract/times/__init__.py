"""Time expressions and their calendar values."""

from collections.abc import Callable, Iterator
from datetime import date

from ...model import Outline, Time
from ...text import View
from .readings import counted, dated, events, periods, recurring, worded

Rule = Callable[[View, date | None], Iterator[Time]]

# the order says which reading keeps a character that two of them claim: a recurrence is no plain date
RULES: tuple[tuple[str, Rule], ...] = (
    ("recurring", recurring),
    ("events", events),
    ("periods", periods),
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
    return tuple(_without_overlaps(found))


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
