"""The view keeps the way back to the stored text, whatever it cleans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation_graph.lexicon import rows
from cooperation_graph.model import Span
from cooperation_graph.text import Traditional, View, clean

# signs that the view changes, drops or joins, among letters that it leaves alone
SIGNS = st.text("一二市部局。，、；：（）《》〔〕[]()12３４年月，\n\r\t 　\u200b\u00ad\ufeff\f發業𠮷Ａ—①", max_size=120)


@given(SIGNS)
def test_every_character_of_the_view_knows_its_source(text: str) -> None:
    view = clean(text)
    assert [view.locate(view.span(at, at + 1)) for at in range(len(view.text))] == [
        (at, at + 1) for at in range(len(view.text))
    ]


@given(SIGNS)
def test_offsets_rise_and_stay_inside_the_source(text: str) -> None:
    view = clean(text)
    offsets = [view.offset(at) for at in range(len(view.text))]
    assert offsets == sorted(set(offsets))
    assert all(0 <= offset < len(text) for offset in offsets)


@given(SIGNS, st.integers(0, 120), st.integers(0, 120))
def test_a_source_span_reads_as_the_characters_that_lie_in_it(text: str, a: int, b: int) -> None:
    view = clean(text)
    span = Span(min(a, b, len(text)), min(max(a, b), len(text)))
    inside = [sign for at, sign in enumerate(view.text) if span.start <= view.offset(at) < span.end]
    assert view.read(span) == "".join(inside)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（牵头部门:市发改委;责任部门:市财政局)", "（牵头部门：市发改委；责任部门：市财政局）"),
        ("云政发[2009]１号", "云政发[2009]1号"),
        ("云政发﹝2009﹞1号", "云政发〔2009〕1号"),
        ("1﹒推进﹑2．改造", "1.推进、2.改造"),
        ("市發展改革委牽頭，市財政局負責", "市发展改革委牵头，市财政局负责"),
        ("市\u200b发改\u00ad委\ufeff", "市发改委"),
        ("市发改委\u3000\u00a0牵头", "市发改委  牵头"),
        ("一、总则\r\n二、附则\r三、\f四、", "一、总则\n\n二、附则\n三、\n四、"),
        ("A&nbsp;B&amp;C", "A&nbsp；B&amp；C"),
    ],
)
def test_one_form_for_each_sign(text: str, expected: str) -> None:
    assert clean(text).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据若干意见（云委\n\n发〔2008〕19号）精神", "根据若干意见（云委发〔2008〕19号）精神"),
        (
            "从春季开始，将有计划地安排到我市\n\n接受职业教育，做好衔接。",
            "从春季开始，将有计划地安排到我市接受职业教育，做好衔接。",
        ),
        ("（牵头部门：市交\n通局。责任部门：市发改委）", "（牵头部门：市交通局。责任部门：市发改委）"),
        ("（牵头部门：市交通局。责任部门：市发\n改委）", "（牵头部门：市交通局。责任部门：市发改委）"),
        ("（牵头部门：市交通局。\n责任部门：市发改委）", "（牵头部门：市交通局。责任部门：市发改委）"),
    ],
)
def test_a_line_broken_inside_a_sentence_or_a_bracket_is_joined(text: str, expected: str) -> None:
    assert clean(text).text == expected


def test_a_text_that_a_program_broke_at_one_width_is_joined() -> None:
    paragraph = "为贯彻落实省委省政府关于加快城乡交通基础设施建设的决策部署制定本方案并推进各项重点任务落实到位" * 4
    wrapped = (
        "　　" + paragraph[:28] + "\n" + "\n".join(paragraph[at : at + 30] for at in range(28, len(paragraph), 30))
    )
    text = "云川市工作方案\n" + (wrapped + "。\n") * 3 + "一、总体要求\n" + (wrapped + "。\n") * 2
    lines = clean(text).text.split("\n")
    assert [line.strip() for line in lines if line] == [
        "云川市工作方案",
        *[paragraph + "。"] * 3,
        "一、总体要求",
        *[paragraph + "。"] * 2,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、工作任务\n加快建设云川大桥，改善出行。",
        "一、继续执行稳健政策，保持总量合理\n统筹兼顾各方面，防范风险。",
        "完成路网改造，新增里程30公里\n市交通局\n3",
        "云川市人民政府办公室关于印发\n工作方案的通知",
        "任务一，推进改造\t市交通局\n任务二，完善管护。\t市财政局",
        "加快推进，形成合力\n（市财政局负责）",
    ],
)
def test_headings_cells_and_titles_keep_their_lines(text: str) -> None:
    assert clean(text).text.count("\n") == text.count("\n")


def test_traditional_characters_have_one_simplified_form_each() -> None:
    table = rows("traditional", Traditional)
    keys = [row.traditional for row in table]
    assert len(keys) == len(set(keys))
    assert {row.simplified for row in table}.isdisjoint(keys)
    assert all(len(row.traditional) == len(row.simplified) == 1 and row.source for row in table)


def test_simplified_text_is_left_alone() -> None:
    # 著 乾 徵 夥 are simplified too: 显著, 乾县
    assert clean("显著提升乾县，象徵，瞭望").text == "显著提升乾县，象徵，瞭望"


def test_lines_are_without_the_blanks_around_them() -> None:
    view: View = clean("\n  一、总则 \n\n　　正文。\n")
    assert [view.text[start:end] for start, end in view.lines()] == ["一、总则", "正文。"]
