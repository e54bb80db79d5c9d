"""The dataset as networks: graphs.py makes them, analyses.py asks them."""

from .analyses import betweenness, centrality, chains, components, critical, impact, neighbours, path
from .graphs import (
    context_graph,
    coresponsibility_graph,
    dependency_graph,
    partner_graph,
    responsibility_graph,
)
from .plain import plain

__all__ = [
    "betweenness",
    "centrality",
    "chains",
    "components",
    "context_graph",
    "coresponsibility_graph",
    "critical",
    "dependency_graph",
    "impact",
    "neighbours",
    "partner_graph",
    "path",
    "plain",
    "responsibility_graph",
]
