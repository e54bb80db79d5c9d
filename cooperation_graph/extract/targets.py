"""Quantities that are promised."""

from ..model import Outline, Target
from ..text import View


def targets(view: View, outline: Outline) -> tuple[Target, ...]:
    """Return the promised quantities in reading order."""
    return ()
