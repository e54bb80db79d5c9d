"""A citation carries what it takes to check it later."""

from pathlib import Path

import pytest

from cooperation_graph.cite import Verdict, citation, verify
from cooperation_graph.cli import run
from cooperation_graph.dataset import Dataset, open_dataset
from cooperation_graph.pipeline import build
from cooperation_graph.query import described, evidence_of, leads, notices
from cooperation_graph.resources import resource


def cited(data: Dataset) -> str:
    (notice,) = notices(data)
    first = leads(data)[0].assignments[0]
    return citation(notice, "三（一）", evidence_of(data, first.commitment, "cg:hasResponsibility", first.iri)[0])


def test_a_citation_names_issuer_title_number_date_section_characters_and_checksum(shenyang: Dataset) -> None:
    digest = (notices(shenyang)[0].text or "")[-64:]

    assert cited(shenyang) == (
        "沈阳市人民政府《沈阳市人民政府印发关于落实省委、省政府实施突破辽西北战略工作方案的通知》"
        "（沈政发〔2009〕1号），2009-01-19，三（一），第 1310–1314 字：“市发改委”。"
        f"sha256:{digest}#char=1310,1314"
    )


def test_a_passage_that_stands_is_ok(shenyang: Dataset) -> None:
    assert [check.verdict for check in verify(shenyang, iter([f"见 {cited(shenyang)} 。", "no citation"]))] == [
        Verdict.OK
    ]


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        (lambda text: "前言。\n\n" + text, Verdict.CHANGED),
        (lambda text: text.replace("市发改委", "市商务局"), Verdict.CHANGED),
    ],
    ids=["moved", "reworded"],
)
def test_a_passage_of_a_changed_text_is_changed(shenyang: Dataset, tmp_path: Path, change, verdict: Verdict) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    text = resource("data/notices/shenyang-2009-1.txt").read_text("utf-8")
    (tmp_path / "later.txt").write_text(change(text), "utf-8")
    build([tmp_path / "later.txt"], tmp_path / "graph")
    (check,) = verify(open_dataset(tmp_path / "graph"), iter([cited(shenyang)]))

    assert check.verdict is verdict


def test_a_moved_passage_says_where_it_is_now(shenyang: Dataset, tmp_path: Path) -> None:
    text = resource("data/notices/shenyang-2009-1.txt").read_text("utf-8")
    (tmp_path / "later.txt").write_text("前言。\n" + text, "utf-8")
    build([tmp_path / "later.txt"], tmp_path / "graph")
    (check,) = verify(open_dataset(tmp_path / "graph"), iter([cited(shenyang)]))

    assert check.now == (1314, 1318)


def test_a_passage_that_no_notice_has_is_missing(shenyang: Dataset, tmp_path: Path) -> None:
    build([resource("data/notices/04-danpu-clauses.txt")], tmp_path)
    line = cited(shenyang).replace("市发改委", "市没有这个局")

    assert [check.verdict for check in verify(open_dataset(tmp_path), iter([line]))] == [Verdict.MISSING]


def test_a_quotation_over_line_breaks_is_cited_on_one_line(shenyang: Dataset) -> None:
    (notice,) = notices(shenyang)
    broken = [
        described(shenyang, graph.value)
        for graph in shenyang.store.named_graphs()
        if "/evidence/" in graph.value and "\n" in described(shenyang, graph.value).quotation
    ]
    lines = [citation(notice, "", each) for each in broken]

    assert broken
    assert all("\n" not in line for line in lines)
    assert {check.verdict for check in verify(shenyang, iter(lines))} == {Verdict.OK}


def test_citations_are_printed_and_verified(
    shenyang_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "citations.txt"

    assert run(["cite", str(shenyang_folder), "三（七）", "-o", str(file)]) == 0
    assert run(["cite", str(shenyang_folder), "--verify", str(file), "--lang", "en"]) == 0
    assert {line.split("\t")[0] for line in capsys.readouterr().out.splitlines()} == {"ok"}
    file.write_text(file.read_text("utf-8").replace("市教育局", "市教育厅"), "utf-8")
    assert run(["cite", str(shenyang_folder), "--verify", str(file), "--lang", "en"]) == 1
