"""The words that mentions are found by, in one index by their first two characters."""

import re
from array import array
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from ...lexicon import HeadRow, NameRow, UseRow, alternatives, rows
from ...model import Kind
from ...places import names, short_name
from ..verbs import verbs


class ParticleRow(Struct, frozen=True):
    """A word of one character, and the characters around it that make it part of a longer word."""

    word: str
    use: str
    not_before: str
    not_after: str
    source: str
    example: str


class Particle(NamedTuple):
    """A word of one character; it is part of a longer word with one of `before` behind it or `after` in front."""

    word: str
    before: frozenset[str]
    after: frozenset[str]


@cache
def particles(use: str) -> dict[str, Particle]:
    """Return the words of one character of a use."""
    return {
        row.word: Particle(row.word, frozenset(row.not_before), frozenset(row.not_after))
        for row in rows("particles", ParticleRow)
        if row.use == use
    }


def of_set(characters: Iterable[str]) -> str:
    """Return characters as they stand in a set of a pattern."""
    return re.escape("".join(sorted(characters)))


Word = tuple[str, str, str]


@cache
def words(table: str, use: str) -> frozenset[str]:
    """Return the words of a table that have one use."""
    return frozenset(row.word for row in rows(table, UseRow) if row.use == use)


def any_of(table: str, use: str) -> str:
    """Return a pattern of the words of a table that have one use, the longest first."""
    return alternatives(words(table, use))


@cache
def kinds() -> dict[str, Kind]:
    """Return the kind of each body and company that the lexicon of the world has."""
    wanted = (Kind.PUBLIC_BODY, Kind.ENTERPRISE)
    return {row.name: Kind(row.kind) for row in rows("names", NameRow) if row.kind in wanted}


Entry = tuple[int, str, str, str]  # length, use, what, and a word of more than the three characters it is found by


class Row(NamedTuple):
    """The words that begin with two characters: `two` are these alone, `longer` all that fit a third; longest first."""

    two: tuple[Entry, ...]
    longer: dict[str, tuple[Entry, ...]]


USES = ("name", "head", "field", "person", "modifier", "group", "division", "trap")


# a character that takes two numbers of sixteen bits; no word begins with one
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def pairs(text: str) -> list[int]:
    """Return each character with the next as one number: what is found by them is found in half the time.

    >>> pairs("云川云川")[0] == pairs("云川")[0] != pairs("川云")[0]
    True
    """
    units = _BEYOND.sub("\ufffd", text).encode("utf-16", "surrogatepass")[2:]  # behind the mark of the byte order
    found = [0] * max(len(text) - 1, 0)
    for first in (0, 1):
        half = units[2 * first :]
        found[first::2] = array("I", half[: len(half) // 4 * 4])
    return found


@cache
def by_two() -> dict[int, Row]:
    """Return every word of two characters or more, by the number of its first two characters."""
    table: dict[str, list[Word]] = {}
    for word, use, what in sorted(_all(), key=lambda word: (-len(word[0]), word)):
        if len(word) > 1:
            table.setdefault(word[:2], []).append((word, use, what))
    return {pairs(begin)[0]: _row(found) for begin, found in table.items()}


def _row(found: list[Word]) -> Row:
    two = tuple((2, use, what, "") for word, use, what in found if len(word) == 2)
    thirds: dict[str, list[Entry]] = {}
    for word, use, what in found[: len(found) - len(two)]:
        thirds.setdefault(word[2], []).append((len(word), use, what, word if len(word) > 3 else ""))
    return Row(two, {third: (*longer, *two) for third, longer in thirds.items()})


def _all() -> set[Word]:
    nouns = words("name_stops", "noun")
    found = {(row.name, "name", row.kind) for row in rows("names", NameRow)}
    found |= {(row.word, "head", f"{row.kind} {row.need}") for row in rows("name_heads", HeadRow)}
    found |= {(row.word, "field", "") for row in rows("body_fields", UseRow)}
    found |= {
        (row.word, "modifier" if row.use == "modifier" else "person", row.use)
        for row in rows("population_words", UseRow)
    }
    found |= {(row.word, "group", row.use) for row in rows("collective_words", UseRow) if row.use in ("mark", "whole")}
    found |= {(word, "trap", "") for word in words("name_stops", "trap")}
    found |= {(word, "cut", "") for word in words("name_stops", "cut") - nouns}
    return found | {(word, "verb" if word in nouns else "cut", "") for word in verbs()} | _divisions()


def _divisions() -> set[Word]:
    """Return the names of divisions, full and short; those of counties and those that mean other things are marked."""
    full, short = words("division_homonyms", "full"), words("division_homonyms", "short")
    found = set()
    for name, code in names().items():
        if name in full:
            continue
        county = not code.endswith("00")
        found.add((name, "division", "county" if county else "full"))
        stem = short_name(name)
        if stem:
            found.add((stem, "division", "homonym" if stem in short else "county short" if county else "short"))
            if name.endswith("自治州"):
                found.add((f"{stem}州", "division", "full"))
    return found
