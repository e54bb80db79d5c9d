"""What a dataset holds, counted: the figures of its description."""

from msgspec import Struct

from ..iri import BASE
from .workers import Workers


class Used(Struct, frozen=True):
    """A class or property of the facts: how many things or triples it has, and how many ends these have."""

    iri: str
    count: int
    subjects: int = 0
    objects: int = 0


class Counted(Struct, frozen=True):
    """The figures of a dataset; facts are the triples of the default graph."""

    triples: int
    subjects: int
    objects: int
    entities: int
    evidence: int
    described: int
    classes: tuple[Used, ...]
    properties: tuple[Used, ...]
    first: str | None
    last: str | None
    places: tuple[tuple[str, str], ...]  # IRI and name
    examples: tuple[str, ...]


_WHOLE = """SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects)
WHERE { ?s ?p ?o }"""
_ENTITIES = "SELECT (COUNT(DISTINCT ?s) AS ?count) WHERE { ?s a ?class }"
_EVIDENCE = f"""SELECT (COUNT(?e) AS ?count) WHERE {{ GRAPH <{BASE}graph/evidence> {{ ?e a cg:Evidence }} }}"""
_DESCRIBED = f"""SELECT (COUNT(*) AS ?count) WHERE {{ GRAPH <{BASE}graph/evidence> {{ ?s ?p ?o }} }}"""
_CLASSES = "SELECT ?iri (COUNT(DISTINCT ?s) AS ?count) WHERE { ?s a ?iri } GROUP BY ?iri ORDER BY DESC(?count) ?iri"
_PROPERTIES = """SELECT ?iri (COUNT(*) AS ?count) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects)
WHERE { ?s ?iri ?o } GROUP BY ?iri ORDER BY DESC(?count) ?iri"""
_DATES = "SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last) WHERE { ?notice a cg:Notice ; dcterms:issued ?day }"
_PLACES = """SELECT ?iri (MIN(?label) AS ?name) WHERE {
  ?notice a cg:Notice ; cg:issuedBy/cg:jurisdiction ?iri . OPTIONAL { ?iri skos:prefLabel|rdfs:label ?label }
} GROUP BY ?iri ORDER BY ?iri"""
_EXAMPLES = tuple(
    f"SELECT ?iri WHERE {{ ?iri a cg:{kind} }} ORDER BY ?iri LIMIT 1" for kind in ("Commitment", "Department", "Notice")
)


async def counted(workers: Workers) -> Counted:
    """Return the figures of the dataset."""
    whole = (await workers.rows(_WHOLE))[0]
    dates = (await workers.rows(_DATES) or [{}])[0]
    entities, evidence, described = [int((await workers.rows(query))[0]["count"]) for query in _SINGLE]
    return Counted(
        triples=int(whole["triples"]),
        subjects=int(whole["subjects"]),
        objects=int(whole["objects"]),
        entities=entities,
        evidence=evidence,
        described=described,
        classes=await _used(workers, _CLASSES),
        properties=await _used(workers, _PROPERTIES),
        first=dates.get("first"),
        last=dates.get("last"),
        places=tuple((row["iri"], row.get("name", "")) for row in await workers.rows(_PLACES)),
        examples=tuple([row["iri"] for query in _EXAMPLES for row in await workers.rows(query)]),
    )


_SINGLE = (_ENTITIES, _EVIDENCE, _DESCRIBED)


async def _used(workers: Workers, query: str) -> tuple[Used, ...]:
    return tuple(
        Used(row["iri"], int(row["count"]), int(row.get("subjects", 0)), int(row.get("objects", 0)))
        for row in await workers.rows(query)
    )
