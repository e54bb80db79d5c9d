"""A query process: it answers one request after another on its socket, until the kernel or a query has worn it out.

A query leaves nothing behind that the next could meet: the engine only reads, nothing is kept between two requests, and
a process that a query made grow, or whose query ended in any way but an answer or a refusal, is not used again.
"""

import json
import os
import resource
import signal
import socket
import struct
import sys
from typing import NoReturn

import pyoxigraph

from ..iri import BASE
from ..sparql import Graphs, check
from ..vocabulary import PREFIXES
from .confined import confine

HEADER = struct.Struct(">I")
LARGEST_RESULT = 64 * 2**20

_LARGEST_REQUEST = 2**20
_MOST_QUERIES = 1000
_GROWN = 64 * 2**20
"""Bytes by which a query may have made the process grow that is used again."""

_WARMED = 250_000
"""Quads of the largest dataset that a process reads once before it is asked: its pages of memory are its own then."""

_EVERYTHING = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


def work(connection: socket.socket, store: pyoxigraph.Store, memory: int) -> NoReturn:
    """Answer requests in this process, and end it whatever happens."""
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # the kernel ends what takes too long
        confine(memory)
        if len(store) <= _WARMED:
            list(store.query(_EVERYTHING))  # type: ignore[arg-type]  # SELECT gives rows
        size = _largest_size()
        for left in range(_MOST_QUERIES, 0, -1):
            request = json.loads(_received(connection))
            signal.setitimer(signal.ITIMER_REAL, request["seconds"])
            status, media_type, body = _answer(store, request)
            signal.setitimer(signal.ITIMER_REAL, 0)
            again = left > 1 and _largest_size() - size < _GROWN
            head = json.dumps({"status": status, "type": media_type, "size": len(body), "again": again}).encode()
            connection.sendall(HEADER.pack(len(head)) + head)
            connection.sendall(body)
            if not again:
                break
    finally:
        os._exit(0)


def _largest_size() -> int:
    """Return how many bytes this process has had in memory at most."""
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size if sys.platform == "darwin" else size * 1024


def _answer(store: pyoxigraph.Store, request: dict[str, object]) -> tuple[int, str, bytes]:
    """Return the status, media type and bytes that a request is answered with."""
    try:
        media_type, body = _result(store, request)
    except LookupError as error:
        return 406, "text/plain", str(error.args[0]).encode()
    except (SyntaxError, ValueError) as error:
        return 400, "text/plain", str(error).encode("utf-8", "replace")
    except (OSError, RuntimeError) as error:
        return 500, "text/plain", str(error).encode("utf-8", "replace")
    if len(body) > LARGEST_RESULT:
        reason = (
            f"the result is larger than {LARGEST_RESULT >> 20} MB; ask for less with LIMIT, or download the dataset"
        )
        return 503, "text/plain", reason.encode()
    return 200, media_type, body


def _result(store: pyoxigraph.Store, request: dict[str, object]) -> tuple[str, bytes]:
    """Return the media type and bytes of a query's whole result."""
    query, bindings = str(request["query"]), request["bindings"]
    check(query, Graphs(store))
    bound = {
        pyoxigraph.Variable(name): pyoxigraph.NamedNode(value)
        for name, value in (bindings.items() if isinstance(bindings, dict) else ())
    }
    result = store.query(
        query,
        base_iri=BASE,
        prefixes=PREFIXES,
        substitutions=bound or None,  # type: ignore[arg-type]  # a mapping of one kind of term is one of terms
        **_dataset(store, request),  # type: ignore[arg-type]
    )
    if isinstance(result, pyoxigraph.QueryTriples):
        wanted = str(request["graph_type"])
        graph_format = pyoxigraph.RdfFormat.from_media_type(wanted)
        if graph_format is None:
            raise LookupError("this query gives a graph: accept text/turtle or application/ld+json")
        return wanted, pyoxigraph.serialize(result, format=graph_format, prefixes=_SHORT) or b""
    wanted = str(request["select_type"])
    table_format = pyoxigraph.QueryResultsFormat.from_media_type(wanted)
    if table_format is None:
        raise LookupError("this query gives a table: accept application/sparql-results+json or text/csv")
    return wanted, result.serialize(format=table_format) or b""


# not id:, whose names hold slashes: some readers keep the backslashes before them
_SHORT = {prefix: iri for prefix, iri in PREFIXES.items() if prefix != "id"}


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
