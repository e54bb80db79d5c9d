"""Whose body a name is of, and what follows: each way of reading a name, in the order in which they are tried."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ..lexicon import UseRow, rows
from ..reasons import Reason, because
from . import departments
from .divisions import NATION, Outdated, Place, Several, place, prefix, unlisted_prefix
from .heads import is_generic_zone
from .setting import Setting


class Stem(NamedTuple):
    """A name in two parts: whose it is, and what follows."""

    place: Place | None
    rest: str
    how: str
    why: Reason | None = None
    several: Several | Outdated | None = None
    length: int = 0


def _starting(use: str) -> tuple[str, ...]:
    return tuple(each.word for each in rows("elision", UseRow) if each.use == use)


_LEVEL = re.compile("自治区|自治州|省|市|区|县|州|盟|旗")


def _alone(name: str, setting: Setting) -> Stem | None:
    """Read a name that is complete without a place: 国务院; 发展改革委 in a national notice; 财政厅 in a province's."""
    found = departments.known(name)
    if not found:
        return None
    national = [each for each in found if departments.NATION in each.reach]
    if national and (len(national) == len(found) or setting.place is NATION):
        return Stem(NATION, name, f"{name} is a body of the nation")
    local = [each for each in found if each not in national]
    if any(each.vertical for each in local):
        return Stem(None, name, "", because("it answers to its own line of command, and no place is printed"))
    if setting.place is None or setting.place is NATION:
        return None
    reach = frozenset[str]().union(*(each.reach for each in local))
    if reach & _at_or_below(setting.place) == setting.place.levels & reach and reach & setting.place.levels:
        return Stem(
            setting.place,
            name,
            f"{name} has no level word; of the levels of {setting.place.name} and below only its own has one",
        )
    return None


def _at_or_below(place_: Place) -> frozenset[str]:
    return frozenset({"省": "省市县", "市": "市县", "县": "县"}[place_.rank])


def _placed(name: str, setting: Setting) -> Stem | None:
    """Read a name with a place in front: 于洪区政府, 沈阳市于洪区财政局."""
    if _levelled_form(name):
        return None
    found, length = prefix(name, setting.on, setting.place)
    rest = name[length:]
    if found is None or not rest:
        return None
    plain = departments.known(rest) != ()
    if isinstance(found, Place):
        return _of_place(found, name, length, plain=plain)
    chained = setting.chained.get(name[:length])
    if chained:
        return Stem(chained, rest, f"{chained.key} is printed in the notice", length=length)
    if not plain and name[length - 1] not in "省市县区州盟旗":
        return None
    several = because("more than one division has this name: {candidates}")
    outdated = because("no division had this name then: {candidates}")
    return Stem(None, rest, "", several if isinstance(found, Several) else outdated, found, length)


def _of_place(found: Place, name: str, length: int, *, plain: bool) -> Stem | None:
    rest = name[length:]
    inner, more = unlisted_prefix(rest)
    if inner and not plain:
        length += more
        return Stem(_chained(found, inner), rest[more:], f"{name[:length]} is printed", length=length)
    if plain or name[:length].endswith(found.name):
        return Stem(found, rest, f"{name[:length]} is printed", length=length)
    return None


def _chained(around: Place, inner: Place) -> Place:
    """Return a place that no list has, told apart by the place printed before it: 云川市临河市."""
    return Place(around.name + inner.name, inner.name, inner.rank)


def level_word(name: str) -> str | None:
    """Return the level word that a name begins with: 市 in 市直有关部门, none in 市场监管部门."""
    level = _LEVEL.match(name)
    return level.group() if level and not name.startswith(_starting("no_level")) else None


def _levelled_form(name: str) -> bool:
    """Return whether a name is a level word before a known form, which no place in front may hide (市中小企业局)."""
    level = _LEVEL.match(name)
    return level is not None and bool(departments.known(name[level.end() :]))


def _levelled(name: str, setting: Setting) -> Stem | None:
    """Read a level word before a known form: 市发改委, 省委组织部."""
    level = _LEVEL.match(name)
    if level is None or not departments.known(name[level.end() :]):
        return None
    return _of_level(level.group(), name[level.end() :], setting)


def _of_level(word: str, rest: str, setting: Setting) -> Stem:
    place_ = setting.at(word)
    if place_ is None:
        return Stem(None, word + rest, "", because("the notice does not say which {word} is meant", word=word))
    return Stem(place_, rest, f"level word {word}, {setting.how}")


def _within(name: str, setting: Setting) -> Stem | None:
    """Read a name that holds its place or level inside: 人行云川中心支行, 国网云川供电公司, 团市委."""
    for form in departments.slotted_as(name):
        match = form.pattern.fullmatch(name)
        if match is None:
            continue
        groups = match.groupdict()
        if "level" in groups:
            return _of_level(groups["level"], name, setting)
        found = place(groups["place"], setting.on, setting.place)
        if isinstance(found, Place):
            return Stem(found, name, f"{groups['place']} is printed inside the name")
        if isinstance(found, Several | Outdated):
            return Stem(None, name, "", because("more than one division has the name inside it: {candidates}"), found)
        return Stem(None, name, "", because("no list of divisions has {place}", place=groups["place"]))
    return None


def _own(name: str, setting: Setting) -> Stem | None:
    """Read a name that begins with the issuer's own place in short: 铁岭广播电视台 in a notice of 铁岭市."""
    own = setting.place
    if own is None or not name.startswith(own.short) or len(name) < len(own.short) + 2 or name.startswith(own.name):
        return None
    return Stem(own, name.removeprefix(own.short), f"{own.short} is printed", length=len(own.short))


def _national(name: str, setting: Setting) -> Stem | None:
    """Read a name that says it is the nation's: 国务院审改办, 全国老龄办, 中央军委政治工作部."""
    del setting
    of_nation = name.startswith(_NATION_WORDS) or (name.startswith("中国") and name.endswith(_ASSOCIATIONS))
    return Stem(NATION, name, f"{name} names itself of the nation") if of_nation else None


_NATION_WORDS = ("国务院", "全国", "中央", "国家", "中共中央")


_ASSOCIATIONS = ("协会", "学会", "联合会", "总会", "研究院", "研究会", "基金会")


def _place_alone(name: str, setting: Setting) -> Stem | None:
    """Read a place that stands among bodies: in 江西省和赣州市、吉安市人民政府 governments are meant."""
    found = place(name, setting.on, setting.place)
    return Stem(found, "人民政府", f"{name} stands for its government") if isinstance(found, Place) else None


def _zone(name: str, setting: Setting) -> Stem | None:
    """Read the committee of a zone with a name of its own: 赣江新区管委会, not 开发区管委会."""
    committee = _COMMITTEE.fullmatch(name)
    if committee is None or setting.place is None or _LEVEL.match(name) or is_generic_zone(committee["zone"]):
        return None
    return Stem(setting.place, f"{committee['zone']}管委会", f"committee of a zone of that name, {setting.how}")


_COMMITTEE = re.compile("(?P<zone>[^、和及与]{3,20})(?:管委会|管理委员会)")


def _unlisted(name: str, setting: Setting) -> Stem | None:
    """Read a name with a place in front that no list has: 北岗区政府 is nobody's until a source says whose."""
    found, length = unlisted_prefix(name)
    if found is None or (_LEVEL.match(name) is not None and length < 3):
        return None
    if setting.place and found.name == setting.place.name:
        return Stem(setting.place, name[length:], f"{found.name} is printed", length=length)
    rest, chained = name[length:], setting.chained.get(found.name)
    if chained:
        return Stem(chained, rest, f"{chained.key} is printed in the notice", length=length)
    return Stem(None, rest, "", because("no list of divisions has {place} on the day", place=found.name), length=length)


def chained_places(names: Iterable[str], setting: Setting) -> dict[str, Place]:
    """Return the places that no list has and that are printed behind the place around them, by their own name."""
    found: dict[str, dict[str, Place]] = {}
    for name in names:
        around, length = prefix(name, setting.on, setting.place)
        if not isinstance(around, Place):
            around, length = unlisted_prefix(name)
        inner = unlisted_prefix(name[length:])[0] if isinstance(around, Place) else None
        if isinstance(around, Place) and inner:
            place_ = _chained(around, inner)
            found.setdefault(inner.name, {})[place_.key] = place_
    return {name: next(iter(those.values())) for name, those in found.items() if len(those) == 1}


def _level_only(name: str, setting: Setting) -> Stem | None:
    """Read a level word before a form that no row has: 市绿化办."""
    word = level_word(name)
    if word is None or len(name) - len(word) < 2 or name[len(word)] in _NO_BODY:
        return None
    return _of_level(word, name[len(word) :], setting)


# the first that understands a name decides; what is printed goes before what a level word means
READERS = (_alone, _place_alone, _placed, _levelled, _within, _own, _national, _zone, _unlisted, _level_only)


# 省局登记注册处 is a part of the issuer itself, 县级路长办公室 is any county's
_NO_BODY = "局厅级"
