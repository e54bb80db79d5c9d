"""Headings and row numbers of tables whose cells stand one a line."""

from collections.abc import Sequence

from .columns import column, exact_column
from .signature import Range


def heading_at(text: str, lines: Sequence[Range], at: int, *, alone: bool) -> tuple[Range | None, int]:
    """Return the column heading at a line and how many lines it takes: 工 作 任 务 may be four.

    One that stands `alone`, without 序号 before it, is a word of the list.
    """
    known = exact_column if alone else column
    for taken in range(1, _LONGEST_HEADING + 1):
        span = lines[at][0], lines[min(at + taken, len(lines)) - 1][1]
        if span[1] - span[0] > _LONGEST_HEADER:
            break
        if known(text, span):
            return span, taken
    return None, 1


_LONGEST_HEADING = 8
_LONGEST_HEADER = 20


def row_number(text: str, lines: Sequence[Range], at: int) -> int | None:
    """Return the row number that a line is, if it is one."""
    printed = text[slice(*lines[at])].rstrip(".、") if at < len(lines) else ""
    return int(printed) if printed.isdecimal() and printed.isascii() and len(printed) < _DIGITS else None


_DIGITS = 5
