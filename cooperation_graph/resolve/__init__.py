"""From names to entities."""

from ..model import Found, Outline, Reading, Source
from ..text import View
from .commitments import commitments
from .documents import documents
from .entities import entities, links
from .matching import match_all
from .names import names
from .setting import setting


def resolve(source: Source, view: View, outline: Outline, found: Found) -> Reading:
    """Return the commitments with their parts, and each name matched to an entity or left unresolved."""
    where = setting(source, outline)
    matched = match_all(names(view, outline, found), where, documents(outline, found.citations))
    return Reading(
        source,
        outline,
        found.citations,
        commitments(view, outline, found),
        found.mentions,
        entities(matched),
        links(matched),
        (),
        found.unparsed,
        tuple(finding for each in matched for finding in each.findings),
    )
