"""Where a fact was read."""

from pyoxigraph import NamedNode

from .facts import Facts, HasStore, characters, local, node
from .values import Evidence


def facts_evidence(facts: Facts, subject: str, name: str, target: str) -> tuple[str, ...]:
    """Return the IRIs of the pieces of evidence that state that fact about two things."""
    return tuple(sorted({graph for fact in facts.matching(subject, name, target) for graph in facts.graphs(fact)}))


def evidence_of(dataset: HasStore | Facts, subject: str, name: str, target: str) -> tuple[Evidence, ...]:
    """Return where it says that `name` leads from one thing to the other, in the order of the text."""
    facts = dataset if isinstance(dataset, Facts) else Facts(dataset)
    found = [described(facts, iri) for iri in facts_evidence(facts, subject, name, target)]
    return in_order(found)


def in_order(found: list[Evidence]) -> tuple[Evidence, ...]:
    """Return pieces of evidence in the order of the text."""
    return tuple(sorted(found, key=lambda each: (each.text, each.start, each.end, each.iri)))


def described(dataset: HasStore | Facts, iri: str) -> Evidence:
    """Return a piece of evidence by its IRI; one that rests on a lexicon alone has no characters."""
    facts = dataset if isinstance(dataset, Facts) else Facts(dataset)
    values = _values(facts, iri)
    selector = _values(facts, values["oa:hasSelector"]) if "oa:hasSelector" in values else {}
    return Evidence(
        iri,
        values.get("oa:hasSource", ""),
        int(selector.get("oa:start", 0)),
        int(selector.get("oa:end", 0)),
        selector.get("oa:exact", values.get("cg:lexiconRow", "")),
        local(values.get("cg:derivation", "stated")).removeprefix("reading").lower(),
        values.get("cg:rule", ""),
    )


_NAMES = {
    node(name).value: name
    for name in (
        "cg:derivation",
        "cg:lexiconRow",
        "cg:rule",
        "oa:end",
        "oa:exact",
        "oa:hasSelector",
        "oa:hasSource",
        "oa:start",
    )
}


def _values(facts: Facts, iri: str) -> dict[str, str]:
    """Return what is said of a piece of evidence or its selector, in whatever graph."""
    quads = facts.store.quads_for_pattern(NamedNode(iri), None, None, None)
    return {_NAMES[quad.predicate.value]: characters(quad.object) for quad in quads if quad.predicate.value in _NAMES}


def text_of(dataset: HasStore | Facts, iri: str) -> str | None:
    """Return the stored text of that IRI."""
    facts = dataset if isinstance(dataset, Facts) else Facts(dataset)
    found = facts.store.quads_for_pattern(NamedNode(iri), node("rdf:value"), None, None)
    return next((characters(quad.object) for quad in found), None)
