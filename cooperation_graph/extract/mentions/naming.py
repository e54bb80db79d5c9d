"""How far a name reaches to the left of its head, and whether what stands there makes it a name."""

import re
from functools import cache

from ...model import Kind
from . import lexicon
from .clues import Clues, Hit


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(f"(?:{lexicon.any_of('name_stops', 'vague')}|[的、和及与]){{1,12}}")


# 一批示范区, 各类园区, 3个平台: so many of a kind have no name
_MANY = re.compile(
    "(?:一批|一系列|若干|多个|各类|各种|[0-9一二三四五六七八九十两几]{1,3}(?:个|家|处|座|条|批))(?:的)?$"
)


_COUNTED = re.compile("[0-9]{1,5}[余多]?(?:[个家条项处座批名]|小时|分钟)")


def own_part(text: str) -> str:
    """Return what is left of a text without the words that any name may begin with: 重点产业 leaves nothing."""
    match = _vague().match(text)
    return text[match.end() :] if match else text


def heads(clues: Clues, kind: str) -> list[tuple[Hit, str]]:
    """Return the heads of a kind with what each needs before it, none inside a longer one."""
    return clues.heads.get(kind, [])


def is_many(clues: Clues, start: int) -> bool:
    """Return whether the words before a place say that a number of a kind follow."""
    return _MANY.search(clues.text, max(0, start - 6), start) is not None


def is_counted(clues: Clues, start: int) -> bool:
    """Return whether a number with its counter stands at a place: 9个|国家公园."""
    return _COUNTED.match(clues.text, start) is not None


def is_region(clues: Clues, start: int, end: int) -> bool:
    """Return whether a range is the name of a region, as in 京津冀|机场."""
    return any(hit.what == Kind.REGION and hit.end == end for hit in clues.at("name", start))


# 电商产业|孵化园
_FOR_TRADE = re.compile("(?:产业|服务|企业|贸易|加工)$")


def begins_with_trade(clues: Clues, start: int, head: int) -> bool:
    """Return whether what a head is for stands first in a name, and no place in it: 文化|产业园, 电商产业|孵化园."""
    if clues.place_in(start, head) is not None or "国家" in clues.text[start:head]:
        return False
    if _FOR_TRADE.search(clues.text, start, head):
        return True
    return bool(clues.at("field", start)) or any(hit.what == Kind.INDUSTRY for hit in clues.at("name", start))


def name_before(clues: Clues, head: int, least: int = 2, limit: int = 20) -> int | None:
    """Return where a name with its head at `head` begins, or None where nothing of its own stands before the head."""
    start = clues.begin(head, limit)
    if start is None or start >= head or is_many(clues, start):
        return None
    if is_counted(clues, start):
        return None
    own = own_part(clues.text[start:head])
    return start if len(own.strip("“”")) >= least else None


def placed_name(clues: Clues, head: int, limit: int = 24) -> int | None:
    """Return where a name that has a place in it begins: at the place."""
    start = clues.begin(head, limit)
    return None if start is None else clues.place_in(start, head)


_SHORTEST = 5  # 教育部 and 财政部 may be the end of another word, 工业和信息化部 may not
_NO_MINISTRY = tuple("门分队署位长委件")  # 生态环境部|门


def is_ministry(text: str, hit: Hit) -> bool:
    """Return whether a hit is the full name of a ministry, which begins wherever it stands: 分步推进|工业和信息化部."""
    whole = hit.what == Kind.PUBLIC_BODY and hit.end - hit.start >= _SHORTEST and text[hit.end - 1] == "部"
    return whole and not text.startswith(_NO_MINISTRY, hit.end)
