"""A large dataset keeps its facts on disk: the same answers without loading all, and never a wrong one."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Store

from cooperation_graph import Dataset, build, dataset, open_dataset
from cooperation_graph.dataset import folder as folders
from cooperation_graph.dataset import index, verify
from cooperation_graph.dataset.folder import read_manifest
from cooperation_graph.dataset.index import is_indexed, tells_the_facts
from cooperation_graph.errors import DatasetError
from cooperation_graph.query import Facts
from tests.test_dataset import FIFTY, digest, reading

NOTICES = Path(__file__).parent.parent / "data" / "notices"


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "LARGE", 20)


@pytest.fixture(scope="module")
def notices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder made of the packaged notices, without an index yet."""
    folder = tmp_path_factory.mktemp("large") / "graph"
    build(sorted(NOTICES.glob("*.txt")), folder)
    return folder


@pytest.fixture
def large(notices: Path, tmp_path: Path) -> Dataset:
    shutil.copytree(notices, tmp_path / "graph")
    dataset.rebuild(tmp_path / "graph")
    return open_dataset(tmp_path / "graph")


def facts_of(data: dataset.Dataset) -> set[str]:
    return {str(quad.triple) for quad in data.store.quads_for_pattern(None, None, None, DefaultGraph())}


def notices_seen(data: dataset.Dataset) -> int:
    """Return how many notices one finds without loading anything."""
    return len(Facts(data.lookup).of_class("cg:Notice"))


def test_a_large_dataset_has_an_index_and_no_file_that_holds_everything(large: Dataset) -> None:
    names = {path.name for path in large.folder.iterdir()}
    assert names == {".lock", "manifest.json", "notices", "texts", "index"}
    assert verify(large.folder) == ()
    assert {str(quad.triple) for quad in large.facts_at_once} == facts_of(open_dataset(large.folder))
    assert {str(quad.triple) for quad in large.facts} == facts_of(open_dataset(large.folder))


def test_adding_and_removing_in_any_order_gives_the_files_and_the_facts_of_one_build(tmp_path: Path) -> None:
    corrected = [reading("云政发〔2021〕1号", "改稿", issued="2021-03-01")]
    dataset.add(tmp_path / "whole", [*FIFTY[:32], *corrected])
    expected = without_index(tmp_path / "whole")
    for seed in range(3):
        chance, folder = random.Random(seed), tmp_path / str(seed)  # noqa: S311  # a seed makes the order repeatable
        coming, going = chance.sample(FIFTY[:40], 40), [each.source.sha256 for each in FIFTY[32:40]]
        while coming or going:
            size = chance.randint(1, 20)
            dataset.add(folder, coming[:size])
            coming = coming[size:]
            for key in [key for key in going if key in read_manifest(folder)]:
                dataset.remove(folder, key)
                going.remove(key)
            assert tells_the_facts(folder, read_manifest(folder))
        dataset.add(folder, corrected)
        assert without_index(folder) == expected
        assert verify(folder) == ()


def without_index(folder: Path) -> str:
    """Return the digest of a copy of a folder without its index, of which only the content is always the same."""
    copy = folder.with_name(f"{folder.name}-copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("index"))
    return digest(copy)


def test_several_threads_make_the_index_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "BATCH", 3)
    dataset.add(tmp_path, FIFTY[:40], 4)
    assert verify(tmp_path) == ()


def test_growing_small_to_large_and_back_leaves_what_one_build_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "LARGE", 130)
    dataset.add(tmp_path / "a", FIFTY[:2])
    before = digest(tmp_path / "a")
    assert (tmp_path / "a" / "graph.nq").exists()
    dataset.add(tmp_path / "a", FIFTY[2:9])
    assert not (tmp_path / "a" / "graph.nq").exists()
    assert is_indexed(tmp_path / "a", read_manifest(tmp_path / "a"))
    for each in FIFTY[2:9]:
        dataset.remove(tmp_path / "a", each.source.sha256)
    dataset.rebuild(tmp_path / "a")
    assert digest(tmp_path / "a") == before


def test_what_is_looked_up_is_what_stands_in_the_whole_dataset(large: Dataset) -> None:
    whole, looked_up = open_dataset(large.folder).store, large.lookup.store
    assert not isinstance(looked_up, Store)
    subjects = sorted({quad.subject for quad in whole}, key=str)
    for subject in subjects:
        assert isinstance(subject, NamedNode)
        for pattern in ((subject, None, None, None), (subject, None, None, DefaultGraph())):
            assert set(looked_up.quads_for_pattern(*pattern)) == set(whole.quads_for_pattern(*pattern))
    assert "store" not in large.__dict__


def test_every_named_question_has_the_answer_of_the_whole_dataset(large: Dataset) -> None:
    whole = open_dataset(large.folder)
    assert whole.store is not None
    for each in large.questions():
        assert sorted(map(str, open_dataset(large.folder).ask(each.name))) == sorted(map(str, whole.ask(each.name)))


def test_a_short_answer_loads_nothing(large: Dataset) -> None:
    assert len(large.leads("市发改委")) > 0
    assert len(large.show("市发改委")) > 0
    assert "【发布单位】沈阳市人民政府" in large.text("沈政发〔2009〕1号")
    assert len(large.marked("沈政发〔2009〕1号")) > 10
    assert "store" not in large.__dict__


def test_a_superseded_text_is_known_to_be_so(tmp_path: Path) -> None:
    dataset.add(tmp_path, [*FIFTY[:9]])
    dataset.add(tmp_path, [reading("云政发〔2021〕1号", "改稿")])
    data = open_dataset(tmp_path)
    query = "SELECT ?new ?old { GRAPH ?g { ?new cg:supersedes ?old } }"
    assert len(data.query(query)) == 1
    (new, old), *_ = data.query(query)
    found = open_dataset(tmp_path).evidence(str(new), "cg:supersedes")
    assert [each.value for each in found] == [old]
    assert data.files[-1].read_text().count("\n") == 1


@pytest.mark.parametrize("damage", ["gone", "described", "cut", "foreign"])
def test_a_damaged_index_is_found_and_made_anew_by_the_next_reader(tmp_path: Path, damage: str) -> None:
    dataset.add(tmp_path, FIFTY[:9])
    (place,) = (path for path in (tmp_path / "index").iterdir() if path.is_dir())
    table = max(place.glob("*.sst"), key=lambda path: path.stat().st_size)
    if damage == "gone":
        shutil.rmtree(tmp_path / "index")
    elif damage == "described":
        place.with_suffix(".json").write_text("{")
    elif damage == "cut":
        table.write_bytes(table.read_bytes()[:-1])
    else:
        (place / "CURRENT").write_text("MANIFEST-000001\n")
    assert [each.where for each in verify(tmp_path)] == ["index"]
    assert notices_seen(open_dataset(tmp_path)) == 9
    assert verify(tmp_path) == ()


def test_status_says_that_the_index_is_gone(call: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    dataset.add(tmp_path, FIFTY[:9])
    assert "out of date" not in call("status", tmp_path)[2]
    shutil.rmtree(tmp_path / "index")
    assert "out of date" in call("status", tmp_path)[2]


def test_an_index_of_another_state_is_not_read(tmp_path: Path) -> None:
    dataset.add(tmp_path, FIFTY[:9])
    shutil.copytree(tmp_path / "index", tmp_path / "kept")
    dataset.add(tmp_path, FIFTY[9:10])
    shutil.rmtree(tmp_path / "index")
    (tmp_path / "kept").rename(tmp_path / "index")
    assert [each.where for each in verify(tmp_path)] == ["index"]
    assert notices_seen(open_dataset(tmp_path)) == 10


def test_an_index_that_tells_other_facts_is_found(tmp_path: Path) -> None:
    from cooperation_graph.dataset.folder import json_bytes
    from cooperation_graph.dataset.index import _files

    dataset.add(tmp_path, FIFTY[:9])
    (place,) = (path for path in (tmp_path / "index").iterdir() if path.is_dir())
    store = Store(str(place))
    store.remove(next(iter(store)))
    store.flush()
    del store
    place.with_suffix(".json").write_bytes(json_bytes(_files(place)))
    assert [each.messages[1] for each in verify(tmp_path)] == [
        "the index does not hold what the notices say; run: rebuild"
    ]
    dataset.rebuild(tmp_path)
    assert verify(tmp_path) == ()


def test_flipped_bits_in_an_index_never_change_an_answer(tmp_path: Path) -> None:
    dataset.add(tmp_path, FIFTY[:30])
    held, chance = read_manifest(tmp_path), random.Random(1)  # noqa: S311  # a seed makes the places repeatable
    expected = facts_of(open_dataset(tmp_path))
    outcomes = set()
    for number in range(30):
        copy = tmp_path.with_name(f"{tmp_path.name}-{number}")
        shutil.copytree(tmp_path, copy)
        (place,) = (path for path in (copy / "index").iterdir() if path.is_dir())
        path = chance.choice(sorted(path for path in place.iterdir() if path.stat().st_size))
        content = bytearray(path.read_bytes())
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        data = dataset.open_dataset(copy)
        try:
            found = {str(quad.triple) for quad in data.lookup.store.quads_for_pattern(None, None, None, DefaultGraph())}
        except DatasetError as error:
            assert "is damaged; run: rebuild" in str(error)  # noqa: PT017  # it need not be raised
            outcomes.add("told")
        else:
            outcomes.add("right")
            assert found == expected
        shutil.rmtree(copy)
    assert held
    assert outcomes == {"told", "right"}


def test_a_notice_that_was_changed_behind_the_manifest_never_gets_into_an_index(tmp_path: Path) -> None:
    dataset.add(tmp_path, FIFTY[:9])
    path = next(iter(sorted((tmp_path / "notices").iterdir())))
    path.write_bytes(path.read_bytes().replace("通知".encode(), "通告".encode()))
    with pytest.raises(DatasetError, match=r"is damaged; build the notice"):
        dataset.rebuild(tmp_path)
    dataset.add(tmp_path, FIFTY[:10])
    assert verify(tmp_path) == ()


def test_a_run_that_breaks_off_leaves_the_index_of_what_is_held(tmp_path: Path) -> None:
    from tests.test_dataset import BrokenOffError, breaking

    dataset.add(tmp_path, FIFTY[:9])
    with pytest.raises(BrokenOffError):
        dataset.add(tmp_path, breaking(FIFTY[9:20]))
    assert is_indexed(tmp_path, read_manifest(tmp_path))
    assert not list((tmp_path / "index").glob(".*"))


def test_a_reader_of_the_state_before_is_not_disturbed(tmp_path: Path) -> None:
    dataset.add(tmp_path, FIFTY[:9])
    data = open_dataset(tmp_path)
    assert len(data.facts_at_once) > 0
    for each in FIFTY[9:12]:
        dataset.add(tmp_path, [each])
    assert notices_seen(data) == 9
    assert len(list((tmp_path / "index").glob("*.json"))) == 2


READER = """
import os, sys
import cooperation_graph.dataset.lookup, cooperation_graph.query, cooperation_graph.sparql
from cooperation_graph.dataset import folder, open_dataset
folder.LARGE = 20
os.geteuid() or os.setuid(65534)  # root writes everywhere
from cooperation_graph.query import Facts
data = open_dataset(sys.argv[1])
print(len(Facts(data.lookup).of_class("cg:Notice")), len(data.query("SELECT ?n { ?n a cg:Notice }")))
"""


@pytest.mark.skipif(os.name != "posix", reason="rights of files are of POSIX")
@pytest.mark.parametrize("indexed", [True, False])
def test_a_folder_that_may_only_be_read_answers_with_and_without_its_index(tmp_path: Path, *, indexed: bool) -> None:
    dataset.add(tmp_path / "graph", FIFTY[:9])
    if not indexed:
        shutil.rmtree(tmp_path / "graph" / "index")
    for each in (tmp_path, *tmp_path.parents[:2]):  # pytest makes them for its user alone
        each.chmod(0o755)
    command = [sys.executable, "-c", READER, str(tmp_path / "graph")]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert (done.stdout.split(), done.stderr) == (["9", "9"], "")
    assert (tmp_path / "graph" / "index").exists() == indexed
