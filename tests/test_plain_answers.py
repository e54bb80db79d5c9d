"""Each named question has one answer, row by row in one order: in pyoxigraph, in rdflib and in plain Python.

The graphs are the packaged notice, all packaged notices, a small one of odd cases, and damaged ones, on which every
condition of a question matters: a question that asks anything else does not pass.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import DefaultGraph, Literal, NamedNode, QuerySolutions, RdfFormat, Store, Variable

from cooperation_graph.dataset.questions import questions
from cooperation_graph.pipeline import build
from cooperation_graph.resources import resource
from tests.plain.answers import QUESTIONS, answer
from tests.plain.damage import damaged
from tests.plain.odd import odd
from tests.plain.quads import Quads

Rows = list[tuple[str | None, ...]]
Lines = Mapping[str, list[str]]

NAMES = [each.name.partition("-")[2] for each in questions()]
ASKED = dict(zip(NAMES, questions(), strict=True))
PARAMETERS = [(name, parameter) for name, each in ASKED.items() for parameter, _, _ in each.parameters]
GRAPHS = ("notice", "notices", "odd", *(f"damaged {seed}" for seed in range(5)))


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Lines:
    folder = tmp_path_factory.mktemp("plain")
    one = built(folder / "one", resource("data/notices/shenyang-2009-1.txt"))
    every = built(folder / "every", *sorted(resource("data/notices").glob("*.txt")))
    broken = {f"damaged {seed}": damaged([*(one if seed else every), *odd()], seed) for seed in range(5)}
    return {"notice": one, "notices": every, "odd": odd(), **broken}


def built(folder: Path, *notices: Path) -> list[str]:
    build(notices, folder)
    return (folder / "graph.nq").read_text(encoding="utf-8").split("\n")[:-1]


@pytest.fixture(scope="module")
def plain(lines: Lines) -> dict[str, Quads]:
    return {name: Quads(found) for name, found in lines.items()}


@pytest.fixture(scope="module")
def stores(lines: Lines) -> dict[str, Store]:
    return {name: stored(found) for name, found in lines.items()}


def stored(found: list[str]) -> Store:
    store = Store()
    store.bulk_load("\n".join(found).encode(), format=RdfFormat.N_QUADS)
    return store


def in_python(name: str, quads: Quads) -> Rows:
    return [tuple(None if cell is None else str(cell) for cell in row) for row in answer(name, quads)]


def in_pyoxigraph(query: str, store: Store, bound: Mapping[Variable, NamedNode] | None = None) -> Rows:
    found = store.query(query, substitutions=dict(bound) if bound else None)
    assert isinstance(found, QuerySolutions)
    return [tuple(cell.value if isinstance(cell, NamedNode | Literal) else None for cell in row) for row in found]


def in_rdflib(query: str, graph: rdflib.Graph, bound: Mapping[str, rdflib.URIRef] | None = None) -> Rows:
    return [
        tuple(None if cell is None else lowered(str(cell)) for cell in row)
        for row in graph.query(query, initBindings=dict(bound or {}))
        if isinstance(row, rdflib.query.ResultRow)
    ]


def lowered(cell: str) -> str:
    """Return a truth value as SPARQL writes it."""
    return cell.lower() if cell in ("True", "False") else cell


def test_every_question_has_its_answer_in_plain_python() -> None:
    assert sorted(QUESTIONS) == sorted(NAMES)


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("name", NAMES)
def test_pyoxigraph_answers_as_plain_python(
    plain: dict[str, Quads], stores: dict[str, Store], name: str, graph: str
) -> None:
    assert in_pyoxigraph(ASKED[name].sparql, stores[graph]) == in_python(name, plain[graph])


def test_only_two_questions_find_nothing_in_the_notices(plain: dict[str, Quads]) -> None:
    assert [name for name in NAMES if not answer(name, plain["notices"])] == ["outside-duties", "without-evidence"]


def test_every_question_finds_something_somewhere(plain: dict[str, Quads]) -> None:
    assert [name for name in NAMES if not any(answer(name, quads) for quads in plain.values())] == []


def test_the_columns_are_those_of_plain_python(stores: dict[str, Store]) -> None:
    for name, asked in ASKED.items():
        found = stores["odd"].query(asked.sparql)
        assert isinstance(found, QuerySolutions)
        assert tuple(each.value for each in found.variables) == QUESTIONS[name].shown


# rdflib uses names itself that it warns of
WARNED = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")


@pytest.fixture(scope="module")
def datasets(lines: Lines) -> dict[str, rdflib.Dataset]:
    return {name: parsed(lines[name]) for name in ("notice", "notices", "odd")}


def parsed(found: list[str]) -> rdflib.Dataset:
    dataset = rdflib.Dataset()
    dataset.parse(data="\n".join(found), format="nquads")
    return dataset


@WARNED
@pytest.mark.parametrize("graph", ["notice", "notices", "odd"])
@pytest.mark.parametrize("name", NAMES)
def test_rdflib_answers_as_plain_python(
    plain: dict[str, Quads], datasets: dict[str, rdflib.Dataset], name: str, graph: str
) -> None:
    # rdflib gives no row where nothing at all is bound
    expected = [row for row in in_python(name, plain[graph]) if any(cell is not None for cell in row)]
    assert in_rdflib(ASKED[name].sparql, datasets[graph]) == expected


def test_the_facts_alone_answer_what_does_not_ask_for_evidence(
    plain: dict[str, Quads], stores: dict[str, Store]
) -> None:
    facts = Store()
    facts.bulk_extend(stores["notices"].quads_for_pattern(None, None, None, DefaultGraph()))
    for name, asked in ASKED.items():
        if "GRAPH" not in asked.sparql:
            assert in_pyoxigraph(asked.sparql, facts) == in_python(name, plain["notices"])


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS)
def test_a_parameter_leaves_the_rows_of_its_value(
    plain: dict[str, Quads], stores: dict[str, Store], name: str, parameter: str
) -> None:
    every = in_python(name, plain["notices"])
    at = QUESTIONS[name].shown.index(parameter)
    for value in {row[at] for row in every}:
        found = in_pyoxigraph(ASKED[name].sparql, stores["notices"], {Variable(parameter): NamedNode(str(value))})
        assert found == [row for row in every if row[at] == value]


@WARNED
@pytest.mark.parametrize(("name", "parameter"), PARAMETERS)
def test_a_parameter_does_the_same_in_rdflib(
    plain: dict[str, Quads], datasets: dict[str, rdflib.Dataset], name: str, parameter: str
) -> None:
    every = in_python(name, plain["notice"])
    at = QUESTIONS[name].shown.index(parameter)
    value = every[0][at]
    found = in_rdflib(ASKED[name].sparql, datasets["notice"], {parameter: rdflib.URIRef(str(value))})
    assert found == [row for row in every if row[at] == value]


# cg:ledBy, FILTER(?led != ?shared), FILTER NOT EXISTS {, DESC(: what a question says beside its variables
SAID = re.compile(r"\b(?:cg|rdfs|skos|dcterms|oa):\w+|!=|&&|(?<=OPTIONAL )\{|DESC(?=\()|MIN(?=\()|NOT EXISTS|MINUS")
OTHERWISE = {
    "!=": "=",
    "&&": "||",
    "{": "{ FILTER(false) ",
    "DESC": "ASC",
    "MIN": "MAX",
    "NOT EXISTS": "EXISTS",
    "MINUS": "OPTIONAL",
}


def changed(query: str) -> Iterator[str]:
    """Yield the query with one of the things that it says said otherwise."""
    begin = query.index("SELECT")
    for match in SAID.finditer(query, begin):
        yield query[: match.start()] + OTHERWISE.get(match[0], "cg:nothing") + query[match.end() :]


@pytest.mark.parametrize("name", NAMES)
def test_a_question_that_asks_anything_else_does_not_pass(
    plain: dict[str, Quads], stores: dict[str, Store], name: str
) -> None:
    expected = {graph: in_python(name, quads) for graph, quads in plain.items()}
    unnoticed = [
        query
        for query in changed(ASKED[name].sparql)
        if all(in_pyoxigraph(query, stores[graph]) == rows for graph, rows in expected.items())
    ]
    assert unnoticed == []
