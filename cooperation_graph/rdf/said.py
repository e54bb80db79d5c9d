"""A statement as the stages of writing hand it on: what is said, and the evidence that it rests on."""

import re
from collections.abc import Iterator
from typing import Self

from msgspec import Struct

from .. import iri
from ..model import Derivation, Link, Mode, Party, Reading, Span
from .terms import chinese, fact, is_a, resource, safe


class Evidence(Struct, frozen=True, gc=False):
    """Where and how something was read; without a span it rests on a row of data/lexicon alone."""

    span: Span | None
    rule: str
    derivation: Derivation = Derivation.STATED
    row: str | None = None
    mode: Mode | None = None  # how a party of a measure was understood


Said = tuple[tuple[Evidence, ...], bytes, tuple[bytes, ...]]
"""What is said of a subject: facts, each of which rests on all of the evidence. Subject and facts are of N-Quads.

A plain tuple, for a notice makes thousands and nothing keeps them.
"""


class Subject(Struct, frozen=True):
    """A reading with what its statements share: the key of the notice in their IRIs."""

    reading: Reading
    links: dict[Span, Link]
    by_name: dict[str, str]
    key: str
    notice: bytes  # the IRI of the notice
    text: bytes  # the IRI of the stored text

    @classmethod
    def of(cls, reading: Reading) -> Self:
        """Return the subject of a reading, its names indexed."""
        named = reading.outline.masthead.document_number
        key = iri.segment(named.value) if named else f"sha256-{reading.source.sha256[:16]}"
        return cls(
            reading,
            links={link.span: link for link in reading.links},
            by_name={
                name: entity.iri
                for entity in reversed(reading.entities)
                for name in (entity.canonical, entity.label)
                if name is not None
            },
            key=key,
            notice=resource(f"notice/{key}"),
            text=resource(f"text/sha256-{reading.source.sha256}"),
        )

    def own(self, kind: str, *names: str) -> bytes:
        """Return the IRI of something that belongs to this notice."""
        return f"<{iri.BASE}id/{kind}/{self.key}/{safe('/'.join(names))}>".encode()

    def printed(self, span: Span) -> str:
        """Return the characters of a span as a reader sees them: line breaks joined, nothing invisible."""
        start, end = span
        quoted = self.reading.source.text[start:end]
        if not quoted.isprintable():  # a few
            quoted = _INVISIBLE.sub("", _BREAK.sub("", quoted))
        return quoted.strip()

    def unresolved(self, name: str) -> bytes:
        """Return the IRI of a name that was matched to nothing."""
        return self.own("unresolved", iri.segment(name))

    def entity(self, span: Span | None, name: str) -> tuple[bytes, Derivation]:
        """Return what a name at a span stands for, and how that was found; an unmatched name stands for itself."""
        link = self.links.get(span) if span else None
        if link:
            return resource(link.iri), link.derivation
        if name in self.by_name:
            return resource(self.by_name[name]), Derivation.RESOLVED
        return self.unresolved(name), Derivation.STATED

    def named(
        self, at: tuple[Evidence, ...], span: Span | None, name: str, kind: str = "cg:UnresolvedName"
    ) -> Iterator[Said]:
        """Yield what is to be said of a name that was matched to no entity: that it is one, and how it reads."""
        if span not in self.links and name not in self.by_name:
            yield (at, self.unresolved(name), (is_a(kind), fact("rdfs:label", chinese(name))))

    def party(self, party: Party) -> tuple[bytes, Derivation]:
        """Return what an actor, beneficiary or place stands for, and how that was found."""
        found, derivation = self.entity(party.span, party.name)
        return found, derivation if party.mode == "explicit" else Derivation.INFERRED


_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_BREAK = re.compile(r"[ \t\u3000]*[\r\n]+[ \t\u3000]*")
