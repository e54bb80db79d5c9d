"""The task ledger as an Excel workbook."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

WIDTHS = {"number": 6, "notice": 20, "task": 9, "heading": 36, "measures": 60, "quotation": 50, "when": 18}
OTHER = 18
_NO_CLOCK = datetime(2000, 1, 1, tzinfo=UTC)


def workbook(columns: Sequence[str], headings: Sequence[str], rows: Sequence[Sequence[object]], title: str) -> bytes:
    """Return the rows as an .xlsx file with filters and a fixed head; equal rows give equal bytes."""
    import xlsxwriter

    content = io.BytesIO()
    # strings only: what a notice says is never a formula, a number or a link
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"title": title, "created": _NO_CLOCK})
        sheet = book.add_worksheet(title[:31])
        head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E8EEF4"}
        )
        cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        for place, (name, heading) in enumerate(zip(columns, headings, strict=True)):
            sheet.set_column(place, place, WIDTHS.get(name, OTHER))
            sheet.write_string(0, place, heading, head)
        for line, row in enumerate(rows, 1):
            for place, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(line, place, value, cell)
                else:
                    sheet.write_string(line, place, _text(value), cell)
        sheet.freeze_panes(1, 4)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return content.getvalue()


LONGEST = 32_767
"""Characters that Excel keeps in a cell."""


def _text(value: object) -> str:
    text = "\n".join(map(str, value)) if isinstance(value, tuple) else str("" if value is None else value)
    return "".join(char for char in text if char >= " " or char == "\n")[:LONGEST]
