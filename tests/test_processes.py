"""Several processes read what one reads, to the byte."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from cooperation_graph.errors import InputError
from cooperation_graph.pipeline import build
from cooperation_graph.resources import resource


def digest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return hashlib.sha256(repr([(path.name, path.read_bytes()) for path in files]).encode()).hexdigest()


def test_two_processes_make_the_bytes_of_one(tmp_path: Path) -> None:
    paths = sorted(resource("data/notices").glob("*.txt"))[:8]
    one, two = (build(paths, tmp_path / str(processes), processes) for processes in (1, 2))
    assert one == two
    assert digest(tmp_path / "1") == digest(tmp_path / "2")


def test_a_text_under_two_names_keeps_the_smaller_one_whatever_the_order(tmp_path: Path) -> None:
    text = resource("data/notices/shenyang-2009-1.txt").read_text(encoding="utf-8")
    names = [tmp_path / name for name in ("b.txt", "a.txt")]
    for path in names:
        path.write_text(text, encoding="utf-8")
    build(names, tmp_path / "one")
    build(names[::-1], tmp_path / "two", 2)
    assert digest(tmp_path / "one") == digest(tmp_path / "two")


def test_a_file_that_cannot_be_read_is_named_by_every_number_of_processes(
    call: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_bytes(resource("data/notices/shenyang-2009-1.txt").read_bytes())
    for processes in (1, 2):
        code, out, said = call("build", tmp_path, "--out", tmp_path / f"g{processes}", "--processes", processes)
        assert (code, "bad.txt" in said, "沈政发〔2009〕1号" in out) == (1, True, True)
        with pytest.raises(InputError):
            build([tmp_path / "bad.txt"], tmp_path / "none", processes)
