"""The task ledger as a workbook that the page carries: made once by a library that knows the format."""

from collections.abc import Mapping, Sequence

from ..export.ledger import COLUMNS, Row, ledger
from ..query import HasStore

MOST_ROWS = 1000
"""Commitments up to which the page carries its workbook; above, the command line writes it."""


def workbook_of(dataset: HasStore, words: Mapping[str, Sequence[str]], lang: str) -> bytes:
    """Return the ledger as an .xlsx file in the page's language."""
    from ..export.workbook import workbook

    place = 1 if lang == "en" else 0
    state = COLUMNS.index("state")
    rows: list[Row] = [
        (*row[:state], words[f"state.{row[state]}"][place], *row[state + 1 :]) for row in ledger(dataset)
    ]
    headings = [words[f"ledger.{name}"][place] for name in COLUMNS]
    return workbook(COLUMNS, headings, rows, words["app"][place])
