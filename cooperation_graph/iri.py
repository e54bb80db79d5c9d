"""How IRIs are minted: readable Chinese, NFC, below one base; whatever an IRI may not hold is percent-encoded."""

import unicodedata

BASE = "https://w3id.org/cooperation-graph/"
ONTOLOGY = BASE + "ontology#"

# what RFC 3987 forbids in a path segment, the separators that would change its shape, and characters nobody can see
_ENCODED = {code: f"%{code:02X}" for code in [*range(0x21), 0x7F, *map(ord, '"#%/<>?\\^`{|}[]')]}
_HIDDEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u3000\u00a0")


def segment(name: str) -> str:
    """Return a name as one path segment of an IRI.

    >>> segment("沈政发〔2009〕1号"), segment("增长10%")
    ('沈政发〔2009〕1号', '增长10%25')
    """
    encoded = unicodedata.normalize("NFC", name).translate(_ENCODED)
    if encoded.isprintable() and not _HIDDEN.intersection(encoded):
        return encoded
    return "".join(
        char if char.isprintable() and char not in _HIDDEN else "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
        for char in encoded
    )


def path(kind: str, *names: str) -> str:
    """Return the path of an IRI below the base's id/, e.g. path("org", "210100", "发改委")."""
    return "/".join((kind, *map(segment, names)))


def absolute(iri_path: str, base: str = BASE) -> str:
    """Return the full IRI of a path made by `path`."""
    return f"{base}id/{iri_path}"
