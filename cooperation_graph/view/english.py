"""English names of bodies and places, from a glossary of ours."""

from functools import cache

from msgspec import Struct

from ..lexicon import rows

GLOSSARY = "glossary"
_PROPER = "name"
_BODY = "body"


class Entry(Struct, frozen=True):
    """A Chinese name, or the end of the names of a sort of body, with its English form."""

    zh: str
    en: str
    sort: str  # name: a whole name; body: what stands after a place; kind: what stands after a proper name
    source: str


def english(label: str, full: str = "") -> str:
    """Return the English form of a name, "" where the glossary has none.

    >>> english("市发改委", "沈阳市发展和改革委员会")
    'Shenyang Development and Reform Commission'
    """
    whole = _entries(_PROPER)
    for name in (full, label):
        if name in whole:
            return whole[name]
    return _of_place(full) or _of_place(label) if full or label else ""


def _of_place(name: str) -> str:
    """Return a name made of a place and a sort of body, the longest place first; 市 alone leaves the place out."""
    bodies, places = _entries(_BODY), _entries(_PROPER)
    for cut in range(len(name) - 1, -1, -1):
        head, tail = name[:cut], name[cut:]
        if tail in bodies and (head in places or head in ("", *_LEVELS)):
            place = places.get(head) or _LEVELS.get(head, "")
            return f"{place} {bodies[tail]}".strip()
    return ""


# before a short form only the level stands: 市发改委
_LEVELS = {"市": "Municipal", "省": "Provincial", "区": "District", "县": "County"}


@cache
def _entries(sort: str) -> dict[str, str]:
    return {row.zh: row.en for row in rows(GLOSSARY, Entry) if row.sort == sort}
