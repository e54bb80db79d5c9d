"""Meetings, fairs, exhibitions and campaigns that are held."""

import re
from collections.abc import Iterator

from ...model import Kind
from .clues import Candidate, Clues
from .naming import heads, is_many, own_part

_EVENT = Kind.PLANNED_EVENT
_HELD = re.compile("召开|举办|承办|主办|举行|组织|开展|参加|办好")
_GOES_ON = re.compile("室|量|力|能力|场所|经费|中心|方案|议|上|的")


def events(clues: Clues) -> Iterator[Candidate]:
    """Yield the events that their form shows."""
    text = clues.text
    last = 0
    for hit, _ in heads(clues, "PlannedEvent"):
        if _GOES_ON.match(text, hit.end):
            continue
        held = _held(clues, hit.start, last)
        start = held if held is not None else clues.begin(hit.start, 24)
        last = hit.end
        if start is None or start >= hit.start or is_many(clues, start):
            continue
        own = own_part(text[start : hit.start]).strip("“”")
        plain = text[hit.start : hit.end] == "活动"
        if len(own) >= (6 if plain else 2) or (held == start and not plain and hit.start - start >= 2):
            yield Candidate(start, hit.end, _EVENT, "event form")


def _held(clues: Clues, head: int, last: int) -> int | None:
    """Return the end of the verb of holding whose object a head ends, through a list: 召开甲、乙项目对接会."""
    first = max(clues.clause(head), last, head - 50)
    verbs = [match.end() for match in _HELD.finditer(clues.text, first, head)]
    return verbs[-1] if verbs else None
