"""What the networks say: who is central, who waits for whom, what falls apart without whom."""

from collections.abc import Iterator
from itertools import pairwise

import networkx as nx
from msgspec import Struct

EXACT = 2_000
"""Nodes up to which networkx computes betweenness in seconds; above, rustworkx does, or a sample stands in."""

SAMPLE = 256
SEED = 20090119


class Central(Struct, frozen=True):
    """How central one body is; `eigenvector` is None where the iteration does not settle."""

    body: str
    neighbours: int
    degree: float
    betweenness: float
    eigenvector: float | None


class Centrality(Struct, frozen=True):
    """The bodies, most central first; `sampled` is the number of sources if betweenness is an estimate."""

    bodies: tuple[Central, ...]
    sampled: int | None


def centrality(graph: "nx.Graph[str]") -> Centrality:
    """Return degree, betweenness and eigenvector centrality in a graph whose directions are left aside."""
    plain = nx.Graph(graph.to_undirected(as_view=True)) if graph.is_directed() else graph
    between, sampled = betweenness(plain)
    degree, eigenvector = nx.degree_centrality(plain), _eigenvector(plain)
    found = [
        Central(body, plain.degree(body), degree[body], between[body], eigenvector[body] if eigenvector else None)
        for body in plain
    ]
    return Centrality(tuple(sorted(found, key=_most_central)), sampled)


def _most_central(each: Central) -> tuple[float, float, str]:
    # rounded: the last bits of a sum depend on the order of its terms, the order of rows must not
    return -round(each.degree, 9), -round(each.betweenness, 9), each.body


def _eigenvector(graph: "nx.Graph[str]") -> dict[str, float] | None:
    if not graph.number_of_edges():
        return dict.fromkeys(graph, 0.0)
    try:
        return nx.eigenvector_centrality(graph, max_iter=1_000)
    except nx.PowerIterationFailedConvergence:
        return None


def betweenness(graph: "nx.Graph[str]", exact: int = EXACT) -> tuple[dict[str, float], int | None]:
    """Return betweenness, and of how many sources if the graph is too large for all and rustworkx is not there."""
    if len(graph) <= exact:
        return nx.betweenness_centrality(graph), None
    try:
        return fast_betweenness(graph), None
    except ImportError:
        sources = min(SAMPLE, len(graph))
        return nx.betweenness_centrality(graph, k=sources, seed=SEED), sources


def fast_betweenness(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return betweenness as rustworkx computes it, the numbers of networkx.

    Raises ImportError without the extra `fast`.
    """
    import rustworkx

    names = list(graph)
    places = {name: place for place, name in enumerate(names)}
    copy = rustworkx.PyGraph(multigraph=False)
    copy.add_nodes_from(names)
    copy.add_edges_from_no_data([(places[one], places[other]) for one, other in graph.edges if one != other])
    found = rustworkx.betweenness_centrality(copy)
    return {name: found[place] for name, place in places.items()}


def components(graph: "nx.Graph[str]") -> tuple[tuple[str, ...], ...]:
    """Return the groups of bodies that nothing joins, largest first."""
    found = nx.connected_components(nx.Graph(graph))
    return tuple(sorted((tuple(sorted(each)) for each in found), key=lambda group: (-len(group), group)))


class Critical(Struct, frozen=True):
    """A body, or a pair that works together, without which a group falls apart, and into what."""

    bodies: tuple[str, ...]
    separates: tuple[tuple[str, ...], ...]


def critical(graph: "nx.Graph[str]") -> tuple[Critical, ...]:
    """Return the articulation points and then the bridges, those first that cut off most."""
    plain: nx.Graph[str] = nx.Graph(graph)
    points = [Critical((body,), _parts_without(plain, body)) for body in nx.articulation_points(plain)]
    bridges = [Critical((min(pair), max(pair)), _parts_without_edge(plain, *pair)) for pair in nx.bridges(plain)]
    return (*sorted(points, key=_most_cut), *sorted(bridges, key=_most_cut))


def _most_cut(each: Critical) -> tuple[int, tuple[str, ...]]:
    return -sum(map(len, each.separates[1:])), each.bodies


def _parts_without(graph: "nx.Graph[str]", body: str) -> tuple[tuple[str, ...], ...]:
    rest = graph.subgraph(nx.node_connected_component(graph, body) - {body})
    return components(rest)


def _parts_without_edge(graph: "nx.Graph[str]", one: str, other: str) -> tuple[tuple[str, ...], ...]:
    inside = graph.subgraph(nx.node_connected_component(graph, one))
    return components(nx.restricted_view(inside, [], [(one, other)]))


class Step(Struct, frozen=True):
    """One edge of a way: `relation` leads from `start` to `end`, or back to it if `reverse`."""

    start: str
    end: str
    relation: str
    evidence: tuple[str, ...]
    reverse: bool = False


class Impact(Struct, frozen=True):
    """Something that waits for a body, at how many removes, and the way there."""

    node: str
    way: tuple[Step, ...]


def impact(dependencies: "nx.MultiDiGraph[str]", body: str) -> tuple[Impact, ...]:
    """Return what stalls without a body: whatever depends on it, nearest first, each by its shortest way."""
    ways = nx.single_source_shortest_path(dependencies.reverse(copy=False), body)
    found = [
        Impact(target, tuple(_dependency(dependencies, later, sooner) for sooner, later in pairwise(way)))
        for target, way in ways.items()
        if target != body
    ]
    return tuple(sorted(found, key=lambda each: (len(each.way), each.node)))


def _dependency(graph: "nx.MultiDiGraph[str]", waits: str, needed: str) -> Step:
    key, data = min(graph.get_edge_data(waits, needed).items())
    return Step(waits, needed, str(key).partition(" ")[0], data["evidence"])


def path(context: "nx.MultiGraph[str]", start: str, end: str) -> tuple[Step, ...]:
    """Return the shortest way between two nodes by distance; () where nothing joins them."""
    try:
        nodes = nx.shortest_path(context, start, end, weight="distance")
    except nx.NetworkXNoPath:
        return ()
    return tuple(_step(context, one, other) for one, other in pairwise(nodes))


def _step(graph: "nx.MultiGraph[str]", one: str, other: str) -> Step:
    edges = graph.get_edge_data(one, other)
    data = min(edges.values(), key=lambda each: (each["distance"], each["role"]))
    return Step(one, other, data["role"], data["evidence"])


def chains(graph: "nx.DiGraph[str]") -> tuple[tuple[str, ...], ...]:
    """Return the longest ways along which leads wait for their partners, circles taken as one place."""
    folded = nx.condensation(graph)
    longest = nx.dag_longest_path(folded)
    return tuple(tuple(sorted(folded.nodes[place]["members"])) for place in longest)


def neighbours(graph: "nx.MultiDiGraph[str]", node: str) -> Iterator[Step]:
    """Yield what a node depends on, in a fixed order."""
    for _, needed, key, data in sorted(graph.out_edges(node, keys=True, data=True), key=lambda edge: edge[1:3]):
        yield Step(node, needed, key.partition(" ")[0], data["evidence"])
