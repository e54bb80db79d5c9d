"""Queries run in processes that the kernel ends at their deadline; the server only waits for whole answers."""

import asyncio
import json
import socket
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import DatasetError
from .protocol import GRAPH_TYPES, SELECT_TYPES, Operation, RefusedError
from .zygote import HEADER

_GRACE = 0.3  # seconds after the deadline in which the kernel ends the worker
_START = 120.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What queries may take: seconds and bytes each, how many run at once, and how many more wait their turn."""

    seconds: float = 10.0
    memory: int = 2**30
    at_once: int = 4
    waiting: int = 16


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole result of a query."""

    media_type: str
    body: bytes


_DEFAULT = Limits()


class Workers:
    """The forking process of a dataset, and the queue before it."""

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
        self._process = subprocess.Popen(command, pass_fds=[there.fileno()])  # noqa: S603  # our own module
        there.close()
        here.settimeout(_START)
        if here.recv(16) != b"ready":
            raise DatasetError("the dataset could not be loaded; try `cooperation-graph verify`")
        self._control = here

    def close(self) -> None:
        """End the forking process; workers that still run end at their deadline."""
        self._control.close()
        self._process.wait(timeout=10)

    async def rows(self, query: str, **bindings: str) -> list[dict[str, str]]:
        """Return the rows of one of our own queries, each variable bound to an IRI; unbound cells are left out."""
        answer = await self.run(Operation(query), SELECT_TYPES[0], GRAPH_TYPES[0], bindings)
        found = json.loads(answer.body)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in found]

    async def run(
        self, asked: Operation, select_type: str, graph_type: str, bindings: Mapping[str, str] | None = None
    ) -> Answer:
        """Return the whole result of a query.

        Raises RefusedError: 400 where the query is wrong, 429 where too many wait, 503 where it takes too long or too
        much memory or gives too large a result. Never returns a part of a result.
        """
        if self._now >= self._most:
            raise RefusedError(429, "too many queries at once; try again in a second")
        self._now += 1
        try:
            async with self._room:
                return await self._one(asked, select_type, graph_type, bindings or {})
        finally:
            self._now -= 1

    async def _one(self, asked: Operation, select_type: str, graph_type: str, bindings: Mapping[str, str]) -> Answer:
        request = json.dumps(
            {
                "query": asked.query,
                "bindings": dict(bindings),
                "default_graphs": asked.default_graphs,
                "named_graphs": asked.named_graphs,
                "select_type": select_type,
                "graph_type": graph_type,
                "seconds": self.seconds,
            }
        ).encode()
        ours, theirs = socket.socketpair()
        try:
            socket.send_fds(self._control, [b"q"], [theirs.fileno()])
        except OSError:
            ours.close()
            raise RefusedError(503, "the query process has ended; restart the server") from None
        finally:
            theirs.close()
        reader, writer = await asyncio.open_connection(sock=ours, limit=2**20)
        started = asyncio.get_running_loop().time()
        try:
            writer.write(HEADER.pack(len(request)) + request)
            return await asyncio.wait_for(_answer(reader), self.seconds + _GRACE)
        except (asyncio.IncompleteReadError, ConnectionError, TimeoutError):
            took = asyncio.get_running_loop().time() - started
            if took >= self.seconds:
                raise RefusedError(503, f"the query took longer than {self.seconds:g} s; ask for less") from None
            raise RefusedError(503, "the query took more memory or nesting than one may; ask for less") from None
        finally:
            writer.close()


async def _answer(reader: asyncio.StreamReader) -> Answer:
    (size,) = HEADER.unpack(await reader.readexactly(HEADER.size))
    head = json.loads(await reader.readexactly(size))
    body = await reader.readexactly(head["size"])
    if head["status"] != 200:
        raise RefusedError(head["status"], body.decode("utf-8", "replace"))
    return Answer(head["type"], body)
