"""What the dataset says of one IRI, with where each statement was read."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from ..iri import BASE
from ..query import term_label
from ..vocabulary import word
from .workers import Workers

# evidence graphs hold the facts once more, grouped by where they were read
_STATEMENTS = """
SELECT ?s ?p ?o ?label ?text ?start ?end ?quote ?derivation ?row WHERE {{
  GRAPH ?evidence {{ {pattern} }}
  GRAPH <{base}graph/evidence> {{
    ?evidence cg:derivation ?derivation .
    OPTIONAL {{ ?evidence oa:hasSource ?text ; oa:hasSelector ?at .
                ?at oa:start ?start ; oa:end ?end ; oa:exact ?quote }}
    OPTIONAL {{ ?evidence cg:lexiconRow ?row }}
  }}
  OPTIONAL {{ {other} rdfs:label ?label }}
}} LIMIT {most}"""
MOST = 5000
"""Pieces of evidence on one page."""

OUTGOING = _STATEMENTS.format(base=BASE, pattern="?s ?p ?o", other="?o", most=MOST)
INCOMING = _STATEMENTS.format(base=BASE, pattern="?s ?p ?o", other="?s", most=MOST)
MARKS = f"""
SELECT ?text ?s ?p ?o ?start ?end ?label ?other WHERE {{
  GRAPH <{BASE}graph/evidence> {{
    ?evidence oa:hasSource ?text ; oa:hasSelector ?at . ?at oa:start ?start ; oa:end ?end }}
  GRAPH ?evidence {{ ?s ?p ?o }}
  FILTER(?p NOT IN (rdf:type, rdfs:label, cg:inNotice))
  OPTIONAL {{ ?s rdfs:label|cg:heading|cg:printedName ?label }}
  OPTIONAL {{ ?o rdfs:label|cg:heading|cg:printedName ?other }}
}}"""
TRIPLES = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


class Quoted(Struct, frozen=True):
    """Where a statement was read: characters of a text, or a row of a lexicon."""

    derivation: str
    quotation: str | None
    text: str | None
    start: int | None
    end: int | None
    row: str | None


class Value(Struct, frozen=True):
    """The other end of a statement, with everything it rests on."""

    iri: str | None
    label: str
    quoted: tuple[Quoted, ...]


class Property(Struct, frozen=True):
    """All values of one property, in the language of the page."""

    iri: str
    label: str
    values: tuple[Value, ...]


class Described(Struct, frozen=True):
    """What is said of an IRI and what refers to it; `whole` is False where there is more than one page holds."""

    outgoing: tuple[Property, ...]
    incoming: tuple[Property, ...]
    whole: bool


async def described(workers: Workers, iri: str, language: str) -> Described:
    """Return what is said of an IRI, and what refers to it."""
    outgoing = await workers.rows(OUTGOING, s=iri)
    incoming = await workers.rows(INCOMING, o=iri)
    whole = len(outgoing) < MOST and len(incoming) < MOST
    return Described(_properties(outgoing, "o", language), _properties(incoming, "s", language), whole)


class Piece(Struct, frozen=True):
    """Some characters of a text: the spans that begin here, what was read from them, and how many spans lie here."""

    text: str
    start: int
    end: int
    begins: tuple[str, ...]
    said: tuple[tuple[str, str], ...]  # IRI of a thing and what is said of it
    depth: int


async def marked(workers: Workers, iri: str, text: str, language: str) -> tuple[Piece, ...]:
    """Return a stored text in pieces, cut wherever something was read from it."""
    spans: dict[tuple[int, int], dict[tuple[str, str], None]] = {}
    for row in sorted(
        await workers.rows(MARKS, text=iri), key=lambda row: (row["s"], row["p"], row["o"], row.get("label", ""))
    ):
        ends = row.get("label") or _shown(row["s"], language), row.get("other") or _shown(row["o"], language)
        what = f"{ends[0]} · {term_label(row['p'], language)} · {ends[1]}"
        spans.setdefault((int(row["start"]), int(row["end"])), {})[row["s"], what] = None
    return tuple(_pieces(text, spans))


def _pieces(text: str, spans: dict[tuple[int, int], dict[tuple[str, str], None]]) -> Iterator[Piece]:
    ordered = sorted(spans, key=lambda span: (span[0], -span[1]))
    edges = sorted({0, len(text), *(edge for span in spans for edge in span)})
    here: list[tuple[int, int]] = []
    coming = 0
    for start, end in pairwise(edges):
        begins = []
        while coming < len(ordered) and ordered[coming][0] == start:
            begins.append(ordered[coming])
            coming += 1
        here = [span for span in (*here, *begins) if span[1] > start]
        said = tuple(dict.fromkeys(each for span in reversed(here) for each in spans[span]))
        names = tuple(f"char={first},{last}" for first, last in begins)
        yield Piece(text[start:end], start, end, names, said[:_FEW], len(here))


_FEW = 12


def _properties(rows: Iterable[dict[str, str]], end: str, language: str) -> tuple[Property, ...]:
    grouped: dict[str, dict[str, tuple[str, set[Quoted]]]] = {}
    for row in rows:
        values = grouped.setdefault(row["p"], {})
        label = row.get("label") or _shown(row[end], language)
        values.setdefault(row[end], (label, set()))[1].add(_quoted(row))
    return tuple(
        Property(
            iri,
            term_label(iri, language),
            tuple(
                Value(
                    value if value.startswith(("http:", "https:")) else None, label, tuple(sorted(quoted, key=_order))
                )
                for value, (label, quoted) in sorted(values.items())
            ),
        )
        for iri, values in sorted(grouped.items(), key=lambda item: (not item[0].endswith("label"), item[0]))
    )


def _quoted(row: dict[str, str]) -> Quoted:
    start, end = row.get("start"), row.get("end")
    return Quoted(
        word(row["derivation"]),
        row.get("quote"),
        row.get("text"),
        None if start is None else int(start),
        None if end is None else int(end),
        row.get("row"),
    )


def _order(quoted: Quoted) -> tuple[str, int, int, str]:
    return quoted.text or "", quoted.start or 0, quoted.end or 0, quoted.row or ""


def _shown(value: str, language: str) -> str:
    """Return a term's label, or the readable part of an IRI of ours; any other value as it is."""
    if value.startswith(f"{BASE}ontology#"):
        return term_label(value, language)
    return value.removeprefix(f"{BASE}id/")
