"""The page on a phone: nothing of it is out of reach, and nothing lies over what one asked to see."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Open = Callable[..., Any]  # conftest.Opened comes back
PHONE = {"width": 375, "height": 740}


def test_a_phone_reaches_the_notices_and_finds_one(open_page: Open, many_file: Path) -> None:
    opened = open_page("v=graph", file=many_file, **PHONE)
    page = opened.page
    assert not page.is_visible("#notices")
    page.click("#lister")
    page.fill("#notice-words", "沈政发〔2009〕1号")
    page.click("#notice-list button")
    assert not page.is_visible("#notices")
    assert not page.is_visible("#panel")
    assert "n=" in opened.state()
    assert page.locator("#canvas canvas").count() == 1
    assert opened.faults == []


def test_a_card_calls_those_who_help_what_they_are(open_page: Open, many_file: Path) -> None:
    page = open_page("v=ledger", file=many_file, **PHONE).page
    cell = page.locator("tr[data-task]:has-text('农村供水保障工程') td.c-partners").first
    assert "市发展改革委" in cell.inner_text()
    assert cell.get_attribute("data-title") == "配合"


@pytest.mark.parametrize("way", ["#notices-close", "#lister", "Escape"])
def test_the_list_of_notices_goes_again(open_page: Open, many_file: Path, way: str) -> None:
    page = open_page("v=ledger", file=many_file, **PHONE).page
    page.click("#lister")
    assert page.get_attribute("#lister", "aria-expanded") == "true"
    if way == "Escape":
        page.focus("#notices-close")
        page.keyboard.press("Escape")
    else:
        page.click(way)
    assert not page.is_visible("#notices")
    assert page.get_attribute("#lister", "aria-expanded") == "false"


def test_a_phone_has_the_gaps_and_the_help(open_page: Open, many_file: Path) -> None:
    opened = open_page("v=ledger", file=many_file, **PHONE)
    opened.page.click(".facet:has-text('未写明牵头')")
    assert "f=unled" in opened.state()
    opened.page.click("#helper")
    assert opened.page.is_visible("#help")


def test_another_view_folds_the_sheet_and_another_selection_opens_it(open_page: Open) -> None:
    page = open_page("v=ledger", **PHONE).page

    def height() -> float:
        return float(page.locator("#panel").bounding_box()["height"])

    page.click("text=改善白石县交通条件")
    assert height() > 300
    page.click("#tab-matrix")
    assert height() < 80
    assert "改善白石县交通条件" in page.inner_text("#panel-fold")
    page.click("#panel-fold")
    assert height() > 300
    page.click("#panel-fold")
    page.click(".matrix tbody .title >> nth=0")
    assert height() > 300


def test_a_wide_window_has_neither_sheet_nor_handle(open_page: Open, many_file: Path) -> None:
    page = open_page("v=ledger", file=many_file).page
    page.click(".ledger .title >> nth=0")
    page.click("#tab-timeline")
    assert page.is_visible("#notices")
    assert page.is_visible("#panel-content")
    assert not page.is_visible("#lister")
    assert not page.is_visible("#panel-fold")


@pytest.mark.parametrize("opened_by", ["#lister", ".ledger .title >> nth=0"])
def test_a_sheet_has_no_serious_fault(open_page: Open, many_file: Path, axe: str, opened_by: str) -> None:
    page = open_page("v=ledger", file=many_file, **PHONE).page
    page.click(opened_by)
    page.evaluate(axe)
    found = page.evaluate("axe.run(document).then(({ violations }) => violations)")
    assert [each["id"] for each in found if each["impact"] in {"serious", "critical"}] == []
