"""What several tests ask: datasets, and the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cooperation_graph.cli import run
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


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """Run the command line in this process, in English, and return exit code, output and messages."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def called(*arguments: object) -> tuple[int, str, str]:
        code = run([str(each) for each in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return called
