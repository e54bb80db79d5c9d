"""The documents that a notice names, each once, and how it stands to them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation_graph.document_number import document_numbers
from cooperation_graph.extract.citations import citations
from cooperation_graph.structure import outline
from cooperation_graph.text import clean

SHARED = Path(__file__).parents[2] / "shared"
Row = tuple[str | None, ...]


def cited(text: str) -> list[Row]:
    view = clean(text)
    found = []
    for each in citations(view, outline(view)):
        fields = (each.title, each.number, each.alias)
        found.append((each.relation, *(field.value if field else None for field in fields)))
    return found


LETTER = "云川市人民政府关于加快交通发展的通知\n云政发〔2009〕1号\n各区人民政府：\n"


def test_two_documents_with_number_and_alias_share_their_relation() -> None:
    text = LETTER + (
        "根据《青岚省人民政府关于改善交通的若干意见》（青政发\n\n〔2008〕19号，以下简称《若干意见》）和《青岚省人民政府办公厅"
        "关于贯彻落实青政发〔2008〕19号文件工作分工的通知》（青政办发〔2008〕86号，以下简称《通知》）精神，制定本方案。\n"
        "一、修路。按照《若干意见》和《通知》要求推进。"
    )
    assert cited(text) == [
        ("basedOn", "青岚省人民政府关于改善交通的若干意见", "青政发〔2008〕19号", "《若干意见》"),
        (
            "basedOn",
            "青岚省人民政府办公厅关于贯彻落实青政发〔2008〕19号文件工作分工的通知",
            "青政办发〔2008〕86号",
            "《通知》",
        ),
    ]


@pytest.mark.parametrize(
    ("clause", "relation"),
    [
        ("根据《云川市交通发展规划》，", "basedOn"),
        ("依据《云川市交通发展规划》，", "basedOn"),
        ("按照《云川市交通发展规划》要求，", "basedOn"),
        ("根据云川市交通局等4部门《云川市交通发展规划》，", "basedOn"),
        ("为贯彻落实《云川市交通发展规划》，", "carriesOut"),
        ("为深入贯彻《云川市交通发展规划》精神，", "carriesOut"),
        ("为做好《云川市交通发展规划》的贯彻落实，", "carriesOut"),
        ("《云川市交通发展规划》（云政发〔2008〕3号）提出了目标，", "cites"),
        ("市政府印发了《云川市交通发展规划》，", None),
    ],
)
def test_the_word_beside_a_document_says_how_the_notice_stands_to_it(clause: str, relation: str | None) -> None:
    text = LETTER + clause + "现就有关事项通知如下。\n一、修路。今年完成。"
    assert [row[0] for row in cited(text)] == [relation]


def test_what_a_task_goes_by_is_no_authority_of_the_notice() -> None:
    assert cited(LETTER + "通知如下。\n一、修路。按照《云川市道路管理办法》施工。") == [
        ("cites", "云川市道路管理办法", None, None)
    ]


def test_a_document_is_cited_once_where_it_is_first_named() -> None:
    text = LETTER + "《云川市交通规划》已经施行。根据《云川市交通规划》，通知如下。\n一、修路。落实《云川市交通规划》。"
    assert cited(text) == [("basedOn", "云川市交通规划", None, None)]


def test_what_a_task_goes_by_does_not_make_an_earlier_mention_an_authority() -> None:
    text = LETTER + "市政府印发了《云川市交通规划》，现通知如下。\n一、修路。按照《云川市交通规划》施工。"
    assert [row[0] for row in cited(text)] == ["cites"]


def test_what_the_notice_prints_is_not_cited() -> None:
    text = (
        "云川市人民政府关于印发云川市交通工作方案的通知\n各区人民政府：\n现将《云川市交通工作方案》印发给你们。\n云川市人民政府\n"
        "2009年1月19日\n云川市交通工作方案\n一、修路。落实《工作方案》。\n二、管护。每年检查。"
    )
    assert cited(text) == []


def test_a_document_may_be_named_by_its_number_alone() -> None:
    assert cited(LETTER + "根据云委发〔2008〕19号文件，通知如下。\n一、修路。") == [
        ("basedOn", None, "云委发〔2008〕19号", None)
    ]


def test_titles_may_hold_titles() -> None:
    text = LETTER + "根据《青岚省人民政府关于印发〈青岚省路网规划〉的通知》（青政发〔2008〕7号），通知如下。"
    assert cited(text) == [("basedOn", "青岚省人民政府关于印发〈青岚省路网规划〉的通知", "青政发〔2008〕7号", None)]


def test_names_in_book_title_marks_that_are_no_documents() -> None:
    assert cited(LETTER + "举办《云川之歌》演出，报道见《云川日报》。") == []


@given(st.text("根据《》〈〉（）〔2008〕19号云政发意见通知以下简称、和，。\n落实一", max_size=120))
def test_citations_are_spans_of_the_text_and_each_document_comes_once(text: str) -> None:
    view = clean(text)
    found = citations(view, outline(view))
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in found)
    numbers = [each.number.value for each in found if each.number and each.title is None]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据云政发〔2008〕19号文件", ["云政发〔2008〕19号"]),
        ("（云政办发[2020]7号）", ["云政办发〔2020〕7号"]),
        ("云科协发〔2022〕事企字9号", ["云科协发〔2022〕事企字9号"]),
        ("（2021）云科函字第99号", ["云科函字〔2021〕99号"]),
        ("云政(秘)〔2020〕12号", ["云政（秘）〔2020〕12号"]),
        ("云民〔2019〕406\n", ["云民〔2019〕406号"]),
        ("云川市人民政府令第12号", ["云川市人民政府令第12号"]),
        ("到2020年新增12号线", []),
        ("（2020年）完成3号楼", []),
    ],
)
def test_document_numbers_have_one_form(text: str, expected: list[str]) -> None:
    assert [each.value for each in document_numbers(clean(text).text)] == expected


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated notice lies outside the repository")
def test_the_first_notice_has_two_authorities() -> None:
    text = (SHARED / "notice" / "shenyang-2009-1.txt").read_bytes().decode("utf-8")
    assert [row for row in cited(text) if row[0] == "basedOn"] == [
        (
            "basedOn",
            "中共辽宁省委、辽宁省人民政府关于实施突破辽西北战略的若干意见",
            "辽委发〔2008〕19号",
            "《若干意见》",
        ),
        (
            "basedOn",
            "辽宁省人民政府办公厅关于贯彻落实辽委发〔2008〕19号文件工作分工的通知",
            "辽政办发〔2008〕86号",
            "《通知》",
        ),
    ]
