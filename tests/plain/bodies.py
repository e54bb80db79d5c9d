"""Who leads, shares and supports what."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from .asking import LEAD, RESPONSIBLE, SUPPORT, TASK, Row, is_collective, parts, question, tasks
from .quads import Quads, either


@question("leads", f"{TASK} heading lead fullName")
def leads(quads: Quads) -> Iterator[Row]:
    for task in tasks(quads):
        led: list[tuple[str | None, str | None]] = [
            (part.name, full)
            for part in parts(quads, task.iri)
            if part.role == LEAD
            for full in either(quads.of(part.body, "skos:prefLabel"))
        ]
        for heading in quads.of(task.iri, "cg:heading"):
            for lead, full in led or [(None, None)]:
                yield *task.at, heading, lead, full


@question("duties", f"body name role {TASK} heading", first="body notice _ordinal role")
def duties(quads: Quads) -> Iterator[Row]:
    for task in tasks(quads):
        for body, role, name in parts(quads, task.iri):
            for heading in quads.of(task.iri, "cg:heading"):
                yield body, name, role, *task.at, heading


@question("order", f"commitment {TASK} role roleWord position name", first="notice _ordinal role position")
def order(quads: Quads) -> Iterator[Row]:
    for task in tasks(quads):
        for part in quads.of(task.iri, "cg:hasResponsibility"):
            for role in quads.of(part, "cg:role"):
                for word in quads.of(part, "cg:roleWord"):
                    for position in quads.of(part, "cg:position"):
                        for name in quads.of(part, "cg:printedName"):
                            yield task.iri, *task.at, role, word, int(position), name


@question("lead-and-share", "body name")
def lead_and_share(quads: Quads) -> Iterator[Row]:
    for body in {body for body, _ in quads.pairs("cg:leads")}:
        led, shared, names = (
            quads.of(body, *properties) for properties in (("cg:leads",), ("cg:shares", "cg:supports"), ("rdfs:label",))
        )
        if names and any(one != other for one in led for other in shared):
            yield body, min(names)


@question("never-lead", "body name")
def never_lead(quads: Quads) -> Iterator[Row]:
    names: dict[str, list[str]] = defaultdict(list)
    for part, body in quads.pairs("cg:agent"):
        names[body] += quads.of(part, "cg:printedName")
    for body, printed in names.items():
        if printed and not quads.of(body, "cg:leads") and not is_collective(quads, body):
            yield body, min(printed)


@question("collective-only", f"{TASK} heading collective")
def collective_only(quads: Quads) -> Iterator[Row]:
    for task in tasks(quads):
        beside = [
            (body, part)
            for part in quads.of(task.iri, "cg:hasResponsibility")
            for body in quads.of(part, "cg:agent")
            for role in quads.of(part, "cg:role")
            if role != LEAD
        ]
        if all(is_collective(quads, body) for body, _ in beside):
            for heading in quads.of(task.iri, "cg:heading"):
                for _, part in beside:
                    for name in quads.of(part, "cg:printedName"):
                        yield *task.at, heading, name


@question("no-lead", f"{TASK} heading state")
def no_lead(quads: Quads) -> Iterator[Row]:
    for task in tasks(quads):
        if not quads.of(task.iri, "cg:ledBy"):
            for heading in quads.of(task.iri, "cg:heading"):
                for state in quads.of(task.iri, "cg:responsibilityState"):
                    yield *task.at, heading, state


@question("load", "body name commitments leading", first="-commitments -leading")
def load(quads: Quads) -> Iterator[Row]:
    names, carried = defaultdict(set), defaultdict(set)
    for commitment, part in quads.pairs("cg:hasResponsibility"):
        for body in quads.of(part, "cg:agent"):
            for name in quads.of(part, "cg:printedName"):
                names[body].add(name)
                carried[body].add(commitment)
    for body, printed in names.items():
        if not is_collective(quads, body):
            yield body, min(printed), len(carried[body]), len(carried[body].intersection(quads.of(body, "cg:leads")))


@question("slots", "role collective responsibilities")
def slots(quads: Quads) -> Iterator[Row]:
    slot = Counter(
        (role, is_collective(quads, body))
        for part, role in quads.pairs("cg:role")
        for body in quads.of(part, "cg:agent")
    )
    for (role, collective), count in slot.items():
        yield role, "true" if collective else "false", count


def place_code(division: str) -> str:
    return division.partition("/place/")[2]


@question("county-duties", f"{TASK} government role")
def county_duties(quads: Quads) -> Iterator[Row]:
    for task in tasks(quads):
        for body, role, name in parts(quads, task.iri):
            for division in quads.of(body, "cg:jurisdiction") if quads.is_a(body, "cg:Government") else ():
                for code in quads.of(division, "cg:divisionCode") or [place_code(division)]:
                    if len(code) == 6 and code[4:] != "00":
                        yield *task.at, name, role


@question("outside-duties", f"{TASK} name")
def outside_duties(quads: Quads) -> Iterable[Row]:
    return {
        (*task.at, name)
        for task in tasks(quads)
        for issuer in quads.of(task.itself, "cg:issuedBy")
        for home in quads.of(issuer, "cg:jurisdiction")
        if (own := re.sub("(00)+$", "", place_code(home)))
        for part in quads.of(task.iri, "cg:hasResponsibility")
        for body in quads.of(part, "cg:agent")
        if any(not place_code(division).startswith(own) for division in quads.of(body, "cg:jurisdiction"))
        for name in quads.of(part, "cg:printedName")
    }


@question("other-actors", f"{TASK} actor measure")
def other_actors(quads: Quads) -> Iterable[Row]:
    kinds = ("cg:PublicBody", "cg:CollectiveAgent", "cg:Enterprise")
    return {
        (*task.at, name, words)
        for task in tasks(quads)
        for measure in quads.of(task.iri, "cg:hasMeasure")
        for actor in quads.of(measure, "cg:actor")
        if any(quads.is_a(actor, kind) for kind in kinds)
        if all(actor not in quads.of(part, "cg:agent") for part in quads.of(task.iri, "cg:hasResponsibility"))
        for name in quads.of(actor, "rdfs:label")
        for words in quads.of(measure, "rdfs:label")
    }


@question("pairs", "lead partner commitments")
def pairs(quads: Quads) -> Iterator[Row]:
    joint = {
        (first.name, second.name, commitment)
        for commitment in {commitment for commitment, _ in quads.pairs("cg:hasResponsibility")}
        for first in parts(quads, commitment)
        for second in parts(quads, commitment)
        if first.role == LEAD and second.role in (RESPONSIBLE, SUPPORT)
        if first.body != second.body and not is_collective(quads, second.body)
    }
    for (lead, partner), count in Counter((lead, partner) for lead, partner, _ in joint).items():
        yield lead, partner, count


@question("two-steps", "first second third")
def two_steps(quads: Quads) -> Iterable[Row]:
    partners = defaultdict(set)
    for lead, commitment in quads.pairs("cg:leads"):
        partners[lead].update(quads.of(commitment, "cg:sharedBy", "cg:supportedBy"))
    return {
        (first, second, third)
        for one, twos in partners.items()
        for two in twos & partners.keys()
        for three in partners[two]
        if len({one, two, three}) == 3 and not is_collective(quads, three)
        for first in quads.of(one, "rdfs:label")
        for second in quads.of(two, "rdfs:label")
        for third in quads.of(three, "rdfs:label")
    }


@question("full-names", "name fullName verification successor", first="fullName name successor")
def full_names(quads: Quads) -> Iterable[Row]:
    def successors(body: str) -> list[str]:
        after = quads.of(body, "cg:succeededBy")
        return [name for each in after for name in quads.of(each, "skos:prefLabel", "rdfs:label")]

    return {
        (name, full, verification, successor)
        for part, body in quads.pairs("cg:agent")
        for name in quads.of(part, "cg:printedName")
        for full in quads.of(body, "skos:prefLabel")
        for verification in either(quads.of(body, "cg:verification"))
        for successor in either(successors(body))
    }
