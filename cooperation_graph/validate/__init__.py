"""Whether a graph is what it should be: every fact with its evidence, every quotation exact, every shape kept."""

from .checks import CHECKS, dangling
from .conformance import broken_shapes
from .problem import HasStore, Problem

__all__ = ["CHECKS", "Problem", "broken_shapes", "dangling", "validate"]


def validate(dataset: HasStore, *, shapes: bool = True) -> tuple[Problem, ...]:
    """Return every problem of a dataset, sorted; without `shapes` only the quick checks of the evidence are made."""
    found = {problem for check in CHECKS for problem in check(dataset.store)}
    if shapes:
        found.update(broken_shapes(dataset.store))
    return tuple(sorted(found))
