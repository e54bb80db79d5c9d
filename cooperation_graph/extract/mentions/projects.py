"""Railways, roads, ports, pipelines, power and water works, and platforms that are built."""

import re
from collections.abc import Iterator

from ...model import Kind
from .clues import Candidate, Clues, Hit
from .lines import kind_of_work, lines, listed, works_of
from .naming import heads, is_region, name_before, placed_name
from .worklists import worklists

_WORK = Kind.INFRASTRUCTURE_PROJECT
# 沈阳至阜新快速铁路; 云川地铁2号线至临河新城的轻轨
_TO = re.compile(r"[至到—-][\u4e00-\u9fff0-9]{1,14}$")
# 京沈高铁, 沪昆高速公路: places by one character each
_LETTERS = re.compile(
    "[京津冀石晋太蒙呼辽沈大连阜铁吉长哈沪宁苏杭甬浙皖合闽福厦赣昌鲁济青豫郑鄂汉武湘粤广深珠桂南琼川成渝黔贵滇昆藏拉陕西兰甘银新乌包丹通张承秦唐徐连淮抚本营盘锦葫丹佳牡齐绥珲图白嫩集宝焦柳衡怀洛襄遂达万利宜荆岳株九衢金温台漳龙汕茂湛海防钦邕赤阳朝巴延洮龙烟威潍滨]{2,4}$"
)
_LINES = ("高铁", "客专", "客运专线", "城际铁路", "铁路", "高速公路", "高速")
_GOES_ON = re.compile("[局厅部群]|集团|公司|建设(?:办|指挥)|企业|运输|枢纽站|管理|警察|沿线|口岸|功能|能力|优势|效应")


def projects(clues: Clues) -> Iterator[Candidate]:
    """Yield the works that their form shows, with what is done to them."""
    yield from worklists(clues)
    for each in (*lines(clues), *_works(clues)):
        yield works_of(clues, each)
        yield from listed(clues, each)


def _works(clues: Clues) -> Iterator[Candidate]:
    ends = {hit.end for hit, _ in heads(clues, "InfrastructureProject")}
    zones = {hit.end for hit, _ in heads(clues, "DevelopmentZone")}
    for hit, need in heads(clues, "InfrastructureProject"):
        if _GOES_ON.match(clues.text, hit.end):
            continue
        if clues.text[hit.start : hit.end] == "工程" and hit.start in ends:  # 快速铁路|工程
            continue
        if need == "platform" and hit.start in zones:  # 自由贸易试验区|平台
            continue
        start = _platform(clues, hit.start) if need == "platform" else _placed(clues, hit, need)
        letters = _LETTERS.search(clues.text, max(0, hit.start - 4), hit.start)
        lined = letters is not None and clues.text[hit.start : hit.end] in _LINES
        if letters is not None and lined and clues.may_begin(letters.start()):
            yield Candidate(letters.start(), hit.end, _WORK, "line between letters")
        else:
            number = _NUMBERED.match(clues.text, hit.end)
            start = hit.start if start is None and number and need == "city" else start
            if start is not None and (start < hit.start or number):
                yield Candidate(start, number.end() if number else hit.end, _WORK, "work form")
    yield from _ports(clues)


def _placed(clues: Clues, hit: Hit, need: str) -> int | None:
    """Return the place that a work's name begins with; of two places joined by 至 the first."""
    head = hit.start
    if clues.text[head - 1 : head] == "等":  # 云川至白石等|铁路
        return None
    first = max(clues.clause(head), clues.text.rfind("、", 0, head) + 1, head - 40)
    joined = _TO.search(clues.text, first, head)
    if joined is not None:
        origin = clues.place_in(max(first, joined.start() - 14), joined.start())
        if origin is not None:
            return origin
    place = placed_name(clues, head)
    if clues.place_to(head) is not None and clues.text[head : hit.end] in _MANY_OF:
        return None
    water = _WATER.search(clues.text, first, head)
    if water is not None:
        owner = clues.place_to(water.start())
        return water.start() if owner is None else owner
    return place if place is not None or need not in ("named", "short") else _named(clues, head, need)


_SOME = re.compile("[二两三四五六七八九十]大$")  # 四大|港区


def _named(clues: Clues, head: int, need: str) -> int | None:
    """Return where a name without a place begins: 芜宣|机场; not where a kind of work goes before: 通用|机场."""
    start = name_before(clues, head, 2, 3 if need == "short" else 8)
    if start is None or _SOME.search(clues.text, start, head):
        return None
    if kind_of_work().match(clues.text, start) or is_region(clues, start, head):
        return None
    return start


# 青岚省公路: not one of them
_MANY_OF = ("公路", "铁路", "高速公路", "轨道交通", "管道", "港口", "通道", "隧道", "航道", "工程", "码头")
# 引嫩入白供水工程, 引汉济渭工程, 引江济淮二期工程, 引大济湟西干渠灌区
_WATER = re.compile(
    "引[\u4e00-\u9fff]{1,2}[入济补][\u4e00-\u9fff]{1,2}(?:[供引调输]水)?(?:[一二三四]期|[东西南北]?干渠)?$"
)
# 地铁|3号线, 城市轨道交通|R4线一期, 市郊铁路|东北环线
_NUMBERED = re.compile(
    "(?:[A-Z]?[0-9一二三四五六七八九十]{1,2}号线|[A-Z][0-9]{1,2}线|[东西南北]{1,2}环线)(?:[一二三]期)?(?:工程)?(?!至|到)"
)
# 宁波舟山港, 上海洋山港
_PORT = re.compile("[\u4e00-\u9fff]{0,3}?港(?![口区务澳航股台资湾商币])")


def _ports(clues: Clues) -> Iterator[Candidate]:
    """Yield the ports of a place."""
    for start, end in clues.places:
        port = _PORT.match(clues.text, end)
        if port is not None and clues.begin(port.end() - 1) in (start, clues.begin(start)):
            yield Candidate(start, port.end(), _WORK, "port")
            beside = _NEXT_PORT.match(clues.text, port.end())
            if beside is not None:
                yield Candidate(*beside.span("name"), _WORK, "port in a list")


# 云川港、|白石港
_NEXT_PORT = re.compile("[、和](?P<name>[\u4e00-\u9fff]{2,3}港)(?![口区务澳航股台资湾商币])")


_WIDE = re.compile("国家|全国|中国|中央|[省市县](?![场级域])|区(?![域块])|海外|跨境|“")


def _platform(clues: Clues, head: int) -> int | None:
    start = name_before(clues, head, 2)
    if start is None or head - start < 5:
        return None
    return start if _WIDE.match(clues.text, start) or clues.place_in(start, head) is not None else None
