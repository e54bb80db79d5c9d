"""The dataset in other programs' formats."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pyoxigraph
import pytest

from cooperation_graph.cli import run
from cooperation_graph.dataset import Dataset, open_dataset
from cooperation_graph.export.ledger import COLUMNS, ledger
from cooperation_graph.export.networks import gexf, graphml
from cooperation_graph.export.rdf import FORMATS, rdf_bytes
from cooperation_graph.export.rebased import rebased
from cooperation_graph.iri import BASE
from cooperation_graph.pipeline import build

HOSTILE = """云川市人民政府关于印发《=cmd|' /C calc'!A0》的通知

云政发〔2016〕9号

一、工作任务

（一）=HYPERLINK("http://x.example")<script>。

建设&"x"基地\x0b\x1b[31m。

（牵头部门：市农业局。责任部门：市商务局）
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """A notice whose words would be formulas, markup and control characters elsewhere."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "notice.txt").write_text(HOSTILE, "utf-8")
    build([folder / "notice.txt"], folder / "graph")
    return open_dataset(folder / "graph")


def triples(content: bytes, name: str) -> set[str]:
    formats = {"turtle": "TURTLE", "trig": "TRIG", "nquads": "N_QUADS", "ntriples": "N_TRIPLES", "jsonld": "JSON_LD"}
    quads = pyoxigraph.parse(content, format=getattr(pyoxigraph.RdfFormat, formats[name]))
    return {f"{quad.triple} {quad.graph_name}" for quad in quads}


@pytest.mark.parametrize("name", ["trig", "nquads", "jsonld"])
def test_formats_of_datasets_hold_everything(shenyang: Dataset, name: str) -> None:
    assert triples(rdf_bytes(shenyang, name), name) == {f"{quad.triple} {quad.graph_name}" for quad in shenyang.store}


@pytest.mark.parametrize("name", ["turtle", "ntriples"])
def test_formats_of_one_graph_hold_the_facts(shenyang: Dataset, name: str) -> None:
    facts = shenyang.store.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph())

    assert triples(rdf_bytes(shenyang, name), name) == {f"{quad.triple} {quad.graph_name}" for quad in facts}


@pytest.mark.parametrize("name", FORMATS)
def test_equal_datasets_give_equal_rdf(shenyang_folder: Path, name: str) -> None:
    first, second = (rdf_bytes(open_dataset(shenyang_folder), name) for _ in range(2))

    assert first == second


def test_networks_are_read_back(shenyang: Dataset) -> None:
    for content, reader in ((graphml(shenyang), nx.read_graphml), (gexf(shenyang), nx.read_gexf)):
        graph = reader(io.BytesIO(content))
        assert graph.number_of_edges() == 18
        assert {"市发改委", "三（一）"} <= {data["label"] for _, data in graph.nodes(data=True)}


def test_networks_carry_no_date_of_today(shenyang: Dataset) -> None:
    assert gexf(shenyang) == gexf(shenyang)
    assert b"lastmodifieddate" not in gexf(shenyang)


def test_a_hostile_notice_gives_well_formed_xml(hostile: Dataset) -> None:
    for content in (graphml(hostile), gexf(hostile)):
        ET.fromstring(content)  # noqa: S314  # our own output


def test_the_ledger_has_a_row_a_commitment(shenyang: Dataset) -> None:
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in ledger(shenyang)]

    assert [row["task"] for row in rows] == [f"三（{digit}）" for digit in "一二三四五六七八"]
    assert rows[0]["lead"] == ("市发改委",)
    assert rows[4]["when"] == ("每年",)
    assert rows[7]["state"] == "truncated"


def export(data: Path, file: Path, *more: str) -> bytes:
    assert run(["export", str(data), "-o", str(file), *more]) == 0
    return file.read_bytes()


def test_the_ledger_opens_in_excel_in_the_language_asked_for(shenyang_folder: Path, tmp_path: Path) -> None:
    content = export(shenyang_folder, tmp_path / "ledger.csv", "--lang", "zh")
    rows = [*csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))]

    assert content.startswith(b"\xef\xbb\xbf")
    assert rows[0][:4] == ["序号", "公文", "任务", "任务内容"]
    assert len(rows) == 9


def test_the_workbook_holds_text_only_and_no_clock(hostile: Dataset, tmp_path: Path) -> None:
    first, second = (export(hostile.folder, tmp_path / name) for name in ("a.xlsx", "b.xlsx"))
    with zipfile.ZipFile(io.BytesIO(first)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()

    assert first == second
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    assert "=HYPERLINK" in strings


def test_no_cell_of_the_csv_ledger_is_a_formula(hostile: Dataset, tmp_path: Path) -> None:
    content = export(hostile.folder, tmp_path / "ledger.csv")
    cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]

    assert any("HYPERLINK" in cell for cell in cells)
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


@pytest.mark.parametrize("name", FORMATS)
def test_things_can_be_named_below_a_base_of_ones_own(two_notices: Dataset, name: str) -> None:
    ours, theirs = (
        triples(rdf_bytes(two_notices, name, base), name) for base in (BASE, "https://data.example.org/cg/")
    )
    named = "https://data.example.org/cg/"
    assert {
        quad.replace(f"{BASE}id/", f"{named}id/").replace(f"{BASE}graph/", f"{named}graph/") for quad in ours
    } == theirs
    assert not any(f"<{BASE}id/" in quad or f"<{BASE}graph/" in quad for quad in theirs)
    assert any(f"<{BASE}ontology#ledBy>" in quad for quad in theirs)


def test_a_base_leaves_texts_and_terms_as_they_are() -> None:
    kept = f'<{BASE}ontology#b> "<{BASE}id/a> \\" <{BASE}id/c> ."@zh'
    found = rebased([f"<{BASE}id/a> {kept} <{BASE}graph/evidence> .\n"], "https://a.example/")
    assert list(found) == [f"<https://a.example/id/a> {kept} <https://a.example/graph/evidence> .\n"]


def test_export_says_what_it_can_write_and_under_which_base(
    call: Callable[..., tuple[int, str, str]], shenyang_folder: Path, tmp_path: Path
) -> None:
    for wrong in ((), ("-f", "turtel"), ("-o", tmp_path / "a.rdf"), ("-o", tmp_path / "nosuffix")):
        code, _, said = call("export", shenyang_folder, *wrong)
        assert code == 2
        assert "turtle | trig | nquads | ntriples | jsonld | graphml | gexf | csv | xlsx" in said
    assert "did you mean turtle" in call("export", shenyang_folder, "-f", "turtel")[2]
    assert "formats of RDF" in call("export", shenyang_folder, "-f", "csv", "--base", "https://a.example/")[2]
    assert "ends with /" in call("export", shenyang_folder, "-f", "turtle", "--base", "example")[2]
    code, out, _ = call("export", shenyang_folder, "-o", tmp_path / "a.ttl", "--base", "https://a.example/")
    assert (code, out) == (0, "")
    assert "<https://a.example/id/commitment/沈政发〔2009〕1号/3.6>" in (tmp_path / "a.ttl").read_text("utf-8")
