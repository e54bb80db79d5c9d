"""Trigger words that no line holds: false friends by their own reason, the rest as not understood."""

import re
from collections.abc import Iterator, Sequence

from .lines import Line, Rejected, inside
from .words import ANY, ends_as, false_friends, false_reasons, triggers


def left_over(text: str, lines: Sequence[Line], rejected: Sequence[Rejected]) -> Iterator[tuple[int, int, str, str]]:
    """Yield range, word and reason of each trigger word outside the lines."""
    spans = [(line.start, line.end) for line in lines]
    waiting = sorted(rejected, key=lambda each: each.start, reverse=True)
    around: list[Rejected] = []  # those that the word stands in
    for match in triggers(text):
        start, end = match.span()
        if inside(spans, start, end):
            continue
        while waiting and waiting[-1].start <= start:
            around.append(waiting.pop())
        around = [each for each in around if each.end > start]
        yield start, end, match.group(), _reason(text, start, end, around)


def _reason(text: str, start: int, end: int, around: Sequence[Rejected]) -> str:
    firm = next((each.reason for each in around if each.firm), "")
    return firm or _friend(text, start, end) or (around[0].reason if around else _why(text, start))


_AROUND = 12


def _friend(text: str, start: int, end: int) -> str:
    """Return why a phrase around a trigger word assigns nothing, or nothing where it is no false friend."""
    for match in false_friends(text[max(0, start - _AROUND) : end + _AROUND]):
        at = max(0, start - _AROUND) + match.start()
        if at < end and start < at + len(match.group()):
            return false_reasons()[match.group()]
    return ""


# 本办法由市商务局会同市财政局负责解释
_EXPLAINS = re.compile("会同[^。；，\n]{2,40}解释")


def _why(text: str, at: int) -> str:
    if _EXPLAINS.match(text, at):
        return "says who explains the document"
    low = max(0, at - 40)
    start = max(low, 1 + max(text.rfind(sign, low, at) for sign in "，。；：、\n（"))
    before = text[start:at].rstrip("要将应须可")
    acts = ends_as(before, ANY) or any(
        ends_as(text[start : modal.start()], ANY) for modal in _MODAL.finditer(text, start, at)
    )
    return "a body acts in running text" if acts else "names no body"


# 各市人民政府|要切实承担主体责任
_MODAL = re.compile("要|应|须|将|必须|可")
