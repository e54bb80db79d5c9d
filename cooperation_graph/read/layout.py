"""Lines of a printed page joined to the paragraphs they came from."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from .blocks import Block


class Line(Struct, frozen=True):
    """One printed line with its box on the page, in points or millimetres."""

    page: int
    left: float
    right: float
    size: float  # height of its characters
    text: str


def paragraphs(lines: Iterable[Line]) -> Iterator[Block]:
    """Yield paragraphs: a line goes on where the one before reaches the right margin and it is not indented itself.

    Lines are expected in reading order; a paragraph keeps the page it began on.
    """
    lines = [line for line in lines if line.text.strip() and not _is_page_number(line)]
    if not lines:
        return
    left, right = _margin([line.left for line in lines]), max(line.right for line in lines)
    joined, page = "", lines[0].page
    full = False
    for line in lines:
        goes_on = full and line.left < left + line.size * 1.2
        if joined and not goes_on:
            yield Block(joined, f"page {page}")
            joined = ""
        if not joined:
            page = line.page
        joined += line.text.strip()
        full = line.right > right - line.size * 2.2
    if joined:
        yield Block(joined, f"page {page}")


def _margin(lefts: list[float]) -> float:
    """Return the left edge that most lines keep, to the nearest unit."""
    rounded = [round(left) for left in lefts]
    return min(rounded, key=lambda left: (-rounded.count(left), left)) if len(rounded) < 5 else _commonest(rounded)


def _commonest(values: list[int]) -> int:
    counts: dict[int, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return min(counts, key=lambda value: (-counts[value], value))


def _is_page_number(line: Line) -> bool:
    """Return whether a line is "— 3 —" or "3" or "-3-"."""
    bare = line.text.strip().strip("—-–－ ·第页")
    return bare.strip().isdigit() and len(bare) <= 4
