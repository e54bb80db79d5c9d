"""Tables in plain text: rows become sections where they assign tasks, merged cells are empty."""

import pytest

from cooperation_graph.model import Outline, SectionKind, Table
from cooperation_graph.structure import outline
from cooperation_graph.text import View, clean


def read(text: str) -> tuple[View, Outline]:
    view = clean(text)
    return view, outline(view)


def cells(view: View, table: Table) -> list[list[str]]:
    return [[view.source[slice(*cell)] for cell in row] for row in table.rows]


ROWS = [
    ["1", "修建健身步道30公里", "市体育局", "市财政局、市自然资源局", "2024年底前"],
    ["2", "加固云川大桥", "市交通局", "市水利局", "2024年10月底前"],
    ["3", "开展用工监测", "市人社局", "各县（市、区）政府", "每季度"],
]
HEADER = ["序号", "工作任务", "牵头单位", "责任单位", "完成时限"]
PRINTED = {
    "wide blanks": "\n".join("   ".join(row) for row in [HEADER, *ROWS]),
    "tabs": "\n".join("\t".join(row) for row in [HEADER, *ROWS]),
    "pipes": "\n".join(" | ".join(row) for row in [HEADER, *ROWS]),
    "Markdown": "\n".join(
        "| " + " | ".join(row) + " |" for row in [HEADER, ["---", ":--", "---", "---", "--:"], *ROWS]
    ),
    "a cell a line": "\n".join(cell for row in [HEADER, *ROWS] for cell in row),
    "a cell a line, bordered": "\n".join(f"{cell} |" for row in [HEADER, *ROWS] for cell in row),
    "cells between blanks": " ".join(cell for row in [HEADER, *ROWS] for cell in row),
    "spaced headings": "\n".join(cell for row in [["序 号", "工　作　任　务", *HEADER[2:]], *ROWS] for cell in row),
}


@pytest.mark.parametrize("way", PRINTED)
def test_a_table_is_the_same_in_every_printing(way: str) -> None:
    view, told = read("云川市重点任务分解表\n" + PRINTED[way])
    (table,) = told.tables
    assert cells(view, table) == ROWS
    assert table.columns == ("number", "task", "lead", "responsible", "time")


@pytest.mark.parametrize("way", PRINTED)
def test_each_row_that_assigns_a_task_is_a_section(way: str) -> None:
    view, told = read("云川市重点任务分解表\n" + PRINTED[way])
    assert [(each.path, each.label, each.kind) for each in told.sections] == [
        ("t1.1", "1", SectionKind.TASK),
        ("t1.2", "2", SectionKind.TASK),
        ("t1.3", "3", SectionKind.TASK),
    ]
    assert [view.source[slice(*each.heading)] for each in told.sections if each.heading] == [row[1] for row in ROWS]
    assert told.tables[0].paths == ("t1.1", "t1.2", "t1.3")


def test_a_page_of_a_table_may_begin_with_any_row_number() -> None:
    rows_ = [["80", *ROWS[0][1:]], ["81", *ROWS[1][1:]]]
    view, told = read("云川市重点任务分解表\n" + "\n".join(cell for row in [HEADER, *rows_] for cell in row))
    assert [cells(view, table) for table in told.tables] == [rows_]


DRAWN = """\
┌────┬───────┬────┬─────┐
│序号│ 工作任务     │牵头单│完成时│
│    │              │ 位   │ 限   │
├────┼───────┼────┼─────┤
│ 1  │加固云川大桥， │市交通│2024年│
│    │修建步道       │局、市│底前   │
│    │               │财政局│       │
├────┼───────┤      ├─────┤
│ 2  │植树           │      │每季度 │
└────┴───────┴────┴─────┘
"""


def test_a_drawn_table_reads_cell_by_cell_and_a_merged_cell_stands_in_its_first_row() -> None:
    view, told = read("云川市重点任务分解表\n" + DRAWN)
    (table,) = told.tables
    assert [[view.read(cell) for cell in row] for row in table.rows] == [
        ["1", "加固云川大桥，修建步道", "市交通局、市财政局", "2024年底前"],
        ["2", "植树", "", "每季度"],
    ]
    assert table.columns == ("number", "task", "lead", "time")
    assert [each.path for each in told.sections] == ["t1.1", "t1.2"]


def test_a_drawn_table_without_rules_between_its_rows_has_a_row_a_line() -> None:
    drawn = "┌─┬──┬───┐\n│任务│部门│时限│\n├─┼──┼───┤\n│修路│市交通局│6月底│\n│植树│市林业局│年底│\n└─┴──┴───┘\n"
    view, told = read(drawn)
    assert cells(view, told.tables[0]) == [["修路", "市交通局", "6月底"], ["植树", "市林业局", "年底"]]


def test_a_table_a_cell_a_line_needs_no_row_numbers() -> None:
    rows_ = [row[1:4] for row in ROWS]
    text = "\n".join(cell for row in [HEADER[1:4], *rows_] for cell in row)
    view, told = read("云川市重点任务分解表\n" + text + "\n一、保障\n各单位要抓好落实。")
    assert cells(view, told.tables[0]) == rows_
    assert [each.path for each in told.sections] == ["t1.1", "t1.2", "t1.3", "1"]


LOOSE = """\
序号
重点工作
市政府
分管领导
牵头单位
配合单位
备注
强化科技创新。
（一）
加强力量建设。
3
建设创新轴，新建实验室两家。
王　东
市科技局
白石县、北岗区政府
二、全力扩大投资
9
修建步道。
市体育局
市财政局，各街道。
快办
"""


def test_rows_with_missing_cells_are_told_apart_by_their_numbers_and_by_the_bodies() -> None:
    view, told = read("云川市重点任务分工\n" + LOOSE)
    (table,) = told.tables
    assert cells(view, table) == [
        ["3", "建设创新轴，新建实验室两家。", "王　东", "市科技局", "白石县、北岗区政府", ""],
        ["9", "修建步道。", "", "市体育局", "市财政局，各街道。", "快办"],
    ]
    assert [each.path for each in told.sections] == ["t1.3", "t1.9"]


def test_a_heading_is_known_by_its_end_or_by_the_role_it_names() -> None:
    header = "民生事项名称 | 市级牵头单位 | 牵头组织实施单位 | 配合单位及责任人 | 分管市领导 | 计划完成时间"
    _, told = read(header + "\n修路 | 市交通局 | 市交通局 | 市财政局 | 王健 | 6月底")
    assert told.tables[0].columns == ("task", "lead", "lead", "support", "person", "time")


def test_one_role_among_short_headings_makes_a_header() -> None:
    header = "类型 | 名称 | 要求 | 责任单位 | 领导 | 说明 | 得分 | 电话"
    _, told = read(header + "\n民生 | 修路 | 快 | 市交通局 | 王健 | 无 | 5 | 12345")
    assert told.tables[0].columns[3] == "responsible"


def test_bodies_tell_which_cells_of_a_row_are_missing() -> None:
    table = "类别 | 任务 | 责任单位 | 备注 | 电话 |\n交通 | 修路 | 市交通局 | 无 | 1 |\n架桥 | 市水利局 | 无 | 2 | |"
    view, told = read(table)
    assert cells(view, told.tables[0])[1] == ["", "架桥", "市水利局", "无", "2"]


def test_the_fields_of_a_page_above_a_table_are_not_its_rows() -> None:
    page = (
        "索引号 | 0110 | 公开方式 | 主动公开 |\n公开范围 | 面向社会 | 公开时限 | 长期公开 |\n"
        "发布单位 | 区政府 | 发文日期 | 2022-07-14 |\n"
    )
    view, told = read(page + "\n".join(" | ".join(row) + " |" for row in [HEADER, *ROWS]))
    assert [cells(view, table) for table in told.tables if table.header] == [ROWS]
    assert told.masthead.issued is not None
    assert told.masthead.issued.value == "2022-07-14"


def test_an_empty_cell_goes_on_from_the_row_above() -> None:
    view, told = read("序号\t任务\t牵头单位\n1\t修路\t市交通局\n2\t架桥\t\n\t管护\t市水利局")
    assert cells(view, told.tables[0]) == [["1", "修路", "市交通局"], ["2", "架桥", ""], ["", "管护", "市水利局"]]
    assert [each.path for each in told.sections] == ["t1.1", "t1.2", "t1.2-2"]


def test_a_missing_cell_was_merged_with_the_one_above() -> None:
    view, told = read("类别\t序号\t任务\t责任单位\n交通\t1\t修路\t市交通局\n2\t架桥\t市水利局\n民生\t3\t供水\t市水务局")
    assert cells(view, told.tables[0])[1] == ["", "2", "架桥", "市水利局"]


def test_a_number_merged_over_two_tasks_and_bodies_on_two_lines() -> None:
    text = "序号\n任务\n牵头部门\n1\n修路\n市交通局\n市财政局\n2\n架桥\n市水利局\n供水\n市水务局\n3\n植树\n市林业局"
    view, told = read(text)
    assert cells(view, told.tables[0]) == [
        ["1", "修路", "市交通局\n市财政局"],
        ["2", "架桥", "市水利局"],
        ["", "供水", "市水务局"],
        ["3", "植树", "市林业局"],
    ]


def test_a_heading_across_the_table_is_no_row() -> None:
    _, told = read("序号\t任务\t责任单位\n一、交通\t\t\n1\t修路\t市交通局\n二、民生\t\t\n2\t供水\t市水务局")
    assert [each.path for each in told.sections] == ["t1.1", "t1.2"]


def test_a_table_of_figures_assigns_nothing() -> None:
    _, told = read("指标\t单位\t2025年\n公路里程\t公里\t600\n用水普及率\t%\t100")
    assert told.sections == ()
    assert told.tables[0].paths == ()


def test_numbers_inside_cells_begin_no_sections_of_the_text() -> None:
    table = "序号\t任务\t责任单位\n1\t1.勘察。2.施工。\t市交通局\n2\t三、养护。\t市财政局\n"
    _, told = read(f"一、修路。今年完成。\n二、任务表\n{table}三、管护。")
    levels = [(each.path, each.level) for each in told.sections]
    assert levels == [("1", 1), ("2", 1), ("t1.1", 2), ("t1.2", 2), ("3", 1)]


def test_prose_with_a_tab_is_no_table() -> None:
    _, told = read("云川市修路。\t今年完成。\n明年验收。")
    assert told.tables == ()


def test_the_fields_of_a_page_below_a_table_are_not_its_rows() -> None:
    view, told = read("任务 | 责任单位 |\n修路 | 市交通局 |\n索引号： | 01105 |\n")
    assert cells(view, told.tables[0]) == [["修路", "市交通局"]]
