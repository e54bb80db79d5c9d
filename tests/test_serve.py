"""The endpoint speaks the SPARQL 1.1 Protocol, never answers in part, and survives every query."""

import asyncio
import html
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote, urlencode

import pytest

httpx = pytest.importorskip("httpx", reason="the extra serve is not installed")
pytest.importorskip("starlette", reason="the extra serve is not installed")

from cooperation_graph.dataset import Dataset, open_dataset  # noqa: E402
from cooperation_graph.pipeline import build  # noqa: E402
from cooperation_graph.serve.app import application  # noqa: E402
from cooperation_graph.serve.negotiation import negotiate  # noqa: E402
from cooperation_graph.serve.workers import Limits, Workers  # noqa: E402


def write_page(dataset: Dataset, path: Path, language: str) -> None:
    from cooperation_graph.view import write_page as write

    write(dataset, path, lang=language)


GRAPH = "https://w3id.org/cooperation-graph/id/text/sha256-0#char=1,2"
BODY = "https://w3id.org/cooperation-graph/id/org/000001/发改委"
TRIPLES = "".join(f'<http://example.org/s{number}> <http://example.org/p> "牵头{number}" .\n' for number in range(2000))
NOTICES = Path(__file__).parent.parent / "data" / "notices"
QUADS = f'{TRIPLES}<{BODY}> <http://example.org/leads> "一" .\n<{BODY}> <http://example.org/leads> "一" <{GRAPH}> .\n'
SELECT = "SELECT ?o { ?s ?p ?o } LIMIT 2"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """Run the server's loop in a thread of its own and send requests to it."""
    folder = tmp_path_factory.mktemp("served")
    path = folder / "more.nq"
    path.write_text(QUADS, encoding="utf-8")
    build([NOTICES / "shenyang-2009-1.txt"], folder / "dataset")
    dataset = open_dataset(folder / "dataset")
    limits = Limits(seconds=1.0, at_once=2, waiting=2)
    app = application(dataset, lambda: Workers([*dataset.files, path], limits), write_page)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    def on_loop(work: object) -> object:
        return asyncio.run_coroutine_threadsafe(work, loop).result(60)  # type: ignore[arg-type]

    lifespan = app.router.lifespan_context(app)
    on_loop(lifespan.__aenter__())
    session = httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://localhost")

    def request(method: str, target: str = "/sparql", **options: object) -> object:
        return on_loop(session.request(method, target, **options))

    async def several(queries: list[str]) -> list[int]:
        asked = [session.get("/sparql", params={"query": query}) for query in queries]
        return [response.status_code for response in await asyncio.gather(*asked)]

    yield SimpleNamespace(request=request, several=lambda queries: on_loop(several(queries)))
    on_loop(session.aclose())
    on_loop(lifespan.__aexit__(None, None, None))
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def _get(query: str, **more: str) -> str:
    return "/sparql?" + urlencode({"query": query, **more})


DIRECT = {"content-type": "application/sparql-query"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    ("method", "target", "headers", "content"),
    [
        ("GET", _get(SELECT), {}, b""),
        ("POST", "/sparql", FORM, urlencode({"query": SELECT}).encode()),
        ("POST", "/sparql", DIRECT, SELECT.encode()),
        ("POST", "/sparql", {"content-type": "application/sparql-query; charset=UTF-8"}, SELECT.encode()),
    ],
)
def test_the_three_ways_of_asking_give_the_same_answer(
    client: SimpleNamespace, method: str, target: str, headers: dict[str, str], content: bytes
) -> None:
    response = client.request(method, target, headers=headers, content=content)
    assert response.status_code == 200
    assert len(response.json()["results"]["bindings"]) == 2


@pytest.mark.parametrize(
    ("method", "target", "headers", "content", "status"),
    [
        ("PUT", _get("ASK {}"), {}, b"", 405),
        ("GET", "/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", {}, b"", 400),
        ("GET", "/sparql", {}, b"", 400),
        ("POST", "/sparql", {"content-type": "text/plain"}, b"ASK {}", 415),
        (
            "POST",
            "/sparql",
            {"content-type": "application/sparql-query; charset=utf-16"},
            "ASK {}".encode("utf-16"),
            415,
        ),
        ("POST", "/sparql", {}, b"query=ASK%20%7B%7D", 415),
        ("POST", "/sparql", DIRECT, "ASK { ?s ?p 'é' }".encode("latin-1"), 400),
        ("GET", "/sparql?query=ASK%20%7B%20%FF%7D", {}, b"", 400),
        ("GET", _get("ASK {"), {}, b"", 400),
        ("POST", "/sparql", FORM, b"update=CLEAR%20ALL", 400),
        ("POST", "/sparql", {"content-type": "application/sparql-update"}, b"CLEAR ALL", 400),
        ("GET", _get("CLEAR ALL"), {}, b"", 400),
        ("POST", "/sparql", DIRECT, b"#" * 300_000, 413),
        ("GET", _get(SELECT), {"accept": "image/png"}, b"", 406),
        ("GET", _get(SELECT), {"accept": "text/turtle"}, b"", 406),
        ("GET", _get(SELECT, **{"default-graph-uri": "file:///etc/passwd"}), {}, b"", 400),
        ("GET", "/elsewhere", {}, b"", 404),
    ],
)
def test_what_the_protocol_forbids_is_refused_with_its_status(
    client: SimpleNamespace, method: str, target: str, headers: dict[str, str], content: bytes, status: int
) -> None:
    assert client.request(method, target, headers=headers, content=content).status_code == status


@pytest.mark.parametrize(
    ("accept", "query", "media_type"),
    [
        ("*/*", SELECT, "application/sparql-results+json"),
        ("application/sparql-results+xml", SELECT, "application/sparql-results+xml"),
        ("text/csv", SELECT, "text/csv; charset=utf-8"),
        ("text/tab-separated-values", SELECT, "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "ASK {}", "application/sparql-results+xml"),
        ("*/*", "CONSTRUCT WHERE { ?s ?p ?o } ", "text/turtle; charset=utf-8"),
        ("application/n-triples", "CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples"),
        ("application/ld+json", "CONSTRUCT WHERE { ?s ?p ?o }", "application/ld+json"),
        ("application/rdf+xml", "DESCRIBE <http://example.org/s1>", "application/rdf+xml"),
    ],
)
def test_the_answer_comes_as_the_client_asked(
    client: SimpleNamespace, accept: str, query: str, media_type: str
) -> None:
    response = client.request("GET", _get(query), headers={"accept": accept})
    assert (response.status_code, response.headers["content-type"]) == (200, media_type)


def test_percent_encoded_chinese_iris_work_in_every_way_of_asking(client: SimpleNamespace) -> None:
    query = f"SELECT ?o {{ <{BODY}> ?p ?o }}"
    answers = [
        client.request("GET", "/sparql?query=" + quote(query)).text,
        client.request("POST", headers=FORM, content=urlencode({"query": query}).encode()).text,
        client.request("POST", headers=DIRECT, content=query.encode()).text,
    ]
    assert {json.loads(answer)["results"]["bindings"][0]["o"]["value"] for answer in answers} == {"一"}


def test_the_parameters_choose_the_graphs(client: SimpleNamespace) -> None:
    counted = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    response = client.request("GET", _get(counted, **{"default-graph-uri": GRAPH}))
    assert response.json()["results"]["bindings"][0]["n"]["value"] == "1"


ATTACKS = {
    "deep braces": "SELECT * {" + "{" * 20000 + "}" * 20000 + "}",
    "deep parentheses": "SELECT * { BIND(" + "(" * 40000 + "1" + ")" * 40000 + " AS ?x) }",
    "long arithmetic": "SELECT * { BIND(" + "1+" * 40000 + "1 AS ?x) }",
    "cross join": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "thousand steps": "SELECT * { ?s " + "/".join(["<http://example.org/p>"] * 5000) + " ?o }",
    "giant values": "SELECT * { VALUES ?x {" + "1 " * 100000 + "} }",
    "large result": "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 3000000",
}


@pytest.mark.parametrize("query", ATTACKS.values(), ids=ATTACKS.keys())
def test_the_server_answers_the_next_request_after_an_attack(client: SimpleNamespace, query: str) -> None:
    started = time.monotonic()
    response = client.request("POST", headers=DIRECT, content=query.encode())
    assert response.status_code in (200, 400, 413, 503)
    assert time.monotonic() - started < 1.5
    assert client.request("GET", _get("ASK { ?s ?p ?o }")).json()["boolean"] is True


def test_a_query_that_takes_too_long_says_so(client: SimpleNamespace) -> None:
    response = client.request("GET", _get(ATTACKS["cross join"]))
    assert response.status_code == 503
    assert "longer than 1 s" in response.text


def test_a_worker_opens_neither_socket_nor_file(client: SimpleNamespace, tmp_path: Path) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text('<http://example.org/a> <http://example.org/b> "secret" .', encoding="utf-8")
    for query in (f"SELECT * FROM <{secret.as_uri()}> {{ ?s ?p ?o }}", "SELECT * { SERVICE <http://127.0.0.1:8/> {} }"):
        response = client.request("GET", _get(query))
        assert '"secret"' not in response.text
        assert response.status_code == 400


def test_more_queries_than_may_wait_are_told_to_come_back_and_all_are_answered_in_time(client: SimpleNamespace) -> None:
    started = time.monotonic()
    statuses = sorted(client.several([ATTACKS["cross join"]] * 6))
    assert time.monotonic() - started < 1.5
    # two run and two wait; who waits may get its turn in the last moment, or not
    assert (statuses[:2], statuses[4:]) == ([429, 429], [503, 503])
    assert set(statuses) == {429, 503}


@pytest.mark.parametrize(
    ("accept", "expected"),
    [(None, "a/b"), ("", "a/b"), ("c/*", "c/d"), ("a/b;q=0", None), ("a/b;q=x, c/d", "c/d"), ("*/*;q=0.1, c/d", "c/d")],
)
def test_negotiation_follows_quality_and_specificity(accept: str | None, expected: str | None) -> None:
    assert negotiate(accept, ("a/b", "c/d")) == expected


PAGES = ["/", "/sparql", "/ontology", "/page", "/id/org/210100/发改委", "/id/commitment/沈政发〔2009〕1号/3.1"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("target", PAGES)
def test_pages_answer_in_both_languages_and_forbid_what_they_do_not_need(
    client: SimpleNamespace, target: str, language: str
) -> None:
    response = client.request("GET", f"{quote(target)}?lang={language}", headers={"accept": "text/html"})
    assert response.status_code == 200
    assert f'<html lang="{"zh-Hans" if language == "zh" else "en"}"' in response.text
    if target != "/page":  # that page carries its own policy
        assert "default-src 'none'" in response.headers["content-security-policy"]


def test_every_script_and_style_carries_the_number_of_its_one_answer(client: SimpleNamespace) -> None:
    import re

    numbers = set()
    for _ in range(2):
        response = client.request("GET", "/sparql?lang=en", headers={"accept": "text/html"})
        number = re.search(r"script-src 'nonce-([\w-]+)'", response.headers["content-security-policy"])
        assert number is not None
        numbers.add(number[1])
        loaded = re.findall(r"<(?:script|link)[^>]*(?:src|stylesheet)[^>]*>", response.text)
        assert len(loaded) == 3
        assert all(f'nonce="{number[1]}"' in each for each in loaded)
        assert not re.search(r"<style|style=|\son\w+=|//[\w.]+/", response.text.partition("<script type")[0])
    assert len(numbers) == 2


def test_what_pages_load_is_kept_as_long_as_it_does_not_change(client: SimpleNamespace) -> None:
    import re

    page = client.request("GET", "/sparql", headers={"accept": "text/html"}).text
    addresses = re.findall(r'(?:src|href)="(/assets/[^"]+)"', page)
    assert len(addresses) == 4
    for address in addresses:
        kept = client.request("GET", address)
        assert (kept.status_code, "immutable" in kept.headers["cache-control"]) == (200, True)
        assert client.request("GET", address.partition("?")[0]).headers["cache-control"] == "no-cache"
    assert client.request("GET", "/assets/words.json").status_code == 404
    assert client.request("GET", "/assets/editor.licences.txt").text.count("MIT") >= 14


def test_a_page_of_a_commitment_shows_the_characters_each_statement_was_read_from(client: SimpleNamespace) -> None:
    page = client.request("GET", quote("/id/commitment/沈政发〔2009〕1号/3.1"), headers={"accept": "text/html"}).text
    assert '<q lang="zh-Hans">市发改委</q>' in page
    assert "1310–1314" in page


@pytest.mark.parametrize(
    ("accept", "media_type", "holds"),
    [
        ("text/turtle", "text/turtle", "ledBy"),
        ("application/ld+json", "application/ld+json", "ledBy"),
        ("application/rdf+xml", "application/rdf+xml", "ledBy"),
    ],
)
def test_an_iri_answers_in_the_format_asked_for(
    client: SimpleNamespace, accept: str, media_type: str, holds: str
) -> None:
    target = quote("/id/commitment/沈政发〔2009〕1号/3.1")
    response = client.request("GET", target, headers={"accept": accept})
    assert (response.status_code, response.headers["content-type"].partition(";")[0]) == (200, media_type)
    assert holds in response.text


def test_an_iri_of_nothing_is_not_found_and_hostile_paths_stay_text(client: SimpleNamespace) -> None:
    for target in ("/id/org/none", "/id/%3Cscript%3Ealert(1)%3C/script%3E", "/id/../../etc/passwd", "/id/a%20b%7D"):
        response = client.request("GET", target, headers={"accept": "text/html"})
        assert response.status_code == 404
        assert "<script>alert" not in response.text


@pytest.mark.parametrize(("origin", "expected"), [(None, None), ("http://127.0.0.1:3333", "http://127.0.0.1:3333")])
def test_no_other_site_reads_the_answers_unless_it_is_named(origin: str | None, expected: str | None) -> None:
    from starlette.applications import Starlette
    from starlette.responses import PlainTextResponse
    from starlette.routing import Route

    from cooperation_graph.serve.app import _guarded

    async def answer(_: object) -> PlainTextResponse:
        return PlainTextResponse("yes")

    async def asked() -> str | None:
        app = Starlette(routes=[Route("/", _guarded(answer, origin))])
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://localhost") as session:
            found: str | None = (await session.get("/")).headers.get("access-control-allow-origin")
            return found

    assert asyncio.run(asked()) == expected


def test_the_service_and_the_dataset_describe_themselves(client: SimpleNamespace) -> None:
    import rdflib

    for target in ("/sparql", "/.well-known/void"):
        response = client.request("GET", target, headers={"accept": "text/turtle"})
        assert len(rdflib.Graph().parse(data=response.text, format="turtle")) > 3


def test_openrefine_finds_bodies_under_their_spellings(client: SimpleNamespace) -> None:
    queries = {
        "q0": {"query": "沈阳市发展和改革委员会"},
        "q1": {"query": "市发改委", "type": "PublicBody"},
        "q2": {"query": "无此单位"},
    }
    response = client.request(
        "POST", "/reconcile", headers=FORM, content=urlencode({"queries": json.dumps(queries)}).encode()
    )
    found = response.json()
    assert found["q0"]["result"][0]["id"] == "id/org/210100/发改委"
    assert found["q1"]["result"][0]["id"] == "id/org/210100/发改委"
    assert found["q2"]["result"] == []
    assert client.request("GET", "/reconcile").json()["versions"] == ["0.2"]
    assert client.request("GET", "/reconcile?queries=%5B").status_code == 400


# what spreadsheets hold for 沈阳市发展和改革委员会
SPELLINGS = (
    "沈阳市发展和改革委员会",
    "沈阳市发改委",
    "市发改委",
    "发改委",
    "市发展改革委",
    "市发展和改革委",
    "沈阳市发展改革委",
    "发展改革委",
    "发展和改革委员会",
    "沈阳发改委",
    "沈阳发展和改革委员会",
    "市发展和改革委员会",
    "沈阳市发展改革委员会",
    " 市发改委 ",
    "市 发改委",
    "市发改委。",
    "（市发改委）",
    "沈阳市发展和改革委员会（市物价局）",
    "沈阳市发改委(牵头)",
    "【市发改委】",
)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_openrefine_offers_a_body_first_in_twenty_spellings(client: SimpleNamespace, spelling: str) -> None:
    batch = json.dumps({"q": {"query": spelling, "type": "PublicBody"}})
    found = client.request("POST", "/reconcile", headers=FORM, content=urlencode({"queries": batch}).encode()).json()
    assert found["q"]["result"][0]["id"] == "id/org/210100/发改委"
    assert found["q"]["result"][0]["name"] == "沈阳市发展和改革委员会"


def test_openrefine_has_a_preview_in_its_frame_and_a_page_behind_each_id(client: SimpleNamespace) -> None:
    manifest = client.request("GET", "/reconcile").json()
    for template in (manifest["preview"]["url"], manifest["view"]["url"]):
        target = template.replace("{{id}}", quote("id/org/210100/发改委")).removeprefix("http://localhost")
        response = client.request("GET", target, headers={"accept": "text/html"})
        assert response.status_code == 200
        assert "发改委" in response.text
    framed = client.request("GET", "/reconcile/preview?id=" + quote("id/org/210100/发改委"))
    assert "frame-ancestors *" in framed.headers["content-security-policy"]
    assert client.request("GET", "/reconcile/preview?id=id/nothing").status_code == 404


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_of_the_ontology_holds_every_term_with_its_definition(client: SimpleNamespace, language: str) -> None:
    import rdflib

    graph = rdflib.Graph().parse(NOTICES.parent.parent / "ontology" / "cooperation.ttl")
    page = client.request("GET", f"/ontology?lang={language}", headers={"accept": "text/html"}).text
    own = "https://w3id.org/cooperation-graph/ontology#"
    terms = {str(term).removeprefix(own) for term in graph.subjects() if str(term).startswith(own)}
    assert [term for term in sorted(terms) if f'id="{term}"' not in page] == []
    said = [each for each in graph.objects(None, rdflib.SKOS.definition) if getattr(each, "language", "") == language]
    assert [str(each) for each in said if str(each) not in html.unescape(page)] == []


def test_the_page_of_a_text_marks_what_was_read_from_it(client: SimpleNamespace) -> None:
    import re

    key = open_dataset_key(client)
    page = client.request("GET", f"/id/text/sha256-{key}?lang=en", headers={"accept": "text/html"}).text
    shown = re.search(r'<pre lang="zh-Hans" id="text" tabindex="0">(.*?)</pre>', page, re.DOTALL)
    assert shown is not None
    assert '<a id="char=1310,1314"></a>' in shown[1]
    text = re.sub(r"<[^>]+>", "", shown[1])
    assert text == (NOTICES / "shenyang-2009-1.txt").read_text(encoding="utf-8")


def open_dataset_key(client: SimpleNamespace) -> str:
    """Return the digest of the text that the served dataset holds."""
    query = "SELECT ?text { ?notice cg:sourceText ?text }"
    found = client.request("GET", _get(query)).json()["results"]["bindings"][0]["text"]["value"]
    return str(found).rpartition("sha256-")[2]
