"""Where a fact was read: the pieces of evidence, as values."""

from msgspec import Struct
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from .. import iri
from ..vocabulary import expand, word


class Quotation(Struct, frozen=True):
    """A fact with one place that it was read at; without a place it rests on a row of a lexicon."""

    subject: str
    predicate: str
    value: str
    text: str | None  # IRI of the source text
    start: int | None
    end: int | None
    quotation: str | None
    derivation: str
    rule: str
    row: str | None


_EVIDENCE = NamedNode(f"{iri.BASE}graph/evidence")


def quotations(store: Store, subject: str, predicate: str | None, value: str | None) -> tuple[Quotation, ...]:
    """Return where the facts with that subject, predicate and value were read, in the order of the text."""
    verb = NamedNode(expand(predicate)) if predicate else None
    found = {
        _quotation(store, quad)
        for quad in store.quads_for_pattern(NamedNode(expand(subject)), verb, None, None)
        if isinstance(quad.graph_name, NamedNode) and (value is None or _is(quad, value))
    }
    return tuple(
        sorted(found, key=lambda each: (each.text or "", each.start or 0, each.end or 0, each.predicate, each.value))
    )


def _is(quad: Quad, value: str) -> bool:
    return isinstance(quad.object, Literal | NamedNode) and quad.object.value in (value, expand(value))


def _quotation(store: Store, quad: Quad) -> Quotation:
    graph = quad.graph_name if isinstance(quad.graph_name, NamedNode) else None
    selected = _value(store, graph, "oa:hasSelector")
    selector = NamedNode(selected) if selected else None
    start, end = _value(store, selector, "oa:start"), _value(store, selector, "oa:end")
    return Quotation(
        _characters(quad.subject),
        quad.predicate.value,
        _characters(quad.object),
        _value(store, graph, "oa:hasSource"),
        None if start is None else int(start),
        None if end is None else int(end),
        _value(store, selector, "oa:exact"),
        word(_value(store, graph, "cg:derivation") or ""),
        _value(store, graph, "cg:rule") or "",
        _value(store, graph, "cg:lexiconRow"),
    )


def _value(store: Store, subject: NamedNode | None, name: str) -> str | None:
    if subject is not None:
        for quad in store.quads_for_pattern(subject, NamedNode(expand(name)), None, _EVIDENCE):
            return _characters(quad.object)
    return None


def _characters(term: NamedNode | BlankNode | Literal | Triple) -> str:
    return str(term) if isinstance(term, Triple) else term.value
