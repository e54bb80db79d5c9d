"""What commitments concern, when, for whom, and what they promise."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from .asking import LEAD, TASK, Row, Task, numbers, question, tasks
from .quads import Quads, either, iri


def concerned(quads: Quads, task: Task, kind: str) -> Iterator[str]:
    """Yield the names of the things of a class that a commitment concerns."""
    for thing in quads.of(task.iri, "cg:concerns"):
        if quads.is_a(thing, kind):
            yield from quads.of(thing, "rdfs:label")


@question("projects", f"{TASK} project lead")
def projects(quads: Quads) -> Iterator[Row]:
    for task in tasks(quads):
        led = [part for part in quads.of(task.iri, "cg:hasResponsibility") if LEAD in quads.of(part, "cg:role")]
        leads = [name for part in led for name in quads.of(part, "cg:printedName")]
        for project in concerned(quads, task, "cg:InfrastructureProject"):
            for lead in either(leads):
                yield *task.at, project, lead


@question("sites", f"{TASK} site")
def sites(quads: Quads) -> Iterable[Row]:
    return {(*task.at, site) for task in tasks(quads) for site in concerned(quads, task, "cg:TouristSite")}


@question("industries", f"{TASK} tier industry")
def industries(quads: Quads) -> Iterable[Row]:
    return {
        (*task.at, tier, name)
        for task in tasks(quads)
        for tier in ("leading", "related")
        for industry in quads.of(task.iri, f"cg:{tier}Industry")
        for name in quads.of(industry, "rdfs:label")
    }


@question("both-tiers", "industry")
def both_tiers(quads: Quads) -> Iterable[Row]:
    return {
        (name,)
        for commitment, leading in quads.pairs("cg:leadingIndustry")
        for related in quads.of(commitment, "cg:relatedIndustry")
        for name in quads.of(related, "rdfs:label")
        if any(name in other for other in quads.of(leading, "rdfs:label"))
    }


@question("new-towns", f"{TASK} zone")
def new_towns(quads: Quads) -> Iterable[Row]:
    return {(*task.at, zone) for task in tasks(quads) for zone in concerned(quads, task, "cg:DevelopmentZone")}


def times(quads: Quads, name: str) -> Iterator[tuple[Task, str, str]]:
    """Yield the times of commitments by a property, each with its words."""
    for task in tasks(quads):
        for time in quads.of(task.iri, name):
            for words in quads.of(time, "rdfs:label"):
                yield task, time, words


@question("recurring", f"{TASK} time rule timesPerPeriod")
def recurring(quads: Quads) -> Iterable[Row]:
    return {
        (*task.at, words, rule, None if count is None else int(count))
        for task, time, words in times(quads, "cg:hasTime")
        for rule in quads.of(time, "cg:rrule")
        for count in either(quads.of(time, "cg:timesPerPeriod"))
    }


def dated(quads: Quads, name: str, reading: str) -> Iterable[Row]:
    return {
        (*task.at, words, edtf)
        for task, time, words in times(quads, name)
        if iri(reading) in quads.of(time, "cg:reading")
        for edtf in quads.of(time, "cg:edtf")
    }


@question("deadlines", f"{TASK} time edtf", first="edtf")
def deadlines(quads: Quads) -> Iterable[Row]:
    return dated(quads, "cg:hasDeadline", "cg:readingStated")


@question("inferred-times", f"{TASK} time edtf", first="edtf")
def inferred_times(quads: Quads) -> Iterable[Row]:
    return dated(quads, "cg:hasTime", "cg:readingInferred")


@question("starts", f"{TASK} time edtf")
def starts(quads: Quads) -> Iterable[Row]:
    return {
        (*task.at, words, edtf)
        for task, time, words in times(quads, "cg:hasTime")
        if iri("cg:timeStart") in quads.of(time, "cg:timeKind")
        for edtf in either(quads.of(time, "cg:edtf"))
    }


@question("vague-times", f"{TASK} time")
def vague_times(quads: Quads) -> Iterable[Row]:
    kinds = {iri(f"cg:time{kind}") for kind in ("Vague", "Recurrence", "Deadline", "Start", "Interval")}
    return {
        (*task.at, words)
        for task, time, words in times(quads, "cg:hasTime")
        if kinds.intersection(quads.of(time, "cg:timeKind")) and not quads.of(time, "cg:edtf", "cg:rrule")
    }


def served(quads: Quads) -> set[tuple[str, str]]:
    """Return each commitment with what it serves, itself or through a measure that it promises."""
    found = {(task, thing) for task in quads.all("cg:Commitment") for thing in quads.of(task, "cg:beneficiary")}
    for task, measure in quads.pairs("cg:hasMeasure"):
        if iri("cg:statusPromised") in quads.of(measure, "cg:status"):
            found |= {(task, thing) for thing in quads.of(measure, "cg:beneficiary")}
    return found


@question("beneficiaries", "place name in commitments", first="-commitments")
def beneficiaries(quads: Quads) -> Iterator[Row]:
    counted = Counter(thing for _, thing in served(quads))
    for thing, count in counted.items():
        around = [name for place in quads.of(thing, "cg:locatedIn") for name in quads.of(place, "rdfs:label")]
        if names := quads.of(thing, "rdfs:label"):
            yield thing, min(names), min(around, default=None), count


@question("served", f"{TASK} name")
def whom_they_serve(quads: Quads) -> Iterable[Row]:
    by_task: dict[str, list[str]] = defaultdict(list)
    for task, thing in served(quads):
        by_task[task] += quads.of(thing, "rdfs:label")
    return {(*task.at, name) for task in tasks(quads) for name in by_task[task.iri]}


def within(quads: Quads, thing: str) -> set[str]:
    """Return a thing and every place that it lies in."""
    found, ahead = set[str](), [thing]
    while ahead:
        if (each := ahead.pop()) not in found:
            found.add(each)
            ahead += quads.of(each, "cg:locatedIn")
    return found


@question("other-beneficiaries", f"{TASK} name")
def other_beneficiaries(quads: Quads) -> Iterable[Row]:
    return {
        (*task.at, name)
        for task in tasks(quads)
        for issuer in quads.of(task.itself, "cg:issuedBy")
        for helper in quads.of(issuer, "cg:jurisdiction")
        for helped in quads.of(helper, "cg:assists")
        for thing in quads.of(task.iri, "cg:beneficiary")
        if thing != helper and helped not in within(quads, thing)
        for name in quads.of(thing, "rdfs:label")
    }


@question("statuses", "status measures")
def statuses(quads: Quads) -> Iterable[Row]:
    return Counter(status for _, status in quads.pairs("cg:status")).items()


def begin_and_end(part: str) -> tuple[int, int]:
    """Return the offsets with which the IRIs of measures and targets end."""
    start, _, end = part.rpartition("/")[2].partition("-")
    return int(start), int(end)


@question("measures", f"{TASK} _start _end measure force")
def measures(quads: Quads) -> Iterator[Row]:
    for task in tasks(quads):
        for measure in quads.of(task.iri, "cg:hasMeasure"):
            if iri("cg:statusPromised") in quads.of(measure, "cg:status"):
                for words in quads.of(measure, "rdfs:label"):
                    for force in quads.of(measure, "cg:force"):
                        yield *task.at, *begin_and_end(measure), words, force


@question("targets", f"{TASK} _start _end target comparator value unit")
def targets(quads: Quads) -> Iterator[Row]:
    holders: list[tuple[str, Row]] = [(task.iri, task.at) for task in tasks(quads)]
    for itself in quads.all("cg:Notice"):
        holders += [(itself, (notice, None, None)) for notice in numbers(quads, itself)]
    for holder, at in holders:
        for target in quads.of(holder, "cg:hasTarget"):
            for words in quads.of(target, "rdfs:label"):
                for comparator in either(quads.of(target, "cg:comparator")):
                    for value in either(quads.of(target, "cg:value")):
                        for unit in either(quads.of(target, "cg:unit")):
                            yield *at, *begin_and_end(target), words, comparator, value, unit
