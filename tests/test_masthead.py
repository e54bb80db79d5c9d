"""What a notice says about itself: as it is printed on papers, on saved pages, and in texts without lines."""

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation_graph.model import Field, Masthead
from cooperation_graph.structure import outline
from cooperation_graph.text import clean

SHARED = Path(__file__).parents[2] / "shared"
BODY = "为加快发展，现就有关事项通知如下。\n一、修路。今年完成。\n二、管护。每年检查。\n"


def read(text: str) -> Masthead:
    return outline(clean(text)).masthead


def value(field: Field | None) -> str | None:
    return field.value if field else None


def values(fields: tuple[Field, ...]) -> list[str]:
    return [field.value for field in fields]


NOTICE = (
    "云川市人民政府关于加快交通发展的通知\n云政发〔2009〕1号\n各区、县(市)人民政府,市政府各部门,各直属机构:\n"
    + BODY
    + "云川市人民政府\n二〇〇九年一月十九日\n"
)
WAYS = {
    "lines": NOTICE,
    "blank lines": NOTICE.replace("\n", "\n\n"),
    "carriage returns": NOTICE.replace("\n", "\r\n"),
    "one blank": NOTICE.replace("\n", " "),
    "two wide blanks": NOTICE.replace("\n", "\u3000\u3000"),
    "nothing": NOTICE.replace("\n", ""),
    "number in brackets": NOTICE.replace("云政发〔2009〕1号", "(云政发[2009]1号)"),
    "number with a blank": NOTICE.replace("云政发〔2009〕1号", "云政发 〔2009〕1号"),
    "number first": "云政发﹝2009﹞1号\n" + NOTICE.replace("云政发〔2009〕1号\n", ""),
    "title doubled": "云川市人民政府关于加快交通发展的通知\n" + NOTICE,
    "title broken": NOTICE.replace("关于加快", "\n关于加快").replace("发展的通知", "发展\n的通知"),
    "red head": "云川市人民政府文件\n" + NOTICE,
}


@pytest.mark.parametrize("way", WAYS)
def test_the_masthead_is_the_same_in_every_printing(way: str) -> None:
    told = read(WAYS[way])
    assert value(told.title) == "云川市人民政府关于加快交通发展的通知"
    assert value(told.document_number) == "云政发〔2009〕1号"
    assert values(told.issuers) == ["云川市人民政府"]
    assert value(told.issued) == "2009-01-19"
    assert values(told.addressees) == ["各区、县(市)人民政府", "市政府各部门", "各直属机构"]


LABELLED = """【发布单位】云川市人民政府
【发布文号】云政发[2009]1号
【发布日期】2009-01-23
【生效日期】2009-01-19
【失效日期】-----
【所属类别】政策参考
【文件来源】[云川市](#)

"""


@pytest.mark.parametrize(
    "head", [LABELLED, LABELLED.replace("\n", ""), LABELLED.replace("【", "[").replace("】", "] ")]
)
def test_labelled_fields_are_read_and_what_says_nothing_is_none(head: str) -> None:
    told = read(head + NOTICE)
    assert [label for label, _ in told.labelled] == [
        "发布单位",
        "发布文号",
        "发布日期",
        "生效日期",
        "失效日期",
        "所属类别",
        "文件来源",
    ]
    assert told.labelled[-1][1].value == "云川市"
    assert (value(told.published), value(told.effective), told.expires) == ("2009-01-23", "2009-01-19", None)
    assert value(told.issued) == "2009-01-19"
    assert value(told.title) == "云川市人民政府关于加快交通发展的通知"


def test_without_a_signature_the_page_says_who_issued_and_when() -> None:
    text = (
        "关于加快交通发展的措施 [发文机构] 云川市人民政府办公室 　　[成文日期] 2020-02-03 　　"
        "[发文字号] 云政办发〔2020〕5号 　　[发布日期] 2020-02-05 　　各区人民政府，市政府各部门： 　　" + BODY
    )
    told = read(text)
    assert values(told.issuers) == ["云川市人民政府办公室"]
    assert value(told.document_number) == "云政办发〔2020〕5号"
    assert (value(told.issued), value(told.published)) == ("2020-02-03", "2020-02-05")


@pytest.mark.parametrize(
    "printed",
    [
        "云政发〔2009〕1号",
        "云政发[2009]1号",
        "云政发［2009］1号",
        "云政发﹝2009﹞1号",
        "云政发(2009)1号",
        "云政发（2009）1号",
        "云政发【2009】1号",
        "云政发〔2009年〕1号",
        "云政发〔2009〕第1号",
        "云政发〔2009〕01号",
        "云政发〔2009〕 1 号",
        "云政发[2009[1号",
    ],
)
def test_a_document_number_has_one_form(printed: str) -> None:
    assert value(read(NOTICE.replace("云政发〔2009〕1号", printed)).document_number) == "云政发〔2009〕1号"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2009年1月19日", "2009-01-19"),
        ("二〇〇九年一月十九日", "2009-01-19"),
        ("二○○九年元月十九日", "2009-01-19"),
        ("二00九年一月十九日", "2009-01-19"),
        ("二OO九年十二月三十一日", "2009-12-31"),
        ("2009 年 1 月 19 日", "2009-01-19"),
        ("2009年2月30日", None),
    ],
)
def test_the_day_of_signing_in_figures_or_characters(printed: str, expected: str | None) -> None:
    assert value(read(NOTICE.replace("二〇〇九年一月十九日", printed)).issued) == expected


def test_a_date_in_a_sentence_is_no_signature() -> None:
    told = read(
        NOTICE.replace("二〇〇九年一月十九日\n", "").replace("今年完成", "市政府2008年12月1日批准，2009年6月1日前完成")
    )
    assert told.issued is None


def test_several_bodies_sign_together() -> None:
    text = (
        "云川市教育局 云川市财政局关于做好助学工作的通知\n云教发〔2021〕3号\n各区教育局、财政局：\n"
        + BODY
        + "云川市教育局 云川市财政局\n2021年3月5日\n"
    )
    assert values(read(text).issuers) == ["云川市教育局", "云川市财政局"]
    run_together = text.replace("云川市教育局 云川市财政局\n", "云川市教育局云川市财政局\n")
    assert values(read(run_together).issuers) == ["云川市教育局", "云川市财政局"]
    assert value(read(text).title) == "云川市教育局 云川市财政局关于做好助学工作的通知"


def test_an_office_is_one_body_with_its_government() -> None:
    text = NOTICE.replace("云川市人民政府\n二", "云川市人民政府办公室\n二")
    assert values(read(text).issuers) == ["云川市人民政府办公室"]


def test_the_number_of_a_cited_document_is_not_the_notice_s_own() -> None:
    text = (
        "云川市人民政府关于贯彻落实青政发〔2008〕19号文件的通知\n各区人民政府：\n"
        "根据《青岚省人民政府关于改善交通的意见》（青政发〔2008〕19号），通知如下。\n一、修路。\n云川市人民政府\n2009年1月19日"
    )
    assert read(text).document_number is None


PASSED_ON = (
    "云川市人民政府办公室转发市交通局关于加快道路建设意见的通知\n云政办发〔2009〕8号\n各区人民政府：\n"
    "市交通局《关于加快道路建设的意见》已经市政府同意，现转发给你们，请认真贯彻执行。\n"
    "云川市人民政府办公室\n2009年3月2日\n关于加快道路建设的意见\n市交通局\n为加快道路建设，提出以下意见。\n"
    + BODY
    + "本意见自2009年4月1日起施行，有效期至2014年3月31日。"
    + "道路建设事关发展全局。" * 20
)


def test_a_text_passed_on_has_title_drafter_and_validity_of_its_own() -> None:
    told = read(PASSED_ON)
    assert value(told.plan_title) == "关于加快道路建设的意见"
    assert value(told.drafter) == "市交通局"
    assert values(told.issuers) == ["云川市人民政府办公室"]
    assert (value(told.effective), value(told.expires)) == ("2009-04-01", "2014-03-31")


def test_the_drafter_of_a_text_without_lines_stands_in_the_title() -> None:
    assert value(read(PASSED_ON.replace("\n", "\u3000\u3000")).drafter) == "市交通局"


def test_an_order_is_known_by_its_number() -> None:
    text = (
        "云川市人民政府令\n第12号\n《云川市道路管理办法》已经通过，现予公布，自2009年3月1日起施行。\n市长：王明\n"
        "二〇〇九年一月十九日\n云川市道路管理办法\n第一章 总则\n第一条 为加强管理，制定本办法。\n第二条 适用于本市。\n"
    )
    told = read(text)
    assert value(told.document_number) == "云川市人民政府令第12号"
    assert value(told.title) == value(told.plan_title) == "云川市道路管理办法"
    assert values(told.issuers) == ["云川市人民政府"]
    assert (value(told.issued), value(told.effective)) == ("2009-01-19", "2009-03-01")


def test_a_date_in_brackets_below_the_title_is_the_day_of_signing() -> None:
    text = "中共云川市委 云川市人民政府\n关于加快交通发展的意见\n（2009年1月19日）\n云委发〔2009〕3号\n" + BODY
    told = read(text)
    assert value(told.issued) == "2009-01-19"
    assert value(told.title) == "中共云川市委 云川市人民政府关于加快交通发展的意见"
    assert values(told.issuers) == ["中共云川市委", "云川市人民政府"]


PAGE = (
    "首页 > 政务公开 > 文件\n云川市人民政府关于加快交通发展的通知\n发布时间：2009-01-23 来源：市政府 浏览次数：9\n"
    "字体：大 中 小\n" + NOTICE.split("\n", 1)[1] + "（此件公开发布）\n相关解读：解读\n打印 关闭\n"
)
TABLE = (
    "索 引 号：\t000014349\t主题分类：\t交通\n发文机关：\t云川市人民政府\t成文日期：\t2009年01月19日\n"
    "标　　题：\t云川市人民政府关于加快交通发展的通知\n发文字号：\t云政发〔2009〕1号\t发布日期：\t2009年01月23日\n"
)
ONE_LINE = LABELLED.replace("\n", " ")


@pytest.mark.parametrize("text", [PAGE, TABLE + NOTICE, TABLE + NOTICE.split("\n", 2)[2], ONE_LINE + NOTICE])
def test_what_stands_around_a_notice_on_a_page_is_not_its_title(text: str) -> None:
    told = read(text)
    assert value(told.title) == "云川市人民政府关于加快交通发展的通知"
    assert (value(told.issued), value(told.published)) == ("2009-01-19", "2009-01-23")
    assert values(told.addressees) == ["各区、县(市)人民政府", "市政府各部门", "各直属机构"]


def test_a_label_may_be_spaced_out_wide() -> None:
    told = read(
        "索引号 : 0110 文       号 : 云政办发〔2024〕1号\n名       称: 通知 有效性: 有效\n"
        + NOTICE.replace("云政发", "")
    )
    assert value(told.document_number) == "云政办发〔2024〕1号"


@pytest.mark.parametrize("title", ["云川市重点任务分解表", "2024年重点工作任务分工表", "民生实事一览表"])
def test_a_table_may_be_the_notice(title: str) -> None:
    assert value(read(title + "\n一、修路。（市交通局牵头）\n").title) == title


def test_a_clause_of_a_report_is_no_title() -> None:
    text = "最终确定了《云川市与临河市协作方案》。方案围绕五个领域，细化部门责任分工\n"
    assert read(text).title is None


def test_a_plan_may_be_printed_as_the_first_annex() -> None:
    text = (
        "云川市教育局 云川市财政局\n关于印发《云川市助学工作方案》的通知\n云教发〔2021〕3号\n各区教育局、财政局：\n"
        "现将《云川市助学工作方案》印发给你们，请认真执行。\n附件：云川市助学工作方案\n云川市教育局　　　云川市财政局\n"
        "2021年3月5日\n附件\n云川市助学工作方案\n一、总体要求\n做好工作。\n二、重点任务\n（一）助学。（市教育局牵头）\n"
    )
    told = outline(clean(text))
    assert value(told.masthead.plan_title) == "云川市助学工作方案"
    assert values(told.masthead.issuers) == ["云川市教育局", "云川市财政局"]
    assert [each.path for each in told.sections] == ["1", "2", "2.1"]


def test_limits_of_what_a_notice_grants_are_not_its_own() -> None:
    assert read(NOTICE.replace("今年完成", "补贴期限至2010年12月31日")).expires is None


def test_annexes_are_listed_and_numbered() -> None:
    text = NOTICE.replace("云川市人民政府\n二", "附件：1.任务分解表\n2.联系人名单\n\n云川市人民政府\n二")
    for way in (text, text.replace("\n", " "), text.replace("\n", "\u3000\u3000")):
        assert values(read(way).annexes) == ["任务分解表", "联系人名单"]
        assert [each.path for each in outline(clean(way)).sections] == ["1", "2"]


@pytest.mark.parametrize("text", ["", " ", "新闻：云川市今年修路。市民高兴。", "\x00" * 99, "各" * 9999, "：" * 9999])
def test_what_is_no_notice_has_no_masthead(text: str) -> None:
    told = read(text)
    assert (told.title, told.document_number, told.issuers, told.issued, told.addressees) == (None, None, (), None, ())


HEADS = st.text(
    "云川市人民政府办公室关于印发方案的通知各区、，：。（）《》〔〕[]【】2009年1月日号令第附件 \n\t|发文机关",
    max_size=160,
)


@given(HEADS)
def test_every_field_is_a_span_of_the_text(text: str) -> None:
    told = outline(clean(text)).masthead
    singles = (
        told.title,
        told.document_number,
        told.issued,
        told.effective,
        told.expires,
        told.plan_title,
        told.drafter,
    )
    labelled = [field for _, field in told.labelled if field.value]
    for field in (*filter(None, singles), *told.issuers, *told.addressees, *told.annexes, *labelled):
        assert 0 <= field.span.start < field.span.end <= len(text)
        assert field.value == field.value.strip() != ""


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated notices lie outside the repository")
def test_each_field_is_right_in_nearly_all_annotated_notices_that_print_it() -> None:
    right: Counter[str] = Counter()
    printed: Counter[str] = Counter()
    with (SHARED / "corpus" / "index.tsv").open(encoding="utf-8") as stream:
        index = {row["file"]: row for row in csv.DictReader(stream, delimiter="\t")}
    for path in sorted((SHARED / "corpus" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (SHARED / "corpus" / "docs" / gold["document"]).read_bytes().decode("utf-8")
        told = read(text)
        bare = re.sub(r"\s", "", text)
        # the annotation took some dates from the web page (发布日期); the index has those of signing
        expected = {
            "title": (value(told.title), gold["title"]),
            "number": (value(told.document_number), gold["document_number"]),
            "issuer": (" ".join(values(told.issuers)), gold["issuer"]),
            "issued": (value(told.issued), index[gold["document"]]["date"]),
            "addressees": (values(told.addressees), gold["addressees"]),
        }
        for field, (found, wanted) in expected.items():
            shown = (
                wanted
                if field != "issued"
                else re.sub("-0?", "年", str(wanted), count=1).replace("-0", "月").replace("-", "月")
            )
            if wanted and all(
                re.sub(r"\s", "", each) in bare for each in ([shown] if isinstance(shown, str) else shown)
            ):
                printed[field] += 1
                right[field] += found == wanted or (field == "issuer" and found == f"{wanted}办公厅")
    assert all(printed[field] > 20 for field in ("title", "issuer", "issued", "addressees")), printed
    assert {field: right[field] / printed[field] for field in printed if right[field] < 0.95 * printed[field]} == {}


def test_the_column_of_a_page_is_no_part_of_a_title() -> None:
    told = read("【重点工作】云川市人民政府关于修路的通知\n各区人民政府：\n一、修路。\n")
    assert told.title is not None
    assert told.title.value == "云川市人民政府关于修路的通知"
    assert [each.value for each in told.issuers] == ["云川市人民政府"]


def test_a_labelled_title_is_as_long_as_it_is() -> None:
    title = "市人民政府办公室关于印发云川市新型基础设施建设和管理养护三年行动方案（2022—2024年）的通知"
    told = read(f"文 号： | 云府办发〔2022〕10号 |\n名 称： | {title} |\n各区人民政府：\n现印发给你们。\n")
    assert told.title is not None
    assert told.title.value == title
