"""Where the nodes of the graph stand: columns from left to right, in an order that crosses few lines."""

from collections import defaultdict
from typing import NamedTuple

from .tables import Tables

COLUMNS = {"document": 0, "notice": 0, "body": 1, "collective": 1, "unresolved": 1, "commitment": 2}
THINGS_COLUMN = 3
AUTHORITY = frozenset({"basedOn", "carriesOut", "cites"})  # these stand beside the notice that names them
COLUMN_WIDTH = 320
ROW_HEIGHT = 40


class Point(NamedTuple):
    """A place in the drawing."""

    x: int
    y: int


def lay_out(tables: Tables) -> list[Point]:
    """Return a place for each node: commitments in reading order, the others beside the middle of theirs."""
    rank = {row.node: place for place, row in enumerate(tables.commitments)}
    near: dict[int, list[int]] = defaultdict(list)
    for edge in tables.edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if other in rank:
                near[one].append(rank[other])
    for row in tables.commitments:
        near[tables.notices[row.notice].node].append(rank[row.node])
    for edge in tables.edges:
        if edge.relation in AUTHORITY and not near.get(edge.target):
            near[edge.target] = near[edge.source]
    last = len(rank)

    def wanted(node: int) -> tuple[float, int]:
        if node in rank:
            return rank[node], node
        beside = near.get(node)
        return (sum(beside) / len(beside) if beside else last), node

    columns: dict[int, list[int]] = defaultdict(list)
    for index, node in enumerate(tables.nodes):
        columns[COLUMNS.get(node.kind, THINGS_COLUMN)].append(index)
    places = [Point(0, 0)] * len(tables.nodes)
    for column, members in columns.items():
        for row, index in enumerate(sorted(members, key=wanted)):
            places[index] = Point(column * COLUMN_WIDTH, row * ROW_HEIGHT)
    return places
