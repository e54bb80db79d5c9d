"""Query processes are there before the query, serve many, and leave nothing of one query to the next."""

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra serve is not installed")

from cooperation_graph.errors import UsageError
from cooperation_graph.serve import serve
from cooperation_graph.serve.protocol import Operation, RefusedError
from cooperation_graph.serve.shelf import Shelf
from cooperation_graph.serve.workers import Answer, Limits, Workers

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc: processes are not listed")

JSON, TURTLE = "application/sparql-results+json", "text/turtle"
QUADS = "".join(f'<http://example.org/s{number}> <http://example.org/p> "{number}" .\n' for number in range(2000))
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {CROSS} FILTER(STRLEN(CONCAT(STR(?a), STR(?e), STR(?i))) = 1) }}"
LARGE = "SELECT * { { SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 500000 } } ORDER BY ?f LIMIT 1"


def children(parent: int) -> set[int]:
    """Return the processes that one has started and that have not ended."""
    return {int(pid) for path in Path(f"/proc/{parent}/task").glob("*/children") for pid in path.read_text().split()}


class Running:
    """Workers under test, and the processes behind them."""

    def __init__(self, workers: Workers, zygote: int) -> None:
        self.workers, self.zygote = workers, zygote

    async def ask(self, query: str) -> Answer:
        return await self.workers.run(Operation(query), JSON, TURTLE)

    async def refusal(self, query: str) -> RefusedError:
        with pytest.raises(RefusedError) as refused:
            await self.ask(query)
        return refused.value

    async def processes(self, count: int) -> set[int]:
        """Return the processes when there are as many as expected."""
        for _ in range(200):
            if len(children(self.zygote)) == count:
                break
            await asyncio.sleep(0.02)
        return children(self.zygote)


def run(tmp_path: Path, work: Callable[[Running], Awaitable[None]], **limits: float) -> None:
    path = tmp_path / "data.nq"
    path.write_text(QUADS, encoding="utf-8")

    async def running() -> None:
        others = children(os.getpid())
        workers = Workers([path], Limits(**limits))  # type: ignore[arg-type]  # whole numbers where it asks for them
        try:
            await work(Running(workers, *children(os.getpid()) - others))
        finally:
            workers.close()

    asyncio.run(running())


def test_one_process_answers_query_after_query(tmp_path: Path) -> None:
    async def work(running: Running) -> None:
        before = await running.processes(2)
        for _ in range(5):
            assert b"true" in (await running.ask("ASK { ?s ?p ?o }")).body
            assert (await running.refusal("SELECT * { SERVICE <http://127.0.0.1:9/> {} }")).status == 400
            assert (await running.refusal("SELECT {")).status == 400
        assert await running.processes(2) == before

    run(tmp_path, work, at_once=2)


def test_a_process_that_a_query_made_grow_is_replaced(tmp_path: Path) -> None:
    async def work(running: Running) -> None:
        (before,) = await running.processes(1)
        await running.ask(LARGE)
        await running.ask("ASK {}")
        assert before not in await running.processes(1)

    run(tmp_path, work, at_once=1, seconds=30.0)


def test_a_process_that_was_ended_is_replaced_before_the_next_query(tmp_path: Path) -> None:
    async def work(running: Running) -> None:
        for pid in await running.processes(2):
            os.kill(pid, signal.SIGKILL)
        await asyncio.sleep(0.1)
        for _ in range(3):
            assert b"true" in (await running.ask("ASK { ?s ?p ?o }")).body

    run(tmp_path, work, at_once=2)


def test_the_time_of_one_query_is_not_counted_for_the_next(tmp_path: Path) -> None:
    async def work(running: Running) -> None:
        before = await running.processes(1)
        for _ in range(4):
            await running.ask("ASK { ?s ?p ?o }")
            await asyncio.sleep(0.3)
        assert await running.processes(1) == before

    run(tmp_path, work, at_once=1, seconds=0.5)


@pytest.mark.parametrize(
    "query",
    [
        ENDLESS,
        f"CONSTRUCT {{ ?a ?b ?i }} WHERE {{ {CROSS} }}",
        "DESCRIBE * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        f"SELECT * {{ {CROSS} }}",
    ],
)
def test_the_deadline_holds_for_every_form_of_query(tmp_path: Path, query: str) -> None:
    async def work(running: Running) -> None:
        begin = time.monotonic()
        assert (await running.refusal(query)).status == 503
        assert time.monotonic() - begin < 1.0
        with running.workers.unhurried():
            assert b"true" in (await running.ask("ASK { ?s ?p ?o }")).body

    run(tmp_path, work, at_once=1, seconds=0.5)


def test_the_queries_of_the_start_may_take_longer(tmp_path: Path) -> None:
    async def work(running: Running) -> None:
        with running.workers.unhurried():
            await running.ask(LARGE)
        assert (await running.refusal(ENDLESS)).reason.startswith("the query took longer than 0.05 s")

    run(tmp_path, work, at_once=1, seconds=0.05)


def test_waiting_for_a_turn_counts_and_who_waited_is_told_to_come_back(tmp_path: Path) -> None:
    async def work(running: Running) -> None:
        begin = time.monotonic()
        first = asyncio.create_task(running.refusal(ENDLESS))
        await asyncio.sleep(0.3)
        later = [asyncio.create_task(running.refusal(ENDLESS)) for _ in range(3)]
        assert "longer than 0.6 s" in (await first).reason
        refused = await asyncio.gather(*later)
        assert time.monotonic() - begin < 0.3 + 0.6 + 0.5
        assert [each.retry for each in refused] == [True] * 3
        assert sorted(each.status for each in refused) == [429, 429, 503]
        assert any("others came first" in each.reason for each in refused)

    run(tmp_path, work, at_once=1, waiting=3, seconds=0.6)


def test_a_large_answer_waits_for_its_client_and_too_many_are_refused() -> None:
    async def work() -> None:
        shelf, body = Shelf(most=3_000_000), bytes(2_000_000)
        taken, gate = bytearray(), asyncio.Event()

        async def send(message: dict[str, object]) -> None:
            await gate.wait()
            taken.extend(message.get("body", b""))  # type: ignore[arg-type]

        async def receive() -> dict[str, object]:
            return {}

        sending = asyncio.create_task(shelf.response(body, {})({"type": "http"}, receive, send))  # type: ignore[arg-type]
        await asyncio.sleep(0)
        with pytest.raises(RefusedError) as refused:
            shelf.response(body, {})
        assert (refused.value.status, refused.value.retry) == (503, True)
        shelf.response(b"small", {})
        gate.set()
        await sending
        assert (len(taken), shelf.kept) == (len(body), 0)
        shelf.response(body, {})

    asyncio.run(work())


def test_where_no_process_can_be_forked_serve_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delattr(os, "fork")
    with pytest.raises(UsageError, match="WSL"):
        serve(tmp_path, ("127.0.0.1", 1), seconds=1, memory=2**30)
