"""How IRIs are minted: readable Chinese, NFC, below one base; whatever an IRI may not hold is percent-encoded."""

import re
import unicodedata
from functools import lru_cache

BASE = "https://w3id.org/cooperation-graph/"
ONTOLOGY = BASE + "ontology#"

# what RFC 3987 forbids in a path segment, the separators that would change its shape, and characters nobody can see
_ENCODED = {code: f"%{code:02X}" for code in [*range(0x21), 0x7F, *map(ord, '"#%/<>?\\^`{|}[]')]}
_HIDDEN = "\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u3000\ufeff\U000e0100-\U000e01ef"
_ANY_ENCODED = re.compile("[" + re.escape("".join(map(chr, _ENCODED))) + _HIDDEN + "]")
_ANY_HIDDEN = re.compile(f"[{_HIDDEN}]")


@lru_cache(maxsize=8192)  # bodies and places come again within a notice and from notice to notice
def segment(name: str) -> str:
    """Return a name as one path segment of an IRI.

    >>> segment("沈政发〔2009〕1号"), segment("增长10%")
    ('沈政发〔2009〕1号', '增长10%25')
    """
    normal = unicodedata.normalize("NFC", name)
    if normal.isprintable() and _ANY_ENCODED.search(normal) is None:  # nearly every name: no step for each character
        return normal
    encoded = _ANY_ENCODED.sub(lambda match: _ENCODED.get(ord(match[0]), match[0]), normal)
    if encoded.isprintable() and _ANY_HIDDEN.search(encoded) is None:
        return encoded
    return "".join(char if char.isprintable() and not _ANY_HIDDEN.match(char) else _percent(char) for char in encoded)


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))


def path(kind: str, *names: str) -> str:
    """Return an IRI's path below the base's id/: ("org", "210100", "发改委") gives org/210100/发改委."""
    return "/".join((kind, *map(segment, names)))


def absolute(iri_path: str) -> str:
    """Return the full IRI of a path made by `path`."""
    return f"{BASE}id/{iri_path}"
