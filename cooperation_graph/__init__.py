"""Read Chinese government notices that assign tasks into a graph whose every statement points at its characters.

from cooperation_graph import build, open_dataset

build(["notice.txt"], "graph")
graph = open_dataset("graph")
graph.query("SELECT ?task ?body { ?task cg:ledBy ?body }")
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .desk import Dataset, open_dataset
    from .errors import CooperationGraphError
    from .model import Reading
    from .pipeline import build, read_notice

__version__ = "0.1.0"
__all__ = ["CooperationGraphError", "Dataset", "Reading", "build", "open_dataset", "read_notice"]

_HOMES = {
    "CooperationGraphError": "errors",
    "Dataset": "desk",
    "Reading": "model",
    "build": "pipeline",
    "open_dataset": "desk",
    "read_notice": "pipeline",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, so that importing the package costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
