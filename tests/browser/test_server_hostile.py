"""Whatever a notice holds stays text on every page of the server."""

from collections.abc import Callable
from typing import Any

import pytest
from pyoxigraph import NamedNode

from cooperation_graph.dataset import Dataset
from cooperation_graph.iri import BASE
from cooperation_graph.serve.render import local_address

Open = Callable[..., Any]  # conftest.Opened comes back
ALWAYS = ("/", "/sparql#question=01-leads", "/questions/01-leads", "/questions/03-order", "/dataset")


def hostile_iris(dataset: Dataset) -> list[str]:
    """Return the things that the hostile notice names, and the notice itself."""
    found = {
        term.value
        for quad in dataset.store
        for term in (quad.subject, quad.object)
        if isinstance(term, NamedNode) and term.value.startswith(f"{BASE}id/")
    }
    marks = ("script", "svg", "img", "%3C", "云政发〔2017〕9号", "/text/")
    return sorted({iri.partition("#")[0] for iri in found if any(mark in iri for mark in marks)})


def check(opened: Any) -> None:  # noqa: ANN401
    assert opened.page.evaluate("window.ran") is None
    assert opened.page.locator("main img, main svg, main script, main [onload], main [onerror]").count() == 0
    assert opened.page.locator("a[href^='javascript:' i]").count() == 0
    assert [fault for fault in opened.faults if "404" not in fault] == []
    assert opened.outside() == []


@pytest.mark.parametrize("address", ALWAYS)
def test_nothing_hostile_runs_on_the_pages_of_all_notices(open_hostile: Open, address: str) -> None:
    opened = open_hostile(address)
    opened.page.wait_for_load_state("networkidle")
    check(opened)


def test_nothing_hostile_runs_on_the_page_of_anything(open_hostile: Open, hostile: Dataset) -> None:
    opened = open_hostile("/")
    things = hostile_iris(hostile)
    assert len([iri for iri in things if "script" in iri]) > 2
    for iri in things:
        opened.page.goto(opened.origin + local_address(iri))
        assert opened.page.locator("h1").count() == 1, iri
        check(opened)


def test_a_preview_and_a_search_box_stay_text(open_hostile: Open, hostile: Dataset) -> None:
    opened = open_hostile("/sparql")
    for iri in hostile_iris(hostile):
        if "/org/" in iri or "/enterprise/" in iri:
            opened.page.goto(f"{opened.origin}/reconcile/preview?id={local_address(iri)[1:].replace('%', '%25')}")
            check(opened)
    opened.page.goto(f"{opened.origin}/sparql")
    opened.page.click("#editor .cm-content")
    opened.page.keyboard.type("公司")
    opened.page.wait_for_timeout(500)
    check(opened)


def test_an_address_can_carry_nothing_that_runs(open_hostile: Open) -> None:
    tag = "%3Cimg%20src%3Dx%20onerror%3Dwindow.ran%3D1%3E"
    for address in (
        f"/sparql#query={tag}",
        f"/sparql#question={tag}&view={tag}",
        f"/sparql#question=02-duties&body={tag}",
    ):
        opened = open_hostile(address)
        opened.page.wait_for_load_state("networkidle")
        opened.faults = [fault for fault in opened.faults if "400" not in fault]  # no query
        check(opened)
    opened = open_hostile(f"/questions/02-duties?body={tag}")
    check(opened)


def test_a_direction_control_is_shown_as_a_sign(open_hostile: Open) -> None:
    page = open_hostile("/sparql").page
    page.goto(page.url.partition("#")[0] + "#query=" + "SELECT (%22a%5Cu202eb%22 AS ?x) {}".replace(" ", "%20"))
    page.wait_for_selector("#shown tbody tr")
    assert page.locator("#shown tbody tr").inner_text().split()[-1] == "a\ufffdb"
