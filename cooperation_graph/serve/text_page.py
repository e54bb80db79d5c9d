"""A stored text in pieces, cut wherever something was read from it."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from ..iri import BASE
from ..query import term_label
from .described import EVIDENCE
from .labels import labels_of
from .several import rows_of
from .workers import Workers

_READ_THERE = f"SELECT ?text ?evidence WHERE {{ GRAPH <{EVIDENCE}> {{ ?evidence oa:hasSource ?text }} }}"
_PLACES = f"""SELECT ?evidence ?start ?end WHERE {{{{ VALUES ?evidence {{{{ {{}} }}}}
  GRAPH <{EVIDENCE}> {{{{ ?evidence oa:hasSelector ?at }}}}
  GRAPH <{EVIDENCE}> {{{{ ?at oa:start ?start ; oa:end ?end }}}} }}}}"""
_SAID = """SELECT ?evidence ?s ?p ?o WHERE {{ VALUES ?evidence {{ {} }} GRAPH ?evidence {{ ?s ?p ?o }}
  FILTER(?p NOT IN (rdf:type, rdfs:label, cg:inNotice)) }}"""
_FEW = 12


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
    evidence = {row["evidence"] for row in await workers.rows(_READ_THERE, text=iri)}
    places = {row["evidence"]: row for row in await rows_of(workers, _PLACES, evidence)}
    rows = [row | places[row["evidence"]] for row in await rows_of(workers, _SAID, places)]
    names = await labels_of(workers, (row[end] for row in rows for end in ("s", "o") if row[end].startswith(BASE)))

    def shown(value: str) -> str:
        if value.startswith(f"{BASE}ontology#"):
            return term_label(value, language)
        return names.get(value) or value.removeprefix(f"{BASE}id/")

    # each place that evidence names is an anchor, whether or not there is something to show of it
    spans: dict[tuple[int, int], dict[tuple[str, str], None]] = {
        (int(row["start"]), int(row["end"])): {} for row in places.values()
    }
    for row in sorted(rows, key=lambda row: (row["s"], row["p"], row["o"])):
        what = f"{shown(row['s'])} · {term_label(row['p'], language)} · {shown(row['o'])}"
        spans[int(row["start"]), int(row["end"])][row["s"], what] = None
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
