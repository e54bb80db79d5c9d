"""The words that mentions are found by, in one index by their first two characters."""

from dataclasses import dataclass
from functools import cache

from ...lexicon import rows
from ...places import names, short_name
from ..verbs import verbs


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name that is known by itself, with the kind of thing it names."""

    name: str
    kind: str
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class HeadRow:
    """The last word of a name; `need` says what must stand before it to make it one."""

    word: str
    kind: str
    need: str
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word with its use."""

    word: str
    use: str
    source: str
    example: str


Word = tuple[str, str, str]


@cache
def words(table: str, use: str) -> frozenset[str]:
    """Return the words of a table that have one use."""
    return frozenset(row.word for row in rows(table, WordRow) if row.use == use)


@cache
def by_two() -> dict[str, tuple[Word, ...]]:
    """Return every word of two characters or more with its use, by its first two characters, the longest first."""
    table: dict[str, set[Word]] = {}
    for word in _all():
        if len(word[0]) > 1:
            table.setdefault(word[0][:2], set()).add(word)
    return {pair: tuple(sorted(found, key=lambda word: (-len(word[0]), word))) for pair, found in table.items()}


def _all() -> set[Word]:
    nouns = words("name_stops", "noun")
    found = {(row.name, "name", row.kind) for row in rows("names", NameRow)}
    found |= {(row.word, "head", f"{row.kind} {row.need}") for row in rows("name_heads", HeadRow)}
    found |= {(row.word, "field", "") for row in rows("body_fields", WordRow)}
    found |= {(row.word, "person", row.use) for row in rows("population_words", WordRow)}
    found |= {(word, "cut", "") for word in words("name_stops", "cut") - nouns}
    found |= {(word, "trap", "") for word in words("name_stops", "trap")}
    found |= {(word, "trap", "") for word in words("name_stops", "trap")}
    found |= {(word, "verb" if word in nouns else "cut", "") for word in verbs()}
    return found | _divisions()


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
    return found
