"""What a commitment is made of: measures, times and targets, in the order of the text."""

from collections.abc import Iterator
from typing import NamedTuple

from ..model import Force, MeasureStatus, TimeKind
from ..vocabulary import concept, expand
from .nodes import Nodes
from .said import Said, first
from .tables import Evidence, Measure, Target, Time

_FORCES = {expand(f"cg:{concept(each)}"): each.value for each in Force}
_STATUSES = {expand(f"cg:{concept(each)}"): each.value for each in MeasureStatus}
_TIME_KINDS = {expand(f"cg:{concept(each)}"): each.value for each in TimeKind}


class _Part(NamedTuple):
    commitment: int
    status: str
    iri: str
    evidence: Evidence


def measures(said: Said, nodes: Nodes, rank: dict[str, int]) -> dict[str, Measure]:
    """Return the measures of the ranked commitments by IRI."""
    force, status = said.about("cg:force"), said.about("cg:status")
    actor, beneficiary = said.about("cg:actor"), said.about("cg:beneficiary")
    has = said.about("cg:hasMeasure")
    found = {}
    for commitment, place in rank.items():
        for iri, evidence in sorted(has.get(commitment, {}).items(), key=lambda pair: (pair[1][1:3], pair[0])):
            found[iri] = Measure(
                place,
                _FORCES.get(first(force, iri), "directive"),
                _STATUSES.get(first(status, iri), "promised"),
                evidence,
                tuple(_parties(nodes, actor.get(iri, {}))),
                tuple(_parties(nodes, beneficiary.get(iri, {}))),
            )
    return found


def _parties(nodes: Nodes, parties: dict[str, Evidence]) -> Iterator[int]:
    """Yield the parties, by their complement where no evidence is that the text names them."""
    for iri, evidence in parties.items():
        named = any(reading == 0 for reading in evidence[3::5])
        yield nodes.of(iri) if named else ~nodes.of(iri)


def times(said: Said, rank: dict[str, int], held: dict[str, Measure]) -> Iterator[Time]:
    """Yield the time expressions of commitments and of their measures."""
    kind, edtf, rrule = (said.about(f"cg:{name}") for name in ("timeKind", "edtf", "rrule"))
    for part in _parts(said, "cg:hasTime", rank, held):
        values = {**edtf.get(part.iri, {}), **rrule.get(part.iri, {})}
        read = next(iter(values.values()), part.evidence)
        what = _TIME_KINDS.get(first(kind, part.iri), "vague")
        yield Time(part.commitment, what, first(edtf, part.iri), first(rrule, part.iri), part.status, read)


def targets(said: Said, rank: dict[str, int], held: dict[str, Measure]) -> Iterator[Target]:
    """Yield the promised quantities of commitments and of their measures."""
    for part in _parts(said, "cg:hasTarget", rank, held):
        yield Target(part.commitment, part.evidence)


def _parts(said: Said, name: str, rank: dict[str, int], held: dict[str, Measure]) -> list[_Part]:
    """Return each time or target once; the one that stands in a measure knows the measure's status."""
    found: dict[tuple[int, str], _Part] = {}
    for subject, objects in said.about(name).items():
        measure = held.get(subject)
        commitment = measure.commitment if measure else rank.get(subject, -1)
        for iri, evidence in objects.items():
            if commitment >= 0 and (measure or (commitment, iri) not in found):
                found[commitment, iri] = _Part(commitment, measure.status if measure else "", iri, evidence)
    return sorted(found.values(), key=lambda part: (part.commitment, part.evidence[1:3], part.iri))
