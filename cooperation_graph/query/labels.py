"""The names of classes, properties and concepts in both languages, from the ontology."""

from functools import cache

from ..resources import resource
from ..vocabulary import shorten
from .facts import local, node


@cache
def _labels() -> dict[str, dict[str, str]]:
    from pyoxigraph import Literal, RdfFormat, parse

    found: dict[str, dict[str, str]] = {}
    for quad in parse(path=str(resource("ontology/cooperation.ttl")), format=RdfFormat.TURTLE):
        if quad.predicate in (node("rdfs:label"), node("skos:prefLabel")) and isinstance(quad.object, Literal):
            found.setdefault(quad.subject.value, {})[quad.object.language or ""] = quad.object.value
    return found


# terms that we borrow without describing them anew
_BORROWED = {
    "rdfs:label": ("名称", "name"),
    "rdfs:comment": ("说明", "comment"),
    "skos:prefLabel": ("全称", "full name"),
    "skos:altLabel": ("别名", "other name"),
    "dcterms:title": ("标题", "title"),
    "dcterms:issued": ("成文日期", "issued"),
    "dcterms:date": ("日期", "date"),
    "dcterms:format": ("格式", "format"),
    "oa:end": ("止", "end"),
    "oa:exact": ("引文", "quotation"),
    "oa:hasSelector": ("位置", "position"),
    "oa:hasSource": ("所在文本", "text"),
    "oa:start": ("起", "start"),
    "org:originalOrganization": ("原机构", "former body"),
    "org:resultingOrganization": ("新机构", "resulting body"),
    "owl:sameAs": ("即", "same as"),
    "rdf:type": ("类", "class"),
    "rdf:value": ("全文", "full text"),
}


def term_label(iri: str, language: str) -> str:
    """Return what a term is called in that language; the local part of its IRI where the ontology does not say."""
    labels = _labels().get(iri) or dict(zip(("zh", "en"), _BORROWED.get(shorten(iri), ()), strict=False))
    return labels.get(language) or labels.get("en") or local(iri)


def is_term(iri: str) -> bool:
    """Return whether the ontology names that IRI."""
    return iri in _labels()
