"""How far a name reaches to the left of its head, and whether what stands there makes it a name."""

import re
from functools import cache

from . import lexicon
from .clues import Clues


@cache
def _vague() -> re.Pattern[str]:
    words = sorted(lexicon.words("name_stops", "vague"), key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(map(re.escape, words))}|[的、和及与]){{1,12}}")


def own_part(text: str) -> str:
    """Return what is left of a text without the words that any name may have before its head: 重点产业 leaves nothing."""
    match = _vague().match(text)
    return text[match.end() :] if match else text


def name_before(clues: Clues, head: int, least: int = 2, limit: int = 20) -> int | None:
    """Return where a name with its head at `head` begins, or None where nothing of its own stands before the head."""
    start = clues.begin(head, limit)
    if start is None or start >= head:
        return None
    own = own_part(clues.text[start:head])
    return start if len(own.strip("“”")) >= least else None
