"""What notices leave open, and what was not understood."""

from collections.abc import Iterable, Iterator
from functools import cache

from ..reasons import told
from ..resources import resource
from .commitments import Section, commitment_at, commitments, notice_at, section_at, sections
from .evidence import described, in_order
from .facts import Facts, HasStore, local
from .values import Commitment, Evidence, Gap

KINDS = (
    "no_lead",
    "collective_only",
    "truncated",
    "vague_time",
    "unresolved",
    "ambiguous",
    "unverified",
    "unparsed",
    "false_friend",
    "finding",
)
"""The kinds of gaps; a false friend is a word of responsibility that gives nobody one, listed so that all add up."""


def gaps(dataset: HasStore) -> tuple[Gap, ...]:
    """Return what is left open, by notice and in the order of the text, with the characters in question."""
    facts = Facts(dataset)
    found = [gap for task in commitments(dataset) for gap in (*_of_bodies(facts, task), *_of_times(facts, task))]
    seen = {(gap.notice, gap.kind, gap.start) for gap in found}
    others = [gap for gap in _findings(facts) if (gap.notice, gap.kind, gap.start) not in seen]
    found += _with_bodies(others, _unresolved(facts))
    return tuple(sorted(found, key=_reading_order))


def _reading_order(gap: Gap) -> tuple[str, int, str, str]:
    return gap.notice, -1 if gap.start is None else gap.start, gap.kind, gap.name


def _of_bodies(facts: Facts, task: Commitment) -> Iterator[Gap]:
    if task.state == "truncated":
        yield _gap(facts, "truncated", task, task.heading, _at(facts, task.iri, "cg:responsibilityState"))
    elif not task.bodies("lead"):
        gap = _gap(facts, "no_lead", task, task.heading, _at(facts, task.iri, "cg:responsibilityState"))
        reason = told("names others, and no lead" if task.assignments else "names nobody")
        yield gap._replace(reason=reason["en"], reason_zh=reason["zh"])
    others = [part.body for part in task.assignments if part.role in ("responsible", "support")]
    if others and all(body.collective for body in others):
        first = next(part for part in task.assignments if part.body == others[0])
        names = "、".join(dict.fromkeys(body.label for body in others))
        yield _gap(facts, "collective_only", task, names, _at(facts, task.iri, "cg:hasResponsibility", first.iri))


def _of_times(facts: Facts, task: Commitment) -> Iterator[Gap]:
    times = dict.fromkeys(
        time
        for holder in (task.iri, *facts.objects(task.iri, "cg:hasMeasure"))
        for time in facts.objects(holder, "cg:hasTime")
    )
    for time in times:
        without_value = facts.value(time, "cg:edtf", "cg:rrule") is None
        if without_value and local(facts.value(time, "cg:timeKind") or "").lower() in _VAGUE:
            label = facts.text(time, "rdfs:label", "zh") or ""
            yield _gap(facts, "vague_time", task, label, _at(facts, time, "rdfs:label"))


# a step in an order (先期) or a length (5年) is no date that is missing
_VAGUE = frozenset(("timevague", "timedeadline", "timestart", "timerecurrence", "timeinterval"))


def _at(facts: Facts, subject: str, name: str, target: str | None = None) -> Evidence | None:
    graphs = {graph for fact in facts.matching(subject, name, target) for graph in facts.graphs(fact)}
    found = in_order([described(facts, graph) for graph in graphs])
    return found[0] if found else None


def _gap(facts: Facts, kind: str, task: Commitment, name: str, at: Evidence | None) -> Gap:
    notice = notice_at(facts, task.notice)
    where = (at.quotation, at.start, at.end) if at else ("", None, None)
    return Gap(kind, notice.iri, notice.number or notice.title, task.label, name, "", "", *where)


def _unresolved(facts: Facts) -> Iterator[Gap]:
    """Yield the bodies in responsibilities that were matched to nothing."""
    for part, agent in facts.pairs("cg:agent"):
        if "/unresolved/" in agent:
            for iri in facts.subjects("cg:hasResponsibility", part):
                task = commitment_at(facts, iri)
                yield _gap(
                    facts, "unresolved", task, facts.value(part, "cg:printedName") or "", _at(facts, part, "cg:agent")
                )


def _with_bodies(findings: Iterable[Gap], bodies: Iterable[Gap]) -> Iterator[Gap]:
    """Yield the findings, those about a body of a responsibility with its task, and bodies that have no finding."""
    assigned = {(gap.notice, gap.start): gap for gap in bodies}
    for gap in findings:
        body = assigned.pop((gap.notice, gap.start), None) if gap.kind in _OF_NAMES else None
        yield gap._replace(task=body.task, name=body.name) if body else gap
    yield from assigned.values()


_OF_NAMES = ("unresolved", "ambiguous")


def _findings(facts: Facts) -> Iterator[Gap]:
    """Yield what the rules saw and did not understand, and what a person was told to look at."""
    around = {notice: sections(facts, notice) for notice in facts.of_class("cg:Notice")}
    for iri in facts.of_class("cg:Finding"):
        yield _finding(facts, iri, around)


@cache
def _false_friends() -> frozenset[str]:
    """Return the reasons why words that look like ones of responsibility are none."""
    import csv

    with resource("data/lexicon/false_friends.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset(row["reason"] for row in csv.DictReader(lines))


def _finding(facts: Facts, iri: str, around: dict[str, list[Section]]) -> Gap:
    code, at = facts.value(iri, "cg:findingCode") or "", _at(facts, iri, "cg:findingCode")
    name, reason = facts.value(iri, "rdfs:label", "cg:trigger") or "", facts.text(iri, "rdfs:comment", "en") or ""
    chinese = facts.text(iri, "rdfs:comment", "zh") or ""
    notice = notice_at(facts, facts.value(iri, "cg:inNotice") or "")
    kind = code if code in KINDS else "finding"
    if kind == "unparsed" and reason in _false_friends():
        kind = "false_friend"
    task = section_at(around.get(notice.iri, []), at.start) if at else None
    where = (at.quotation, at.start, at.end) if at else ("", None, None)
    return Gap(kind, notice.iri, notice.number or notice.title, task or "", name, reason, chinese, *where)
