"""The names of classes, properties and concepts in both languages, from the ontology."""

from functools import cache

from ..resources import resource
from .facts import local, node


@cache
def _labels() -> dict[str, dict[str, str]]:
    from pyoxigraph import Literal, RdfFormat, parse

    found: dict[str, dict[str, str]] = {}
    for quad in parse(path=str(resource("ontology/cooperation.ttl")), format=RdfFormat.TURTLE):
        if quad.predicate in (node("rdfs:label"), node("skos:prefLabel")) and isinstance(quad.object, Literal):
            found.setdefault(quad.subject.value, {})[quad.object.language or ""] = quad.object.value
    return found


def term_label(iri: str, language: str) -> str:
    """Return what a term is called in that language; the local part of its IRI where the ontology does not say."""
    labels = _labels().get(iri, {})
    return labels.get(language) or labels.get("en") or local(iri)


def is_term(iri: str) -> bool:
    """Return whether the ontology names that IRI."""
    return iri in _labels()
