"""N-Quads in parts are the whole, cut between statements."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cooperation_graph.dataset import Dataset
from cooperation_graph.export.parts import write_parts


@pytest.mark.parametrize("parts", [1, 2, 7])
def test_the_parts_put_together_are_the_file(shenyang: Dataset, tmp_path: Path, parts: int) -> None:
    written = write_parts(shenyang, tmp_path / "all.nq", parts=parts)
    assert [path.name for path in written] == [f"all-{number + 1:03}.nq" for number in range(parts)]
    assert b"".join(path.read_bytes() for path in written) == (shenyang.folder / "graph.nq").read_bytes()
    assert all(path.read_bytes().endswith(b" .\n") for path in written)
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in written}


def test_parts_can_be_below_a_base_of_ones_own(shenyang: Dataset, tmp_path: Path) -> None:
    written = write_parts(shenyang, tmp_path / "all.nq", parts=2, base="https://a.example/")
    lines = b"".join(path.read_bytes() for path in written).decode().splitlines()
    assert len(lines) == len(shenyang.store)
    assert all(line.startswith("<https://a.example/id/") for line in lines)


def test_parts_of_a_size_are_about_so_large(shenyang: Dataset, tmp_path: Path) -> None:
    sizes = [path.stat().st_size for path in write_parts(shenyang, tmp_path / "all.nq", size=100_000)]
    assert len(sizes) > 1
    assert max(sizes) < 120_000
    assert min(sizes[:-1]) > 80_000


def test_the_command_names_what_it_wrote(
    call: Callable[..., tuple[int, str, str]], shenyang_folder: Path, tmp_path: Path
) -> None:
    code, _, said = call("export", shenyang_folder, "-o", tmp_path / "all.nq", "--parts", 2)
    assert (code, said.count("all-00")) == (0, 2)
    for wrong in (("-o", tmp_path / "all.ttl", "--parts", 2), ("-f", "nquads", "--size", 5)):
        code, _, said = call("export", shenyang_folder, *wrong)
        assert (code, "N-Quads" in said) == (2, True)
