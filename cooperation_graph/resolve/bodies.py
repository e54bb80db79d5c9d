"""Names of bodies matched to (place, body): the place from the name, its level word or the issuer, never guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from .. import iri
from ..lexicon import rows
from . import departments
from .departments import Department
from .divisions import NATION, Outdated, Place, Several, full_name, place, prefix, unlisted_prefix
from .heads import is_generic_zone
from .setting import Setting


@dataclass(frozen=True, slots=True)
class Body:
    """What a name was matched to; without a place it stays unresolved, and `why` says why."""

    name: str
    place: Place | None
    key: str
    how: str
    department: Department | None = None
    ambiguous: tuple[Department, ...] = ()
    also: str | None = None  # a signboard: 市文物局 of 市文旅广电局（市文物局）
    why: str = ""
    several: Several | Outdated | None = None
    printed_place: int = 0  # how many characters of the name name the place

    @property
    def kind(self) -> str | None:
        """Return the class of the body, None where no row says so."""
        return self.department.kind if self.department else None


class _Stem(NamedTuple):
    """A name in two parts: whose it is, and what follows."""

    place: Place | None
    rest: str
    how: str
    why: str = ""
    several: Several | Outdated | None = None
    length: int = 0


@dataclass(frozen=True, slots=True)
class _Start:
    """A word that begins names, from data/lexicon/elision.csv."""

    word: str
    use: str
    source: str
    example: str


def _starting(use: str) -> tuple[str, ...]:
    return tuple(each.word for each in rows("elision", _Start) if each.use == use)


_SIGNBOARD = re.compile(r"(?P<head>[^（]{2,30})（(?P<also>[^（）]{2,20}[局委办厅室会院心队])）")
_PARTY = re.compile("中共|中国共产党")
_LEVEL = re.compile("自治区|自治州|省|市|区|县|州|盟|旗")


def body(name: str, setting: Setting) -> Body:
    """Return what a body's name means in a notice."""
    board = _SIGNBOARD.fullmatch(name)
    if board:
        return replace(body(board["head"], setting), name=name, also=board["also"])
    bare = _PARTY.sub("", name, count=1) if _PARTY.match(name) and not departments.known(name) else name
    for read in _READERS:
        stem = read(bare, setting)
        if stem:
            return _chosen(name, stem, setting)
    return Body(name, None, bare, "", why="no place is printed, and the name may belong to more than one level")


def _chosen(name: str, stem: _Stem, setting: Setting) -> Body:
    """Return the body of a place that a name means on the notice's day."""
    if stem.place is None:
        return Body(name, None, stem.rest, stem.how, why=stem.why, several=stem.several, printed_place=stem.length)
    levels = frozenset(departments.NATION) if stem.place is NATION else stem.place.levels
    found = _rows(stem, levels, setting)
    keys = {each.key for each in found}
    if len(keys) == 1:
        how = f"{stem.how}, {found[0].row}"
        return Body(name, stem.place, found[0].key, how, found[0], printed_place=stem.length)
    return Body(name, stem.place, _plain(stem.rest), stem.how, None, found, printed_place=stem.length)


def _rows(stem: _Stem, levels: frozenset[str], setting: Setting) -> tuple[Department, ...]:
    found = departments.known(stem.rest) or tuple(
        each.department for each in departments.slotted() if _at(each, stem.rest, levels)
    )
    national = stem.place is NATION
    fitting = (each for each in found if (departments.NATION in each.reach) == national)
    return departments.narrowed(fitting, levels, setting.on)


def _at(form: departments.Slotted, rest: str, levels: frozenset[str]) -> bool:
    return form.pattern.fullmatch(rest) is not None and bool(form.department.reach & levels or form.department.vertical)


def _plain(rest: str) -> str:
    return rest.removeprefix("人民") if rest.startswith("人民政府") and len(rest) > len("人民政府") else rest


def _alone(name: str, setting: Setting) -> _Stem | None:
    """Read a name that is complete without a place: 国务院; 发展改革委 in a national notice; 财政厅 in a province's."""
    found = departments.known(name)
    if not found:
        return None
    national = [each for each in found if departments.NATION in each.reach]
    if national and (len(national) == len(found) or setting.place is NATION):
        return _Stem(NATION, name, f"{name} is a body of the nation")
    local = [each for each in found if each not in national]
    if any(each.vertical for each in local):
        return _Stem(None, name, "", "it answers to its own line of command, and no place is printed")
    if setting.place is None or setting.place is NATION:
        return None
    reach = frozenset[str]().union(*(each.reach for each in local))
    if reach & _at_or_below(setting.place) == setting.place.levels & reach and reach & setting.place.levels:
        return _Stem(
            setting.place,
            name,
            f"{name} has no level word; of the levels of {setting.place.name} and below only its own has one",
        )
    return None


def _at_or_below(place_: Place) -> frozenset[str]:
    return frozenset({"省": "省市县", "市": "市县", "县": "县"}[place_.rank])


def _placed(name: str, setting: Setting) -> _Stem | None:
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
        return _Stem(chained, rest, f"{chained.key} is printed in the notice", length=length)
    if not plain and name[length - 1] not in "省市县区州盟旗":
        return None
    why = "more than one division has this name" if isinstance(found, Several) else "no division had this name then"
    return _Stem(None, rest, "", why, found, length)


def _of_place(found: Place, name: str, length: int, *, plain: bool) -> _Stem | None:
    rest = name[length:]
    inner, more = unlisted_prefix(rest)
    if inner and not plain:
        length += more
        return _Stem(_chained(found, inner), rest[more:], f"{name[:length]} is printed", length=length)
    if plain or name[:length].endswith(found.name):
        return _Stem(found, rest, f"{name[:length]} is printed", length=length)
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


def _levelled(name: str, setting: Setting) -> _Stem | None:
    """Read a level word before a known form: 市发改委, 省委组织部."""
    level = _LEVEL.match(name)
    if level is None or not departments.known(name[level.end() :]):
        return None
    return _of_level(level.group(), name[level.end() :], setting)


def _of_level(word: str, rest: str, setting: Setting) -> _Stem:
    place_ = setting.at(word)
    if place_ is None:
        return _Stem(None, word + rest, "", f"the notice does not say which {word} is meant")
    return _Stem(place_, rest, f"level word {word}, {setting.how}")


def _within(name: str, setting: Setting) -> _Stem | None:
    """Read a name that holds its place or level inside: 人行云川中心支行, 国网云川供电公司, 团市委."""
    for form in departments.slotted():
        match = form.pattern.fullmatch(name)
        if match is None:
            continue
        groups = match.groupdict()
        if "level" in groups:
            return _of_level(groups["level"], name, setting)
        found = place(groups["place"], setting.on, setting.place)
        if isinstance(found, Place):
            return _Stem(found, name, f"{groups['place']} is printed inside the name")
        several = found if isinstance(found, Several | Outdated) else None
        return _Stem(None, name, "", f"no list of divisions has {groups['place']}" if found is None else "", several)
    return None


def _own(name: str, setting: Setting) -> _Stem | None:
    """Read a name that begins with the issuer's own place in short: 铁岭广播电视台 in a notice of 铁岭市."""
    own = setting.place
    if own is None or not name.startswith(own.short) or len(name) < len(own.short) + 2 or name.startswith(own.name):
        return None
    return _Stem(own, name.removeprefix(own.short), f"{own.short} is printed", length=len(own.short))


def _national(name: str, setting: Setting) -> _Stem | None:
    """Read a name that says it is the nation's: 国务院审改办, 全国老龄办, 中央军委政治工作部."""
    del setting
    of_nation = name.startswith(_NATION_WORDS) or (name.startswith("中国") and name.endswith(_ASSOCIATIONS))
    return _Stem(NATION, name, f"{name} names itself of the nation") if of_nation else None


_NATION_WORDS = ("国务院", "全国", "中央", "国家", "中共中央")
_ASSOCIATIONS = ("协会", "学会", "联合会", "总会", "研究院", "研究会", "基金会")


def _place_alone(name: str, setting: Setting) -> _Stem | None:
    """Read a place that stands among bodies: in 江西省和赣州市、吉安市人民政府 governments are meant."""
    found = place(name, setting.on, setting.place)
    return _Stem(found, "人民政府", f"{name} stands for its government") if isinstance(found, Place) else None


def _zone(name: str, setting: Setting) -> _Stem | None:
    """Read the committee of a zone with a name of its own: 赣江新区管委会, not 开发区管委会."""
    committee = _COMMITTEE.fullmatch(name)
    if committee is None or setting.place is None or _LEVEL.match(name) or is_generic_zone(committee["zone"]):
        return None
    return _Stem(setting.place, f"{committee['zone']}管委会", f"committee of a zone of that name, {setting.how}")


_COMMITTEE = re.compile("(?P<zone>[^、和及与]{3,20})(?:管委会|管理委员会)")


def _unlisted(name: str, setting: Setting) -> _Stem | None:
    """Read a name with a place in front that no list has: 北岗区政府 is nobody's until a source says whose."""
    found, length = unlisted_prefix(name)
    if found is None or (_LEVEL.match(name) is not None and length < 3):
        return None
    if setting.place and found.name == setting.place.name:
        return _Stem(setting.place, name[length:], f"{found.name} is printed", length=length)
    rest, chained = name[length:], setting.chained.get(found.name)
    if chained:
        return _Stem(chained, rest, f"{chained.key} is printed in the notice", length=length)
    return _Stem(None, rest, "", f"no list of divisions has {found.name} on the day", length=length)


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


def _level_only(name: str, setting: Setting) -> _Stem | None:
    """Read a level word before a form that no row has: 市绿化办."""
    word = level_word(name)
    if word is None or len(name) - len(word) < 2 or name[len(word)] in _NO_BODY:
        return None
    return _of_level(word, name[len(word) :], setting)


# the first that understands a name decides; what is printed goes before what a level word means
_READERS = (_alone, _place_alone, _placed, _levelled, _within, _own, _national, _zone, _unlisted, _level_only)

# 省局登记注册处 is a part of the issuer itself, 县级路长办公室 is any county's
_NO_BODY = "局厅级"


def canonical(found: Body, setting: Setting) -> str | None:
    """Return the full official name, where a row gives one and its place is known."""
    row = found.department
    if found.place is None or row is None or not row.full_name:
        return None
    if found.place is NATION:
        return row.full_name
    return row.full_name.replace("{P}", full_name(found.place, setting.on)).replace("{S}", found.place.short)


def body_iri(found: Body, setting: Setting) -> str:
    """Return the path of a body: its place and its key, or its name in this notice where the place is unknown."""
    if found.place is None:
        return setting.iri("unresolved", found.name)
    return iri.path("enterprise" if found.kind == "Enterprise" else "org", found.place.key, found.key)
