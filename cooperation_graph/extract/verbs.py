"""The verbs that promise something, from the lexicon."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from ..lexicon import hint, rows


class VerbRow(Struct, frozen=True):
    """A verb of data/lexicon/verbs.csv; `force` is empty where the bare verb is a directive."""

    word: str
    role: str
    force: str
    source: str
    example: str


class Verb(Struct, frozen=True, gc=False):
    """A verb found in a text, by its place there."""

    start: int
    end: int
    role: str
    force: str


@cache
def verbs() -> dict[str, VerbRow]:
    """Return the verbs by word."""
    return {row.word: row for row in rows("verbs", VerbRow)}


@cache
def _longer() -> dict[str, tuple[int, ...]]:
    """Return how long the verbs of three characters and more are, by their first two, the longest first."""
    found: dict[str, set[int]] = {}
    for word in verbs():
        if len(word) > 2:
            found.setdefault(word[:2], set()).add(len(word))
    return {begin: tuple(sorted(lengths, reverse=True)) for begin, lengths in found.items()}


def verb_end(text: str, at: int) -> int:
    """Return where the longest verb that begins at a place ends; 0 where none begins."""
    table, two = verbs(), text[at : at + 2]
    for length in _longer().get(two, ()):
        if text[at : at + length] in table:
            return at + length
    if two in table:
        return at + len(two)
    return at + 1 if two[:1] in table else 0


@cache
def _beginning() -> re.Pattern[str]:
    return hint(verbs())


def verb_ends(text: str, start: int, limit: int) -> Iterator[tuple[int, int]]:
    """Yield where each verb that begins before a limit begins and ends, those inside others too."""
    for match in _beginning().finditer(text, start, limit + 1):
        at = match.start()
        end = verb_end(text, at) if at < limit else 0
        if end:
            yield at, end


def verb_at(text: str, at: int) -> Verb | None:
    """Return the longest verb that begins at a place, or None."""
    end = verb_end(text, at)
    return known_verb(text, at, end) if end else None


def known_verb(text: str, at: int, end: int) -> Verb:
    """Return the verb that was found to stand at a place."""
    row = verbs()[text[at:end]]
    return Verb(at, end, row.role, row.force)


def verb_before(text: str, gap: int) -> bool:
    """Return whether a verb of doing stands at the end of a text, with at most `gap` characters after it."""
    table = verbs()
    for end in range(len(text), max(0, len(text) - gap) - 1, -1):
        for length in (4, 3, 2):
            row = table.get(text[max(0, end - length) : end])
            if row is not None and row.role == "action":
                return True
    return False
