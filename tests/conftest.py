"""What several tests ask: datasets, and the command line."""

import contextlib
import importlib.util
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

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


@pytest.fixture(scope="session")
def packaged_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a dataset of all packaged notices."""
    folder = tmp_path_factory.mktemp("packaged") / "graph"
    build(sorted(resource("data/notices").glob("*.txt")), folder)
    return folder


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """Run the command line in this process, in English, and return exit code, output and messages."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def called(*arguments: object) -> tuple[int, str, str]:
        code = run([str(each) for each in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return called


@pytest.fixture(scope="session")
def served(two_notices_folder: Path) -> Iterator[str]:
    """Serve two notices from a process of its own, a second a query, and return the address."""
    yield from _served(
        two_notices_folder,
        "--seconds",
        "1",
        "--memory",
        "256",
        "--licence",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    )


@pytest.fixture(scope="session")
def packaged_served(packaged_folder: Path) -> Iterator[str]:
    """Serve all packaged notices from a process of its own, and return the address."""
    yield from _served(packaged_folder)


@pytest.fixture(scope="session")
def serve() -> Callable[..., Iterator[str]]:
    """What serves a dataset's folder, with options, from a process of its own, and yields the address."""
    return _served


def _served(folder: Path, *options: str) -> Iterator[str]:
    for needed in ("httpx", "starlette", "uvicorn"):
        if importlib.util.find_spec(needed) is None:
            pytest.skip(f"{needed} is not installed: the extra serve")
    port = free_port()
    command = [sys.executable, "-m", "cooperation_graph", "serve", str(folder), "--port", str(port), *options]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="session")
def ports() -> SimpleNamespace:
    """The two functions that tests of servers need."""
    return SimpleNamespace(free=free_port, wait_for=wait_for)


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def wait_for(port: int, seconds: float = 30) -> None:
    """Return when somebody listens on a port of this machine."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise TimeoutError(f"nobody listens on port {port} after {seconds} s")
