"""Whether a graph is what it should be: every fact with its evidence, every quotation exact, every shape kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, RdfFormat, Store, Triple

from . import iri
from .resources import resource
from .sparql import run
from .vocabulary import expand, shorten

if TYPE_CHECKING:
    import rdflib


class HasStore(Protocol):
    """What is asked of a dataset."""

    @property
    def store(self) -> Store:
        """Return its quads."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is not as it should be; `messages` say what, in Chinese and in English."""

    where: str
    messages: tuple[str, str]
    severity: str = "violation"  # or warning


def validate(dataset: HasStore, *, shapes: bool = True) -> tuple[Problem, ...]:
    """Return every problem of a dataset, sorted; without `shapes` only the quick checks of the evidence are made."""
    found = {problem for check in CHECKS for problem in check(dataset.store)}
    if shapes:
        found.update(broken_shapes(dataset.store))
    return tuple(sorted(found))


def broken_shapes(store: Store) -> Iterator[Problem]:
    """Yield what the SHACL shapes say of the facts."""
    import pyshacl
    import rdflib

    # the classes stand with the data: given apart, the library takes the subclasses for unknown
    facts = rdflib.Graph()
    facts += _resource("ontology/cooperation.ttl")
    facts.parse(data=store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()), format="nt")
    shapes = _resource("ontology/shapes.ttl")
    _, report, _ = pyshacl.validate(facts, shacl_graph=shapes, inference="none", advanced=True)
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        # the library drops the language of the messages of SPARQL constraints
        said = {_language(str(message)): str(message) for message in report.objects(result, sh.resultMessage)}
        focus, value = report.value(result, sh.focusNode), report.value(result, sh.value)
        severity = "warning" if report.value(result, sh.resultSeverity) == sh.Warning else "violation"
        tail = "" if value is None else f": {shorten(str(value))}"
        yield Problem(shorten(str(focus)), (said["zh"] + tail, said["en"] + tail), severity)


def _language(message: str) -> str:
    return "en" if message.isascii() else "zh"


@cache
def _resource(name: str) -> "rdflib.Graph":
    import rdflib

    return rdflib.Graph().parse(resource(name))


def blank_nodes(store: Store) -> Iterator[Problem]:
    """Yield every statement with a blank node: it could not be named elsewhere."""
    for quad in store:
        if any(isinstance(term, BlankNode | Triple) for term in (quad.subject, quad.object, quad.graph_name)):
            yield Problem(str(quad), ("陈述含有空节点", "a statement has a blank node"))


def facts_without_evidence(store: Store) -> Iterator[Problem]:
    """Yield facts that no evidence states, and what evidence states that is no fact."""
    facts, read = set(), set()
    for quad in store:
        if isinstance(quad.graph_name, DefaultGraph):
            facts.add(quad.triple)
        elif quad.graph_name != _DESCRIBED:
            read.add(quad.triple)
    for triple in facts - read:
        yield Problem(_shown(triple), ("陈述没有依据", "a fact has no evidence"))
    for triple in read - facts:
        yield Problem(_shown(triple), ("依据中的陈述不在事实中", "what evidence states is not among the facts"))


def evidence_undescribed(store: Store) -> Iterator[Problem]:
    """Yield named graphs that are not described as evidence, and evidence that states nothing."""
    described = {quad.subject for quad in store.quads_for_pattern(None, _TYPE, _term("cg:Evidence"), _DESCRIBED)}
    graphs = {graph for graph in store.named_graphs() if graph != _DESCRIBED}
    for graph in graphs - described:
        yield Problem(_name(graph), ("命名图没有说明为依据", "a named graph is not described as evidence"))
    for evidence in described - graphs:
        yield Problem(_name(evidence), ("依据没有陈述", "a piece of evidence states nothing"))
    for evidence in described & graphs:
        yield from _description(store, evidence)


def _description(store: Store, evidence: object) -> Iterator[Problem]:
    """Yield what is missing from the description of a piece of evidence."""
    for name in ("cg:derivation", "cg:rule"):
        if len(_values(store, evidence, name)) != 1:
            yield Problem(_name(evidence), (f"依据须有一个 {name}", f"evidence has exactly one {name}"))
    places, rows = _values(store, evidence, "oa:hasSelector"), _values(store, evidence, "cg:lexiconRow")
    if not places and not rows:
        yield Problem(_name(evidence), ("依据既无位置也无词表行", "evidence has neither a place nor a lexicon row"))
    if len(places) > 1:
        yield Problem(_name(evidence), ("依据有多处位置", "evidence has more than one place"))


def quotations(store: Store) -> Iterator[Problem]:
    """Yield quotations that are not exactly the characters of their text."""
    texts = {quad.subject: quad.object for quad in store.quads_for_pattern(None, _term("rdf:value"), None, _DESCRIBED)}
    for quad in store.quads_for_pattern(None, _term("oa:hasSelector"), None, _DESCRIBED):
        selector = quad.object
        sources = _values(store, quad.subject, "oa:hasSource")
        text = texts.get(sources[0]) if len(sources) == 1 and isinstance(sources[0], NamedNode) else None
        if not isinstance(text, Literal):
            yield Problem(_name(quad.subject), ("依据的原文不在", "the text of the evidence is not there"))
            continue
        start, end, exact = (_values(store, selector, name) for name in ("oa:start", "oa:end", "oa:exact"))
        if not (len(start) == len(end) == len(exact) == 1):
            yield Problem(_name(selector), ("位置不完整", "a place lacks start, end or quotation"))
        elif text.value[int(start[0].value) : int(end[0].value)] != exact[0].value:
            yield Problem(_name(selector), ("引文与原文不符", "a quotation is not what stands there"))


def texts(store: Store) -> Iterator[Problem]:
    """Yield stored texts whose digest is not theirs."""
    for quad in store.quads_for_pattern(None, _term("rdf:value"), None, _DESCRIBED):
        text = quad.object.value if isinstance(quad.object, Literal) else ""
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if not _name(quad.subject).endswith(f"sha256-{digest}"):
            yield Problem(_name(quad.subject), ("原文与摘要不符", "a text does not have the digest in its name"))


def undefined_terms(store: Store) -> Iterator[Problem]:
    """Yield terms of ours that the ontology does not define."""
    query = "SELECT DISTINCT ?term { { ?s ?term ?o } UNION { ?s ?p ?term FILTER(ISIRI(?term)) } }"
    used = {str(row[0]) for row in run(store, query).rows if str(row[0]).startswith(iri.ONTOLOGY)}
    ontology = Store()
    ontology.bulk_load(path=str(resource("ontology/cooperation.ttl")), format=RdfFormat.TURTLE)
    for term in used:
        if not any(ontology.quads_for_pattern(NamedNode(term), None, None, None)):
            yield Problem(shorten(term), ("本体没有定义这个词", "the ontology does not define this term"))


def dangling(store: Store) -> Iterator[Problem]:
    """Yield things that statements point at and nothing says what they are; texts are described with the evidence."""
    things = f"{iri.BASE}id/"
    facts = list(store.quads_for_pattern(None, None, None, DefaultGraph()))
    typed = {quad.subject for quad in facts if quad.predicate == _TYPE}
    pointed = {quad.object for quad in facts if isinstance(quad.object, NamedNode)} - typed
    for thing in pointed:
        if thing.value.startswith(things) and not thing.value.startswith(f"{things}text/"):
            yield Problem(_name(thing), ("没有说明是什么", "nothing says what this is"))


CHECKS = (
    blank_nodes,
    dangling,
    facts_without_evidence,
    evidence_undescribed,
    quotations,
    texts,
    undefined_terms,
)

_DESCRIBED = NamedNode(f"{iri.BASE}graph/evidence")


def _term(name: str) -> NamedNode:
    return NamedNode(expand(name))


_TYPE = _term("rdf:type")


def _values(store: Store, subject: object, name: str) -> "list[Literal | NamedNode]":
    if not isinstance(subject, NamedNode):
        return []
    found = store.quads_for_pattern(subject, _term(name), None, _DESCRIBED)
    return [quad.object for quad in found if isinstance(quad.object, Literal | NamedNode)]


def _name(term: object) -> str:
    return shorten(term.value) if isinstance(term, NamedNode) else str(term)


def _shown(triple: Triple) -> str:
    return " ".join(_name(term) for term in (triple.subject, triple.predicate, triple.object))
