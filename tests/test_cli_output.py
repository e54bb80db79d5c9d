"""How rows leave the program."""

import csv
import io
import json
from pathlib import Path

import pytest

from cooperation_graph.cli.output import FORMATS, Table, chosen_format, visible, write_table
from cooperation_graph.errors import UsageError

TABLE = Table(("task", "lead", "start"), (("三（一）", ("市发改委", "市交通局"), 7), ("a\tb\nc", "=1+1", None)))


def printed(format_: str, table: Table = TABLE) -> str:
    stream = io.StringIO()
    FORMATS[format_](table, stream)
    return stream.getvalue()


def test_tsv_keeps_a_row_on_a_line_and_loses_nothing() -> None:
    assert printed("tsv") == "task\tlead\tstart\n三（一）\t市发改委、市交通局\t7\na\\tb\\nc\t=1+1\t\n"


def test_csv_is_read_back_as_written_but_for_formulas() -> None:
    rows = [*csv.reader(io.StringIO(printed("csv"), newline=""))]

    assert rows == [["task", "lead", "start"], ["三（一）", "市发改委、市交通局", "7"], ["a\tb\nc", "'=1+1", ""]]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_makes_formulas_inert(start: str) -> None:
    row = next(
        csv.reader(io.StringIO(printed("csv", Table(("a",), ((start + "cmd",),))).split("\r\n", 1)[1], newline=""))
    )

    assert row == ["'" + start + "cmd"]


def test_csv_leaves_numbers_alone() -> None:
    assert printed("csv", Table(("a",), ((-5,),))).split() == ["a", "-5"]


def test_json_keeps_lists_numbers_and_nothing() -> None:
    first, second = json.loads(printed("json"))

    assert first == {"task": "三（一）", "lead": ["市发改委", "市交通局"], "start": 7}
    assert second == {"task": "a\tb\nc", "lead": "=1+1", "start": None}


def test_json_loses_no_character_that_the_stream_cannot_hold() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="gbk", errors="replace")
    FORMATS["json"](Table(("a",), (("𠮷林",),)), stream)
    stream.flush()

    assert json.loads(stream.buffer.getvalue()) == [{"a": "𠮷林"}]


def test_markdown_shows_markup_as_text() -> None:
    assert "\\<b\\>x\\|y\\</b\\>" in printed("md", Table(("a",), (("<b>x|y</b>",),)))


def test_table_in_a_pipe_cuts_and_folds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    long = "加快推进农村公路建设" * 40

    assert long in printed("table", Table(("a", "b"), ((long, "x"),)))


@pytest.mark.parametrize("width", [10, 24, 40, 80, 200])
def test_table_cuts_no_cell_at_any_width(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    cells = ("白石县人民政府办公室牵头推进", "二〇二三年底以前", "𠮷林 abc-def", "市发改委、市交通局")
    columns = [printed("table", Table(("a", "b", "c", "d"), (cells,)))]

    for cell in cells:
        assert all(columns[0].count(char) >= cell.count(char) for char in cell)


def test_a_notice_number_is_never_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    bodies = "国家发展改革委、工业和信息化部、自然资源部"
    row = ("国办发〔2023〕47号", "一（一）", "加强农村公路建设和养护管理", bodies, bodies, bodies, "已写明")
    titled = ("云川市人民政府关于印发云川市对口帮扶白石县工作方案的通知", *row[1:])
    columns = ("notice", "task", "heading", "lead", "responsible", "support", "state")
    lines = printed("table", Table(columns, (row, titled))).splitlines()

    assert any("国办发〔2023〕47号" in line for line in lines)
    assert sum("已写明" in line for line in lines) == 2
    assert any("一（一）" in line and "已写明" in line for line in lines)  # columns, not a line a cell


def test_table_leaves_no_blanks_at_the_ends_of_lines() -> None:
    assert not any(line.endswith(" ") for line in printed("table").splitlines())


def test_table_shows_control_characters_instead_of_obeying_them() -> None:
    assert "\x1b" not in printed("table", Table(("a",), (("red\x1b[31m",),)))
    assert visible("a\u202eb") == "a\\u202eb"


def test_a_file_is_utf_8_and_csv_begins_with_a_mark_for_excel(tmp_path: Path) -> None:
    for name, start in (("x.csv", b"\xef\xbb\xbftask"), ("x.tsv", b"task"), ("x.json", b"[")):
        write_table(TABLE, None, tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(start)


def test_an_unknown_suffix_or_format_says_what_there_is() -> None:
    for format_, output in ((None, Path("x.docx")), ("xml", None)):
        with pytest.raises(UsageError, match="table, tsv, csv, json, md"):
            chosen_format(format_, output)


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        write_table(TABLE, None, tmp_path / "no" / "x.csv")
