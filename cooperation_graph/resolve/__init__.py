"""From names to entities."""

from ..model import Found, Outline, Reading, Source
from ..text import View
from .commitments import commitments


def resolve(source: Source, view: View, outline: Outline, found: Found) -> Reading:
    """Return the commitments with their parts, and each name matched to an entity or left unresolved."""
    tasks = commitments(view, outline, found)
    return Reading(source, outline, found.citations, tasks, found.mentions, (), (), (), found.unparsed, ())
