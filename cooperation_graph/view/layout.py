"""Where the nodes of the graph stand: columns from left to right, in an order that crosses few lines."""

from collections import defaultdict
from typing import NamedTuple

from .tables import Tables

COLUMNS = {"document": 0, "notice": 0, "body": 1, "collective": 1, "unresolved": 1, "commitment": 2}
THINGS_COLUMN = 3
AUTHORITY = frozenset({"basedOn", "carriesOut", "cites"})  # these stand beside the notice that names them
COLUMN_WIDTH = 320
ROW_HEIGHT = 10  # only the order counts: the page spaces out what it draws


class Point(NamedTuple):
    """A place in the drawing."""

    x: int
    y: int


def lay_out(tables: Tables) -> list[Point]:
    """Return a place for each node: commitments in reading order, the others beside the middle of theirs."""
    rank = {row.node: place for place, row in enumerate(tables.commitments)}
    beside = _beside(tables, rank)
    columns: dict[int, list[int]] = defaultdict(list)
    for index, node in enumerate(tables.nodes):
        columns[COLUMNS.get(node.kind, THINGS_COLUMN)].append(index)
    places = [Point(0, 0)] * len(tables.nodes)
    for column, members in columns.items():
        members.sort(key=lambda node: (rank.get(node, beside.get(node, len(rank))), node))
        for row, index in enumerate(members):
            places[index] = Point(column * COLUMN_WIDTH, row * ROW_HEIGHT)
    return places


def _beside(tables: Tables, rank: dict[int, int]) -> dict[int, float]:
    """Return for each node the mean place of the commitments that it has to do with."""
    near: dict[int, list[int]] = defaultdict(list)
    for edge in tables.edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if other in rank:
                near[one].append(rank[other])
    for row in tables.commitments:
        near[tables.notices[row.notice].node].append(rank[row.node])
    for edge in tables.edges:
        if edge.relation in AUTHORITY and edge.target not in near:
            near[edge.target] = near[edge.source]
    return {node: sum(places) / len(places) for node, places in near.items() if places}
