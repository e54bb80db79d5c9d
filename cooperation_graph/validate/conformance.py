"""What the SHACL shapes say of the facts."""

from collections.abc import Iterator
from functools import cache

from pyoxigraph import DefaultGraph, NamedNode, QuerySolutions, RdfFormat, Store, Triple, parse

from ..resources import resource
from ..vocabulary import PREFIXES, expand, shorten
from .constraints import Term, Values, wrong
from .problem import Problem
from .shapes import Part, Path, shapes

_TYPE = NamedNode(expand("rdf:type"))


def broken_shapes(store: Store) -> Iterator[Problem]:
    """Yield what the SHACL shapes say of the facts."""
    facts = _Facts(store)
    for shape in shapes():
        members = facts.members(shape.target)
        for part in shape.parts:
            for thing, value in _asked(store, part) if part.path is None else _checked(facts, part, part.path, members):
                if thing in members:
                    yield _problem(part, thing, value)


def _asked(store: Store, part: Part) -> Iterator[tuple[Term, Term | None]]:
    """Yield what a constraint in SPARQL finds: asked once for all things, in place of once for each."""
    found = store.query(part.query, prefixes=PREFIXES)
    if isinstance(found, QuerySolutions):
        for row in found:
            yield row["this"], row["value"]


def _checked(facts: "_Facts", part: Part, path: Path, members: frozenset[Term]) -> Iterator[tuple[Term, Term | None]]:
    held = facts.along(path)
    for asked in part.constraints:
        for thing in members:
            for value in wrong(asked, held.get(thing, ()), thing, facts):
                yield thing, value


def _problem(part: Part, thing: Term, value: Term | None) -> Problem:
    tail = "" if value is None else f": {_shown(value)}"
    chinese, english = part.messages
    return Problem(_shown(thing), (chinese + tail, english + tail), part.severity)


def _shown(term: Term) -> str:
    return str(term) if isinstance(term, Triple) else shorten(term.value)


class _Facts:
    """The facts, each property read once for all shapes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[Path, dict[Term, list[Term]]] = {}

    def members(self, kind: Term) -> frozenset[Term]:
        """Return the members of a class and of those below it."""
        kinds = _with_subclasses(kind)
        return frozenset(thing for thing, held in self.along(Path((_TYPE,))).items() if not kinds.isdisjoint(held))

    def is_a(self, thing: Term, kind: Term) -> bool:
        """Return whether a thing belongs to a class or to one below it."""
        return not _with_subclasses(kind).isdisjoint(self.values(thing, _TYPE))

    def values(self, thing: Term, name: NamedNode) -> Values:
        """Return what a thing has for a property."""
        return self.along(Path((name,))).get(thing, ())

    def along(self, path: Path) -> dict[Term, list[Term]]:
        """Return what each thing has along a path."""
        if path not in self._read:
            found: dict[Term, dict[Term, None]] = {}
            for name in path.properties:
                for quad in self._store.quads_for_pattern(None, name, None, DefaultGraph()):
                    start, end = (quad.object, quad.subject) if path.inverse else (quad.subject, quad.object)
                    found.setdefault(start, {})[end] = None
            self._read[path] = {thing: list(values) for thing, values in found.items()}
        return self._read[path]


@cache
def _with_subclasses(kind: Term) -> frozenset[Term]:
    return frozenset({kind}).union(*(_with_subclasses(each) for each in _subclasses().get(kind, ())))


@cache
def _subclasses() -> dict[Term, list[Term]]:
    found: dict[Term, list[Term]] = {}
    for quad in parse(path=str(resource("ontology/cooperation.ttl")), format=RdfFormat.TURTLE):
        if quad.predicate.value == expand("rdfs:subClassOf"):
            found.setdefault(quad.object, []).append(quad.subject)
    return found
