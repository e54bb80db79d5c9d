"""The page with a SPARQL engine answers by itself: no request, and the names in an answer lead to what they name."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from cooperation_graph.dataset.questions import questions

Open = Callable[..., Any]  # conftest.Opened comes back
ROWS = "#sparql-answer tbody tr"


def test_a_named_question_is_answered_offline(open_page: Open, asking_file: Path) -> None:
    opened = open_page("v=sparql", file=asking_file, offline=True)
    page = opened.page
    page.click("#sparql-questions button[data-name='26-beneficiaries']")
    page.wait_for_selector(ROWS)
    assert "白石县" in page.inner_text("#sparql-answer")
    assert opened.faults == []
    assert [url for url in opened.requests if not url.startswith(("file:", "data:", "blob:"))] == []


def test_the_policy_gains_only_wasm_and_a_worker_of_the_file_itself(page_file: Path, asking_file: Path) -> None:
    policies = [file.read_text("utf-8").partition('Policy" content="')[2].partition('"')[0] for file in
                (page_file, asking_file)]  # fmt: skip
    kept = [{part for part in policy.replace("&#39;", "'").split() if "sha256" not in part} for policy in policies]
    assert {part.rstrip(";") for part in kept[1]} - {part.rstrip(";") for part in kept[0]} == {
        "'wasm-unsafe-eval'",
        "worker-src",
    }


def test_every_named_question_runs(open_page: Open, asking_file: Path) -> None:
    page = open_page("v=sparql&lang=en", file=asking_file).page
    for each in questions():
        page.evaluate("name => { location.hash = `v=sparql&lang=en&sq=${name}` }", each.name)
        page.wait_for_function("() => !/Getting ready|Choose/.test(document.querySelector('#sparql-answer').innerText)")
        page.wait_for_selector("#sparql-answer .quiet, #sparql-answer .wrong")
        assert page.query_selector("#sparql-answer .wrong") is None, each.name


def test_a_name_in_an_answer_selects_it(open_page: Open, asking_file: Path) -> None:
    opened = open_page("v=sparql", file=asking_file)
    page = opened.page
    page.fill("#sparql-query", "SELECT ?body WHERE { ?task cg:ledBy ?body } ORDER BY ?body LIMIT 1")
    page.press("#sparql-query", "Control+Enter")
    page.click(f"{ROWS} .chip")
    assert "s=org/" in opened.state()
    assert page.is_visible(ROWS)  # the answer stays
    page.reload()
    page.wait_for_selector(ROWS)  # and stands in the address


def test_a_mistake_says_its_line(open_page: Open, asking_file: Path) -> None:
    page = open_page("v=sparql", file=asking_file).page
    page.fill("#sparql-query", "SELECT ?a WHERE {\n ?a ?b }")
    page.click("#sparql-run")
    page.wait_for_selector("#sparql-answer .wrong")
    assert "2:" in page.inner_text("#sparql-answer .wrong")
    page.fill("#sparql-query", "SELECT ?a WHERF { ?a ?b ?c }")
    page.click("#sparql-run")
    page.wait_for_function("() => /1:16/.test(document.querySelector('#sparql-answer').innerText)")


def test_an_answer_is_taken_away_as_csv(open_page: Open, asking_file: Path) -> None:
    page = open_page("v=sparql&sq=26-beneficiaries", file=asking_file).page
    with page.expect_download() as got:
        page.click("#sparql-csv")
    assert Path(got.value.path()).read_text("utf-8-sig").startswith("place,")


# every pair of statements with every other: it would take hours
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_a_query_that_runs_away_is_stopped_and_the_page_answers_meanwhile(open_page: Open, asking_file: Path) -> None:
    opened = open_page("v=sparql&lang=en", file=asking_file)
    page = opened.page
    page.fill("#sparql-query", RUNAWAY)
    page.click("#sparql-run")
    page.wait_for_selector("#sparql-stop:visible")
    page.wait_for_timeout(300)
    assert page.evaluate("1 + 1") == 2
    page.click("#sparql-stop")
    page.wait_for_selector("#sparql-answer .wrong")
    assert page.inner_text("#sparql-answer .wrong") == "Stopped."
    assert not page.is_visible("#sparql-stop")
    page.click("#sparql-questions button[data-name='26-beneficiaries']")
    page.wait_for_selector(ROWS)
    assert opened.faults == []


def test_a_new_question_and_another_view_end_one_that_runs_away(open_page: Open, asking_file: Path) -> None:
    opened = open_page("v=sparql", file=asking_file)
    page = opened.page
    page.fill("#sparql-query", RUNAWAY)
    page.click("#sparql-run")
    page.wait_for_selector("#sparql-stop:visible")
    page.click("#sparql-questions button[data-name='26-beneficiaries']")
    page.wait_for_selector(ROWS)
    page.fill("#sparql-query", RUNAWAY)
    page.click("#sparql-run")
    page.wait_for_selector("#sparql-stop:visible")
    page.click("#tab-ledger")
    page.wait_for_selector(".ledger")
    for _ in range(50):
        if page.workers:
            page.wait_for_timeout(100)
    assert page.workers == []
    assert opened.faults == []
