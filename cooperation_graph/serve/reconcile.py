"""An OpenRefine reconciliation service for bodies and places.

Reconciliation Service API 0.2 (W3C community group report of 2023-04-10). A spreadsheet holds 市发改委 in twenty
spellings; each is matched with the names that the dataset knows, and the score says how.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from ..iri import BASE, ONTOLOGY
from .workers import Workers

NAMES = """
SELECT ?thing ?name ?class WHERE {
  ?thing a ?class . FILTER(STRSTARTS(STR(?class), "https://w3id.org/cooperation-graph/ontology#"))
  { ?thing rdfs:label ?name } UNION { ?thing skos:prefLabel ?name } UNION { ?thing skos:altLabel ?name }
} ORDER BY ?thing ?name ?class"""
_EXACT, _SHORT, _INSIDE = 100.0, 80.0, 50.0


@dataclass(frozen=True, slots=True)
class Known:
    """A thing with the names it goes by and its classes, as local names."""

    iri: str
    names: tuple[str, ...]
    classes: tuple[str, ...]


async def known_things(workers: Workers) -> tuple[Known, ...]:
    """Return all named things of the dataset."""
    names: dict[str, dict[str, None]] = {}
    classes: dict[str, dict[str, None]] = {}
    for row in await workers.rows(NAMES):
        names.setdefault(row["thing"], {})[row["name"]] = None
        classes.setdefault(row["thing"], {})[row["class"].removeprefix(ONTOLOGY)] = None
    return tuple(Known(iri, tuple(found), tuple(classes[iri])) for iri, found in names.items())


def manifest(address: str) -> dict[str, object]:
    """Return what the service says of itself."""
    return {
        "versions": ["0.2"],
        "name": "cooperation_graph",
        "identifierSpace": f"{BASE}id/",
        "schemaSpace": ONTOLOGY,
        "defaultTypes": [{"id": "PublicBody", "name": "PublicBody"}, {"id": "Place", "name": "Place"}],
        "view": {"url": f"{address}/{{{{id}}}}"},
        "preview": {"url": f"{address}/{{{{id}}}}", "width": 480, "height": 320},
        "suggest": {"entity": {"service_url": address, "service_path": "/reconcile/suggest"}},
    }


def answer(text: str, known: Iterable[Known]) -> dict[str, object]:
    """Return the candidates for each query of a batch.

    Raises ValueError where the batch is no JSON object of queries.
    """
    try:
        queries = json.loads(text)
        asked = {
            str(key): (str(each["query"]), each.get("type"), int(each.get("limit", 5))) for key, each in queries.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ValueError('queries is a JSON object such as {"q0": {"query": "市发改委"}}') from None
    things = tuple(known)
    return {key: {"result": candidates(name, things, kind)[:limit]} for key, (name, kind, limit) in asked.items()}


def candidates(name: str, known: Iterable[Known], kind: object = None) -> list[dict[str, object]]:
    """Return the things that a name may mean, the likeliest first; a match is claimed only for one exact name."""
    wanted = {kind} if isinstance(kind, str) else set(kind) if isinstance(kind, list) else set()
    scored = [
        (score, thing)
        for thing in known
        if (score := max((_score(name.strip(), each) for each in thing.names), default=0.0)) > 0
        and (not wanted or wanted.intersection(thing.classes))
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].iri))
    exact = sum(score == _EXACT for score, _ in scored)
    return [
        {
            "id": thing.iri.removeprefix(BASE),
            "name": thing.names[0],
            "type": [{"id": each, "name": each} for each in thing.classes],
            "score": score,
            "match": score == _EXACT and exact == 1,
        }
        for score, thing in scored
    ]


def _score(name: str, known: str) -> float:
    """Return how well a name fits: equal, a short form (its characters in order), or one inside the other.

    >>> [_score(name, "云川市发展和改革委员会") for name in ("云川市发展和改革委员会", "云川市发改委", "市财政局")]
    [100.0, 80.0, 0.0]
    """
    if name == known:
        return _EXACT
    if len(name) < 2 or len(known) < 2:
        return 0.0
    if name in known or known in name:
        return _INSIDE
    shorter, longer = sorted((name, known), key=len)
    rest = iter(longer)
    return _SHORT if shorter[0] == longer[0] and all(char in rest for char in shorter) else 0.0
