"""Calendar values of dates in EDTF (ISO 8601-2), read against the date of signing."""

import re
from calendar import monthrange
from datetime import date, timedelta

from msgspec import Struct

from ..numerals import whole
from . import grammar

_RELATIVE = {"去": -1, "上": -1, "今": 0, "本": 0, "当": 0, "明": 1, "次": 1, "下": 1, "后": 2}
_TENTHS = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}
_SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}


class Moment(Struct, frozen=True):
    """A date as precise as the text gives it; `relative` where the year comes from the date of signing."""

    year: int
    month: int | None = None
    day: int | None = None
    part: str = ""  # 上半年, 三季度, 春季, 下旬, 底
    relative: bool = False

    @property
    def edtf(self) -> str:
        """Return the value, e.g. 2009, 2009-21 (spring), 2023-35 (third quarter), 2023-12-31."""
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        if self.part[:1] in _TENTHS and self.part.endswith("旬"):
            first, last = _TENTHS[self.part[0]]
            end = min(last, monthrange(self.year, self.month or 1)[1])
            return f"{self.year:04}-{self.month:02}-{first:02}/{self.year:04}-{self.month:02}-{end:02}"
        if self.part[-1:] in ("底", "末"):
            return self.last
        month = f"-{self.month:02}" if self.month else ""
        if self.part[-1:] == "初":
            return f"{self.year:04}{month or '-01'}{'-01' if month else ''}~"
        return f"{self.year:04}{month or _part_of_year(self.part)}"

    @property
    def is_period(self) -> bool:
        """Return whether it is a half, a quarter, a season or a third of a month."""
        return self.part.endswith(("年", "度", "季", "旬")) and not self.day

    @property
    def first(self) -> str:
        """Return the value that opens an interval."""
        return self.edtf.partition("/")[0]

    @property
    def last(self) -> str:
        """Return the last day that belongs to it."""
        month = self.month or _last_month(self.part)
        if self.part.endswith("旬"):
            end = min(_TENTHS[self.part[0]][1], monthrange(self.year, month)[1])
            return f"{self.year:04}-{month:02}-{end:02}"
        return f"{self.year:04}-{month:02}-{self.day or monthrange(self.year, month)[1]:02}"


def moment(text: str, signed: date | None) -> Moment | None:
    """Return the date that a text names, or None where it has no year and the notice no date of signing.

    >>> moment("2023年12月底", None).last, moment("年底", date(2009, 1, 19)).last, moment("2009年春季", None).edtf
    ('2023-12-31', '2009-12-31', '2009-21')
    """
    if text.isdigit():  # 2021 in 2021—2025年
        return Moment(int(text))
    found = grammar.parts().match(text)
    if found is None:
        return None
    if found["iso"]:
        of_year, of_month, of_day = (int(part) for part in re.split("[-/.]", found["iso"]))
        return _checked(Moment(of_year, of_month, of_day))
    month, day = _number(found["month"]), _number(found["day"])
    year, relative = _year(found["year"], signed)
    if year is None:
        return None
    if found["month"] and month is None:  # 本月, 次月
        return None
    part = found["of_month"] or found["of_year"] or ""
    return _checked(Moment(year, month, day, part, relative))


def after(signed: date, number: int, unit: str) -> str | None:
    """Return the day a number of units after the date of signing; None for working days: no calendar here has them."""
    if "工作" in unit:
        return None
    if unit[-1] in "日天":
        return (signed + timedelta(days=number)).isoformat()
    if unit[-1] in "周期":
        return (signed + timedelta(weeks=number)).isoformat()
    if unit[-1] in "月年":
        months = signed.month - 1 + number * (12 if unit[-1] == "年" else 1)
        year, month = signed.year + months // 12, months % 12 + 1
        return date(year, month, min(signed.day, monthrange(year, month)[1])).isoformat()
    return None


def _checked(found: Moment) -> Moment | None:
    """Return the date if the calendar has it: 2月30日 is none."""
    if found.month is not None and not 1 <= found.month <= 12:
        return None
    if found.month and found.day and not 1 <= found.day <= monthrange(found.year, found.month)[1]:
        return None
    return found


def _year(text: str | None, signed: date | None) -> tuple[int | None, bool]:
    """Return the year and whether it was counted from the date of signing."""
    if text and text[0] not in _RELATIVE:
        return whole(text.rstrip("度").rstrip("年 ")), False
    if signed is None:
        return None, True
    return signed.year + (_RELATIVE[text[0]] if text else 0), True


def _number(text: str | None) -> int | None:
    return whole(text.rstrip("份").rstrip("月日号 ")) if text else None


def _part_of_year(part: str) -> str:
    """Return the EDTF suffix of a half, quarter or season."""
    if "半年" in part:
        return "-40" if part[0] == "上" else "-41"
    if "季度" in part:
        return f"-{32 + (whole(part.removeprefix('第')[0]) or 1)}"
    return f"-{_SEASONS[part[0]]}" if part[:1] in _SEASONS else ""


def _last_month(part: str) -> int:
    """Return the month in which a part of the year ends."""
    if "半年" in part:
        return 6 if part[0] == "上" else 12
    if "季度" in part:
        return 3 * (whole(part.removeprefix("第")[0]) or 4)
    return {"春": 5, "夏": 8, "秋": 11, "初": 1}.get(part[-1:] if part.endswith("初") else part[:1], 12)
