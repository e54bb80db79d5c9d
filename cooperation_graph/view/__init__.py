"""The page that an official opens by double click: one file, no request, every fact with the characters it rests on."""

from pathlib import Path

from ..query import HasStore

__all__ = ["HasStore", "page_html", "write_page"]


def page_html(dataset: HasStore, *, lang: str = "zh", sparql: bool = False, engine: Path | None = None) -> str:
    """Return the page of a dataset; with `sparql` it carries the engine of the npm package oxigraph in that folder."""
    from .engine import carried, engine_at
    from .page import render, words
    from .rows import tables
    from .workbook import MOST_ROWS, workbook_of

    found = engine_at(engine) if sparql else None
    rows = tables(dataset)
    book = workbook_of(dataset, words(), lang) if len(rows.commitments) <= MOST_ROWS else b""
    if found is None:
        return render(rows, lang=lang, workbook=book)
    return render(rows, lang=lang, workbook=book, engine=found.script, sparql=carried(dataset, found))


def write_page(
    dataset: HasStore, path: Path, *, lang: str = "zh", sparql: bool = False, engine: Path | None = None
) -> None:
    """Write the page of a dataset, the same bytes for the same statements."""
    path.write_bytes(page_html(dataset, lang=lang, sparql=sparql, engine=engine).encode("utf-8"))
