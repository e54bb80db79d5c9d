"""The things that the text names: their class, their names as printed, and what the text or a lexicon says of them."""

from collections import defaultdict
from collections.abc import Iterator

from .. import iri
from ..model import Derivation, Entity, Fact, Finding, Link
from ..reasons import told
from .notice import first_words
from .said import Evidence, Said, Subject
from .terms import chinese, curie, plain, resource, tagged, typed


def entities(about: Subject) -> Iterator[Said]:
    """Yield the statements about every entity, with the places that name it."""
    places: defaultdict[str, list[Link]] = defaultdict(list)
    for link in about.reading.links:
        places[link.iri].append(link)
    otherwise = Evidence(first_words(about), "resolve")
    for entity in about.reading.entities:
        yield from _entity(about, entity, places[entity.iri], otherwise)
    for relation in about.reading.relations:
        yield _fact(_object(relation.subject), relation.fact, otherwise)
    for commitment in about.reading.commitments:
        at = Evidence(commitment.heading_span or commitment.span, "resolve")
        for fact in commitment.facts:
            yield _fact(about.own("commitment", commitment.path), fact, at)


def _entity(about: Subject, entity: Entity, links: list[Link], otherwise: Evidence) -> Iterator[Said]:
    itself = resource(entity.iri)
    named_at = [Evidence(link.span, link.how, link.derivation) for link in links] or [otherwise]
    for at in named_at:
        for name in (entity.kind.value, entity.subclass):
            if name:
                yield (at, itself, curie("rdf:type"), curie(name if ":" in name else f"cg:{name}"))
        yield (at, itself, curie("rdfs:label"), chinese(entity.label))
    for link, at in zip(links, named_at, strict=False):
        printed = about.printed(link.span)
        if printed != entity.label:
            yield (at, itself, curie("skos:altLabel"), chinese(printed))
    if entity.canonical and not any(fact.predicate == "skos:prefLabel" for fact in entity.facts):
        at = named_at[0]._replace(derivation=Derivation.RESOLVED)
        yield (at, itself, curie("skos:prefLabel"), chinese(entity.canonical))
    for fact in entity.facts:
        yield _fact(itself, fact, named_at[0])


def _fact(subject: str, fact: Fact, otherwise: Evidence) -> Said:
    if fact.source is not None:
        at = Evidence(fact.span, "lexicon", fact.derivation, fact.source)
    else:
        at = Evidence(fact.span or otherwise.span, otherwise.rule, fact.derivation)
    return (at, subject, curie(fact.predicate), _value(fact))


def _value(fact: Fact) -> str:
    if fact.is_iri:
        return _object(fact.object)
    if fact.language:
        return tagged(fact.object, fact.language)
    return typed(fact.object, fact.datatype) if fact.datatype else plain(fact.object)


def _object(name: str) -> str:
    """Return the IRI of a concept (cg:…), of a page elsewhere, or of a path of ours."""
    return curie(name) if name.startswith(("cg:", "https://", "http://")) else resource(name)


def findings(about: Subject) -> Iterator[Said]:
    """Yield what a person should look at: what was not understood, not matched, or left open by the text."""
    for found in about.reading.findings:
        yield from _finding(about, found)
    for each in about.reading.unparsed:
        yield from _finding(about, Finding(each.span, "unparsed", each.reason, name=each.trigger), each.trigger)


def _finding(about: Subject, each: Finding, trigger: str | None = None) -> Iterator[Said]:
    span = each.span or first_words(about)
    itself = about.own("finding", f"{span.start}-{span.end}", iri.segment(each.code))
    for name, value in (
        ("rdf:type", curie("cg:Finding")),
        ("cg:inNotice", about.notice),
        ("cg:findingCode", plain(each.code)),
        *(("rdfs:comment", tagged(text, language)) for language, text in told(each.message, each.values).items()),
        *([("rdfs:label", chinese(each.name))] if each.name else []),
        *([("cg:trigger", plain(trigger))] if trigger else []),
    ):
        yield (Evidence(span, each.code), itself, curie(name), value)
