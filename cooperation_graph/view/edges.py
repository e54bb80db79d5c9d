"""The statements between two things: who answers for what, what it is about, and what it rests on."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from ..iri import BASE
from .nodes import Nodes
from .said import Said, first, pieces
from .tables import Edge, Evidence

SHORT = {"lead": "ledBy", "responsible": "sharedBy", "support": "supportedBy", "supervise": "supervisedBy"}
OF_COMMITMENTS = ("beneficiary", "leadingIndustry", "relatedIndustry", "concerns")
OF_DOCUMENTS = ("basedOn", "carriesOut", "cites", "prints", "issuedBy", "addressedTo")
OF_THINGS = ("locatedIn", "jurisdiction", "partOf", "from", "to")


def edges(said: Said, nodes: Nodes, commitments: list[str]) -> Iterator[Edge]:
    """Yield the responsibilities in the order of the text, then the other statements."""
    yield from _responsibilities(said, nodes, commitments)
    yield from _beneficiaries(said, nodes, commitments)
    held = set(commitments)
    answering = _answering(said)
    for relation in (*OF_COMMITMENTS, *OF_DOCUMENTS, *OF_THINGS):
        for subject, objects in said.about(f"cg:{relation}").items():
            # a measure has beneficiaries too; they are told with it
            if subject in held or (relation not in OF_COMMITMENTS and nodes.is_drawn(subject)):
                told = answering.get(subject, set()) if relation == "concerns" else set()
                yield from _objects(
                    nodes, subject, relation, {each: objects[each] for each in objects if each not in told}
                )


def _answering(said: Said) -> dict[str, set[str]]:
    """Return the bodies that have a role in each commitment: that it names them too goes without saying."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for term in SHORT.values():
        for commitment, bodies in said.about(f"cg:{term}").items():
            found[commitment].update(bodies)
    return found


def _objects(nodes: Nodes, subject: str, relation: str, objects: dict[str, Evidence]) -> Iterator[Edge]:
    for value, evidence in objects.items():
        if value.startswith(BASE) and nodes.same(value) != subject:
            yield Edge(nodes.of(subject), nodes.of(value), relation, evidence)


def _beneficiaries(said: Said, nodes: Nodes, commitments: list[str]) -> Iterator[Edge]:
    """Yield for whom the measures of a commitment are, where the commitment itself does not say it."""
    beneficiary, has = said.about("cg:beneficiary"), said.about("cg:hasMeasure")
    for commitment in commitments:
        found: defaultdict[str, Evidence] = defaultdict(tuple)
        for measure in has.get(commitment, {}):
            for body, evidence in beneficiary.get(measure, {}).items():
                found[body] += evidence
        for body in sorted(found.keys() - beneficiary.get(commitment, {}).keys()):
            evidence = tuple(chain.from_iterable(sorted(set(pieces(found[body])))))
            yield Edge(nodes.of(commitment), nodes.of(body), "beneficiary", evidence)


def _responsibilities(said: Said, nodes: Nodes, commitments: list[str]) -> Iterator[Edge]:
    agent, position = said.about("cg:agent"), said.about("cg:position")
    word, role = said.about("cg:roleWord"), said.about("cg:role")
    short = {name: said.about(f"cg:{term}") for name, term in SHORT.items()}
    has = said.about("cg:hasResponsibility")
    for commitment in commitments:
        for part in sorted(has.get(commitment, {}), key=_by_offsets):
            body, name = first(agent, part), first(role, part).rpartition("#")[2]
            if body and name in short:
                named_at = agent[part][body]
                evidence = named_at + _without(short[name].get(commitment, {}).get(body, ()), named_at)
                place = int(first(position, part) or 0)
                yield Edge(nodes.of(commitment), nodes.of(body), name, evidence, first(word, part), place)


def _by_offsets(iri: str) -> tuple[int, str]:
    """Return the key that sorts responsibilities as the text has them: their IRIs end in start-end."""
    start = iri.rpartition("/")[2].partition("-")[0]
    return (int(start) if start.isdecimal() else 0), iri


def _without(evidence: Evidence, known: Evidence) -> Evidence:
    held = set(pieces(known))
    return tuple(number for piece in pieces(evidence) if piece not in held for number in piece)
