"""Which representation a client asked for (RFC 9110, 12.5.1)."""

from msgspec import Struct


class _Range(Struct, frozen=True):
    kind: str
    subkind: str
    quality: float

    def weight(self, media_type: str) -> tuple[int, float] | None:
        """Return how specifically, and with which quality, this range names a media type; None where it does not."""
        kind, _, subkind = media_type.partition("/")
        if (self.kind, self.subkind) == (kind, subkind):
            return 2, self.quality
        if (self.kind, self.subkind) == (kind, "*"):
            return 1, self.quality
        return (0, self.quality) if (self.kind, self.subkind) == ("*", "*") else None


def negotiate(accept: str | None, offered: tuple[str, ...]) -> str | None:
    """Return the offered media type that the client likes best, the earlier offered on a tie; None where it takes none.

    >>> offered = ("application/sparql-results+json", "text/csv")
    >>> negotiate("text/csv;q=0.9, */*;q=0.1", offered), negotiate("image/png", offered), negotiate(None, offered)
    ('text/csv', None, 'application/sparql-results+json')
    """
    ranges = [found for part in (accept or "").split(",") if (found := _range(part)) is not None]
    if not ranges:
        return offered[0]
    best, liked = None, 0.0
    for media_type in offered:
        weights = [weight for each in ranges if (weight := each.weight(media_type)) is not None]
        quality = max(weights)[1] if weights else 0.0
        if quality > liked:
            best, liked = media_type, quality
    return best


def _range(text: str) -> _Range | None:
    name, *parameters = (part.strip() for part in text.lower().split(";"))
    kind, slash, subkind = name.partition("/")
    if not slash or not kind or not subkind:
        return None
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                quality = min(max(float(value), 0.0), 1.0)
            except ValueError:
                quality = 0.0
    return _Range(kind, subkind, quality)
