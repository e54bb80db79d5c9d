"""The facts of a dataset, walked property by property: the default graph, and where each fact was read."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store

from ..vocabulary import expand

Triple = tuple[str, str, str]
"""Subject, property and object by their characters."""


class HasStore(Protocol):
    """What these questions need of a dataset."""

    @property
    def store(self) -> Store:
        """Return the quads: facts in the default graph, and again in a named graph per piece of evidence."""


@lru_cache(maxsize=512)
def node(name: str) -> NamedNode:
    """Return the IRI that a CURIE or an IRI names.

    >>> node("skos:prefLabel").value
    'http://www.w3.org/2004/02/skos/core#prefLabel'
    """
    return NamedNode(expand(name))


def characters(term: NamedNode | BlankNode | Literal | pyoxigraph.Triple) -> str:
    """Return the characters of an IRI or of a literal."""
    return str(term) if isinstance(term, pyoxigraph.Triple) else term.value


def local(iri: str) -> str:
    """Return the last part of an IRI: the name of a term or of a role."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def place_in_text(iri: str) -> tuple[int, int, str]:
    """Return what sorts parts of a notice in the order of its text.

    >>> place_in_text("https://w3id.org/cooperation-graph/id/time/沈政发〔2009〕1号/2139-2141")[:2]
    (2139, 2141)
    """
    start, _, end = local(iri).partition("-")
    return (int(start), int(end), iri) if start.isdigit() and end.isdigit() else (0, 0, iri)


class Facts:
    """Steps from node to node in the default graph; sorted, so that no answer depends on the store's order."""

    def __init__(self, dataset: HasStore) -> None:
        """Walk in the facts of `dataset`."""
        self.store = dataset.store

    def objects(self, subject: str, *properties: str) -> list[str]:
        """Return what the properties of a subject lead to: IRIs, or the characters of literals."""
        start = node(subject)
        return [
            value
            for name in properties
            for value in sorted(characters(quad.object) for quad in self._quads(start, node(name), None))
        ]

    def parts(self, subject: str, name: str) -> list[str]:
        """Return the parts of a commitment or measure in the order of the text: their IRIs end in their offsets."""
        return sorted(self.objects(subject, name), key=place_in_text)

    def value(self, subject: str, *properties: str) -> str | None:
        """Return the first object of the first of the properties that has one."""
        for name in properties:
            if found := self.objects(subject, name):
                return found[0]
        return None

    def text(self, subject: str, name: str, language: str) -> str | None:
        """Return the literal in that language, else one without or in another language."""
        found = [quad.object for quad in self._quads(node(subject), node(name), None)]
        literals = sorted((each for each in found if isinstance(each, Literal)), key=lambda each: each.value)
        for wanted in (language, None):
            for each in literals:
                if each.language == wanted:
                    return each.value
        return literals[0].value if literals else None

    def titled(self, title: str) -> list[str]:
        """Return what has that title."""
        found = self._quads(None, node("dcterms:title"), Literal(title, language="zh"))
        return sorted(characters(quad.subject) for quad in found)

    def number(self, subject: str, name: str) -> int | None:
        """Return an integer object."""
        found = self.value(subject, name)
        return int(found) if found is not None and found.lstrip("-").isdigit() else None

    def subjects(self, name: str, target: str) -> list[str]:
        """Return the IRIs whose property leads to `target`, an IRI."""
        return sorted(characters(quad.subject) for quad in self._quads(None, node(name), node(target)))

    def of_class(self, name: str) -> list[str]:
        """Return the members of a class."""
        return self.subjects("rdf:type", node(name).value)

    def pairs(self, name: str) -> list[tuple[str, str]]:
        """Return subject and object of every statement with that property."""
        return sorted(
            (characters(quad.subject), characters(quad.object)) for quad in self._quads(None, node(name), None)
        )

    def about(self, subject: str) -> list[Quad]:
        """Return every fact of which that IRI is the subject."""
        return sorted(self._quads(node(subject), None, None), key=_order)

    def naming(self, target: str) -> list[Quad]:
        """Return every fact of which that IRI is the object."""
        return sorted(self._quads(None, None, node(target)), key=_order)

    def graphs(self, fact: Quad) -> list[str]:
        """Return the IRIs of the pieces of evidence that state a fact."""
        quads = self.store.quads_for_pattern(fact.subject, fact.predicate, fact.object, None)
        return sorted(quad.graph_name.value for quad in quads if isinstance(quad.graph_name, NamedNode))

    def matching(self, subject: str, name: str, target: str | None = None) -> list[Quad]:
        """Return the facts with that subject and property, and that IRI as object if one is given."""
        return sorted(self._quads(node(subject), node(name), None if target is None else node(target)), key=_order)

    def _quads(
        self, subject: NamedNode | None, name: NamedNode | None, target: NamedNode | Literal | None
    ) -> Iterator[Quad]:
        return iter(self.store.quads_for_pattern(subject, name, target, DefaultGraph()))


def _order(quad: Quad) -> Triple:
    return str(quad.subject), str(quad.predicate), str(quad.object)
