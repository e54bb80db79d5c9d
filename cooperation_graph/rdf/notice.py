"""What a notice says about itself: number, title, dates, who issued it to whom, what it prints and rests on."""

from collections.abc import Iterator

from .. import iri
from ..model import Citation, Derivation, Field, Span
from .said import Evidence, Said, Subject
from .terms import chinese, fact, is_a, plain, resource, typed

_MASTHEAD = "masthead"


def notice(about: Subject) -> Iterator[Said]:
    """Yield the statements about the notice, each with the place of the masthead that says so."""
    itself, masthead = about.notice, about.reading.outline.masthead
    at = (Evidence(first_words(about), _MASTHEAD),)
    yield (at, itself, (is_a("cg:Notice"), fact("cg:sourceText", about.text)))
    if title := masthead.title:
        named = chinese(title.value)
        yield (_at(title), itself, (fact("dcterms:title", named), fact("rdfs:label", named)))
    for field, name in (
        (masthead.issued, "dcterms:issued"),
        (masthead.published, "cg:published"),
        (masthead.effective, "cg:effectiveFrom"),
        (masthead.expires, "cg:expires"),
    ):
        if field:
            yield (_at(field), itself, (fact(name, typed(field.value, "xsd:date")),))
    for name, fields in (("cg:issuedBy", masthead.issuers), ("cg:addressedTo", masthead.addressees)):
        for field in fields:
            body, how = about.entity(field.span, field.value)
            yield (_at(field, how), itself, (fact(name, body),))
            yield from about.named(_at(field, how), field.span, field.value)
    yield from _numbered(about)
    yield from _plan(about)


def first_words(about: Subject) -> Span:
    """Return the span that stands for the notice as a whole: its title, else its number, else its first line."""
    masthead = about.reading.outline.masthead
    if field := masthead.title or masthead.document_number:
        return field.span
    text = about.reading.source.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return Span(start, end if end > 0 else len(text))


def _at(field: Field, derivation: Derivation = Derivation.STATED) -> tuple[Evidence]:
    return (Evidence(field.span, _MASTHEAD, derivation),)


def _numbered(about: Subject) -> Iterator[Said]:
    """Yield the number, and that the document others cite under it is this notice."""
    number = about.reading.outline.masthead.document_number
    if number is None:
        return
    cited = resource(iri.path("document", number.value))
    numbered = fact("cg:documentNumber", plain(number.value))
    yield (_at(number), about.notice, (numbered, fact("owl:sameAs", cited)))
    yield (_at(number), cited, (is_a("cg:PolicyDocument"), numbered, fact("cg:sourceText", about.text)))
    if title := about.reading.outline.masthead.title:
        yield (_at(title), cited, (fact("dcterms:title", chinese(title.value)),))


def _plan(about: Subject) -> Iterator[Said]:
    """Yield the plan that the notice prints."""
    plan = about.reading.outline.masthead.plan_title
    if plan:
        link = about.links.get(plan.span)
        document = resource(link.iri if link else iri.path("document", plan.value))
        yield (_at(plan), about.notice, (fact("cg:prints", document),))
        yield (_at(plan), document, (is_a("cg:PolicyDocument"), fact("dcterms:title", chinese(plan.value))))


def citations(about: Subject) -> Iterator[Said]:
    """Yield the documents that the notice names, and how it stands to them."""
    for cited in about.reading.citations:
        document = _document(about, cited)
        if document is None:
            continue
        at = (Evidence(cited.span, "citation"),)
        yield (at, document, (is_a("cg:PolicyDocument"),))
        if cited.relation:
            yield (at, about.notice, (fact(f"cg:{cited.relation}", document),))
        for field, name, term in (
            (cited.title, "dcterms:title", chinese),
            (cited.number, "cg:documentNumber", plain),
            (cited.alias, "cg:alias", chinese),
        ):
            if field:
                value = field.value.strip("《》") if field is cited.alias else field.value
                yield ((Evidence(field.span, "citation"),), document, (fact(name, term(value)),))


def _document(about: Subject, cited: Citation) -> bytes | None:
    spans = (cited.span, *(field.span for field in (cited.number, cited.title) if field))
    for span in spans:
        if span in about.links:
            return resource(about.links[span].iri)
    name = cited.number or cited.title
    return resource(iri.path("document", name.value)) if name else None
