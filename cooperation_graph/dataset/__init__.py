"""A folder of notices that grows and survives, and what one asks it."""

from typing import TYPE_CHECKING

from .folder import Held
from .opened import Dataset, open_dataset

if TYPE_CHECKING:
    from .change import Change, Statements, add, ready, rebuild, remove
    from .verified import Damage, verify

__all__ = [
    "Change",
    "Damage",
    "Dataset",
    "Held",
    "Statements",
    "add",
    "open_dataset",
    "ready",
    "rebuild",
    "remove",
    "verify",
]


def __getattr__(name: str) -> object:
    """Return what changes a dataset, imported when it is asked for: a question needs none of the stages."""
    if name in ("Change", "Statements", "add", "ready", "rebuild", "remove"):
        from . import change

        return getattr(change, name)
    if name in ("Damage", "verify"):
        from . import verified

        return getattr(verified, name)
    raise AttributeError(name)
