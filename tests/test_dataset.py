"""A dataset grows, forgets and survives: same content, same bytes, whatever the order; damage is found and mended."""

import hashlib
import multiprocessing
import random
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from cooperation_graph import dataset
from cooperation_graph.dataset import open_dataset, verify
from cooperation_graph.dataset.folder import locked
from cooperation_graph.errors import DatasetError, NotFoundError
from cooperation_graph.model import Field, Masthead, Outline, Reading, Source, Span

DERIVED = ("manifest.json", "graph.nq", "graph.trig", "facts.ttl", "combined.json")


def reading(number: str | None, text: str, name: str = "a.txt", issued: str | None = None) -> Reading:
    """Return a notice of which only the masthead is known."""
    start = Span(0, 1)
    masthead = Masthead(
        title=Field("通知", start),
        document_number=Field(number, start) if number else None,
        issued=Field(issued, start) if issued else None,
    )
    source = Source(name, hashlib.sha256(text.encode()).hexdigest(), "text/plain", text)
    return Reading(source, Outline(masthead, ()), (), (), (), (), (), (), (), ())


def digest(folder: Path) -> str:
    """Return one digest of everything in a folder but its lock."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    content = ((str(path.relative_to(folder)), path.read_bytes()) for path in files)
    return hashlib.sha256(repr(list(content)).encode()).hexdigest()


FIFTY = [reading(f"云政发〔2021〕{number}号", f"第{number}件\n正文", f"{number}.txt") for number in range(1, 51)]


def test_adding_and_removing_in_any_order_gives_the_bytes_of_one_build(tmp_path: Path) -> None:
    dataset.add(tmp_path / "whole", FIFTY[:30])
    expected = digest(tmp_path / "whole")
    for seed in range(20):
        chance, folder = random.Random(seed), tmp_path / str(seed)  # noqa: S311  # a seed makes the order repeatable
        coming, going = chance.sample(FIFTY, 50), [each.source.sha256 for each in FIFTY[30:]]
        # in pieces of any size, and what has to go goes at any moment after it came
        while coming or going:
            size = chance.randint(1, 20)
            dataset.add(folder, coming[:size])
            coming = coming[size:]
            here = {each.key for each in open_dataset(folder).notices}
            leaving = [key for key in going if key in here and chance.random() < 0.5]
            for key in leaving:
                dataset.remove(folder, key)
            going = [key for key in going if key not in leaving]
        assert digest(folder) == expected


def test_the_same_content_twice_changes_nothing(tmp_path: Path) -> None:
    dataset.add(tmp_path, FIFTY[:2])
    before = digest(tmp_path)
    stamps = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    changes = dataset.add(tmp_path, [FIFTY[1], reading("云政发〔2021〕1号", "第1件\n正文", "other name.txt")])
    assert [change.what for change in changes] == ["unchanged", "unchanged"]
    assert digest(tmp_path) == before
    assert {path: path.stat().st_mtime_ns for path in stamps if path.name != ".lock"} == {
        path: stamp for path, stamp in stamps.items() if path.name != ".lock"
    }


def test_a_corrected_notice_supersedes_and_the_first_text_stays(tmp_path: Path) -> None:
    first, second = reading("云政发〔2021〕1号", "初稿"), reading("云政发〔2021〕1号", "改稿")
    dataset.add(tmp_path, [first])
    assert [change.what for change in dataset.add(tmp_path, [second])] == ["superseding"]
    data = open_dataset(tmp_path)
    assert [data.text(each.key) for each in data.notices] == ["改稿"]
    assert data.query("SELECT ?old { GRAPH ?g { ?new cg:supersedes ?old } }").rows == (
        (f"https://w3id.org/cooperation-graph/id/text/sha256-{first.source.sha256}",),
    )
    dataset.remove(tmp_path, second.source.sha256)
    assert [data.key for data in open_dataset(tmp_path).notices] == [first.source.sha256]
    assert verify(tmp_path) == ()


def test_of_texts_with_one_number_given_at_once_the_later_dated_stands_in_any_order(tmp_path: Path) -> None:
    texts = [
        reading("云政发〔2021〕1号", text, issued=day)
        for text, day in (("甲", "2021-01-02"), ("乙", "2021-01-05"), ("丙", "2021-01-03"))
    ]
    digests = set()
    for number, order in enumerate(([0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0])):
        dataset.add(tmp_path / str(number), [texts[at] for at in order])
        digests.add(digest(tmp_path / str(number)))
        assert [each.issued for each in open_dataset(tmp_path / str(number)).notices] == ["2021-01-05"]
    assert len(digests) == 1


def test_no_file_is_named_after_what_a_notice_says(tmp_path: Path) -> None:
    dataset.add(tmp_path / "in", [reading("../../云政发〔2021〕1号", "正文", "../../../evil.txt")])
    assert {path.name for path in tmp_path.iterdir()} == {"in"}
    assert verify(tmp_path / "in") == ()


def test_there_is_no_blank_answer_for_what_is_not_held(tmp_path: Path) -> None:
    dataset.add(tmp_path, FIFTY[:1])
    with pytest.raises(NotFoundError, match="no notice is called"):
        dataset.remove(tmp_path, "云政发〔1999〕9号")
    with pytest.raises(DatasetError, match="is no dataset"):
        open_dataset(tmp_path / "nowhere")


def _hold(folder: Path, ready: "multiprocessing.synchronize.Event", done: "multiprocessing.synchronize.Event") -> None:
    with locked(folder):
        ready.set()
        done.wait(20)


def test_a_second_writer_is_told_so_and_a_reader_is_not_disturbed(tmp_path: Path) -> None:
    dataset.add(tmp_path, FIFTY[:1])
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    writer = context.Process(target=_hold, args=(tmp_path, ready, done))
    writer.start()
    try:
        assert ready.wait(20)
        with pytest.raises(DatasetError, match="another process is writing"):
            dataset.add(tmp_path, FIFTY[1:2])
        assert len(open_dataset(tmp_path).notices) == 1
    finally:
        done.set()
        writer.join()


class BrokenOffError(Exception):
    """A run that ends before its time."""


def breaking(readings: list[Reading]) -> Iterable[Reading]:
    yield from readings
    raise BrokenOffError


def test_a_run_that_breaks_off_changes_nothing_and_the_next_one_sweeps(tmp_path: Path) -> None:
    dataset.add(tmp_path, FIFTY[:2])
    before = digest(tmp_path)
    with pytest.raises(BrokenOffError):
        dataset.add(tmp_path, breaking(FIFTY[2:5]))
    assert len(open_dataset(tmp_path).notices) == 2
    assert len(verify(tmp_path)) == 3
    dataset.add(tmp_path, FIFTY[:1])
    assert (verify(tmp_path), digest(tmp_path)) == ((), before)


def test_stale_combined_files_are_not_read(tmp_path: Path) -> None:
    dataset.add(tmp_path, FIFTY[:1])
    old = {name: (tmp_path / name).read_bytes() for name in ("graph.nq", "combined.json")}
    dataset.add(tmp_path, FIFTY[1:2])
    for name, content in old.items():
        (tmp_path / name).write_bytes(content)
    assert len(open_dataset(tmp_path).query("SELECT ?notice { ?notice a cg:Notice }")) == 2
    assert "out of date" in verify(tmp_path)[0].messages[1]


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


@pytest.mark.parametrize("name", ["graph.nq", "graph.trig", "facts.ttl", "combined.json"])
def test_damage_to_a_combined_file_is_found_and_mended(tmp_path: Path, name: str) -> None:
    dataset.add(tmp_path, FIFTY[:3])
    before = digest(tmp_path)
    flip(tmp_path / name)
    assert len(verify(tmp_path)) == 1
    dataset.rebuild(tmp_path)
    assert (verify(tmp_path), digest(tmp_path)) == ((), before)


def test_damage_to_a_notice_is_found_with_its_number(tmp_path: Path) -> None:
    dataset.add(tmp_path, FIFTY[:3])
    paths = sorted((tmp_path / "notices").iterdir())
    flip(paths[0])
    paths[1].unlink()
    assert len(verify(tmp_path)) == 2
    assert {each.where for each in verify(tmp_path)} < {f"云政发〔2021〕{number}号" for number in (1, 2, 3)}


def test_a_lost_manifest_is_told_from_the_notices(tmp_path: Path) -> None:
    dataset.add(tmp_path, FIFTY[:3])
    before = digest(tmp_path)
    (tmp_path / "manifest.json").write_text("{", encoding="utf-8")
    assert [each.where for each in verify(tmp_path)] == ["manifest.json"]
    dataset.rebuild(tmp_path)
    assert (verify(tmp_path), digest(tmp_path)) == ((), before)


def test_a_copied_dataset_is_the_same_dataset(tmp_path: Path) -> None:
    dataset.add(tmp_path / "one", FIFTY[:3])
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    assert verify(tmp_path / "two") == ()
