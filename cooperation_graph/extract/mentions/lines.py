"""Lines of traffic that a number, two ends or a short name tells, and the part of a work that is meant."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from ...model import Kind
from .clues import Candidate, Clues, Hit
from .lexicon import any_of
from .naming import heads, name_before

_WORK = Kind.INFRASTRUCTURE_PROJECT
_TRACKS = (
    "高铁",
    "客专",
    "客运专线",
    "城际铁路",
    "城际",
    "铁路",
    "高速公路",
    "高速",
    "快速路",
    "快速通道",
    "公路",
    "环线",
    "国道",
    "省道",
)
_BY_LETTERS = ("高铁", "客专", "客运专线", "城际", "高速公路", "高速", "铁路")
# G344, S333云川东段, X302周山至G233段: numbers of roads by JTG A03, 国 省 县 乡
_ROAD = re.compile(
    r"[GSXY](?<![A-Za-z0-9].)[0-9]{2,4}(?![A-Za-z0-9.%])"
    r"(?:[国省县乡]道|[\u4e00-\u9fff]{1,6}高速(?:公路)?)?"
    r"(?:[\u4e00-\u9fff]{1,6}至(?:[GSXY][0-9]{2,4}|[\u4e00-\u9fff]{1,6})段|[\u4e00-\u9fff]{0,6}[段线](?![路上下])|[东南西北]延)?"
)
# S104|港宁路
_ALSO_CALLED = re.compile("[\u4e00-\u9fff]{2}路(?![口网段面基线沿])")
# 318|国道
_BY_NUMBER = re.compile("(?<![0-9])(?P<name>[0-9]{3}[国省]道)$")
# 临河至|白石, 白石经临河至|云川
_FROM = re.compile("[\u4e00-\u9fff]{2,5}(?:经[\u4e00-\u9fff]{2,5})?(?:至[\u4e00-\u9fff]{2,5}){0,2}至$")
_FROM_TO = re.compile("([\u4e00-\u9fff]{2,8}至)[\u4e00-\u9fff]{2,5}$")
# what a line does, or what closes its name: 宁盐高速|开工
_LINE_ENDS = re.compile(
    "[0-9、，。；：（）\\n和与及等]|开工|开建|建成|前期|改?扩建|建设|全线|项目|通车|[东南西北]延|复线|改造|[\u4e00-\u9fff]{2,5}(?:至[\u4e00-\u9fff]{2,5}){0,3}段"
)
# the part of a line that lies in a place: 青云高铁|二通道云川段
_PART = re.compile("((?:二通道|复线|[一二三]期)?[\u4e00-\u9fff]{2,4})段(?![时落])")
# a part that only its end shows: 318国道|洪湖段, 公路（郝穴至容城段）, 高铁|云川火车站
_BOUNDED_PART = re.compile(
    "(?![未剩城阶路区建])[\u4e00-\u9fff]{2,3}(?<![路区阶时手地工])段(?=[、，。；（改建扩等和与前]|工程|项目)|（[\u4e00-\u9fff]{2,5}至[\u4e00-\u9fff]{2,5}段）"
    "|[\u4e00-\u9fff]{2,4}(?:(?:火车|高铁)站|(?:互通|枢纽|服务区)(?:立交)?(?:工程)?)|[\u4e00-\u9fff]{2,5}(?:至[\u4e00-\u9fff]{2,5}){1,3}段"
)
# “五纵三横”高速公路网, “八纵八横”高速铁路
_NET = re.compile(
    "“[^”\n]{1,8}(?:”(?:字[型形])?(?:高速公路|高速铁路|高铁|铁路|公路|轨道交通|综合交通)网(?:络)?"
    "|[纵横环射]”(?:高速公路|高速铁路|高铁|铁路|公路)(?:主?通道)?)"
)
_MANY = re.compile("流域|全[国省市县区]|以[上下]|[0-9]")
_HAN = re.compile("[\u4e00-\u9fff]{2,4}")


@cache
def _works_of() -> re.Pattern[str]:
    """Return the pattern of what is done to a work: 航站楼改扩建及附属|工程, 二期, 及灌区."""
    works = any_of("name_stops", "works")
    return re.compile(
        f"(?:(?:{works}){{1,4}}工程|及?灌区(?:[一二三四]期)?工程|(?<=枢纽|水库|灌区|电站|泵站|大桥|隧道|码头|互通)工程|及?灌区[一二三四]期|及灌区|[一二三四]期)(?!建设局|公司|项目部)"
    )


@cache
def _detour() -> re.Pattern[str]:
    """Return the pattern of a road around a town, and of a line drawn on: 国道|云川绕城公路, 高速|西延云川段."""
    return re.compile(
        f"[\u4e00-\u9fff]{{0,3}}?(?:{any_of('name_stops', 'detour')})(?:公路|段)"
        "|[东南西北]延(?!伸)(?:线|[\u4e00-\u9fff]{2,3}段)?"
    )


@cache
def _treated_line() -> re.Pattern[str]:
    """Return the pattern of works on a line or water that has a name: 航道|整治."""
    return re.compile(f"(?:{any_of('name_stops', 'line')})(?:{any_of('name_stops', 'works')}){{1,3}}$")


@cache
def kind_of_work() -> re.Pattern[str]:
    """Return the pattern of the words that say which kind of line or work, and name none: 农村, 干线, 病险."""
    return re.compile(any_of("name_stops", "work kind"))


def lines(clues: Clues) -> Iterator[Candidate]:
    """Yield roads by number, lines from end to end, and lines by a short name."""
    for road in _ROAD.finditer(clues.text):
        called = _ALSO_CALLED.match(clues.text, road.end())
        if called and kind_of_work().search(called.group()) is None:
            yield Candidate(road.start(), called.end(), _WORK, "road number")
        else:
            yield Candidate(*road.span(), _WORK, "road number")
    for hit, _ in heads(clues, "InfrastructureProject"):
        number = _BY_NUMBER.search(clues.text, max(0, hit.start - 4), hit.end)
        if number is not None:
            yield Candidate(number.start("name"), hit.end, _WORK, "road number")
        elif clues.text[hit.start : hit.end] in _TRACKS:
            start = _ends(clues, hit.start)
            if start is None and clues.text[hit.start : hit.end] in _BY_LETTERS:
                start = _short(clues, hit)
            if start is not None:
                yield Candidate(start, hit.end, _WORK, "line by its ends or short name")
    for net in _NET.finditer(clues.text):
        yield Candidate(*net.span(), _WORK, "network")
    yield from _treated(clues)


def works_of(clues: Clues, each: Candidate) -> Candidate:
    """Return a work with what is done to it, where that is named as works: 云川机场|扩建工程."""
    part = _PART.match(clues.text, each.end)
    if part and clues.place_in(each.end, part.end(1)) is not None:
        each = replace(each, end=part.end(), rank=1)
    elif clues.text[each.start : each.end].endswith(_TRACKS) or each.rule == "road number":
        bounded = _BOUNDED_PART.match(clues.text, each.end) or _detour().match(clues.text, each.end)
        each = replace(each, end=bounded.end(), rank=1) if bounded else each
    works = _works_of().match(clues.text, each.end)
    return replace(each, end=works.end(), rank=1) if works else each


def listed(clues: Clues, each: Candidate) -> Iterator[Candidate]:
    """Yield the item before a line in a list that shares its head: 云川至临河、|云川至白石铁路."""
    end = each.start - 1
    if clues.text[end : end + 1] == "、" and "至" in clues.text[each.start : each.end]:
        ends = _FROM_TO.search(clues.text, max(0, end - 14), end)
        first = _origin(clues, ends.end(1)) if ends else None
        if first is not None:
            yield Candidate(first, end, _WORK, "line in a list")


def _short(clues: Clues, hit: Hit) -> int | None:
    """Return where the letters of a line begin: 宁盐|高速; not 农村, 沿江."""
    start = clues.begin(hit.start, 4) if _LINE_ENDS.match(clues.text, hit.end) else None
    if start is None or hit.start - start < 2:
        return None
    name = clues.text[start : hit.start]
    if clues.text[hit.start : hit.end] == "铁路" and len(name) > 2:
        return None
    return start if _HAN.fullmatch(name) and kind_of_work().search(name) is None else None


def _ends(clues: Clues, head: int) -> int | None:
    """Return where the first end of a line begins, whose last end is a division right before the head."""
    last = clues.place_to(head)
    return None if last is None else _origin(clues, last)


def _origin(clues: Clues, last: int) -> int | None:
    """Return where the first end of a line begins, given where its last end does."""
    first = clues.begin(last - 1, 12) if clues.text[last - 1 : last] == "至" else None
    for _ in range(2):  # 白石经|临河, 白石至|临河
        if first is not None and clues.text[first - 1 : first] in ("经", "至"):
            first = clues.begin(first - 1, 6)
    return first if first is not None and _FROM.fullmatch(clues.text, first, last) else None


def _treated(clues: Clues) -> Iterator[Candidate]:
    """Yield works on a river, port or line that has a name: 青江河段|航道整治工程; not 病险|水库除险加固工程."""
    text = clues.text
    for hit, _ in heads(clues, "InfrastructureProject"):
        line = (
            _treated_line().search(text, max(0, hit.start - 12), hit.start)
            if text[hit.end - 2 : hit.end] == "工程"
            else None
        )
        start = name_before(clues, line.start(), 1, 10) if line else None
        if line and start is not None and not _many(text, start, line.start()):
            yield Candidate(start, hit.end, _WORK, "works on a named line", 1)


def _many(text: str, start: int, end: int) -> bool:
    """Return whether what stands before a line says that it is one of many: 农村|公路改造工程."""
    return _MANY.search(text, start, end) is not None or kind_of_work().search(text, start, end) is not None
