"""The page as people use it: every view in both languages, search, links, keys, paper and phone."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from pyoxigraph import Store

from cooperation_graph.query import commitments
from cooperation_graph.view import HasStore, write_page
from cooperation_graph.view.rows import tables


class Nothing:
    """A dataset without a statement."""

    store = Store()


Open = Callable[..., Any]  # conftest.Opened comes back
VIEWS = ("ledger", "matrix", "graph", "text", "timeline", "cascade")
FIRST = "commitment/云政发〔2016〕8号/1.1"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_opens_without_a_fault_or_a_request(open_page: Open, view: str, lang: str) -> None:
    opened = open_page(f"v={view}&lang={lang}")
    assert opened.page.get_attribute(f"#tab-{view}", "aria-selected") == "true"
    assert opened.page.get_attribute("html", "lang") == {"zh": "zh-Hans", "en": "en"}[lang]
    assert opened.faults == []
    assert [url for url in opened.requests if not url.startswith(("file:", "data:", "blob:"))] == []


def test_a_small_dataset_opens_on_the_graph_and_a_phone_on_the_ledger(open_page: Open) -> None:
    assert open_page().page.locator("#canvas canvas").count() == 1
    assert open_page(width=390).page.locator(".ledger tbody tr").count() == 4


def test_the_ledger_has_a_row_a_commitment_and_says_where_the_text_was_cut(open_page: Open) -> None:
    rows = open_page("v=ledger").page.locator(".ledger tbody tr")
    assert "市农业委员会" in rows.nth(0).locator(".c-lead").inner_text()
    assert "原文截断" in rows.nth(3).locator(".c-lead").inner_text()


def test_the_ledger_sorts_both_ways_and_back(open_page: Open) -> None:
    page = open_page("v=ledger").page
    labels = page.locator(".ledger tbody .label")
    before = labels.all_inner_texts()
    page.click(".h-lead button")
    assert page.get_attribute(".h-lead", "aria-sort") == "ascending"
    up = labels.all_inner_texts()
    page.click(".h-lead button")
    assert labels.all_inner_texts() == up[::-1]
    page.click(".h-lead button")
    assert labels.all_inner_texts() == before


def test_the_counts_of_the_matrix_are_those_of_the_queries(open_page: Open, dataset: HasStore) -> None:
    totals = open_page("v=matrix").page.locator(".matrix tfoot tr").all_inner_texts()
    shown = {line.split()[0].lstrip("●○△□") or line.split()[1]: int(line.split()[-1]) for line in totals}
    found = commitments(dataset)
    assert shown["合计"] == sum(len(task.assignments) for task in found)
    assert shown["牵头"] == sum(len(task.bodies("lead")) for task in found)


def test_the_timeline_keeps_undated_commitments_apart(open_page: Open) -> None:
    page = open_page("v=timeline").page
    assert page.locator(".timeline .again").count() > 0
    assert page.locator(".bar.open-right").count() == 1
    assert "尽快" in page.locator(".apart").nth(0).inner_text()
    assert "加强教育对口支援" in page.locator(".apart").nth(1).inner_text()


def test_the_cascade_says_that_an_authority_is_not_held(open_page: Open) -> None:
    assert "未收录" in open_page("v=cascade").page.locator(".authority").first.inner_text()


@pytest.mark.parametrize("view", VIEWS)
def test_a_dataset_without_anything_still_opens(open_page: Open, tmp_path: Path, view: str) -> None:
    write_page(Nothing(), tmp_path / "page.html")
    opened = open_page(f"v={view}", file=tmp_path / "page.html")
    assert opened.faults == []


def test_many_notices_open_on_the_ledger_and_the_graph_draws_what_is_selected(
    open_page: Open, many_file: Path, many: HasStore
) -> None:
    rows = tables(many)
    opened = open_page(file=many_file)
    assert opened.page.get_attribute("#tab-ledger", "aria-selected") == "true"
    assert opened.page.locator("#notice-list button").count() == len(rows.notices)
    opened.page.fill("#notice-words", rows.notices[-1].number)
    opened.page.click("#notice-list button >> nth=0")
    held = [row for row in rows.commitments if row.notice == len(rows.notices) - 1]
    assert opened.page.locator(".ledger tbody tr").count() == len(held)
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.press("Escape")
    opened.page.click("#tab-graph")
    assert opened.page.locator("#canvas").count() == 0
    opened.page.click(".start .chip >> nth=0")
    assert opened.page.locator("#canvas canvas").count() == 1
    assert opened.faults == []


def test_a_question_lands_on_its_answer_with_the_sentence(open_page: Open) -> None:
    opened = open_page("v=ledger")
    opened.page.fill("#search", "谁牵头旅游")
    opened.page.keyboard.press("Enter")
    assert "市旅游局" in opened.page.inner_text("#panel")
    assert opened.page.locator("#panel .group").count() == 1
    assert opened.page.inner_text("#panel mark") == "市旅游局"
    assert opened.page.locator(".ledger tbody tr").count() == 1


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("市农业委员会牵头什么", ["支持白石县发展特色农业"]),
        ("市农业委员会负责哪些任务", ["支持白石县发展特色农业", "改善白石县交通条件"]),
        ("旅游由谁牵头", ["帮助白石县开发旅游资源"]),
        ("没有牵头部门的任务", ["加强教育对口支援"]),
        ("who leads 旅游", ["帮助白石县开发旅游资源"]),
        ("what does 市旅游局 lead", ["帮助白石县开发旅游资源"]),
    ],
)
def test_simple_questions_are_understood(open_page: Open, question: str, answer: list[str]) -> None:
    page = open_page(f"v=ledger&a={quote(question)}").page
    assert page.locator(".ledger tbody .title").all_inner_texts() == answer


def test_a_link_restores_the_whole_state(open_page: Open) -> None:
    first = open_page("v=ledger")
    first.page.click("text=改善白石县交通条件")
    first.page.click("#tab-matrix")
    first.page.click("#language")
    again = open_page(first.page.evaluate("location.hash.slice(1)"))
    assert again.state() == first.state()
    assert again.page.inner_text("#panel") == first.page.inner_text("#panel")


def test_back_goes_back(open_page: Open) -> None:
    opened = open_page("v=ledger")
    opened.page.click("text=改善白石县交通条件")
    opened.page.click("#tab-text")
    opened.page.go_back()
    assert opened.page.get_attribute("#tab-ledger", "aria-selected") == "true"
    opened.page.go_back()
    assert opened.state() == "#v=ledger"


def test_a_statement_shows_its_characters_and_characters_their_statements(open_page: Open) -> None:
    page = open_page(f"v=ledger&s={quote(FIRST)}").page
    page.locator("#panel .evidence .link").first.click()
    assert page.inner_text("#source .on") == "市农业委员会"
    page.click("#source .e-role >> text=市商务局")
    assert "责任" in page.inner_text("#panel .fact")


def test_a_span_is_the_same_text_in_the_page_and_in_python(open_page: Open, dataset: HasStore) -> None:
    rows = tables(dataset)
    text = rows.texts[0].text
    spans = {edge.evidence[1:3] for edge in rows.edges if edge.evidence[:1] == (0,)}
    page = open_page("v=text").page
    for start, end in sorted(spans):
        page.evaluate(f"location.hash = 'v=text&at={rows.texts[0].sha256[:8]}:{start}-{end}'")
        page.wait_for_function(f"document.querySelector('#panel .what').textContent.includes('{start}–{end}')")
        assert page.text_content("#quoted") == text[start:end]
        assert "".join(page.locator("#source .on").all_text_contents()) == text[start:end].replace("\n", "")


def test_the_citation_is_the_one_that_the_command_line_prints(open_page: Open, dataset: HasStore) -> None:
    from cooperation_graph.cite import verify

    page = open_page(f"v=ledger&s={quote(FIRST)}").page
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.locator("#panel .evidence .link").nth(1).click()
    copied = page.evaluate("window.copied")
    assert "云政发〔2016〕8号" in copied
    assert [check.verdict.value for check in verify(dataset, iter([copied]))] == ["ok"]


def test_everything_can_be_done_with_the_keyboard_alone(open_page: Open) -> None:
    opened = open_page("v=ledger")
    press = opened.page.keyboard.press
    press("ArrowDown")
    assert opened.page.inner_text("#panel h2") == "支持白石县发展特色农业"
    press("ArrowDown")
    assert opened.page.inner_text("#panel h2") == "改善白石县交通条件"
    for key, view in enumerate(VIEWS, 1):
        press(str(key))
        assert opened.page.get_attribute(f"#tab-{view}", "aria-selected") == "true"
    press("Escape")
    assert "s=" not in opened.state()
    press("/")
    opened.page.keyboard.type("市商务局")
    press("Enter")
    assert opened.page.inner_text("#panel h2") == "市商务局"
    press("?")
    assert opened.page.is_visible("#help")
    press("Escape")
    press("l")
    assert opened.page.get_attribute("html", "lang") == "en"


def test_the_graph_can_be_walked_along_its_lines(open_page: Open) -> None:
    opened = open_page(f"v=graph&s={quote(FIRST)}")
    opened.page.keyboard.press("ArrowLeft")
    body = opened.page.inner_text("#panel h2")
    assert body in {"市农业委员会", "市商务局", "市供销合作社"}
    opened.page.keyboard.press("ArrowDown")
    assert opened.page.inner_text("#panel h2") != body


def test_a_click_on_a_card_selects_it_and_a_double_click_expands(open_page: Open) -> None:
    opened = open_page("v=graph")
    box = opened.page.locator("#canvas").bounding_box()
    for step in range(4, 40):  # from left to right, until the pointer says that it is over a card
        x, y = box["x"] + box["width"] * step / 40, box["y"] + box["height"] / 2
        opened.page.mouse.move(x, y)
        if opened.page.evaluate("document.getElementById('canvas').style.cursor") == "pointer":
            break
    opened.page.mouse.click(x, y)
    opened.page.wait_for_function("location.hash.includes('s=')")
    opened.page.mouse.dblclick(x, y)
    opened.page.wait_for_function("location.hash.includes('e=')")
    assert opened.faults == []


def test_what_is_selected_is_said_aloud(open_page: Open) -> None:
    page = open_page("v=ledger").page
    page.click("text=改善白石县交通条件")
    assert "改善白石县交通条件" in page.inner_text("#live")
    assert page.get_attribute("#live", "aria-live") == "polite"


def test_paper_is_light_and_holds_every_row(open_page: Open, tmp_path: Path) -> None:
    page = open_page("v=graph&theme=dark", color_scheme="dark").page
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#paper tbody tr").count() == 4
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('#paper td')).color") == "rgb(0, 0, 0)"
    assert not page.is_visible(".work")
    page.pdf(path=tmp_path / "ledger.pdf", prefer_css_page_size=True)
    assert (tmp_path / "ledger.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("view", VIEWS)
def test_a_phone_never_scrolls_the_whole_page_sideways(open_page: Open, view: str) -> None:
    page = open_page(f"v={view}", width=390, height=844).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [390, 800, 1000, 1280, 1366, 1440])
def test_with_several_notices_no_list_scrolls_sideways(open_page: Open, many_file: Path, width: int, lang: str) -> None:
    page = open_page(f"v=ledger&lang={lang}", file=many_file, width=width).page
    for view in ("ledger", "timeline", "cascade"):
        page.evaluate("fragment => { location.hash = fragment }", f"v={view}&lang={lang}")
        page.wait_for_selector(f".v-{view} > *")
        hidden = page.evaluate("(main => main.scrollWidth - main.clientWidth)(document.querySelector('#main'))")
        assert (view, hidden) == (view, 0)


def test_where_the_ledger_has_no_room_for_places_they_come_back_in_cards(open_page: Open, many_file: Path) -> None:
    shown = {
        width: open_page("v=ledger", file=many_file, width=width).page.locator(".ledger .things .chip:visible").count()
        > 0
        for width in (800, 1366, 1920)
    }
    assert shown == {800: True, 1366: False, 1920: True}


def test_on_a_phone_the_panel_comes_up_and_goes(open_page: Open) -> None:
    page = open_page("v=ledger", width=390, height=844).page
    assert not page.is_visible("#panel")
    page.click("text=改善白石县交通条件")
    assert page.is_visible("#panel")
    page.click("#panel-close")
    assert not page.is_visible("#panel")


@pytest.mark.parametrize("asked", ["theme=dark", "theme=light", ""])
def test_dark_is_dark_and_light_is_light(open_page: Open, asked: str) -> None:
    page = open_page(f"v=ledger&{asked}", color_scheme="dark").page
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red = int(re.findall(r"\d+", paper)[0])
    assert (red > 200) == (asked == "theme=light")


@pytest.mark.parametrize(
    ("button", "start"),
    [("#export-csv", b"\xef\xbb\xbf"), ("#export-xlsx", b"PK"), ("#export-svg", b"<svg"), ("#export-png", b"\x89PNG")],
)
def test_what_one_takes_away_is_a_file_of_its_kind(open_page: Open, button: str, start: bytes) -> None:
    opened = open_page("v=ledger", accept_downloads=True)
    opened.page.click("#menu-button")
    with opened.page.expect_download() as waiting:
        opened.page.click(button)
    assert Path(waiting.value.path()).read_bytes().startswith(start)
    assert opened.faults == []


def test_untranslated_names_are_marked_as_original(open_page: Open) -> None:
    page = open_page("v=ledger&lang=en").page
    assert page.get_attribute(".ledger .title span", "lang") == "zh-Hans"
    assert page.inner_text(".ledger .c-lead >> nth=2").strip().endswith("Tourism Bureau")


def test_the_counts_at_the_edges_of_the_matrix_are_those_of_the_command_line(
    open_page: Open, page_file: Path, dataset: HasStore
) -> None:
    page = open_page("v=matrix", file=page_file).page
    heads = [cell.inner_text().strip() for cell in page.query_selector_all("table.matrix thead th")][1:-1]
    foot = page.query_selector_all("table.matrix tfoot tr")
    shown = {
        (row.query_selector("th").inner_text().split()[-1], head): int(cell.inner_text() or 0)
        for row in foot
        for head, cell in zip(heads, row.query_selector_all("td"), strict=False)
    }
    counted: dict[tuple[str, str], int] = {}
    words = {"lead": "牵头", "responsible": "责任"}
    for task in commitments(dataset):
        for role, word in words.items():
            for body in task.bodies(role):
                counted[word, body.label] = counted.get((word, body.label), 0) + 1
    assert {key: value for key, value in shown.items() if value and key[0] in words.values()} == counted
