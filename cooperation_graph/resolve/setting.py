"""Where and when a notice speaks: the day and the issuer's place, which decide what its names mean."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from msgspec import Struct

from .. import iri
from ..model import Field, Outline, Source
from .departments import NATION as NATIONAL
from .departments import Slotted, known, slotted_as
from .divisions import NATION, Place, parent, place, prefix, unlisted_prefix


class Setting(Struct, frozen=True):
    """What decides the meaning of a notice's names."""

    key: str  # of the notice in IRIs
    on: date | None
    place: Place | None  # of the issuer
    issuer: Field | None  # the name that says so
    how: str = ""  # in words
    chained: dict[str, Place] = {}  # 临河市 where 云川市临河市 is printed somewhere

    def at(self, word: str) -> Place | None:
        """Return the place that a level word means: 市 in a notice of a district is the city above it."""
        here = self.place
        while here and not _calls_itself(here.name, word):
            here = parent(here, self.on)
        return here

    @property
    def levels(self) -> frozenset[str]:
        """Return the levels whose bodies the issuer's place has."""
        return self.place.levels if self.place else frozenset()

    def iri(self, kind: str, *names: str) -> str:
        """Return the path of something that is known in this notice only."""
        return iri.path(kind, self.key, *names)


def _calls_itself(name: str, word: str) -> bool:
    if word == "区":
        return name.endswith("区") and not name.endswith(("自治区", "地区"))
    return name.endswith(word)


def setting(source: Source, outline: Outline) -> Setting:
    """Return the day and place of a notice."""
    head = outline.masthead
    number = head.document_number
    key = number.value if number else f"sha256-{source.sha256[:16]}"
    on = _day(outline)
    for named in _issuers(outline):
        found = issuer_place(named.value, on)
        if found:
            return Setting(key, on, found, named, f"issuer {named.value}")
    for named in filter(None, (head.title, head.plan_title)):
        found = issuer_place(_PRINTS.sub("", named.value, count=1), on)
        if found and found is not NATION:
            return Setting(key, on, found, named, f"title {named.value}")
    return Setting(key, on, None, None)


# 关于印发象州县农村公路实施方案的通知: a notice that prints the plan of a place is that place's
_PRINTS = re.compile("^(?:关于)?(?:印发|转发|公布)?[《〈]?")


def _issuers(outline: Outline) -> Iterator[Field]:
    head = outline.masthead
    yield from head.issuers
    yield from (named for label, named in head.labelled if label in ("发布单位", "发文机关", "发布机关", "发文单位"))


def _day(outline: Outline) -> date | None:
    """Return the day of signing, else of publication, else the end of the year in the number."""
    head = outline.masthead
    for named in filter(None, (head.issued, head.published, head.effective)):
        with suppress(ValueError):
            return date.fromisoformat(named.value)
    year = _YEAR.search(head.document_number.value) if head.document_number else None
    return date(int(year.group(1)), 12, 31) if year else None


_YEAR = re.compile(r"〔((?:19|20)[0-9]{2})〕")


_PARTY = re.compile("中共|中国共产党")


def issuer_place(name: str, on: date | None) -> Place | None:
    """Return the place of an issuing body; NATION for the State Council and its departments."""
    name = _PARTY.sub("", name, count=1) if _PARTY.match(name) else name
    within = next((match["place"] for each in slotted_as(name) if (match := _placed(each, name))), None)
    if within is not None:
        found = place(within, on, None)
        return found if isinstance(found, Place) else None
    if _national(name):
        return NATION
    found, length = prefix(name, on, None)
    if isinstance(found, Place) and length:
        return found
    unlisted, length = unlisted_prefix(name)
    return unlisted if length else None


def _placed(form: Slotted, name: str) -> re.Match[str] | None:
    match = form.pattern.fullmatch(name)
    return match if match and "place" in match.groupdict() else None


def _national(name: str) -> bool:
    """Return whether a name begins with a body of the nation: 国务院办公厅, 工业和信息化部办公厅, 教育部等九部门."""
    lengths = range(min(14, len(name)), 1, -1)
    return any(found and all(each.levels == NATIONAL for each in found) for found in (known(name[:n]) for n in lengths))
