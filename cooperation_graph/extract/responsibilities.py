"""Who is assigned what."""

from ..model import Outline, Responsibility, Unparsed
from ..text import View


def responsibilities(view: View, outline: Outline) -> tuple[tuple[Responsibility, ...], tuple[Unparsed, ...]]:
    """Return the bodies with their roles, and the trigger words that no rule understood."""
    return (), ()
