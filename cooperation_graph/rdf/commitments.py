"""The numbered tasks: who answers for them, what they promise, when, and what they name."""

from collections.abc import Iterator

from ..model import Commitment, Derivation, Measure, Responsibility, Role, Span, State, Target, Time
from .said import Evidence, Said, Subject
from .terms import chinese, coded, fact, is_a, number, plain, resource, typed

# the short way from a commitment to a body, and back
_SHORT = {
    Role.LEAD: ("cg:ledBy", "cg:leads"),
    Role.RESPONSIBLE: ("cg:sharedBy", "cg:shares"),
    Role.SUPPORT: ("cg:supportedBy", "cg:supports"),
    Role.SUPERVISE: ("cg:supervisedBy", "cg:supervises"),
}


def outside(about: Subject) -> Iterator[Said]:
    """Yield the times and targets that stand in no commitment: they are the notice's own."""
    for time in about.reading.times:
        yield from time_expression(about, about.notice, time)
    for promised in about.reading.targets:
        yield from target(about, about.notice, promised)


def commitments(about: Subject) -> Iterator[Said]:
    """Yield the statements about every commitment."""
    for each in about.reading.commitments:
        itself = about.own("commitment", each.path)
        yield from _commitment(about, each, itself)
        for part in each.responsibilities:
            if not part.person:
                yield from _responsibility(about, itself, part)
        for measure in each.measures:
            yield from _measure(about, itself, measure)
        for time in each.times:
            yield from time_expression(about, itself, time)
        for promised in each.targets:
            yield from target(about, itself, promised)
        for mention in each.mentions:
            link = about.links.get(mention.span)
            if link:
                at = (Evidence(mention.span, link.how, link.derivation),)
                yield (at, itself, (fact("cg:concerns", resource(link.iri)),))


def _commitment(about: Subject, each: Commitment, itself: bytes) -> Iterator[Said]:
    at = (Evidence(each.heading_span or Span(each.span.start, each.span.start), "outline"),)
    facts = (
        is_a("cg:Commitment"),
        fact("cg:inNotice", about.notice),
        fact("cg:path", plain(each.path)),
        fact("cg:pathLabel", plain(each.label)),
        fact("cg:ordinal", number(each.ordinal)),
        fact("cg:begins", number(each.span.start)),
        fact("cg:ends", number(each.span.end)),
        fact("cg:heading", chinese(each.heading)),
    )
    yield (at, itself, facts)
    yield (at, about.notice, (fact("cg:hasCommitment", itself),))
    yield ((_state_at(each),), itself, (coded("cg:responsibilityState", each.state),))


def _state_at(each: Commitment) -> Evidence:
    """Return the evidence of the state: the line that states it, or the whole commitment where none does."""
    if each.state is State.STATED and each.responsibilities:
        first = each.responsibilities[0]
        return Evidence(first.line, first.rule)
    return Evidence(each.span, "outline", Derivation.INFERRED)


def _responsibility(about: Subject, commitment: bytes, part: Responsibility) -> Iterator[Said]:
    itself = about.own("responsibility", part.path, f"{part.span.start}-{part.span.end}")
    body, derivation = about.entity(part.span, part.full_name)
    at, matched = (Evidence(part.span, part.rule),), (Evidence(part.span, part.rule, derivation),)
    facts = (
        is_a("cg:Responsibility"),
        fact("cg:printedName", plain(about.printed(part.span))),
        fact("cg:position", number(part.position)),
    )
    yield (at, itself, facts)
    yield (at, commitment, (fact("cg:hasResponsibility", itself),))
    yield (matched, itself, (fact("cg:agent", body),))
    kind = "cg:CollectiveAgent" if part.collective else "cg:UnresolvedName"
    yield from about.named(matched, part.span, part.full_name, kind)
    # the body is named at one place and its role at another: each is evidence, and so is a sentence that makes it lead
    worded = (Evidence(part.role_span or part.line, part.rule),)
    premise = (Evidence(part.premise, part.rule, Derivation.INFERRED),) if part.premise else ()
    yield (worded, itself, (fact("cg:roleWord", plain(part.role_word)),))
    yield ((*worded, *premise), itself, (coded("cg:role", part.role),))
    short, inverse = _SHORT[part.role]
    places = (*matched, *worded, *premise)
    yield (places, commitment, (fact(short, body),))
    yield (places, body, (fact(inverse, commitment),))


def _measure(about: Subject, commitment: bytes, each: Measure) -> Iterator[Said]:
    itself = about.own("measure", each.path, f"{each.span.start}-{each.span.end}")
    rule = each.rule or "measure"
    at = (Evidence(each.span, rule),)
    yield (at, commitment, (fact("cg:hasMeasure", itself),))
    facts = [
        is_a("cg:Measure"),
        fact("rdfs:label", chinese(about.printed(each.span))),
        coded("cg:force", each.force),
        coded("cg:status", each.status),
    ]
    if each.open_list:
        facts.append(fact("cg:openList", _TRUE))
    yield (at, itself, tuple(facts))
    for parties, name in ((each.actors, "cg:actor"), (each.beneficiaries, "cg:beneficiary"), (each.places, "cg:place")):
        for party in parties:
            found, derivation = about.party(party)
            said = Evidence(party.span or each.span, f"{rule}-{party.mode}", derivation, None, party.mode)
            yield ((said,), itself, (fact(name, found),))
    for span in each.outcomes:
        yield ((Evidence(span, rule),), itself, (fact("cg:outcome", chinese(about.printed(span))),))
    for time in each.times:
        yield from time_expression(about, itself, time)


def time_expression(about: Subject, of: bytes, each: Time) -> Iterator[Said]:
    """Yield the statements about a time expression of a commitment, a measure or the notice."""
    itself = about.own("time", f"{each.span.start}-{each.span.end}")
    at, read = (Evidence(each.span, "time"),), (Evidence(each.span, "time", each.derivation),)
    yield (at, of, (fact("cg:hasTime", itself),))
    facts = [
        is_a("cg:TimeExpression"),
        fact("rdfs:label", chinese(about.printed(each.span))),
        coded("cg:timeKind", each.kind),
    ]
    if each.count is not None:
        facts.append(fact("cg:timesPerPeriod", number(each.count)))
    yield (at, itself, tuple(facts))
    values = (("cg:edtf", each.edtf), ("cg:rrule", each.rrule), ("cg:within", each.within))
    reading = coded("cg:reading", each.derivation)
    yield (read, itself, (reading, *[fact(name, plain(text)) for name, text in values if text]))
    if each.deadline:
        yield (read, of, (fact("cg:hasDeadline", itself),))


def target(about: Subject, of: bytes, each: Target) -> Iterator[Said]:
    """Yield the statements about a target of a commitment or the notice."""
    itself, at = about.own("target", f"{each.span.start}-{each.span.end}"), (Evidence(each.span, "target"),)
    yield (at, of, (fact("cg:hasTarget", itself),))
    values = (
        ("cg:comparator", each.comparator),
        ("cg:value", each.value),
        ("cg:unit", each.unit),
        ("cg:comparedWith", each.base),
        ("cg:change", each.change),
    )
    facts = [
        is_a("cg:Target"),
        fact("rdfs:label", chinese(about.printed(each.span))),
        *[fact(name, plain(text)) for name, text in values if text],
    ]
    if each.effort:
        facts.append(fact("cg:bestEffort", _TRUE))
    yield (at, itself, tuple(facts))


_TRUE = typed("true", "xsd:boolean")
