"""Regions that are no division: economic regions, belts, basins, and parts of provinces."""

import re
from collections.abc import Iterable, Iterator

from ...model import Kind
from .clues import Candidate, Clues
from .naming import heads, name_before, placed_name

# 辽西北, 渝东南地区, 苏北; not 海南, 河北, 新北
_OF_PROVINCE = "[冀晋蒙辽苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀渝黔滇藏陕秦甘陇]"
_PART = re.compile(
    f"{_OF_PROVINCE}(?<![东西南北中新大小].)[东西南北中]{{1,3}}(?:{_OF_PROVINCE}[东西南北中]{{1,3}}){{0,3}}"
    "(?:地区|山区|部)?(?![区县市路站街大门])"
)
# 东盟国家, RCEP成员国, 金砖国家, “一带一路”沿线国家
_BLOC = re.compile("(?:“一带一路”沿线|“一带一路”共建|RCEP|CPTPP|WTO|OECD)(?:国家和地区|国家|成员国|区域)")
# 东部|8个省市: the east of the nation; 县城东部 is none
_QUARTER = re.compile("[东中西]部(?=[0-9一二三四五六七八九十]{1,2}个?省)")
_MEMBERS = re.compile("国家和地区|国家|成员国|地区(?![差生产经])|区域")
_JOINED = re.compile("等[\u4e00-\u9fff]{0,3}$")


def regions(clues: Clues) -> Iterator[Candidate]:
    """Yield the regions that their form shows."""
    found = [*_known(clues), *_parts(clues), *_formed(clues)]
    yield from found
    yield from _joined(clues, found)
    yield from _again(clues, found)


def _region(start: int, end: int, rule: str) -> Candidate:
    return Candidate(start, end, Kind.REGION, rule)


def _known(clues: Clues) -> Iterator[Candidate]:
    for hit in clues.of("name"):
        if hit.what == Kind.REGION:
            members = _MEMBERS.match(clues.text, hit.end)
            yield _region(hit.start, members.end() if members else hit.end, "known region")


def _parts(clues: Clues) -> Iterator[Candidate]:
    """Yield parts of provinces (辽西北), blocs with their members, and places with 地区 (阜新地区)."""
    for match in _PART.finditer(clues.text):
        if clues.may_begin(match.start()):
            yield _region(*match.span(), "part of a province")
    for match in _QUARTER.finditer(clues.text):
        if clues.may_begin(match.start()):
            yield _region(*match.span(), "part of the nation")
    for match in _BLOC.finditer(clues.text):
        yield _region(*match.span(), "bloc")
    for start, end in clues.places:
        if clues.text.startswith("地区", end) and clues.text[end - 1] not in "省市县区州":
            yield _region(start, end + 2, "surroundings of a place")


def _formed(clues: Clues) -> Iterator[Candidate]:
    for hit, _ in heads(clues, "Region"):
        start = name_before(clues, hit.start, limit=14)
        if start is not None and clues.text[hit.end : hit.end + 1] not in ("内", "外", "动", "领", "头"):
            place = placed_name(clues, hit.start)
            yield _region(start if place is None or place - start < 2 else place, hit.end, "region form")


def _joined(clues: Clues, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield two names of one region: 赣南等原中央苏区."""
    ends = {each.end: each for each in found}
    for each in found:
        joined = _JOINED.search(clues.text, max(0, each.start - 4), each.start)
        first = ends.get(joined.start()) if joined else None
        if first is not None and not _MANY_IN.search(clues.text, each.start, each.end):  # 东盟等|RCEP国家 are two
            yield _region(first.start, each.end, "joined regions")


_MANY_IN = re.compile("(?:国家|国|地区|区域)$")  # names that stand for many: RCEP国家, 东南亚国家
_SHORT = re.compile("产业带|经济带|经济区|经济圈|都市圈|城市群|开放带|合作区")


def _again(clues: Clues, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the bare head that stands for a region named before: 产业带 after 沈阜产业经济带."""
    first: dict[str, int] = {}
    for each in sorted(found):
        name = clues.text[each.start : each.end]
        for word in (*_SHORT.findall(name[-3:]), _squeezed(name)):
            first.setdefault(word, each.end)
    for match in _SHORT.finditer(clues.text):
        if first.get(match.group(), match.end()) < match.start() and clues.may_begin(match.start()):
            yield _region(*match.span(), "region again")


def _squeezed(name: str) -> str:
    """Return the head of a name without 经济 inside it: 产业经济带 is 产业带."""
    return name.replace("产业经济", "产业")[-3:]
