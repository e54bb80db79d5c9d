"""What a check says."""

from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import Store


class HasStore(Protocol):
    """What is asked of a dataset."""

    @property
    def store(self) -> Store:
        """Return its quads."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is not as it should be; `messages` say what, in Chinese and in English."""

    where: str
    messages: tuple[str, str]
    severity: str = "violation"  # or warning
