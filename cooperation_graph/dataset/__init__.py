"""A folder of notices that grows and survives, and what one asks it."""

from .change import Change, add, rebuild, remove
from .folder import Held
from .opened import Dataset, open_dataset

__all__ = ["Change", "Dataset", "Held", "add", "open_dataset", "rebuild", "remove"]
