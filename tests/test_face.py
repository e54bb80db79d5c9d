"""The package's face: what it offers, and that offering it costs nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

import cooperation_graph
from cooperation_graph import build, open_dataset, read_notice
from cooperation_graph.resources import resource


def test_the_public_names_are_sorted_and_there() -> None:
    assert cooperation_graph.__all__ == sorted(cooperation_graph.__all__)
    assert all(getattr(cooperation_graph, name) for name in cooperation_graph.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        cooperation_graph.nothing  # noqa: B018


def test_importing_the_package_imports_no_other_part_of_it() -> None:
    program = (
        "import sys, cooperation_graph; print([name for name in sys.modules if name.startswith('cooperation_graph.')])"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_files_and_folders_may_be_named_by_plain_text(tmp_path: Path) -> None:
    notice, folder = str(resource("data/notices/01-yunchuan-baseline.txt")), str(tmp_path / "graph")
    assert [change.what for change in build([notice], folder)] == ["added"]
    assert len(open_dataset(folder).query("SELECT ?task ?body { ?task cg:ledBy ?body }")) > 0
    assert read_notice(notice).source.name == "01-yunchuan-baseline.txt"
