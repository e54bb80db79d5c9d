"""Tables whose cells stand one a line, or one between blanks in a text without lines."""

import re
from collections.abc import Iterator, Sequence

from .columns import ROLES, column, exact_column, names_bodies
from .grid import Grid
from .loose_rows import loose_rows
from .signature import Range, is_body
from .single_lines import heading_at, row_number

_LINE = re.compile(r"[^\n]+")


def cell_by_cell(text: str) -> Iterator[Grid]:
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
    at = begins = 0
    while at < len(lines):
        begins = begins if header else at
        heading, taken = heading_at(text, lines, at, alone=not (header and column(text, header[0]) == "number"))
        if heading is not None:
            header.append(heading)
            at += taken
            continue
        grid = None
        if len(header) > 1 and column(text, header[0]) == "number":
            grid, after = _numbered_rows(text, tuple(header), lines, at)
            if grid is None or not _sound(text, grid):
                loose, later = loose_rows(text, lines, begins)
                grid, after = (loose, later) if loose else (grid, after)
            at = after
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


_BORDER = " \t|"  # 市教育局 |
_FEW_LINES = 6


def _numbered_rows(text: str, header: tuple[Range, ...], lines: Sequence[Range], at: int) -> tuple[Grid | None, int]:
    """Return the table below a header of single cells, and the line after it: each row begins with its number."""
    columns = tuple(column(text, cell) or "other" for cell in header)
    width = len(header) - 1
    found: list[list[Range]] = []  # a row number and the cells below it
    first = row_number(text, lines, at) or 1  # a page may hold rows 80 and 81 only
    while at < len(lines):
        number = first + len(found)
        if row_number(text, lines, at) == number and (not found or len(found[-1]) > width):
            found.append([lines[at]])
        elif not found or (len(found[-1]) > width and not _more_rows(text, lines, at, number)):
            break
        else:
            found[-1].append(lines[at])
        at += 1
    rows_ = tuple(row for number, *cells in found for row in _filled(text, number, cells, columns[1:]))
    return (Grid(header, columns, rows_) if rows_ else None), at - bool(found)


_FAR = 12  # lines of one row


def _more_rows(text: str, lines: Sequence[Range], at: int, number: int) -> bool:
    """Return whether the next row number comes within the lines that one row may take."""
    return any(row_number(text, lines, next_) == number for next_ in range(at, min(at + _FAR, len(lines))))


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


def _sound(text: str, grid: Grid) -> bool:
    """Return whether bodies stand below each role in most rows."""
    roles = [at for at, kind in enumerate(grid.columns) if kind in ROLES]
    below = [text[slice(*row[at])] for row in grid.rows for at in roles if row[at][0] < row[at][1]]
    return not roles or sum(map(names_bodies, below)) * 4 >= len(below) * 3 > 0
