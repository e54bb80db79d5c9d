"""The things that the text names: their class, their names as printed, and what the text or a lexicon says of them."""

from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from .. import iri
from ..model import Derivation, Entity, Fact, Finding, Link
from ..reasons import told
from .notice import first_words
from .said import Evidence, Said, Subject
from .terms import chinese, curie, fact, is_a, plain, resource, tagged, typed


def entities(about: Subject) -> Iterator[Said]:
    """Yield the statements about every entity, with the places that name it."""
    places: defaultdict[str, list[Link]] = defaultdict(list)
    for link in about.reading.links:
        places[link.iri].append(link)
    otherwise = Evidence(first_words(about), "resolve")
    for entity in about.reading.entities:
        yield from _entity(about, entity, places[entity.iri], otherwise)
    for relation in about.reading.relations:
        yield _known(_object(relation.subject), relation.fact, otherwise)
    for commitment in about.reading.commitments:
        at = Evidence(commitment.heading_span or commitment.span, "resolve")
        for each in commitment.facts:
            yield _known(about.own("commitment", commitment.path), each, at)


def _entity(about: Subject, entity: Entity, links: list[Link], otherwise: Evidence) -> Iterator[Said]:
    itself = resource(entity.iri)
    named_at = tuple([Evidence(link.span, link.how, link.derivation) for link in links]) or (otherwise,)
    classes = [is_a(name if ":" in name else f"cg:{name}") for name in (entity.kind, entity.subclass) if name]
    yield (named_at, itself, (*classes, fact("rdfs:label", chinese(entity.label))))
    for link, at in zip(links, named_at, strict=False):
        printed = about.printed(link.span)
        if printed != entity.label:
            yield ((at,), itself, (fact("skos:altLabel", chinese(printed)),))
    if entity.canonical and not any(each.predicate == "skos:prefLabel" for each in entity.facts):
        at = replace(named_at[0], derivation=Derivation.RESOLVED)
        yield ((at,), itself, (fact("skos:prefLabel", chinese(entity.canonical)),))
    for each in entity.facts:
        yield _known(itself, each, named_at[0])


def _known(subject: bytes, each: Fact, otherwise: Evidence) -> Said:
    if each.source is not None:
        at = Evidence(each.span, "lexicon", each.derivation, each.source)
    else:
        at = Evidence(each.span or otherwise.span, otherwise.rule, each.derivation)
    return ((at,), subject, (fact(each.predicate, _value(each)),))


def _value(each: Fact) -> bytes:
    if each.is_iri:
        return _object(each.object)
    if each.language:
        return tagged(each.object, each.language)
    return typed(each.object, each.datatype) if each.datatype else plain(each.object)


def _object(name: str) -> bytes:
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
    facts = [
        is_a("cg:Finding"),
        fact("cg:inNotice", about.notice),
        fact("cg:findingCode", plain(each.code)),
        *[fact("rdfs:comment", tagged(text, language)) for language, text in told(each.message, each.values).items()],
    ]
    if each.name:
        facts.append(fact("rdfs:label", chinese(each.name)))
    if trigger:
        facts.append(fact("cg:trigger", plain(trigger)))
    itself = about.own("finding", f"{span.start}-{span.end}", iri.segment(each.code))
    yield ((Evidence(span, each.code),), itself, tuple(facts))
