"""The numbered tasks: who answers for them, what they promise, when, and what they name."""

from collections.abc import Iterator

from ..model import Commitment, Derivation, Measure, Responsibility, Role, Span, State, Target, Time
from ..vocabulary import concept
from .said import Evidence, Said, Subject
from .terms import chinese, curie, number, plain

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
                found, derivation = about.entity(mention.span, "")
                yield (Evidence(mention.span, link.how, derivation), itself, curie("cg:concerns"), found)


def _commitment(about: Subject, each: Commitment, itself: str) -> Iterator[Said]:
    at = Evidence(each.heading_span or Span(each.span.start, each.span.start), "outline")
    for name, value in (
        ("rdf:type", curie("cg:Commitment")),
        ("cg:inNotice", about.notice),
        ("cg:path", plain(each.path)),
        ("cg:pathLabel", plain(each.label)),
        ("cg:ordinal", number(each.ordinal)),
        ("cg:begins", number(each.span.start)),
        ("cg:ends", number(each.span.end)),
        ("cg:heading", chinese(each.heading)),
    ):
        yield (at, itself, curie(name), value)
    yield (at, about.notice, curie("cg:hasCommitment"), itself)
    yield (_state_at(each), itself, curie("cg:responsibilityState"), curie(f"cg:{concept(each.state)}"))


def _state_at(each: Commitment) -> Evidence:
    """Return the evidence of the state: the line that states it, or the whole commitment where none does."""
    if each.state is State.STATED and each.responsibilities:
        first = each.responsibilities[0]
        return Evidence(first.line, first.rule)
    return Evidence(each.span, "outline", Derivation.INFERRED)


def _responsibility(about: Subject, commitment: str, part: Responsibility) -> Iterator[Said]:
    itself = about.own("responsibility", part.path, f"{part.span.start}-{part.span.end}")
    body, derivation = about.entity(part.span, part.full_name)
    at, matched = Evidence(part.span, part.rule), Evidence(part.span, part.rule, derivation)
    for name, value in (
        ("rdf:type", curie("cg:Responsibility")),
        ("cg:printedName", plain(about.printed(part.span))),
        ("cg:position", number(part.position)),
    ):
        yield (at, itself, curie(name), value)
    yield (at, commitment, curie("cg:hasResponsibility"), itself)
    yield (matched, itself, curie("cg:agent"), body)
    kind = "cg:CollectiveAgent" if part.collective else "cg:UnresolvedName"
    yield from about.named(matched, part.span, part.full_name, kind)
    # the body is named at one place and its role at another: each is evidence, and so is a sentence that makes it lead
    roles = [Evidence(part.role_span or part.line, part.rule)]
    if part.premise:
        roles.append(Evidence(part.premise, part.rule, Derivation.INFERRED))
    yield (roles[0], itself, curie("cg:roleWord"), plain(part.role_word))
    for place in roles:
        yield (place, itself, curie("cg:role"), curie(f"cg:{concept(part.role)}"))
    short, inverse = map(curie, _SHORT[part.role])
    for place in (matched, *roles):
        yield (place, commitment, short, body)
        yield (place, body, inverse, commitment)


def _measure(about: Subject, commitment: str, each: Measure) -> Iterator[Said]:
    itself = about.own("measure", each.path, f"{each.span.start}-{each.span.end}")
    at = Evidence(each.span, each.rule or "measure")
    yield (at, commitment, curie("cg:hasMeasure"), itself)
    for name, value in (
        ("rdf:type", curie("cg:Measure")),
        ("rdfs:label", chinese(about.printed(each.span))),
        ("cg:force", curie(f"cg:{concept(each.force)}")),
        ("cg:status", curie(f"cg:{concept(each.status)}")),
    ):
        yield (at, itself, curie(name), value)
    for parties, name in ((each.actors, "cg:actor"), (each.beneficiaries, "cg:beneficiary"), (each.places, "cg:place")):
        for party in parties:
            found, derivation = about.party(party)
            said = Evidence(party.span or each.span, f"{at.rule}-{party.mode}", derivation, mode=party.mode)
            yield (said, itself, curie(name), found)
    for span in each.outcomes:
        yield (Evidence(span, at.rule), itself, curie("cg:outcome"), chinese(about.printed(span)))
    if each.open_list:
        yield (at, itself, curie("cg:openList"), f'"true"^^{curie("xsd:boolean")}')
    for time in each.times:
        yield from time_expression(about, itself, time)


def time_expression(about: Subject, of: str, each: Time) -> Iterator[Said]:
    """Yield the statements about a time expression of a commitment, a measure or the notice."""
    itself = about.own("time", f"{each.span.start}-{each.span.end}")
    at, read = Evidence(each.span, "time"), Evidence(each.span, "time", each.derivation)
    yield (at, of, curie("cg:hasTime"), itself)
    for name, value in (
        ("rdf:type", curie("cg:TimeExpression")),
        ("rdfs:label", chinese(about.printed(each.span))),
        ("cg:timeKind", curie(f"cg:{concept(each.kind)}")),
    ):
        yield (at, itself, curie(name), value)
    for name, text in (("cg:edtf", each.edtf), ("cg:rrule", each.rrule), ("cg:within", each.within)):
        if text:
            yield (read, itself, curie(name), plain(text))
    yield (read, itself, curie("cg:reading"), curie(f"cg:{concept(each.derivation)}"))
    if each.deadline:
        yield (read, of, curie("cg:hasDeadline"), itself)
    if each.count is not None:
        yield (at, itself, curie("cg:timesPerPeriod"), number(each.count))


def target(about: Subject, of: str, each: Target) -> Iterator[Said]:
    """Yield the statements about a target of a commitment or the notice."""
    itself, at = about.own("target", f"{each.span.start}-{each.span.end}"), Evidence(each.span, "target")
    yield (at, of, curie("cg:hasTarget"), itself)
    yield (at, itself, curie("rdf:type"), curie("cg:Target"))
    yield (at, itself, curie("rdfs:label"), chinese(about.printed(each.span)))
    for name, text in (
        ("cg:comparator", each.comparator),
        ("cg:value", each.value),
        ("cg:unit", each.unit),
        ("cg:comparedWith", each.base),
        ("cg:change", each.change),
    ):
        if text:
            yield (at, itself, curie(name), plain(text))
    if each.effort:
        yield (at, itself, curie("cg:bestEffort"), f'"true"^^{curie("xsd:boolean")}')
