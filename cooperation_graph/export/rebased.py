"""The statements below a base of one's own, to be published there."""

import re
from collections.abc import Iterable, Iterator

from ..errors import UsageError
from ..iri import BASE

# <subject> <property> "value"@zh <graph> .
_LINE = re.compile(
    r"""
    (?P<subject><[^>]*>)\ (?P<property><[^>]*>)\ (?P<object><[^>]*>|"(?:[^"\\]|\\.)*+"(?:@[\w-]+|\^\^<[^>]*>)?)
    (?:\ (?P<graph><[^>]*>))?\ \.\n
    """,
    re.VERBOSE,
)
_BASE = re.compile(r"https?://[^\s<>\"{}|^`\\]+[/#]")
_OURS = tuple(f"<{BASE}{kind}/" for kind in ("id", "graph"))


def rebased(lines: Iterable[str], base: str) -> Iterator[str]:
    r"""Yield lines of N-Quads with the IRIs of things and graphs below another base; terms and texts stay as they are.

    >>> list(rebased([f'<{BASE}id/a> <p> "<{BASE}id/a>" .\n'], "https://me.org/"))
    ['<https://me.org/id/a> <p> "<https://w3id.org/cooperation-graph/id/a>" .\n']
    """
    if base == BASE:
        return iter(lines)
    if not _BASE.fullmatch(base):
        raise UsageError(f"{base}: a base is an http or https address that ends with / or #")
    return (_rebased(line, base) for line in lines)


def _rebased(line: str, base: str) -> str:
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"no line of N-Quads: {line!r}")
    terms = [term for term in match.groups() if term is not None]
    return (
        " ".join(f"<{base}{term.removeprefix(f'<{BASE}')}" if term.startswith(_OURS) else term for term in terms)
        + " .\n"
    )
