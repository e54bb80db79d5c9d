"""The task ledger (台账): a row a commitment, as offices keep it."""

from collections.abc import Iterator

from ..agenda import Entry, entries
from ..query import Commitment, Facts, HasStore, commitments, described, facts_evidence, notice_at

COLUMNS = (
    "number",
    "notice",
    "task",
    "heading",
    "measures",
    "lead",
    "responsible",
    "support",
    "supervise",
    "when",
    "state",
    "quotation",
    "characters",
)

Row = tuple[str | int | tuple[str, ...], ...]


def ledger(dataset: HasStore) -> tuple[Row, ...]:
    """Return a row for each commitment, in the columns of COLUMNS; what stands in several lines is a tuple."""
    facts = Facts(dataset)
    times: dict[str, list[Entry]] = {}
    for entry in entries(dataset):
        times.setdefault(entry.commitment.iri, []).append(entry)
    return tuple(
        _row(facts, number, task, times.get(task.iri, [])) for number, task in enumerate(commitments(dataset), 1)
    )


def _row(facts: Facts, number: int, task: Commitment, times: list[Entry]) -> Row:
    notice = notice_at(facts, task.notice)
    found = [described(facts, iri) for part in task.assignments for iri in _evidence(facts, task, part.iri)]
    quoted = sorted({(each.start, each.end, each.quotation) for each in found})
    return (
        number,
        notice.number or notice.title,
        task.label,
        task.heading,
        tuple(facts.text(each, "rdfs:label", "zh") or "" for each in facts.parts(task.iri, "cg:hasMeasure")),
        *(tuple(body.label for body in task.bodies(role)) for role in ("lead", "responsible", "support", "supervise")),
        tuple(dict.fromkeys(entry.label for entry in times)),
        task.state,
        tuple(quotation for _, _, quotation in quoted),
        tuple(f"{start}-{end}" for start, end, _ in quoted),
    )


def _evidence(facts: Facts, task: Commitment, responsibility: str) -> Iterator[str]:
    yield from facts_evidence(facts, task.iri, "cg:hasResponsibility", responsibility)
