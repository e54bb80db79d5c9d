"""Whatever a notice holds stays text."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import fields

from cooperation_graph.dataset import Dataset
from cooperation_graph.view import HasStore, write_page
from cooperation_graph.view.page import render
from cooperation_graph.view.rows import tables
from cooperation_graph.view.tables import Tables

Open = Callable[..., Any]  # conftest.Opened comes back
VIEWS = ("ledger", "matrix", "graph", "text", "timeline", "cascade")
HOSTILE = (
    "😀</script><script>window.ran=1</script><img src=x onerror=window.ran=1><!-- <a href=javascript:window.ran=1>"
    "\u202e\u2066'\"&{{7*7}}${window.ran=1}\u2028\x00]]>"
)


KEPT = frozenset({"kind", "relation", "state", "force", "status", "term", "sha256", "edtf", "rrule"})


def worse(value: Any) -> Any:  # noqa: ANN401  # whatever a row may hold
    """Return a value with something hostile in every string that can come from a notice."""
    if isinstance(value, str):
        return value + HOSTILE
    if hasattr(value, "_replace"):
        return value._replace(**{name: worse(each) for name, each in value._asdict().items() if name not in KEPT})
    return tuple(map(worse, value)) if isinstance(value, tuple) else value


def hostile(rows: Tables) -> Tables:
    """Return the rows as the worst of notices would give them."""
    return Tables(*(worse(getattr(rows, each.name)) for each in fields(rows)))


@pytest.fixture(scope="module")
def hostile_file(dataset: HasStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "page.html"
    path.write_text(render(hostile(tables(dataset))), encoding="utf-8", newline="")
    return path


@pytest.fixture(scope="module")
def hostile_asking_file(hostile: Dataset, oxigraph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a notice with something hostile in every name, and an engine that answers with these names."""
    path = tmp_path_factory.mktemp("hostile-asking") / "page.html"
    write_page(hostile, path, sparql=True, engine=oxigraph)
    return path


@pytest.mark.parametrize("file", ["hostile_file", "hostile_asking_file"])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_hostile_runs_in_any_view(
    open_page: Open, request: pytest.FixtureRequest, file: str, view: str
) -> None:
    opened = open_page(f"v={view}&lang=en", file=request.getfixturevalue(file))
    for _ in range(3):
        opened.page.keyboard.press("ArrowDown")
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    nothing_ran(opened)


def nothing_ran(opened: Any) -> None:  # noqa: ANN401  # conftest.Opened
    assert opened.page.evaluate("window.ran") is None
    assert opened.page.locator("img, main script, #panel a").count() == 0
    assert [url for url in opened.requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert opened.faults == []


def test_nothing_hostile_runs_in_answers(open_page: Open, hostile_asking_file: Path) -> None:
    opened = open_page("v=sparql&lang=en", file=hostile_asking_file)
    page = opened.page
    for query, shown in (
        ("SELECT ?name { ?body rdfs:label ?name FILTER(CONTAINS(?name, 'svg')) }", "<svgonload=window.ran=1>"),
        ("SELECT ?title { ?notice dcterms:title ?title FILTER(CONTAINS(?title, 'img')) }", "<img"),
        (
            "SELECT (IRI('javascript:window.ran=1') AS ?iri) ?text { GRAPH ?g { ?s rdf:value ?text } }",
            "javascript:window.ran=1",
        ),
        ("SELECT ('</script><script>window.ran=1</script>' AS ?x) {}", "</script><script>"),
        ("CONSTRUCT { ?s rdfs:label ?o } { ?s rdfs:label ?o }", "<svgonload=window.ran=1>"),
        ("SELECT ?<img/src=x/onerror=window.ran=1> {}", "1:16"),
    ):
        page.fill("#sparql-query", query)
        page.click("#sparql-run")
        page.wait_for_function("shown => document.querySelector('#sparql-answer').innerText.includes(shown)", arg=shown)
        nothing_ran(opened)


def test_an_address_can_carry_nothing_that_runs(open_page: Open) -> None:
    hash_parts = "&".join(
        f"{key}=%3Cimg%20src%3Dx%20onerror%3Dwindow.ran%3D1%3E"
        for key in ("s", "n", "q", "a", "f", "x", "e", "at", "o")
    )
    opened = open_page(f"v=ledger&{hash_parts}&lang=%E0%A4%A&theme=%3Cscript%3E")
    assert opened.page.evaluate("window.ran") is None
    assert opened.page.locator("img").count() == 0
    assert opened.faults == []


def test_a_direction_control_is_shown_as_a_sign(open_page: Open, hostile_file: Path) -> None:
    shown = open_page("v=ledger", file=hostile_file).page.inner_text("#title")
    assert "\u202e" not in shown
    assert "\ufffd" in shown


def test_a_cell_is_never_a_formula(open_page: Open, dataset: HasStore, tmp_path: Path) -> None:
    rows = tables(dataset)
    formulas = tuple(node._replace(label=f"=HYPERLINK({node.label})") for node in rows.nodes)
    file = tmp_path / "page.html"
    changed = Tables(**{each.name: getattr(rows, each.name) for each in fields(rows)} | {"nodes": formulas})
    file.write_text(render(changed), encoding="utf-8", newline="")
    opened = open_page("v=ledger", file=file, accept_downloads=True)
    opened.page.click("#menu-button")
    with opened.page.expect_download() as waiting:
        opened.page.click("#export-csv")
    cells = Path(waiting.value.path()).read_text(encoding="utf-8-sig").replace("\r\n", ",").split(",")
    assert any("HYPERLINK" in cell for cell in cells)
    assert not any(cell.lstrip('"').startswith("=") for cell in cells)
