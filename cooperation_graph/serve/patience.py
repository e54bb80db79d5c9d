"""Connections that dawdle are ended: a server that waits for everybody answers nobody."""

from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

ASKING = 10.0
"""Seconds in which a request must have arrived whole."""

TAKING = 120.0
"""Seconds in which an answer must have been taken whole; one that was not is cut off, short of its Content-Length."""

MOST = 400
"""Connections that are kept at one time; above half of it requests are answered with 503."""

_LOOK = 1.0


class Patient(H11Protocol):
    """The protocol of a connection, which looks at itself once a second."""

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401  # uvicorn's signature
        """Begin to look."""
        super().connection_made(transport)
        self._since, self._state = self.loop.time(), self._doing()
        self._watch = self.loop.call_later(_LOOK, self._look)
        if len(self.connections) > MOST:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Look no more."""
        self._watch.cancel()
        super().connection_lost(exc)

    def _look(self) -> None:
        state, now = self._doing(), self.loop.time()
        if state != self._state:
            self._state, self._since = state, now
        waited = now - self._since
        if waited > {"asking": ASKING, "taking": TAKING}.get(state[0], waited):
            self.transport.abort()
            return
        self._watch = self.loop.call_later(_LOOK, self._look)

    def _doing(self) -> tuple[str, object]:
        """Return what the client is at (taking an answer, waiting for one, or asking), and in which request."""
        answered = self.cycle is None or self.cycle.response_complete
        if self.transport.get_write_buffer_size() or (not answered and self.cycle.response_started):
            return "taking", self.cycle
        return "asking" if answered or self.cycle.more_body else "waiting", self.cycle
