"""network: who is central, who waits for whom, what falls apart without whom."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from .language import say
from .options import DatasetPath, Endpoint, Format, Lang, Output
from .output import Cell, Collective, Phrase, Word, note, table_of, write_table

if TYPE_CHECKING:
    import networkx as nx

    from ..network.analyses import Step
    from ..query import HasStore

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    name="network",
    epilog="Example:  cooperation-graph network centrality ./graph",
)

Collectives = Annotated[
    bool, typer.Option("--collectives", help="Count collectives (市直有关部门) as bodies; left out by default.")
]
Together = Annotated[
    bool,
    typer.Option(
        "--together", help="Join all bodies of a commitment with each other, not only the lead with the others."
    ),
]


@app.callback()
def network(_lang: Lang = None) -> None:
    """Ask who is central, who waits for whom, what falls apart without whom."""


@app.command(epilog="Example:  cooperation-graph network centrality ./graph --format csv -o central.csv")
def centrality(
    dataset: DatasetPath,
    collectives: Collectives = False,
    together: Together = False,
    format_: Format = None,
    output: Output = None,
    _endpoint: Endpoint = None,
    _lang: Lang = None,
) -> None:
    """Rank the bodies by how many they work with and how often they stand between others."""
    from ..network import centrality as measure
    from .asking import opened, some

    data = opened(dataset)
    graph = _bodies(data, collectives, together)
    names = _names(data, graph)
    result = measure(graph)
    if result.sampled:
        note(say("sampled", sources=result.sampled))
    rows = [
        (names[each.body], each.neighbours, *map(_rounded, (each.degree, each.betweenness, each.eigenvector)))
        for each in result.bodies
    ]
    columns = ("body", "neighbours", "degree", "betweenness", "eigenvector")
    write_table(some(table_of(columns, rows)), format_, output)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _bodies(data: "HasStore", collectives: bool, together: bool) -> "nx.Graph[str]":
    from ..network import coresponsibility_graph, partner_graph

    if together:
        return coresponsibility_graph(data, collectives=collectives)
    return partner_graph(data, collectives=collectives)


def _names(data: "HasStore", graph: "nx.Graph[str]") -> dict[str, str]:
    """Return what each node is called; of several bodies with one printed name, each with a name of its own."""
    from ..query import Named
    from ..query.namesakes import told_apart

    bodies = [
        Named(iri, each["label"], each["full_name"] or None, each["kind"] == "collective")
        for iri, each in graph.nodes(data=True)
        if each["kind"] in {"body", "collective"}
    ]
    apart = told_apart(data, bodies)
    return {iri: _name(apart.get(iri) or each["label"], each) for iri, each in graph.nodes(data=True)}


def _name(label: str, node: dict[str, str]) -> str:
    if node["kind"] == "commitment":
        return f"{label} {node['heading']}"
    return Collective(label) if node["kind"] == "collective" else label


@app.command(epilog="Example:  cooperation-graph network dependencies ./graph --of 市交通局")
def dependencies(
    dataset: DatasetPath,
    of: Annotated[str | None, typer.Option(metavar="NAME", help="Only of this body, commitment or notice.")] = None,
    collectives: Collectives = False,
    format_: Format = None,
    output: Output = None,
    _endpoint: Endpoint = None,
    _lang: Lang = None,
) -> None:
    """List who depends on whom: leads on partners, commitments on bodies, plans, authorities and earlier steps."""
    from ..network import dependency_graph, neighbours
    from .asking import one_meant, opened, some

    data = opened(dataset)
    graph = dependency_graph(data, collectives=collectives)
    names = _names(data, graph)
    starts = [one_meant(data, of).found.iri] if of else sorted(graph)
    steps = [step for start in starts if start in graph for step in neighbours(graph, start)]
    rows = [(names[step.start], _relation(step.relation), names[step.end], _quotations(data, step)) for step in steps]
    write_table(some(table_of(("what", "relation", "depends_on", "quotation"), rows)), format_, output)


def _relation(name: str) -> Word:
    return Word(f"relation.{name.removeprefix('cg:')}")


def _quotations(data: "HasStore", *steps: "Step") -> tuple[str, ...]:
    from ..query import described

    found = (described(data, iri) for step in steps for iri in step.evidence[:1])
    return tuple(f"{each.quotation} [{each.start}-{each.end}]" for each in found)


@app.command(epilog="Example:  cooperation-graph network impact ./graph 市经委")
def impact(
    dataset: DatasetPath,
    body: Annotated[str, typer.Argument(metavar="BODY", help="Name of the body to take away.")],
    collectives: Collectives = False,
    format_: Format = None,
    output: Output = None,
    _endpoint: Endpoint = None,
    _lang: Lang = None,
) -> None:
    """Show what stalls without a body, nearest first, with the way there and its evidence."""
    from ..network import dependency_graph
    from ..network import impact as measure
    from .asking import one_body, opened, some

    data = opened(dataset)
    graph = dependency_graph(data, collectives=collectives)
    names = _names(data, graph)
    start = one_body(data, body)
    rows = [
        (len(each.way), names[each.node], _way(names, each.way), _quotations(data, *each.way))
        for each in (measure(graph, start) if start in graph else ())
    ]
    write_table(some(table_of(("step", "what", "why", "quotation"), rows)), format_, output)


def _way(names: dict[str, str], way: Sequence["Step"]) -> tuple[str, ...]:
    """Return the steps from what stalls to the body, each as one phrase."""
    return tuple(
        Phrase(names[step.start], " -", _relation(step.relation), "-> ", names[step.end]) for step in reversed(way)
    )


@app.command(epilog="Example:  cooperation-graph network path ./graph 市教育局 市经委")
def path(
    dataset: DatasetPath,
    start: Annotated[str, typer.Argument(metavar="A", help="A body, commitment, place or document.")],
    end: Annotated[str, typer.Argument(metavar="B", help="Another one.")],
    collectives: Collectives = False,
    format_: Format = None,
    output: Output = None,
    _endpoint: Endpoint = None,
    _lang: Lang = None,
) -> None:
    """Show the shortest way between two things, with the quotation for each step."""
    from ..network import context_graph
    from ..network import path as shortest
    from .asking import one_meant, opened, some

    data = opened(dataset)
    graph = context_graph(data, collectives=collectives)
    names = _names(data, graph)
    ends = [one_meant(data, name).found.iri for name in (start, end)]
    steps = shortest(graph, *ends) if all(each in graph for each in ends) else ()
    rows: list[tuple[Cell, ...]] = [
        (number, names[step.start], _relation(step.relation), names[step.end], _quotations(data, step))
        for number, step in enumerate(steps, 1)
    ]
    write_table(some(table_of(("step", "from", "relation", "to", "quotation"), rows)), format_, output)


@app.command(epilog="Example:  cooperation-graph network components ./graph --collectives")
def components(
    dataset: DatasetPath,
    collectives: Collectives = False,
    format_: Format = None,
    output: Output = None,
    _endpoint: Endpoint = None,
    _lang: Lang = None,
) -> None:
    """List the groups of bodies that no commitment joins with one another."""
    from ..network import components as groups_of
    from .asking import opened, some

    data = opened(dataset)
    graph = _bodies(data, collectives, together=False)
    names = _names(data, graph)
    rows = [
        (number, len(group), tuple(names[each] for each in group)) for number, group in enumerate(groups_of(graph), 1)
    ]
    write_table(some(table_of(("component", "size", "members"), rows)), format_, output)


@app.command(epilog="Example:  cooperation-graph network critical ./graph")
def critical(
    dataset: DatasetPath,
    collectives: Collectives = False,
    format_: Format = None,
    output: Output = None,
    _endpoint: Endpoint = None,
    _lang: Lang = None,
) -> None:
    """List the bodies, and the pairs that work together, without which a group falls apart."""
    from ..network import critical as weak_points
    from .asking import opened, some

    data = opened(dataset)
    graph = _bodies(data, collectives, together=False)
    names = _names(data, graph)
    rows = [
        (
            Word("weak.body" if len(each.bodies) == 1 else "weak.pair"),
            tuple(names[body] for body in each.bodies),
            tuple(" + ".join(names[body] for body in part) for part in each.separates[1:]),
        )
        for each in weak_points(graph)
    ]
    write_table(some(table_of(("kind", "body", "separates"), rows)), format_, output)
