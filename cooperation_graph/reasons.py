"""Why something was left open or could not be decided, as data: one sentence in English and in Chinese a reason."""

import string
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from .lexicon import rows


class Reason(NamedTuple):
    """A sentence of data/lexicon/reasons.csv by its English, and what its {fields} hold."""

    text: str
    values: tuple[tuple[str, str], ...] = ()


class _Row(Struct, frozen=True):
    en: str
    zh: str
    source: str


def because(text: str, **values: object) -> Reason:
    """Return a reason with its values.

    >>> because("the notice does not say which {word} is meant", word="市").values
    (('word', '市'),)
    """
    return Reason(text, tuple((name, str(value)) for name, value in values.items()))


def told(text: str, values: tuple[tuple[str, str], ...] = ()) -> dict[str, str]:
    """Return a reason in each language; one that no row has stands for itself.

    >>> told(*because("the notice does not say which {word} is meant", word="市"))
    {'zh': '公文没有说明指哪个“市”', 'en': 'the notice does not say which 市 is meant'}
    """
    chinese = _chinese().get(text)
    if chinese is None:
        return {"zh": text, "en": text}
    filled = dict.fromkeys(fields(text), "") | dict(values)
    return {"zh": chinese.format_map(filled), "en": text.format_map(filled)}


def known() -> frozenset[str]:
    """Return the English of all reasons."""
    return frozenset(_chinese())


@cache
def fields(text: str) -> tuple[str, ...]:
    """Return the names of the fields of a sentence, sorted."""
    return tuple(sorted({name for _, name, _, _ in string.Formatter().parse(text) if name}))


@cache
def _chinese() -> dict[str, str]:
    return {row.en: row.zh for row in rows("reasons", _Row)}
