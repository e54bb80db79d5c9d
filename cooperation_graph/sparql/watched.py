"""A query that is given up: after some seconds, or as soon as somebody interrupts it.

The engine cannot be told to stop, but it lets other threads run. So a query runs in a thread, and this one waits.
"""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from ..errors import TooLongError

T = TypeVar("T")

_STACK = 16 * 2**20
"""Bytes for the engine's parser, which some systems give to their first thread alone."""

_LOOK = 0.2
"""Seconds: on Windows an interrupt is noticed between two looks."""


def within(seconds: float, work: Callable[[], T]) -> T:
    """Return what work returns, or raise TooLongError; what was given up runs on until the process ends.

    >>> within(5, lambda: "done")
    'done'
    """
    outcome = _Outcome(work)
    before = threading.stack_size(_STACK)
    try:
        thread = threading.Thread(target=outcome.find, daemon=True)
        thread.start()
    finally:
        threading.stack_size(before)
    end = time.monotonic() + seconds
    while thread.is_alive() and (left := end - time.monotonic()) > 0:
        thread.join(min(_LOOK, left))
    if thread.is_alive():
        raise TooLongError(f"the query took longer than {seconds:g} s; give it more with --timeout, or ask for less")
    return outcome.told()


class _Outcome(Generic[T]):
    """What came of some work in another thread."""

    def __init__(self, work: Callable[[], T]) -> None:
        self.work, self.found, self.raised = work, list[T](), list[BaseException]()

    def find(self) -> None:
        """Do the work, and keep what comes of it."""
        try:
            self.found.append(self.work())
        except BaseException as error:  # noqa: BLE001  # raised again where it is awaited
            self.raised.append(error)

    def told(self) -> T:
        """Return what was found, or raise what was raised."""
        if self.raised:
            raise self.raised[0]
        return self.found[0]
