"""The words that titles of documents end with."""

import re
from functools import cache

from ..lexicon import GenreRow, alternatives, rows


@cache
def genre_ending() -> re.Pattern[str]:
    """Return a pattern of the last words of a title, with what may stand in brackets after them."""
    return re.compile(rf"(?:{_words()})(?:（(?:[0-9]{{4}}|试行|修订|草案|征求|以原文|暂行)[^（）]{{0,20}}）)?")


@cache
def title_ahead() -> re.Pattern[str]:
    """Return a pattern of a title without a sign of punctuation before its last word."""
    return re.compile(rf" ?[^，。；：\n]{{4,100}}?(?:{_words()})")


@cache
def _words() -> str:
    return alternatives(row.word for row in rows("genres", GenreRow))
