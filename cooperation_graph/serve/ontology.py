"""The ontology served: as a page made from the ontology itself, in the language of the reader, and as RDF."""

from collections import defaultdict
from functools import cache

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from ..iri import ONTOLOGY
from ..resources import resource
from ..vocabulary import expand, shorten
from .replies import HTML, html, language_of, rdf, wanted_type


class Term(Struct, frozen=True):
    """A class, property or concept: its names in both languages, what it means, and how it hangs together."""

    iri: str
    name: str
    label: str
    other_label: str
    definition: str
    links: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


_KINDS = {
    "classes": "owl:Class",
    "relations": "owl:ObjectProperty",
    "values": "owl:DatatypeProperty",
    "concepts": "skos:Concept",
}
_LINKS = (
    "rdfs:subClassOf",
    "rdfs:subPropertyOf",
    "rdfs:domain",
    "rdfs:range",
    "owl:inverseOf",
    "skos:inScheme",
    "skos:broader",
    "skos:exactMatch",
    "skos:closeMatch",
)


async def ontology_page(request: Request) -> Response:
    """Answer for the ontology: a page of all terms, or the ontology as RDF."""
    wanted = wanted_type(request)
    if wanted == HTML:
        return html("ontology", request, ontology(language_of(request)))
    if wanted == "text/turtle":  # the file itself, with its comments
        content = resource("ontology/cooperation.ttl").read_bytes()
        return Response(content, headers={"Content-Type": "text/turtle; charset=utf-8", "Vary": "Accept"})
    from pyoxigraph import RdfFormat, parse

    quads = parse(path=str(resource("ontology/cooperation.ttl")), format=RdfFormat.TURTLE)
    return rdf((quad.triple for quad in quads), wanted)


@cache
def ontology(language: str) -> dict[str, object]:
    """Return what the page of the ontology shows: title, description, and its terms by kind."""
    said = _said()
    head = said[ONTOLOGY.removesuffix("#")]
    terms = {iri: _term(iri, each, language) for iri, each in sorted(said.items()) if iri.startswith(ONTOLOGY)}
    kinds = {name: tuple(terms[iri] for iri in terms if _kind(said[iri]) == name) for name in _KINDS}
    return {
        "title": _in(head, language, "dcterms:title"),
        "description": _in(head, language, "dcterms:description"),
        "iri": ONTOLOGY,
        "version": _in(head, "", "owl:versionInfo"),
        "kinds": kinds,
    }


Said = dict[str, list[tuple[str, str]]]
"""The values of each property of a term, with their language ("" for an IRI or a plain literal)."""


def _said() -> dict[str, Said]:
    from pyoxigraph import Literal, RdfFormat, parse

    found: dict[str, Said] = defaultdict(lambda: defaultdict(list))
    for quad in parse(path=str(resource("ontology/cooperation.ttl")), format=RdfFormat.TURTLE):
        value = quad.object
        tag = (value.language or "") if isinstance(value, Literal) else ""
        found[_value(quad.subject)][quad.predicate.value].append((_value(value), tag))
    return found


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


def _kind(said: Said) -> str:
    types = {value for value, _ in said.get(expand("rdf:type"), ())}
    return next((kind for kind, name in _KINDS.items() if expand(name) in types), "concepts")


def _in(said: Said, language: str, *names: str) -> str:
    values = [value for name in names for value, tag in said.get(expand(name), ()) if tag == language]
    return values[0] if values else ""


def _term(iri: str, said: Said, language: str) -> Term:
    other = "en" if language == "zh" else "zh"
    links = tuple(
        (name.partition(":")[2], tuple(sorted((value, shorten(value)) for value, _ in said.get(expand(name), ()))))
        for name in _LINKS
        if said.get(expand(name))
    )
    name = f"cg:{iri.removeprefix(ONTOLOGY)}"
    label, other_label = (_in(said, tag, "rdfs:label", "skos:prefLabel") for tag in (language, other))
    return Term(iri, name, label or name, other_label, _in(said, language, "skos:definition", "rdfs:comment"), links)
