"""The statements in the formats of RDF: with their evidence, or the facts alone where a format holds one graph."""

from collections.abc import Callable

from pyoxigraph import RdfFormat, parse, serialize

from ..dataset.combined import graph_of, trig_bytes, turtle_bytes
from ..iri import BASE
from ..query import HasStore
from .rebased import rebased


def rdf_bytes(dataset: HasStore, name: str, base: str = BASE) -> bytes:
    """Return the dataset in a format of FORMATS, below a base, sorted: equal datasets give equal bytes."""
    dumped = (dataset.store.dump(format=RdfFormat.N_QUADS) or b"").decode()
    return FORMATS[name](sorted(rebased(dumped.splitlines(keepends=True), base)))


def _quads(lines: list[str]) -> bytes:
    return "".join(lines).encode()


def _triples(lines: list[str]) -> bytes:
    return "".join(line for line in lines if not graph_of(line)).encode()


def _json_ld(lines: list[str]) -> bytes:
    """Return JSON-LD with full IRIs: it needs no context, and so none is ever fetched."""
    quads = parse(_quads(sorted(lines, key=graph_of)), format=RdfFormat.N_QUADS, lenient=True)
    return serialize(quads, format=RdfFormat.JSON_LD) or b""


FORMATS: dict[str, Callable[[list[str]], bytes]] = {
    "turtle": turtle_bytes,
    "trig": trig_bytes,
    "nquads": _quads,
    "ntriples": _triples,
    "jsonld": _json_ld,
}
