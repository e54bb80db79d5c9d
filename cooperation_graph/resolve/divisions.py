"""Names of places matched to divisions: by the day, by the issuer's prefecture and province, or not at all."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from msgspec import Struct

from ..places import Division, beginnings, coded, named, short_name
from .departments import known

_RANKS = {"province": "省", "prefecture": "市", "county": "县"}
_LONGEST = 15


class Place(Struct, frozen=True):
    """A division as a notice means it; `key` is its code, or its name where no list of divisions has it."""

    key: str
    name: str
    rank: str  # 国, 省, 市 or 县
    division: Division | None = None

    @property
    def levels(self) -> frozenset[str]:
        """Return the levels whose bodies it has: 北京市 has those of a province and of a city."""
        return frozenset("省市") if self.rank == "省" and self.name.endswith("市") else frozenset(self.rank)

    @property
    def short(self) -> str:
        """Return its name without the word of rank."""
        return short_name(self.name) or re.sub("(?:省|市|县|区|州|盟|旗)$", "", self.name)


NATION = Place("100000", "中华人民共和国", "国")


class Several(Struct, frozen=True):
    """A name that more than one division has, where nothing in the notice decides between them."""

    candidates: tuple[Division, ...]


class Outdated(Struct, frozen=True):
    """A name that divisions had, but not on the notice's day."""

    candidates: tuple[Division, ...]


Match = Place | Several | Outdated | None


def as_place(division: Division) -> Place:
    """Return a division as a place."""
    return Place(division.code, division.name, _RANKS[division.level], division)


@lru_cache(maxsize=4096)
def place(name: str, on: date | None, around: Place | None) -> Match:
    """Return the division that a full or short name means in a notice of a day and of an issuer's place.

    >>> shenyang = place("沈阳市", date(2009, 1, 19), None)
    >>> place("和平区", date(2009, 1, 19), shenyang).key, type(place("和平区", date(2009, 1, 19), None)).__name__
    ('210102', 'Several')
    """
    if around and name in (around.name, around.short):
        return around
    found = _once(named(name, on))
    if not found:
        before = _once(named(name))
        return Outdated(before) if before and on else None
    for scope in _scopes(around):
        inside = [each for each in found if each.code.startswith(scope)]
        if inside:
            return _one(name, inside)
    return None


def _scopes(around: Place | None) -> tuple[str, ...]:
    """Return what codes begin with: in the issuer's prefecture, in its province, anywhere."""
    if around is None or around.division is None:
        return ("",)
    province, prefecture = around.key[:2], around.key[:4]
    return (province, "") if around.rank == "省" else (prefecture, province, "")


def _one(name: str, found: list[Division]) -> Place | Several:
    """Return the only one, or the one that the others lie in (阜新 is 阜新市 before it is 阜新蒙古族自治县)."""
    if len(found) > 1 and all(each.name != name for each in found):
        provinces = [each for each in found if each.level == "province"]
        highest = provinces or [each for each in found if all(inside(other, each) for other in found)]
        found = highest[:1] or found
    return as_place(found[0]) if len(found) == 1 else Several(tuple(found))


def inside(division: Division, around: Division) -> bool:
    """Return whether a division lies in another or is it."""
    return division.code.startswith(around.code.rstrip("0") if around.level == "province" else around.code[:4]) and (
        around.level != "county" or division.code == around.code
    )


def _once(found: Iterable[Division]) -> tuple[Division, ...]:
    """Return one row a code, and one a name and prefecture where the lists waver between two codes: the latest."""
    those = tuple(found)
    if len(those) < 2:
        return those
    latest: dict[tuple[str, str], Division] = {}
    for each in sorted(those, key=lambda each: each.valid_from):
        latest[each.name, each.code[:4]] = each
    codes = {each.code: each for each in latest.values()}
    return tuple(codes[code] for code in sorted(codes))


def near_codes(places: Iterable[Match]) -> frozenset[str]:
    """Return the codes of places and of their prefectures."""
    codes = {each.key for each in places if isinstance(each, Place) and each.division}
    return frozenset(codes | {f"{code[:4]}00" for code in codes})


def parent(of: Place, on: date | None) -> Place | None:
    """Return the division around a place, the nearest that a list has."""
    if of.division is None:
        return None
    for code in of.division.parents:
        above = coded(code, on) or coded(code)
        if above and above[0].name not in ("市辖区", "县"):
            return as_place(above[0])
    return None


def full_name(of: Place, on: date | None) -> str:
    """Return a place as official names of its bodies print it: a district stands after its city."""
    above = parent(of, on) if of.rank == "县" and of.name.endswith("区") else None
    return f"{above.name}{of.name}" if above else of.name


def prefix(name: str, on: date | None, around: Place | None, *, whole: bool = False) -> tuple[Match, int]:
    """Return the place that a body's name begins with, and how many characters name it.

    With `whole`, nothing need follow the place: 浙江湖州 is 湖州市.

    >>> place_, length = prefix("沈阳市于洪区财政局", date(2009, 1, 19), None)
    >>> place_.key, "沈阳市于洪区财政局"[length:]
    ('210114', '财政局')
    """
    found: Match = None
    at = 0
    while True:
        step, length = _step(name[at:], on, found if isinstance(found, Place) else around, nested=at > 0, whole=whole)
        if not length or (at and not _below(step, found)):
            return found, at
        found, at = step, at + length


def _step(name: str, on: date | None, around: Place | None, *, nested: bool, whole: bool) -> tuple[Match, int]:
    for candidate in _candidates(name if whole else name[:-1], around):
        step = place(candidate, on, around)
        in_full = isinstance(step, Place) and candidate == step.name
        if step is not None and (in_full or whole or not nested or isinstance(step, Several)):
            return step, len(candidate)
    return None, 0


def _candidates(name: str, around: Place | None) -> list[str]:
    """Return the names of places that a name begins with, the longest first; the issuer's may stand in no list."""
    listed = beginnings(name[:_LONGEST])
    if around is None or not name.startswith(around.short):
        return listed
    own = (each for each in (around.name, around.short) if 1 < len(each) <= _LONGEST and name.startswith(each))
    return sorted({*listed, *own}, key=len, reverse=True)


def _below(step: Match, found: Match) -> bool:
    """Return whether the second place of a chain lies in the first."""
    if not isinstance(step, Place) or not isinstance(found, Place) or step.division is None or found.division is None:
        return False
    return step.key != found.key and inside(step.division, found.division)


_RANK_WORDS = {"自治区": "省", "自治州": "市", "自治县": "县", "自治旗": "县", "地区": "市"}
_RANK_WORDS |= {"省": "省", "市": "市", "州": "市", "盟": "市", "县": "县", "区": "县", "旗": "县"}
_RANK_WORD = re.compile("|".join(_RANK_WORDS))
# 北岗区政府, 云川市人民政府办公室, 青岚省委, 白石县教育局
_BODY = re.compile("人民|政府|委")


def unlisted_prefix(name: str) -> tuple[Place | None, int]:
    """Return the place that no list of divisions has, but that a body's name plainly begins with.

    >>> unlisted_prefix("北岗区政府")
    (Place(key='北岗区', name='北岗区', rank='县', division=None), 3)
    >>> unlisted_prefix("委青岚省人民政府")  # behind 中共青岚省: no place has 委 in its name
    (None, 0)
    """
    committee = name.find("委", 0, 9)
    for word in _RANK_WORD.finditer(name, 2, 9 if committee < 0 else committee):
        rest = name[word.end() :]
        if _BODY.match(rest) or known(rest):
            own = name[: word.end()]
            return Place(own, own, _RANK_WORDS[word.group()]), word.end()
    return None, 0
