"""Names that the lexicons of the world hold."""

from collections.abc import Iterator

from ...model import Kind
from .clues import Candidate, Clues
from .naming import is_ministry

# a name of these kinds may be the end of a longer word, and must begin where a name may
_STRICT = (Kind.ENTERPRISE, Kind.PUBLIC_BODY, Kind.TOURIST_SITE, Kind.DEVELOPMENT_ZONE)
_ELSEWHERE = (Kind.INDUSTRY, Kind.REGION)  # their own families read these


def known(clues: Clues) -> Iterator[Candidate]:
    """Yield the names that the lexicon gives with their kind."""
    for hit in clues.of("name"):
        kind = Kind(hit.what)
        if kind in _ELSEWHERE:
            continue
        if kind not in _STRICT or clues.may_begin(hit.start) or is_ministry(clues.text, hit):
            yield Candidate(hit.start, hit.end, kind, "lexicon", -1)
