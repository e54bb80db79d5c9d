"""From a cleaned view to the notice's masthead and sections."""

from ..model import Outline
from ..text import View
from .letter import letter
from .markers import markers
from .masthead import masthead
from .parts import parts
from .sections import sections


def outline(view: View) -> Outline:
    """Return the parts of a notice in reading order."""
    candidates = markers(view)
    head = letter(view.text, candidates)
    found = parts(view.text, head, candidates)
    numbered = [
        section
        for part in found
        for section in sections(view, part, [each for each in candidates if part.start <= each.start < part.end])
    ]
    return Outline(masthead(view, head, found), tuple(numbered))
