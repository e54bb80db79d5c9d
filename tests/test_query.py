"""The answers on the notice of 2009."""

from pathlib import Path

import pytest

from cooperation_graph.dataset import Dataset, open_dataset
from cooperation_graph.pipeline import build
from cooperation_graph.query import (
    alike,
    dossier,
    evidence_of,
    gaps,
    leads,
    matches,
    matching_commitments,
    notices,
    section_at,
    sections,
    text_of,
    trigger_words,
)
from cooperation_graph.query.names import fold

LEADS = {
    "三（一）": "市发改委",
    "三（二）": "市交通局",
    "三（三）": "市中小企业局",
    "三（四）": "市旅游局",
    "三（五）": "市经委",
    "三（六）": "市劳动保障局",
    "三（七）": "市教育局",
}


def test_each_commitment_has_its_lead(shenyang: Dataset) -> None:
    found = {task.label: [body.label for body in task.bodies("lead")] for task in leads(shenyang)}

    assert found == {**{label: [body] for label, body in LEADS.items()}, "三（八）": []}


def test_commitments_stand_in_the_order_of_the_text(shenyang: Dataset) -> None:
    assert [task.path for task in leads(shenyang)] == [f"3.{number}" for number in range(1, 9)]


def test_the_last_commitment_is_truncated_and_the_others_are_stated(shenyang: Dataset) -> None:
    assert [task.state for task in leads(shenyang)] == ["stated"] * 7 + ["truncated"]


def test_partners_stand_in_the_order_of_their_list(shenyang: Dataset) -> None:
    (first, *_) = leads(shenyang)

    assert [body.label for body in first.bodies("responsible")] == ["市经委", "于洪区政府", "新民市政府"]


def test_there_are_eighteen_responsibilities_of_which_three_are_collective(shenyang: Dataset) -> None:
    assigned = [part for task in leads(shenyang) for part in task.assignments]

    assert (len(assigned), sum(part.body.collective for part in assigned)) == (18, 3)


def test_filters_leave_what_they_name(shenyang: Dataset) -> None:
    (body,) = matches(shenyang, "市发改委")
    either = leads(shenyang, bodies={body.found.iri})
    leading = leads(shenyang, bodies={body.found.iri}, role="lead")

    assert [task.label for task in either] == ["三（一）", "三（二）"]
    assert [task.label for task in leading] == ["三（一）"]


def test_a_place_finds_what_concerns_it(shenyang: Dataset) -> None:
    (place,) = matches(shenyang, "彰武县")

    assert [task.label for task in leads(shenyang, places={place.found.iri})] == ["三（五）"]


def test_evidence_is_the_characters_of_the_text(shenyang: Dataset) -> None:
    (notice,) = notices(shenyang)
    text = text_of(shenyang, notice.text or "") or ""
    found = [
        each
        for task in leads(shenyang)
        for part in task.assignments
        for each in evidence_of(shenyang, task.iri, "cg:hasResponsibility", part.iri)
    ]

    assert len(found) >= 18
    assert all(text[each.start : each.end] == each.quotation for each in found)


@pytest.mark.parametrize(
    ("asked", "how", "label"),
    [
        ("市经委", "exact", "市经委"),
        ("沈阳市经济委员会", "prefLabel", "市经委"),
        ("  市 经委", "exact", "市经委"),
        ("210922", "code", "彰武县"),
        ("铁岭", "short", "铁岭市"),
        ("辽委发[2008]19号", "number", "中共辽宁省委、辽宁省人民政府关于实施突破辽西北战略的若干意见"),
        ("中小企业", "part", "市中小企业局"),
    ],
)
def test_a_name_is_matched_and_says_how(shenyang: Dataset, asked: str, how: str, label: str) -> None:
    assert [(match.how, match.found.label) for match in matches(shenyang, asked)] == [(how, label)]


def test_a_notice_is_found_once_though_it_is_a_document_too(shenyang: Dataset) -> None:
    (match,) = matches(shenyang, "沈政发[2009]1号")

    assert match.found.iri == notices(shenyang)[0].iri


def test_a_name_that_is_not_there_is_not_guessed(shenyang: Dataset) -> None:
    assert matches(shenyang, "市公安局") == ()
    assert "市旅游局" in alike(shenyang, "市旅旅局")


@pytest.mark.parametrize("asked", ["三（六）", "三(六)", "3.6", "劳动力转移", "用工信息"])
def test_a_commitment_is_found_by_number_heading_or_measure(shenyang: Dataset, asked: str) -> None:
    assert [match.found.label for match in matching_commitments(shenyang, asked)] == ["三（六）"]


def test_a_document_number_is_one_in_every_kind_of_bracket() -> None:
    assert fold("沈政发〔2009〕1号") == fold("沈政发[2009]1号") == fold("沈政发［２００９］１号")


def test_a_dossier_has_a_quotation_for_every_statement(shenyang: Dataset) -> None:
    (match,) = matching_commitments(shenyang, "三（六）")
    statements = dossier(shenyang, match.found.iri, "zh")

    assert {"cg:ledBy", "cg:sharedBy", "cg:heading", "cg:force"} <= {statement.name for statement in statements}
    assert all(statement.evidence for statement in statements)


def test_a_body_says_what_it_leads_and_shares_once(shenyang: Dataset) -> None:
    (match,) = matches(shenyang, "市发改委")
    found = [(each.name, each.value_label.split()[0]) for each in dossier(shenyang, match.found.iri, "zh")]

    assert found.count(("cg:leads", "三（一）")) == found.count(("cg:shares", "三（二）")) == 1
    assert not any(name == "cg:ledBy" for name, _ in found)


def test_gaps_name_what_the_text_leaves_open(shenyang: Dataset) -> None:
    found = {(gap.kind, gap.task) for gap in gaps(shenyang)}

    assert {("truncated", "三（八）"), ("vague_time", "三（二）"), ("collective_only", "三（四）")} <= found
    assert not any(kind == "no_lead" for kind, _ in found)


def test_a_commitment_without_lead_says_whether_anybody_is_named(tmp_path: Path) -> None:
    text = (
        "云川市人民政府关于开展工作的通知\n\n一、工作任务\n\n（一）修路。\n\n建成公路。（责任单位：市交通局）\n\n"
        "（二）种树。\n\n植树造林。\n"
    )
    (tmp_path / "notice.txt").write_text(text, "utf-8")
    build([tmp_path / "notice.txt"], tmp_path / "graph")
    found = [(gap.name, gap.reason) for gap in gaps(open_dataset(tmp_path / "graph")) if gap.kind == "no_lead"]

    assert found == [("修路", "names others, and no lead"), ("种树", "names nobody")]


def test_each_word_of_responsibility_is_read_or_listed(shenyang: Dataset) -> None:
    words = trigger_words(shenyang, gaps(shenyang))
    assert (words.all, words.read, words.unparsed, words.false_friends) == (15, 14, 0, 1)


def test_a_body_that_is_left_open_says_why_in_both_languages(tmp_path: Path) -> None:
    build([Path("data/notices/13-yunchuan-levels.txt")], tmp_path / "graph")
    reasons = {gap.name: (gap.reason, gap.reason_zh) for gap in gaps(open_dataset(tmp_path / "graph"))}
    assert reasons["北岗区政府"] == ("no list of divisions has 北岗区 on the day", "成文之日的行政区划名录没有“北岗区”")


def test_gaps_point_at_their_characters(shenyang: Dataset) -> None:
    (notice,) = notices(shenyang)
    text = text_of(shenyang, notice.text or "") or ""

    assert all(text[gap.start : gap.end] == gap.quotation for gap in gaps(shenyang) if gap.start is not None)


def test_a_section_is_the_commitment_a_character_stands_in(shenyang: Dataset) -> None:
    (notice,) = notices(shenyang)

    found = sections(shenyang, notice.iri)

    assert section_at(found, 10) is None
    assert section_at(found, 1310) == "三（一）"
    assert section_at(found, 2484) == "三（八）"


def test_what_stands_behind_the_last_commitment_is_in_none(shenyang: Dataset) -> None:
    (notice,) = notices(shenyang)

    found = sections(shenyang, notice.iri)

    assert section_at(found, found[-1].end - 1) == found[-1].label
    assert section_at(found, found[-1].end) is None


def test_notices_stand_in_order_of_their_date(two_notices: Dataset) -> None:
    assert [notice.number for notice in notices(two_notices)] == ["沈政发〔2009〕1号", "云政发〔2016〕8号"]


def test_two_notices_without_number_and_of_one_title_are_told_apart(tmp_path: Path) -> None:
    names = ("08-danpu-numbering.txt", "08-danpu-numbering-flat.txt")
    build([Path("data/notices") / name for name in names], tmp_path / "graph")
    titles = {notice.title for notice in notices(open_dataset(tmp_path / "graph"))}
    assert len(titles) == 2
    assert all(title.startswith("丹浦市推进乡村建设实施方案（sha256-") for title in titles)
