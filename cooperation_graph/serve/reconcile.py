"""An OpenRefine reconciliation service for bodies and places.

Reconciliation Service API 0.2 (W3C community group report of 2023-04-10). A spreadsheet holds 市发改委 in twenty
spellings; each is matched with the names that the dataset knows, and the score says how.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from ..iri import BASE, ONTOLOGY
from .workers import Workers

NAMES = """
SELECT DISTINCT ?thing ?how ?name ?class WHERE {
  ?thing a ?class . FILTER(STRSTARTS(STR(?class), "https://w3id.org/cooperation-graph/ontology#"))
  FILTER(STRSTARTS(STR(?thing), "https://w3id.org/cooperation-graph/id/"))
  ?thing ?how ?name . VALUES ?how { rdfs:label skos:prefLabel skos:altLabel }
}"""
_EXACT, _SHORT, _INSIDE = 100.0, 80.0, 50.0

LARGEST_BATCH = 200
"""Names in one batch; OpenRefine sends ten."""

_LONGEST = 200


class Known(Struct, frozen=True):
    """A thing with the names it goes by and its classes, as local names."""

    iri: str
    names: tuple[str, ...]
    classes: tuple[str, ...]
    plain: tuple[str, ...]
    full: str


class Asked(NamedTuple):
    """One name of a batch: what it is called, of which kinds it may be, how many candidates are wanted."""

    name: str
    kinds: frozenset[str]
    limit: int


async def known_things(workers: Workers) -> tuple[Known, ...]:
    """Return the bodies and places of the dataset."""
    names: dict[str, set[str]] = {}
    classes: dict[str, set[str]] = {}
    full: dict[str, str] = {}
    for row in await workers.rows(NAMES):
        iri, name = row["thing"], row["name"]
        names.setdefault(iri, set()).add(name)
        classes.setdefault(iri, set()).add(row["class"].removeprefix(ONTOLOGY))
        if row["how"].endswith("#prefLabel"):
            full[iri] = min(full.get(iri, name), name)
    return tuple(
        _known(iri, sorted(found), sorted(classes[iri]), full.get(iri))
        for iri, found in sorted(names.items())
        if _OFFERED.intersection(classes[iri])
    )


def _known(iri: str, names: list[str], classes: list[str], full: str | None) -> Known:
    """Return a thing, of each of its classes the more general ones too, for spreadsheets ask for bodies and places."""
    kinds = dict.fromkeys((*classes, *(wider for kind in classes for wider in _WIDER.get(kind, ()))))
    compared = dict.fromkeys(plain(name) for name in names)
    return Known(iri, tuple(names), tuple(kinds), tuple(compared), full or names[0])


_BODIES = ("Government", "GovernmentOffice", "Department", "PartyBody", "Institution", "VerticalBody")
_PLACES = ("AdministrativeDivision", "Region", "DevelopmentZone", "TouristSite")
_OTHERS = ("Enterprise", "CollectiveAgent", "UnresolvedName", "PublicBody", "Place")
_WIDER = dict.fromkeys(_BODIES, ("PublicBody",)) | dict.fromkeys(_PLACES, ("Place",))
_OFFERED = frozenset((*_BODIES, *_PLACES, *_OTHERS))


def manifest(address: str) -> dict[str, object]:
    """Return what the service says of itself."""
    return {
        "versions": ["0.2"],
        "name": "合作承诺图谱 · cooperation graph",
        "identifierSpace": BASE,
        "schemaSpace": ONTOLOGY,
        "defaultTypes": [{"id": kind, "name": kind} for kind in ("PublicBody", "Place")],
        "view": {"url": f"{address}/{{{{id}}}}"},
        "preview": {"url": f"{address}/reconcile/preview?id={{{{id}}}}", "width": 430, "height": 300},
        "suggest": {"entity": {"service_url": address, "service_path": "/reconcile/suggest"}},
    }


def batch(text: str) -> dict[str, Asked]:
    """Return the names that a batch asks for.

    Raises ValueError where it is no JSON object of queries.
    """
    try:
        queries = json.loads(text)
        return {
            str(key): Asked(str(each["query"])[:_LONGEST], _kinds(each.get("type")), max(int(each.get("limit", 5)), 0))
            for key, each in queries.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise ValueError('queries is a JSON object such as {"q0": {"query": "市发改委"}}') from None


def _kinds(asked: object) -> frozenset[str]:
    named = asked if isinstance(asked, list) else [asked] if asked else []
    return frozenset(str(each.get("id") if isinstance(each, dict) else each) for each in named)


def answer(asked: Mapping[str, Asked], known: Sequence[Known]) -> dict[str, object]:
    """Return the candidates for each query of a batch."""
    return {key: {"result": candidates(each.name, known, each.kinds)[: each.limit]} for key, each in asked.items()}


def candidates(name: str, known: Iterable[Known], kinds: frozenset[str] = frozenset()) -> list[dict[str, object]]:
    """Return the things that a name may mean, the likeliest first; a match is claimed only for one exact name."""
    asked = plain(name)
    scored = [
        (score, thing)
        for thing in known
        if (not kinds or kinds.intersection(thing.classes))
        and (score := max((_score(asked, each) for each in thing.plain), default=0.0)) > 0
    ]
    scored.sort(key=lambda pair: (-pair[0], len(pair[1].names[0]), pair[1].iri))
    exact = sum(score == _EXACT for score, _ in scored)
    return [
        {
            "id": thing.iri.removeprefix(BASE),
            "name": thing.full,
            "type": [{"id": each, "name": each} for each in thing.classes],
            "score": score,
            "match": score == _EXACT and exact == 1,
        }
        for score, thing in scored
    ]


# 市发改委（市物价局）: what stands in brackets is a second name
_ASIDE = re.compile(r"[(\[（【〔][^)\]）】〕]{0,80}[)\]）】〕]")
_NOT_A_LETTER = re.compile(r"[^\w]|_")


def plain(name: str) -> str:
    """Return a name as it is compared: without width, blanks, punctuation and what stands in brackets.

    >>> plain(" 云川市 发改委（市物价局）；"), plain("（空）")
    ('云川市发改委', '空')
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
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
    rest = iter(longer)
    if not all(char in rest for char in shorter):
        return 0.0
    return _SHORT if shorter[0] == longer[0] else round(_INSIDE + 20 * share, 1)


# 委 stands for 委员会, 办 for 办公室, 府 for 政府: the last character of a short form need not be that of the full one
_LAST = frozenset("委办府")
