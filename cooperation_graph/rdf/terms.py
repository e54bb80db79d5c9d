"""Terms of RDF as N-Quads text: nothing builds one by hand, so nothing forgets to escape."""

import re
from functools import lru_cache

from .. import iri
from ..vocabulary import expand


@lru_cache(maxsize=4096)
def curie(name: str) -> str:
    """Return an IRI of a vocabulary.

    >>> curie("cg:ledBy")
    '<https://w3id.org/cooperation-graph/ontology#ledBy>'
    """
    return f"<{expand(name)}>"


@lru_cache(maxsize=8192)  # more than one notice asks for
def resource(path: str) -> str:
    """Return an IRI of ours from its path below the base.

    >>> resource("org/210100/发改委")
    '<https://w3id.org/cooperation-graph/id/org/210100/发改委>'
    """
    return f"<{_UNSAFE.sub(_percent, iri.absolute(path))}>"


def made(path: str) -> str:
    """Return an IRI of ours from a path whose every part went through `iri.segment`."""
    return f"<{iri.absolute(path)}>"


# a path comes from iri.path and is already safe; this holds for a path that a lexicon row or a caller brings
_UNSAFE = re.compile(r'[\x00-\x20<>"{}|\\^`\ud800-\udfff]')


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "replace"))


def plain(text: str) -> str:
    """Return a string literal.

    >>> plain("早日")
    '"早日"'
    """
    return f'"{_escaped(text)}"'


def chinese(text: str) -> str:
    """Return a literal in Chinese."""
    return f'"{_escaped(text)}"@zh'


def number(value: int) -> str:
    """Return an integer."""
    return f'"{value}"^^{curie("xsd:integer")}'


def typed(text: str, datatype: str) -> str:
    """Return a literal of a datatype, named by its CURIE."""
    return f'"{_escaped(text)}"^^{curie(datatype)}'


def tagged(text: str, language: str) -> str:
    """Return a literal in a language."""
    return f'"{_escaped(text)}"@{language}'


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_SPECIAL = re.compile('["\\\\\x00-\x1f\x7f\u0085\u2028\u2029]')


def _escaped(text: str) -> str:
    """Return the text with canonical escapes; line separators too, so that any tool that splits lines stays whole."""
    return _SPECIAL.sub(_escape, text) if _SPECIAL.search(text) else text


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"
