"""All that is known of one thing, each statement with where it was read."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from ..vocabulary import shorten
from .commitments import named
from .evidence import described, in_order
from .facts import Facts, HasStore, characters
from .labels import is_term, term_label
from .values import Statement

# a commitment is shown with its measures, and these with their times
_PARTS = ("cg:hasMeasure", "cg:hasTime", "cg:hasTarget")
# what the answer shows anyway, or says more shortly (ledBy beside hasResponsibility)
_LAYOUT = frozenset(
    (
        "rdf:type",
        "cg:ordinal",
        "cg:begins",
        "cg:ends",
        "cg:path",
        "cg:sourceText",
        "cg:hasResponsibility",
        "cg:hasCommitment",
    )
)
# what a reader looks for first; the rest follows in the order of its names
_FIRST = (
    *("dcterms:title", "cg:documentNumber", "dcterms:issued", "cg:issuedBy", "skos:prefLabel", "rdfs:label"),
    *("cg:heading", "cg:pathLabel", "cg:inNotice", "cg:responsibilityState"),
    *("cg:ledBy", "cg:sharedBy", "cg:supportedBy", "cg:supervisedBy", "cg:beneficiary"),
    *("cg:leads", "cg:shares", "cg:supports", "cg:supervises"),
)
_RANK = {name: at for at, name in enumerate(_FIRST)}
_BACK = frozenset((*_PARTS, "cg:agent", "cg:hasResponsibility", "cg:hasCommitment", "cg:inNotice", "owl:sameAs"))


def dossier(dataset: HasStore, iri: str, language: str) -> tuple[Statement, ...]:
    """Return every statement about a thing and its parts, then those that name it, without repetition."""
    facts = Facts(dataset)
    found = [*_about(facts, iri, language), *_naming(facts, iri, language)]
    return tuple(dict.fromkeys(found))


def _about(facts: Facts, iri: str, language: str) -> Iterator[Statement]:
    own = [fact for fact in facts.about(iri) if shorten(fact.predicate.value) not in _LAYOUT]
    own.sort(key=lambda fact: _RANK.get(shorten(fact.predicate.value), len(_RANK)))
    for fact in own:
        if shorten(fact.predicate.value) not in _PARTS:
            yield _statement(facts, fact, language)
    for name in _PARTS:
        for part in facts.parts(iri, name):
            yield from _of_part(facts, part, language)


def _of_part(facts: Facts, part: str, language: str) -> Iterator[Statement]:
    for fact in facts.about(part):
        if shorten(fact.predicate.value) not in (*_LAYOUT, *_PARTS, "rdfs:label"):
            yield _statement(facts, fact, language)
    for inner in (*facts.parts(part, "cg:hasTime"), *facts.parts(part, "cg:hasTarget")):
        yield from _of_part(facts, inner, language)


def _naming(facts: Facts, iri: str, language: str) -> Iterator[Statement]:
    # whom the thing itself names says the same from the other side (leads, beside ledBy)
    named_by_it = {fact.object for fact in facts.about(iri)}
    for fact in facts.naming(iri):
        if shorten(fact.predicate.value) not in _BACK and fact.subject not in named_by_it:
            yield _statement(facts, fact, language)


def _statement(facts: Facts, fact: Quad, language: str) -> Statement:
    evidence = [described(facts, graph) for graph in facts.graphs(fact)]
    value = characters(fact.object)
    label = label_of(facts, value, language) if isinstance(fact.object, NamedNode) else value
    return Statement(characters(fact.subject), shorten(fact.predicate.value), value, label, in_order(evidence))


def label_of(facts: Facts, iri: str, language: str) -> str:
    """Return what people call a thing: the number and heading of a commitment, a term's name, a body's name."""
    if is_term(iri):
        return term_label(iri, language)
    heading = facts.text(iri, "cg:heading", "zh")
    if heading is not None:
        return f"{facts.value(iri, 'cg:pathLabel') or ''} {heading}".strip()
    return named(facts, iri).label


def classes_of(dataset: HasStore, iri: str, language: str) -> tuple[str, ...]:
    """Return the names of the classes of a thing."""
    return tuple(term_label(each, language) for each in Facts(dataset).objects(iri, "rdf:type"))
