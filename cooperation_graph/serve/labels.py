"""What the things of a dataset are called."""

from collections.abc import Iterable

from ..vocabulary import expand
from .several import rows_of
from .workers import Workers

KINDS = ("skos:prefLabel", "dcterms:title", "cg:heading", "rdfs:label", "cg:printedName")
"""The properties that name a thing, the best name first."""

_QUERY = "SELECT ?s ?how ?name {{ VALUES ?s {{ {} }} VALUES ?how {{ " + " ".join(KINDS) + " }} ?s ?how ?name }}"
_BEST = {expand(kind): rank for rank, kind in enumerate(KINDS)}


async def labels_of(workers: Workers, iris: Iterable[str]) -> dict[str, str]:
    """Return the best name of each thing that has one."""
    found: dict[str, tuple[int, str]] = {}
    for row in await rows_of(workers, _QUERY, iris):
        named = _BEST[row["how"]], row["name"]
        found[row["s"]] = min(found.get(row["s"], named), named)
    return {iri: name for iri, (_, name) in found.items()}
