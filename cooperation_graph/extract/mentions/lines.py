"""Lines of traffic that a number, two ends or a short name tells, and the part of a work that is meant."""

import re
from collections.abc import Iterator

from ...model import Kind
from .clues import Candidate, Clues, Hit
from .naming import heads, name_before

_WORK = Kind.INFRASTRUCTURE_PROJECT
_TRACKS = ("高铁", "客专", "客运专线", "城际铁路", "铁路", "高速公路", "高速", "快速路", "快速通道", "公路")
_BY_LETTERS = ("高铁", "客专", "客运专线", "高速公路", "高速")
# G344, S333云川东段, X302周山至G233段: numbers of roads by JTG A03, 国 省 县 乡
_ROAD = re.compile(
    r"(?<![A-Za-z0-9])[GSXY][0-9]{2,4}(?![A-Za-z0-9.%])"
    r"(?:[国省县乡]道|[\u4e00-\u9fff]{1,6}高速(?:公路)?)?"
    r"(?:[\u4e00-\u9fff]{1,6}至(?:[GSXY][0-9]{2,4}|[\u4e00-\u9fff]{1,6})段|[\u4e00-\u9fff]{1,6}[段线](?![路上下])|[东南西北]延)?"
)
# 临河至|白石, 白石经临河至|云川
_FROM = re.compile("[\u4e00-\u9fff]{2,5}(?:经[\u4e00-\u9fff]{2,5})?至$")
_FROM_TO = re.compile("([\u4e00-\u9fff]{2,8}至)[\u4e00-\u9fff]{2,5}$")
# what a line does, or what closes its name: 宁盐高速|开工
_LINE_ENDS = re.compile(
    "[、，。；：（）\\n和与及等]|开工|开建|建成|前期|改?扩建|建设|全线|项目|通车|[东南西北]延|复线|改造|[\u4e00-\u9fff]{2,5}段"
)
# these say which kind of line, and name none
_KIND_OF_LINE = re.compile(
    "[农干支沿既普国重快货客专地省市县全跨周主新高城区出进中西东南北]?(?:农村|干线|支线|江|有|通|家|载|速|运|用|方|级|域|边|要|建|际|内|国|省|市|县|铁路|公路|部)$|中欧|绕城|环城|环线|骨干|重点|重大|第[一二三]"
)
# 航站楼改扩建及附属工程, 扩建工程: what is done to the work that is named
_WORKS_OF = re.compile(
    "(?:航站楼|站房|航道|河道|堤防|[一二三四]期|改扩建|扩建|整治|治理|疏浚|除险加固|电气化|复线|及附属|延伸){1,4}工程(?!建设局|公司)"
)
# the part of a line that lies in a place: 青云高铁|二通道云川段
_PART = re.compile("((?:二通道|复线|[一二三]期)?[\u4e00-\u9fff]{2,4})段(?![时落])")
# “五纵三横”高速公路网
_NET = re.compile("“[^”\n]{1,8}”(?:字[型形])?(?:高速公路|高速铁路|高铁|铁路|公路|轨道交通|综合交通)网(?:络)?")
# 航道整治工程 after the name of the waterway
_TREATED = re.compile(
    "(?:航道|河道|堤防|水库|大桥|港区|机场)(?:[一二三四]期|改扩建|扩建|整治|治理|疏浚|除险加固|延伸){1,3}工程"
)
_MANY = re.compile("农村|病险|[大中小]型|重点|重要|主要|干线|支线|高等级|危旧|流域|全[国省市县区]|以[上下]")
_HAN = re.compile("[\u4e00-\u9fff]{2,4}")


def lines(clues: Clues) -> Iterator[Candidate]:
    """Yield roads by number, lines from end to end, and lines by a short name."""
    for road in _ROAD.finditer(clues.text):
        yield Candidate(*road.span(), _WORK, "road number")
    for hit, _ in heads(clues, "InfrastructureProject"):
        if clues.text[hit.start : hit.end] in _TRACKS:
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
        return each._replace(end=part.end(), rank=1)
    works = _WORKS_OF.match(clues.text, each.end)
    return each._replace(end=works.end(), rank=1) if works else each


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
    return start if _HAN.fullmatch(name) and _KIND_OF_LINE.search(name) is None else None


def _ends(clues: Clues, head: int) -> int | None:
    """Return where the first end of a line begins, whose last end is a division right before the head."""
    last = clues.place_to(head)
    return None if last is None else _origin(clues, last)


def _origin(clues: Clues, last: int) -> int | None:
    """Return where the first end of a line begins, given where its last end does."""
    first = clues.begin(last - 1, 12) if clues.text[last - 1 : last] == "至" else None
    if first is not None and clues.text[first - 1 : first] == "经":
        first = clues.begin(first - 1, 6)
    return first if first is not None and _FROM.fullmatch(clues.text, first, last) else None


def _treated(clues: Clues) -> Iterator[Candidate]:
    """Yield works on a river, port or line that has a name: 青江河段|航道整治工程; not 病险|水库除险加固工程."""
    for match in _TREATED.finditer(clues.text):
        start = name_before(clues, match.start(), 2, 10)
        if start is not None and _MANY.search(clues.text, start, match.start()) is None:
            yield Candidate(start, match.end(), _WORK, "works on a named line", 1)
