"""From a reading to statements: a fact stands in the default graph, and again in the graph of each evidence of it."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from .. import iri
from ..model import Reading, Span
from ..vocabulary import concept
from .commitments import commitments, outside
from .entities import entities, findings
from .notice import citations, notice
from .said import Evidence, Subject
from .terms import curie, number, plain, resource

# what is said of a notice; the order is of no consequence, for the lines are sorted
FAMILIES = (notice, outside, citations, commitments, entities, findings)


def statements(reading: Reading, base: str = iri.BASE) -> list[str]:
    """Return a reading as sorted lines of N-Quads, the stored text among them."""
    about = Subject(reading, base)
    said: defaultdict[Evidence, set[str]] = defaultdict(set)
    for evidence, subject, predicate, value in chain.from_iterable(family(about) for family in FAMILIES):
        said[evidence].add(f"{subject} {predicate} {value}")
    lines = {f"{triple} .\n" for triple in set().union(*said.values())}
    for evidence, triples in said.items():
        graph = _graph(about, evidence)
        lines.update([f"{triple} {graph} .\n" for triple in triples])
        lines.update(_described(about, evidence, graph))
    for span in {evidence.span for evidence in said if evidence.span is not None}:
        lines.update(_selector(about, span))
    lines.update(_text(about))
    return sorted(lines)


def notice_iri(reading: Reading, base: str = iri.BASE) -> str:
    """Return the IRI of the notice of a reading."""
    return Subject(reading, base).notice.strip("<>")


def _graph(about: Subject, evidence: Evidence) -> str:
    """Return the IRI of a piece of evidence: what makes it one stands in it."""
    where = "lexicon"
    if evidence.span is not None:
        where = f"{about.reading.source.sha256[:16]}/{evidence.span.start}-{evidence.span.end}"
    named = [evidence.derivation.value, evidence.rule, *([evidence.row] if evidence.row is not None else [])]
    return resource("/".join(("evidence", where, *map(_segment, named))), about.base)


_segment = lru_cache(maxsize=4096)(iri.segment)


def _described(about: Subject, evidence: Evidence, itself: str) -> Iterator[str]:
    """Yield what the evidence graph says of a piece of evidence."""
    end = f" {resource_of_evidence(about.base)} .\n"
    yield f"{itself} {curie('rdf:type')} {curie('cg:Evidence')}{end}"
    yield f"{itself} {curie('cg:derivation')} {curie('cg:' + concept(evidence.derivation))}{end}"
    yield f"{itself} {curie('cg:rule')} {plain(evidence.rule)}{end}"
    if evidence.mode is not None:
        yield f"{itself} {curie('cg:mode')} {curie('cg:' + concept(evidence.mode))}{end}"
    if evidence.row is not None:
        yield f"{itself} {curie('cg:lexiconRow')} {plain(evidence.row)}{end}"
    if evidence.span is not None:
        yield f"{itself} {curie('oa:hasSource')} {about.text}{end}"
        yield f"{itself} {curie('oa:hasSelector')} {about.selector(evidence.span)}{end}"


def _selector(about: Subject, span: Span) -> Iterator[str]:
    """Yield which characters a selector points at."""
    itself, end = about.selector(span), f" {resource_of_evidence(about.base)} .\n"
    yield f"{itself} {curie('rdf:type')} {curie('oa:TextPositionSelector')}{end}"
    yield f"{itself} {curie('rdf:type')} {curie('oa:TextQuoteSelector')}{end}"
    yield f"{itself} {curie('oa:start')} {number(span.start)}{end}"
    yield f"{itself} {curie('oa:end')} {number(span.end)}{end}"
    yield f"{itself} {curie('oa:exact')} {plain(about.reading.source.quote(span))}{end}"


def resource_of_evidence(base: str) -> str:
    """Return the graph in which evidence and texts are described."""
    return f"<{base}graph/evidence>"


def _text(about: Subject) -> Iterator[str]:
    """Yield what is known of the stored text, its characters among it."""
    source = about.reading.source
    for name, value in (
        ("rdf:type", curie("cg:SourceText")),
        ("rdf:value", plain(source.text)),
        ("cg:fileName", plain(source.name)),
        ("cg:sha256", plain(source.sha256)),
        ("cg:characters", number(len(source.text))),
        ("dcterms:format", plain(source.media_type)),
    ):
        yield f"{about.text} {curie(name)} {value} {resource_of_evidence(about.base)} .\n"
