"""Who asks or takes too slowly loses the connection; who takes a large answer at a fair pace gets all of it."""

import socket
import threading
import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

uvicorn = pytest.importorskip("uvicorn", reason="the extra serve is not installed")
pytest.importorskip("starlette", reason="the extra serve is not installed")

from cooperation_graph.serve import patience  # noqa: E402
from cooperation_graph.serve.shelf import Shelf  # noqa: E402

BODY = bytes(32 * 2**20)
REQUEST = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch, ports: SimpleNamespace) -> Iterator[int]:
    """Serve a large answer from a thread, with seconds for tenths of them."""
    for name, seconds in (("ASKING", 0.6), ("TAKING", 1.5), ("_LOOK", 0.1)):
        monkeypatch.setattr(patience, name, seconds)
    shelf = Shelf()

    async def app(scope: dict[str, object], receive: object, send: object) -> None:
        await shelf.response(BODY, {"Content-Type": "text/plain"})(scope, receive, send)  # type: ignore[arg-type]

    port = ports.free()
    config = uvicorn.Config(app, port=port, http=patience.Patient, lifespan="off", log_level="error", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    ports.wait_for(port)
    yield port
    server.should_exit = True
    thread.join(10)


def taken(port: int, pause: float) -> tuple[int, float]:
    """Take an answer in pieces with pauses; return how much came, and how long it took."""
    begin, size = time.monotonic(), 0
    with socket.create_connection(("127.0.0.1", port), 5) as connection:
        connection.sendall(REQUEST)
        try:
            while piece := connection.recv(2**18):
                size += len(piece)
                time.sleep(pause)
        except ConnectionResetError:
            pass
    return size, time.monotonic() - begin


def test_an_answer_that_is_taken_arrives_whole(impatient: int) -> None:
    assert taken(impatient, 0)[0] > len(BODY)


def test_an_answer_that_is_taken_drop_by_drop_is_cut_off(impatient: int) -> None:
    size, seconds = taken(impatient, 0.05)
    assert size < len(BODY)
    assert seconds < 4


def test_a_request_that_does_not_come_is_not_waited_for(impatient: int) -> None:
    with socket.create_connection(("127.0.0.1", impatient), 5) as connection:
        connection.sendall(REQUEST[:-2])
        begin = time.monotonic()
        assert connection.recv(100) == b""
        assert 0.5 < time.monotonic() - begin < 2
