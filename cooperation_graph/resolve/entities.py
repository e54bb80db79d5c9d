"""Entities and links from matched names: one entity a path, one link a place where it is named."""

from collections.abc import Iterable, Iterator

from ..model import Derivation, Entity, Fact, Kind, Link
from .matched import Matched


def entities(matched: Iterable[Matched]) -> tuple[Entity, ...]:
    """Return each entity once, in the order in which the notice first names it, with all that is known of it."""
    first: dict[str, Matched] = {}
    facts: dict[str, dict[tuple[str, str, str | None], Fact]] = {}
    for each in matched:
        if first.setdefault(each.path, each).facts is each.facts and each.path in facts:
            continue  # the same match at another place
        known = facts.setdefault(each.path, {})
        for fact in each.facts:
            known.setdefault((fact.predicate, fact.object, fact.source), fact)
    governments = {each.place.key: path for path, each in first.items() if each.place and each.subclass == "Government"}
    return tuple(
        Entity(
            path,
            each.kind,
            each.subclass,
            each.label,
            each.canonical,
            each.resolved,
            (*facts[path].values(), *_of_government(each, governments)),
        )
        for path, each in first.items()
    )


_OFFICES = ("Department", "GovernmentOffice")


def _of_government(each: Matched, governments: dict[str, str]) -> Iterator[Fact]:
    """Yield to which government of the notice a department, an office or a group of departments belongs."""
    government = governments.get(each.place.key) if each.place else None
    if government is None:
        return
    if each.subclass in _OFFICES or each.kind is Kind.COLLECTIVE_AGENT:
        yield Fact("cg:parentGovernment", government, Derivation.RESOLVED, is_iri=True)
    if each.subclass == "GovernmentOffice":
        yield Fact("cg:officeOf", government, Derivation.RESOLVED, is_iri=True)


def links(matched: Iterable[Matched]) -> tuple[Link, ...]:
    """Return where each entity is named, and how that is known."""
    return tuple(Link(each.name.span, each.path, each.derivation, each.how) for each in matched)
