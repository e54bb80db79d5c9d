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
from .terms import curie, made, number, plain

# what is said of a notice; the order is of no consequence, for the lines are sorted
FAMILIES = (notice, outside, citations, commitments, entities, findings)


def statements(reading: Reading, base: str = iri.BASE) -> list[str]:
    """Return a reading as sorted lines of N-Quads, the stored text among them."""
    about = Subject(reading, base)
    graphs: dict[Evidence, str] = {}
    said: defaultdict[str, set[str]] = defaultdict(set)  # what follows each subject on its lines
    for evidence, subject, predicate, value in chain.from_iterable(family(about) for family in FAMILIES):
        graph = graphs.get(evidence)
        if graph is None:
            graph = graphs[evidence] = _graph(about, evidence)
        triple = f"{predicate} {value}"
        said[subject].update((f"{triple} .\n", f"{triple} {graph} .\n"))
    end = f" {resource_of_evidence(about.base)} .\n"
    for evidence, graph in graphs.items():
        said[graph].update(_described(about, evidence, end))
    for span in {evidence.span for evidence in graphs if evidence.span is not None}:
        said[about.selector(span)].update(_selector(about, span, end))
    said[about.text].update(_text(about, end))
    # no subject begins another, so this is the order of whole lines, at a third of what sorting these costs
    return [f"{subject} {rest}" for subject in sorted(said, key=str.encode) for rest in sorted(said[subject])]


def notice_iri(reading: Reading, base: str = iri.BASE) -> str:
    """Return the IRI of the notice of a reading."""
    return Subject(reading, base).notice.strip("<>")


def _graph(about: Subject, evidence: Evidence) -> str:
    """Return the IRI of a piece of evidence: what makes it one stands in it."""
    span, rule, derivation, row, _ = evidence
    where = "lexicon" if span is None else f"{about.reading.source.sha256[:16]}/{span[0]}-{span[1]}"
    named = _segment(rule) if row is None else f"{_segment(rule)}/{_segment(row)}"
    return made(f"evidence/{where}/{derivation.value}/{named}", about.base)


_segment = lru_cache(maxsize=4096)(iri.segment)


def _described(about: Subject, evidence: Evidence, end: str) -> Iterator[str]:
    """Yield what the evidence graph says of a piece of evidence."""
    yield f"{curie('rdf:type')} {curie('cg:Evidence')}{end}"
    if evidence.span is not None:
        yield f"{curie('oa:hasSelector')} {about.selector(evidence.span)}{end}"
        yield f"{curie('oa:hasSource')} {about.text}{end}"
    yield f"{curie('cg:derivation')} {curie('cg:' + concept(evidence.derivation))}{end}"
    if evidence.row is not None:
        yield f"{curie('cg:lexiconRow')} {plain(evidence.row)}{end}"
    if evidence.mode is not None:
        yield f"{curie('cg:mode')} {curie('cg:' + concept(evidence.mode))}{end}"
    yield f"{curie('cg:rule')} {_rule(evidence.rule)}{end}"


_rule = lru_cache(maxsize=4096)(plain)


def _selector(about: Subject, span: Span, end: str) -> Iterator[str]:
    """Yield which characters a selector points at."""
    yield f"{curie('rdf:type')} {curie('oa:TextPositionSelector')}{end}"
    yield f"{curie('rdf:type')} {curie('oa:TextQuoteSelector')}{end}"
    yield f"{curie('oa:end')} {number(span.end)}{end}"
    yield f"{curie('oa:exact')} {plain(about.reading.source.quote(span))}{end}"
    yield f"{curie('oa:start')} {number(span.start)}{end}"


def resource_of_evidence(base: str) -> str:
    """Return the graph in which evidence and texts are described."""
    return f"<{base}graph/evidence>"


def _text(about: Subject, end: str) -> Iterator[str]:
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
        yield f"{curie(name)} {value}{end}"
