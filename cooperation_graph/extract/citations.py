"""Documents that a notice names, and how it stands to them."""

from ..model import Citation, Outline
from ..text import View


def citations(view: View, outline: Outline) -> tuple[Citation, ...]:
    """Return the documents that the notice names, in reading order."""
    return ()
