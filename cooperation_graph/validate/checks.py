"""The quick checks: every fact with its evidence, every quotation exact, every term and thing described."""

from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, RdfFormat, Store, Triple

from .. import iri
from ..resources import resource
from ..sparql import run
from ..vocabulary import expand, shorten
from .constraints import Term
from .problem import Problem


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
    yield from _descriptions(store, described & graphs)


def _descriptions(store: Store, evidence: Collection[Term]) -> Iterator[Problem]:
    """Yield what is missing from the descriptions of pieces of evidence."""
    places, rows = _values(store, "oa:hasSelector"), _values(store, "cg:lexiconRow")
    for name in ("cg:derivation", "cg:rule"):
        found = _values(store, name)
        for each in evidence:
            if len(found.get(each, ())) != 1:
                yield Problem(_name(each), (f"依据须有一个 {name}", f"evidence has exactly one {name}"))
    for each in evidence:
        if each not in places and each not in rows:
            yield Problem(_name(each), ("依据既无位置也无词表行", "evidence has neither a place nor a lexicon row"))
        if len(places.get(each, ())) > 1:
            yield Problem(_name(each), ("依据有多处位置", "evidence has more than one place"))


def quotations(store: Store) -> Iterator[Problem]:
    """Yield quotations that are not exactly the characters of their text."""
    texts, sources = _values(store, "rdf:value"), _values(store, "oa:hasSource")
    places = [_values(store, name) for name in ("oa:start", "oa:end", "oa:exact")]
    for evidence, selectors in _values(store, "oa:hasSelector").items():
        text = [each for source in sources.get(evidence, ()) for each in texts.get(source, ())]
        if len(text) != 1:
            yield Problem(_name(evidence), ("依据的原文不在", "the text of the evidence is not there"))
            continue
        for selector in selectors:
            start, end, exact = (_only_value(held.get(selector, ())) for held in places)
            if exact is None or not (start or "").isdecimal() or not (end or "").isdecimal():
                yield Problem(_name(selector), ("位置不完整", "a place lacks start, end or quotation"))
            elif text[0].value[int(start or 0) : int(end or 0)] != exact:
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


def _values(store: Store, name: str) -> dict[Term, list[Literal | NamedNode]]:
    """Return what each piece of evidence, place and text has for a property: read once, not once for each."""
    found: dict[Term, list[Literal | NamedNode]] = {}
    for quad in store.quads_for_pattern(None, _term(name), None, _DESCRIBED):
        if isinstance(quad.object, Literal | NamedNode):
            found.setdefault(quad.subject, []).append(quad.object)
    return found


def _only_value(found: Sequence[Literal | NamedNode]) -> str | None:
    return found[0].value if len(found) == 1 else None


def _name(term: object) -> str:
    return shorten(term.value) if isinstance(term, NamedNode) else str(term)


def _shown(triple: Triple) -> str:
    return " ".join(_name(term) for term in (triple.subject, triple.predicate, triple.object))
