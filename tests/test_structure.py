"""Sections come from the sequences of their numbers, and are the same in a text whose lines are gone."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation_graph.model import Outline, SectionKind
from cooperation_graph.structure import outline
from cooperation_graph.text import clean

SHARED = Path(__file__).parents[2] / "shared"


def read(text: str) -> Outline:
    return outline(clean(text))


def headings(text: str) -> list[tuple[str, str, str | None]]:
    view = clean(text)
    return [
        (each.path, each.label, view.read(each.heading) if each.heading else None) for each in outline(view).sections
    ]


def paths(text: str) -> list[str]:
    return [each.path for each in read(text).sections]


PLAN = """云川市人民政府办公室关于印发云川市城乡交通提升工作方案的通知

云政办发〔2021〕12号

各县（市、区）人民政府，市政府各部门：

《云川市城乡交通提升工作方案》已经市政府同意，现印发给你们，请认真贯彻执行。

云川市人民政府办公室

2021年3月5日

（此件公开发布）

云川市城乡交通提升工作方案

为贯彻落实《青岚省人民政府关于改善交通条件的意见》（青政发〔2020〕9号）精神，制定本方案。

一、指导思想

以完善路网为重点，分步实施，尽力而为。

二、基本原则

（一）统筹规划，分步推进。根据各地实际安排年度任务。

（二）政府主导，社会参与。鼓励社会力量参加建设。

三、工作任务

根据省政府确定的目标，重点抓好以下工作。

（一）加快农村道路建设。

1.推进村组通硬化路。到2023年底前完成600公里。（市交通运输局牵头，市财政局配合）

2.加强日常管护。落实专人，做到：①每条路有专人；②每年检查一次。（市交通运输局负责）

（二）改善公共交通条件。新增公交线路12条。（市交通运输局、各县（市、区）政府负责）

（三）建设智慧停车系统。新建停车位1.5万个。（市城市管理局负责）

四、组织领导

各县（市、区）要成立工作专班，加强督促检查。
"""
TREE = [
    ("1", "一", "指导思想"),
    ("2", "二", "基本原则"),
    ("2.1", "二（一）", "统筹规划，分步推进"),
    ("2.2", "二（二）", "政府主导，社会参与"),
    ("3", "三", "工作任务"),
    ("3.1", "三（一）", "加快农村道路建设"),
    ("3.1.1", "三（一）1", "推进村组通硬化路"),
    ("3.1.2", "三（一）2", "加强日常管护"),
    ("3.1.2.1", "三（一）2①", "每条路有专人"),
    ("3.1.2.2", "三（一）2②", "每年检查一次"),
    ("3.2", "三（二）", "改善公共交通条件"),
    ("3.3", "三（三）", "建设智慧停车系统"),
    ("4", "四", "组织领导"),
]
FLATTENED: dict[str, Callable[[str], str]] = {
    "as it stands": lambda text: text,
    "one blank": lambda text: re.sub(r"\n+", " ", text),
    "two wide blanks": lambda text: re.sub(r"\n+", "\u3000\u3000", text),
    "nothing": lambda text: re.sub(r"\n+", "", text),
    "page breaks": lambda text: text.replace("\n\n", "\n\f\n"),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "indented": lambda text: re.sub(r"\n+", "\n\u3000\u3000", text),
    "half width": lambda text: text.replace("（", "(").replace("）", ")").replace("，", ","),
}


@pytest.mark.parametrize("way", FLATTENED)
def test_the_tree_is_the_same_however_the_text_is_broken_into_lines(way: str) -> None:
    assert headings(FLATTENED[way](PLAN)) == TREE


@pytest.mark.parametrize("way", FLATTENED)
def test_spans_cover_the_same_words_however_the_text_is_broken_into_lines(way: str) -> None:
    view = clean(FLATTENED[way](PLAN))
    ends = {each.path: view.read(each.span)[-6:] for each in outline(view).sections}
    assert ends["3.1"] == ends["3.1.2"] == "通运输局负责）"[-6:]
    assert ends["4"] == "加强督促检查。"[-6:]


def test_kinds_follow_the_words_of_the_headings() -> None:
    kinds = {each.path: each.kind for each in read(PLAN).sections}
    assert kinds["1"] == kinds["2"] == kinds["2.1"] == SectionKind.PRINCIPLE
    assert kinds["3"] == kinds["3.1.2"] == SectionKind.TASK
    assert kinds["4"] == SectionKind.ORGANISATION


def test_a_principle_on_leadership_is_a_principle_and_tasks_below_it_are_tasks() -> None:
    text = "一、总体要求\n（一）加强领导，形成合力。各方参与。\n（二）重点任务。修路。\n二、扩大投入。筹集资金。"
    assert [each.kind.value for each in read(text).sections] == ["principle", "principle", "task", "task"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、", "二、"),
        ("一. ", "二. "),
        ("（一）", "（二）"),
        ("(一)", "(二)"),
        ("（一）、", "（二）、"),
        ("㈠", "㈡"),
        ("1.", "2."),
        ("1、", "2、"),
        ("1．", "2．"),
        ("⒈", "⒉"),
        ("1.1 ", "1.2 "),
        ("Ⅰ、", "Ⅱ、"),
        ("（1）", "（2）"),
        ("1）", "2）"),
        ("⑴", "⑵"),
        ("①", "②"),
        ("第一章 ", "第二章 "),
        ("第一条 ", "第二条 "),
        ("第一部分 ", "第二部分 "),
    ],
)
def test_every_kind_of_number_begins_a_section(first: str, second: str) -> None:
    text = f"{first}修建道路。今年完成。\n{second}管护道路。每年检查。"
    assert [(path, heading) for path, _, heading in headings(text)] == [("1", "修建道路"), ("2", "管护道路")]


@pytest.mark.parametrize(
    "intruder",
    [
        "第一、二产业",
        "二、三线城市",
        "按照（二）项的规定",
        "增长1.5倍",
        "见附件1）",
        "（三）至（五）项",
        "3.14公里",
        "增长1.1 万元",
        "统一、规范",
        "设备1、2号机组",
        "图5. 路网",
    ],
)
def test_a_number_that_continues_no_sequence_is_no_section(intruder: str) -> None:
    text = f"一、修路。包括{intruder}等内容。{intruder}一并考虑。\n二、管护。每年检查。"
    assert paths(text) == ["1", "2"]


def test_levels_may_be_skipped() -> None:
    assert paths("一、修路\n1.勘察。完成。\n2.施工。完成。\n二、管护\n①巡查。\n②维修。") == [
        "1",
        "1.1",
        "1.2",
        "2",
        "2.1",
        "2.2",
    ]


def test_a_numbering_may_run_on_over_its_parents() -> None:
    assert paths("一、修路\n（一）勘察。\n（二）施工。\n二、管护\n（三）巡查。\n（四）维修。") == [
        "1",
        "1.1",
        "1.2",
        "2",
        "2.3",
        "2.4",
    ]


def test_a_text_with_passages_left_out_may_skip_numbers() -> None:
    assert paths("一、修路。\n二、管护。\n五、验收。\n六、考核。\n（本文有删减）") == ["1", "2", "5", "6"]


def test_a_number_printed_twice_by_mistake_is_two_sections() -> None:
    text = "一、工作任务\n（一）修路。\n（二）架桥。\n（二）供水。\n（三）植树。\n二、管护。"
    assert paths(text) == ["1", "1.1", "1.2", "1.2-2", "1.3", "2"]


def test_a_word_of_a_heading_tells_its_kind_only_at_the_end_of_a_clause() -> None:
    text = (
        "一、完善考核评价指标体系。修订办法。\n二、强化督查考核，确保落实。按月通报。\n三、改善组织实施条件。增加投入。"
    )
    assert [each.kind.value for each in read(text).sections] == ["task", "organisation", "task"]


def test_the_letter_and_the_plan_number_for_themselves() -> None:
    letter = (
        "云川市人民政府关于印发任务分工的通知\n各区人民政府：\n《任务分工》已经市政府同意，现印发给你们，"
        "并提出如下要求：\n一、各区要重视。\n二、按月报送情况。\n云川市人民政府\n2021年3月5日\n"
        "任务分工\n为抓好落实，制定本分工。\n一、修路。（市交通运输局负责）\n二、管护。（市财政局负责）\n"
    )
    told = read(letter + "以上任务由市政府督查室负责跟踪。" * 12)
    assert [each.path for each in told.sections] == ["n.1", "n.2", "1", "2"]
    assert [each.kind.value for each in told.sections] == ["other", "other", "task", "task"]


def test_annexes_number_for_themselves() -> None:
    text = (
        "云川市工作方案\n一、修路。修建道路。\n二、管护。管护道路。\n附件1\n技术要求\n一、宽度。六米。\n二、厚度。两米。\n"
        "附件2\n名单\n一、甲县。\n二、乙县。\n"
    )
    assert paths(text) == ["1", "2", "a1.1", "a1.2", "a2.1", "a2.2"]
    assert read(text).sections[3].label == "附件1 二"


def test_a_numbering_that_starts_anew_keeps_its_paths_apart() -> None:
    text = "一、修路\n1.勘察。\n2.施工。\n具体措施：\n1.筹资。\n2.监理。\n二、管护。"
    assert paths(text) == ["1", "1.1", "1.2", "1.1-2", "1.2-2", "2"]


def test_a_table_of_contents_is_no_tree() -> None:
    assert paths("工作方案\n目　录\n一、修路……1\n二、管护……2\n一、修路\n今年完成。\n二、管护\n每年检查。") == ["1", "2"]


def test_a_duty_list_has_bodies_as_headings() -> None:
    text = "一、工作职责\n1.县交通运输局：负责道路建设。\n2.县财政局：安排资金。"
    assert headings(text)[1:] == [("1.1", "一1", "县交通运输局"), ("1.2", "一2", "县财政局")]


def test_a_long_first_sentence_is_no_heading() -> None:
    text = "一、对促进外贸稳定增长、积极优化营商环境成效明显的县（市、区），在基地培育和试点示范申报中给予优先支持，"
    assert headings(text + "并按照有关规定安排专项资金，加强跟踪问效。") == [("1", "一", None)]


def test_the_colophon_belongs_to_no_section() -> None:
    text = "一、修路。修建道路。\n二、管护。管护道路。\n云川市人民政府\n2021年3月5日\n（此件公开发布）\n"
    view = clean(text + "抄送：市委各部门。")
    assert view.read(outline(view).sections[-1].span) == "二、管护。管护道路。"


def test_a_closing_paragraph_to_everybody_belongs_to_no_section() -> None:
    tasks = "一、修路。（市交通局负责）\n二、架桥。（市水利局负责）\n三、供水。（市水务局负责）\n"
    tasks += "四、植树。（市林业局负责）\n"
    for way in (tasks, tasks.replace("\n", "")):
        view = clean(way + "各县（市、区）要结合实际，抓好落实。")
        assert view.read(outline(view).sections[-1].span) == "四、植树。（市林业局负责）"
        view = clean(way + "各县（市、区）要结合实际，抓好落实。（市政府督查室负责）")
        assert view.read(outline(view).sections[-1].span).endswith("（市政府督查室负责）")


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("（三）管护道路。每年检查。", True),
        ("（三）管护道路。每年检查。（市财政局负责）", False),
        ("（三）组织领导。各区要重视。", False),
        ("（三）管护道路。每年检查。\n云川市人民政府\n2021年3月5日", False),
    ],
)
def test_a_text_breaks_off_where_its_last_task_lacks_the_line_of_its_siblings(last: str, *, expected: bool) -> None:
    text = "一、工作任务\n（一）修路。今年完成。（市交通运输局负责）\n（二）架桥。明年完成。（市水利局负责）\n" + last
    assert read(text).truncated is expected


@pytest.mark.parametrize(
    "text", ["", "\n", "   ", "一、", "（一）", "第一章", "附件1", "\x00\x01\x02" * 50, "新闻一则。" * 50]
)
def test_rubbish_has_no_sections(text: str) -> None:
    assert read(text).sections == ()


@given(st.text("一二三（）()1234.、。，\n ①②第章条附件：年月日市局\t|《》", max_size=200))
def test_paths_are_unique_and_spans_nest(text: str) -> None:
    told = read(text)
    assert len({each.path for each in told.sections}) == len(told.sections)
    for each in told.sections:
        assert 0 <= each.span.start < each.span.end <= len(text)
        for other in told.sections:
            nested = each.span.covers(other.span) or other.span.covers(each.span)
            assert nested or not each.span.overlaps(other.span)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated notice lies outside the repository")
def test_the_sections_of_the_first_notice_are_those_of_its_annotation() -> None:
    gold = json.loads((SHARED / "gold" / "shenyang-2009-1.json").read_text(encoding="utf-8"))
    text = (SHARED / "notice" / "shenyang-2009-1.txt").read_bytes().decode("utf-8")
    told = read(text)
    expected = [
        (each["id"][1:], each["start"], each["end"], each["heading"]["start"], each["heading"]["end"])
        for each in gold["sections"]
        if each["number"]
    ]
    assert [(each.path, *each.span, *(each.heading or ())) for each in told.sections] == expected
    assert told.truncated
