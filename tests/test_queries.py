"""The named questions: asked in both languages, answered rightly on 沈政发〔2009〕1号."""

import re
from collections.abc import Callable

import pytest
from pyoxigraph import Store

from cooperation_graph.dataset.questions import question, questions
from cooperation_graph.errors import NotFoundError
from cooperation_graph.pipeline import read_notice
from cooperation_graph.rdf import statements
from cooperation_graph.resources import resource
from cooperation_graph.sparql import Rows, run
from cooperation_graph.vocabulary import shorten

N = "沈政发〔2009〕1号"
ONE, TWO, THREE, FOUR, FIVE, SIX, SEVEN, EIGHT = (f"三（{number}）" for number in "一二三四五六七八")
SHENYANG = "id:org/210100/"

# question, columns that matter, the whole answer; ../shared/gold and the notice itself say so
EXPECTED: tuple[tuple[str, str, set[tuple[object, ...]]], ...] = (
    (
        "leads",
        "task lead fullName",
        {
            (ONE, "市发改委", "沈阳市发展和改革委员会"),
            (TWO, "市交通局", "沈阳市交通局"),
            (THREE, "市中小企业局", "沈阳市中小企业局"),
            (FOUR, "市旅游局", "沈阳市旅游局"),
            (FIVE, "市经委", "沈阳市经济委员会"),
            (SIX, "市劳动保障局", "沈阳市劳动和社会保障局"),
            (SEVEN, "市教育局", "沈阳市教育局"),
            (EIGHT, None, None),
        },
    ),
    (
        "order",
        "task role position name",
        {
            (ONE, "cg:lead", 1, "市发改委"),
            (ONE, "cg:responsible", 1, "市经委"),
            (ONE, "cg:responsible", 2, "于洪区政府"),
            (ONE, "cg:responsible", 3, "新民市政府"),
            (TWO, "cg:lead", 1, "市交通局"),
            (TWO, "cg:responsible", 1, "市发改委"),
            (TWO, "cg:responsible", 2, "规划国土局"),
            (THREE, "cg:lead", 1, "市中小企业局"),
            (THREE, "cg:responsible", 1, "市外经贸局"),
            (THREE, "cg:responsible", 2, "大型活动办"),
            (FOUR, "cg:lead", 1, "市旅游局"),
            (FOUR, "cg:responsible", 1, "市直有关部门"),
            (FIVE, "cg:lead", 1, "市经委"),
            (FIVE, "cg:responsible", 1, "市直有关部门"),
            (SIX, "cg:lead", 1, "市劳动保障局"),
            (SIX, "cg:responsible", 1, "市直有关部门"),
            (SEVEN, "cg:lead", 1, "市教育局"),
            (SEVEN, "cg:responsible", 1, "市劳动保障局"),
        },
    ),
    ("lead-and-share", "name", {("市发改委",), ("市经委",), ("市劳动保障局",)}),
    (
        "never-lead",
        "name",
        {("规划国土局",), ("市外经贸局",), ("大型活动办",), ("于洪区政府",), ("新民市政府",)},
    ),
    ("collective-only", "task collective", {(task, "市直有关部门") for task in (FOUR, FIVE, SIX)}),
    ("no-lead", "task state", {(EIGHT, "cg:truncated")}),
    (
        "load",
        "name commitments leading",
        {
            *((name, 2, 1) for name in ("市发改委", "市经委", "市劳动保障局")),
            *((name, 1, 1) for name in ("市交通局", "市中小企业局", "市旅游局", "市教育局")),
            *((name, 1, 0) for name in ("规划国土局", "市外经贸局", "大型活动办", "于洪区政府", "新民市政府")),
        },
    ),
    (
        "slots",
        "role collective responsibilities",
        {("cg:lead", False, 7), ("cg:responsible", False, 8), ("cg:responsible", True, 3)},
    ),
    (
        "authorities",
        "notice authority alias",
        {(N, "辽委发〔2008〕19号", "若干意见"), (N, "辽政办发〔2008〕86号", "通知")},
    ),
    (
        "not-held",
        "number title",
        {
            ("辽委发〔2008〕19号", "中共辽宁省委、辽宁省人民政府关于实施突破辽西北战略的若干意见"),
            ("辽政办发〔2008〕86号", "辽宁省人民政府办公厅关于贯彻落实辽委发〔2008〕19号文件工作分工的通知"),
            (None, "沈阜产业经济带发展规划"),
            (None, "沈阳经济区总体发展规划纲要"),
        },
    ),
    ("masthead", "number issuer issued", {(N, "沈阳市人民政府", "2009-01-19")}),
    ("in-force", "notice effectiveFrom expires", {(N, "2009-01-19", None)}),
    ("addressees", "addressee", {("各区、县(市)人民政府",), ("市政府各部门",), ("各直属机构",)}),
    (
        "projects",
        "task project lead",
        {
            (TWO, "沈阳至阜新快速铁路", "市交通局"),
            (TWO, "沈阳地铁2号线至铁岭凡河新城的轻轨", "市交通局"),
        },
    ),
    (
        "sites",
        "task site",
        {(FOUR, "海州露天矿国家矿山公园"), (FOUR, "瑞应寺"), (FOUR, "海棠山"), (FOUR, "大青沟")},
    ),
    (
        "industries",
        "task tier industry",
        {
            *((ONE, "leading", name) for name in ("装备制造配套产业", "新型能源（煤化工）", "住文化产业")),
            *((ONE, "related", name) for name in ("煤化工", "农产品加工", "矿产品深加工", "现代物流业")),
        },
    ),
    ("both-tiers", "industry", {("煤化工",)}),
    (
        "new-towns",
        "task zone",
        {(ONE, "胡台新城"), (ONE, "沈彰新城"), (ONE, "阜新新城")},
    ),
    (
        "recurring",
        "task rule timesPerPeriod",
        {
            (FOUR, "FREQ=YEARLY", None),
            (FIVE, "FREQ=YEARLY", None),
            (SIX, "FREQ=YEARLY", None),
            (SIX, "FREQ=YEARLY", 1),
        },
    ),
    ("deadlines", "task", set()),
    ("inferred-times", "task time edtf", {(SIX, "未来5年", "2009/2013")}),
    ("starts", "task time edtf", {(SEVEN, "从2009年春季开始", "2009-21/..")}),
    ("vague-times", "task time", {(TWO, "早日"), (SIX, "定期")}),
    (
        "county-duties",
        "task government role",
        {(ONE, "于洪区政府", "cg:responsible"), (ONE, "新民市政府", "cg:responsible")},
    ),
    ("outside-duties", "task", set()),
    (
        "other-beneficiaries",
        "task name",
        {
            (TWO, "铁岭凡河新城"),
            (SIX, "辽西北"),
            (SIX, "辽西北各市"),
            (SIX, "农村劳动力"),
            (SEVEN, "辽西北"),
            (SEVEN, "初中毕业生"),
        },
    ),
    ("other-actors", "task actor", {(THREE, "沈阳市政府驻外办事机构")}),
    (
        "pairs",
        "lead partner commitments",
        {
            *(("市发改委", name, 1) for name in ("市经委", "于洪区政府", "新民市政府")),
            *(("市交通局", name, 1) for name in ("市发改委", "规划国土局")),
            *(("市中小企业局", name, 1) for name in ("市外经贸局", "大型活动办")),
            ("市教育局", "市劳动保障局", 1),
        },
    ),
    (
        "two-steps",
        "first second third",
        {("市交通局", "市发改委", name) for name in ("市经委", "于洪区政府", "新民市政府")},
    ),
    ("without-evidence", "subject", set()),
    ("targets", "task", set()),
)


@pytest.fixture(scope="module")
def lines() -> str:
    return "".join(statements(read_notice(resource("data/notices/shenyang-2009-1.txt"))))


@pytest.fixture(scope="module")
def store(lines: str) -> Store:
    from pyoxigraph import RdfFormat

    store = Store()
    store.bulk_load(lines.encode(), format=RdfFormat.N_QUADS)
    return store


@pytest.fixture(scope="module")
def ask(store: Store) -> Callable[[str], Rows]:
    return lambda name: run(store, question(name).sparql)


def shown(rows: Rows, columns: str) -> set[tuple[object, ...]]:
    """Return the columns of an answer, IRIs of ours in short."""
    cells = zip(*(rows.column(name) for name in columns.split()), strict=True) if len(rows) else ()
    return {tuple(shorten(cell) if isinstance(cell, str) else cell for cell in row) for row in cells}


@pytest.mark.parametrize(("name", "columns", "expected"), EXPECTED, ids=[name for name, *_ in EXPECTED])
def test_the_answer_on_the_first_notice(
    ask: Callable[[str], Rows], name: str, columns: str, expected: set[tuple[object, ...]]
) -> None:
    assert shown(ask(name), columns) == expected


def test_the_chain_of_documents(ask: Callable[[str], Rows]) -> None:
    plan, belt = "关于落实省委、省政府实施突破辽西北战略工作方案", "沈阜产业经济带发展规划"
    found = shown(ask("chain"), "document relation other")
    assert found >= {
        (N, "cg:basedOn", "辽委发〔2008〕19号"),
        (N, "cg:basedOn", "辽政办发〔2008〕86号"),
        ("辽政办发〔2008〕86号", "cg:carriesOut", "辽委发〔2008〕19号"),
        (belt, "cg:derivedFrom", "沈阳经济区总体发展规划纲要"),
    }
    assert {document for document, *_ in found} <= {N, plan, belt, "辽政办发〔2008〕86号"}


def test_whom_the_tasks_serve(ask: Callable[[str], Rows]) -> None:
    served = shown(ask("served"), "task name")
    assert {task for task, name in served if name == "阜新市"} >= {ONE, TWO, THREE, FOUR, FIVE, SIX}
    assert {task for task, name in served if name == "辽西北"} == {SIX, SEVEN}
    assert {name for task, name in served if task == ONE} == {"阜新市"}
    assert shown(ask("beneficiaries"), "name commitments") >= {("阜新市", 7), ("辽西北", 2), ("铁岭凡河新城", 1)}
    assert ("铁岭凡河新城", "铁岭市") in shown(ask("beneficiaries"), "name in")


def test_promises_are_kept_apart_from_facts_plans_and_forecasts(ask: Callable[[str], Rows]) -> None:
    counts = shown(ask("statuses"), "status measures")
    assert counts == {
        ("cg:statusDone", 1),
        ("cg:statusForecast", 1),
        ("cg:statusPlanContent", 5),
        ("cg:statusPromised", len(ask("measures"))),
    }


def test_a_statement_has_its_exact_characters(store: Store) -> None:
    task = "https://w3id.org/cooperation-graph/id/commitment/沈政发〔2009〕1号/3.6"
    rows = run(store, question("evidence").sparql, {"subject": task})
    leads = {row for row in shown(rows, "property start end quotation") if row[0] == "cg:ledBy"}
    assert leads == {("cg:ledBy", 2257, 2261, "牵头部门"), ("cg:ledBy", 2262, 2268, "市劳动保障局")}


def test_a_parameter_narrows_the_question(store: Store) -> None:
    body = "https://w3id.org/cooperation-graph/id/org/210100/发改委"
    rows = run(store, question("duties").sparql, {"body": body})
    assert shown(rows, "role task") == {("cg:lead", ONE), ("cg:responsible", TWO)}


def test_what_is_inferred_is_told_apart(ask: Callable[[str], Rows]) -> None:
    derivations = {row[0] for row in shown(ask("derivations"), "derivation")}
    assert derivations == {"cg:readingStated", "cg:readingResolved", "cg:readingInferred", "cg:readingReference"}
    assert ("cg:responsibilityState", "cg:truncated") in shown(ask("inferred"), "property value")


def test_unverified_full_names_are_marked(ask: Callable[[str], Rows]) -> None:
    marked = shown(ask("full-names"), "name verification")
    assert {name for name, verified in marked if verified == "unverified"} == {"规划国土局", "大型活动办"}


def test_findings_name_what_a_person_should_see(ask: Callable[[str], Rows]) -> None:
    assert {"truncated", "unverified"} <= {row[0] for row in shown(ask("findings"), "code")}


def test_every_question_has_its_answer_checked() -> None:
    source = resource("tests/test_queries.py").read_text(encoding="utf-8")
    assert [each.name for each in questions() if f'"{each.name.split("-", 1)[1]}"' not in source] == []


def test_every_question_is_asked_in_both_languages_and_declares_its_prefixes() -> None:
    assert len(questions()) >= 30
    for each in questions():
        assert each.zh.endswith("？")
        assert each.en.endswith("?")
        assert set(re.findall(r"\b([a-z]+):\w", each.sparql.partition("SELECT")[2])) - {"https"} <= set(
            re.findall(r"PREFIX (\w+):", each.sparql)
        )


def test_a_question_is_found_by_name_and_number_and_another_is_offered() -> None:
    assert question("leads") == question("01-leads") == question("1")
    with pytest.raises(NotFoundError, match="did you mean leads"):
        question("lead")
