"""Limits of tasks and measures against annotations that lie beside the repository, where they are there."""

import json
from pathlib import Path

import pytest

from cooperation_graph.extract import extract
from cooperation_graph.extract.times import times
from cooperation_graph.model import MeasureStatus
from cooperation_graph.structure import outline
from cooperation_graph.text import clean

BESIDE = Path(__file__).parents[1] / ".." / "shared"
CORPUS, GOLD = BESIDE / "corpus", BESIDE / "gold" / "shenyang-2009-1.json"
NOTICE = Path(__file__).parents[1] / "data" / "notices" / "shenyang-2009-1.txt"

Spans = set[tuple[str, int, int]]


def f1(found: Spans, gold: Spans) -> float:
    return 2 * len(found & gold) / (len(found) + len(gold))


@pytest.mark.skipif(not (CORPUS / "gold").is_dir(), reason="the annotated corpus is not beside the repository")
def test_limits_agree_with_the_annotated_deadlines() -> None:
    found: Spans = set()
    gold: Spans = set()
    for path in sorted((CORPUS / "gold").glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        view = clean((CORPUS / "docs" / told["document"]).read_bytes().decode("utf-8"))
        gold |= {(path.stem, row["start"], row["end"]) for row in told["deadlines"]}
        found |= {(path.stem, *time.span) for time in times(view, outline(view)) if time.deadline}
    assert f1(found, gold) >= 0.9


@pytest.mark.skipif(not GOLD.is_file(), reason="the annotation of the first notice is not beside the repository")
def test_the_measures_of_the_first_notice_are_those_annotated() -> None:
    rows = [row for task in json.loads(GOLD.read_text(encoding="utf-8"))["tasks"] for row in task["commitments"]]
    gold = {(row["force"], row["span"]["start"], row["span"]["end"]) for row in rows}
    core = {(row["force"], row["span"]["start"], row["span"]["end"]) for row in rows if row["grade"] == "core"}
    view = clean(NOTICE.read_text(encoding="utf-8"))
    promised = [each for each in extract(view, outline(view)).measures if each.status is MeasureStatus.PROMISED]
    found = {(each.force.value, *each.span) for each in promised}
    assert len(found & core) >= 30
    assert len(found & gold) / len(found) >= 0.9
