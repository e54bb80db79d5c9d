"""The rule that a notice may state: 列第一位者为牵头单位，下同."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ...lexicon import rows
from ...model import Role
from .lines import Line, Named
from .words import Word, any_of, roles, used


@cache
def first_named_rule() -> re.Pattern[str]:
    """Return the pattern of the sentence that makes the first, or each, of a list its lead."""
    found = rows("first_named", Word)
    first = any_of(row.word for row in found if row.part == "place")
    every = any_of(row.word for row in found if row.part == "every")
    leads = any_of(word for word in used("label") if roles("label")[word] is Role.LEAD)
    return re.compile(
        rf"(?:(?P<first>{first})[^，。；：）\n]{{0,14}}?(?:为|是)|(?P<every>{every})[^，。；：）\n]{{0,6}}?)"
        rf"[^，。；：）\n]{{0,4}}?{leads}[^，。；）\n]{{0,12}}(?:[，；][^。；）\n]{{0,20}}不[^。；，）\n]{{0,8}}列出)?(?P<on>[，。；]?(?:以)?下同)?"
    )


def with_leads(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, in those that a stated rule covers the first named body as a lead."""
    stated = list(first_named_rule().finditer(text))
    if not stated:
        yield from lines
        return
    for line in lines:
        rule = next((each for each in stated if _covers(each, line, lines)), None)
        yield line if rule is None else _led(line, rule)


def _covers(rule: re.Match[str], line: Line, lines: Sequence[Line]) -> bool:
    if line.kind not in ("bare", "verb", "label", "cell"):
        return False
    host = next((each for each in lines if each.start <= rule.start() < each.end), None)
    if host is None:  # in the covering letter or a closing note: it speaks of all lists
        return True
    if host is line:
        return True
    return bool(rule["on"]) and host.kind == line.kind and line.start > host.start


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
