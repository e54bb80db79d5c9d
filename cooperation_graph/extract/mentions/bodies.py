"""Governments, departments, party bodies and public institutions."""

import re
from collections.abc import Iterator

from ...model import Kind
from ..verbs import verbs
from .clues import Candidate, Clues, Hit
from .naming import heads

_BODY = Kind.PUBLIC_BODY


def bodies(clues: Clues) -> Iterator[Candidate]:
    """Yield the public bodies that their form shows."""
    yield from _powers(clues)
    yield from _departments(clues)
    yield from _institutions(clues)
    yield from _outposts(clues)


# 国家金融监督管理总局|青岚监管局
_OUTPOST_OF = re.compile(
    "监管(?:分)?局|分局|税务(?:分)?局|海事局|气象局|邮政管理局|烟草专卖局|调查(?:总)?队|局(?![长面部])|专员办(?:事处)?|特派(?:员)?办(?:事处)?|总队|办事处|管理局|督察局"
)


def _outposts(clues: Clues) -> Iterator[Candidate]:
    """Yield what a national body has in a place."""
    bodies_ = {hit.end: hit.start for hit in reversed(clues.of("name")) if hit.what == _BODY}
    for start, end in clues.places:
        of = _OUTPOST_OF.match(clues.text, end) if start in bodies_ else None
        if of is not None:
            yield Candidate(bodies_[start], of.end(), _BODY, "outpost")


# 市委|组织部, 省人民政府|办公厅, 市政府|口岸物流办
_OFFICE = re.compile(
    "办公厅|办公室|(?![和与及])[\u4e00-\u9fff]{1,6}?"
    "(?:工委|办公室|办(?![理公法事案好学结证实])|部(?![门分队署位长委件])|政研室|研究室|督查室|参事室|党校)"
)
_NO_PARTY = tuple("员托派培屈内任会")
_NO_POWER = ("驻", "工作报告", "报告")
_LEVEL = re.compile(r"(?:中共)?(?:自治[区州县]|兵团|[省市区县州旗]|团(?=[省市区县]))$")


def _powers(clues: Clues) -> Iterator[Candidate]:
    """Yield governments, party committees, congresses and mass organisations: 市委组织部, 团市委, 县总工会."""
    text, done = clues.text, -1
    for hit in clues.of("head"):
        if hit.what not in ("PublicBody power", "PublicBody committee"):  # 市政府, 市建委
            continue
        party = text[hit.end - 1] == "委" and hit.what.endswith("power")
        at = hit.end - 1 if party and hit.end - hit.start == 2 else hit.start
        if text.startswith(_NO_PARTY if party else _NO_POWER, hit.end):
            continue
        start = issuer_before(clues, at, done)
        if start is None:
            continue
        office = _OFFICE.match(text, hit.end) if party or text.startswith("政府", hit.end - 2) else None
        done = office.end() if office else hit.end
        yield Candidate(start, done, _BODY, "power")
        if text.startswith("政府", hit.end - 2) and clues.place_to(hit.start) is not None:
            yield from _elided(clues, start)


def _elided(clues: Clues, start: int) -> Iterator[Candidate]:
    """Yield the divisions of a list whose last item alone says government: 青岚省和云川市、临河市人民政府."""
    while start > 1 and clues.text[start - 1] in "、和及":
        before = clues.place_to(start - 1)
        if before is None:
            return
        yield Candidate(before, start - 1, _BODY, "elided head", 1)
        start = before


def issuer_before(clues: Clues, at: int, done: int = -1) -> int | None:
    """Return where the place or level that a body belongs to begins, if it ends at `at`: 云川市|, 市|, 中共青岚省|.

    A body that ends at `done` may stand right before it: 省委|省政府.
    """
    text = clues.text
    place = clues.place_to(at)
    if place is not None:
        return _with_party(text, place)
    level = _LEVEL.search(text, max(0, at - 5), at)
    if level is None:
        return None
    start = level.start()
    if start and text[start - 1] == "团":
        start -= 1
    owner = clues.place_to(start)
    if owner is not None:
        return _with_party(text, owner)
    return start if start == done or clues.may_begin(start) else None


def _with_party(text: str, start: int) -> int:
    """Return where 中共 begins if it stands right before a place."""
    return start - 2 if text.startswith("中共", start - 2) and start > 1 else start


# 云川银保监分局: a place that no list has
_OUTPOST = ("分局", "监管局", "调查队", "总队", "支队")
_NATIONAL = re.compile(r"(?:国家|全国|中央|国务院)$")


def _departments(clues: Clues) -> Iterator[Candidate]:
    """Yield departments: 市发展改革委, 云川市文化旅游和广播电视局, 省教育厅, 税务总局."""
    text, done = clues.text, -1
    fields = clues.of("field")
    by_start = {hit.start: hit for hit in reversed(fields)}
    for hit in fields:
        if hit.start < done or by_start[hit.start] is not hit:
            continue
        end = hit.end
        while True:
            gap = 1 if text[end : end + 1] in ("和", "与", "、", "（") else 0
            following = by_start.get(end + gap) or by_start.get(end)
            if following is None:
                break
            end = following.end
        ending = _TAIL.match(text, end) or (
            _TAIL.match(text, end - 1) if text[end - 1] == "办" else None
        )  # 口岸办|公室
        if ending is None or ending.end() - end == 0:
            continue
        start = issuer_before(clues, hit.start)
        if start is None and ending.group().endswith(_OUTPOST):
            start = clues.begin(hit.start, 4)
            start = start if start is not None and hit.start - start >= 2 else None
        if start is None:
            national = _NATIONAL.search(text, max(0, hit.start - 3), hit.start)
            start = national.start() if national else hit.start
            if national is None and (not clues.may_begin(start) or ending.group()[-1] in "办队室心处"):
                continue
        done = ending.end()
        yield Candidate(start, done, _BODY, "department")


_TAIL = re.compile(
    r"""(?:监督管理|行政管理|管理|工作|行政|监管|综合|事务|发展|服务|促进|保障|执法){0,2}
        (?:总局|分局|局(?![长面部势域限])|委员会|委(?![员托派培屈内任])|厅(?![长局])|办公室|办(?![理公法事案好学结证实税])
          |部(?![门分队署位长委件下])|署(?!名)|支队|总队|调查队|海关(?!总))
    """,
    re.VERBOSE,
)
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
    if word in _COMMITTEES:
        return size > 2 and text[hit.start - 1] in "区园城港口" and text[start] not in "各市县省"
    return word == "海关" and size in (2, 3)


def _institutions(clues: Clues) -> Iterator[Candidate]:
    """Yield what a place or a level has, and joint bodies: 云川大学, 市行政审批服务中心, 中国（云川）维权中心."""
    text = clues.text
    works = {hit.end for hit, _ in heads(clues, "InfrastructureProject")}  # 云川会展中心 is a hall
    for hit in clues.of("head"):
        if hit.what not in ("PublicBody place", "PublicBody group", "PublicBody school"):
            continue
        group = hit.what.endswith("group")
        if text.endswith("中心", hit.start, hit.end) and (_MIDDLE.match(text, hit.end) or hit.end in works):
            continue
        start = clues.begin(hit.start, 30 if group else 16)
        if group:
            start = _charged(clues, hit.start) or start
        if start is None:
            continue
        place = clues.place_in(start, hit.start)
        if place is not None and not group and "（" not in text[start:place]:
            start = _with_party(text, place)
        elif not (
            hit.what.endswith("school")
            or _OWNED.match(text, start)
            or (group and hit.start - start >= 4)
            or _is_place_of_its_own(text, start, hit)
        ):
            continue
        if hit.start - start >= 2 and not _unnamed(clues, place, hit.start, text[hit.start : hit.end]):
            yield Candidate(start, hit.end, _BODY, "institution")
            if text[hit.start : hit.end] in _COMMITTEES:
                yield from _zones_of(clues, start)


# 省|推进, 国务院|促进
_CHARGING = re.compile("(?:国务院|全国|国家|中央|[省市区县州])(?=[\u4e00-\u9fff]{2})")


def _charged(clues: Clues, head: int) -> int | None:
    """Return where a body begins that is named by what it is to do: 青岚省推进“三地一区”建设|领导小组."""
    text = clues.text
    first = max(clues.clause(head), text.rfind("、", 0, head) + 1, head - 40)
    for level in _CHARGING.finditer(text, first, head):
        place = clues.place_to(level.end())
        start = level.start() if place is None else place
        if text[level.end() : level.end() + 2] in verbs() and (clues.may_begin(start) or place is not None):
            return start
    return None


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
