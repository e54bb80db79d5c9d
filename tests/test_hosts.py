"""The server answers only under names it has, so that no other site's name can be made to lead to it."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

httpx = pytest.importorskip("httpx", reason="the extra serve is not installed")
pytest.importorskip("starlette", reason="the extra serve is not installed")

from starlette.responses import PlainTextResponse  # noqa: E402

from cooperation_graph.errors import UsageError  # noqa: E402
from cooperation_graph.serve.hosts import Named, allowed  # noqa: E402

EVIL = (
    "evil.com",
    "evil.com:8000",
    "localhost.evil.com",
    "localhost:8000@evil.com",
    "evil.com, localhost",
    "127.0.0.1.nip.io",
    "[::1].evil.com",
    "localhost:8000/",
    "0.0.0.0:8000",
    "192.0.2.7",
    "[2001:db8::1]",
    "",
)


def status(host: str | None, *names: str) -> int:
    """Return what a request gets that asks a server of these names under another."""
    sent: list[int] = []

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            sent.append(int(str(message["status"])))

    headers = [] if host is None else [(b"host", host.encode())]
    app = Named(PlainTextResponse("here"), allowed(names))
    asyncio.run(app({"type": "http", "method": "GET", "headers": headers}, None, send))  # type: ignore[arg-type]
    return sent[0]


@pytest.mark.parametrize("path", ["/", "/sparql?query=ASK%20%7B%7D", "/dataset", "/reconcile", "/nothing"])
def test_another_name_is_misdirected_at_every_address(served: str, path: str) -> None:
    response = httpx.get(served + path, headers={"Host": "evil.com"}, timeout=20)
    assert response.status_code == 421
    assert "--allow-host" in response.text
    assert "evil.com" not in response.text
    assert response.headers["content-security-policy"] == "default-src 'none'"


@pytest.mark.parametrize("host", EVIL)
def test_what_only_looks_like_a_name_of_this_machine_is_none(host: str) -> None:
    assert status(host, "127.0.0.1") == 421


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST:8000",
        "localhost.",
        "127.0.0.1:9",
        "[::1]:8000",
        "[0:0:0:0:0:0:0:1]",
        "graph.example.org",
    ],
)
def test_names_of_this_machine_and_those_given_are_answered(host: str) -> None:
    assert status(host, "127.0.0.1", "Graph.Example.org") == 200


def test_the_address_listened_at_is_a_name() -> None:
    assert status("192.0.2.7:8000", "192.0.2.7") == 200
    assert status("192.0.2.8:8000", "192.0.2.7") == 421
    assert status("[2001:db8::1]", "2001:db8:0::1") == 200


@pytest.mark.parametrize("everywhere", ["0.0.0.0", "::"])  # noqa: S104  # nothing is bound
def test_a_server_at_every_address_answers_to_addresses_and_to_no_name_that_was_not_given(everywhere: str) -> None:
    assert status("192.0.2.7:8000", everywhere) == 200
    assert status("[2001:db8::1]:8000", everywhere) == 200
    assert status("evil.com", everywhere) == 421
    assert status("graph.example.org", everywhere, "graph.example.org") == 200


def test_a_request_without_a_host_comes_from_no_browser() -> None:
    assert status(None, "127.0.0.1") == 200


@pytest.mark.parametrize("name", ["http://graph.example.org", "graph.example.org:80", "*", "", "a b"])
def test_what_is_no_name_of_a_host_is_refused_at_the_start(name: str) -> None:
    with pytest.raises(UsageError, match="is no name of a host"):
        allowed(["127.0.0.1", name])


def test_the_command_gives_further_names(serve: Callable[..., Iterator[str]], two_notices_folder: Path) -> None:
    for address in serve(two_notices_folder, "--allow-host", "graph.example.org", "--allow-host", "two.example.org"):
        for host, expected in (("graph.example.org", 200), ("two.example.org:80", 200), ("evil.com", 421)):
            response = httpx.get(f"{address}/dataset", headers={"Host": host, "Accept": "text/turtle"}, timeout=20)
            assert response.status_code == expected
