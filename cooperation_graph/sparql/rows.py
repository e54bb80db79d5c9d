"""What a query returns: rows under their columns, for programs and for people."""

import csv
import html
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from ..vocabulary import shorten

if TYPE_CHECKING:
    from pandas import DataFrame

Cell = str | int | float | bool | None


class Rows(Struct, frozen=True):
    """An answer: `columns` are the variables of the query, a cell is None where nothing was bound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows."""
        return iter(self.rows)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def column(self, name: str) -> tuple[Cell, ...]:
        """Return the cells of one column."""
        at = self.columns.index(name)
        return tuple(row[at] for row in self.rows)

    def dicts(self) -> list[dict[str, Cell]]:
        """Return each row as a dictionary."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_pandas(self) -> "DataFrame":
        """Return a data frame; needs pandas."""
        from pandas import DataFrame

        return DataFrame(list(self.rows), columns=list(self.columns))

    def to_csv(self) -> str:
        """Return the rows as CSV."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return out.getvalue()

    def to_markdown(self) -> str:
        """Return the rows as a table of Markdown."""
        lines = [self.columns, ("---",) * len(self.columns), *self.rows]
        return "\n".join("| " + " | ".join(_markdown(cell) for cell in line) + " |" for line in lines)

    def _repr_html_(self) -> str:
        """Return the table that a notebook shows; every cell is text."""
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(_shown(cell))}</td>" for cell in row) + "</tr>" for row in self.rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _shown(cell: Cell) -> str:
    return "" if cell is None else shorten(str(cell))


def _markdown(cell: Cell) -> str:
    return _shown(cell).replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")
