"""Provinces, cities, counties and towns, by full name, and by short name where it means nothing else."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from ...model import Kind
from ...places import named
from .clues import Candidate, Clues, Hit
from .lexicon import any_of

# 上海市场, 云川市级, 白石县域: the last character of the name begins another word
_NOT_AFTER = re.compile(
    "(?<=市)(?:[场级容民属直]|政(?!府))|(?<=区)[域块间位别划县]|(?<=县)[域级]|(?<=省)[级份直属会]|(?<=州)[际]"
)
# 白石县柳河镇
_TOWN = re.compile(r"(?:(?![和与及在至到从])[\u4e00-\u9fff]){2,4}?(?:镇|(?<!城)乡|街道)(?![村企级域办镇区])")
# 省海南, 不安康: a short name that would begin inside a word
_INSIDE = re.compile("[不无非未最很太更大]")
# a short name that goes on: 上海合作组织, 海南岛, 吉林大学
_LONGER = ("合作组织", "半岛", "时间", "平原", "盆地", "舰")


def divisions(clues: Clues) -> Iterator[Candidate]:
    """Yield the divisions, those that stand one inside the other as one name: 江西省赣州市."""
    start = end = -1
    for hit in _certain(clues):
        if hit.start == end:
            end = hit.end
            continue
        if start >= 0:
            yield _candidate(clues.text, start, end)
        start, end = hit.start, hit.end
    if start >= 0:
        yield _candidate(clues.text, start, end)


# 云川市人民政府, 北岗区政府: what has a government is a division, though no list has its name
_GOVERNED = re.compile("[\u4e00-\u9fff]{2,4}(?<![省市县区旗州]委)(?:自治[州县区]|[省市县区旗])$")  # not 云川市委市
# 白石县, 云川市: two characters and a rank where a name may begin
_RANK = re.compile("[省市县](?![场级域级区直份属容])")


@cache
def _no_stem() -> re.Pattern[str]:
    return re.compile(any_of("division_homonyms", "no stem"))


def _unlisted(clues: Clues) -> list[Hit]:
    """Return the places of divisions that are in no list, by full and short name."""
    text, listed = clues.text, {clues.text[hit.start : hit.end] for hit in clues.of("division")}
    found = set(_governed(clues))
    found |= {(text[match.end() - 3 : match.end()], match.end() - 3) for match in _RANK.finditer(text, 2)}
    names: dict[str, int] = {}
    for name, start in sorted(found, key=lambda each: each[1]):
        whole = clues.begin(start + len(name) - 1) == start  # nothing inside it begins a name: 推进|省
        if whole and name not in listed and _HAN.fullmatch(name) and not _no_stem().match(name):
            names.setdefault(name, start)
    stems = [form for name in list(names)[:_MOST] for form in (name, name[:-3] if name[-3:-1] == "自治" else name[:-1])]
    if not stems:
        return []
    every = re.finditer("|".join(sorted(stems, key=len, reverse=True)), text)
    hits = (Hit(*match.span(), "full") for match in every)
    return [hit for hit in hits if clues.may_begin(hit.start) or text[hit.end - 1] in "省市县区旗"]


_MOST = 40  # a notice names few places that no list has; more of them would cost more than they tell


def _governed(clues: Clues) -> Iterator[tuple[str, int]]:
    """Yield what stands before 政府 and ends as a division does, from where a name may begin."""
    for hit in clues.of("head"):
        if clues.text.endswith("政府", 0, hit.end) and hit.end - hit.start in (2, 4):
            start = clues.begin(hit.start - 1, 7)
            if start is not None and _GOVERNED.fullmatch(clues.text, start, hit.start):
                yield clues.text[start : hit.start], start


_HAN = re.compile("[\u4e00-\u9fff]{3,6}")


def _candidate(text: str, start: int, end: int) -> Candidate:
    town = _TOWN.match(text, end) if text[end - 1] in "县区市旗" else None
    return Candidate(start, town.end() if town else end, Kind.ADMINISTRATIVE_DIVISION, "division")


def _certain(clues: Clues) -> list[Hit]:
    """Return the hits that are divisions, in reading order and without overlaps."""
    listed = [hit for hit in clues.of("division") if _fits(clues, hit)]
    known = _Known.of(clues.text, listed)
    beside = {at for hit in clues.of("division") if hit.what == "short" for at in (hit.start - 1, hit.end)}
    kept: list[Hit] = []
    unlisted = [hit for hit in _unlisted(clues) if _fits(clues, hit)]
    for hit in sorted([*listed, *unlisted], key=lambda hit: (hit.start, -hit.end)):
        if kept and hit.start < kept[-1].end:
            continue
        sure = hit.what in ("full", "county", "short") or (
            clues.verbs.get(hit.start) != hit.end  # 辽宁|振兴 is no 振兴区
            and _stands_alone(clues, hit.start)  # 棋盘山 holds no 盘山
            and (known.near(clues.text, hit) or _listed(clues.text, hit, beside))
        )
        if sure or (kept and clues.verbs.get(hit.start) != hit.end and _inside(clues.text, kept[-1], hit)):
            kept.append(hit)
    return kept


def _stands_alone(clues: Clues, start: int) -> bool:
    """Return whether a short name may begin at a place: where any name may, and behind praise: 美丽|白石."""
    return clues.may_begin(start) or _praise().search(clues.text, max(0, start - 3), start) is not None


@cache
def _praise() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('name_stops', 'praise')})$")


def _listed(text: str, hit: Hit, beside: set[int]) -> bool:
    """Return whether a short name stands in a list of others: a prefecture's beside one, a county's between two."""
    marks = [at for at in (hit.start - 1, hit.end) if at in beside and text[at : at + 1] in ("、", "和")]
    if len(marks) == 2:
        return True
    return bool(marks) and any(each.level == "prefecture" for each in named(text[hit.start : hit.end]))


def _inside(text: str, outer: Hit, hit: Hit) -> bool:
    """Return whether a short name follows the division that its county lies in: 江苏|吴江."""
    if outer.end != hit.start:
        return False
    around = {each.code for each in named(text[outer.start : outer.end])}
    return any(not around.isdisjoint(each.parents) for each in named(text[hit.start : hit.end]))


def _fits(clues: Clues, hit: Hit) -> bool:
    """Return whether the characters around a hit leave it whole."""
    text = clues.text
    if _NOT_AFTER.match(text, hit.end) or text.startswith(_LONGER, hit.end):
        return False
    if hit.what == "county" and hit.end - hit.start == 2:  # 沙县; not the end of 各市和县
        return clues.may_begin(hit.start) or text.endswith("中共", 0, hit.start)
    return hit.what == "full" or not _INSIDE.search(text, max(0, hit.start - 1), hit.start)


class _Known(Struct, frozen=True):
    """What the text names in full: `names` of divisions, and the first four digits of prefectures."""

    names: frozenset[str]
    prefectures: frozenset[str]

    @classmethod
    def of(cls, text: str, hits: list[Hit]) -> "_Known":
        """Return what the hits of divisions name in full."""
        certain = {text[hit.start : hit.end] for hit in hits if hit.what in ("full", "short")}
        counties = {text[hit.start : hit.end] for hit in hits if hit.what == "county"}
        codes = {each.code for name in certain for each in named(name)}
        prefectures = {code[:4] for code in codes if code.endswith("00") and not code.endswith("0000")}
        return cls(frozenset(certain | counties), frozenset(prefectures))

    def near(self, text: str, hit: Hit) -> bool:
        """Return whether a short name is that of a division in full in the text, or of a county of its prefectures."""
        found = named(text[hit.start : hit.end])
        if any(each.name in self.names for each in found):
            return True
        return hit.what == "county short" and any(each.code[:4] in self.prefectures for each in found)
