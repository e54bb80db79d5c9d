"""The statements in the formats of RDF: with their evidence, or the facts alone where a format holds one graph."""

import io

from pyoxigraph import DefaultGraph, Quad, RdfFormat, serialize

from ..query import HasStore
from ..vocabulary import PREFIXES

FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
}


def rdf_bytes(dataset: HasStore, name: str) -> bytes:
    """Return the dataset in a format of FORMATS, sorted: equal datasets give equal bytes."""
    chosen = FORMATS[name]
    graph = None if chosen.supports_datasets else DefaultGraph()
    quads = sorted(dataset.store.quads_for_pattern(None, None, None, graph), key=_line)
    content = io.BytesIO()
    serialize(quads if graph is None else (quad.triple for quad in quads), content, format=chosen, prefixes=PREFIXES)
    return content.getvalue()


def _line(quad: Quad) -> str:
    return f"{quad.graph_name} {quad.subject} {quad.predicate} {quad.object}"
