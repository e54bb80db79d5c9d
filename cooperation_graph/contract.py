"""The JSON object of one notice: the interface for programs."""

from .model import (
    Citation,
    Commitment,
    Field,
    Finding,
    Link,
    Measure,
    Mention,
    Party,
    Reading,
    Responsibility,
    Span,
    Target,
    Time,
)
from .reasons import told

Json = dict[str, object]

_AUTHORITY = ("basedOn", "carriesOut")


def as_json(reading: Reading) -> Json:
    """Return what was understood of a notice as one JSON object, offsets in code points of "text"."""
    links = {link.span: link for link in reading.links}
    canonical = {entity.iri: entity.canonical for entity in reading.entities}
    named = {name: entity.iri for entity in reversed(reading.entities) for name in (entity.canonical, entity.label)}
    masthead, source = reading.outline.masthead, reading.source
    return {
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "media_type": source.media_type,
            "characters": len(source.text),
        },
        "text": source.text,
        "notice": {
            "title": _value(masthead.title),
            "document_number": _value(masthead.document_number),
            "issuer": " ".join(field.value for field in masthead.issuers) or None,
            "issued": _value(masthead.issued),
            "addressees": [field.value for field in masthead.addressees],
            "authorities": [_citation(cited) for cited in reading.citations if cited.relation in _AUTHORITY],
        },
        "commitments": [_commitment(each, source.text, links, canonical, named) for each in reading.commitments],
        "times": [_time(each) for each in reading.times],  # outside every commitment, as the targets
        "targets": [_target(each) for each in reading.targets],
        "mentions": [_mention(each, source.text, links) for each in reading.mentions],
        "unparsed": [
            {
                "start": each.span.start,
                "end": each.span.end,
                "trigger": each.trigger,
                "reason": each.reason,
                "reason_zh": told(each.reason)["zh"],
            }
            for each in reading.unparsed
        ],
        "findings": [_finding(each) for each in reading.findings],
    }


def _value(field: Field | None) -> str | None:
    return None if field is None else field.value


def _finding(each: Finding) -> Json:
    reason = told(each.message, each.values)
    where = _offsets(each.span) if each.span else {"start": None, "end": None}
    return {"code": each.code, "name": each.name, "reason": reason["en"], "reason_zh": reason["zh"], **where}


def _offsets(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _citation(cited: Citation) -> Json:
    return {
        "title": _value(cited.title),
        "document_number": _value(cited.number),
        "relation": cited.relation,
        "alias": _value(cited.alias),
        "start": cited.span.start,
        "end": cited.span.end,
    }


def _commitment(
    each: Commitment,
    text: str,
    links: dict[Span, Link],
    canonical: dict[str, str | None],
    named: dict[str | None, str],
) -> Json:
    return {
        "path": each.path,
        "label": each.label,
        "heading": each.heading,
        "start": each.span.start,
        "end": each.span.end,
        "responsibility_state": each.state,
        "responsibilities": [
            _responsibility(part, text, links, canonical) for part in each.responsibilities if not part.person
        ],
        "measures": [_measure(part, links, named) for part in each.measures],
        "times": [_time(part) for part in each.times],
        "targets": [_target(part) for part in each.targets],
    }


def _measure(part: Measure, links: dict[Span, Link], named: dict[str | None, str]) -> Json:
    start, end = part.span
    return {
        "start": start,
        "end": end,
        "force": part.force,
        "status": part.status,
        "actors": [_party(each, links, named) for each in part.actors],
        # the others are empty in most measures, where a comprehension costs more than the look
        "beneficiaries": [_party(each, links, named) for each in part.beneficiaries] if part.beneficiaries else [],
        "places": [_party(each, links, named) for each in part.places] if part.places else [],
        "outcomes": [_offsets(span) for span in part.outcomes] if part.outcomes else [],
        "open_list": part.open_list,
        "times": [_time(each) for each in part.times] if part.times else [],
    }


def _party(each: Party, links: dict[Span, Link], named: dict[str | None, str]) -> Json:
    span = each.span
    start, end = span or (None, None)
    link = links.get(span) if span else None
    return {
        "name": each.name,
        "mode": each.mode,
        "start": start,
        "end": end,
        "iri": link.iri if link else named.get(each.name),
    }


def _target(part: Target) -> Json:
    return {
        "start": part.span.start,
        "end": part.span.end,
        "comparator": part.comparator,
        "value": part.value,
        "unit": part.unit,
        "base": part.base,
        "change": part.change,
        "effort": part.effort,
    }


def _responsibility(part: Responsibility, text: str, links: dict[Span, Link], canonical: dict[str, str | None]) -> Json:
    link = links.get(part.span)
    start, end = part.span
    return {
        "role": part.role,
        "role_word": part.role_word,
        "org": text[start:end],
        "org_full": part.full_name,
        "canonical": canonical.get(link.iri) if link else None,
        "iri": link.iri if link else None,
        "collective": part.collective,
        "start": start,
        "end": end,
    }


def _time(part: Time) -> Json:
    return {
        "start": part.span.start,
        "end": part.span.end,
        "edtf": part.edtf,
        "rrule": part.rrule,
        "kind": part.kind,
        "derivation": part.derivation,
        "deadline": part.deadline,
        "count": part.count,
        "within": part.within,
    }


def _mention(each: Mention, text: str, links: dict[Span, Link]) -> Json:
    link = links.get(each.span)
    start, end = each.span
    return {
        "kind": each.kind,
        "text": text[start:end],
        "start": start,
        "end": end,
        "iri": link.iri if link else None,
        "derivation": link.derivation if link else "stated",
    }
