"""Meetings, fairs, exhibitions and campaigns that are held."""

import re
from collections.abc import Iterator

from ...model import Kind
from .clues import Candidate, Clues
from .naming import heads, is_many, own_part

_EVENT = Kind.PLANNED_EVENT
_HELD = re.compile("(?:召开|举办|承办|主办|举行|组织开展|组织|开展|参加|办好)(?:[好了的]|一次|对)?")
# 生产经营活动 and 违法犯罪活动 are not held
_UNHELD = re.compile("(?:经营|犯罪|违法|违规|生产|经济|科研|业务|投资|交易|金融|侵权|办公|教学|执法|监管|有关|相关)$")
_GOES_ON = re.compile("室|量|力|能力|场所|经费|中心|方案|议|上|的")


# 各类展会: a kind, not one
_KINDS = re.compile("各|多种|系列|一批|若干|相关")


def events(clues: Clues) -> Iterator[Candidate]:
    """Yield the events that their form shows."""
    text = clues.text
    last = 0
    for hit, _ in heads(clues, "PlannedEvent"):
        if _GOES_ON.match(text, hit.end) or text.startswith("代表", hit.start - 2):  # 人民代表大会 is an organ
            continue
        held = _held(clues, hit.start, last)
        start = held if held is not None else clues.begin(hit.start, 24)
        last = hit.end
        if start is None or start >= hit.start or is_many(clues, start):
            continue
        if _KINDS.match(text, start):
            continue
        own = own_part(text[start : hit.start]).strip("“”")
        plain = text[hit.start : hit.end] == "活动"
        if plain and _UNHELD.search(text, start, hit.start):
            continue
        if len(own) >= (6 if plain else 2) or (held == start and not plain and text.startswith("专", start)):
            yield Candidate(start, hit.end, _EVENT, "event form")


def _held(clues: Clues, head: int, last: int) -> int | None:
    """Return the end of the verb of holding whose object a head ends, through a list: 召开甲、乙项目对接会."""
    first = max(clues.clause(head), last, head - 50)
    verbs = [match.end() for match in _HELD.finditer(clues.text, first, head)]
    if not verbs or _OTHERS.search(clues.text, verbs[-1], head):
        return None
    return verbs[-1]


# 参加农博会、农贸会、展销会: each item is one
_OTHERS = re.compile("[会节展坛赛](?:、|和|及|与)")
