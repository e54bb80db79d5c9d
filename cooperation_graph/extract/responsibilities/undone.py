"""Who is not to act, or no longer: 不再由市商务局牵头 · 取消市商务局牵头的联席会议."""

import re
from collections.abc import Sequence
from functools import cache

from ...lexicon import hint
from .names import Name
from .words import any_of, listed

REASON = "says who does not, or no longer, have a duty"


@cache
def _before_name() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of((*listed('not'), *listed('once')))}由|{any_of(listed('removed'))}由?)")


@cache
def _any() -> re.Pattern[str]:
    return hint((*listed("not"), *listed("once"), *listed("removed")))


@cache
def _not_by() -> re.Pattern[str]:
    return re.compile(rf"{any_of(listed('not'))}$")


@cache
def _removed_by() -> re.Pattern[str]:
    return re.compile(rf"{any_of(listed('removed'))}$")


def acting(text: str, found: Sequence[Name]) -> list[Name]:
    """Return the names without those of clauses that say who is not to act (不再由市商务局、市教育局牵头)."""
    if not found or _any().search(text, found[0].start, found[-1].end) is None:
        return list(found)
    kept: list[Name] = []
    undone = False
    for name in found:
        if name.separator[:1] in _CLAUSE:
            undone = False
        undone = undone or is_undone(text, name.start, name.end)
        if not undone:
            kept.append(name)
    return kept


_CLAUSE = ("", "，", "；", "。")


def is_undone(text: str, start: int, end: int) -> bool:
    """Return whether a name has the word before or behind it by which its body does not act."""
    return bool(_before_name().match(text, start, end)) or text.endswith(listed("not"), start, end)


def undone_by(text: str, by: int, after: int) -> bool:
    """Return whether the words before 由 undo what follows: 不再由…牵头, 取消由…牵头的 (取消由… alone is a task)."""
    low = max(0, by - _LONGEST)
    if _not_by().search(text, low, by):
        return True
    return text[after : after + 1] == "的" and _removed_by().search(text, low, by) is not None


_LONGEST = 8
