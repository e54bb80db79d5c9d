"""Printed numbers that may begin a section: their glyph class, their ordinal, and how firmly they stand.

A number that may begin a section is only a candidate; `numbering` decides by the sequence it stands in.
"""

import re
from enum import IntEnum
from functools import lru_cache

from msgspec import Struct

from ..text import View


class Glyph(IntEnum):
    """The classes of printed numbers, from the outermost level of a document to the innermost."""

    PART = 0  # 第一部分
    CHAPTER = 1  # 第一章
    DIVISION = 2  # 第一节
    ARTICLE = 3  # 第一条
    NUMERAL = 4  # 一、
    BRACKETED_NUMERAL = 5  # （一）
    FIGURE = 6  # 1.
    DECIMAL = 7  # 1.1
    BRACKETED_FIGURE = 8  # （1）
    CIRCLED = 9  # ①


class Marker(Struct, frozen=True):
    """A printed number at `start`; what it numbers begins at `end`."""

    glyph: Glyph
    ordinal: int
    start: int
    end: int
    printed: str  # without the sign that sets it off: 三, （一）, 1
    firm: bool  # after a blank, a line break or the end of a sentence


def markers(view: View) -> list[Marker]:
    """Return the candidates in reading order."""
    text, found = view.text, []
    taken = [0] * len(_PATTERNS)  # where the last match of each ends
    for place in _BEGINS.finditer(text):
        at = place.start()
        for each in _beginning(text[at]):
            glyph, _, pattern = _PATTERNS[each]
            match = pattern.match(text, at) if at >= taken[each] else None
            if match:
                taken[each] = match.end()
                if _may_number(text, glyph, match):
                    found.append(_marker(text, glyph, match))
    return found


_DIGIT = "一二三四五六七八九十百零〇"
_N = f"[{_DIGIT}]{{1,6}}"
# with the characters that each begins with
_PATTERNS: tuple[tuple[Glyph, str, re.Pattern[str]], ...] = (
    # 第一章 总则 / 第三部分 / 第二条 / 第12条
    (Glyph.PART, "第", re.compile(rf"(?P<printed>第(?P<n>{_N}|[0-9]{{1,3}})(?:部分|编|篇))[ 、：]{{0,6}}")),
    (Glyph.CHAPTER, "第", re.compile(rf"(?P<printed>第(?P<n>{_N}|[0-9]{{1,3}})章)[ 、：]{{0,6}}")),
    (Glyph.DIVISION, "第", re.compile(rf"(?P<printed>第(?P<n>{_N}|[0-9]{{1,3}})节)[ 、：]{{0,6}}")),
    (Glyph.ARTICLE, "第", re.compile(rf"(?P<printed>第(?P<n>{_N}|[0-9]{{1,3}})条)[ 、：]{{0,6}}")),
    # 一、指导思想 / 一. 指导思想 / Ⅰ、指导思想
    (Glyph.NUMERAL, f"{_DIGIT}Ⅰ-Ⅻ", re.compile(rf"(?P<printed>(?P<n>{_N}|[Ⅰ-Ⅻ])) ?[、.] ?")),
    # （一）政府引导 / （一）、政府引导 / ㈠政府引导
    (Glyph.BRACKETED_NUMERAL, "（", re.compile(rf"(?P<printed>（ ?(?P<n>{_N}) ?）)、? ?")),
    (Glyph.BRACKETED_NUMERAL, "㈠-㈩", re.compile(r"(?P<printed>(?P<n>[㈠-㈩]))、? ?")),
    # 1.支持 / 1、支持 / 2.2019年底前 / ⒈支持; not 1.5倍
    (Glyph.FIGURE, "0-9", re.compile(r"(?P<printed>(?P<n>[0-9]{1,3})) ?[.、](?:(?![0-9])|(?=(?:19|20)[0-9]{2}年)) ?")),
    (Glyph.FIGURE, "⒈-⒛", re.compile(r"(?P<printed>(?P<n>[⒈-⒛])) ?")),
    # 1.1 勘察; not 增长1.5倍
    (
        Glyph.DECIMAL,
        "0-9",
        re.compile(r"(?P<printed>[0-9]{1,2}(?:\.[0-9]{1,2})?\.(?P<n>[0-9]{1,2}))(?: +|、)(?=[一-鿿])"),
    ),
    # （1）支持 / 1）支持 / ⑴支持
    (Glyph.BRACKETED_FIGURE, "（", re.compile(r"(?P<printed>（ ?(?P<n>[0-9]{1,3}) ?）)、? ?")),
    (Glyph.BRACKETED_FIGURE, "0-9", re.compile(r"(?P<printed>(?P<n>[0-9]{1,2})）) ?")),
    (Glyph.BRACKETED_FIGURE, "⑴-⒇", re.compile(r"(?P<printed>(?P<n>[⑴-⒇]))、? ?")),
    # ①支持
    (Glyph.CIRCLED, "①-⑳", re.compile(r"(?P<printed>(?P<n>[①-⑳])) ?")),
)
# most of a text is passed over: it has no sign that a number begins with, or none that may follow it there
_ALONE = "Ⅰ-Ⅻ㈠-㈩⒈-⒛⑴-⒇①-⑳"
_BEGINS = re.compile(f"[第（0-9{_DIGIT}{_ALONE}](?:(?=[ 、.）0-9{_DIGIT}])|(?<=[{_ALONE}]))")


@lru_cache(256)
def _beginning(sign: str) -> tuple[int, ...]:
    """Return which patterns may match at a character, by their place in the table."""
    return tuple(at for at, (_, firsts, _) in enumerate(_PATTERNS) if re.match(f"[{firsts}]", sign))


_FIRM = frozenset(" \n\t。；！？…）】]：")
# 图1. 2009.1. 约5、 / 统一、 万一、 第一、 / 第（一）款: what stands before a number that is no section's
_FIGURES = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-—~～〔[（/×+=%.．第图表约至到超增减逾每前后年月日"
)
_NUMERALS = "第初零一二三四五六七八九十百千亿两几数多周月日"
_BOUND = {
    Glyph.NUMERAL: frozenset(_NUMERALS),
    Glyph.BRACKETED_NUMERAL: frozenset("第条款项按照据至和及、—-～〔"),
    Glyph.FIGURE: frozenset(_FIGURES),
    Glyph.DECIMAL: frozenset(_FIGURES),
    Glyph.BRACKETED_FIGURE: frozenset(_FIGURES),
    Glyph.CIRCLED: frozenset("第图表"),
}
_ONE_OF = frozenset("统唯同之万单专归合划逐不进")  # 统一、 万一、
# （一）至（三）项 / （一）项规定 / （二）款
_REFERENCE = re.compile(r"[至、和及或—～-]?（|项(?!目)|款(?!待)|条(?!件|例)|所[列述指]|规定")
# 一、二产业 / 二、三线城市 / 1、2号线
_LIST_OF_NUMBERS = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}|[0-9]{1,3})(?:[、，和]|[线产级类季批期轮阶次号日月年层楼])"
)


def _may_number(text: str, glyph: Glyph, match: re.Match[str]) -> bool:
    """Return whether a number may begin a section, by what stands around it."""
    start, end = match.span()
    before = text[start - 1] if start else "\n"
    firm = before in _FIRM
    if end == len(text) or not (firm or _may_follow(glyph, before, match["n"])):
        return False
    if not firm and (glyph == Glyph.DECIMAL or (glyph == Glyph.BRACKETED_FIGURE and text[start].isdecimal())):
        return False  # （见附件1）
    bracketed = glyph in (Glyph.BRACKETED_NUMERAL, Glyph.BRACKETED_FIGURE)
    other = _REFERENCE if bracketed or glyph <= Glyph.ARTICLE else _LIST_OF_NUMBERS
    return other.match(text, end, end + 8) is None and (glyph >= Glyph.ARTICLE or before in " \n。")


def _marker(text: str, glyph: Glyph, match: re.Match[str]) -> Marker:
    start, end = match.span()
    firm = start == 0 or text[start - 1] in _FIRM
    return Marker(glyph, ordinal(match["n"]), start, end, match["printed"].replace(" ", ""), firm)


def _may_follow(glyph: Glyph, before: str, number: str) -> bool:
    """Return whether a number may begin a section directly after a character, in a text without line breaks."""
    if glyph == Glyph.NUMERAL and number == "一" and before in _ONE_OF:
        return False
    return glyph > Glyph.ARTICLE and before not in _BOUND[glyph]


_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0}


def ordinal(printed: str) -> int:
    """Return the value of a printed number.

    >>> [ordinal(each) for each in ("三", "十", "二十一", "一百零二", "15", "㈢", "⑿", "④")]
    [3, 10, 21, 102, 15, 3, 12, 4]
    """
    if printed in _DIGITS:  # most are one character
        return _DIGITS[printed]
    if printed.isdecimal() and printed.isascii():
        return int(printed)
    for first, most in (("㈠", 10), ("⑴", 20), ("①", 20), ("⒈", 20), ("Ⅰ", 12)):
        value = ord(printed) - ord(first) + 1 if len(printed) == 1 else 0
        if 1 <= value <= most:
            return value
    total = digit = 0
    for sign in printed:
        if sign in "十百":
            total += max(digit, 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + _DIGITS[sign] if sign in "〇零" or digit else _DIGITS[sign]
    return total + digit
