"""Entities and links from matched names: one entity a path, one link a place where it is named."""

from collections.abc import Iterable

from ..model import Entity, Fact, Link
from .matching import Matched


def entities(matched: Iterable[Matched]) -> tuple[Entity, ...]:
    """Return each entity once, in the order in which the notice first names it, with all that is known of it."""
    first: dict[str, Matched] = {}
    facts: dict[str, dict[tuple[str, str, str | None], Fact]] = {}
    for each in matched:
        first.setdefault(each.path, each)
        known = facts.setdefault(each.path, {})
        for fact in each.facts:
            known.setdefault((fact.predicate, fact.object, fact.source), fact)
    return tuple(
        Entity(path, each.kind, each.subclass, each.label, each.canonical, each.resolved, tuple(facts[path].values()))
        for path, each in first.items()
    )


def links(matched: Iterable[Matched]) -> tuple[Link, ...]:
    """Return where each entity is named, and how that is known."""
    return tuple(Link(each.name.span, each.path, each.derivation, each.how) for each in matched)
