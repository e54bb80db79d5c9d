"""The dates of a dataset as a calendar (RFC 5545): what is printed, never a day that nobody wrote.

A recurrence without a date (每年) fills its period, the whole year, in which the thing is to happen once; a deadline
stands on its day; whatever has no calendar value (早日, 2009年春季) is left out and listed.
"""

import calendar
import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from .query import Commitment, Evidence, Facts, HasStore, Notice, commitments, evidence_of, notice_at
from .query.facts import local

if TYPE_CHECKING:
    from icalendar import Event


class Entry(Struct, frozen=True):
    """One time of a commitment; `days` is None where the text gives no calendar value."""

    iri: str
    kind: str
    label: str
    days: tuple[date, date] | None  # first and last
    rule: str | None
    derivation: str
    subject: str  # the measure it belongs to, else the commitment's heading
    commitment: Commitment
    notice: Notice
    evidence: tuple[Evidence, ...]


def entries(dataset: HasStore) -> tuple[Entry, ...]:
    """Return every time that is attached to a commitment or to one of its measures, in the order of the text."""
    facts = Facts(dataset)
    known = {task.notice: notice_at(facts, task.notice) for task in commitments(dataset)}
    return tuple(entry for task in commitments(dataset) for entry in _of_commitment(facts, task, known[task.notice]))


def _of_commitment(facts: Facts, task: Commitment, notice: Notice) -> Iterator[Entry]:
    seen = set()
    for holder in (*facts.parts(task.iri, "cg:hasMeasure"), task.iri):
        for time in facts.parts(holder, "cg:hasTime"):
            if time not in seen:
                seen.add(time)
                yield _entry(facts, task, notice, holder, time)


def _entry(facts: Facts, task: Commitment, notice: Notice, holder: str, time: str) -> Entry:
    rule = facts.value(time, "cg:rrule")
    named = facts.text(holder, "rdfs:label", "zh") if holder != task.iri else None
    return Entry(
        time,
        local(facts.value(time, "cg:timeKind") or "vague").removeprefix("time").lower(),
        facts.text(time, "rdfs:label", "zh") or "",
        days_of(facts.value(time, "cg:edtf")) or (first_period(rule, notice.issued) if rule else None),
        rule,
        local(facts.value(time, "cg:reading") or "stated").removeprefix("reading").lower(),
        named or task.heading,
        task,
        notice,
        evidence_of(facts, holder, "cg:hasTime", time),
    )


# ../2020-06-30  2009/2013  2019-03-01
_EDTF = re.compile(r"(?:(?P<first>\d{4}(?:-\d\d){0,2}|\.\.)/)?(?P<last>\d{4}(?:-\d\d){0,2})")


def days_of(edtf: str | None) -> tuple[date, date] | None:
    """Return the first and last day of an EDTF value; a limit stands on its day, an open end or a season on none.

    >>> days_of("../2020-06-30")
    (datetime.date(2020, 6, 30), datetime.date(2020, 6, 30))
    >>> days_of("2009-21/..") is None
    True
    """
    match = _EDTF.fullmatch(edtf or "")
    if match is None:
        return None
    first = match["first"] or match["last"]
    try:
        last = _last_day(match["last"])
        return (last, last) if first == ".." else (_first_day(first), last)
    except ValueError:
        return None  # a season (2009-21) has no days


def _first_day(value: str) -> date:
    year, month, day = ([int(part) for part in value.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def _last_day(value: str) -> date:
    parts = [int(part) for part in value.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


def first_period(rule: str, issued: str | None) -> tuple[date, date] | None:
    """Return the year, quarter, month or week in which a recurrence first falls: the one the notice was issued in."""
    days = days_of(issued)
    if days is None:
        return None
    signed = days[0]
    frequency = re.search(r"FREQ=(\w+)", rule)
    interval = re.search(r"INTERVAL=(\d+)", rule)
    every = int(interval[1]) if interval else 1
    if frequency is None or frequency[1] == "DAILY":
        return signed, signed
    if frequency[1] == "WEEKLY":
        monday = signed - timedelta(days=signed.weekday())
        return monday, monday + timedelta(days=6)
    months = 12 if frequency[1] == "YEARLY" else min(every, 12)
    month = (signed.month - 1) // months * months + 1
    return date(signed.year, month, 1), _last_day(f"{signed.year}-{month + months - 1}")


def calendar_bytes(found: tuple[Entry, ...]) -> bytes:
    """Return the entries that have days as one iCalendar file; equal entries give equal bytes."""
    from icalendar import Calendar

    book = Calendar()
    book.add("prodid", "-//cooperation-graph//agenda//ZH")
    book.add("version", "2.0")
    book.add("x-wr-calname", "任务时间表")
    for entry in found:
        if entry.days is not None:
            book.add_component(_event(entry, *entry.days))
    content: bytes = book.to_ical()
    return content


def _event(entry: Entry, first: date, last: date) -> "Event":
    from icalendar import Event, vRecur

    event = Event()
    event.add("uid", f"{hashlib.sha256(entry.iri.encode()).hexdigest()[:32]}@cooperation-graph")
    event.add("dtstamp", _stamp(entry.notice))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    if entry.rule:
        event.add("rrule", vRecur.from_ical(entry.rule))
    event.add("summary", f"{entry.commitment.label} {entry.subject}")
    event.add("description", _description(entry))
    event.add("categories", [entry.kind, entry.derivation])
    event.add("transp", "TRANSPARENT")
    return event


def _stamp(notice: Notice) -> datetime:
    """Return the day of signing as the moment of the entry: a calendar must have one, and ours has no clock."""
    day = (days_of(notice.issued) or (date(1970, 1, 1),))[0]
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _description(entry: Entry) -> str:
    led = "、".join(body.label for body in entry.commitment.bodies("lead"))
    quoted = [f"“{each.quotation}” [{each.start}–{each.end}]" for each in entry.evidence]
    lines = [
        entry.commitment.heading,
        f"牵头：{led}" if led else "",
        *quoted,
        f"{entry.notice.number or ''} {entry.notice.title}",
    ]
    return "\n".join(line.strip() for line in lines if line.strip())
