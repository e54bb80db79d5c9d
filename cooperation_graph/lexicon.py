"""Typed rows of data/lexicon, loaded on first use.

Words, places and bodies are data: a CSV file a kind, with a header, and a frozen Struct that names its columns.
"""

import csv
import re
from collections.abc import Iterable
from functools import cache
from typing import TypeVar

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


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern of words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
