"""The package's face: what it offers, and that offering it costs nothing."""

import subprocess
import sys

import pytest

import cooperation_graph


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
