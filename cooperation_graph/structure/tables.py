"""Tables in plain text: cells set apart by tabs, pipes or wide blanks, Markdown, or one cell a line."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..text import View
from .columns import ROLES, column, exact_column, names_bodies
from .signature import Range, is_body


class Grid(Struct, frozen=True):
    """A table as ranges of the view; an empty range is a cell that goes on from the row above."""

    header: tuple[Range, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Range, ...], ...]

    @property
    def start(self) -> int:
        """Return where the table begins."""
        return min(cell[0] for cell in self.header or self.rows[0] if cell[0] < cell[1])

    @property
    def end(self) -> int:
        """Return where the table ends."""
        return max(cell[1] for cell in (self.rows[-1] if self.rows else self.header) if cell[0] < cell[1])


def tables(view: View) -> tuple[Grid, ...]:
    """Return the tables in reading order."""
    text = view.text
    found = [*_separated(text), *_spaced(text)]
    found += [
        grid for grid in _cell_by_cell(text) if all(each.end <= grid.start or grid.end <= each.start for each in found)
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
        body = [_aligned(text, row, columns) for row in body if not _is_title(row, header) and row != header]
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


def _cell_by_cell(text: str) -> Iterator[Grid]:
    """Yield the tables whose cells stand one a line, or one between blanks in a text without lines."""
    pattern = _LINE if text.count("\n") > _FEW_LINES else re.compile(r"[^\n ]+")
    border = _BORDER if pattern is _LINE else None
    numbered = re.search("[序编] *号", text) is not None
    if not numbered and not _HEADS.search(text):
        return
    pieces = ((match.start(), match[0]) for match in pattern.finditer(text))
    lines = [
        (at + len(line) - len(line.lstrip(border)), at + len(line.rstrip(border)))
        for at, line in pieces
        if line.strip(border)
    ]
    header: list[Range] = []
    at = 0
    while at < len(lines):
        heading, taken = _heading(text, lines, at, alone=not (header and column(text, header[0]) == "number"))
        if heading is not None:
            header.append(heading)
            at += taken
            continue
        grid = None
        if len(header) > 1 and column(text, header[0]) == "number":
            grid, at = _numbered_rows(text, tuple(header), lines, at)
        elif len(header) > 1:
            grid, at = _unnumbered_rows(text, tuple(header), lines, at)
        if grid is not None:
            yield grid
        header = []
        at += grid is None


# 工作任务⏎牵头单位⏎, with another heading between them or not
_HEADS = re.compile(
    r"(?:任务|内容|事项|项目|措施|举措)(?:[ \t|]*[\n ]+[ \t]*[一-龥]{2,6})?[ \t|]*[\n ]+[ \t]*"
    r"(?:牵头|责任|主办|负责|承办|主责|实施|落实)[一-龥]{0,4}(?:单位|部门)"
)


def _unnumbered_rows(text: str, header: tuple[Range, ...], lines: Sequence[Range], at: int) -> tuple[Grid | None, int]:
    """Return the table below a header of single cells without row numbers, and the line after it.

    It goes on as long as bodies stand below each role, and none below a task.
    """
    columns = tuple(exact_column(text, cell) or "other" for cell in header)
    width, first = len(columns), at
    found: list[tuple[Range, ...]] = []
    if "task" not in columns or not ROLES & set(columns):
        return None, at
    while at + width <= len(lines):
        row = tuple(lines[at : at + width])
        bodies = [names_bodies(text[slice(*cell)]) for cell in row]
        if not all(body is (kind in ROLES) for body, kind in zip(bodies, columns, strict=True) if kind in _TELLING):
            break
        found.append(row)
        at += width
    return (Grid(header, columns, tuple(found)), at) if found else (None, first)


_TELLING = ROLES | {"task"}


def _heading(text: str, lines: Sequence[Range], at: int, *, alone: bool) -> tuple[Range | None, int]:
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


_BORDER = " \t|"  # 市教育局 |
_LONGEST_HEADING = 8
_FEW_LINES = 6
_LONGEST_HEADER = 20


def _numbered_rows(text: str, header: tuple[Range, ...], lines: Sequence[Range], at: int) -> tuple[Grid | None, int]:
    """Return the table below a header of single cells, and the line after it: each row begins with its number."""
    columns = tuple(column(text, cell) or "other" for cell in header)
    width = len(header) - 1
    found: list[list[Range]] = []  # a row number and the cells below it
    first = _number(text, lines, at) or 1  # a page may hold rows 80 and 81 only
    while at < len(lines):
        number = first + len(found)
        if _number(text, lines, at) == number and (not found or len(found[-1]) > width):
            found.append([lines[at]])
        elif not found or (len(found[-1]) > width and not _more_rows(text, lines, at, number)):
            break
        else:
            found[-1].append(lines[at])
        at += 1
    rows_ = tuple(row for number, *cells in found for row in _filled(text, number, cells, columns[1:]))
    return (Grid(header, columns, rows_) if rows_ else None), at - bool(found)


_FAR = 12  # lines of one row


def _number(text: str, lines: Sequence[Range], at: int) -> int | None:
    """Return the row number that a line is, if it is one."""
    printed = text[slice(*lines[at])].rstrip(".、") if at < len(lines) else ""
    return int(printed) if printed.isdecimal() and printed.isascii() and len(printed) < _DIGITS else None


_DIGITS = 5


def _more_rows(text: str, lines: Sequence[Range], at: int, number: int) -> bool:
    """Return whether the next row number comes within the lines that one row may take."""
    return any(_number(text, lines, next_) == number for next_ in range(at, min(at + _FAR, len(lines))))


def _filled(text: str, number: Range, cells: Sequence[Range], columns: Sequence[str]) -> list[tuple[Range, ...]]:
    """Return the rows below one number: one, or several where the number's cell is merged."""
    width = len(columns)
    if columns[:1] == ("task",) and width == 2:
        rows_ = _tasks_and_bodies(text, cells)
    elif width and cells and len(cells) % width == 0:
        rows_ = [tuple(cells[at : at + width]) for at in range(0, len(cells), width)]
    else:  # a cell broken over lines: the first is the task
        extra = max(len(cells) - width, 0)
        first = [(cells[0][0], cells[extra][1])] if cells else []
        rest = list(cells[extra + 1 :])
        end = cells[-1][1] if cells else number[1]
        rows_ = [tuple(first + rest + [(end, end)] * (width - len(first) - len(rest)))]
    return [((number if at == 0 else (row[0][0], row[0][0])), *row) for at, row in enumerate(rows_)]


def _tasks_and_bodies(text: str, cells: Sequence[Range]) -> list[tuple[Range, ...]]:
    """Return rows of a task and its bodies, either of which may stand on several lines."""
    found: list[list[Range]] = []
    for at, cell in enumerate(cells):
        body = at > 0 and (is_body(text[slice(*cell)].rpartition("、")[2]) or at == len(cells) - 1)
        if not body and (not found or len(found[-1]) > 1):
            found.append([cell])
        elif body == (len(found[-1]) > 1):
            found[-1][-1] = (found[-1][-1][0], cell[1])
        else:
            found[-1].append(cell)
    return [(row[0], row[1] if len(row) > 1 else (row[0][1], row[0][1])) for row in found]
