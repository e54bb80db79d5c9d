"""The server's pages in a browser: each view in each language and theme, and nothing leaves the origin."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from cooperation_graph.dataset.questions import questions

Open = Callable[..., Any]  # conftest.Opened comes back
ROWS = "#shown tbody tr"
EDITOR = "#editor .cm-content"
COMMITMENT = "/id/commitment/云政发〔2016〕8号/1.1"
PAGES = {
    "notices": "/",
    "query": "/sparql#question=08-load",
    "chart": "/sparql#question=08-load&view=chart",
    "questions": "/questions",
    "question": "/questions/02-duties",
    "ontology": "/ontology",
    "dataset": "/dataset",
    "body": "/id/org/云川市/农委",
    "commitment": COMMITMENT,
    "evidence": "/graph/evidence",
    "preview": "/reconcile/preview?id=" + quote("id/org/云川市/农委"),
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_no_serious_fault_in_any_page(open_site: Open, axe: str, page: str, lang: str, theme: str) -> None:
    opened = open_site(PAGES[page], lang=lang, color_scheme=theme)
    if page in ("query", "chart"):
        opened.page.wait_for_selector(ROWS)
    opened.page.evaluate(axe)
    found = opened.page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert opened.page.evaluate("document.documentElement.lang") == {"zh": "zh-Hans", "en": "en"}[lang]
    assert opened.faults == []
    assert opened.outside() == []


@pytest.mark.parametrize("page", PAGES)
def test_a_phone_shows_every_page_without_scrolling_sideways(open_site: Open, axe: str, page: str) -> None:
    shown = open_site(PAGES[page], width=360, height=740).page
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shown.evaluate(axe)
    found = shown.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []


def test_a_text_shows_what_was_read_from_the_passage_that_an_address_names(open_site: Open, axe: str) -> None:
    page = open_site(COMMITMENT).page
    page.click("p.evidence .where >> nth=0")
    page.wait_for_selector("mark.chosen, .asked")
    assert page.locator("#said li a").count() > 0
    page.evaluate(axe)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_evidence_is_shown_in_its_passage(open_site: Open) -> None:
    page = open_site(COMMITMENT).page
    page.click("p.evidence .way >> nth=0")
    assert page.locator(".passage mark").inner_text() in page.locator(".passage").inner_text()
    assert page.locator(".facts li").count() > 0


def write(page: Any, query: str) -> None:  # noqa: ANN401
    """Put a query into the editor as a person does."""
    page.click(EDITOR)
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(query)


def test_a_query_is_written_and_asked_from_the_keyboard(open_site: Open) -> None:
    opened = open_site("/sparql")
    page = opened.page
    write(page, "SELECT ?body (COUNT(?task) AS ?n) { ?task cg:sharedBy ?body } GROUP BY ?body ORDER BY DESC(?n)")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(f"{ROWS} .name")
    link = page.locator(ROWS).filter(has_text="云川市农业委员会").locator("a")
    assert link.get_attribute("href") == quote("/id/org/云川市/农委")
    link.click()
    page.wait_for_selector(".statements")
    assert page.locator("h1").inner_text() == "云川市农业委员会"
    assert opened.outside() == []


def test_a_link_carries_the_query_and_the_view(open_site: Open) -> None:
    page = open_site("/sparql").page
    write(page, 'SELECT ?label (1 AS ?n) { ?place a cg:AdministrativeDivision ; rdfs:label ?label } # "#&%+云"')
    page.click("#run")
    page.wait_for_selector(ROWS)
    page.click("#tab-chart")
    page.wait_for_selector(".bars i")
    there = open_site(page.url.partition("/sparql")[2].join(["/sparql", ""])).page
    there.wait_for_selector(".bars i")
    assert there.locator(EDITOR).inner_text() == page.locator(EDITOR).inner_text()


def test_a_chart_has_a_bar_for_each_number_and_counts_where_there_is_none(open_site: Open) -> None:
    page = open_site("/sparql#question=08-load&view=chart").page
    page.wait_for_selector(".bars i")
    widths = page.evaluate("[...document.querySelectorAll('.bars i')].map(bar => bar.getBoundingClientRect().width)")
    numbers = [int(text) for text in page.locator(".bars .number").all_inner_texts()]
    assert len(widths) == len(numbers) > 2
    longest = max(widths)
    assert all(
        abs(width / longest - number / max(numbers)) < 0.05 for width, number in zip(widths, numbers, strict=True)
    )
    write(page, "SELECT ?role { ?responsibility cg:role ?role }")
    page.keyboard.press("Control+Enter")
    page.wait_for_function("() => document.querySelectorAll('.bars tbody tr').length === 2")
    assert "牵头" in page.inner_text(".bars")
    assert sorted(page.locator(".bars .number").all_inner_texts()) == ["3", "5"]


@pytest.mark.parametrize(
    ("button", "begins"),
    [("CSV", "\ufeffbody,name"), ("TSV", "?body\t?name"), ("JSON", '{"head":{"vars":["body","name"')],
)
def test_an_answer_is_taken_away(open_site: Open, button: str, begins: str) -> None:
    page = open_site("/sparql#question=08-load", accept_downloads=True).page
    page.wait_for_selector(ROWS)
    with page.expect_download() as waiting:
        page.click(f"#downloads button:text-is('{button}')")
    assert waiting.value.suggested_filename == f"08-load.{button.lower()}"
    assert Path(waiting.value.path()).read_text(encoding="utf-8").startswith(begins)


def test_a_cell_is_never_a_formula(open_site: Open) -> None:
    page = open_site("/sparql", accept_downloads=True).page
    write(page, 'SELECT ?x { VALUES ?x { "=1+1" "@x" -5 } }')
    page.click("#run")
    page.wait_for_selector(ROWS)
    with page.expect_download() as waiting:
        page.click("#downloads button:text-is('CSV')")
    lines = Path(waiting.value.path()).read_text(encoding="utf-8-sig").split()
    assert lines == ["x", "'=1+1", "'@x", "-5"]


@pytest.mark.parametrize(
    ("query", "place", "said"),
    [
        ("SELECT ?a {\n  ?a ?b }", "Line 2, column 10: expected", "SERVICE"),
        ("SELECT ?a {\n  ?a foo:bar ?c }", "Line 2, column 6", "The prefix foo: is not declared"),
        ("SELECT ?a {\n  ?a cg:x 'open }", "Line 2, column 1", "not closed"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "", "SERVICE asks another machine"),
    ],
)
def test_a_mistake_says_its_place_and_is_marked_there(open_site: Open, query: str, place: str, said: str) -> None:
    page = open_site("/sparql", lang="en").page
    write(page, query)
    page.click("#run")
    page.wait_for_selector("#wrong:not([hidden])")
    assert page.inner_text("#wrong").startswith(place)
    assert said in page.inner_text("#wrong")
    assert (page.locator(".cm-lintRange-error, .cm-lintPoint-error").count() > 0) == bool(place)
    page.click(EDITOR)
    page.keyboard.type(" ")
    page.wait_for_selector(".cm-lintRange-error", state="detached")


def test_the_editor_offers_terms_by_name_and_meaning_variables_and_bodies(open_site: Open) -> None:
    page = open_site("/sparql").page
    for typed, offered in (
        ("cg:led", "cg:ledBy"),
        ("牵头方", "cg:ledBy"),
        ("opti", "OPTIONAL"),
        ("?commi", "?commitment"),
    ):
        write(page, "# \nSELECT ?commitment { ")
        page.keyboard.type(typed)
        page.wait_for_selector(f".cm-tooltip-autocomplete li:has-text('{offered}')")
    write(page, "SELECT ?task { ?task cg:ledBy ")
    page.keyboard.type("农业委员")
    page.click(".cm-tooltip-autocomplete li:has-text('云川市农业委员会')")
    assert "<https://w3id.org/cooperation-graph/id/org/云川市/农委>" in page.locator(EDITOR).inner_text()


def test_brackets_are_matched_and_closed(open_site: Open) -> None:
    page = open_site("/sparql").page
    write(page, "")
    page.keyboard.type("SELECT * { ")
    assert page.locator(EDITOR).inner_text() == "SELECT * {  }" or page.locator(EDITOR).inner_text().endswith("}")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector(".cm-matchingBracket")


def test_the_tab_remembers_its_queries(open_site: Open) -> None:
    page = open_site("/sparql", lang="en").page
    for query in ("ASK { ?a cg:ledBy ?b }", "SELECT ?n { ?n a cg:Notice }"):
        write(page, query)
        page.keyboard.press("Control+Enter")
        page.wait_for_function(
            "text => [...document.querySelectorAll('#history option')].some(o => o.text === text)", arg=query
        )
    page.reload()
    page.select_option("#history", label="ASK { ?a cg:ledBy ?b }")
    assert page.locator(EDITOR).inner_text() == "ASK { ?a cg:ledBy ?b }"
    page.click("#run")
    page.wait_for_selector("#shown .said")
    assert page.inner_text("#shown .said") == "yes"


def test_every_named_question_is_answered_from_the_gallery(open_site: Open) -> None:
    opened = open_site("/sparql", lang="en")
    for each in questions():
        opened.page.click(f"#gallery a[data-name='{each.name}']")
        opened.page.wait_for_function(
            "name => location.hash.includes(name) && document.querySelector('#stop').hidden", arg=each.name
        )
        assert opened.page.is_hidden("#wrong"), each.name
        assert "Asking" not in opened.page.inner_text("#status"), each.name
    opened.page.fill("#find", "beneficiar")
    assert 0 < opened.page.locator("#gallery li:visible").count() < 5
    assert opened.faults == []


def test_a_question_is_bound_to_a_name_on_the_query_page(open_site: Open) -> None:
    page = open_site("/sparql#question=02-duties").page
    page.wait_for_selector(ROWS)
    every = page.locator(ROWS).count()
    page.wait_for_selector("#l-body option[value='org/云川市/农委']", state="attached")
    page.fill("#p-body", "org/云川市/农委")
    page.press("#p-body", "Tab")
    page.wait_for_function("rows => document.querySelectorAll('#shown tbody tr').length === rows", arg=2)
    assert every > 2
    assert "VALUES ?body" in page.locator(EDITOR).inner_text()
    assert "body=" in page.url
    page.reload()
    page.wait_for_function("rows => document.querySelectorAll('#shown tbody tr').length === rows", arg=2)


def test_the_page_of_a_question_needs_no_script(open_site: Open) -> None:
    page = open_site("/questions/02-duties", lang="en", java_script_enabled=False).page
    every = page.locator(".rows tbody tr").count()
    page.fill("#p-body", "市农业委员会")
    page.click("button[type=submit]")
    assert 0 < page.locator(".rows tbody tr").count() < every
    page.fill("#p-body", "无此单位")
    page.click("button[type=submit]")
    assert "Nothing here is called" in page.inner_text(".warning")


def test_a_table_is_sorted_and_filtered(open_site: Open) -> None:
    page = open_site("/sparql#question=01-leads").page
    page.wait_for_selector(ROWS)
    write(page, "SELECT ?n { VALUES ?n { 10 9 2 33 4 5 6 7 8 1 } }")
    page.click("#run")
    page.wait_for_function("() => document.querySelectorAll('#shown tbody tr').length === 10")
    page.click("#shown th button")
    assert page.locator(f"{ROWS} td.number").all_inner_texts()[:3] == ["1", "2", "4"]
    page.click("#shown th button")
    assert page.locator(f"{ROWS} td.number").first.inner_text() == "33"
    page.fill(".filter input", "33")
    assert page.locator(ROWS).count() == 1


def test_a_graph_is_shown_as_turtle(open_site: Open) -> None:
    page = open_site("/sparql").page
    write(page, "CONSTRUCT WHERE { ?task cg:ledBy ?body }")
    page.click("#run")
    page.wait_for_selector("#shown pre")
    assert "cg:ledBy" in page.inner_text("#shown pre")
    assert page.locator("#downloads button").all_inner_texts() == ["Turtle", "JSON-LD"]


def test_a_commitment_leads_to_its_place_on_the_policy_page(open_site: Open) -> None:
    opened = open_site(COMMITMENT, lang="zh")
    heading = opened.page.locator("h1").inner_text()
    opened.page.click("text=在政策页面查看")
    opened.page.wait_for_selector("#panel h2")
    assert heading in opened.page.inner_text("#panel")
    assert opened.faults == []
    assert opened.outside() == []


def test_the_language_changes_and_the_place_stays(open_site: Open) -> None:
    page = open_site(COMMITMENT, lang="zh").page
    page.click(".language")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert quote("/1.1") in page.url
    assert page.locator("h2").first.inner_text() == "Statements"
