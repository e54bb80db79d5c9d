"""Killed at any moment, with a full disk or a folder that may not be written, a dataset keeps what it acknowledged.

A few kills run with the other tests; for two hundred: KILLS=200 pytest tests/test_dataset_kills.py
"""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cooperation_graph import dataset
from cooperation_graph.dataset import folder as folders
from cooperation_graph.dataset import open_dataset, verify
from cooperation_graph.query import Facts

KILLS = int(os.environ.get("KILLS", "6"))

# adds, replaces and removes notices without end; each line on standard output acknowledges one step
WRITER = """
import hashlib, sys
from pathlib import Path
from cooperation_graph import dataset
from cooperation_graph.dataset import folder as folders
from cooperation_graph.model import Field, Masthead, Outline, Reading, Source, Span

def reading(number, text):
    masthead = Masthead(title=Field("通知", Span(0, 1)), document_number=Field(f"云政发〔2021〕{number}号", Span(0, 1)))
    source = Source("a.txt", hashlib.sha256(text.encode()).hexdigest(), "text/plain", text)
    return Reading(source, Outline(masthead, ()), (), (), (), (), (), (), (), ())

folder, first, folders.LARGE = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
for number in range(first, first + 1000):
    dataset.add(folder, [reading(number, f"第{number}件\\n" + "正文" * 2000)])
    print("held", number, flush=True)
    if number % 5 == 4:
        dataset.remove(folder, f"云政发〔2021〕{number}号")
        print("gone", number, flush=True)
"""


@pytest.fixture(params=[100_000, 40], ids=["combined files", "an index"], autouse=True)
def large(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """The number of statements above which a dataset has an index."""
    statements = int(request.param)
    monkeypatch.setattr(folders, "LARGE", statements)
    return statements


def killed_run(folder: Path, first: int, seconds: float) -> list[list[str]]:
    """Return what a writer acknowledged before it was killed."""
    command = [sys.executable, "-c", WRITER, str(folder), str(first), str(folders.LARGE)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    said = [writer.stdout.readline()]
    try:
        writer.wait(seconds)
    except subprocess.TimeoutExpired:
        writer.kill()
    said += writer.stdout.readlines()
    writer.wait()
    writer.stdout.close()
    return [line.split() for line in said if line.endswith("\n")]


def test_what_was_acknowledged_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    chance, held = random.Random(1), set[int]()  # noqa: S311  # a seed makes the moments repeatable
    first = 1
    for _ in range(KILLS):
        for word, number in killed_run(tmp_path, first, chance.uniform(0.0, 0.4)):
            (held.add if word == "held" else held.discard)(int(number))
            first = int(number) + 1
        there = {int((each.number or "〕0号").partition("〕")[2][:-1]) for each in open_dataset(tmp_path).notices}
        # the step that was under way may have been held or gone without having been said
        assert held <= there | {first - 1}
        assert there <= held | {first}
        held, first = there, first + 1
        harmless = ("does not name this file", "out of date")
        assert [damage for damage in verify(tmp_path) if not any(word in damage.messages[1] for word in harmless)] == []
        for seen in (open_dataset(tmp_path), open_dataset(tmp_path).lookup):
            assert len(Facts(seen).of_class("cg:Notice")) == len(there)
    dataset.rebuild(tmp_path)
    assert verify(tmp_path) == ()


def run_writer(folder: Path, before: str) -> str:
    """Return the last line of the complaint of a writer that something holds up."""
    script = f"import resource, signal\n{before}\n{WRITER}"
    command = [sys.executable, "-c", script, str(folder), "1", str(folders.LARGE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode != 0
    return done.stderr.strip().splitlines()[-1]


@pytest.mark.skipif(os.name != "posix", reason="limits on files are of POSIX")
def test_a_full_disk_loses_nothing_that_was_held(tmp_path: Path) -> None:
    full = "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))"
    complaint = run_writer(tmp_path, full)
    assert "DatasetError" in complaint
    assert "cannot be written" in complaint
    assert len(open_dataset(tmp_path).notices) >= 1
    dataset.rebuild(tmp_path)
    assert verify(tmp_path) == ()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 kilobytes."""
    mount = shutil.which("mount")
    if os.name != "posix" or os.geteuid() != 0 or mount is None:
        pytest.skip("only root can mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip(f"no small disk can be mounted here: {done.stderr.decode().strip()}")
    yield disk
    subprocess.run([str(shutil.which("umount")), str(disk)], check=True)


def test_a_full_tmpfs_is_told_with_what_to_do_and_goes_on_once_there_is_room(tiny_disk: Path) -> None:
    complaint = run_writer(tiny_disk / "graph", "")
    assert "No space left on device; free some space and run the same command again" in complaint
    before = {each.number for each in open_dataset(tiny_disk / "graph").notices}
    assert before
    freed = tiny_disk.parent / "elsewhere"
    shutil.copytree(tiny_disk / "graph", freed)
    assert {each.number for each in dataset.rebuild(freed)} == before
    assert verify(freed) == ()


@pytest.mark.skipif(os.name != "posix", reason="rights of files are of POSIX")
def test_a_folder_that_may_not_be_written_is_told_with_what_to_do(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(0o555)
    for each in (tmp_path, *tmp_path.parents[:2]):  # pytest makes them for its user alone
        each.chmod(0o755)
    # root writes everywhere, so the writer becomes nobody, once it has imported what it needs
    nobody = "import hashlib, os, cooperation_graph.dataset.change\nos.geteuid() or os.setuid(65534)"
    complaint = run_writer(locked / "new", nobody)
    assert "Permission denied; copy the dataset to a folder that you may write to" in complaint
    assert not (locked / "new").exists()


def test_a_reader_beside_a_writer_sees_whole_datasets_only(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path), "1", str(folders.LARGE)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    writer.stdout.readline()
    try:
        for _ in range(20):
            data = open_dataset(tmp_path)
            assert len(Facts(data.lookup).of_class("cg:Notice")) == len(data.notices)
    finally:
        writer.kill()
        writer.communicate()
