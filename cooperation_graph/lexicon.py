"""Typed rows of data/lexicon, loaded on first use.

Words, places and bodies are data: a CSV file a kind, with a header, and a frozen Struct that names its columns.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import fields

from .errors import LexiconError
from .resources import resource

Row = TypeVar("Row")


@cache
def rows(name: str, kind: type[Row]) -> tuple[Row, ...]:
    """Return the rows of data/lexicon/NAME.csv as values of `kind`, whose string fields are the columns.

    Raises LexiconError, with file and line, on a missing or surplus column.
    """
    path = resource(f"data/lexicon/{name}.csv")
    wanted = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # every kind is a Struct
    found = []
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        if list(reader.fieldnames or ()) != wanted:
            raise LexiconError(f"data/lexicon/{name}.csv:1: columns are {reader.fieldnames}, expected {wanted}")
        for row in reader:
            if None in row or None in row.values():
                raise LexiconError(f"data/lexicon/{name}.csv:{reader.line_num}: expected {len(wanted)} columns")
            found.append(kind(**row))
    return tuple(found)


# Rows of tables that several stages read. Tables of one stage have their rows beside the rules that read them.


class UseRow(Struct, frozen=True):
    """A word with its use."""

    word: str
    use: str
    source: str
    example: str


class EndingRow(Struct, frozen=True):
    """How names of bodies end, and which characters would make it another word (局长, 行业)."""

    word: str
    use: str
    not_before: str
    source: str
    example: str


class GenreRow(Struct, frozen=True):
    """A word that titles of documents end with."""

    word: str
    source: str
    example: str


class HeaderRow(Struct, frozen=True):
    """A word that heads a column, or that such words end with, and what the column holds."""

    word: str
    column: str
    source: str
    example: str


class NameRow(Struct, frozen=True):
    """A name that is known by itself, with the kind of thing it names."""

    name: str
    kind: str
    source: str
    example: str


class HeadRow(Struct, frozen=True):
    """The last word of a name; `need` says what must stand before it to make it one."""

    word: str
    kind: str
    need: str
    source: str
    example: str


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern of words, the longest first.

    Words that begin alike stand together, so that a look at the first character leaves few to be tried.

    >>> alternatives(("市", "市辖区", "市区", "县"))
    '县|市(?:辖区|区|)'
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(re.escape(first) + _one_of(rests[first]) for first in sorted(rests))


def _one_of(patterns: list[str]) -> str:
    return patterns[0] if len(patterns) == 1 else f"(?:{'|'.join(patterns)})"


def hint(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of the places where one of the words can begin, an order of magnitude cheaper than the words.

    A pattern is looked for ten times as fast where it, or each of its choices, begins with a character, and where it
    begins with a set of them: not with a look ahead or behind, nor with what may be repeated or left out.
    """
    seconds: dict[str, set[str]] = {}
    for word in words:
        seconds.setdefault(word[0], set()).add(word[1:2])
    return re.compile("|".join(_beginning(first, seconds[first]) for first in sorted(seconds)))


def _beginning(first: str, seconds: set[str]) -> str:
    """Return the pattern of a character before one of some others; a word of one character needs none behind it."""
    first = re.escape(first)
    return first if "" in seconds else f"{first}(?=[{re.escape(''.join(sorted(seconds)))}])"


def hinted(
    text: str, hints: re.Pattern[str], pattern: re.Pattern[str], start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begin where the hints say."""
    last, end = start, len(text) if end is None else end
    for place in hints.finditer(text, start, end):
        at = place.start()
        match = pattern.match(text, at, end) if at >= last else None
        if match:
            last = match.end()
            yield match
