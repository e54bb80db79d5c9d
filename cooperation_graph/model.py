"""The values that pass between the stages: frozen, and every span an offset into the notice's stored text.

A value holds what was made before it, so values form no cycles, and the garbage collector need not look at them
(gc=False).
"""

from typing import NamedTuple

from msgspec import Struct

from .words import (
    Derivation,
    Force,
    Kind,
    MeasureStatus,
    Mode,
    Role,
    SectionKind,
    State,
    TimeKind,
)

__all__ = [
    "Citation",
    "Commitment",
    "Derivation",
    "Entity",
    "Fact",
    "Field",
    "Finding",
    "Force",
    "Found",
    "Kind",
    "Link",
    "Location",
    "Masthead",
    "Measure",
    "MeasureStatus",
    "Mention",
    "Mode",
    "Outline",
    "Party",
    "Reading",
    "Relation",
    "Responsibility",
    "Role",
    "Section",
    "SectionKind",
    "Source",
    "Span",
    "State",
    "Table",
    "Target",
    "Time",
    "TimeKind",
    "Unparsed",
]


class Span(NamedTuple):
    """A half-open range of code points of the stored text."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Return whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class Location(Struct, frozen=True, gc=False):
    """The way back from a span of the stored text to the original file, e.g. "page 3", "table 1 row 2 cell 4"."""

    span: Span
    place: str


class Source(Struct, frozen=True, gc=False):
    """A file as it was read: `text` is the stored text that every offset means."""

    name: str
    sha256: str  # of the stored text in UTF-8
    media_type: str
    text: str
    locations: tuple[Location, ...] = ()

    def quote(self, span: Span) -> str:
        """Return the exact characters of a span."""
        return self.text[span.start : span.end]


class Field(Struct, frozen=True, gc=False):
    """A value read from a span, normalised (line breaks joined, dates in ISO form)."""

    value: str
    span: Span


class Citation(Struct, frozen=True, gc=False):
    """A document that the notice names."""

    span: Span
    title: Field | None
    number: Field | None
    relation: str | None  # basedOn, carriesOut or cites; None where only named
    alias: Field | None = None


class Masthead(Struct, frozen=True, gc=False):
    """What a notice says about itself; None and () mean that the text does not say."""

    title: Field | None = None
    document_number: Field | None = None
    issuers: tuple[Field, ...] = ()
    issued: Field | None = None  # 成文日期, ISO
    published: Field | None = None
    effective: Field | None = None
    expires: Field | None = None
    addressees: tuple[Field, ...] = ()
    plan_title: Field | None = None  # of the plan that the notice prints
    drafter: Field | None = None  # 起草部门 of a 转发
    annexes: tuple[Field, ...] = ()
    labelled: tuple[tuple[str, Field], ...] = ()  # 【发布单位】 and the like, label and value as printed


class Section(Struct, frozen=True, gc=False):
    """A numbered part of the notice; `path` is its identity ("3.1"), `label` what is printed ("三（一）")."""

    path: str
    label: str
    level: int
    kind: SectionKind
    span: Span
    heading: Span | None
    body: Span | None = None


class Table(Struct, frozen=True, gc=False):
    """Rows of cells, as spans; an empty span stands for a cell that repeats the one above it (merged).

    `columns` says what each column holds: number, task, lead, responsible, support, supervise, person, time, target
    or other. `paths` are the sections that the rows make up, () where the table assigns no tasks.
    """

    span: Span
    header: tuple[Span, ...]
    rows: tuple[tuple[Span, ...], ...]
    columns: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    merges: bool = True  # an empty cell stands for the one above; not where cells are only missing


class Outline(Struct, frozen=True, gc=False):
    """The notice's parts in reading order."""

    masthead: Masthead
    sections: tuple[Section, ...]
    tables: tuple[Table, ...] = ()
    truncated: bool = False  # the text breaks off inside its last section


class Responsibility(Struct, frozen=True, gc=False):
    """One body in one role for the commitment at `path`."""

    path: str
    role: Role
    role_word: str
    role_span: Span | None
    span: Span
    full_name: str  # the item with an elided prefix or suffix restored
    collective: bool
    position: int  # in its list, from 1
    line: Span  # the whole responsibility line
    rule: str
    premise: Span | None = None  # the sentence that says 列首位的为牵头, where that made it a lead
    onward: bool = False  # named once for the tasks that follow too: 以下各项均需各区政府落实
    person: bool = False  # 牵头领导 and the like: kept out of the graph unless asked for


class Mention(Struct, frozen=True, gc=False):
    """A name of one thing."""

    kind: Kind
    span: Span
    rule: str


class Time(Struct, frozen=True, gc=False):
    """A time expression with its calendar value, or None where it has none."""

    span: Span
    kind: TimeKind
    edtf: str | None = None
    rrule: str | None = None
    derivation: Derivation = Derivation.STATED
    deadline: bool = False  # attached to a task as a limit or period
    mention: bool = True  # False where the word gives no TimeExpression of its own: 适时, 近年来, 逐步
    count: int | None = None  # 每年…一次: how many times in each period
    within: str | None = None  # EDTF of the interval that bounds a recurrence: 未来5年，每年…


class Target(Struct, frozen=True, gc=False):
    """A quantity that is promised."""

    span: Span
    comparator: str  # ">=", "<=", "=", "≈", "+", "-", "relative"
    value: str | None
    unit: str | None
    base: str | None = None
    effort: bool = False  # 力争
    change: str | None = None  # "+" or "-" where the text says growth or fall: 增长5%以上 is ">=" and "+"


class Party(Struct, frozen=True, gc=False):
    """An actor, beneficiary or place of a measure: the name understood, and how."""

    name: str
    mode: Mode
    span: Span | None = None


class Measure(Struct, frozen=True, gc=False):
    """One action inside a commitment."""

    path: str
    span: Span
    force: Force
    status: MeasureStatus
    actors: tuple[Party, ...] = ()
    beneficiaries: tuple[Party, ...] = ()
    places: tuple[Party, ...] = ()
    times: tuple[Time, ...] = ()
    rule: str = ""
    outcomes: tuple[Span, ...] = ()  # 实现…, 带动…: what a measure is for, no measure of its own
    open_list: bool = False  # 海棠山、大青沟等: what it names is not all


class Unparsed(Struct, frozen=True, gc=False):
    """Something that was seen and not understood."""

    span: Span
    trigger: str
    reason: str


class Found(Struct, frozen=True, gc=False):
    """What the rules found, before names are matched to entities."""

    citations: tuple[Citation, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    times: tuple[Time, ...] = ()
    targets: tuple[Target, ...] = ()
    mentions: tuple[Mention, ...] = ()
    measures: tuple[Measure, ...] = ()
    unparsed: tuple[Unparsed, ...] = ()


class Fact(Struct, frozen=True, gc=False):
    """A statement about an entity that the notice or a lexicon row supports.

    `object` is an IRI path ("place/210100") when `is_iri`, else a literal of `datatype` or `language`.
    """

    predicate: str  # local name or CURIE, e.g. "cg:locatedIn", "skos:altLabel"
    object: str
    derivation: Derivation
    is_iri: bool = False
    datatype: str | None = None
    language: str | None = None
    span: Span | None = None  # where the text says so
    source: str | None = None  # the lexicon row, for Derivation.REFERENCE


class Entity(Struct, frozen=True, gc=False):
    """A thing that mentions name; `iri` is a path below the base, e.g. "org/210100/发改委"."""

    iri: str
    kind: Kind
    subclass: str | None  # a finer class of the ontology: Government, Department, PartyBody, …
    label: str
    canonical: str | None  # the full official name on the notice's date, None where no source says so
    resolved: bool
    facts: tuple[Fact, ...] = ()


class Link(Struct, frozen=True, gc=False):
    """A mention, responsibility or party matched to an entity."""

    span: Span
    iri: str
    derivation: Derivation
    how: str  # the rule of the match, for people


class Commitment(Struct, frozen=True, gc=False):
    """A numbered task with what it says."""

    path: str
    label: str
    ordinal: int  # reading order, sortable
    heading: str
    span: Span
    heading_span: Span | None
    state: State
    responsibilities: tuple[Responsibility, ...]
    measures: tuple[Measure, ...]
    times: tuple[Time, ...]
    targets: tuple[Target, ...]
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...] = ()  # further statements about it: leading and related industries, beneficiaries, …


class Relation(Struct, frozen=True, gc=False):
    """A statement about something that is no single entity's own: who helps whom, which plan derives from which."""

    subject: str
    fact: Fact


class Finding(Struct, frozen=True, gc=False):
    """Something a person should look at."""

    span: Span | None
    code: str  # unresolved, unparsed, ambiguous, truncated, collective, vague, duplicate, unverified …
    message: str  # the English of a reason, its {fields} unfilled
    values: tuple[tuple[str, str], ...] = ()  # what they hold
    name: str = ""  # what it is about


class Reading(Struct, frozen=True, gc=False):
    """All that was understood of one notice."""

    source: Source
    outline: Outline
    citations: tuple[Citation, ...]
    commitments: tuple[Commitment, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    links: tuple[Link, ...]
    relations: tuple[Relation, ...]
    unparsed: tuple[Unparsed, ...]
    findings: tuple[Finding, ...]
    times: tuple[Time, ...] = ()  # outside every commitment: 发展目标, 总体要求
    targets: tuple[Target, ...] = ()
