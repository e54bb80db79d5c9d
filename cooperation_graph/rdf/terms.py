"""Terms of RDF as they stand in a file of N-Quads: nothing builds one by hand, so nothing forgets to escape.

They are bytes, for a notice has thousands and each is encoded once.
"""

import re
from enum import StrEnum
from functools import lru_cache

from .. import iri
from ..vocabulary import concept, expand


@lru_cache(maxsize=4096)
def curie(name: str) -> bytes:
    """Return an IRI of a vocabulary.

    >>> curie("cg:ledBy")
    b'<https://w3id.org/cooperation-graph/ontology#ledBy>'
    """
    return f"<{expand(name)}>".encode()


@lru_cache(maxsize=8192)  # more than one notice asks for
def resource(path: str) -> bytes:
    """Return an IRI of ours from its path below the base.

    >>> resource("org/210100/发改委").decode()
    '<https://w3id.org/cooperation-graph/id/org/210100/发改委>'
    """
    return f"<{safe(iri.absolute(path))}>".encode()


def safe(path: str) -> str:
    """Return a path without what an IRI may not hold.

    One that comes from iri.path has nothing of that; this holds for what a lexicon row or a caller brings.
    """
    return _UNSAFE.sub(_percent, path)


_UNSAFE = re.compile(r'[\x00-\x20<>"{}|\\^`\ud800-\udfff]')


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "replace"))


def fact(name: str, value: bytes) -> bytes:
    """Return what a triple says of its subject: a predicate, named by its CURIE, and an object.

    >>> fact("rdfs:label", chinese("早日")).decode()
    '<http://www.w3.org/2000/01/rdf-schema#label> "早日"@zh '
    """
    return b"%b %b " % (curie(name), value)


@lru_cache(maxsize=256)
def is_a(kind: str) -> bytes:
    """Return the fact that something is of a class.

    >>> is_a("cg:Notice")
    b'<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/cooperation-graph/ontology#Notice> '
    """
    return fact("rdf:type", curie(kind))


@lru_cache(maxsize=256)  # of words that are equal each has another predicate
def coded(name: str, word: StrEnum) -> bytes:
    """Return the fact whose object is the concept that a word of a closed set stands for.

    >>> from cooperation_graph.words import Role
    >>> coded("cg:role", Role.LEAD)
    b'<https://w3id.org/cooperation-graph/ontology#role> <https://w3id.org/cooperation-graph/ontology#lead> '
    """
    return fact(name, curie(f"cg:{concept(word)}"))


def plain(text: str) -> bytes:
    """Return a string literal.

    >>> plain("早日").decode()
    '"早日"'
    """
    return b'"%b"' % _escaped(text)


def chinese(text: str) -> bytes:
    """Return a literal in Chinese."""
    return b'"%b"@zh' % _escaped(text)


def number(value: int) -> bytes:
    """Return an integer."""
    return b'"%d"^^%b' % (value, curie("xsd:integer"))


def typed(text: str, datatype: str) -> bytes:
    """Return a literal of a datatype, named by its CURIE."""
    return b'"%b"^^%b' % (_escaped(text), curie(datatype))


def tagged(text: str, language: str) -> bytes:
    """Return a literal in a language."""
    return b'"%b"@%b' % (_escaped(text), language.encode())


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_SPECIAL = re.compile('["\\\\\x00-\x1f\x7f\u0085\u2028\u2029]')


def _escaped(text: str) -> bytes:
    """Return the text with canonical escapes; line separators too, so that any tool that splits lines stays whole."""
    return (_SPECIAL.sub(_escape, text) if _SPECIAL.search(text) else text).encode()


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"
