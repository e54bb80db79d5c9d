"""What the page answers is counted for each body, within what the page is limited to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cooperation_graph.dataset import open_dataset
from cooperation_graph.pipeline import build
from cooperation_graph.view import write_page

Open = Callable[..., Any]  # conftest.Opened comes back

NOTICE = """云川市人民政府关于印发云川市{title}方案的通知

云政发〔2016〕{number}号

各县（市、区）人民政府：

一、主要任务

（一）开发旅游资源。

编制旅游规划。

（牵头部门：市旅游局。责任部门：市财政局）

（二）推介旅游线路。

编制旅游手册。

（牵头部门：市商务局。责任部门：市教育局、市财政局）

（三）整治旅游市场。

开展旅游执法。

（责任部门：市公安局）

（四）改善旅游交通。

开通旅游专线。

（牵头部门：市旅游局。责任部门：市交通运输局）

云川市人民政府
2016年3月18日
"""


@pytest.fixture(scope="module")
def tourism_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of two notices with four commitments about tourism each."""
    folder = tmp_path_factory.mktemp("tourism")
    for number, title in ((8, "旅游"), (9, "度假")):
        (folder / f"{number}.txt").write_text(NOTICE.format(title=title, number=number), encoding="utf-8")
    build([folder / "8.txt", folder / "9.txt"], folder / "graph")
    write_page(open_dataset(folder / "graph"), folder / "page.html")
    return folder / "page.html"


def lines(opened: Any) -> list[str]:  # noqa: ANN401  # conftest.Opened
    return [" ".join(each.split()) for each in opened.page.locator("#panel .say.big").all_inner_texts()]


def test_each_body_has_the_number_of_commitments_in_which_it_has_the_role(open_page: Open, tourism_file: Path) -> None:
    opened = open_page("v=ledger&a=谁牵头旅游", file=tourism_file)
    assert lines(opened) == ["市旅游局 牵头 4 项任务", "市商务局 牵头 2 项任务"]
    assert opened.faults == []


def test_the_number_is_that_of_the_notice_the_page_is_limited_to(open_page: Open, tourism_file: Path) -> None:
    page = open_page("v=ledger", file=tourism_file).page
    page.click("#notice-list button >> nth=0")
    limited = page.evaluate("decodeURIComponent(location.hash)").partition("&n=")[2].partition("&")[0]
    opened = open_page(f"v=ledger&n={limited}&a=谁牵头旅游", file=tourism_file)
    assert lines(opened) == ["市旅游局 牵头 2 项任务", "市商务局 牵头 1 项任务"]
    assert "另有 1 项" in opened.page.inner_text("#panel details.aside > summary")


def test_a_commitment_without_anybody_in_the_role_stands_apart(open_page: Open, tourism_file: Path) -> None:
    page = open_page("v=ledger&a=谁牵头旅游", file=tourism_file).page
    listed = page.locator("#panel section.group").all_inner_texts()
    assert len(listed) == 6
    assert not any("整治旅游市场" in each for each in listed)
    assert page.locator(".ledger tbody tr").count() == 6
    assert "另有 2 项" in page.inner_text("#panel details.aside > summary")


def test_a_question_about_a_body_counts_its_commitments(open_page: Open, tourism_file: Path) -> None:
    assert lines(open_page("v=ledger&a=市财政局负责什么", file=tourism_file)) == ["市财政局 承担 4 项任务"]


def test_a_question_that_nobody_answers_counts_what_fits(open_page: Open, tourism_file: Path) -> None:
    assert lines(open_page("v=ledger&a=谁督办旅游", file=tourism_file)) == ["8 项任务"]
