"""Labelled fields of a saved page: 【发布单位】云川市人民政府, 成文日期：2020-02-03, [发文字号] 云政发〔2020〕7号."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from ..lexicon import rows
from .genres import genre_ending
from .signature import Range


class Label(Struct, frozen=True):
    """What a label of a page's head stands for."""

    label: str
    field: str
    source: str
    example: str


class Labelled(Struct, frozen=True):
    """A label as printed, what it stands for, the range of both, and the range of its value."""

    label: str
    field: str
    start: int
    end: int
    value: Range


def labelled(text: str, end: int) -> Iterator[Labelled]:
    """Yield the labelled fields of a head that reaches to `end` at most, in reading order."""
    pattern, fields = _labels()
    found = list(pattern.finditer(text, 0, end))
    for at, match in enumerate(found):
        limit = found[at + 1].start() if at + 1 < len(found) else end
        stop = _stop(text, match.end(), limit, last=at + 1 == len(found))
        first, last = match.end(), stop.start() if stop else limit
        link = _LINK.match(text, first, limit)
        last = link.end() if link else last
        if not text[first:last].strip():
            below = _BELOW.match(text, last, limit) if at + 1 < len(found) else _DAY_BELOW.match(text, last, limit)
            first, last = below.span("value") if below else (first, last)
        value = link.span(1) if link else (first, first + len(text[first:last].rstrip(" |\t【[")))
        name = match["a"] or match["b"]
        yield Labelled(name.replace(" ", ""), fields[name.replace(" ", "")], match.start(), last, value)


def has_value(printed: str) -> bool:
    """Return whether a labelled field says anything: -----, 无 and null do not."""
    return re.fullmatch(r"[-—－\s]*|无|空|null|暂无|长期", printed) is None


def _stop(text: str, start: int, limit: int, *, last: bool) -> re.Match[str] | None:
    """Return where a value ends: at a line's end or a wide blank; figures and the last value end at any blank."""
    clock = _CLOCK.match(text, start, limit)
    if clock is not None:
        return re.compile("").match(text, clock.end())
    line = text.find("\n", start, limit)
    printed = text[start : line if line >= 0 else limit].rstrip(" |\t")
    if any(match.end() == len(printed) for match in genre_ending().finditer(printed)):  # a title, as long as it is
        return re.compile("").match(text, start + len(printed))
    long = last and (line if line >= 0 else limit) - start > _LONGEST_VALUE
    if long or _ASCII.match(text, start, limit):
        return re.compile(r"(?<=\S)(?:[\s|]|(?<=[!-~])(?=[一-鿿（【]))").search(text, start, limit)
    return _STOP.search(text, start, limit)


_LONGEST_VALUE = 40
_CLOCK = re.compile(r"[0-9]{4}[年./-][0-9]{1,2}[月./-][0-9]{1,2}日? [0-9]{1,2}：[0-9]{2}(?:：[0-9]{2})?")
# 发文机构：⏎    云川市人民政府
_BELOW = re.compile(r"\s*\n\s*(?P<value>[^\n]{1,60})(?=\n)")
_DAY_BELOW = re.compile(r"\s*\n\s*(?P<value>(?:19|20)[0-9]{2}[年.-][^\n]{1,20})(?=\n)")
_ASCII = re.compile("[!-~]{5,}")
_STOP = re.compile(r"\n| {2,}|[\t|]")
_LINK = re.compile(r"\[([^\[\]\n]{1,60})\]（[^（）\n]{0,200}）")


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    fields = {row.label: row.field for row in rows("masthead_labels", Label)}
    # pages space a label out: 索 引 号, 文       号
    names = "|".join(" {0,8}".join(label) for label in sorted(fields, key=len, reverse=True))
    pattern = rf"[【\[] ?(?P<a>{names}) ?[】\]]：? *|(?:(?<=[\n \t|0-9])|^)(?P<b>{names}) ?[：|][ \t|]*"
    return re.compile(pattern), fields
