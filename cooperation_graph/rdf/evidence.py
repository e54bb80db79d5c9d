"""What the graph of evidence says: each piece of evidence, the characters that it points at, and the stored text.

Each subject comes with the rest of its lines in the order of a sorted file. Two lines of three are of this kind, so
what many of them share is written once; they are bytes, for as text each of their characters would take two.
"""

from collections.abc import Iterable, Iterator, Mapping

from .. import iri
from ..model import Derivation, Mode, Span
from ..vocabulary import concept
from .said import Evidence, Subject
from .terms import curie, made, number, plain

Rest = tuple[bytes, list[bytes]]  # a subject, and what follows it on each of its lines

# how a line ends that describes evidence or a text
_END = f" <{iri.BASE}graph/evidence> .\n"


def graph(about: Subject, evidence: Evidence) -> str:
    """Return the IRI of a piece of evidence: what makes it one stands in it."""
    span, rule, derivation, row, _ = evidence
    where = "lexicon" if span is None else f"{about.reading.source.sha256[:16]}/{span[0]}-{span[1]}"
    named = iri.segment(rule) if row is None else f"{iri.segment(rule)}/{iri.segment(row)}"
    return made(f"evidence/{where}/{derivation.value}/{named}")


def described(about: Subject, graphs: Mapping[Evidence, bytes]) -> Iterator[Rest]:
    """Yield what is said of each piece of evidence."""
    kind = f"{curie('rdf:type')} {curie('cg:Evidence')}{_END}".encode()
    source = f"{curie('oa:hasSource')} {about.text}{_END}".encode()
    selector = curie("oa:hasSelector")
    ways: dict[tuple[Derivation, str | None, Mode | None, str], list[bytes]] = {}
    for (span, rule, derivation, row, mode), itself in graphs.items():
        way = (derivation, row, mode, rule)
        how = ways.get(way)
        if how is None:
            how = ways[way] = [f"{each}{_END}".encode() for each in _how(*way)]
        where = [] if span is None else [f"{selector} {about.selector(span)}{_END}".encode(), source]
        yield itself, [kind, *where, *how]


def _how(derivation: Derivation, row: str | None, mode: Mode | None, rule: str) -> Iterator[str]:
    """Yield how something was read."""
    yield f"{curie('cg:derivation')} {curie('cg:' + concept(derivation))}"
    if row is not None:
        yield f"{curie('cg:lexiconRow')} {plain(row)}"
    if mode is not None:
        yield f"{curie('cg:mode')} {curie('cg:' + concept(mode))}"
    yield f"{curie('cg:rule')} {plain(rule)}"


def selectors(about: Subject, spans: Iterable[Span]) -> Iterator[Rest]:
    """Yield which characters each selector points at."""
    text = about.reading.source.text
    names = ("oa:TextPositionSelector", "oa:TextQuoteSelector")
    kinds = [f"{curie('rdf:type')} {curie(name)}{_END}".encode() for name in names]
    last, exact, first = curie("oa:end"), curie("oa:exact"), curie("oa:start")
    for span in spans:
        start, stop = span
        yield (
            about.selector(span).encode(),
            [
                *kinds,
                f"{last} {number(stop)}{_END}".encode(),
                f"{exact} {plain(text[start:stop])}{_END}".encode(),
                f"{first} {number(start)}{_END}".encode(),
            ],
        )


def stored_text(about: Subject) -> Rest:
    """Return what is known of the stored text, its characters among it."""
    source = about.reading.source
    told = (
        ("rdf:type", curie("cg:SourceText")),
        ("rdf:value", plain(source.text)),
        ("cg:fileName", plain(source.name)),
        ("cg:sha256", plain(source.sha256)),
        ("cg:characters", number(len(source.text))),
        ("dcterms:format", plain(source.media_type)),
    )
    return about.text.encode(), sorted(f"{curie(name)} {value}{_END}".encode() for name, value in told)
