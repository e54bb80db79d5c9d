"""A table as ranges of the view."""

from msgspec import Struct

from .signature import Range


class Grid(Struct, frozen=True):
    """A table as ranges of the view; an empty range is a cell that goes on from the row above."""

    header: tuple[Range, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Range, ...], ...]
    merges: bool = True  # an empty cell stands for the one above

    @property
    def start(self) -> int:
        """Return where the table begins."""
        return min(cell[0] for cell in self.header or self.rows[0] if cell[0] < cell[1])

    @property
    def end(self) -> int:
        """Return where the table ends."""
        return max(cell[1] for cell in (self.rows[-1] if self.rows else self.header) if cell[0] < cell[1])
