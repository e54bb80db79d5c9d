"""The queries in docs/sparql.md give the results printed under them."""

import re

import pytest
from pyoxigraph import RdfFormat, Store

from cooperation_graph.pipeline import read_notice
from cooperation_graph.rdf import statements
from cooperation_graph.resources import resource
from cooperation_graph.sparql import run

EXAMPLES = re.findall(
    r"```sparql\n(.+?)```\n\n((?:\|[^\n]+\n)+)", resource("docs/sparql.md").read_text(encoding="utf-8"), re.DOTALL
)


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    lines = "".join(statements(read_notice(resource("data/notices/shenyang-2009-1.txt"))))
    store.bulk_load(lines.encode(), format=RdfFormat.N_QUADS)
    return store


@pytest.mark.parametrize(("query", "printed"), EXAMPLES, ids=range(len(EXAMPLES)))
def test_an_example_gives_what_is_printed(store: Store, query: str, printed: str) -> None:
    assert run(store, query).to_markdown() == printed.strip()


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 3
