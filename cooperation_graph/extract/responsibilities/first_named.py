"""The rule that a notice may state: 列第一位者为牵头单位，下同."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from ...lexicon import hint, hinted, rows
from ...model import Role
from .lines import Line, Named
from .words import Word, any_of, roles, used


def first_named_rule(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first sentence of a range that makes the first, or each, of a list its lead."""
    return next(hinted(text, _first_words(), _rule(), start, end), None)


@cache
def _rule() -> re.Pattern[str]:
    """Return the pattern of the sentence that makes the first, or each, of a list its lead."""
    found = rows("first_named", Word)
    first = any_of(row.word for row in found if row.part == "place")
    every = any_of(row.word for row in found if row.part == "every")
    leads = any_of(word for word in used("label") if roles("label")[word] is Role.LEAD)
    # 列第一位者为牵头单位，下同 · 排在第一位的单位牵头，其他为配合单位，下同 · 所列部门为主要牵头单位，下同
    named = rf"(?:(?P<first>{first})|(?P<every>{every})(?![^，。；）\n]{{0,8}}[第首]))"
    return re.compile(
        rf"{named}[^，。；：）\n]{{0,18}}?{leads}(?:[^，。；）\n]{{0,8}}(?P<on>[，。；][^。）\n]{{0,40}}?下同)|[^，。；）\n]{{0,8}})"
    )


@cache
def _first_words() -> re.Pattern[str]:
    return hint(row.word for row in rows("first_named", Word))


def with_leads(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, in those that a stated rule covers the first named body as a lead."""
    own: dict[int, re.Match[str]] = {}  # the line that a rule stands in
    onward: dict[str, tuple[int, re.Match[str]]] = {}  # 下同: later lines of the same kind
    general: re.Match[str] | None = None  # in the covering letter or a closing note: it speaks of all lists
    starts = [line.start for line in lines]
    for rule in hinted(text, _first_words(), _rule()):
        at = bisect_right(starts, rule.start()) - 1
        if at < 0 or lines[at].end <= rule.start():
            general = general or rule
        else:
            own[at] = rule
            if rule["on"]:
                onward.setdefault(_form(lines[at]), (at, rule))
    for at, line in enumerate(lines):
        since, following = onward.get(_form(line), (at, None))
        rule_of_line = own.get(at) or (following if since < at else None) or general
        yield _led(line, rule_of_line) if rule_of_line and line.kind in _LISTS else line


def _form(line: Line) -> str:
    """Return how a line lists its bodies; a list in brackets is one with a verb or without (A、B负责 · A、B)."""
    return "bracket" if line.kind in ("bare", "verb") else line.kind


_LISTS = frozenset(("bare", "verb", "label", "cell"))


def _led(line: Line, rule: re.Match[str]) -> Line:
    if any(each.role is Role.LEAD for each in line.named):
        return line
    own = [each for each in line.named if each.role is Role.RESPONSIBLE]
    if not own or (len(own) == 1 and not line.open and rule["first"]):
        return line
    chosen = own if rule["every"] else own[:1]
    return replace(line, named=tuple(_lead(each, rule) if each in chosen else each for each in line.named))


def _lead(named: Named, rule: re.Match[str]) -> Named:
    return replace(named, role=Role.LEAD, premise=rule.span())
