"""The page that an official opens by double click: one file, no request, every fact with the characters it stands in."""

from pathlib import Path

from .said import HasStore

__all__ = ["HasStore", "page_html", "write_page"]


def page_html(dataset: HasStore, *, lang: str = "zh") -> str:
    """Return the page of a dataset."""
    from .page import render
    from .rows import tables

    return render(tables(dataset), lang=lang)


def write_page(dataset: HasStore, path: Path, *, lang: str = "zh") -> None:
    """Write the page of a dataset, the same bytes for the same statements."""
    path.write_bytes(page_html(dataset, lang=lang).encode("utf-8"))
