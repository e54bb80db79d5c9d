"""The lines of N-Quads in sets and dictionaries: no store, and nothing of the package."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

PREFIXES = {
    "cg": "https://w3id.org/cooperation-graph/ontology#",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
DESCRIBED = "https://w3id.org/cooperation-graph/graph/evidence"

# <subject> <property> "value"@zh <graph> .
LINE = re.compile(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<[^>]*>)?)(?: <([^>]*)>)? \.')
ESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|(.))")
ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}

Fact = tuple[str, str, str]


def iri(curie: str) -> str:
    """Return the IRI of a CURIE."""
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name


def either(values: Sequence[str]) -> Sequence[str | None]:
    """Return the values, None in their place where there are none."""
    return values or (None,)


class Text(str):
    """The characters of a literal, with its language."""

    __slots__ = ("language",)
    language: str


class Quads:
    """The facts, what each piece of evidence states, and how the evidence is described."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.facts: set[Fact] = set()
        self.evidence: dict[str, set[Fact]] = defaultdict(set)
        for line in lines:
            fact, graph = _read(line)
            (self.facts if graph is None else self.evidence[graph]).add(fact)
        self._facts, self._described = _Index(self.facts), _Index(self.evidence[DESCRIBED])

    def of(self, thing: str, *names: str) -> list[str]:
        """Return what a thing has for some properties."""
        return [value for name in names for value in self._facts.forth[thing, iri(name)]]

    def all(self, kind: str) -> list[str]:
        """Return the members of a class."""
        return self._facts.back[iri("rdf:type"), iri(kind)]

    def is_a(self, thing: str, kind: str) -> bool:
        """Return whether a thing is a member of a class."""
        return iri(kind) in self.of(thing, "rdf:type")

    def pairs(self, *names: str) -> Iterator[tuple[str, str]]:
        """Yield what has one of the properties, with the value."""
        return (pair for name in names for pair in self._facts.pairs[iri(name)])

    def described(self, evidence: str, name: str) -> list[str]:
        """Return how a piece of evidence, or a place in a text, is described."""
        return self._described.forth[evidence, iri(name)]


class _Index:
    def __init__(self, facts: set[Fact]) -> None:
        self.forth: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.back: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for thing, name, value in facts:
            self.forth[thing, name].append(value)
            self.back[name, value].append(thing)
            self.pairs[name].append((thing, value))


def _read(line: str) -> tuple[Fact, str | None]:
    match = LINE.fullmatch(line)
    assert match is not None, line
    thing, name, target, written, language, graph = match.groups()
    return (thing, name, _text(written, language) if target is None else target), graph


def _text(written: str, language: str | None) -> Text:
    found = Text(ESCAPE.sub(_unescaped, written))
    found.language = language or ""
    return found


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else ESCAPED.get(match[3], match[3])
