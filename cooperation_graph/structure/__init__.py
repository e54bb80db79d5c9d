"""From a cleaned view to the notice's masthead and sections."""

from ..model import Masthead, Outline
from ..text import View


def outline(view: View) -> Outline:
    """Return the parts of a notice in reading order."""
    return Outline(Masthead(), ())
