"""The network of bodies and commitments in the formats of network programs: GraphML, GEXF."""

import io
import re

import networkx as nx

from ..network import plain, responsibility_graph
from ..query import HasStore

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
    """Return the responsibility graph with edges numbered, for programs take their keys for numbers."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(plain(responsibility_graph(dataset, collectives=True)))
    numbered: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    numbered.add_nodes_from(graph.nodes(data=True))
    for number, (start, end, key, data) in enumerate(graph.edges(keys=True, data=True)):
        numbered.add_edge(start, end, key=str(number), **data, responsibility=key)
    return numbered
