"""Queries are answered from the dataset alone; what goes out, changes it or would break the engine is refused."""

import contextlib
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from cooperation_graph.errors import UsageError
from cooperation_graph.sparql import RefusedQueryError, Rows, check, run
from cooperation_graph.vocabulary import expand


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    task, body = NamedNode("https://example.org/任务"), NamedNode("https://example.org/市发改委")
    store.add(Quad(task, NamedNode(expand("cg:ledBy")), body))
    store.add(Quad(task, NamedNode(expand("cg:ordinal")), Literal(3)))
    store.add(Quad(body, NamedNode(expand("rdfs:label")), Literal("市发改委|<b>", language="zh")))
    store.add(Quad(task, NamedNode(expand("cg:ledBy")), body, NamedNode("https://example.org/g")))
    return store


REFUSED = {
    "SERVICE": (
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "select * { sErViCe silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE:{} }",
        "SELECT * { SERVICESILENT<u:x>{} }",
        "SELECT * { SERVICE?x {} }",
        "SELECT * { { SELECT * { OPTIONAL { FILTER EXISTS { SERVICE <u:x> {} } } } } }",
        "SELECT * { ?s ?p 'a' # '\n SERVICE <u:x> {} }",
        "SELECT * { ?s ?p '''a'b''' . SERVICE <u:x> {} }",
        'SELECT * { ?s ?p "\\"" . SERVICE <u:x> {} }',
        "PREFIX e: <u:> SELECT * { ?s e:a\\#b ?o . SERVICE <u:x> {} }",
        "PREFIX e: <u:> SELECT * { ?s e:a\\'b ?o . SERVICE <u:x> {} }",
        "SELECT * { \\u0053ERVICE <u:x> {} }",
        "SELECT * { ?s ?p '\\u0027 . SERVICE <u:x> {} # ' }",
        "SELECT * { ?a ?b ?c FILTER(?a<?b) SERVICE<u:x>{} FILTER(?b>?a) }",
    ),
    "would change": (
        "INSERT DATA { <u:a> <u:b> <u:c> }",
        "LOAD <file:///etc/passwd>",
        "DELETE WHERE { ?s ?p ?o }",
        "PREFIX a: <u:> DROP ALL",
        "clear all",
    ),
    "none is fetched": (
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1:9/> { GRAPH ?g { ?s ?p ?o } }",
        "PREFIX f: <file:///etc/> SELECT * FROM f:passwd { ?s ?p ?o }",
        "SELECT * FROM <relative> { ?s ?p ?o }",
    ),
    "brackets": (
        "SELECT * " + "{" * 2_500 + "}" * 2_500,
        "SELECT * { FILTER(" + "(" * 9_000,
        "SELECT * {?s a " + "[" * 90,
    ),
    "operators": (
        "SELECT (" + "1+" * 7_000 + "1 AS ?x) {}",
        "SELECT (1" + "-1" * 7_000 + " AS ?x) {}",
        "SELECT * { FILTER(" + "!" * 9_000 + "true) }",
        "SELECT * { ?s " + "a/" * 9_000 + "a ?o }",
        "SELECT * { {} " + "UNION {} " * 3_000 + "}",
        "SELECT * { " + "OPTIONAL { ?a a ?b } " * 2_900 + "}",
        "SELECT " + "".join(f"(1 AS ?a{number}) " for number in range(4_000)) + "{}",
    ),
    "longer than": ("SELECT * { VALUES ?x { " + "1 " * 40_000 + "} }",),
    "not closed": ("SELECT * { ?s ?p 'a }", 'SELECT * { ?s ?p """a" }', "SELECT * { ?s ?p 'a\n' }"),
}


@pytest.mark.parametrize(("reason", "query"), [(reason, each) for reason, all_ in REFUSED.items() for each in all_])
def test_what_may_not_run_is_refused_with_the_reason(store: Store, reason: str, query: str) -> None:
    with pytest.raises(RefusedQueryError, match=reason):
        run(store, query)


ALLOWED = (
    "SELECT ?service { ?service cg:ledBy ?body }",
    "SELECT * { ?s ?p 'SERVICE <http://example.org/>' }",
    "SELECT * { ?s ?p ?o } # SERVICE\n",
    "ASK { <http://example.org/service> ?p ?o }",
    "SELECT * { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * FROM <https://example.org/g> { ?s ?p ?o }",
    "DESCRIBE <https://example.org/任务>",
    "CONSTRUCT WHERE { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), '[{(\\\\[]')) }",
    "SELECT * { ?s a-b:c ?o }".replace("a-b:c", "cg:ledBy"),
)


@pytest.mark.parametrize("query", ALLOWED)
def test_an_honest_query_runs(store: Store, query: str) -> None:
    assert isinstance(run(store, query), Rows)


@given(st.text(max_size=200))
def test_no_text_makes_the_check_fail_in_another_way(query: str) -> None:
    with contextlib.suppress(RefusedQueryError):
        check(query)


HOSTILE = ("<" * 60_000, "'" * 60_000, "\\" * 60_000, "(" * 60_000, "#" * 60_000, '"""' + '"a' * 30_000, "a" * 60_000)


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_the_check_is_linear_in_hostile_text(query: str) -> None:
    script = (
        "import sys\nfrom cooperation_graph.sparql import check\ntry: check(sys.stdin.read())\nexcept ValueError: pass"
    )
    subprocess.run([sys.executable, "-c", script], input=query, text=True, check=True, timeout=5)


def test_a_wrong_query_is_told_in_one_line(store: Store) -> None:
    with pytest.raises(UsageError, match="is not SPARQL") as raised:
        run(store, "SELECT ?x {\n ?x ?y }")
    assert "\n" not in str(raised.value)


def test_cells_are_values_of_python(store: Store) -> None:
    rows = run(store, "SELECT ?task ?ordinal ?none { ?task cg:ordinal ?ordinal OPTIONAL { ?task cg:path ?none } }")
    assert rows.rows == (("https://example.org/任务", 3, None),)
    assert rows.column("ordinal") == (3,)
    assert run(store, "ASK { ?s cg:ledBy ?o }").rows == ((True,),)


def test_a_variable_is_bound_as_a_term_and_never_as_text(store: Store) -> None:
    query = "SELECT ?body ?task { ?task cg:ledBy ?body }"
    assert len(run(store, query, {"body": "https://example.org/市发改委"})) == 1
    with pytest.raises(UsageError):
        run(store, query, {"body": "x> } INSERT DATA { <u:a> <u:b> <u:c"})


def test_what_is_shown_in_a_notebook_is_text(store: Store) -> None:
    rows = run(store, "SELECT ?name ?p { ?body rdfs:label ?name . ?task ?p ?body }")
    assert "<b>" not in rows._repr_html_()
    assert "\\|" in rows.to_markdown()
    assert "cg:ledBy" in rows.to_markdown()
    assert rows.to_csv().splitlines() == ["name,p", f"市发改委|<b>,{expand('cg:ledBy')}"]


def test_rows_become_a_data_frame(store: Store) -> None:
    pandas = pytest.importorskip("pandas")
    frame = run(store, "SELECT ?task ?ordinal { ?task cg:ordinal ?ordinal }").to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["ordinal"]) == [3]
