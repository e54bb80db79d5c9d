"""What the text says beyond names: which document derives from which, who acts where, whom a task serves."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from .. import iri
from ..model import Citation, Commitment, Derivation, Fact, Kind, MeasureStatus, Mode, Outline, Party, Relation, Span
from ..text import View
from .documents import Documents, cited_by_plan, compiled, titled_relations
from .matched import UNRESOLVED, Matched
from .parties import Parties
from .tiers import tiers

_ACTING = (Kind.PUBLIC_BODY, Kind.COLLECTIVE_AGENT, Kind.ENTERPRISE)


def document_relations(
    view: View, outline: Outline, cited: Sequence[Citation], known: Documents, matched: Sequence[Matched]
) -> Iterator[Relation]:
    """Yield how documents stand to each other: by what their titles hold, and by what sentences say of them."""
    for each in cited:
        name = each.number or each.title
        path = known.find(name.value) if name else None
        if path:
            yield from (Relation(path[0], fact) for fact in titled_relations(each))
    plan = outline.masthead.plan_title
    for each, relation in cited_by_plan(outline, cited):
        name = each.number or each.title
        path = known.find(name.value) if name else None
        itself = known.find(plan.value) if plan else None
        if path and itself and path[0] != itself[0]:
            fact = Fact(f"cg:{relation}", path[0], Derivation.RESOLVED, is_iri=True, span=each.span)
            yield Relation(itself[0], fact)
    yield from _compiled(view, known, matched)


def _compiled(view: View, known: Documents, matched: Sequence[Matched]) -> Iterator[Relation]:
    ordered = sorted(matched, key=lambda each: each.name.span)
    starts = [each.name.span.start for each in ordered]
    for each in compiled(view):
        result = known.find(view.read(each.result))
        if result is None:
            continue
        if each.source:
            source = known.find(view.read(each.source))
            if source:
                fact = Fact("cg:derivedFrom", source[0], Derivation.STATED, is_iri=True, span=each.span)
                yield Relation(result[0], fact)
        if each.by:
            first = bisect_left(starts, each.by.start)
            for by in ordered[first : bisect_left(starts, each.by.end)]:
                if each.by.covers(by.name.span) and by.kind in (*_ACTING, Kind.ADMINISTRATIVE_DIVISION):
                    fact = Fact("cg:compiledBy", by.path, Derivation.STATED, is_iri=True, span=each.span)
                    yield Relation(result[0], fact)


def with_facts(view: View, task: Commitment, paths: dict[Span, str], understood: Parties) -> Commitment:
    """Return a commitment with its leading and related industries and those whom it serves."""
    facts = (*tiers(view, task, paths), *_served(task, understood))
    if not facts:
        return task
    first = {(fact.predicate, fact.object): fact for fact in reversed(facts)}
    return replace(task, facts=tuple(fact for fact in facts if first[fact.predicate, fact.object] is fact))


def _served(task: Commitment, understood: Parties) -> Iterator[Fact]:
    """Yield whom the promised measures of a task serve."""
    for measure in task.measures:
        if measure.status is MeasureStatus.PROMISED:
            for party in measure.beneficiaries:
                found = understood.by_name.get(party.name)
                if found:
                    yield Fact(
                        "cg:beneficiary", found.path, _reading(party), is_iri=True, span=party.span or measure.span
                    )


def _reading(party: Party) -> Derivation:
    return Derivation.RESOLVED if party.mode is Mode.EXPLICIT else Derivation.INFERRED


def actors(tasks: Iterable[Commitment], key: str, paths: dict[Span, str], understood: Parties) -> Iterator[Relation]:
    """Yield the bodies and groups that act in a task without standing in a line of responsibilities."""
    for task in tasks:
        named = {paths.get(each.span) for each in task.responsibilities}
        told: set[str] = set()
        for party in (party for measure in task.measures for party in measure.actors):
            found = understood.by_name.get(party.name)
            if party.mode is not Mode.EXPLICIT or found is None or found.kind not in _ACTING:
                continue
            if found.path not in named and found.path not in told and found.subclass != UNRESOLVED:
                told.add(found.path)
                commitment = iri.path("commitment", key, task.path)
                fact = Fact("cg:actsIn", commitment, Derivation.STATED, is_iri=True, span=party.span)
                yield Relation(found.path, fact)


def held(tasks: Iterable[Commitment], paths: dict[Span, str], understood: Parties) -> Iterator[Relation]:
    """Yield where an event is held: the one place of the measure that names it, if it stands before the event."""
    for task in tasks:
        events = [each.span for each in task.mentions if each.kind is Kind.PLANNED_EVENT and each.span in paths]
        for measure in task.measures if events else ():
            places = {party.name: party for party in measure.places if party.span}
            if len(places) != 1:
                continue
            place = next(iter(places.values()))
            found = understood.by_name.get(place.name)
            for event in events:
                if found and place.span and measure.span.covers(event) and place.span.end <= event.start:
                    span = Span(place.span.start, event.end)
                    yield Relation(paths[event], Fact("cg:holds", found.path, _reading(place), is_iri=True, span=span))
