"""Public institutions of a place or a level, joint bodies, and what national bodies have in a place."""

import re
from collections.abc import Iterator

from ...model import Kind
from ..verbs import verbs
from .bodies import with_party
from .clues import Candidate, Clues, Hit
from .naming import heads, own_part

_BODY = Kind.PUBLIC_BODY
# 云川市中心|城区: what stands in the middle of a place
_MIDDLE = re.compile("城|镇|村|小学|区|地带|组(?!织)|[医卫]|幼儿|学校|任务|工作|环节|位置|目标")
# 云川大学 is a name, 云川中心 is not
_SHORT = (
    "大学",
    "学院",
    "日报",
    "日报社",
    "晚报",
    "电视台",
    "广播电视台",
    "法院",
    "检察院",
    "党校",
    "军区",
    "警备区",
    "军分区",
    "海关",
    "管委会",
)


def _unnamed(clues: Clues, place: int | None, head: int, word: str) -> bool:
    return place is not None and clues.place_to(head) is not None and word not in _SHORT


_OWNED = re.compile(
    r"(?:人行|人民银行|国家|全国|中国|中央|中华|国务院|省(?!份|内)|市(?![的场])|区(?![域块内])|县(?!域|内)|州(?!内))"
)


def _is_place_of_its_own(text: str, start: int, hit: Hit) -> bool:
    """Return whether a port or a zone that no list may have stands before 海关 or 管委会: 云川海关, 空港新区管委会."""
    word, size = text[hit.start : hit.end], hit.start - start
    if len(own_part(text[start : hit.start])) < 2:  # 示范区|管委会, 新型|海关
        return False
    if word in _COMMITTEES:
        return size > 2 and text[hit.start - 1] in "区园城港口" and text[start] not in "各市县省"
    return word == "海关" and size == 2


def institutions(clues: Clues) -> Iterator[Candidate]:
    """Yield what a place or a level has, joint bodies and their members, and what national bodies have in a place."""
    text = clues.text
    works = {hit.end for hit, _ in heads(clues, "InfrastructureProject")}  # 云川会展中心 is a hall
    for hit in clues.of("head"):
        if hit.what not in _NEEDS or (
            text.endswith("中心", hit.start, hit.end) and (_MIDDLE.match(text, hit.end) or hit.end in works)
        ):
            continue
        start = _start(clues, hit)
        if start is None or hit.start - start < 2:
            continue
        yield Candidate(start, hit.end, _BODY, "institution")
        members = _MEMBERS.match(text, hit.end) if hit.what.endswith("group") else None
        if members is not None:
            yield Candidate(start, members.end(), Kind.COLLECTIVE_AGENT, "members of a body", 1)
        if text[hit.start : hit.end] in _COMMITTEES:
            yield from _zones_of(clues, start)
    yield from _outposts(clues)


_WHOLE = re.compile("国家|全国")
_NEEDS = ("PublicBody place", "PublicBody group", "PublicBody school")


def _start(clues: Clues, hit: Hit) -> int | None:
    """Return where an institution begins, or None where nothing before its head makes a name of it."""
    text, group = clues.text, hit.what.endswith("group")
    start = clues.begin(hit.start, 30 if group else 16)
    charged = _charged(clues, hit.start) if group else None
    start = start if charged is None else charged
    if start is None:
        return None
    place = clues.place_in(start, hit.start)
    if _unnamed(clues, place, hit.start, text[hit.start : hit.end]):
        return None
    if place is not None and not group and "（" not in text[start:place]:
        return with_party(text, place)
    if _WHOLE.match(text, start) and len(own_part(text[start : hit.start])) < 2:  # 国家公立|医院
        return None
    owned = hit.what.endswith("school") or _OWNED.match(text, start) or (group and hit.start - start >= 4)
    return start if owned or _is_place_of_its_own(text, start, hit) else None


# 省|推进, 国务院|促进
_CHARGING = re.compile("(?:国务院|全国|国家|中央|[省市区县州])(?=[\u4e00-\u9fff]{2})")


def _charged(clues: Clues, head: int) -> int | None:
    """Return where a body begins that is named by what it is to do: 青岚省推进“三地一区”建设|领导小组."""
    text = clues.text
    first = max(clues.clause(head), head - 40, *(text.rfind(sign, 0, head) + 1 for sign in "、（("))
    found = None
    for level in _CHARGING.finditer(text, first, head):
        place = clues.place_to(level.end())
        start = level.start() if place is None else place
        if text[level.end() : level.end() + 2] in verbs() and (clues.may_begin(start) or place is not None):
            found = start  # the last one: 国务院…小组改为国务院…小组
    return found


_MEMBERS = re.compile("各?(?:有关|相关)?成员单位")  # 领导小组|各成员单位
_COMMITTEES = ("管委会", "管理委员会")


def _zones_of(clues: Clues, start: int) -> Iterator[Candidate]:
    """Yield the zones of a list whose last item alone says 管委会: 云川高新区、临河经开区管委会."""
    ends = {hit.end for hit, _ in heads(clues, "DevelopmentZone")}
    while clues.text[start - 1 : start] in ("、", "和") and start - 1 in ends:
        end = start - 1
        first = clues.begin(end - 1, 20)
        if first is None or clues.text[first] in "各等":
            return
        yield Candidate(first, end, _BODY, "elided head", 2)
        start = first


# 国家金融监督管理总局|青岚监管局
_OUTPOST_OF = re.compile(
    "监管(?:分)?局|分局|税务(?:分)?局|海事局|气象局|邮政管理局|烟草专卖局|调查(?:总)?队|局(?![长面部])|专员办(?:事处)?|特派(?:员)?办(?:事处)?|总队|办事处|管理局|督察局"
)


def _outposts(clues: Clues) -> Iterator[Candidate]:
    """Yield what a national body has in a place."""
    national = {hit.end: hit.start for hit in reversed(clues.of("name")) if hit.what == _BODY}
    for start, end in clues.places:
        of = _OUTPOST_OF.match(clues.text, end) if start in national else None
        if of is not None:
            yield Candidate(national[start], of.end(), _BODY, "outpost")
