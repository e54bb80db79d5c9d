"""The SHACL shapes of ontology/shapes.ttl as values."""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from ..resources import resource
from .constraints import KINDS, Constraint, Term


class Path(Struct, frozen=True):
    """The way from a thing to its values: any of some properties, or one backwards."""

    properties: tuple[NamedNode, ...]
    inverse: bool = False


class Part(Struct, frozen=True):
    """Constraints that share a message: on the values of a path, or a query for what is at fault."""

    messages: tuple[str, str]  # Chinese, English
    severity: str
    path: Path | None
    constraints: tuple[Constraint, ...] = ()
    query: str = ""


class Shape(Struct, frozen=True):
    """What the members of a class must be."""

    target: Term
    parts: tuple[Part, ...]


@cache
def shapes() -> tuple[Shape, ...]:
    """Return the shapes of the graph."""
    return read_shapes(resource("ontology/shapes.ttl").read_text(encoding="utf-8"))


def read_shapes(turtle: str) -> tuple[Shape, ...]:
    """Return the shapes of a file; a ValueError where it says what the values above have no place for."""
    file = _File(turtle)
    return tuple(Shape(kind, tuple(_parts(file, shape))) for shape, kind in file.targets())


_Said = dict[str, list[Term]]


class _File:
    """What a file says of each node, by the local names of the properties."""

    def __init__(self, turtle: str) -> None:
        self._said: dict[Term, _Said] = {}
        for quad in parse(turtle.encode(), RdfFormat.TURTLE):
            named = self._said.setdefault(quad.subject, {})
            named.setdefault(quad.predicate.value.rpartition("#")[2], []).append(quad.object)

    def targets(self) -> list[tuple[Term, Term]]:
        """Return the shapes, each with the class that it is about."""
        return [(shape, kind) for shape, said in self._said.items() for kind in said.get("targetClass", ())]

    def said(self, node: Term, known: frozenset[str] | None = None) -> _Said:
        """Return what is said of a node, all of which must be known."""
        said = self._said[node]
        if known is not None and not known.issuperset(said):
            raise ValueError(f"{sorted(said.keys() - known)} of a shape: nothing here asks for that")
        return said

    def members(self, head: Term) -> Iterator[Term]:
        """Yield the members of a list."""
        while head in self._said:
            yield self._said[head]["first"][0]
            head = self._said[head]["rest"][0]


_OF_SHAPES = frozenset(("type", "targetClass", "property", "sparql"))
_OF_PARTS = frozenset(("path", "message", "severity"))
_OF_QUERIES = frozenset(("select", "prefixes", "message", "severity"))


def _parts(file: _File, shape: Term) -> Iterator[Part]:
    said = file.said(shape, _OF_SHAPES)
    for each in said.get("property", ()):
        part = file.said(each)
        yield Part(_messages(part), _severity(part), _path(file, part["path"][0]), _constraints(file, part))
    for each in said.get("sparql", ()):
        part = file.said(each, _OF_QUERIES)
        yield Part(_messages(part), _severity(part), None, query=_written(part["select"][0]))


def _constraints(file: _File, part: _Said) -> tuple[Constraint, ...]:
    return tuple(
        _constraint(file, name, value) for name, values in part.items() if name not in _OF_PARTS for value in values
    )


def _constraint(file: _File, name: str, value: Term) -> Constraint:
    if name not in KINDS:
        raise ValueError(f"{name} is a kind of constraint that nothing here checks")
    if name == "not":
        return Constraint(name, (), _constraints(file, file.said(value)))
    return Constraint(name, tuple(file.members(value)) if name == "in" else (value,))


def _path(file: _File, path: Term) -> Path:
    if isinstance(path, NamedNode):
        return Path((path,))
    ((kind, (value,)),) = file.said(path, frozenset(("inversePath", "alternativePath"))).items()
    if kind == "inversePath":
        return Path((_property(value),), inverse=True)
    return Path(tuple(map(_property, file.members(value))))


def _property(term: Term) -> NamedNode:
    if not isinstance(term, NamedNode):
        raise ValueError("a path within a path: nothing here goes along it")  # noqa: TRY004  # the file is wrong
    return term


def _messages(part: _Said) -> tuple[str, str]:
    said = {each.language: each.value for each in part["message"] if isinstance(each, Literal)}
    return said["zh"], said["en"]


def _severity(part: _Said) -> str:
    return "warning" if any(_written(each).endswith("#Warning") for each in part.get("severity", ())) else "violation"


def _written(term: Term) -> str:
    return str(term) if isinstance(term, Triple) else term.value
