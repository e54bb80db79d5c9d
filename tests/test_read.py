"""Files of every kind become the stored text, or a one-line error that says what to do."""

import io
import os
import shutil
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cooperation_graph.errors import InputError
from cooperation_graph.read import LARGEST, LONGEST, read, read_bytes
from cooperation_graph.read.encoding import decode
from cooperation_graph.read.layout import Line, paragraphs

NOTICE = "青岚省人民政府关于印发行动方案的通知\n青政发〔2016〕3号\n一、任务\n（牵头单位：省财政厅）\n"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="such a name cannot be given to a file there")
def test_a_file_name_in_another_encoding_holds_nothing_that_cannot_be_written(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + "/通知.txt".encode("gbk")))
    path.write_text("各区人民政府：\n", encoding="utf-8")
    assert read(path).name.encode().decode() == read(path).name


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_usual_encoding_gives_the_same_text(encoding: str) -> None:
    text = NOTICE.replace("〔", "（").replace("〕", "）") if encoding == "gbk" else NOTICE
    assert decode("a.txt", text.encode(encoding)) == text


@pytest.mark.parametrize("snippet", ["牵头单位：", "市发改委牵头", "二〇〇九年", "（一）加快建设"])
def test_short_gb18030_snippets_are_not_mistaken(snippet: str) -> None:
    assert decode("a.txt", snippet.encode("gb18030")) == snippet


def test_line_breaks_of_a_text_file_stay_as_they_are() -> None:
    assert read_bytes("a.txt", "一、\r\n二、\r三、\n".encode()).text == "一、\r\n二、\r三、\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (bytes(range(256)) * 40, "UTF-8"),
        (b"\x00\x01\x02\x03" * 4000, "text"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 100, "picture"),
        (b"\xff\xd8\xff\xe0" + b"0" * 100, "picture"),
        (b"PK\x03\x04" + b"0" * 100, "damaged archive"),
        (b"%PDF-1.4 nothing", "damaged"),
        (b"\xff\xfe\x00", "utf-16"),
        (b"a" * (LARGEST + 1), "larger than"),
    ],
)
def test_what_is_no_notice_is_refused_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read_bytes("x.bin", data)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("x.bin: ")


def test_addresses_are_not_fetched() -> None:
    with pytest.raises(InputError, match="not fetched"):
        read("https://example.org/notice.html")


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(InputError, match="folder"):
        read(tmp_path)


def test_a_text_longer_than_any_notice_is_refused_with_its_size() -> None:
    assert len(read_bytes("a.txt", b"a" * LONGEST).text) == LONGEST
    with pytest.raises(InputError, match=f"holds {LONGEST + 1} characters, more than {LONGEST};"):
        read_bytes("a.txt", b"a" * (LONGEST + 1))


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes and sockets among the files there")
@pytest.mark.parametrize("kind", ["pipe", "socket", "device"])
def test_only_regular_files_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    if kind == "pipe":
        os.mkfifo("notice.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        if kind == "socket":
            listening.bind("notice.txt")
        with pytest.raises(InputError, match="no regular file"):
            read("/dev/zero" if kind == "device" else "notice.txt")


PAGE = """<!DOCTYPE html><html><head><meta charset="gb2312"><title>青岚省</title>
<meta name="ArticleTitle" content="青岚省人民政府关于印发行动方案的通知"></head><body>
<div class="nav-bar"><a href="/">首页</a> <a href="/zw">政务公开</a></div>
<div id="main"><table><tr><td>索引号：</td><td>0001</td></tr>
<tr><td>发文字号：</td><td>青政发〔2016〕3号</td></tr></table>
<div class="share">分享到微信 分享到微博</div>
<div id="zoom"><p>各市人民政府：</p><p>一、加快建设现代农业产业园，推动一二三产业融合发展，
带动农民增收。（省农业厅牵头）</p><script>alert(1)</script>
<table><tr><th>序号</th><th>任务</th><th>牵头单位</th></tr>
<tr><td>1</td><td>修路</td><td rowspan="2">省交通厅</td></tr><tr><td>2</td><td>架桥</td></tr></table>
<p>二〇一六年三月一日</p></div></div><div class="footer">版权所有 青岚省人民政府办公厅</div></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_saved_page_gives_the_article_its_record_and_its_tables(encoding: str) -> None:
    source = read_bytes("page.html", PAGE.encode(encoding))
    assert source.media_type == "text/html"
    assert source.text.splitlines() == [
        "青岚省人民政府关于印发行动方案的通知",
        "索引号：0001",
        "发文字号：青政发〔2016〕3号",
        "各市人民政府：",
        "一、加快建设现代农业产业园，推动一二三产业融合发展，带动农民增收。（省农业厅牵头）",
        "序号\t任务\t牵头单位",
        "1\t修路\t省交通厅",
        "2\t架桥\t",
        "二〇一六年三月一日",
    ]


def test_every_line_of_a_page_knows_its_place() -> None:
    source = read_bytes("page.html", PAGE.encode())
    assert {source.quote(place.span): place.place for place in source.locations}["2\t架桥\t"] == "table 1 row 3"


def test_a_page_that_holds_its_article_twice_gives_it_once() -> None:
    lines = "".join(f"<p>（{number}）第{number}项任务由省财政厅牵头。</p>" for number in range(12))
    source = read_bytes("page.html", f"<div><div>{lines}</div><div>{lines}</div></div>".encode())
    assert source.text.count("第3项任务") == 1


def test_deeply_nested_markup_does_not_overflow() -> None:
    source = read_bytes("deep.html", ("<div>" * 20000 + "省财政厅牵头" + "</div>" * 20000).encode())
    assert "省财政厅牵头" in source.text


PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/numbering.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/numbering" Target="numbering.xml"/></Relationships>',
}


def _docx(body: str, numbering: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part, content in WORD_PARTS.items():
            archive.writestr(part, content)
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        if numbering:
            archive.writestr("word/numbering.xml", f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>')
    return packed.getvalue()


def _paragraph(text: str, level: int | None = None) -> str:
    number = "" if level is None else f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return f"<w:p>{number}<w:r><w:t>{text}</w:t></w:r></w:p>"


CHINESE_NUMBERS = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""


def test_automatic_chinese_numbers_of_word_are_counted() -> None:
    body = "".join(map(_paragraph, ["总体要求", "任务", "修路", "架桥", "保障", "考核"], [0, 0, 1, 1, 0, 1]))
    lines = read_bytes("a.docx", _docx(body, CHINESE_NUMBERS)).text.splitlines()
    assert lines == ["一、总体要求", "二、任务", "（一）修路", "（二）架桥", "三、保障", "（一）考核"]


def test_tracked_insertions_stay_and_deletions_go() -> None:
    body = (
        "<w:p><w:r><w:t>省财政厅</w:t></w:r><w:ins><w:r><w:t>牵头</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>配合</w:delText></w:r></w:del></w:p>"
    )
    assert read_bytes("a.docx", _docx(body)).text == "省财政厅牵头\n"


def test_merged_cells_of_word_are_empty_below_the_first() -> None:
    def cell(text: str, merge: str = "") -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr>{_paragraph(text)}</w:tc>"

    first = cell("修路") + cell("省交通厅", '<w:vMerge w:val="restart"/>')
    second = cell("架桥") + cell("", "<w:vMerge/>")
    source = read_bytes("a.docx", _docx(f"<w:tbl><w:tr>{first}</w:tr><w:tr>{second}</w:tr></w:tbl>"))
    assert source.text == "修路\t省交通厅\n架桥\t\n"
    assert [place.place for place in source.locations] == ["table 1 row 1", "table 1 row 2"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', "entities"),
        (b"<w:document", "damaged"),
    ],
)
def test_hostile_word_files_are_refused(content: bytes, says: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", content)
    with pytest.raises(InputError, match=says):
        read_bytes("a.docx", packed.getvalue())


def test_a_zip_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cooperation_graph.read.archive._LARGEST_PART", 1000)
    with pytest.raises(InputError, match="unpacks to more"):
        read_bytes("a.docx", _docx(_paragraph("字" * 2000)))


def test_an_archive_without_a_document_says_so() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "text")
    with pytest.raises(InputError, match="without a text document"):
        read_bytes("a.zip", packed.getvalue())


def _ofd(texts: list[tuple[float, float, str]]) -> bytes:
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    objects = "".join(
        f'<ofd:TextObject Boundary="{x} {y} {len(text) * 5} 5" Size="5"><ofd:TextCode X="0" Y="4">{text}</ofd:TextCode>'
        "</ofd:TextObject>"
        for x, y, text in texts
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        root = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
        archive.writestr(
            "OFD.xml",
            f"<ofd:OFD {space}>{root}</ofd:OFD>",
        )
        archive.writestr(
            "Doc_0/Document.xml",
            f'<ofd:Document {space}><ofd:Pages><ofd:Page BaseLoc="Pages/P/Content.xml"/></ofd:Pages></ofd:Document>',
        )
        archive.writestr(
            "Doc_0/Pages/P/Content.xml", f"<ofd:Page {space}><ofd:Content>{objects}</ofd:Content></ofd:Page>"
        )
    return packed.getvalue()


def test_ofd_lines_are_joined_to_paragraphs() -> None:
    source = read_bytes(
        "a.ofd",
        _ofd([(20, 30, "一、任务"), (20, 40, "加快建设产业园，由省财政"), (20, 50, "厅牵头。"), (20, 60, "二、保障")]),
    )
    assert source.text.splitlines() == ["一、任务", "加快建设产业园，由省财政厅牵头。", "二、保障"]
    assert source.locations[1].place == "page 1"


def test_an_ofd_without_text_is_called_scanned() -> None:
    with pytest.raises(InputError, match="scanned"):
        read_bytes("a.ofd", _ofd([]))


def _pdf(draw: Callable[[object], None]) -> bytes:
    pytest.importorskip("pdfplumber", reason="the extra pdf is not installed")
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab draws the test's PDF")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    packed = io.BytesIO()
    canvas = canvas_module.Canvas(packed)
    canvas.setFont("STSong-Light", 16)
    draw(canvas)
    canvas.save()
    return packed.getvalue()


def test_a_text_pdf_gives_paragraphs_and_tables() -> None:
    def draw(canvas: object) -> None:
        lines = [
            "青岚省人民政府通知",
            "一、加快建设现代农业产业园，推动产业融合发展，由",
            "省财政厅牵头。",
            "二、保障措施",
        ]
        for row, line in enumerate(lines):
            canvas.drawString(80, 760 - 30 * row, line)  # type: ignore[attr-defined]
        for row, cells in enumerate([("任务", "牵头单位"), ("修路", "省交通厅")]):
            for column, text in enumerate(cells):
                canvas.rect(80 + 150 * column, 560 - 30 * row, 150, 30)  # type: ignore[attr-defined]
                canvas.drawString(90 + 150 * column, 568 - 30 * row, text)  # type: ignore[attr-defined]

    source = read_bytes("a.pdf", _pdf(draw))
    assert source.text.splitlines() == [
        "青岚省人民政府通知",
        "一、加快建设现代农业产业园，推动产业融合发展，由省财政厅牵头。",
        "二、保障措施",
        "任务\t牵头单位",
        "修路\t省交通厅",
    ]
    assert source.locations[-1].place == "page 1 table 1 row 2"


def test_a_pdf_without_text_is_called_scanned() -> None:
    with pytest.raises(InputError, match="scanned"):
        read_bytes("a.pdf", _pdf(lambda canvas: canvas.rect(10, 10, 50, 50)))  # type: ignore[attr-defined]


def test_old_word_files_go_through_libreoffice(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    docx = tmp_path / "a.docx"
    docx.write_bytes(_docx("".join(map(_paragraph, ["任务", "修路"], [0, 1])), CHINESE_NUMBERS))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path), str(docx)],
        check=True,
        capture_output=True,
    )
    assert read(tmp_path / "a.doc").text.splitlines() == ["一、任务", "（一）修路"]


def test_old_word_files_without_libreoffice_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(InputError, match="LibreOffice"):
        read_bytes("a.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600)


def test_page_numbers_are_no_lines_and_a_paragraph_goes_on_over_the_page() -> None:
    lines = [
        Line(1, 20, 100, 5, "一、由省"),
        Line(1, 50, 60, 5, "— 1 —"),
        Line(2, 20, 60, 5, "财政厅牵头。"),
    ]
    assert [(block.text, block.place) for block in paragraphs(lines)] == [("一、由省财政厅牵头。", "page 1")]
