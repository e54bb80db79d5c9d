"""Questions in SPARQL: what may be asked, and the rows that come back."""

from .engine import Binding, Graphs, names_graphs, run
from .guard import RefusedQueryError, check
from .rows import Cell, Rows
from .watched import within

__all__ = ["Binding", "Cell", "Graphs", "RefusedQueryError", "Rows", "check", "names_graphs", "run", "within"]
