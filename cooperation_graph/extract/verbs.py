"""The verbs that promise something, from the lexicon."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ..lexicon import rows

_LONGEST = 6


@dataclass(frozen=True, slots=True)
class VerbRow:
    """A verb of data/lexicon/verbs.csv; `force` is empty where the bare verb is a directive."""

    word: str
    role: str
    force: str
    source: str
    example: str


class Verb(NamedTuple):
    """A verb found in a clause, by its place there."""

    start: int
    end: int
    role: str
    force: str


@cache
def verbs() -> dict[str, VerbRow]:
    """Return the verbs by word."""
    return {row.word: row for row in rows("verbs", VerbRow)}


def verb_at(text: str, at: int) -> Verb | None:
    """Return the longest verb that begins at a place, or None."""
    table = verbs()
    for length in range(_LONGEST, 0, -1):
        row = table.get(text[at : at + length])
        if row is not None and at + length <= len(text):
            return Verb(at, at + length, row.role, row.force)
    return None


def verb_before(text: str, gap: int) -> bool:
    """Return whether a verb of doing stands at the end of a text, with at most `gap` characters after it."""
    table = verbs()
    for end in range(len(text), max(0, len(text) - gap) - 1, -1):
        for length in (4, 3, 2):
            row = table.get(text[max(0, end - length) : end])
            if row is not None and row.role == "action":
                return True
    return False
