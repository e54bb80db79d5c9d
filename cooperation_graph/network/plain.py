"""Networks for files: attributes that GraphML, GEXF and their like can hold."""

import re

import networkx as nx

# what XML 1.0 cannot hold
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def plain(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """Return a copy whose attributes are text and numbers: several values are put together with blanks."""
    copy = graph.__class__()
    for node, data in graph.nodes(data=True):
        copy.add_node(_text(node), **_scalars(data))
    if isinstance(graph, nx.MultiGraph) and isinstance(copy, nx.MultiGraph):
        for start, end, key, data in graph.edges(keys=True, data=True):
            copy.add_edge(_text(start), _text(end), key=_text(key), **_scalars(data))
    else:
        for start, end, data in graph.edges(data=True):
            copy.add_edge(_text(start), _text(end), **_scalars(data))
    return copy


def _scalars(data: dict[str, object]) -> dict[str, str | int | float]:
    return {name: _scalar(value) for name, value in data.items()}


def _scalar(value: object) -> str | int | float:
    if isinstance(value, int | float):
        return value
    return _text(" ".join(value) if isinstance(value, tuple) else str(value))


def _text(written: object) -> str:
    return _NOT_XML.sub("", str(written))
