"""Rows of a table that assigns tasks, as sections."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..model import Section, SectionKind, Table
from ..text import View
from .grid import Grid
from .parts import Part
from .signature import Range

_ASSIGNS = frozenset(("lead", "responsible", "support", "supervise", "person"))


def as_table(view: View, grid: Grid, paths: Sequence[str]) -> Table:
    """Return a table as a value."""
    return Table(
        span=view.span(grid.start, grid.end),
        header=tuple(view.span(*cell) for cell in grid.header),
        rows=tuple(tuple(view.span(*cell) for cell in row) for row in grid.rows),
        columns=grid.columns,
        paths=tuple(paths),
        merges=grid.merges,
    )


def row_sections(view: View, grid: Grid, number: int, part: Part, level: int) -> Iterator[Section]:
    """Yield a section for each row of a table that names tasks and who answers for them: "t1.3" is its third row."""
    if "task" not in grid.columns or not _ASSIGNS & set(grid.columns):
        return
    task, numbers = _task_column(view.text, grid), grid.columns.index("number") if "number" in grid.columns else None
    printed = heading = ""
    place: Range | None = None
    seen: Counter[str] = Counter()
    for at, row in enumerate(grid.rows, start=1):
        cell = row[numbers] if numbers is not None else (0, 0)
        printed = re.sub(r"\D", "", view.text[slice(*cell)]) or (printed if numbers is not None else "") or str(at)
        place = _without_stop(view.text, row[task]) if row[task][0] < row[task][1] else place
        seen[printed] += 1
        heading = printed if seen[printed] == 1 else f"{printed}-{seen[printed]}"
        filled = [each for each in row if each[0] < each[1]]
        yield Section(
            path=f"{part.prefix}t{number}.{heading}",
            label=f"{part.label}{heading}" if numbers is not None else f"{part.label}表{number}第{heading}行",
            level=level,
            kind=SectionKind.TASK,
            span=view.span(min(each[0] for each in filled), max(each[1] for each in filled)),
            heading=view.span(*place) if place else None,
        )


def _without_stop(text: str, cell: Range) -> Range:
    """Return a cell without the 。 that closes it, as headings are without."""
    return (cell[0], cell[1] - 1) if text[cell[1] - 1] in "。；" and cell[1] - cell[0] > 1 else cell


def _task_column(text: str, grid: Grid) -> int:
    """Return the column with the tasks; of several (类别、任务、措施) the one with the most text."""
    candidates = [at for at, kind in enumerate(grid.columns) if kind == "task"]
    return max(candidates, key=lambda at: sum(len(text[slice(*row[at])].strip()) for row in grid.rows))
