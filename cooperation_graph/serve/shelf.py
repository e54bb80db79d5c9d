"""Whole answers are kept only as long as their clients take them, and only so many bytes of them at one time."""

from collections.abc import Mapping

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from .protocol import RefusedError

MOST_KEPT = 512 * 2**20
SMALL = 2**20
"""Bytes of an answer that is given however much is kept: the number of connections bounds these."""

_PIECE = 256 * 1024


class Shelf:
    """The answers that wait to be taken."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        """Keep so many bytes at most."""
        self.most, self.kept = most, 0

    def response(self, body: bytes, headers: Mapping[str, str]) -> Response:
        """Return what sends a whole answer; raises RefusedError 503 where too much waits to be taken."""
        if len(body) > SMALL and self.kept + len(body) > self.most:
            raise RefusedError(503, "too many large results are being taken; try again in a second", retry=True)
        return _InPieces(self, body, headers)


class _InPieces(Response):
    """An answer with its length, sent no faster than its client takes it."""

    def __init__(self, shelf: Shelf, body: bytes, headers: Mapping[str, str]) -> None:
        super().__init__(body, headers=headers)
        self._shelf = shelf

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002  # of ASGI
        """Send the answer; what is sent is no longer kept."""
        size = len(self.body)
        self._shelf.kept += size
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            for at in range(0, max(size, 1), _PIECE):
                piece = bytes(self.body[at : at + _PIECE])
                await send({"type": "http.response.body", "body": piece, "more_body": at + _PIECE < size})
        finally:
            self._shelf.kept -= size
