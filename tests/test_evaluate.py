"""Gold is judged row by row, by class, level and format, and two results are compared."""

import json
from pathlib import Path

import pytest

from cooperation_graph.errors import InputError
from cooperation_graph.evaluate import Judged, Row, Score, changes, evaluate, load, save, scores
from cooperation_graph.pipeline import read_notice
from cooperation_graph.resources import resource

TEXT = "云川市人民政府关于修路的意见\n一、任务\n（一）修路。2017年底前完成。（市交通局牵头，市财政局配合）\n"


def gold(folder: Path, **layers: object) -> Path:
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "gold").mkdir(exist_ok=True)
    (folder / "gold" / "a.json").write_text(json.dumps({"document": "a.txt", **layers}), encoding="utf-8")
    return folder / "gold"


def row(words: str, **kind: object) -> dict[str, object]:
    start = TEXT.index(words)
    return {**kind, "start": start, "end": start + len(words)}


def outcomes(folder: Path, **layers: object) -> list[tuple[str, str, str]]:
    judged = evaluate(gold(folder, **layers), read_notice).rows
    return [(each.outcome, each.row.kind, each.row.text) for each in judged]


def test_a_row_is_right_when_kind_and_both_ends_are_right(tmp_path: Path) -> None:
    assignments = [row("市交通局", role="lead"), row("市财政", role="support")]
    assert outcomes(tmp_path, assignments=assignments) == [
        ("hit", "lead", "市交通局"),
        ("missed", "support", "市财政"),
        ("extra", "support", "市财政局"),
    ]


def test_half_an_overlap_counts_in_the_second_figure(tmp_path: Path) -> None:
    assignments = [row("市交通局", role="lead"), row("市财政", role="support")]
    whole = next(score for score in scores(evaluate(gold(tmp_path, assignments=assignments), read_notice).rows))
    assert (whole.hits, whole.gold, whole.predicted, whole.overlaps) == (1, 2, 2, 2)
    assert (whole.f1, whole.f1_overlap) == (0.5, 1.0)


def test_persons_are_not_judged(tmp_path: Path) -> None:
    assignments = [row("市交通局", role="lead"), row("市财政局", role="support"), row("修路", role="lead", person=True)]
    assert {outcome for outcome, *_ in outcomes(tmp_path, assignments=assignments)} == {"hit"}


def test_mentions_inside_a_longer_one_or_set_aside_count_neither_way(tmp_path: Path) -> None:
    mentions = [row("市交通局", kind="PublicBody"), row("市财政局", kind="PublicBody")]
    ignored = [row("2017年底前完成"), row("云川市人民政府")]
    found = outcomes(tmp_path, mentions=mentions, ignore=ignored)
    assert found == [("hit", "PublicBody", "市交通局"), ("hit", "PublicBody", "市财政局")]


def test_deadlines_and_masthead_are_layers_of_their_own(tmp_path: Path) -> None:
    found = outcomes(
        tmp_path, deadlines=[row("2017年底前")], title="云川市人民政府关于修路的意见", issuer="丹浦市人民政府"
    )
    assert sorted(found) == [
        ("extra", "issuer", "云川市人民政府"),
        ("hit", "deadline", "2017年底前"),
        ("hit", "title", "云川市人民政府关于修路的意见"),
        ("missed", "issuer", "丹浦市人民政府"),
    ]


def test_figures_are_kept_apart_by_kind_level_and_format(tmp_path: Path) -> None:
    folder = gold(tmp_path, assignments=[row("市交通局", role="lead")], level="county")
    groups = {(score.by, score.group): score.hits for score in scores(evaluate(folder, read_notice).rows)}
    assert groups[("kind", "lead")] == groups[("level", "county")] == groups[("format", "lines")] == 1


def test_an_index_beside_the_gold_gives_level_and_format(tmp_path: Path) -> None:
    folder = gold(tmp_path, assignments=[row("市交通局", role="lead")])
    (tmp_path / "index.tsv").write_text("file\tlevel\tformat\na.txt\t市\thtml\n", encoding="utf-8")
    assert {(each.level, each.format) for each in evaluate(folder, read_notice).rows} == {("市", "html")}


def test_every_trigger_word_is_counted(tmp_path: Path) -> None:
    evaluation = evaluate(gold(tmp_path, assignments=[]), read_notice)
    assert (evaluation.triggers, evaluation.unparsed) == (2, 0)


def judged(outcome: str, text: str) -> Judged:
    return Judged(Row("a", "responsibility", "lead", 0, len(text), text), outcome, outcome == "hit", "", "")


def test_a_saved_result_is_compared_row_by_row(tmp_path: Path) -> None:
    save([judged("missed", "甲"), judged("hit", "乙乙"), judged("extra", "丙丙丙")], tmp_path / "before.json")
    now = [judged("hit", "甲"), judged("missed", "乙乙"), judged("extra", "丙丙丙")]
    assert [(change, row.text) for change, row in changes(load(tmp_path / "before.json"), now)] == [
        ("gain", "甲"),
        ("loss", "乙乙"),
    ]


def test_what_is_no_gold_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold files"):
        evaluate(tmp_path, read_notice)
    (tmp_path / "a.json").write_text('{"document": "../../etc/passwd"}', encoding="utf-8")
    with pytest.raises(InputError, match="is a path"):
        evaluate(tmp_path, read_notice)
    (tmp_path / "a.json").write_text('{"document": "none.txt"}', encoding="utf-8")
    with pytest.raises(InputError, match="in none of the folders"):
        evaluate(tmp_path, read_notice)
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="no JSON"):
        evaluate(tmp_path, read_notice)
    with pytest.raises(InputError, match="no saved result"):
        load(tmp_path / "a.json")


@pytest.fixture(scope="module")
def first_notice() -> dict[str, Score]:
    folder = resource("data/gold")
    judged = evaluate(folder, read_notice, resource("data/notices")).rows
    return {score.layer: score for score in scores(judged) if score.by == "all"}


@pytest.mark.parametrize(
    ("layer", "precision", "recall"),
    [("responsibility", 1.0, 1.0), ("masthead", 1.0, 1.0), ("mention", 0.95, 0.92), ("measure", 0.9, 0.9)],
)
def test_the_notice_of_2009_is_read_as_its_gold_says(
    first_notice: dict[str, Score], layer: str, precision: float, recall: float
) -> None:
    score = first_notice[layer]
    assert (score.precision >= precision, score.recall >= recall) == (True, True)


def test_of_the_core_measures_of_2009_nearly_all_have_the_right_span_and_force() -> None:
    told = json.loads((resource("data/gold") / "shenyang-2009-1.json").read_text(encoding="utf-8"))
    core = {(each["start"], each["end"], each["force"]) for each in told["measures"] if each["grade"] == "core"}
    reading = read_notice(resource("data/notices/shenyang-2009-1.txt"))
    found = {(*each.span, each.force.value) for task in reading.commitments for each in task.measures}
    assert len(core) == 33
    assert len(core & found) >= 30
