"""Our own queries about several things at once.

The engine looks up what a VALUES block lists, and goes through the whole dataset where a pattern joins the evidence to
what a variable is bound to; so pages ask in two steps, and in pieces that are no longer than a query may be.
"""

from collections.abc import Iterable

from .workers import Workers

_AT_ONCE = 200


async def rows_of(workers: Workers, query: str, iris: Iterable[str]) -> list[dict[str, str]]:
    """Return the rows of a query whose `{}` stands for the things it is about; each row is about one of them."""
    wanted = sorted({iri for iri in iris if is_fit(iri)})
    found = []
    for at in range(0, len(wanted), _AT_ONCE):
        found += await workers.rows(query.format(" ".join(f"<{iri}>" for iri in wanted[at : at + _AT_ONCE])))
    return found


def is_fit(iri: str) -> bool:
    """Return whether a text may stand as an IRI in a query.

    >>> is_fit("https://example.org/发改委"), is_fit("https://example.org/> ?s ?p ?o"), is_fit("発改委")
    (True, False, False)
    """
    return iri.startswith(("http://", "https://")) and iri.isprintable() and not _UNFIT.intersection(iri)


_UNFIT = frozenset('<>"{}|^`\\ ')
