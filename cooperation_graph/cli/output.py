"""How rows leave the program: a table on a terminal, TSV in a pipe, or what --format and the name of the file say."""

import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Self, TextIO

from ..errors import UsageError
from .language import language, say

Cell = str | int | float | bool | tuple[str, ...] | None

NO_LIMIT = 1_000_000
"""Columns of a table that is not printed on a terminal: nothing is folded."""


class Word(str):
    """A word of a closed set, by the key of its message: the bare code in TSV and JSON, the word in what people read.

    >>> Word("state.truncated").code
    'truncated'
    """

    __slots__ = ()

    @property
    def code(self) -> str:
        """Return the part of the key that programs compare."""
        return self.partition(".")[2]


class Phrase(str):
    """Names and words of closed sets in one cell: programs read the codes, people the words.

    >>> Phrase("三（一） -", Word("relation.lead"), "-> 市经委")
    '三（一） -lead-> 市经委'
    """

    __slots__ = ("parts",)
    parts: tuple[str, ...]

    def __new__(cls, *parts: str) -> Self:
        """Put the parts together."""
        phrase = super().__new__(cls, "".join(part.code if isinstance(part, Word) else part for part in parts))
        phrase.parts = parts
        return phrase


class Iri(str):
    """An IRI, in full for programs; people see the name of a term, or the path below the base."""

    __slots__ = ()

    @property
    def said(self) -> str:
        """Return what people see."""
        from ..iri import BASE, ONTOLOGY

        if self.startswith(ONTOLOGY):
            from ..query import term_label

            return term_label(str(self), language())
        return self.removeprefix(f"{BASE}id/")


class Collective(str):
    """The name of a collective, which people see marked as such."""

    __slots__ = ()


class Table(NamedTuple):
    """Rows to print; `columns` are the stable names of JSON and TSV, `column.<name>` the headings people see."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def headings(self) -> list[str]:
        """Return the headings in the chosen language."""
        return [say(f"column.{name}").removeprefix("column.") for name in self.columns]


def write_table(table: Table, format_: str | None = None, output: Path | None = None) -> None:
    """Write rows; without a format the file's suffix decides, then whether a person looks."""
    chosen = chosen_format(format_, output)
    if output is not None:
        save(output, bytes_of(table, chosen))
    else:
        FORMATS[chosen](table, sys.stdout)


def bytes_of(table: Table, format_: str) -> bytes:
    """Return the rows as a file holds them."""
    stream = io.StringIO()
    FORMATS[format_](table, stream)
    # Excel takes a CSV file for the system's encoding unless it begins with a byte order mark
    return stream.getvalue().encode("utf-8-sig" if format_ == "csv" else "utf-8", "replace")


def in_words(table: Table) -> Table:
    """Return the rows as people read them, but for numbers and lists."""
    return Table(table.columns, tuple(tuple(_worded(cell) for cell in row) for row in table.rows))


def _worded(cell: Cell) -> Cell:
    if isinstance(cell, tuple):
        return tuple(map(_said, cell))
    return cell if isinstance(cell, int | float) else _said(cell)


def chosen_format(format_: str | None, output: Path | None) -> str:
    """Return the name of the format that is asked for or that suits where the rows go."""
    if format_ is None and output is not None:
        format_ = output.suffix.removeprefix(".").lower().replace("txt", "tsv")
        if format_ not in FORMATS:
            raise UsageError(say("unknown_suffix", file=output.name, known=", ".join(FORMATS)))
    if format_ is None:
        return "table" if sys.stdout.isatty() else "tsv"
    if format_ not in FORMATS:
        raise UsageError(say("unknown_format", name=format_, known=", ".join(FORMATS)))
    return format_


def save(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    if not path.name or path.is_dir():
        raise UsageError(say("cannot_write", file=path, reason=say("is_folder")))
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise UsageError(say("cannot_write", file=path, reason=error.strerror or error)) from None


def note(message: str) -> None:
    """Say something about the answer on standard error, where it does not get into the rows."""
    print(message, file=sys.stderr)


def _code(cell: Cell) -> Cell:
    """Return a cell as programs read it."""
    if isinstance(cell, tuple):
        return tuple(str(_code(each)) for each in cell)
    return cell.code if isinstance(cell, Word) else cell


def _said(cell: Cell) -> str:
    """Return a cell as people read it."""
    if isinstance(cell, tuple):
        return "、".join(map(_said, cell))
    if isinstance(cell, Iri):
        return cell.said
    if isinstance(cell, Phrase):
        return "".join(map(_said, cell.parts))
    if isinstance(cell, Word):
        return say(str(cell)).removeprefix(f"{cell.partition('.')[0]}.")
    if isinstance(cell, Collective):
        return say("collective_mark", name=str(cell))
    return "" if cell is None else str(cell)


def _field(cell: Cell) -> str:
    """Return a cell as a field of TSV."""
    code = _code(cell)
    text = "、".join(code) if isinstance(code, tuple) else "" if code is None else str(code)
    return text.translate(_TSV_ESCAPES)


# a row stays one line; PostgreSQL's COPY and SPARQL's TSV results escape so too
_TSV_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def _tsv(table: Table, stream: TextIO) -> None:
    stream.writelines("\t".join(map(_field, row)) + "\n" for row in (table.columns, *table.rows))


def _csv(table: Table, stream: TextIO) -> None:
    import csv

    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(table.headings())
    writer.writerows([[_inert(cell) for cell in row] for row in table.rows])


def _inert(cell: Cell) -> str:
    """Return a cell that no spreadsheet takes for a formula: a notice's words must not run on the reader's machine."""
    text = _said(cell)
    return f"'{text}" if isinstance(cell, str | tuple) and text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _json(table: Table, stream: TextIO) -> None:
    import json

    rows = [dict(zip(table.columns, map(_code, row), strict=True)) for row in table.rows]
    stream.write(writable(json.dumps(rows, ensure_ascii=False, indent=2), stream) + "\n")


def writable(text: str, stream: TextIO) -> str:
    r"""Return JSON in characters the stream can hold: what a GBK console lacks becomes \uXXXX, so nothing is lost."""
    import json

    try:
        text.encode(getattr(stream, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(json.loads(text), indent=2)
    return text


# what Markdown would read as markup; a cell is text
_MARKDOWN = str.maketrans({**{char: f"\\{char}" for char in "\\|<>[]*_`#"}, "\n": "<br>", "\r": ""})


def _markdown(table: Table, stream: TextIO) -> None:
    stream.write("| " + " | ".join(table.headings()) + " |\n|" + " --- |" * len(table.columns) + "\n")
    lines = ((_said(cell).translate(_MARKDOWN) for cell in row) for row in table.rows)
    stream.writelines("| " + " | ".join(line) + " |\n" for line in lines)


def _terminal(table: Table, stream: TextIO) -> None:
    import shutil

    width = shutil.get_terminal_size((NO_LIMIT, 24)).columns
    cells = [[visible(_said(cell)) for cell in row] for row in table.rows]
    for places, gap in _TRIED:
        room = width - gap * (len(table.columns) - 1)
        if widths := _widths(table, cells, places, room):
            _grid(table.headings(), cells, widths, gap, stream)
            return
    _blocks(table.headings(), cells, stream)


_TRIED = ((10, 3), (10, 2), (8, 2))
"""Places below which no column is folded, and blanks between columns, the best first; four characters always fit."""

_NUMBER = 24
"""A notice's number is no wider, 国办发〔2023〕47号, and is never folded; its title is wider, and may be."""


def _widths(table: Table, cells: list[list[str]], places: int, room: int) -> list[int]:
    """Return the widths of the columns, the room shared out evenly, or [] where there is not enough of it."""
    widths, wanted = [], []
    for name, heading, *column in zip(table.columns, table.headings(), *cells, strict=True):
        each = [_width(text) for text in (heading, *column)]
        whole = [width for width in each if name == "notice" and width <= _NUMBER]
        widths.append(max(min(places, max(each)), *whole, 0))
        wanted.append(max(each))
    if sum(wanted) <= room:
        return wanted
    left = room - sum(widths)
    if left < 0:
        return []
    while left and (folded := [at for at, width in enumerate(widths) if width < wanted[at]]):
        least = min(folded, key=widths.__getitem__)
        beyond = min((widths[at] + 1 for at in folded if at != least), default=wanted[least])
        more = min(left, min(beyond, wanted[least]) - widths[least])
        widths[least] += more
        left -= more
    return widths


def _width(text: str) -> int:
    from unicodedata import east_asian_width

    return max((sum(1 + (east_asian_width(char) in "WF") for char in line) for line in text.split("\n")), default=0)


def _grid(headings: list[str], cells: list[list[str]], widths: list[int], gap: int, stream: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold", padding=(0, 1, 0, gap - 2))
    for heading, width in zip(headings, widths, strict=True):
        grid.add_column(Text(heading), overflow="fold", width=width)
    for row in cells:
        grid.add_row(*map(Text, row))
    drawn = io.StringIO()
    bold = stream.isatty() and sys.platform != "win32"  # old consoles of Windows print the codes
    Console(file=drawn, width=sum(widths) + gap * len(widths), force_terminal=bold, highlight=False).print(grid)
    stream.writelines(line.rstrip() + "\n" for line in drawn.getvalue().splitlines())


def _blocks(headings: list[str], cells: list[list[str]], stream: TextIO) -> None:
    """Print a line for each cell, where the terminal is too narrow for columns."""
    widest = max(map(_width, headings))
    for row in cells:
        for heading, text in zip(headings, row, strict=True):
            if text:
                stream.write(heading + " " * (widest - _width(heading) + 2) + text.replace("\n", " ") + "\n")
        stream.write("\n")


# a notice's characters that would move the cursor, colour the terminal or turn the writing direction round
_UNSEEN = {code: f"\\x{code:02x}" for code in [*range(0x20), *range(0x7F, 0xA0)] if code != ord("\n")} | {
    code: f"\\u{code:04x}" for code in [0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
}


def visible(text: str) -> str:
    r"""Return a text in which control characters can be seen and do nothing.

    >>> visible("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    return text.translate(_UNSEEN)


FORMATS: dict[str, Callable[[Table, TextIO], None]] = {
    "table": _terminal,
    "tsv": _tsv,
    "csv": _csv,
    "json": _json,
    "md": _markdown,
}


def table_of(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
    """Return the rows as a table."""
    return Table(tuple(columns), tuple(tuple(row) for row in rows))
