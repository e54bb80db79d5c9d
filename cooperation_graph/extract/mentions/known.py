"""Names that the lexicons of the world hold."""

from collections.abc import Iterator

from ...model import Kind
from .clues import Candidate, Clues

# 贵州茅台集团's 州茅: a name that begins inside a word is none; these kinds must begin where a name may
_STRICT = (Kind.ENTERPRISE, Kind.PUBLIC_BODY, Kind.INDUSTRY, Kind.TOURIST_SITE)


def known(clues: Clues) -> Iterator[Candidate]:
    """Yield the names that the lexicon gives with their kind."""
    for hit in clues.of("name"):
        kind = Kind(hit.what)
        if kind not in _STRICT or clues.may_begin(hit.start):
            yield Candidate(hit.start, hit.end, kind, "lexicon", -1)
