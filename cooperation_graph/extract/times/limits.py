"""Times that are limits by where they stand: in a column or after a label of limits, or closing a responsibility."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec.structs import replace

from ...lexicon import HeaderRow, alternatives, rows
from ...model import Outline, Time, TimeKind
from ...text import View
from .calendar import moment


@cache
def _headers() -> frozenset[str]:
    return frozenset(
        row.word for row in rows("table_headers", HeaderRow) if row.column == "time" and row.word[0] != "…"
    )


@cache
def _label() -> re.Pattern[str]:
    # 完成时限：2018年11月底前
    return re.compile(rf"(?:{alternatives(_headers())})：(?P<limit>[^。；）\n]{{1,40}})")


# （市水利局负责，长期坚持）
_CLOSES = re.compile("(?:坚持|推进|开展|实施|完成)?）")


def limited(view: View, outline: Outline, found: Iterator[Time], signed: date | None) -> Iterator[Time]:
    """Yield the times, those that are limits by their place marked as such."""
    ranges = sorted([*_cells(view, outline), *(match.span("limit") for match in _label().finditer(view.text))])
    starts = [start for start, _ in ranges]
    for time in found:
        lasting = time.kind in (TimeKind.RECURRENCE, TimeKind.DURATION)
        if time.deadline or time.kind is TimeKind.VALIDITY or not (ranges or lasting or time.kind in _DATED):
            yield time
            continue
        start, end = view.locate(time.span)
        lasting = (lasting and (_closes(view.text, start, end) or _opens(view.text, start, end))) or (
            time.kind in _DATED and (_ends(view.text, start, end) or _heads(view.text, start, end))
        )
        at = bisect_right(starts, start) - 1
        placed = at >= 0 and start < ranges[at][1]
        yield _limit(view, time, signed) if placed or lasting else time


def _cells(view: View, outline: Outline) -> Iterator[tuple[int, int]]:
    """Yield the cells of the columns that hold limits."""
    for table in outline.tables:
        for row in table.rows:
            for kind, cell in zip(table.columns, row, strict=False):
                if kind == "time" and cell.start < cell.end:
                    yield view.locate(cell)


def _closes(text: str, start: int, end: int) -> bool:
    """Return whether a time is the last clause of a bracket."""
    return text[start - 1 : start] in ("，", "；", "。") and _CLOSES.match(text, end) is not None


_DATED = (TimeKind.DATE, TimeKind.INTERVAL)


def _ends(text: str, start: int, end: int) -> bool:
    """Return whether the end of a month or a year is the last clause of a bracket: （市水利局负责，6月底）."""
    return text[end - 1] in "底末" and _closes(text, start, end)


def _heads(text: str, start: int, end: int) -> bool:
    """Return whether a time is the heading of a stage, which is to be done then: 第一季度：制定方案."""
    opens = text[start - 1 : start] in ("。", "；", "\n", " ", "|", "\t", "")
    return opens and text[end : end + 1] == "：" and text[end - 2 : end] in ("季度", "半年")


# 5年内培养100名企业家; not 毕业2年内高校毕业生, 未来5年
_WITHIN = re.compile("(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,2})(?:年|个月)内(?![的，。、曾未不])")


def _opens(text: str, start: int, end: int) -> bool:
    """Return whether a time says within how many years or months, and opens its clause."""
    return (
        text[start - 1 : start] in ("，", "；", "。", "：", "\n", " ")
        and _WITHIN.match(text, start, end + 1) is not None
    )


def _limit(view: View, time: Time, signed: date | None) -> Time:
    """Return a time as a limit: a month in a column of limits means its last day."""
    if time.kind is not TimeKind.DATE:
        return replace(time, deadline=True)
    named = moment(view.read(time.span), signed)
    edtf = f"../{named.last}" if named else time.edtf
    return replace(time, kind=TimeKind.DEADLINE, edtf=edtf, deadline=True)
