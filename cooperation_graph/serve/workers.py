"""Queries run in processes that the kernel ends at their deadline; the server only waits for whole answers."""

import asyncio
import contextlib
import json
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from ..errors import DatasetError
from .protocol import GRAPH_TYPES, SELECT_TYPES, Operation, RefusedError
from .worker import HEADER, LARGEST_RESULT

_GRACE = 0.2
"""Seconds after the deadline in which the kernel has ended the worker, or the server waits for it no longer."""

_HELD_UP = 0.1
"""The share of its time that a query may wait for its turn and still be blamed alone for not being done."""

_START = 120.0


class Limits(Struct, frozen=True):
    """What queries may take: seconds and bytes each, how many run at once, and how many more wait their turn."""

    seconds: float = 10.0
    memory: int = 2**30
    at_once: int = 4
    waiting: int = 16


class Answer(Struct, frozen=True):
    """The whole result of a query."""

    media_type: str
    body: bytes


_DEFAULT = Limits()


class Workers:
    """The query processes of a dataset, forked ahead, and the queue before them."""

    def __init__(self, files: Iterable[Path], limits: Limits = _DEFAULT) -> None:
        self.seconds = limits.seconds
        self._room = asyncio.Semaphore(limits.at_once)
        self._most, self._now = limits.at_once + limits.waiting, 0
        here, there = socket.socketpair()
        command = [
            sys.executable,
            "-m",
            f"{__package__}.zygote",
            str(limits.memory),
            str(there.fileno()),
            *map(str, files),
        ]
        self._process = subprocess.Popen(  # noqa: S603  # our own module
            command, pass_fds=[there.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        there.close()
        here.settimeout(_START)
        if here.recv(16) != b"ready":
            raise DatasetError("the dataset could not be loaded; try `cooperation-graph verify`")
        here.settimeout(0)
        self._control = here
        # the last one is used first: its pages of memory are its own already
        self._idle = [self._forked() for _ in range(limits.at_once)]

    def close(self) -> None:
        """End the processes; workers that still run end at their deadline."""
        for worker in self._idle:
            worker.close()
        self._control.close()
        self._process.wait(timeout=10)

    @contextlib.contextmanager
    def unhurried(self) -> Iterator[None]:
        """Let queries take as long as loading may: our own, before anybody asks."""
        seconds, self.seconds = self.seconds, _START
        try:
            yield
        finally:
            self.seconds = seconds

    async def rows(self, query: str, **bindings: str) -> list[dict[str, str]]:
        """Return the rows of one of our own queries, each variable bound to an IRI; unbound cells are left out."""
        answer = await self.run(Operation(query), SELECT_TYPES[0], GRAPH_TYPES[0], bindings)
        found = json.loads(answer.body)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in found]

    async def run(
        self, asked: Operation, select_type: str, graph_type: str, bindings: Mapping[str, str] | None = None
    ) -> Answer:
        """Return the whole result of a query; its time runs from here, waiting for its turn included.

        Raises RefusedError: 400 where the query is wrong, 429 where too many wait, 503 where it takes too long or too
        much memory or gives too large a result. Never returns a part of a result.
        """
        if self._now >= self._most:
            raise RefusedError(429, "too many queries at once; try again in a second")
        request: dict[str, object] = {
            "query": asked.query,
            "bindings": dict(bindings or {}),
            "default_graphs": asked.default_graphs,
            "named_graphs": asked.named_graphs,
            "select_type": select_type,
            "graph_type": graph_type,
        }
        begin = asyncio.get_running_loop().time()
        self._now += 1
        try:
            await self._turn(begin + self.seconds)
            try:
                return await self._one(request, begin)
            finally:
                self._room.release()
        finally:
            self._now -= 1

    async def _turn(self, deadline: float) -> None:
        try:
            async with asyncio.timeout_at(deadline):
                await self._room.acquire()
        except TimeoutError:
            raise RefusedError(429, f"too many queries at once: no turn within {self.seconds:g} s; try again") from None

    async def _one(self, request: dict[str, object], begin: float) -> Answer:
        """Return the answer of a worker, which is used again if it says so and replaced if not."""
        loop = asyncio.get_running_loop()
        waited = loop.time() - begin
        left = max(self.seconds - waited, 0.001)
        worker = self._ready()
        again = False
        try:
            async with asyncio.timeout_at(begin + self.seconds + _GRACE):
                message = json.dumps({**request, "seconds": left}).encode()
                await loop.sock_sendall(worker, HEADER.pack(len(message)) + message)
                status, answer, again = await _answered(worker)
        except (ValueError, LookupError, OSError):  # TimeoutError too
            raise self._ended(loop.time() - begin, waited) from None
        finally:
            self._return(worker, again)
        if status != 200:
            raise RefusedError(status, answer.body.decode("utf-8", "replace"))
        return answer

    def _ended(self, took: float, waited: float) -> RefusedError:
        """Return the reason why a worker has ended without an answer."""
        if took < self.seconds - 0.02:
            return RefusedError(503, "the query took more memory or nesting than one may; ask for less")
        if waited > self.seconds * _HELD_UP:
            others = f"others came first: the query had {self.seconds - waited:.1f} s of {self.seconds:g} s"
            return RefusedError(503, f"{others}; try again", retry=True)
        return RefusedError(503, f"the query took longer than {self.seconds:g} s; ask for less")

    def _ready(self) -> socket.socket:
        """Return a worker that waits for a query, a new one where the last has ended in the meantime."""
        if self._idle:
            worker = self._idle.pop()
            if _waits(worker):
                return worker
            worker.close()
        try:
            return self._forked()
        except OSError:
            raise RefusedError(503, "the query process has ended; restart the server") from None

    def _return(self, worker: socket.socket, again: bool) -> None:  # noqa: FBT001  # what the worker says of itself
        if again:
            self._idle.append(worker)
            return
        worker.close()
        with contextlib.suppress(OSError):  # the next query tries again, and says so
            self._idle.insert(0, self._forked())

    def _forked(self) -> socket.socket:
        """Return the socket of a new worker."""
        ours, theirs = socket.socketpair()
        try:
            socket.send_fds(self._control, [b"q"], [theirs.fileno()])
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        ours.settimeout(0)
        return ours


def _waits(worker: socket.socket) -> bool:
    """Return whether a worker is there and has nothing to say: one that has ended says so by the end of its socket."""
    try:
        worker.recv(1, socket.MSG_PEEK)
    except OSError as error:
        return isinstance(error, BlockingIOError)
    return False


async def _answered(worker: socket.socket) -> tuple[int, Answer, bool]:
    """Return the status and whole answer of a worker, and whether it may be asked again."""
    (size,) = HEADER.unpack(await _exactly(worker, HEADER.size))
    head = json.loads(await _exactly(worker, min(size, 2**16)))
    body = await _exactly(worker, min(head["size"], LARGEST_RESULT))
    return head["status"], Answer(head["type"], body), head["again"]


async def _exactly(worker: socket.socket, size: int) -> bytes:
    loop = asyncio.get_running_loop()
    data = bytearray(size)
    view, got = memoryview(data), 0
    while got < size:
        piece = await loop.sock_recv_into(worker, view[got:])
        if not piece:
            raise ConnectionError
        got += piece
    return bytes(data)
