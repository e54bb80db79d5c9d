"""The query cases of the W3C's SPARQL 1.1 Protocol tests, by their names there, asked over a real connection.

What each asks and expects is the protocol's (https://www.w3.org/TR/sparql11-protocol/); the graphs are three pieces of
evidence of our own dataset, for nothing else can be named here.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest

from cooperation_graph.dataset import Dataset

if TYPE_CHECKING:
    import httpx
else:
    httpx = pytest.importorskip("httpx", reason="the extra serve is not installed")

# the entries of sparql11/protocol/manifest.ttl in w3c/rdf-tests that are no updates
W3C = """
query_post_form query_dataset_default_graphs_get query_dataset_default_graphs_post query_dataset_named_graphs_post
query_dataset_named_graphs_get query_dataset_full query_multiple_dataset query_get query_content_type_select
query_content_type_ask query_content_type_describe query_content_type_construct query_post_direct bad_query_method
bad_multiple_queries bad_query_wrong_media_type bad_query_missing_form_type bad_query_missing_direct_type
bad_query_non_utf8 bad_query_syntax
"""
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"


@pytest.fixture(scope="module")
def graphs(two_notices: Dataset) -> tuple[tuple[str, str], ...]:
    """Return three graphs, each with a pattern that it holds and the others do not."""
    found = two_notices.query("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } ?s cg:path ?path } ORDER BY ?g ?s ?p ?o")
    picked: dict[str, str] = {}
    seen: set[str] = set()
    for graph, subject, *_ in found:
        if str(graph) not in picked and str(subject) not in seen:
            seen.add(str(subject))
            picked[str(graph)] = f"<{subject}> ?p{len(picked)} ?o{len(picked)} ."
    return tuple(picked.items())[:3]


def _yes(response: "httpx.Response") -> bool:
    assert response.is_success, response.text
    return response.json()["boolean"] is True


def _graphs(**named: str | list[str]) -> str:
    return urlencode({name.replace("_", "-"): value for name, value in named.items()}, doseq=True)


def _direct(served: str, query: str, parameters: str = "") -> "httpx.Response":
    return httpx.post(f"{served}/sparql?{parameters}", content=query.encode(), headers={"content-type": DIRECT})


def test_query_get(served: str) -> None:
    assert _yes(httpx.get(f"{served}/sparql?query=ASK%20%7B%7D"))


def test_query_post_form(served: str, graphs: tuple[tuple[str, str], ...]) -> None:
    url = f"{served}/sparql?{_graphs(default_graph_uri=graphs[0][0])}"
    assert _yes(httpx.post(url, content=b"query=ASK%20%7B%7D", headers={"content-type": FORM}))


def test_query_post_direct(served: str) -> None:
    assert _yes(_direct(served, "ASK {}"))


@pytest.mark.parametrize("method", ["get", "post"])
def test_query_dataset_default_graphs(served: str, graphs: tuple[tuple[str, str], ...], method: str) -> None:
    (one, first), (two, second), _ = graphs
    query, chosen = f"ASK {{ {first} {second} }}", _graphs(default_graph_uri=[one, two])
    if method == "get":
        assert _yes(httpx.get(f"{served}/sparql?query={quote(query)}&{chosen}"))
    else:
        assert _yes(_direct(served, query, chosen))
    assert not _yes_or_no(_direct(served, query, _graphs(default_graph_uri=[one])))


def _yes_or_no(response: "httpx.Response") -> bool:
    assert response.is_success, response.text
    return bool(response.json()["boolean"])


@pytest.mark.parametrize("method", ["get", "post"])
def test_query_dataset_named_graphs(served: str, graphs: tuple[tuple[str, str], ...], method: str) -> None:
    (one, first), (two, second), _ = graphs
    query = f"ASK {{ GRAPH ?g1 {{ {first} }} GRAPH ?g2 {{ {second} }} }}"
    chosen = _graphs(named_graph_uri=[one, two])
    if method == "get":
        assert _yes(httpx.get(f"{served}/sparql?query={quote(query)}&{chosen}"))
    else:
        assert _yes(_direct(served, query, chosen))
    assert not _yes_or_no(_direct(served, query, _graphs(named_graph_uri=[one])))


def test_query_dataset_full(served: str, graphs: tuple[tuple[str, str], ...]) -> None:
    (one, first), (two, second), (three, third) = graphs
    query = f"ASK {{ {third} GRAPH ?g1 {{ {first} }} GRAPH ?g2 {{ {second} }} }}"
    assert _yes(_direct(served, query, _graphs(default_graph_uri=three, named_graph_uri=[one, two])))


def test_query_multiple_dataset(served: str, graphs: tuple[tuple[str, str], ...]) -> None:
    # the graphs that the protocol names win over FROM
    (one, first), (two, second), (three, _) = graphs
    chosen = _graphs(named_graph_uri=[one, two])
    assert _yes(_direct(served, f"ASK FROM <{three}> {{ GRAPH ?g1 {{ {first} }} GRAPH ?g2 {{ {second} }} }}", chosen))
    chosen = _graphs(default_graph_uri=one)
    assert _yes(_direct(served, f"ASK FROM <{two}> {{ {first} }}", chosen))
    assert not _yes_or_no(_direct(served, f"ASK FROM <{two}> {{ {second} }}", chosen))


TABLES = ("application/sparql-results+xml", "application/sparql-results+json", "text/csv", "text/tab-separated-values")
RDF = ("application/rdf+xml", "application/rdf+json", "text/turtle", "application/n-triples", "application/ld+json")


@pytest.mark.parametrize(
    ("case", "query", "types"),
    [
        ("select", "SELECT (1 AS ?value) {}", TABLES),
        ("ask", "ASK {}", TABLES),
        ("describe", "DESCRIBE <http://example.org/>", RDF),
        ("construct", "CONSTRUCT { <s> <p> 1 } WHERE {}", RDF),
    ],
)
def test_query_content_type(served: str, case: str, query: str, types: tuple[str, ...]) -> None:
    response = _direct(served, query)
    assert response.is_success, case
    assert response.headers["content-type"].partition(";")[0] in types


def test_bad_query_method(served: str) -> None:
    response = httpx.put(f"{served}/sparql?query=ASK%20%7B%7D")
    assert response.status_code == 405
    assert "POST" in response.headers["allow"]


def test_bad_multiple_queries(served: str) -> None:
    assert httpx.get(f"{served}/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D").is_client_error


@pytest.mark.parametrize(
    ("case", "headers", "body"),
    [
        ("bad_query_wrong_media_type", {"content-type": "text/plain"}, b"ASK {}"),
        ("bad_query_missing_form_type", {}, b"query=ASK%20%7B%7D"),
        ("bad_query_missing_direct_type", {}, b"ASK {}"),
        ("bad_query_non_utf8", {"content-type": f"{DIRECT}; charset=UTF-16"}, "ASK {}".encode("utf-16")),
        ("bad_query_syntax", {"content-type": FORM}, b"query=ASK%20%7B"),
    ],
)
def test_bad_query(served: str, case: str, headers: dict[str, str], body: bytes) -> None:
    assert httpx.post(f"{served}/sparql", headers=headers, content=body).is_client_error, case


def test_bad_query_syntax_get(served: str) -> None:
    assert httpx.get(f"{served}/sparql?query=ASK%20%7B").status_code == 400


def test_each_query_case_of_the_w3c_stands_above() -> None:
    source = Path(__file__).read_text(encoding="utf-8").partition('FORM = "')[2]
    tests = {*re.findall(r"def test_(\w+)", source), *re.findall(r'^        \("(\w+)", ', source, re.MULTILINE)}
    written = tests | {f"query_content_type_{name}" for name in tests}
    for method in ("get", "post"):
        written |= {f"{name}_{method}" for name in tests if name.endswith("_graphs")}
    assert set(W3C.split()) - written == set()


def test_a_graph_that_is_not_there_is_refused_and_never_fetched(served: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text('<http://example.org/a> <http://example.org/b> "secret" .', encoding="utf-8")
    for query, chosen in (
        (f"SELECT * FROM <{secret.as_uri()}> {{ ?s ?p ?o }}", ""),
        ("SELECT * FROM NAMED <http://127.0.0.1:9/> { GRAPH ?g { ?s ?p ?o } }", ""),
        ("SELECT * { ?s ?p ?o }", _graphs(default_graph_uri=secret.as_uri())),
    ):
        response = _direct(served, query, chosen)
        assert response.status_code == 400
        assert "is fetched" in response.text or "none is fetched" in response.text
