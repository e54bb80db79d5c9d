"""Lines in brackets: （牵头部门：市发改委。责任部门：市经委） · （市教育局牵头，市财政局配合） · （市教育局负责）."""

import re
from collections.abc import Iterator

from ...model import Outline
from ...text import View
from .clause import parse, without_stump
from .first_named import first_named_rule
from .lines import Line, Rejected, Spans, inside
from .standing import standing_clause
from .words import cues

_SIGNS = re.compile(r"[（\[【〔{｛「『）\]】〕}｝」』\n]")
_OPENING = "（[【〔{｛「『"
_LONGEST = 800


def bracketed(view: View, _: Outline, taken_before: Spans) -> Iterator[Line | Rejected]:
    """Yield the lines that stand in brackets."""
    text = view.text
    taken, last = -1, len(text.rstrip())
    for start, end in _pairs(text):
        if start < taken or inside(taken_before, start, end) or not cues().search(text, start + 1, end):
            continue
        rules = first_named_rule(text, start + 1, end), standing_clause().search(text, start + 1, end)
        line, reason = parse(text, start + 1, min([end, *(rule.start() for rule in rules if rule)]))
        cut_off = line is not None and end >= last
        if line and cut_off:
            line, reason = without_stump(text, line), "cut off at the end of the text"
        if line:
            taken = min(end + 1, len(text))
            first = start if start >= 0 and text[start] in _OPENING else start + 1
            yield Line(first, taken, line.kind, line.named, open=line.open)
        else:
            yield Rejected(start, end, reason, firm=cut_off)


def _pairs(text: str) -> list[tuple[int, int]]:
    """Return the places of each opening bracket and of what closes it, outer ones first.

    A bracket of any kind closes any other; one that nothing closes ends with its line or sentence, and one that
    nothing opens begins with its sentence.
    """
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in _SIGNS.finditer(text):
        sign, at = match.group(), match.start()
        if sign in _OPENING:
            opened.append(at)
        elif sign == "\n":
            found.extend((start, _end_of(text, start, at)) for start in opened)
            opened.clear()
        elif opened:
            found.append((opened.pop(), at))
        else:
            found.append((_start_of(text, at), at))
    found.extend((start, _end_of(text, start, len(text))) for start in opened)
    return sorted((start, end) for start, end in found if 0 < end - start <= _LONGEST)


def _end_of(text: str, start: int, limit: int) -> int:
    """Return where a bracket that nothing closes ends."""
    limit = min(limit, start + _LONGEST)
    stop = text.find("。", start, limit)
    return limit if stop < 0 else stop


def _start_of(text: str, end: int) -> int:
    """Return the place before a sentence that a stray closing bracket ends."""
    low = max(0, end - _LONGEST)
    return max(text.rfind(sign, low, end) for sign in "。；！\n")
