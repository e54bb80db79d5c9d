"""What a rule of responsibilities returns: a line of text with the bodies it names, in offsets of the view."""

from collections.abc import Sequence

from msgspec import Struct

from ...model import Role

Spans = Sequence[tuple[int, int]]  # sorted and apart


class Named(Struct, frozen=True):
    """A body or person in a role."""

    role: Role
    word: str
    word_at: tuple[int, int] | None
    start: int
    end: int
    full: str
    group: bool
    position: int
    person: bool = False
    premise: tuple[int, int] | None = None
    onward: bool = False  # for all the tasks that follow too
    path: str | None = None  # of the commitment, where the line serves one that it does not stand in


class Line(Struct, frozen=True):
    """A stretch of text that assigns: `kind` says how (bare, verb, label …), `open` that its list ends in 等."""

    start: int
    end: int
    kind: str
    named: tuple[Named, ...]
    rule: str = ""
    open: bool = False


class Rejected(Struct, frozen=True):
    """A stretch of text that looked like a line, and why it is none."""

    start: int
    end: int
    reason: str
    firm: bool = False  # whatever else the words in it may be


def inside(spans: Spans, start: int, end: int) -> bool:
    """Return whether any of the sorted, disjoint spans shares a character with start…end."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= start:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] < end
