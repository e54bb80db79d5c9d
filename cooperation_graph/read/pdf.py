"""Text PDFs, read in a process of their own: a hostile PDF takes its reader gigabytes or minutes."""

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import Literal

from ..errors import InputError
from .blocks import Block, table_rows
from .layout import Line, paragraphs
from .pdf_worker import TOO_LARGE

_SECONDS = 30
_MEMORY = 2**30

_PrintedLine = tuple[Literal["line"], float, float, float, str]
_PrintedTable = tuple[Literal["table"], list[list[str]]]
_Piece = _PrintedLine | _PrintedTable


def pdf_blocks(name: str, data: bytes) -> list[Block]:
    """Return the paragraphs and table rows of a PDF with a text layer.

    Needs the extra "pdf" (pdfplumber). Raises InputError for scanned, locked, damaged or outsized files.
    """
    if find_spec("pdfplumber") is None:
        raise InputError(f"{name}: PDF files need an extra: pip install 'cooperation-graph[pdf]'")
    try:
        worker = subprocess.run(  # noqa: S603  # our own module, the file goes in as data
            [sys.executable, "-m", f"{__package__}.pdf_worker", str(_MEMORY)],
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise InputError(
            f"{name}: takes longer than {_SECONDS} s to read; print it to a new PDF and try that"
        ) from None
    if worker.returncode == TOO_LARGE:
        raise InputError(f"{name}: takes more than {_MEMORY >> 30} GB to read; print it to a new PDF and try that")
    if worker.returncode != 0:
        raise InputError(f"{name}: is a damaged or locked PDF; open it and print it to a new one")
    pages: list[list[_Piece]] = json.loads(worker.stdout)
    if not any(pages):
        raise InputError(f"{name}: no text layer (scanned pages); run text recognition on it first")
    return _blocks(pages)


def _blocks(pages: list[list[_Piece]]) -> list[Block]:
    """Return the blocks of all pages; running text is joined across pages, a table interrupts it."""
    blocks: list[Block] = []
    running: list[Line] = []
    tables = 0
    for number, pieces in enumerate(pages, 1):
        for piece in pieces:
            if piece[0] == "line":
                _, left, right, size, text = piece
                running.append(Line(number, left, right, size, text))
            else:
                blocks.extend(paragraphs(running))
                running = []
                tables += 1
                blocks.extend(Block(row.text, f"page {number} {row.place}") for row in table_rows(piece[1], tables))
    blocks.extend(paragraphs(running))
    return blocks
