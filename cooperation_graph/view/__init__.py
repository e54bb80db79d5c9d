"""The page that an official opens by double click: one file, no request, every fact with the characters it rests on."""

from pathlib import Path

from .said import HasStore

__all__ = ["HasStore", "page_html", "write_page"]


def page_html(dataset: HasStore, *, lang: str = "zh") -> str:
    """Return the page of a dataset."""
    from .page import render, words
    from .rows import tables
    from .workbook import MOST_ROWS, workbook_of

    rows = tables(dataset)
    carried = len(rows.commitments) <= MOST_ROWS
    return render(rows, lang=lang, workbook=workbook_of(dataset, words(), lang) if carried else b"")


def write_page(dataset: HasStore, path: Path, *, lang: str = "zh") -> None:
    """Write the page of a dataset, the same bytes for the same statements."""
    path.write_bytes(page_html(dataset, lang=lang).encode("utf-8"))
