"""Trigger words that no line holds: false friends by their own reason, the rest as not understood."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from .lines import Line, Rejected, inside
from .words import any_of, body_like, false_friends, false_reasons, triggers


def left_over(text: str, lines: Sequence[Line], rejected: Sequence[Rejected]) -> Iterator[tuple[int, int, str, str]]:
    """Yield range, word and reason of each trigger word outside the lines."""
    spans = [(line.start, line.end) for line in lines]
    refused = {start: reason for start, end, reason in ((each.start, each.end, each.reason) for each in rejected)}
    bounds = sorted((each.start, each.end) for each in rejected)
    for match in _either().finditer(text):
        if match["friend"]:
            reason = false_reasons()[match["friend"]]
            for word in triggers().finditer(text, match.start(), match.end()):
                if not inside(spans, *word.span()):
                    yield *word.span(), word.group(), reason
        elif not inside(spans, *match.span()):
            reason = next((refused[a] for a, b in bounds if a <= match.start() < b), "") if bounds else ""
            yield *match.span(), match.group(), reason or _why(text, match.start())


@cache
def _either() -> re.Pattern[str]:
    return re.compile(rf"(?P<friend>{false_friends().pattern})|{triggers().pattern}")


@cache
def _actor() -> re.Pattern[str]:
    return re.compile(any_of("，。；：、"))


def _why(text: str, at: int) -> str:
    start = max(0, at - 40, 1 + max(text.rfind(sign, max(0, at - 40), at) for sign in "，。；：、\n（"))
    before = text[start:at].rstrip("要将应须可")
    return "a body acts in running text" if body_like().search(before) else "names no body"
