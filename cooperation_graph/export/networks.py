"""The network of bodies and commitments in the formats of network programs: GraphML, GEXF."""

import io
import re

import networkx as nx

from ..network import responsibility_graph
from ..query import HasStore

# what XML 1.0 cannot hold
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# networkx writes today's date into every GEXF file; equal datasets shall give equal files
_TODAY = re.compile(rb' lastmodifieddate="[^"]*"')


def graphml(dataset: HasStore) -> bytes:
    """Return bodies, commitments and responsibilities as GraphML, collectives among them."""
    content = io.BytesIO()
    nx.write_graphml_xml(_plain(dataset), content, encoding="utf-8", prettyprint=True)
    return content.getvalue()


def gexf(dataset: HasStore) -> bytes:
    """Return bodies, commitments and responsibilities as GEXF, for Gephi."""
    content = io.BytesIO()
    nx.write_gexf(_plain(dataset), content, encoding="utf-8")
    return _TODAY.sub(b"", content.getvalue())


def _plain(dataset: HasStore) -> "nx.MultiDiGraph[str]":
    """Return the responsibility graph with attributes that these formats can hold: text and numbers."""
    graph = responsibility_graph(dataset, collectives=True)
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, data in graph.nodes(data=True):
        plain.add_node(_NOT_XML.sub("", name), **{key: _scalar(value) for key, value in data.items()})
    for number, (start, end, key, data) in enumerate(graph.edges(keys=True, data=True)):
        attributes = {name: _scalar(value) for name, value in data.items()}
        attributes["responsibility"] = _NOT_XML.sub("", key)
        plain.add_edge(_NOT_XML.sub("", start), _NOT_XML.sub("", end), key=str(number), **attributes)
    return plain


def _scalar(value: object) -> str | int | float:
    if isinstance(value, int | float):
        return value
    return _NOT_XML.sub("", " ".join(value) if isinstance(value, tuple) else str(value))
