"""Names of bodies matched to (place, body): the place from the name, its level word or the issuer, never guessed."""

import re

from msgspec import Struct
from msgspec.structs import replace

from .. import iri
from ..reasons import Reason, because
from . import departments
from .departments import Department
from .divisions import NATION, Outdated, Place, Several, full_name
from .setting import Setting
from .stems import READERS, Stem


class Body(Struct, frozen=True):
    """What a name was matched to; without a place it stays unresolved, and `why` says why."""

    name: str
    place: Place | None
    key: str
    how: str
    department: Department | None = None
    ambiguous: tuple[Department, ...] = ()
    also: str | None = None  # a signboard: 市文物局 of 市文旅广电局（市文物局）
    why: Reason | None = None
    several: Several | Outdated | None = None
    printed_place: int = 0  # how many characters of the name name the place

    @property
    def kind(self) -> str | None:
        """Return the class of the body, None where no row says so."""
        return self.department.kind if self.department else None


_SIGNBOARD = re.compile(r"(?P<head>[^（]{2,30})（(?P<also>[^（）]{2,20}[局委办厅室会院心队])）")
_PARTY = re.compile("中共|中国共产党")
_TWO = re.compile("委[^委、]{2,9}[省市县区州盟旗]人民政府$")  # 中共青岚省委青岚省人民政府


def body(name: str, setting: Setting) -> Body:
    """Return what a body's name means in a notice."""
    board = _SIGNBOARD.fullmatch(name)
    if board:
        return replace(body(board["head"], setting), name=name, also=board["also"])
    bare = _PARTY.sub("", name, count=1) if _PARTY.match(name) and not departments.known(name) else name
    if _TWO.search(bare):
        return Body(name, None, bare, "", why=because("two bodies in one name"))
    for read in READERS:
        stem = read(bare, setting)
        if stem:
            return _chosen(name, stem if bare == name else stem._replace(length=0), setting)
    return Body(
        name, None, bare, "", why=because("no place is printed, and the name may belong to more than one level")
    )


def _chosen(name: str, stem: Stem, setting: Setting) -> Body:
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


def _rows(stem: Stem, levels: frozenset[str], setting: Setting) -> tuple[Department, ...]:
    found = departments.known(stem.rest) or tuple(
        each.department for each in departments.slotted_as(stem.rest) if _at(each, stem.rest, levels)
    )
    national = stem.place is NATION
    fitting = (each for each in found if (departments.NATION in each.reach) == national)
    return departments.narrowed(fitting, levels, setting.on)


def _at(form: departments.Slotted, rest: str, levels: frozenset[str]) -> bool:
    return form.pattern.fullmatch(rest) is not None and bool(form.department.reach & levels or form.department.vertical)


def _plain(rest: str) -> str:
    return rest.removeprefix("人民") if rest.startswith("人民政府") and len(rest) > len("人民政府") else rest


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
