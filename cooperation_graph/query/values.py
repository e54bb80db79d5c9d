"""What the answers are made of.

Named tuples, for a command line starts with them: to define a dataclass takes eight times as long.
"""

from typing import NamedTuple


class Evidence(NamedTuple):
    """Where a fact was read: `quotation` is exactly the characters start to end of the text."""

    iri: str
    text: str  # IRI of the source text
    start: int
    end: int
    quotation: str
    derivation: str  # stated, resolved, inferred, curated, reference
    rule: str


class Named(NamedTuple):
    """A thing with the name that is printed and, where a source says so, its full name."""

    iri: str
    label: str
    full_name: str | None = None
    collective: bool = False


class Assignment(NamedTuple):
    """One body in one role for one commitment."""

    iri: str
    commitment: str
    role: str
    role_word: str
    position: int
    body: Named


class Commitment(NamedTuple):
    """A numbered task with the bodies that are named for it, in the order of the text."""

    iri: str
    notice: str
    path: str
    label: str
    ordinal: int
    heading: str
    state: str  # stated, none_stated, truncated
    assignments: tuple[Assignment, ...]

    def bodies(self, role: str) -> tuple[Named, ...]:
        """Return who has that role, in the order of the text."""
        return tuple(each.body for each in self.assignments if each.role == role)


class Notice(NamedTuple):
    """A notice as its masthead names it."""

    iri: str
    title: str
    number: str | None
    issued: str | None
    issuers: tuple[Named, ...]
    text: str | None  # IRI of the source text


class Statement(NamedTuple):
    """A fact for people: what is said of what, and where it was read."""

    subject: str
    name: str  # CURIE of the property
    value: str
    value_label: str
    evidence: tuple[Evidence, ...]


class Gap(NamedTuple):
    """Something that a notice leaves open or that was not understood."""

    kind: str  # one of KINDS_OF_GAP
    notice: str
    notice_title: str
    task: str
    name: str  # what is meant: a heading, a body, a time, a word of responsibility
    reason: str  # why it is a gap, where the kind does not say it all, in English
    reason_zh: str
    quotation: str
    start: int | None
    end: int | None


class Match(NamedTuple):
    """What a name was taken for, and how."""

    asked: str
    found: Named
    how: str  # exact, prefLabel, altLabel, code, iri, number, path, words, short, part
