"""From a cleaned view to the notice's masthead and sections."""

from ..model import Masthead, Outline
from ..text import View
from .markers import markers
from .parts import parts
from .sections import sections


def outline(view: View) -> Outline:
    """Return the parts of a notice in reading order."""
    candidates = markers(view)
    found = []
    for part in parts(view):
        inside = [marker for marker in candidates if part.start <= marker.start < part.end]
        found.extend(sections(view, part, inside))
    return Outline(Masthead(), tuple(found))
