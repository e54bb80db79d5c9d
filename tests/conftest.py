"""Datasets that several tests ask."""

from pathlib import Path

import pytest

from cooperation_graph.dataset import Dataset, open_dataset
from cooperation_graph.pipeline import build
from cooperation_graph.resources import resource


@pytest.fixture(scope="session")
def shenyang_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a dataset that holds the notice of 2009."""
    folder = tmp_path_factory.mktemp("shenyang") / "graph"
    build([resource("data/notices/shenyang-2009-1.txt")], folder)
    return folder


@pytest.fixture(scope="session")
def shenyang(shenyang_folder: Path) -> Dataset:
    """The dataset that holds the notice of 2009."""
    return open_dataset(shenyang_folder)


@pytest.fixture(scope="session")
def two_notices_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a dataset of two notices."""
    folder = tmp_path_factory.mktemp("two") / "graph"
    names = ("01-yunchuan-baseline", "shenyang-2009-1")
    build([resource(f"data/notices/{name}.txt") for name in names], folder)
    return folder


@pytest.fixture(scope="session")
def two_notices(two_notices_folder: Path) -> Dataset:
    """A dataset of two notices."""
    return open_dataset(two_notices_folder)
