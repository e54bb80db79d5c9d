"""Sights, parks, temples and scenic areas."""

import re
from collections.abc import Iterator
from functools import cache

from ...lexicon import HeadRow, rows
from ...model import Kind
from .clues import Candidate, Clues
from .naming import heads, is_counted, is_many, own_part, placed_name

_SITE = Kind.TOURIST_SITE
_VAGUE = re.compile(
    "(?:国家|国际|[一二三]级|[二两三四五六七八九十]{1,2}个|重点|著名|主要|知名|国家级|省级|[0-9]?A级|[45]A|旅游|休闲|度假|生态|文化|自然|新|大型|各类|城市|乡村|社区|综合|现代|历史|红色|主题|文化|民俗|森林|特色|名人|古|家庭|农){1,6}"
)


_CALLED = re.compile("创建|争创|申报|入选|成为|打造")  # 安仁古镇创建国家5A级|景区: a sight, and what it is to be
_GOES_ON = ("城市", "体系")  # 生态公园城市


def sites(clues: Clues) -> Iterator[Candidate]:
    """Yield the sights that their form shows."""
    for hit, need in heads(clues, "TouristSite"):
        if need != "own":
            continue
        start = clues.begin(hit.start, 16)
        if start is None or is_many(clues, start) or is_counted(clues, start):
            continue
        if clues.text.startswith(_GOES_ON, hit.end):
            continue
        place = placed_name(clues, hit.start)
        start = place if place is not None else start
        rest = clues.text[start : hit.start]
        named_after = (clues.place_from(start) if place is not None else None) or start
        own = _VAGUE.sub("", clues.text[named_after : hit.start])
        if len(own) >= 2 and own_part(rest) and _CALLED.search(rest) is None:
            yield Candidate(start, hit.end, _SITE, "site form")
    yield from _listed(clues)
    yield from _closed(clues)


@cache
def _short() -> re.Pattern[str]:
    """Return the pattern of the one-character ends of sights, where an item of a list ends: 瑞应寺、海棠山."""
    ends = "".join(row.word for row in rows("name_heads", HeadRow) if row.need == "tour")
    return re.compile(f"[{ends}](?=[、，。；）]|等|和)")


# 甲溪、乙园等景区: what closes a list of sights
_CLOSED = re.compile(
    "等(?:[0-9]{1,2}[个处])?(?:核心|重点|主要|知名|著名|特色)?(?:旅游)?(?:景区|景点|风景区|旅游资源|名胜古迹)"
)
_ITEM = re.compile("[\u4e00-\u9fff]{2,10}")


def _closed(clues: Clues) -> Iterator[Candidate]:
    """Yield the items of a list that ends by saying that they are sights."""
    for match in _CLOSED.finditer(clues.text):
        end = match.start()
        for _ in range(20):
            start = clues.begin(end, 12)
            if start is None or not _ITEM.fullmatch(clues.text, start, end) or own_part(clues.text[start:end]) == "":
                break
            yield Candidate(start, end, _SITE, "sight of a closed list", -1)
            if clues.text[start - 1 : start] not in ("、", "和"):
                break
            end = start - 1


_TRAVEL = re.compile("旅游(?!局|厅|委)|景区|景点|游览|观光")


def _listed(clues: Clues) -> Iterator[Candidate]:
    """Yield short names that end as sights do, in a sentence about travel."""
    text = clues.text
    for match in _short().finditer(text):
        start = clues.begin(match.start(), 4)
        if start is None or not 1 <= match.start() - start <= 4:
            continue
        if _TRAVEL.search(_sentence(text, start, match.end())):
            yield Candidate(start, match.end(), _SITE, "listed site")


def _sentence(text: str, start: int, end: int) -> str:
    """Return what of its sentence stands around a range, at most 150 characters to each side."""
    return (
        text[max(0, start - 150) : start].rpartition("。")[2]
        + text[start:end]
        + text[end : end + 150].partition("。")[0]
    )
