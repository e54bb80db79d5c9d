"""Governments, departments and party bodies."""

import re
from collections.abc import Iterator
from functools import cache

from ...model import Kind
from .clues import Candidate, Clues, Hit
from .lexicon import any_of

_BODY = Kind.PUBLIC_BODY


def bodies(clues: Clues) -> Iterator[Candidate]:
    """Yield the governments, party bodies and departments that their form shows."""
    yield from _powers(clues)
    yield from _departments(clues)


# 市委|组织部, 省人民政府|办公厅, 市政府|口岸物流办
_OFFICE = re.compile(
    "办公厅|办公室|(?![和与及])[\u4e00-\u9fff]{1,6}?"
    "(?:工委|办公室|办(?![理公法事案好学结证实])|部(?![门分队署位长委件])|政研室|研究室|督查室|参事室|党校)"
)
_NO_PARTY = tuple("员托派培屈内任会")
_OWN_OFFICE = re.compile("(?<=[委会])办公室")  # 市爱卫委|办公室
_NO_POWER = ("驻", "工作报告", "报告")
# 县委|和人民政府
_AND_GOVERNMENT = re.compile("和(?:人民)?政府(?![部各办职])")
# 云川、临河|两市政府
_COUNT = re.compile("(?:[0-9]{1,2}|[两二三四五六七八九十])个?[省市县区]$")
# levels whose committee has no short form: 自治区|党委, never 县|党委
_BY_LONG_FORM = ("自治区", "自治州", "兵团")
_LEVEL = re.compile(r"(?:中共)?(?:自治[区州县]|兵团|[省市区县州旗]|团(?=[省市区县]))$")


def _powers(clues: Clues) -> Iterator[Candidate]:
    """Yield governments, party committees, congresses and mass organisations: 市委组织部, 团市委, 县总工会."""
    text, done = clues.text, -1
    for hit in clues.of("head"):
        if hit.what not in ("PublicBody power", "PublicBody committee"):  # 市政府, 市建委
            continue
        party = text[hit.end - 1] == "委" and hit.what.endswith("power")
        long = text.startswith("党委", hit.start)
        at = hit.end - 1 if party and not long and hit.end - hit.start == 2 else hit.start
        if text.startswith(_NO_PARTY if party else _NO_POWER, hit.end):
            continue
        if long and not text.endswith(_BY_LONG_FORM, max(0, at - 3), at):
            continue
        start = issuer_before(clues, at, done)
        if start is None:
            yield from _counted(clues, hit)
            continue
        office = _OFFICE.match(text, hit.end) if party or text.startswith("政府", hit.end - 2) else None
        both = _AND_GOVERNMENT.match(text, hit.end) if party else None
        office = both or office or _OWN_OFFICE.match(text, hit.end)
        done = office.end() if office else hit.end
        yield Candidate(start, done, _BODY, "power")
        if (both or text.startswith("政府", hit.end - 2)) and clues.place_to(at) is not None:
            yield from _elided(clues, start)


def _counted(clues: Clues, hit: Hit) -> Iterator[Candidate]:
    """Yield the divisions of a list whose governments are counted at its end: 青岚、云川、临河|3市政府."""
    count = _COUNT.search(clues.text, max(0, hit.start - 4), hit.start)
    last = clues.place_to(count.start()) if count and clues.text.endswith("政府", 0, hit.end) else None
    if count and last is not None:
        yield Candidate(last, count.start(), _BODY, "elided head", 1)
        yield from _elided(clues, last)


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
        return with_party(text, place)
    level = _LEVEL.search(text, max(0, at - 5), at)
    if level is None:
        return None
    start = level.start()
    if start and text[start - 1] == "团":
        start -= 1
    owner = clues.place_to(start)
    if owner is not None:
        return with_party(text, owner)
    if start == done or clues.may_begin(start):
        return start
    party = with_party(text, start)
    return party if party < start else None


def with_party(text: str, start: int) -> int:
    """Return where the name of a party begins if it stands right before a place: 中共|云川市, 民革|云川市."""
    party = _party().search(text, max(0, start - 5), start)
    return party.start() if party else start


@cache
def _party() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('name_stops', 'party')})$")


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
        ending = _TAIL.match(text, end)
        if ending is None and text[end - 1] == "办":  # 口岸办|公室
            ending = _TAIL.match(text, end - 1)
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
          |部(?![门分队署位长委件下])|署(?!名)|支队|总队|大队|调查队|海关(?!总))
    """,
    re.VERBOSE,
)
