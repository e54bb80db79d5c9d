"""Paragraphs and table rows that know where in the original file they stand."""

from collections.abc import Iterable

from msgspec import Struct

from ..model import Location, Span


class Block(Struct, frozen=True):
    """One line of the stored text: a paragraph, or a table row whose cells are joined by tabs."""

    text: str
    place: str  # "page 3", "paragraph 12", "table 1 row 2"


def stored_text(blocks: Iterable[Block]) -> tuple[str, tuple[Location, ...]]:
    r"""Return the text of the blocks, one a line, and the place of each.

    >>> stored_text([Block("一、任务", "paragraph 1"), Block("序号\t任务", "table 1 row 1")])[0]
    '一、任务\n序号\t任务\n'
    """
    lines, locations, at = [], [], 0
    for block in blocks:
        lines.append(block.text)
        locations.append(Location(Span(at, at + len(block.text)), block.place))
        at += len(block.text) + 1
    return "".join(f"{line}\n" for line in lines), tuple(locations)


def table_rows(cells: Iterable[Iterable[str]], number: int) -> Iterable[Block]:
    """Yield a table's rows as blocks; an empty cell stands where a merged cell goes on."""
    for row, texts in enumerate(cells, 1):
        flat = [" ".join(text.split()) if text.isascii() else "".join(text.split("\n")).strip() for text in texts]
        if any(flat):
            yield Block("\t".join(cell.replace("\t", " ") for cell in flat), f"table {number} row {row}")
