"""Railways, roads, ports, pipelines, power and water works, and platforms that are built."""

import re
from collections.abc import Iterator

from ...model import Kind
from .clues import Candidate, Clues
from .naming import heads, name_before, placed_name

_WORK = Kind.INFRASTRUCTURE_PROJECT
# 沈阳至阜新快速铁路; 云川地铁2号线至临河新城的轻轨
_TO = re.compile(r"[至到—-][\u4e00-\u9fff0-9]{1,14}$")
# 京沈高铁, 沪昆高速公路: places by one character each
_LETTERS = re.compile(
    "(?<![\u4e00-\u9fff])?[京津冀石晋太蒙呼辽沈大连阜铁吉长哈沪宁苏杭甬浙皖合闽福厦赣昌鲁济青豫郑鄂汉武湘粤广深珠桂南琼川成渝黔贵滇昆藏拉陕西兰甘银新乌包丹通张承秦唐徐连淮]{2,4}$"
)
_LINES = ("高铁", "客专", "客运专线", "城际铁路", "铁路", "高速公路", "高速")
_GOES_ON = re.compile("[局厅部]|集团|公司|建设(?:办|指挥)|企业|运输|枢纽站|管理|警察|沿线|口岸")


def projects(clues: Clues) -> Iterator[Candidate]:
    """Yield the works that their form shows."""
    ends = {hit.end for hit, _ in heads(clues, "InfrastructureProject")}
    for hit, need in heads(clues, "InfrastructureProject"):
        if _GOES_ON.match(clues.text, hit.end):
            continue
        if clues.text[hit.start : hit.end] == "工程" and hit.start in ends:  # 快速铁路|工程
            continue
        start = _platform(clues, hit.start) if need == "platform" else _placed(clues, hit.start)
        letters = _LETTERS.search(clues.text, max(0, hit.start - 4), hit.start)
        if letters is not None and clues.text[hit.start : hit.end] in _LINES:
            yield Candidate(letters.start(), hit.end, _WORK, "line between letters")
        elif start is not None and start < hit.start:
            yield Candidate(start, hit.end, _WORK, "work form")


def _placed(clues: Clues, head: int) -> int | None:
    """Return the place that a work's name begins with; of two places joined by 至 the first."""
    first = max(clues.clause(head), clues.text.rfind("、", 0, head) + 1, head - 40)
    joined = _TO.search(clues.text, first, head)
    if joined is not None:
        origin = clues.place_in(max(first, joined.start() - 14), joined.start())
        if origin is not None:
            return origin
    return placed_name(clues, head)


_WIDE = re.compile("国家|全国|中国|中央|[省市县](?![场级域])|区(?![域块])|海外|跨境|“")


def _platform(clues: Clues, head: int) -> int | None:
    start = name_before(clues, head, 4)
    if start is None:
        return None
    return start if _WIDE.match(clues.text, start) or clues.place_in(start, head) is not None else None
