"""Which body or place a spreadsheet's name means.

Reconciliation Service API 0.2 (W3C community group report of 2023-04-10). A spreadsheet holds 市发改委 in twenty
spellings; each is compared with the names that the dataset knows, and the score says how well they fit.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from heapq import nsmallest
from typing import NamedTuple

from msgspec import Struct

from ..iri import BASE, ONTOLOGY
from ..query import term_label
from ..text import simplified
from ..vocabulary import expand, shorten
from .workers import Workers

_NAMES = f"""
SELECT DISTINCT ?thing ?how ?name ?class WHERE {{
  ?thing a ?class . FILTER(STRSTARTS(STR(?class), "{ONTOLOGY}"))
  FILTER(STRSTARTS(STR(?thing), "{BASE}id/"))
  ?thing ?how ?name . VALUES ?how {{ rdfs:label skos:prefLabel skos:altLabel }}
}}"""
_WHERE = """
SELECT DISTINCT ?thing ?how ?value ?name WHERE {
  VALUES ?how { cg:jurisdiction cg:locatedIn cg:divisionCode cg:partOf cg:parentGovernment }
  ?thing ?how ?value . OPTIONAL { ?value rdfs:label|skos:prefLabel|skos:altLabel ?name }
}"""
_ORG = f"{BASE}id/org/"
_EXACT, _SHORT, _INSIDE = 100.0, 80.0, 50.0
_ELSEWHERE, _UNSAID = 0.5, 0.9  # what a score is worth where a given property differs, or is not known
_NOBODY = 0.6  # and of a name that nobody could be found for

LARGEST_BATCH = 200
"""Names in one batch; OpenRefine sends ten."""

_LONGEST = 200


class Known(Struct, frozen=True):
    """A thing with the names it goes by, its classes as local names, and where it is."""

    iri: str
    names: tuple[str, ...]
    classes: tuple[str, ...]
    plain: tuple[str, ...]
    full: str
    where: tuple[tuple[str, str], ...] = ()  # property and value as it is compared
    place: str = ""


class Asked(NamedTuple):
    """One name of a batch: what it is called, of which kinds it may be, how many are wanted, what else is known."""

    name: str
    kinds: frozenset[str] = frozenset()
    limit: int = 5
    where: tuple[tuple[str, str], ...] = ()


async def known_things(workers: Workers) -> tuple[Known, ...]:
    """Return the bodies and places of the dataset."""
    names: dict[str, set[str]] = {}
    classes: dict[str, set[str]] = {}
    full: dict[str, str] = {}
    for row in await workers.rows(_NAMES):
        iri, name = row["thing"], row["name"]
        names.setdefault(iri, set()).add(name)
        classes.setdefault(iri, set()).add(row["class"].removeprefix(ONTOLOGY))
        if row["how"].endswith("#prefLabel"):
            full[iri] = min(full.get(iri, name), name)
    where: dict[str, dict[tuple[str, str], None]] = {}
    places: dict[str, str] = {}
    for row in sorted(await workers.rows(_WHERE), key=lambda row: sorted(row.items())):
        pairs = where.setdefault(row["thing"], {})
        for value in (row["value"].removeprefix(BASE), plain(row.get("name", row["value"].rpartition("/")[2]))):
            pairs[shorten(row["how"]), value] = None
        if row["how"] in (expand("cg:jurisdiction"), expand("cg:locatedIn")):
            places.setdefault(row["thing"], _called(row["value"], full, names.get(row["value"], set())))
    for iri in names.keys() - places.keys():
        if iri.startswith(_ORG):  # a branch of a national body has no jurisdiction, yet the place stands in its IRI
            place = BASE + "id/place/" + iri.removeprefix(_ORG).partition("/")[0]
            places[iri] = _called(place, full, names.get(place, set()))
    return tuple(
        Known(
            iri,
            tuple(sorted(found)),
            _with_wider(sorted(classes[iri])),
            _compared(sorted(found), places.get(iri, "")),
            _called(iri, full, found),
            tuple(where.get(iri, ())),
            places.get(iri, ""),
        )
        for iri, found in sorted(names.items())
        if _OFFERED.intersection(classes[iri])
    )


def _called(iri: str, full: Mapping[str, str], names: set[str]) -> str:
    """Return the name that a thing is shown by: its full one, else the one in its IRI (云川市, not 我市)."""
    own = iri.rpartition("/")[2]
    return full.get(iri) or (own if own in names or not names else min(names))


def _with_wider(classes: list[str]) -> tuple[str, ...]:
    """Return classes with the more general ones, for spreadsheets ask for bodies and places."""
    return tuple(dict.fromkeys((*classes, *(wider for kind in classes for wider in _WIDER.get(kind, ())))))


def _compared(names: list[str], place: str) -> tuple[str, ...]:
    """Return the names as they are compared; 市发改委 of 沈阳市 is 沈阳市发改委 too."""
    with_place = [place + name[1:] for name in names if place and name[:1] == place[-1:]]
    return tuple(dict.fromkeys(plain(name) for name in (*names, *with_place)))


_BODIES = ("Government", "GovernmentOffice", "Department", "PartyBody", "Institution", "VerticalBody")
_PLACES = ("AdministrativeDivision", "Region", "DevelopmentZone", "TouristSite")
_OTHERS = ("Enterprise", "CollectiveAgent", "UnresolvedName", "PublicBody", "Place")
_WIDER = dict.fromkeys(_BODIES, ("PublicBody",)) | dict.fromkeys(_PLACES, ("Place",))
_PLACED = frozenset(("PublicBody", "CollectiveAgent", "Place"))
_NATION = "中华人民共和国"
_DECIDES = frozenset(("cg:jurisdiction", "cg:divisionCode"))
_OFFERED = frozenset((*_BODIES, *_PLACES, *_OTHERS))
KINDS = ("PublicBody", "Place", *_BODIES, *_PLACES, "Enterprise", "CollectiveAgent", "UnresolvedName")
"""The types that names may be limited to, the usual ones first."""


def narrower(kind: str) -> list[str]:
    """Return a type and the types below it.

    >>> narrower("Place")
    ['Place', 'AdministrativeDivision', 'Region', 'DevelopmentZone', 'TouristSite']
    """
    return [kind, *(each for each, wider in _WIDER.items() if kind in wider)]


@cache
def kind_named(kind: str) -> dict[str, str]:
    """Return a type as the service gives it.

    >>> kind_named("PublicBody")
    {'id': 'PublicBody', 'name': '公共机构 · public body'}
    """
    labels = dict.fromkeys(term_label(ONTOLOGY + kind, language) for language in ("zh", "en"))
    return {"id": kind, "name": " · ".join(labels)}


def batch(text: str) -> dict[str, Asked]:
    """Return the names that a batch asks for.

    Raises ValueError where it is no JSON object of queries, with the query and the field that are wrong.
    """
    try:
        queries = json.loads(text)
    except (ValueError, RecursionError):
        queries = None
    if not isinstance(queries, dict):
        raise ValueError('queries is a JSON object such as {"q0": {"query": "市发改委"}}')  # noqa: TRY004  # not a type
    return {key: _asked(key, each) for key, each in queries.items()}


def _asked(key: str, each: object) -> Asked:
    if not isinstance(each, dict):
        raise _wrong(key, 'it is an object such as {"query": "市发改委"}')
    return Asked(
        str(each.get("query", ""))[:_LONGEST], _kinds(each.get("type")), _limit(key, each), _properties(key, each)
    )


def _limit(key: str, each: Mapping[str, object]) -> int:
    try:
        return max(int(each.get("limit", 5)), 0)  # type: ignore[call-overload,no-any-return]  # what is no number raises
    except (ValueError, TypeError, OverflowError):
        raise _wrong(key, "limit is a number, such as 5") from None


def _properties(key: str, each: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    try:
        given = [(str(given["pid"]), given["v"]) for given in each.get("properties") or []]  # type: ignore[attr-defined]
        return tuple((name, _value(value)) for name, values in given for value in _listed(values))
    except (KeyError, TypeError):
        raise _wrong(key, 'properties is a list such as [{"pid": "cg:jurisdiction", "v": "沈阳市"}]') from None


def _wrong(key: str, reason: str) -> ValueError:
    named = key[:40].encode("utf-8", "backslashreplace").decode()  # half of a surrogate pair cannot be sent
    return ValueError(f"query {named}: {reason}; nothing of the batch was answered")


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _value(value: object) -> str:
    """Return a property's value as it is compared: an identifier as it is, a name plain."""
    return str(value["id"]) if isinstance(value, dict) else plain(str(value)[:_LONGEST])


def _kinds(asked: object) -> frozenset[str]:
    named = _listed(asked) if asked else []
    return frozenset(str(each.get("id") if isinstance(each, dict) else each) for each in named)


def answer(asked: Mapping[str, Asked], known: Sequence[Known]) -> dict[str, object]:
    """Return the candidates for each query of a batch."""
    return {key: {"result": candidates(each, known)} for key, each in asked.items()}


def candidates(asked: Asked, known: Iterable[Known]) -> list[dict[str, object]]:
    """Return the things that a name may mean, the likeliest first.

    A match is claimed only for the one exact name, and only where the spreadsheet says the place.
    """
    name = plain(asked.name)
    letters = frozenset(name)
    scored = [
        (round(score * _fits(thing, asked.where), 1), thing)
        for thing in known
        if (not asked.kinds or asked.kinds.intersection(thing.classes))
        and (score := _best(name, letters, thing.plain)) > 0
    ]
    exact = sum(score == _EXACT for score, _ in scored)
    best = nsmallest(asked.limit, scored, key=lambda pair: (-pair[0], len(pair[1].names[0]), pair[1].iri))
    return [
        {
            "id": thing.iri.removeprefix(BASE),
            "name": thing.full,
            "description": thing.place,
            "type": [kind_named(each) for each in thing.classes],
            "score": score,
            "match": score == _EXACT and exact == 1 and _says_where(thing, name, asked.where),
        }
        for score, thing in best
    ]


def _best(name: str, letters: frozenset[str], known: Iterable[str]) -> float:
    """Return the best score among the names of a thing; most have other letters, and need no closer look."""
    return max(
        (_score(name, each) for each in known if letters.issuperset(each) or letters.issubset(each)), default=0.0
    )


def is_one(found: Sequence[Mapping[str, object]]) -> bool:
    """Return whether one candidate alone has the exact name; enough where the dataset is asked and a person looks."""
    return [each["score"] for each in found].count(_EXACT) == 1


def _says_where(thing: Known, name: str, where: Iterable[tuple[str, str]]) -> bool:
    """Return whether a name, or what stands beside it, says of which place a thing is: 沈阳市发改委, not 市发改委.

    That only one 市发改委 is known does not make it the one of a spreadsheet; two characters tell a place (沈阳).
    """
    if _PLACED.isdisjoint(thing.classes):
        return True
    place = plain(thing.full if "Place" in thing.classes else thing.place)[:2]
    if thing.place == _NATION and (name == plain(thing.full) or name.startswith(("国家", "国务院"))):
        return True  # 教育部 is whole without a place
    beside = [value for name, value in where if name in _DECIDES and (name, value) in thing.where]
    return any(value.startswith("id/") or value.isdecimal() for value in beside) or (
        len(place) > 1 and any(place in text for text in (name, *beside))
    )


def suggestions(prefix: str, known: Iterable[Known]) -> list[Known]:
    """Return the things with a name that holds what was typed so far, its characters in order, the closest first."""
    asked = plain(prefix)
    ranked = [
        ("UnresolvedName" in thing.classes, not name.startswith(asked), asked not in name, len(name), thing.iri, thing)
        for thing in known
        if asked and (name := min((each for each in thing.plain if _in_order(asked, each)), key=len, default=""))
    ]
    return [row[-1] for row in sorted(ranked, key=lambda row: row[:-1])]


def _in_order(short: str, long: str) -> bool:
    """Return whether a text has all characters of another, in their order."""
    rest = iter(long)
    return all(char in rest for char in short)


def _fits(thing: Known, where: tuple[tuple[str, str], ...]) -> float:
    """Return what a score is worth after what else a spreadsheet knows: 沈阳市 in the column beside."""
    worth = _NOBODY if "UnresolvedName" in thing.classes else 1.0
    for name, value in where:
        if (name, value) in thing.where:
            continue
        worth *= _ELSEWHERE if any(name == known for known, _ in thing.where) else _UNSAID
    return worth


# 市发改委（市物价局）: what stands in brackets is a second name
_ASIDE = re.compile(r"[(\[（【〔][^)\]）】〕]{0,80}[)\]）】〕]")
_NOT_A_LETTER = re.compile(r"[^\w]|_")
_AND = str.maketrans("与及", "和和")


def plain(name: str) -> str:
    """Return a name as it is compared: simplified, without width, blanks, punctuation and what stands in brackets.

    >>> plain(" 云川市 發改委（市物价局）；"), plain("（空）"), plain("发展与改革")
    ('云川市发改委', '空', '发展和改革')
    """
    folded = simplified(unicodedata.normalize("NFKC", name)).casefold().translate(_AND)
    return _NOT_A_LETTER.sub("", _ASIDE.sub("", folded)) or _NOT_A_LETTER.sub("", folded)


def _score(name: str, known: str) -> float:
    """Return how well a name fits: equal, a short form (its characters in order), or one inside the other.

    >>> [_score(name, "云川市发展和改革委员会") for name in ("云川市发展和改革委员会", "云川市发改委", "市财政局")]
    [100.0, 80.0, 0.0]
    """
    if name == known:
        return _EXACT
    if len(name) < 2 or len(known) < 2:
        return 0.0
    shorter, longer = sorted((name, known), key=len)
    share = len(shorter) / len(longer)
    if shorter in longer:
        return round(_INSIDE + 20 * share, 1)
    if shorter[-1] != longer[-1] and shorter[-1] not in _LAST:
        return 0.0
    if not _in_order(shorter, longer):
        return 0.0
    return _SHORT if shorter[0] == longer[0] else round(_INSIDE + 20 * share, 1)


# 委 stands for 委员会, 办 for 办公室, 府 for 政府: the last character of a short form need not be that of the full one
_LAST = frozenset("委办府")
