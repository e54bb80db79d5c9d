"""Document numbers (发文字号) in every bracket form, and the one form they are kept in."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class DocumentNumber(NamedTuple):
    """A number at a range of the cleaned text, with its value as GB/T 9704 prints it."""

    start: int
    end: int
    value: str


def document_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[DocumentNumber]:
    """Yield the document numbers of a cleaned text in reading order.

    >>> [each.value for each in document_numbers("根据云政发[2009]01号文件，（2021）云科函字第99号")]
    ['云政发〔2009〕1号', '云科函字〔2021〕99号']
    """
    for match in _NUMBER.finditer(text, start, len(text) if end is None else end):
        if match["printed"]:
            yield DocumentNumber(*_order(text, match, start))
            continue
        serial = f"{int(match['serial'])}号"
        if match["code"]:  # the year stands first
            yield DocumentNumber(match.start(), match.end(), f"{match['code']}〔{match['year']}〕{serial}")
            continue
        code = _code(text[max(start, match.start() - 24) : match.start()])
        if code:
            value = f"{code.rstrip()}〔{match['year']}〕{match['infix'] or ''}{serial}"
            yield DocumentNumber(match.start() - len(code), match.end(), value.replace(" ", ""))


_CLOSE = r"[〕\]）】\[‟”]"
# 〔2008〕19号 / [2009]1号 / （2020年）第3号 / 〔2022〕事企字9号 / （2021）云科函字第99号 / 令第12号
_NUMBER = re.compile(
    rf"[〔\[（【„令公](?:(?<![令公]) ?(?P<year>(?:19|20)[0-9]{{2}})年? ?{_CLOSE} ?"
    r"(?:(?P<code>[一-鿿]{2,10})第 ?|(?P<infix>[一-鿿]{1,3}字)?第? ?)(?P<serial>[0-9]{1,5}) ?(?:号|(?=[）\n]))"
    r"|(?:(?<=令)|(?<=公)告)\s?"
    r"(?P<printed>(?:(?:19|20)[0-9]{2}年)? ?第? ?(?:[0-9]{1,4}|[一二三四五六七八九十百]{1,5}) ?号))"
)
# 云政发〔, 云政办字 〔
_CODE = re.compile(r"(?:[一-鿿A-Za-z]{1,16}(?:（[一-鿿]{1,3}）[一-鿿]{0,3})?|[一-鿿]{1,7}[发办函字政规文秘] )$")
# what may run into the code in a text without blanks: 根据, 和, the last word of a title
_LEAD_IN = re.compile(
    r".*(?:根据|依据|按照|落实|执行|贯彻|印发|转发|参照|废止|以及|文件|通知|意见|方案|办法|措施|决定|规定|纲要|规划|计划|要点|政策|条例|举措|细则"
    r"|[和与及见以将对在至为之是的了按]|原|文号|号)"
)


def _code(before: str) -> str:
    """Return the code of the issuing body that a text ends with."""
    match = _CODE.search(before)
    if match is None:
        return ""
    lead = _LEAD_IN.match(match.group())
    return match.group()[lead.end() if lead else 0 :].lstrip()


_ORDER_CODE = re.compile(r"[一-鿿]{2,16}$")


def _order(text: str, match: re.Match[str], start: int) -> tuple[int, int, str]:
    """Return an order's or announcement's number with the body before it: 云川市人民政府令第12号.

    Where the word ends a title (…的公告⏎2009年第3号) the number stands alone.
    """
    body = _ORDER_CODE.search(text[max(start, match.start() - 16) : match.start()])
    named = body.group() if body else ""
    first = match.start("printed") if "的" in named or "关于" in named else match.start() - len(named)
    return first, match.end(), re.sub(r"\s", "", text[first : match.end()])
