"""Time expressions and their calendar values."""

from ..model import Outline, Time
from ..text import View


def times(view: View, outline: Outline) -> tuple[Time, ...]:
    """Return the time expressions in reading order."""
    return ()
