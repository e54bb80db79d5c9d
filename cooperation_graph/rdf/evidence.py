"""What the graph of evidence says: each piece of evidence, the characters that it points at, and the stored text.

What is said of each comes as lines in the order of a sorted file. Two lines of three are of this kind, so what many of
them share is written once.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .. import iri
from ..model import Derivation, Mode, Span
from .said import Evidence, Subject
from .terms import coded, curie, fact, is_a, number, plain

# how a line ends that describes evidence or a text
_END = f"<{iri.BASE}graph/evidence> .\n".encode()


class _Way(NamedTuple):
    """A way of reading: how it ends the IRI of evidence, and what is said of it."""

    name: bytes
    lines: list[bytes]


class _Ways(dict[tuple[str, Derivation, str | None, Mode | None], _Way]):
    """The ways of reading by rule, derivation, row and mode, each made when it is first asked for."""

    def __missing__(self, key: tuple[str, Derivation, str | None, Mode | None]) -> _Way:
        self[key] = way = _way(*key)
        return way


class Graphs(dict[Evidence, bytes]):
    """The ends of the lines that stand in the graphs of evidence, each made when it is first asked for."""

    def __init__(self, about: Subject) -> None:
        """Begin without evidence."""
        self._about = about
        self._lexicon = f"<{iri.BASE}id/evidence/lexicon".encode()
        self._notice = f"<{iri.BASE}id/evidence/{about.reading.source.sha256[:16]}/".encode()
        self._ways = _Ways()
        self._read: dict[bytes, tuple[Span | None, _Way]] = {}  # where and how, by the end of the line

    def __missing__(self, evidence: Evidence) -> bytes:
        """Return and keep the end of a line: the IRI of the evidence, in which stands what makes it one."""
        span = evidence.span
        way = self._ways[evidence.rule, evidence.derivation, evidence.row, evidence.mode]
        where = self._lexicon if span is None else self._notice + b"%d-%d" % span
        self[evidence] = within = where + way.name
        self._read[within] = span, way
        return within

    def selectors(self) -> dict[Span, bytes]:
        """Return the ranges of characters that evidence stands at, each with the IRI of its selector (RFC 5147)."""
        selector = b"%b#char=%%d,%%d>" % self._about.text.removesuffix(b">")
        spans = {span: None for span, _ in self._read.values()}
        return {span: selector % span for span in spans if span is not None}

    def described(self, selectors: Mapping[Span, bytes]) -> Iterator[bytes]:
        """Yield what is said of each piece of evidence."""
        kind, source = is_a("cg:Evidence") + _END, fact("oa:hasSource", self._about.text) + _END
        selector = curie("oa:hasSelector")
        for within, (span, way) in self._read.items():
            where = () if span is None else (b"%b %b %b" % (selector, selectors[span], _END), source)
            named = within.removesuffix(b".\n")
            yield named + named.join([kind, *where, *way.lines])


def _way(rule: str, derivation: Derivation, row: str | None, mode: Mode | None) -> _Way:
    name, told = iri.segment(rule), [coded("cg:derivation", derivation)]
    if row is not None:
        name = f"{name}/{iri.segment(row)}"
        told.append(fact("cg:lexiconRow", plain(row)))
    if mode is not None:
        told.append(coded("cg:mode", mode))
    told.append(fact("cg:rule", plain(rule)))
    return _Way(f"/{derivation}/{name}> .\n".encode(), [each + _END for each in told])


def quotations(about: Subject, selectors: Mapping[Span, bytes]) -> Iterator[bytes]:
    """Yield which characters each selector points at."""
    text = about.reading.source.text
    kinds = [is_a(name) + _END for name in ("oa:TextPositionSelector", "oa:TextQuoteSelector")]
    last, exact, first = map(curie, ("oa:end", "oa:exact", "oa:start"))
    integer = b"^^%b %b" % (curie("xsd:integer"), _END)
    for (start, stop), name in selectors.items():
        lines = (
            *kinds,
            b'%b "%d"%b' % (last, stop, integer),
            b"%b %b %b" % (exact, plain(text[start:stop]), _END),
            b'%b "%d"%b' % (first, start, integer),
        )
        named = name + b" "
        yield named + named.join(lines)


def stored_text(about: Subject) -> bytes:
    """Return what is known of the stored text, its characters among it."""
    source = about.reading.source
    told = (
        is_a("cg:SourceText"),
        fact("rdf:value", plain(source.text)),
        fact("cg:fileName", plain(source.name)),
        fact("cg:sha256", plain(source.sha256)),
        fact("cg:characters", number(len(source.text))),
        fact("dcterms:format", plain(source.media_type)),
    )
    return b"".join([b"%b %b%b" % (about.text, each, _END) for each in sorted(told)])
