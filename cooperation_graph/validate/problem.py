"""What a check says."""

from typing import Protocol

from msgspec import Struct
from pyoxigraph import Store


class HasStore(Protocol):
    """What is asked of a dataset."""

    @property
    def store(self) -> Store:
        """Return its quads."""


class Problem(Struct, frozen=True, order=True):
    """One thing that is not as it should be; `messages` say what, in Chinese and in English."""

    where: str
    messages: tuple[str, str]
    severity: str = "violation"  # or warning
