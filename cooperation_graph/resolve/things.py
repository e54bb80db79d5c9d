"""Names of regions, zones, sites, projects, industries and the rest, with what a lexicon says of them."""

from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from .. import iri
from ..lexicon import NameRow, UseRow, rows
from ..model import Kind
from .divisions import near_codes, prefix
from .names import Name
from .setting import Setting


class Region(Struct, frozen=True):
    """A named area with the divisions that make it up."""

    name: str
    also: str
    members: str  # division codes
    part_of: str
    valid_from: str
    valid_to: str
    verification: str
    source: str
    example: str


class Landmark(Struct, frozen=True):
    """A zone, site or project with the division it lies in; `near` are the prefectures whose notices may mean it."""

    name: str
    kind: str
    also: str
    located_in: str
    near: str
    disputed: str
    verification: str
    source: str
    example: str


class Industry(Struct, frozen=True):
    """A trade with its classes in an edition of GB/T 4754."""

    name: str
    edition: str
    codes: str
    match: str
    source: str
    example: str


def spellings(row: Region | Landmark) -> tuple[str, ...]:
    """Return the name of a row and its other names."""
    return (row.name, *filter(None, row.also.split("|")))


@cache
def regions() -> dict[str, Region]:
    """Return the regions by each of their names."""
    return {name: row for row in rows("regions", Region) for name in spellings(row)}


@cache
def landmarks() -> dict[str, Landmark]:
    """Return the zones, sites and projects by each of their names."""
    return {name: row for row in rows("landmarks", Landmark) for name in spellings(row)}


@cache
def industries() -> dict[str, Industry]:
    """Return the trades by name."""
    return {row.name: row for row in rows("industries", Industry)}


class Thing(Struct, frozen=True):
    """What a name was matched to."""

    path: str
    name: str
    how: str
    resolved: bool  # whether the name printed is not the one it is known by
    row: Region | Landmark | Industry | None = None


_PATHS = {
    Kind.REGION: "region",
    Kind.DEVELOPMENT_ZONE: "zone",
    Kind.TOURIST_SITE: "site",
    Kind.INFRASTRUCTURE_PROJECT: "project",
    Kind.ENTERPRISE: "enterprise",
    Kind.INDUSTRY: "industry",
    Kind.PROGRAMME: "programme",
    Kind.PLANNED_EVENT: "event",
    Kind.POPULATION_GROUP: "population",
}
# a name like these stands in many places, so it is told apart by the issuer's place
_LOCAL = (Kind.DEVELOPMENT_ZONE, Kind.TOURIST_SITE, Kind.INFRASTRUCTURE_PROJECT)


def thing(name: Name, longer: dict[str, str], near: frozenset[str], setting: Setting) -> Thing:
    """Return what a name stands for; `longer` says which short names mean a longer one of the same notice."""
    text = longer.get(name.full, name.full)
    how = f"short for {text} in the same notice" if text != name.full else "name as printed"
    row = _row(name.kind, text, near, setting)
    if row is not None and not isinstance(row, Industry):
        how = f"{how}, {_table(row)} {row.name}" if row.name != name.full else f"{_table(row)} {row.name}"
        return Thing(iri.path(_PATHS[name.kind], row.name), row.name, how, row.name != name.text, row)
    return Thing(_path(name.kind, text, setting), text, how, text != name.text, row)


def _table(row: Region | Landmark) -> str:
    return "regions.csv" if isinstance(row, Region) else "landmarks.csv"


def _row(kind: Kind, text: str, near: frozenset[str], setting: Setting) -> Region | Landmark | Industry | None:
    if kind is Kind.REGION:
        return regions().get(text)
    if kind is Kind.INDUSTRY:
        return industries().get(trade(text))
    row = landmarks().get(text)
    if row is None or row.kind != kind.value:
        return None
    here = near | near_codes([prefix(text, setting.on, setting.place)[0]])
    return row if here & {*row.near.split("|"), row.located_in} else None


def _path(kind: Kind, text: str, setting: Setting) -> str:
    if kind is Kind.PLANNED_EVENT:
        return setting.iri("event", text)
    if kind in _LOCAL and not _of_the_nation(kind, text) and not prefix(text, setting.on, setting.place)[1]:
        return iri.path(_PATHS[kind], setting.place.key, text) if setting.place else setting.iri(_PATHS[kind], text)
    return iri.path(_PATHS[kind], text)


@cache
def _known() -> frozenset[tuple[str, str]]:
    return frozenset((row.kind, row.name) for row in rows("names", NameRow))


def _of_the_nation(kind: Kind, text: str) -> bool:
    """Return whether a name means one thing in every notice: 中欧班列, 中关村, 国家政务服务平台."""
    whole = kind is Kind.INFRASTRUCTURE_PROJECT and text.startswith(("国家", "全国"))
    return whole or (kind is not Kind.TOURIST_SITE and (kind.value, text) in _known())


_QUALITIES = ("现代", "新型", "特色", "优势", "先进", "高端", "传统")
_ENDINGS = ("特色产业", "产业集群", "产业链", "产业", "行业", "工业", "业")


def trade(name: str) -> str:
    """Return the trade that an industry's name is about.

    >>> [trade(name) for name in ("液压特色产业", "现代物流业", "林业")]
    ['液压', '物流', '林业']
    """
    if name in industries():
        return name
    for quality in _QUALITIES:
        name = name.removeprefix(quality)
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending)
    return name


class _Listed(Struct, frozen=True):
    """A word with an example."""

    word: str
    source: str
    example: str


@cache
def _verbs_and_fields() -> tuple[frozenset[str], frozenset[str]]:
    fields = (row.word for row in rows("body_fields", UseRow))
    return frozenset(row.word for row in rows("bare_verbs", _Listed)), frozenset((*fields, *industries()))


def misprint(name: str) -> tuple[str, str] | None:
    """Return the verb and the field that make an industry's name none that stands in the language, else None.

    >>> misprint("住文化产业"), misprint("茶文化产业"), misprint("建筑业")
    (('住', '文化'), None, None)
    """
    stem, (verbs, fields) = trade(name), _verbs_and_fields()
    unlikely = stem not in fields and stem[:1] in verbs and stem[1:] in fields
    return (stem[0], stem[1:]) if unlikely else None


def longer_names(found: Iterable[Name]) -> dict[Kind, dict[str, str]]:
    """Return, for each kind, the short names that mean exactly one longer name of the same notice.

    产业带 means 沈阜产业经济带 where no other region of the notice could be cut to it.
    """
    by_kind: dict[Kind, dict[str, None]] = {}
    for each in found:
        if each.kind in _PATHS and each.kind not in (Kind.INDUSTRY, Kind.POPULATION_GROUP, Kind.PLANNED_EVENT):
            by_kind.setdefault(each.kind, {})[each.text] = None
    return {kind: dict(_shortened(list(texts), loose=kind is Kind.REGION)) for kind, texts in by_kind.items()}


_MOST = 400  # names of one kind that are compared with each other


def _shortened(texts: list[str], *, loose: bool) -> Iterator[tuple[str, str]]:
    compared = texts[:_MOST]
    ends = "\n".join(["", *compared, ""])
    for text in compared:
        if not loose and ends.count(f"{text}\n") == 1:  # no other ends with it: nearly every name
            continue
        longer = [each for each in compared if len(each) > len(text) and _is_short_for(text, each, loose=loose)]
        if len(longer) == 1 and text not in regions() and text not in landmarks():
            yield text, longer[0]


def _is_short_for(text: str, longer: str, *, loose: bool) -> bool:
    if longer.endswith(text):
        return True
    signs = iter(longer)
    return loose and text[-1] == longer[-1] and text[0] not in longer[0] and all(sign in signs for sign in text)
