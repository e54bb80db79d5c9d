"""The terms of the ontology as a page shows them."""

from functools import cache

from ..iri import ONTOLOGY
from ..resources import resource
from ..vocabulary import expand
from .described import Property, Value


@cache
def terms(language: str) -> tuple[Property, ...]:
    """Return each term's label with its definition, in the order of their names."""
    from pyoxigraph import Literal, RdfFormat, parse

    said: dict[str, dict[str, str]] = {}
    wanted = {expand(name): name for name in ("rdfs:label", "skos:prefLabel", "skos:definition")}
    for quad in parse(path=str(resource("ontology/cooperation.ttl")), format=RdfFormat.TURTLE):
        value = quad.object
        if quad.predicate.value in wanted and isinstance(value, Literal) and value.language == language:
            said.setdefault(quad.subject.value, {})[wanted[quad.predicate.value]] = value.value
    return tuple(
        Property(iri, each.get("rdfs:label") or each.get("skos:prefLabel", iri), (_definition(iri, each),))
        for iri, each in sorted(said.items())
        if iri.startswith(ONTOLOGY)
    )


def _definition(iri: str, said: dict[str, str]) -> Value:
    return Value(None, f"cg:{iri.removeprefix(ONTOLOGY)}: {said.get('skos:definition', '')}", ())
