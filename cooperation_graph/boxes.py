"""Tables drawn with box signs: their cells in reading order, each in one piece however many lines it is broken over."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

# │ 1 │ 修路 │ 市交通局 │ under ├───┼──────┼──────────┤
_LINE = re.compile(r"^[ \t]*(?P<row>[│┃║┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛╭╮╰╯┠┨┝┥][^\n]*)", re.MULTILINE)
_BORDER = re.compile("[│┃║┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛╭╮╰╯┠┨┝┥]")
_RULE = re.compile(r"[ \t]*[─━═╌┄┅-]+[ \t]*")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A drawn table: where it stands, and what a reader sees there, pieces of the text or signs that stand for one."""

    start: int
    end: int
    pieces: tuple[tuple[Range, str], ...]  # a range, and the sign to read in its place if it is not read as it is


@dataclass(slots=True)
class _Cell:
    pieces: list[Range] = field(default_factory=list)


def boxes(text: str) -> Iterator[Box]:
    r"""Yield the drawn tables in reading order, a row a line and a tab between two cells.

    >>> text = "│ 1 │市交 │\n│   │通局 │\n├───┼─────┤\n│ 2 │市水利局│\n└───┴─────┘\n"
    >>> (box,) = boxes(text)
    >>> "".join(sign or text[slice(*span)] for span, sign in box.pieces)
    '1\t市交通局\n2\t市水利局\n'
    """
    block: list[re.Match[str]] = []
    for match in _LINE.finditer(text):
        if block and text[block[-1].end() : match.start()] != "\n":
            yield from _box(text, block)
            block = []
        block.append(match)
    yield from _box(text, block)


def _box(text: str, block: Sequence[re.Match[str]]) -> Iterator[Box]:
    lines = [_cells(match) for match in block]
    ruled = [bool(cells) and all(_RULE.fullmatch(text, *cell) for cell in cells) for cells in lines]
    if any(ruled) and not all(ruled):
        start = block[0].start()
        yield Box(start, min(len(text), block[-1].end() + 1), tuple(_read(_rows(text, lines, ruled), start)))


def _cells(match: re.Match[str]) -> list[Range]:
    """Return what stands between the borders of a line."""
    at = [match.start("row") + border.start() for border in _BORDER.finditer(match["row"])]
    return [(a + 1, b) for a, b in pairwise(at)]


def _rows(text: str, lines: Sequence[list[Range]], ruled: Sequence[bool]) -> list[list[_Cell]]:
    """Return the rows; a cell that goes on beside a rule stands in its first row, and is empty in the others."""
    width = max(len(cells) for cells in lines)
    alone = _line_by_line(text, lines, ruled, width)
    rows: list[list[_Cell]] = []
    opened: list[_Cell] = []  # the cell of each column, of whichever row it is
    for at, line in enumerate(lines):
        if ruled[at] or len(line) != width:  # a rule, or a heading across the table
            opened = []
        if ruled[at]:
            continue
        cut = [_RULE.fullmatch(text, *cell) is not None for cell in line]
        if not opened or any(cut) or at in alone:
            row = [_Cell() for _ in line]
            kept = opened if opened and at not in alone else row
            opened = [new if parted else old for old, new, parted in zip(kept, row, cut, strict=True)]
            rows.append(row)
        for cell, span, parted in zip(opened, line, cut, strict=True):
            if not parted and text[slice(*span)].strip():
                cell.pieces.append(_trimmed(text, *span))
        opened = opened if len(line) == width else []
    return [row for row in rows if any(cell.pieces for cell in row)]


def _line_by_line(text: str, lines: Sequence[list[Range]], ruled: Sequence[bool], width: int) -> set[int]:
    """Return the lines that begin a row without a rule above: those with every cell, where only the head is ruled."""
    inner = [at for at in range(1, len(lines) - 1) if ruled[at]]
    if len(inner) > 1:
        return set()
    first = inner[0] if inner else 0
    return {
        at
        for at in range(first + 1, len(lines))
        if len(lines[at]) == width and all(text[slice(*cell)].strip() for cell in lines[at])
    }


def _trimmed(text: str, start: int, end: int) -> Range:
    printed = text[start:end]
    return start + len(printed) - len(printed.lstrip()), start + len(printed.rstrip())


def _read(rows: Sequence[list[_Cell]], start: int) -> Iterator[tuple[Range, str]]:
    """Yield the pieces of the cells; the first sign of the drawing stands for each sign that parts them."""
    for row in rows:
        for at, cell in enumerate(row):
            if at:
                yield (start, start + 1), "\t"
            yield from ((piece, "") for piece in cell.pieces)
        yield (start, start + 1), "\n"
