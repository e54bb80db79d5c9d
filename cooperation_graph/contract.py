"""The JSON object of one notice: the interface for programs.

Each class is an object of the JSON, its fields the keys in their order.
"""

import msgspec
from msgspec import Struct

from . import model
from .model import Derivation, Field, Force, Kind, MeasureStatus, Mode, Reading, Role, Span, State, TimeKind
from .reasons import told

Json = dict[str, object]


class Offsets(Struct, frozen=True, gc=False):
    """Where something stands, in code points of the text."""

    start: int
    end: int


class Source(Struct, frozen=True, gc=False):
    """The file."""

    name: str
    sha256: str
    media_type: str
    characters: int


class Authority(Struct, frozen=True, gc=False):
    """A document that the notice rests on."""

    title: str | None
    document_number: str | None
    relation: str | None
    alias: str | None
    start: int
    end: int


class Masthead(Struct, frozen=True, gc=False):
    """What the notice says about itself."""

    title: str | None
    document_number: str | None
    issuer: str | None
    issued: str | None
    addressees: list[str]
    authorities: list[Authority]


class Responsibility(Struct, frozen=True, gc=False):
    """One body in one role."""

    role: Role
    role_word: str
    org: str
    org_full: str
    canonical: str | None
    iri: str | None
    collective: bool
    start: int
    end: int


class Party(Struct, frozen=True, gc=False):
    """An actor, beneficiary or place of a measure."""

    name: str
    mode: Mode
    start: int | None
    end: int | None
    iri: str | None


class Time(Struct, frozen=True, gc=False):
    """A time expression."""

    start: int
    end: int
    edtf: str | None
    rrule: str | None
    kind: TimeKind
    derivation: Derivation
    deadline: bool
    count: int | None
    within: str | None


class Target(Struct, frozen=True, gc=False):
    """A quantity that is promised."""

    start: int
    end: int
    comparator: str
    value: str | None
    unit: str | None
    base: str | None
    change: str | None
    effort: bool


class Measure(Struct, frozen=True, gc=False):
    """One action inside a commitment."""

    start: int
    end: int
    force: Force
    status: MeasureStatus
    actors: list[Party]
    beneficiaries: list[Party]
    places: list[Party]
    outcomes: list[Offsets]
    open_list: bool
    times: list[Time]


class Commitment(Struct, frozen=True, gc=False):
    """A numbered task."""

    path: str
    label: str
    heading: str
    start: int
    end: int
    responsibility_state: State
    responsibilities: list[Responsibility]
    measures: list[Measure]
    times: list[Time]
    targets: list[Target]


class Mention(Struct, frozen=True, gc=False):
    """A name of one thing."""

    kind: Kind
    text: str
    start: int
    end: int
    iri: str | None
    derivation: Derivation


class Unparsed(Struct, frozen=True, gc=False):
    """A word of responsibility that was not understood."""

    start: int
    end: int
    trigger: str
    reason: str
    reason_zh: str


class Finding(Struct, frozen=True, gc=False):
    """Something a person should look at."""

    code: str
    name: str
    reason: str
    reason_zh: str
    start: int | None
    end: int | None


class Notice(Struct, frozen=True, gc=False):
    """All that was understood of a notice."""

    source: Source
    text: str
    notice: Masthead
    commitments: list[Commitment]
    times: list[Time]  # outside every commitment, as the targets
    targets: list[Target]
    mentions: list[Mention]
    unparsed: list[Unparsed]
    findings: list[Finding]


class _Known(Struct, frozen=True):
    """What the parts of a notice are looked up in."""

    text: str
    links: dict[Span, model.Link]
    canonical: dict[str, str | None]  # by IRI
    named: dict[str | None, str]  # IRIs


def as_bytes(reading: Reading) -> bytes:
    """Return what was understood of a notice as JSON in UTF-8, on one line."""
    return msgspec.json.encode(notice(reading))


def as_text(reading: Reading) -> str:
    """Return what was understood of a notice as JSON for people, indented."""
    return msgspec.json.format(as_bytes(reading), indent=2).decode()


def as_json(reading: Reading) -> Json:
    """Return what was understood of a notice as one JSON object."""
    return msgspec.to_builtins(notice(reading))  # type: ignore[no-any-return]


def notice(reading: Reading) -> Notice:
    """Return what was understood of a notice, offsets in code points of its text."""
    source = reading.source
    known = _Known(
        source.text,
        {link.span: link for link in reading.links},
        {entity.iri: entity.canonical for entity in reading.entities},
        {name: entity.iri for entity in reversed(reading.entities) for name in (entity.canonical, entity.label)},
    )
    return Notice(
        Source(source.name, source.sha256, source.media_type, len(source.text)),
        source.text,
        _masthead(reading),
        [_commitment(each, known) for each in reading.commitments],
        [_time(each) for each in reading.times],
        [_target(each) for each in reading.targets],
        [_mention(each, known) for each in reading.mentions],
        [Unparsed(*each.span, each.trigger, each.reason, told(each.reason)["zh"]) for each in reading.unparsed],
        [_finding(each) for each in reading.findings],
    )


_AUTHORITY = ("basedOn", "carriesOut")


def _masthead(reading: Reading) -> Masthead:
    head = reading.outline.masthead
    return Masthead(
        _value(head.title),
        _value(head.document_number),
        " ".join(field.value for field in head.issuers) or None,
        _value(head.issued),
        [field.value for field in head.addressees],
        [_authority(cited) for cited in reading.citations if cited.relation in _AUTHORITY],
    )


def _value(field: Field | None) -> str | None:
    return None if field is None else field.value


def _authority(cited: model.Citation) -> Authority:
    return Authority(_value(cited.title), _value(cited.number), cited.relation, _value(cited.alias), *cited.span)


def _commitment(each: model.Commitment, known: _Known) -> Commitment:
    return Commitment(
        each.path,
        each.label,
        each.heading,
        *each.span,
        each.state,
        [_responsibility(part, known) for part in each.responsibilities if not part.person],
        [_measure(part, known) for part in each.measures],
        [_time(part) for part in each.times],
        [_target(part) for part in each.targets],
    )


def _responsibility(part: model.Responsibility, known: _Known) -> Responsibility:
    link = known.links.get(part.span)
    start, end = part.span
    return Responsibility(
        part.role,
        part.role_word,
        known.text[start:end],
        part.full_name,
        known.canonical.get(link.iri) if link else None,
        link.iri if link else None,
        part.collective,
        start,
        end,
    )


def _measure(part: model.Measure, known: _Known) -> Measure:
    # all but the actors are empty in most measures, where a comprehension costs more than the look
    return Measure(
        *part.span,
        part.force,
        part.status,
        [_party(each, known) for each in part.actors],
        [_party(each, known) for each in part.beneficiaries] if part.beneficiaries else [],
        [_party(each, known) for each in part.places] if part.places else [],
        [Offsets(*span) for span in part.outcomes] if part.outcomes else [],
        part.open_list,
        [_time(each) for each in part.times] if part.times else [],
    )


def _party(each: model.Party, known: _Known) -> Party:
    start, end = each.span or (None, None)
    link = known.links.get(each.span) if each.span else None
    return Party(each.name, each.mode, start, end, link.iri if link else known.named.get(each.name))


def _time(part: model.Time) -> Time:
    return Time(*part.span, part.edtf, part.rrule, part.kind, part.derivation, part.deadline, part.count, part.within)


def _target(part: model.Target) -> Target:
    return Target(*part.span, part.comparator, part.value, part.unit, part.base, part.change, part.effort)


def _mention(each: model.Mention, known: _Known) -> Mention:
    link = known.links.get(each.span)
    start, end = each.span
    iri, derivation = (link.iri, link.derivation) if link else (None, Derivation.STATED)
    return Mention(each.kind, known.text[start:end], start, end, iri, derivation)


def _finding(each: model.Finding) -> Finding:
    start, end = each.span or (None, None)
    reason = told(each.message, each.values)
    return Finding(each.code, each.name, reason["en"], reason["zh"], start, end)
