"""From names to entities."""

from collections.abc import Iterable
from itertools import chain
from typing import TypeVar

from ..model import Found, Outline, Reading, Source, Time, TimeKind
from ..text import View
from .commitments import commitments
from .documents import documents
from .endpoints import endpoints
from .entities import entities, links
from .findings import findings
from .inner import inner_places
from .matching import around_names, match_all, with_chained
from .names import aliases, names
from .pairs import pairs
from .parties import parties, unknown_parties
from .reference import members, places_around
from .setting import setting
from .statements import actors, document_relations, held, with_facts
from .steps import earlier_steps
from .successions import successions


def resolve(source: Source, view: View, outline: Outline, found: Found) -> Reading:
    """Return the commitments with their parts, and each name matched to an entity or left unresolved."""
    named = names(view, outline, found)
    where = with_chained(setting(source, outline), named)
    cited = documents(outline, found.citations)
    around = around_names(named, where, cited)
    matched, ends = endpoints(match_all(named, around, aliases(view, named, where)), around)
    matched += inner_places(view, matched, where)
    understood = parties(found.measures, matched, ends, around)
    matched += understood.linked
    linked = links(matched)
    paths = {link.span: link.iri for link in linked}
    tasks = tuple(
        with_facts(view, understood.named(task), paths, understood) for task in commitments(view, outline, found)
    )
    things = entities((*matched, *understood.unlinked, *ends))
    paired = pairs(view, matched, where)
    told = dict.fromkeys(
        chain(
            document_relations(view, outline, found.citations, cited, matched),
            paired.relations,
            actors(tasks, where.key, paths, understood),
            held(tasks, paths, understood),
            earlier_steps(view, tasks, where.key),
            unknown_parties(understood, around),
            members(matched, where),
            successions(matched, where),
        )
    )
    told |= dict.fromkeys(places_around(things, told, where))
    return Reading(
        source,
        outline,
        found.citations,
        tasks,
        found.mentions,
        things,
        linked,
        tuple(told),
        tuple(sorted((*found.unparsed, *paired.unparsed), key=lambda each: each.span)),
        findings(view, tasks, matched),
        tuple(
            time
            for time in _outside(found.times, (time for task in tasks for time in task.times))
            if not _of_masthead(outline, time)
        ),
        _outside(found.targets, (target for task in tasks for target in task.targets)),
    )


def _of_masthead(outline: Outline, time: Time) -> bool:
    """Return whether a time is a day that the masthead gives: when the notice was issued, published, took effect."""
    head = outline.masthead
    days = {field.value for field in (head.issued, head.published, head.effective, head.expires) if field}
    return time.kind is TimeKind.DATE and time.edtf in days


_T = TypeVar("_T")


def _outside(every: Iterable[_T], inside: Iterable[_T]) -> tuple[_T, ...]:
    """Return what stands in no commitment."""
    those = frozenset(inside)
    return tuple(each for each in every if each not in those)
