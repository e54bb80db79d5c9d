"""Single actions inside a commitment."""

from ..model import Measure, Mention, Outline, Responsibility, Time
from ..text import View


def measures(
    view: View,
    outline: Outline,
    assigned: tuple[Responsibility, ...],
    named: tuple[Mention, ...],
    when: tuple[Time, ...],
) -> tuple[Measure, ...]:
    """Return the actions that the commitments hold, in reading order."""
    return ()
