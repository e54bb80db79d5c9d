"""A query on the command line ends at its time-out, and at once when it is interrupted."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cooperation_graph.errors import TooLongError, UsageError
from cooperation_graph.sparql import within

JOIN = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
ENDLESS = {
    "counts": f"SELECT (COUNT(*) AS ?n) {{ {JOIN} }}",
    "sorts": f"SELECT * {{ {JOIN} }} ORDER BY ?i",
    "finds nothing": f"SELECT * {{ {JOIN} FILTER(STRLEN(CONCAT(STR(?a), STR(?e), STR(?i))) = 1) }}",
    "gives rows": f"SELECT ?a {{ {JOIN} }}",
    "constructs": f"CONSTRUCT {{ ?a ?b ?i }} WHERE {{ {JOIN} FILTER(STRLEN(CONCAT(STR(?a), STR(?e), STR(?i))) = 1) }}",
}


def started(*arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "cooperation_graph", *arguments]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)


@pytest.mark.parametrize("query", ENDLESS.values(), ids=ENDLESS.keys())
def test_a_query_that_never_ends_is_given_up_with_one_line(shenyang_folder: Path, query: str) -> None:
    begin = time.monotonic()
    with started("sparql", str(shenyang_folder), query, "--timeout", "1") as process:
        out, said = process.communicate(timeout=30)
    assert time.monotonic() - begin < 20
    assert (process.returncode, out) == (5, "")
    assert said.splitlines() == [
        "cooperation-graph: the query took longer than 1 s; give it more with --timeout, or ask for less"
    ]


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let what is started take interrupts: a job in the background hands on that they are ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def wait_for_the_query(pid: int) -> None:
    """Return when the process has started the thread of its query."""
    threads = Path(f"/proc/{pid}/task")
    if not threads.exists():
        time.sleep(3)
        return
    for _ in range(600):
        if len(list(threads.iterdir())) > 1:
            break
        time.sleep(0.05)
    time.sleep(0.2)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("query", ENDLESS.values(), ids=ENDLESS.keys())
def test_an_interrupted_query_ends_at_once(shenyang_folder: Path, query: str) -> None:
    with started("sparql", str(shenyang_folder), query) as process:
        wait_for_the_query(process.pid)
        begin = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert time.monotonic() - begin < 2
    assert process.returncode == 130
    assert len(said.splitlines()) <= 1


def test_what_a_query_raises_is_raised(call: Callable[..., tuple[int, str, str]], shenyang_folder: Path) -> None:
    def refused() -> None:
        raise UsageError("no")

    with pytest.raises(UsageError, match="no"):
        within(5, refused)
    with pytest.raises(TooLongError):
        within(0.01, lambda: time.sleep(1))
    code, _, said = call("sparql", shenyang_folder, "SELECT {")
    assert (code, "is not SPARQL" in said) == (2, True)
