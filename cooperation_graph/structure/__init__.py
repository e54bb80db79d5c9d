"""From a cleaned view to the notice's masthead, sections and tables."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..model import Outline, Section, Table
from ..text import View
from .contents import contents
from .grid import Grid
from .letter import letter
from .markers import Marker, markers
from .masthead import masthead
from .parts import Part, parts
from .rows import as_table, row_sections
from .sections import breaks_off, sections
from .tables import tables


def outline(view: View) -> Outline:
    """Return the parts of a notice in reading order."""
    grids = tables(view)
    listed = contents(view.text) or (0, 0)
    outside = _outside(markers(view), grids)
    candidates = [each for each in outside if not listed[0] <= each.start < listed[1]]
    head = letter(view.text, candidates)
    grids = tuple(grid for grid in grids if grid.header or grid.start >= head.body)  # labels in columns are no table
    found = parts(view.text, head, candidates, [grid.start for grid in grids])
    numbered: list[Section] = []
    for part in found:
        inside = [each for each in candidates if part.start <= each.start < part.end]
        numbered.extend(sections(view, part, inside))
    truncated = breaks_off(view, numbered)
    assigned = list(_rows(view, grids, found, numbered))
    numbered.extend(section for _, rows in assigned for section in rows)
    return Outline(
        masthead(view, head, found),
        tuple(sorted(numbered, key=lambda section: (section.span.start, section.level))),
        tuple(table for table, _ in assigned),
        truncated,
    )


def _outside(candidates: Sequence[Marker], grids: Sequence[Grid]) -> list[Marker]:
    """Return the numbers that stand in no table."""
    headed = [grid for grid in grids if grid.header]
    starts = [grid.start for grid in headed]
    before = [bisect_right(starts, each.start) - 1 for each in candidates]
    return [each for each, at in zip(candidates, before, strict=True) if at < 0 or each.start >= headed[at].end]


def _rows(
    view: View, grids: Sequence[Grid], found: Sequence[Part], numbered: Sequence[Section]
) -> Iterator[tuple[Table, tuple[Section, ...]]]:
    """Yield each table with the sections that its rows make up."""
    starts = [section.span.start for section in numbered]
    for number, grid in enumerate(grids, start=1):
        part = next((part for part in found if part.start <= grid.start < part.end), found[-1])
        span = view.span(grid.start, grid.end)
        before = range(bisect_right(starts, span.start) - 1, -1, -1)
        level = 1 + next((numbered[at].level for at in before if numbered[at].span.covers(span)), 0)
        rows = tuple(row_sections(view, grid, number, part, level))
        yield as_table(view, grid, [row.path for row in rows]), rows
