"""The dataset as networkx graphs: who answers for what, who works with whom, who waits for whom.

Every function takes a dataset and returns a new graph; attributes of nodes and edges are listed in docs/network.md.
Nodes are IRIs. `evidence` is a tuple of IRIs of pieces of evidence, which `query.evidence_of` turns into quotations.
"""

from functools import partial
from itertools import combinations

import networkx as nx

from ..query import Assignment, Commitment, Facts, HasStore, Named, commitments, facts_evidence, named, notices
from ..vocabulary import shorten

__all__ = ["context_graph", "coresponsibility_graph", "dependency_graph", "partner_graph", "responsibility_graph"]


def responsibility_graph(dataset: HasStore, *, collectives: bool = False) -> "nx.MultiDiGraph[str]":
    """Return bodies and commitments, with an edge from a body to a commitment for each responsibility."""
    facts = Facts(dataset)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for task in commitments(dataset):
        _add_commitment(graph, task)
        for part in _counted(task, collectives=collectives):
            _add_body(graph, part.body)
            graph.add_edge(
                part.body.iri,
                task.iri,
                key=part.iri,
                role=part.role,
                role_word=part.role_word,
                position=part.position,
                evidence=facts_evidence(facts, task.iri, "cg:hasResponsibility", part.iri),
            )
    return graph


def partner_graph(dataset: HasStore, *, collectives: bool = False) -> "nx.DiGraph[str]":
    """Return bodies, with an edge from a lead to each body that works beside it on a commitment.

    Joint leads point at each other; so do the bodies of a commitment for which none is named as lead.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    for task in commitments(dataset):
        parts = _counted(task, collectives=collectives)
        for part in parts:
            _add_body(graph, part.body)
        for one, other in _partners(parts):
            _join(graph, one, other, task.iri)
    return graph


def _partners(parts: tuple[Assignment, ...]) -> list[tuple[str, str]]:
    """Return who needs whom for one commitment; whoever supervises stands outside."""
    workers = [part for part in parts if part.role != "supervise"]
    heads = [part for part in workers if part.role == "lead"] or workers
    pairs = ((head.body.iri, part.body.iri) for head in heads for part in workers)
    return [(head, partner) for head, partner in pairs if head != partner]


def coresponsibility_graph(dataset: HasStore, *, collectives: bool = False) -> "nx.Graph[str]":
    """Return bodies, with an edge between any two that answer for the same commitment."""
    graph: nx.Graph[str] = nx.Graph()
    for task in commitments(dataset):
        parts = _counted(task, collectives=collectives)
        for part in parts:
            _add_body(graph, part.body)
        for one, other in combinations(sorted({part.body.iri for part in parts}), 2):
            _join(graph, one, other, task.iri)
    return graph


def dependency_graph(dataset: HasStore, *, collectives: bool = False) -> "nx.MultiDiGraph[str]":
    """Return what depends on what: an edge goes from the one that waits to the one it needs; its key is the relation.

    A lead needs its partners (partner); a commitment needs its bodies (lead, responsible, support, supervise, actsIn),
    its notice (notice), the plans and documents it names (document) and the commitments that come first (after); a
    notice or document needs those it rests on, carries out or was drawn up from (basedOn, carriesOut, derivedFrom).
    """
    facts = Facts(dataset)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for notice in notices(dataset):
        graph.add_node(notice.iri, kind="notice", label=notice.number or notice.title, title=notice.title)
    for relation in ("cg:basedOn", "cg:carriesOut", "cg:derivedFrom"):
        for one, other in facts.pairs(relation):
            for each in (one, other):
                if each not in graph:
                    _add_thing(graph, facts, each, "document")
            _need(graph, facts, one, other, relation)
    for task in commitments(dataset):
        _add_commitment(graph, task)
        _add_needs_of_commitment(graph, facts, task, _counted(task, collectives=collectives))
        for body in map(partial(named, facts), facts.subjects("cg:actsIn", task.iri)):
            if collectives or not body.collective:
                _add_body(graph, body)
                evidence = facts_evidence(facts, body.iri, "cg:actsIn", task.iri)
                graph.add_edge(task.iri, body.iri, key="actsIn", commitment=task.iri, evidence=evidence)
    return graph


def _add_needs_of_commitment(
    graph: "nx.MultiDiGraph[str]", facts: Facts, task: Commitment, parts: tuple[Assignment, ...]
) -> None:
    _need(graph, facts, task.iri, task.notice, "cg:inNotice")
    for part in parts:
        _add_body(graph, part.body)
        evidence = facts_evidence(facts, task.iri, "cg:hasResponsibility", part.iri)
        graph.add_edge(task.iri, part.body.iri, key=part.role, commitment=task.iri, evidence=evidence)
    for head, partner in _partners(parts):
        stated = [each for each in parts if each.body.iri == partner]
        evidence = tuple(
            found for each in stated for found in facts_evidence(facts, task.iri, "cg:hasResponsibility", each.iri)
        )
        graph.add_edge(head, partner, key=f"partner {task.iri}", commitment=task.iri, evidence=evidence)
    for document in facts.objects(task.iri, "cg:concerns"):
        if facts.matching(document, "rdf:type", "cg:PolicyDocument"):
            if document not in graph:
                _add_thing(graph, facts, document, "document")
            _need(graph, facts, task.iri, document, "cg:concerns")
    for earlier in facts.objects(task.iri, "cg:after"):
        _need(graph, facts, task.iri, earlier, "cg:after")


def context_graph(dataset: HasStore, *, collectives: bool = False) -> "nx.MultiGraph[str]":
    """Return everything that commitments join: bodies, documents, places, projects; each edge knows its properties.

    `distance` is 1 between a body and its commitment, 2 to a thing that a commitment concerns, and 4 by way of the
    notice, in which everything stands: the shortest way is the one that says most.
    """
    facts = Facts(dataset)
    graph: nx.MultiGraph[str] = nx.MultiGraph(responsibility_graph(dataset, collectives=collectives))
    for _, _, data in graph.edges(data=True):
        data["distance"] = 1
    for notice in notices(dataset):
        graph.add_node(notice.iri, kind="notice", label=notice.number or notice.title, title=notice.title)
        for name in _NOTICE_LINKS:
            _link(graph, facts, notice.iri, name)
    for task in commitments(dataset):
        for name in ("cg:inNotice", *_DISTANCES):
            _link(graph, facts, task.iri, name)
    return graph


_NOTICE_LINKS = ("cg:basedOn", "cg:carriesOut", "cg:cites", "cg:issuedBy", "cg:prints")
_DISTANCES = dict.fromkeys(("cg:concerns", "cg:beneficiary", "cg:leadingIndustry", "cg:relatedIndustry"), 2)
_RELATIONS = {"cg:inNotice": "notice", "cg:concerns": "document"}


def _counted(task: Commitment, *, collectives: bool) -> tuple[Assignment, ...]:
    return tuple(part for part in task.assignments if collectives or not part.body.collective)


def _link(graph: "nx.MultiGraph[str]", facts: Facts, start: str, name: str) -> None:
    for target in facts.objects(start, name):
        if target not in graph:
            _add_thing(graph, facts, target, "thing")
        evidence = facts_evidence(facts, start, name, target)
        graph.add_edge(
            start, target, key=f"{name} {start}", role=name, distance=_DISTANCES.get(name, 4), evidence=evidence
        )


def _need(graph: "nx.MultiDiGraph[str]", facts: Facts, start: str, target: str, name: str) -> None:
    evidence = facts_evidence(facts, start, name, target)
    graph.add_edge(
        start, target, key=_RELATIONS.get(name, name.removeprefix("cg:")), commitment=start, evidence=evidence
    )


def _add_body(graph: "nx.Graph[str]", body: Named) -> None:
    kind = "collective" if body.collective else "body"
    if body.iri not in graph:
        graph.add_node(body.iri, kind=kind, label=body.label, full_name=body.full_name or "")


def _add_commitment(graph: "nx.Graph[str]", task: Commitment) -> None:
    graph.add_node(
        task.iri, kind="commitment", label=task.label, heading=task.heading, notice=task.notice, state=task.state
    )


def _add_thing(graph: "nx.Graph[str]", facts: Facts, iri: str, kind: str) -> None:
    classes = facts.objects(iri, "rdf:type")
    label = facts.text(iri, "rdfs:label", "zh") or facts.text(iri, "dcterms:title", "zh") or iri
    graph.add_node(iri, kind=kind, label=label, classes=tuple(shorten(each) for each in classes))


def _join(graph: "nx.Graph[str]", one: str, other: str, task: str) -> None:
    """Count one more commitment that joins two bodies."""
    if graph.has_edge(one, other):
        known = graph.edges[one, other]["commitments"]
        if task not in known:
            graph.add_edge(one, other, weight=len(known) + 1, commitments=(*known, task))
    else:
        graph.add_edge(one, other, weight=1, commitments=(task,))
