"""Tables in plain text: cells set apart by tabs, pipes or wide blanks, Markdown, or one cell a line."""

import re
from collections.abc import Iterator, Sequence

from ..text import View
from .columns import ROLES, column, exact_column, names_bodies
from .grid import Grid
from .signature import Range
from .single_cells import cell_by_cell


def tables(view: View) -> tuple[Grid, ...]:
    """Return the tables in reading order."""
    text = view.text
    found = [*_separated(text), *_spaced(text)]
    found += [
        grid for grid in cell_by_cell(text) if all(each.end <= grid.start or grid.end <= each.start for each in found)
    ]
    return tuple(sorted(found, key=lambda grid: grid.start))


_LINE = re.compile(r"[^\n]+")
_RULE = re.compile(r"[\s|：:-]*-{2,}[\s|：:-]*$")  # |---|:--:|


def _separated(text: str) -> Iterator[Grid]:
    """Yield the tables whose rows are lines with tabs or pipes."""
    block: list[tuple[Range, ...]] = []
    if "\t" not in text and "|" not in text:
        return
    for match in _LINE.finditer(text):
        cells = _cells(text, match.start(), match.end())
        if len(cells) > 1:
            block.append(cells)
        elif not _RULE.match(match.group()) and match.group().strip():
            yield from _grid(text, block)
            block = []
    yield from _grid(text, block)


_WIDE = re.compile(r"(?<=[^ ]) {2,}(?=[^ ])")


def _spaced(text: str) -> Iterator[Grid]:
    """Yield the tables whose cells stand between wide blanks, below a head that names a role."""
    block: list[tuple[Range, ...]] = []
    if "  " not in text:
        return
    for match in _LINE.finditer(text):
        cells = () if "\t" in match[0] or "|" in match[0] else _between_blanks(match)
        if (block and len(cells) > 1) or (_is_header(text, cells) and _names_role(text, cells)):
            block.append(cells)
        elif block and match[0].strip():
            yield from _grid(text, block)
            block = []
    yield from _grid(text, block)


def _between_blanks(line: re.Match[str]) -> tuple[Range, ...]:
    """Return the cells of a line that wide blanks part."""
    printed = line[0]
    cuts = [match.span() for match in _WIDE.finditer(printed)]
    first, last = len(printed) - len(printed.lstrip()), len(printed.rstrip())
    starts, ends = [first, *(end for _, end in cuts)], [*(start for start, _ in cuts), last]
    return tuple((line.start() + a, line.start() + b) for a, b in zip(starts, ends, strict=True)) if cuts else ()


def _names_role(text: str, row: Sequence[Range]) -> bool:
    return any(exact_column(text, cell) in ROLES for cell in row)


def _cells(text: str, start: int, end: int) -> tuple[Range, ...]:
    """Return the cells of a line, () where it is no row."""
    line = text[start:end]
    sign = "\t" if "\t" in line else "|" if line.count("|") > 1 or line.strip().startswith("|") else None
    if sign is None or _RULE.match(line):
        return ()
    ranges, at = [], start
    for piece in line.split(sign):
        first = at + len(piece) - len(piece.lstrip())
        ranges.append((first, max(first, at + len(piece.rstrip()))))
        at += len(piece) + 1
    if sign == "|" and line.strip().startswith("|"):
        ranges = ranges[1:]
    if sign == "|" and line.rstrip().endswith("|"):
        ranges = ranges[:-1]
    return tuple(ranges)


def _grid(text: str, block: Sequence[tuple[Range, ...]]) -> Iterator[Grid]:
    """Yield the table that a run of rows makes up, if they do."""
    filled = [row for row in block if any(a < b for a, b in row)]
    header = next((row for row in filled if _is_header(text, row)), ())
    above = filled.index(header) if header else 0
    if above > _HIGHEST:  # the fields of a page stand right above its table
        yield Grid((), (), tuple(filled[:above]))
    body = filled[above + 1 :] if header else filled
    if len(filled) - above < 2:
        return
    if header:
        columns = tuple(column(text, cell) or "other" for cell in header)
        body = [_aligned(text, row, columns) for row in body if _is_row(text, row, header)]
        yield Grid(header, columns, tuple(body))
    else:
        yield Grid((), (), tuple(body))


_HIGHEST = 2  # rows above a header that are its title


def _is_header(text: str, row: Sequence[Range]) -> bool:
    """Return whether most cells of a row are words that head a column, or one of them a role and all are short."""
    known = sum(column(text, cell) is not None for cell in row)
    if known < _FEWEST_KNOWN:
        return False
    exact = any(exact_column(text, cell) for cell in row)
    short = all(cell[1] - cell[0] <= _LONGEST_HEADER and "。" not in text[slice(*cell)] for cell in row)
    return (exact and 2 * known >= len(row)) or (short and _names_role(text, row))


_FEWEST_KNOWN = 2
_LONGEST_HEADER = 20


def _is_row(text: str, row: Sequence[Range], header: Sequence[Range]) -> bool:
    """Return whether a row is one of the table's: no heading across it, not its head again, no field of the page."""
    field = text[slice(*row[0])].endswith("：")  # 索引号： | 01105
    return not (_is_title(row, header) or row == header or field)


def _is_title(row: Sequence[Range], header: Sequence[Range]) -> bool:
    """Return whether a row is a heading across the table: one cell where there are three columns or more."""
    return len(header) > 2 and sum(a < b for a, b in row) == 1


def _aligned(text: str, row: tuple[Range, ...], columns: Sequence[str]) -> tuple[Range, ...]:
    """Return a row with as many cells as the header; cells merged with those above are missing on the left.

    A row number stands below 序号 and bodies below a role, so what is missing before them and after can be told apart.
    """
    filled = row
    while len(filled) > 1 and filled[-1][0] == filled[-1][1]:
        filled = filled[:-1]
    missing = len(columns) - len(filled)
    if missing <= 0:
        return row[: len(columns)]
    usual = _before(text, row, columns) if len(row) < len(columns) else 0
    before = max(range(missing + 1), key=lambda shift: (_fits(text, filled, columns, shift), shift == usual))
    start, end = filled[0][0], filled[-1][1]
    return ((start, start),) * before + filled + ((end, end),) * (missing - before)


def _before(text: str, row: Sequence[Range], columns: Sequence[str]) -> int:
    """Return how many cells are missing on the left by the row number: all that are missing where there is none."""
    missing = len(columns) - len(row)
    if "number" in columns:
        at = columns.index("number")
        number = next((i for i, cell in enumerate(row[: at + 1]) if text[slice(*cell)].isdecimal()), None)
        if number is not None:
            return min(missing, at - number)
    return missing


def _fits(text: str, row: Sequence[Range], columns: Sequence[str], shift: int) -> int:
    """Return how many cells below a role name bodies, less those that do not, if a row begins so far to the right."""
    below = [text[slice(*cell)] for cell, kind in zip(row, columns[shift:], strict=False) if kind in ROLES]
    return sum(1 if names_bodies(each) else -1 for each in below if each.strip())
