"""What a dataset says, property by property, each fact with the places that say so."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from pyoxigraph import DefaultGraph, NamedNode, Triple

from ..iri import BASE
from ..model import Derivation
from ..query import HasStore
from ..vocabulary import concept, expand
from .tables import READINGS, Evidence

Facts = dict[str, dict[str, Evidence]]
"""Subject, then object, then evidence."""

_READING = {concept(Derivation(name)): place for place, name in enumerate(READINGS)}


class Said:
    """The facts of a dataset, sorted, so that the page does not depend on the store's order."""

    def __init__(self, dataset: HasStore) -> None:
        """Read the description of every piece of evidence; facts are read when they are asked for."""
        self.store = dataset.store
        described = self._described()
        self.text_iris = sorted(iri for iri, about in described.items() if "rdf:value" in about)
        self.texts = [described[iri] for iri in self.text_iris]
        self.rules: list[str] = []
        self._kept: dict[str, Facts] = {}
        self.evidence = self._evidence(described)

    def about(self, name: str) -> Facts:
        """Return every fact with that property; each property is read once."""
        if name not in self._kept:
            self._kept[name] = self._read(name)
        return self._kept[name]

    def of_class(self, name: str) -> Iterator[str]:
        """Yield what has that type."""
        kind, of = NamedNode(expand(name)), NamedNode(expand("rdf:type"))
        for subject, *_ in self.store.quads_for_pattern(None, of, kind, DefaultGraph()):
            if not isinstance(subject, Triple):
                yield subject.value

    def _read(self, name: str) -> Facts:
        found: defaultdict[str, dict[str, list[Evidence]]] = defaultdict(dict)
        for subject, _, term, graph in self.store.quads_for_pattern(None, NamedNode(expand(name)), None, None):
            if isinstance(subject, Triple) or isinstance(term, Triple):
                continue  # RDF 1.2, which is not ours
            values = found[subject.value].setdefault(term.value, [])
            if not isinstance(graph, DefaultGraph) and (place := self.evidence.get(graph.value)) is not None:
                values.append(place)
        return {subject: _ordered(found[subject]) for subject in sorted(found)}

    def _described(self) -> Mapping[str, dict[str, str]]:
        """Return what the evidence graph says, by the CURIEs of its properties."""
        names = {
            expand(name): name
            for name in ("rdf:value", "cg:fileName", "cg:sha256", "cg:derivation", "cg:rule", "cg:lexiconRow",
                         "oa:hasSource", "oa:hasSelector", "oa:start", "oa:end")
        }  # fmt: skip
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        graph = NamedNode(f"{BASE}graph/evidence")
        for iri, name in names.items():  # by property, for most of what is said there is not asked for
            for subject, _, term, _ in self.store.quads_for_pattern(None, NamedNode(iri), None, graph):
                if not isinstance(subject, Triple) and not isinstance(term, Triple):
                    found[subject.value][name] = term.value
        return found

    def _evidence(self, described: Mapping[str, dict[str, str]]) -> dict[str, Evidence]:
        texts = {iri: place for place, iri in enumerate(self.text_iris)}
        pieces = {iri: about for iri, about in described.items() if "cg:derivation" in about}
        self.rules = sorted({_rule(about) for about in pieces.values()})
        rules = {rule: place for place, rule in enumerate(self.rules)}
        found: dict[str, Evidence] = {}
        for iri, about in pieces.items():
            selector = described.get(about.get("oa:hasSelector", ""), {})
            text = texts.get(about.get("oa:hasSource", ""), -1)
            reading = _READING[about["cg:derivation"].rpartition("#")[2]]
            start, end = int(selector.get("oa:start", 0)), int(selector.get("oa:end", 0))
            found[iri] = (text, start, end, reading, rules[_rule(about)])
        return found


def _rule(about: Mapping[str, str]) -> str:
    return about.get("cg:lexiconRow") or about.get("cg:rule", "")


def _ordered(values: dict[str, list[Evidence]]) -> dict[str, Evidence]:
    """Return the objects sorted, and the evidence of each in the order of the text."""
    return {value: _joined(values[value]) for value in sorted(values)}


def _joined(places: list[Evidence]) -> Evidence:
    if len(places) < 2:  # as most have it
        return places[0] if places else ()
    return tuple(chain.from_iterable(sorted(set(places))))


def pieces(evidence: Evidence) -> list[Evidence]:
    """Return the single pieces of evidence, five numbers each."""
    return [evidence[at : at + 5] for at in range(0, len(evidence), 5)]


def first(facts: Facts, subject: str) -> str:
    """Return the first object of a subject, "" where there is none."""
    return next(iter(facts.get(subject, ())), "")
