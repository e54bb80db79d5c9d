"""How far a name reaches to the left of its head, and whether what stands there makes it a name."""

import re
from collections.abc import Iterator
from functools import cache

from . import lexicon
from .clues import Clues, Hit


@cache
def _vague() -> re.Pattern[str]:
    words = sorted(lexicon.words("name_stops", "vague"), key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(map(re.escape, words))}|[的、和及与]){{1,12}}")


# 一批示范区, 各类园区, 3个平台: so many of a kind have no name
_MANY = re.compile(
    "(?:一批|一系列|若干|多个|各类|各种|[0-9一二三四五六七八九十两几]{1,3}(?:个|家|处|座|条|批))(?:的)?$"
)


_COUNTED = re.compile("[0-9]{1,5}[余多]?[个家条项处座批名]")


def own_part(text: str) -> str:
    """Return what is left of a text without the words that any name may begin with: 重点产业 leaves nothing."""
    match = _vague().match(text)
    return text[match.end() :] if match else text


def heads(clues: Clues, kind: str) -> Iterator[tuple[Hit, str]]:
    """Yield the heads of a kind with what each needs before it; of two that end together only the longer."""
    size = len(kind) + 1
    return ((hit, hit.what[size:]) for hit in clues.of("head") if hit.what.startswith(kind))


def is_many(clues: Clues, start: int) -> bool:
    """Return whether the words before a place say that a number of a kind follow."""
    return _MANY.search(clues.text, max(0, start - 6), start) is not None


def name_before(clues: Clues, head: int, least: int = 2, limit: int = 20) -> int | None:
    """Return where a name with its head at `head` begins, or None where nothing of its own stands before the head."""
    start = clues.begin(head, limit)
    if start is None or start >= head or is_many(clues, start):
        return None
    if _COUNTED.match(clues.text, start):
        return None
    own = own_part(clues.text[start:head])
    return start if len(own.strip("“”")) >= least else None


def placed_name(clues: Clues, head: int, limit: int = 24) -> int | None:
    """Return where a name that has a place in it begins: at the place."""
    start = clues.begin(head, limit)
    return None if start is None else clues.place_in(start, head)
