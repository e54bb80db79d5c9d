"""Names of places, bodies, projects, industries and the rest."""

from ...model import Citation, Mention, Outline, Responsibility, Target, Time
from ...text import View


def mentions(
    view: View,
    outline: Outline,
    cited: tuple[Citation, ...],
    assigned: tuple[Responsibility, ...],
    when: tuple[Time, ...],
    aims: tuple[Target, ...],
) -> tuple[Mention, ...]:
    """Return every mention in reading order."""
    return ()
