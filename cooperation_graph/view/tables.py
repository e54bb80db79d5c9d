"""What the page holds: plain rows, so that two thousand commitments stay below five megabytes.

A row names another row by its position, and a piece of evidence is five numbers in a row: text, start, end, way of
reading, rule. A fact that comes from a lexicon has text -1.
"""

from typing import NamedTuple

from msgspec import Struct

Evidence = tuple[int, ...]

READINGS = ("stated", "resolved", "inferred", "curated", "reference")


class Text(NamedTuple):
    """The stored text of one notice."""

    name: str
    sha256: str
    text: str


class Node(NamedTuple):
    """Anything that can be drawn and selected: a body, a commitment, a document, a place or a thing."""

    iri: str  # the path below the base; it stands in the address of the page
    kind: str
    label: str
    full: str  # the full official name, "" where no source says so
    english: str
    aliases: tuple[str, ...]
    unsure: int  # 1 where the name could not be matched, or its full name is unverified


class Edge(NamedTuple):
    """A statement between two nodes, with all the places that say so."""

    source: int
    target: int
    relation: str
    evidence: Evidence
    word: str = ""  # the text's own word for it, e.g. 牵头部门
    position: int = 0


class Notice(NamedTuple):
    """A notice that is held."""

    node: int
    text: int
    number: str
    issued: str
    effective: str
    expires: str


class Commitment(NamedTuple):
    """A numbered task."""

    node: int
    notice: int
    path: str
    label: str
    ordinal: int
    state: str
    text: int
    start: int
    end: int


class Measure(NamedTuple):
    """One action inside a commitment; its words are its evidence."""

    commitment: int
    force: str
    status: str
    evidence: Evidence
    actors: tuple[int, ...]  # a node; or its complement (-1 for 0) where it was understood and is not written
    beneficiaries: tuple[int, ...]


class Time(NamedTuple):
    """A time expression of a commitment."""

    commitment: int
    kind: str
    edtf: str
    rrule: str
    status: str  # of the measure that it stands in: promised, done, plan_content, forecast
    evidence: Evidence


class Target(NamedTuple):
    """A promised quantity of a commitment."""

    commitment: int
    evidence: Evidence


class Note(NamedTuple):
    """A literal that is said of a node, e.g. its document number or its division code."""

    node: int
    term: str
    value: str  # "" where it is the label of the node
    evidence: Evidence


class Tables(Struct, frozen=True):
    """All rows of one page."""

    texts: tuple[Text, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    notices: tuple[Notice, ...]
    commitments: tuple[Commitment, ...]
    measures: tuple[Measure, ...]
    times: tuple[Time, ...]
    targets: tuple[Target, ...]
    notes: tuple[Note, ...]
    rules: tuple[str, ...]
