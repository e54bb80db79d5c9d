"""Under which names the server answers.

A page of another site can have its own name lead to 127.0.0.1 (DNS rebinding) and then read, as its own, whatever
answers there. The name that the browser asked for still gives it away; an address in its place cannot be led elsewhere.
"""

import re
from collections.abc import Iterable
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ..errors import UsageError

LOCAL = frozenset(("localhost", "127.0.0.1", "::1"))
"""What this machine calls itself."""

_EVERYWHERE = frozenset(("0.0.0.0", "::"))  # noqa: S104  # what --host may be given as; nothing is bound here
# as in [::1]:8000, or graph.example.org:8000
_HOST = re.compile(r"(?:\[(?P<v6>[0-9A-Fa-f:.]{2,45})\]|(?P<name>[\w.-]{1,253}))(?::\d{0,5})?", re.ASCII)
_NAME = re.compile(r"[\w.-]{1,253}|[0-9A-Fa-f:.]{2,45}(?:%\w{1,20})?", re.ASCII)


def allowed(names: Iterable[str]) -> frozenset[str]:
    """Return the names to answer under: those of this machine, and those given.

    Raises UsageError for what is no name of a host.

    >>> sorted(allowed(["Graph.example.org"]))
    ['127.0.0.1', '::1', 'graph.example.org', 'localhost']
    """
    for name in names:
        if not _NAME.fullmatch(name.strip("[]")):
            raise UsageError(f"{name}: is no name of a host; give it without scheme and port: graph.example.org")
    return LOCAL | {_plain(name.strip("[]")) for name in names}


class Named:
    """An ASGI application that answers only where it is called by one of its names."""

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        """Put names before an application; one that listens at every address answers to every address."""
        self._app, self._names = app, names
        self._any_address = bool(names & _EVERYWHERE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with 421 Misdirected Request."""
        # without a Host (HTTP/1.0) no browser asks, and addresses are made from the one listened at
        host = Headers(scope=scope).get("host") if scope["type"] == "http" else None
        if host is None or self._answers_to(host):
            await self._app(scope, receive, send)
            return
        reason = "this server does not answer under the name that was asked for; serve --allow-host NAME gives it one\n"
        headers = {"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff"}
        await PlainTextResponse(reason, 421, headers)(scope, receive, send)

    def _answers_to(self, host: str) -> bool:
        found = _HOST.fullmatch(host)
        name = _plain(found["v6"] or found["name"]) if found else ""
        return name in self._names or (self._any_address and _is_address(name))


def _plain(name: str) -> str:
    """Return a name as it is compared.

    >>> _plain("LocalHost."), _plain("0:0:0:0:0:0:0:1")
    ('localhost', '::1')
    """
    return str(ip_address(name)) if _is_address(name) else name.lower().removesuffix(".")


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
