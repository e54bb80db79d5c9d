"""Rows of a table of a cell a line in which cells are missing: by the row numbers, and by what stands in the cells."""

import re
from collections.abc import Sequence
from functools import cache

from .columns import ROLES, column, names_bodies
from .grid import Grid
from .signature import Range
from .single_lines import heading_at, row_number

_FAR = 24  # lines of one row
_MOST_HEADINGS = 16
_LONGEST_UNKNOWN = 8
_SENTENCE = re.compile("[。；，：]")
# 二、全力以赴扩投资 · (一): a heading between two rows
_PART = re.compile(
    "[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[章节部]"
)


def loose_rows(text: str, lines: Sequence[Range], begins: int) -> tuple[Grid | None, int]:
    """Return the table whose head begins at a line with 序号, and the line after it."""
    header, at = _header(text, lines, begins)
    columns = tuple(column(text, cell) or "other" for cell in header)
    if not ROLES & set(columns):
        return None, begins
    numbered, after = _numbered(text, lines, at)
    after_roles = len(columns) - 1 - max(at for at, kind in enumerate(columns) if kind in ROLES)
    rows = tuple(
        (number, *_placed(text, _own_cells(text, cells, after_roles), columns[1:]))
        for number, cells in numbered
        if cells
    )
    return (Grid(header, columns, rows, merges=False), after) if rows else (None, begins)


def _header(text: str, lines: Sequence[Range], at: int) -> tuple[tuple[Range, ...], int]:
    """Return the headings, with short ones that no list knows, and the line after them."""
    header: list[Range] = []
    while at < len(lines) and len(header) < _MOST_HEADINGS:
        heading, taken = heading_at(text, lines, at, alone=False)
        printed = text[slice(*lines[at])]
        unknown = len(printed) > _LONGEST_UNKNOWN or _SENTENCE.search(printed) or _PART.match(printed)
        if heading is None and (unknown or row_number(text, lines, at) is not None):
            break
        header.append(heading or lines[at])
        at += taken
    return tuple(header), at


def _numbered(text: str, lines: Sequence[Range], at: int) -> tuple[list[tuple[Range, list[Range]]], int]:
    """Return the row numbers with the cells below each, and the line after the last."""
    found: list[tuple[Range, list[Range]]] = []
    last, since = 0, at
    named = closed = False
    while at < len(lines) and at - since <= _FAR:
        number, printed = row_number(text, lines, at), text[slice(*lines[at])]
        if number is not None and (not found or (named and number > last and _next(text, lines, at, last + 1))):
            found.append((lines[at], []))
            last, since, named, closed = number, at, False, False
        elif found:
            closed = closed or (named and _PART.match(printed) is not None)
            named = named or names_bodies(printed)
            if not closed:
                found[-1][1].append(lines[at])
        at += 1
    return found, at


def _next(text: str, lines: Sequence[Range], at: int, wanted: int) -> bool:
    """Return whether a number begins the next row: the wanted one does not follow it."""
    later = range(at + 1, min(at + _FAR, len(lines)))
    return row_number(text, lines, at) == wanted or all(row_number(text, lines, each) != wanted for each in later)


def _own_cells(text: str, cells: Sequence[Range], after_roles: int) -> list[Range]:
    """Return the cells of a row without what follows the table: no more than the columns behind the last role."""
    bodies = [at for at, cell in enumerate(cells) if names_bodies(text[slice(*cell)])]
    return list(cells[: bodies[-1] + 1 + after_roles]) if bodies else list(cells[:1])


def _placed(text: str, cells: list[Range], columns: Sequence[str]) -> tuple[Range, ...]:
    """Return a cell or an empty range for each column, the cells in their order where they fit best."""
    extra = len(cells) - len(columns)
    if extra > 0:  # the first is broken over lines
        cells = [(cells[0][0], cells[extra][1]), *cells[extra + 1 :]]

    @cache
    def _best(cell: int, at: int) -> tuple[int, tuple[int, ...]]:
        if cell == len(cells):
            return 0, ()
        if len(columns) - at < len(cells) - cell:
            return -_FAR * _FAR, ()
        rest, those = _best(cell + 1, at + 1)
        first = 4 * (cell == at == 0 and columns[0] == "task")  # a row begins with its task
        taken = (first + _fit(text[slice(*cells[cell])], columns[at]) + rest, (at, *those))
        return max(taken, _best(cell, at + 1), key=lambda each: each[0])

    places = dict(zip(_best(0, 0)[1], cells, strict=True))
    end = cells[-1][1]
    return tuple(places.get(at, (end, end)) for at in range(len(columns)))


_PERSON = re.compile("[一-龥]{1,2} ?[一-龥]{1,2}(?:[、 ]+[一-龥]{1,2} ?[一-龥]{1,2}){0,3}")
_TIME = re.compile("[0-9]|[年月季]|长期|持续")


def _fit(printed: str, kind: str) -> int:
    """Return how well a cell fits a column."""
    if names_bodies(printed):
        return 3 if kind in ROLES else -2
    person = _PERSON.fullmatch(printed) is not None
    fits = {"person": 2 if person else -2, "time": 1 if _TIME.search(printed) else -1, "task": 0 if person else 1}
    return -3 if kind in ROLES else fits.get(kind, 0)
