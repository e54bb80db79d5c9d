"""Names known by their last word: zones, regions, sites, works, companies, programmes and events."""

import re
from collections.abc import Iterator

from ...model import Kind
from .clues import Candidate, Clues, Hit
from .naming import name_before, own_part

# the head goes on as another word: 开发区管委会 is a body, 改革委, 工程师, 计划生育, 活动室
_GOES_ON = re.compile("管委会|管理委|委|师|生育|单列|室|员|局|办公室|价格|处罚|方案|联盟内|企业|人才|人员|院|学院")


def headed(clues: Clues) -> Iterator[Candidate]:
    """Yield the names whose last word is in the lexicon and that have something of their own before it."""
    for hit in clues.of("head"):
        kind, need = hit.what.split(" ")
        rule = _RULES.get(need)
        if rule is None or kind == "PublicBody" or _GOES_ON.match(clues.text, hit.end):
            continue
        start = rule(clues, hit, kind)
        if start is not None:
            yield Candidate(start, hit.end, Kind(kind), f"{kind} form")


def _own(clues: Clues, hit: Hit, kind: str) -> int | None:
    least = {"Programme": 3, "PlannedEvent": 2, "Industry": 2}.get(kind, 2)
    return name_before(clues, hit.start, least)


def _long(clues: Clues, hit: Hit, _kind: str) -> int | None:
    return name_before(clues, hit.start, 6)


def _placed(clues: Clues, hit: Hit, _kind: str) -> int | None:
    start = clues.begin(hit.start, 24)
    if start is None:
        return None
    place = clues.place_in(start, hit.start)
    return place


def _touring(clues: Clues, hit: Hit, _kind: str) -> int | None:
    """Return the start of a short name beside others, in a sentence about travel: 瑞应寺、海棠山、大青沟等旅游线路."""
    text = clues.text
    start = clues.begin(hit.start, 4)
    if start is None or not 1 < hit.start - start <= 4 or text[hit.end : hit.end + 1] not in "、等，。；）":
        return None
    sentence = text[text.rfind("。", 0, start) + 1 : text.find("。", hit.end)]
    return start if re.search("旅游|景区|景点|游览|观光", sentence) else None


_NATIONAL = re.compile("国家|全国|中国|[省市区县]|海外|跨境")


def _platform(clues: Clues, hit: Hit, _kind: str) -> int | None:
    start = name_before(clues, hit.start, 4)
    return start if start is not None and (_NATIONAL.match(clues.text, start) or clues.place_in(start, hit.start)) else None


_RULES = {"own": _own, "long": _long, "place": _placed, "tour": _touring, "platform": _platform}
