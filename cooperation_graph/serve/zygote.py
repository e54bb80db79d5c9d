"""The process that holds the dataset in memory and forks a worker for each query.

A query cannot be interrupted from Python and can overflow the engine's stack, so each runs in a process of its own
that the kernel ends at the deadline. The zygote has one thread, which is what makes forking it safe.
"""

import contextlib
import json
import os
import resource
import signal
import socket
import struct
import sys
from pathlib import Path
from typing import NoReturn

import pyoxigraph

from ..sparql import Graphs, check
from ..vocabulary import PREFIXES

HEADER = struct.Struct(">I")
LARGEST_RESULT = 64 * 2**20
_LARGEST_REQUEST = 2**20


def main() -> None:
    """Serve requests that arrive as sockets; arguments: memory cap, control descriptor, files of the dataset."""
    store = pyoxigraph.Store()
    for path in sys.argv[3:]:
        with Path(path).open("rb") as stream:
            store.bulk_load(stream, format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
    memory = int(sys.argv[1])
    control = socket.socket(fileno=int(sys.argv[2]))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # ended workers leave no zombies
    control.sendall(b"ready")
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 64, 1)
        if not message:
            return
        for descriptor in descriptors:
            with contextlib.suppress(OSError):  # no room for a process: the closed socket says so
                if os.fork() == 0:
                    _work(control, descriptor, store, memory)
            os.close(descriptor)


def _work(control: socket.socket, descriptor: int, store: pyoxigraph.Store, memory: int) -> NoReturn:
    """Answer one request in this process, and end it whatever happens."""
    try:
        control.close()
        _answer(socket.socket(fileno=descriptor), store, memory)
    finally:
        os._exit(0)


def _answer(connection: socket.socket, store: pyoxigraph.Store, memory: int) -> None:
    """Read one request, answer it, and let the kernel end whatever takes too long or too much."""
    request = json.loads(_received(connection))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, request["seconds"])
    _confine(memory)
    try:
        media_type, body = _result(store, request)
        status = 200
    except LookupError as error:
        status, media_type, body = 406, "text/plain", str(error.args[0]).encode()
    except (SyntaxError, ValueError) as error:
        status, media_type, body = 400, "text/plain", str(error).encode("utf-8", "replace")
    except (OSError, RuntimeError) as error:
        status, media_type, body = 500, "text/plain", str(error).encode("utf-8", "replace")
    if len(body) > LARGEST_RESULT:
        reason = (
            f"the result is larger than {LARGEST_RESULT >> 20} MB; ask for less with LIMIT, or download the dataset"
        )
        status, media_type, body = 503, "text/plain", reason.encode()
    head = json.dumps({"status": status, "type": media_type, "size": len(body)}).encode()
    connection.sendall(HEADER.pack(len(head)) + head + body)


def _confine(memory: int) -> None:
    """Take from this process what a query has no use for: memory beyond the cap, new files and sockets."""
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + memory, used + memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))  # neither a file nor a socket can be opened from here on


def _result(store: pyoxigraph.Store, request: dict[str, object]) -> tuple[str, bytes]:
    """Return the media type and bytes of a query's whole result."""
    if "from" in str(request["query"]).lower() or "\\u" in str(request["query"]):
        check(str(request["query"]), Graphs(store))
    bindings = request["bindings"]
    bound = {
        pyoxigraph.Variable(name): pyoxigraph.NamedNode(value)
        for name, value in (bindings.items() if isinstance(bindings, dict) else ())
    }
    result = store.query(
        str(request["query"]),
        prefixes=PREFIXES,
        substitutions=bound or None,  # type: ignore[arg-type]  # a mapping of one kind of term is one of terms
        **_dataset(store, request),  # type: ignore[arg-type]
    )
    if isinstance(result, pyoxigraph.QueryTriples):
        wanted = str(request["graph_type"])
        graph_format = pyoxigraph.RdfFormat.from_media_type(wanted)
        if graph_format is None:
            raise LookupError("this query gives a graph: accept text/turtle or application/ld+json")
        return wanted, pyoxigraph.serialize(result, format=graph_format) or b""
    wanted = str(request["select_type"])
    table_format = pyoxigraph.QueryResultsFormat.from_media_type(wanted)
    if table_format is None:
        raise LookupError("this query gives a table: accept application/sparql-results+json or text/csv")
    return wanted, result.serialize(format=table_format) or b""


def _dataset(store: pyoxigraph.Store, request: dict[str, object]) -> dict[str, object]:
    """Return the graphs that the protocol's parameters name."""
    chosen: dict[str, object] = {}
    defaults, named = request["default_graphs"], request["named_graphs"]
    if isinstance(defaults, list) and isinstance(named, list) and (defaults or named):
        for iri in defaults + named:
            if not store.contains_named_graph(pyoxigraph.NamedNode(iri)):
                raise ValueError(f"<{iri}> is no graph of this dataset, and nothing is fetched")
        chosen["default_graph"] = [pyoxigraph.NamedNode(iri) for iri in defaults]
        chosen["named_graphs"] = [pyoxigraph.NamedNode(iri) for iri in named]
    return chosen


def _received(connection: socket.socket) -> bytes:
    (size,) = HEADER.unpack(_exactly(connection, HEADER.size))
    if size > _LARGEST_REQUEST:
        os._exit(1)
    return _exactly(connection, size)


def _exactly(connection: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        piece = connection.recv(size - len(data))
        if not piece:
            os._exit(1)
        data += piece
    return data


if __name__ == "__main__":
    main()
