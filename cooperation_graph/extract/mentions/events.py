"""Meetings, fairs, exhibitions and campaigns that are held."""

import re
from collections.abc import Iterator

from ...model import Kind
from .clues import Candidate, Clues, Hit
from .naming import heads, is_many, own_part

_EVENT = Kind.PLANNED_EVENT
_HELD = re.compile("(?:召开|举办|承办|主办|举行|组织开展|组织|开展|参加|办好)(?:[好了的]|一次|对)?")
# 生产经营活动 and 违法犯罪活动 are not held
_UNHELD = re.compile("(?:经营|犯罪|违法|违规|生产|经济|科研|业务|投资|交易|金融|侵权|办公|教学|执法|监管|有关|相关)$")
_GOES_ON = re.compile("室|量|力|能力|场所|经费|中心|方案|议|上|(?<=活动)的")


# 第二|届云川博览会
_NUMBERED = re.compile("第[0-9一二三四五六七八九十]{1,3}(?:届)?$")
# 此次|云川博览会, 多层次|融资对接活动
_BEFORE = re.compile("[此本这][次届]|历届|多层次")
# 各类展会: a kind, not one
_KINDS = re.compile("各|多种|系列|一批|若干|相关")


def events(clues: Clues) -> Iterator[Candidate]:
    """Yield the events that their form shows."""
    text = clues.text
    last = 0
    before = Candidate(-1, -1, _EVENT, "")
    for hit, need in heads(clues, "PlannedEvent"):
        if _GOES_ON.match(text, hit.end) or text.startswith("代表", hit.start - 2):  # 人民代表大会 is an organ
            continue
        held = _held(clues, hit.start, last)
        start = _start(clues, hit, held)
        last = hit.end
        if start is None:
            continue
        own = own_part(text[start : hit.start]).strip("“”")
        plain = text[hit.start : hit.end] == "活动"
        if plain and _UNHELD.search(text, start, hit.start):
            continue
        least = 6 if plain else 1 if need == "short" else 2
        if len(own) >= least or (held == start and not plain and text.startswith("专", start)):
            joined = before.end >= 0 and text.startswith("暨", before.end) and start <= before.end + 1
            before = Candidate(before.start if joined else start, hit.end, _EVENT, "event form")
            yield before


def _start(clues: Clues, hit: Hit, held: int | None) -> int | None:
    """Return where the name of an event begins, or None where many are meant or nothing stands before the head."""
    text = clues.text
    start = held if held is not None else clues.begin(hit.start, 24)
    if start == hit.start and clues.verbs.get(start - 2) == start:  # 区域合作|论坛: the verb is a part of the name
        back = clues.begin(start - 1, 24)
        start = back if back is not None and start - back >= 4 else start
    if start is None or start >= hit.start or is_many(clues, start) or _KINDS.match(text, start):
        return None
    start = max(start, text.rfind("的", start, hit.start) + 1)  # 医务人员的|慰问活动
    told = _BEFORE.match(text, start)
    start = told.end() if told else start
    numbered = _NUMBERED.search(text, max(0, start - 5), start)
    return numbered.start() if numbered else start


def _held(clues: Clues, head: int, last: int) -> int | None:
    """Return the end of the verb of holding whose object a head ends, through a list: 召开甲、乙项目对接会."""
    first = max(clues.clause(head), last, head - 50)
    verbs = [match.end() for match in _HELD.finditer(clues.text, first, head)]
    if not verbs or _OTHERS.search(clues.text, verbs[-1], head):
        return None
    return verbs[-1]


# 参加农博会、农贸会、展销会: each item is one
_OTHERS = re.compile("[会节展坛赛](?:、|和|及|与)")
