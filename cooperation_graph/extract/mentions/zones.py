"""Development zones, parks, new towns and bases."""

import re
from collections.abc import Iterator

from ...model import Kind
from .clues import Candidate, Clues
from .naming import begins_with_trade, heads, name_before, own_part, placed_name

# the head goes on as another word: 开发区管委会 is a body, 示范区县
_GOES_ON = re.compile("管委会|管理委|工委|建设办|[县域间外内长]|试点|创建")


def _is_one(clues: Clues, start: int, head: int) -> bool:
    """Return whether a base is one of its kind: of the nation, or of a place."""
    name = clues.text[start:head]
    if "重要" in name:  # 国家重要能源基地 is a role, no name
        return False
    return "国家" in name or name.startswith("中国") or clues.place_in(start, head) is not None


def zones(clues: Clues) -> Iterator[Candidate]:
    """Yield the zones that their form shows."""
    for hit, need in heads(clues, "DevelopmentZone"):
        if _GOES_ON.match(clues.text, hit.end):
            continue
        start = name_before(clues, hit.start, 6 if need == "long" else 2)
        if need == "long" and start is not None and not _is_one(clues, start, hit.start):
            start = None
        if need == "trade" and start is not None and begins_with_trade(clues, start, hit.start):
            continue
        place = placed_name(clues, hit.start)
        if place is not None and (start is None or 0 < place - start < 2):
            start = place if need != "long" and own_part(clues.text[place : hit.start]) else None
        if start is not None and _SOME.search(clues.text, start, hit.start) is None:
            yield Candidate(start, hit.end, Kind.DEVELOPMENT_ZONE, "zone form")
            part = _PART.match(clues.text, hit.end)
            if part is not None:
                yield Candidate(start, part.end(), Kind.DEVELOPMENT_ZONE, "part of a zone", 1)


# 青岚、云川|三大汽车产业基地
_SOME = re.compile("[两三四五六七八九十]大")
# 青岚自贸试验区|川南临港片区
_PART = re.compile("[\u4e00-\u9fff]{2,6}?片区")
