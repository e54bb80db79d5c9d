"""Running a query on a store of quads, in this process."""

from collections.abc import Mapping
from functools import lru_cache

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, Store, Triple, Variable

from ..errors import UsageError
from ..vocabulary import PREFIXES
from .guard import RefusedQueryError, check, tokens
from .rows import Cell, Rows

Term = NamedNode | BlankNode | Literal | Triple
Binding = str | int | Term
"""What a variable is bound to: an IRI as text, a number, or a term."""


def run(store: Store, query: str, bindings: Mapping[str, Binding] | None = None) -> Rows:
    """Return the rows of a query; ASK gives one cell, CONSTRUCT and DESCRIBE give subject, predicate, object.

    The prefixes of the graph need no declaration. A variable is bound as a term, never as text in the query.
    """
    may_choose = any(word in query.lower() for word in ("from", "\\u"))
    if may_choose:
        check(query, Graphs(store))
    else:
        _check_once(query)
    bound = {Variable(name.lstrip("?$")): _term(name, value) for name, value in (bindings or {}).items()}
    try:
        found = store.query(query, prefixes=PREFIXES, substitutions=bound or None)
        if isinstance(found, QueryBoolean):
            return Rows(("ask",), ((bool(found),),))
        if isinstance(found, QuerySolutions):
            columns = tuple(variable.value for variable in found.variables)
            return Rows(columns, tuple(tuple(cell(term) for term in row) for row in found))
        triples = sorted(tuple(_text(term) for term in triple) for triple in found)
        return Rows(("subject", "predicate", "object"), tuple(triples))
    except SyntaxError as error:
        raise UsageError(f"the query is not SPARQL: {' '.join(str(error).split())}") from None
    except (ValueError, OSError, RuntimeError) as error:
        raise UsageError(f"the query cannot be run: {' '.join(str(error).split())}") from None


@lru_cache(maxsize=256)
def _check_once(query: str) -> None:
    """Raise RefusedQueryError unless a query may be run; the named questions come again and again."""
    check(query)


@lru_cache(maxsize=256)
def names_graphs(query: str) -> bool:
    """Return whether a query speaks of named graphs, or may do so: facts alone answer any other.

    >>> names_graphs("SELECT ?body { ?task cg:ledBy ?body }"), names_graphs("ASK { GRAPH ?g { ?s ?p ?o } }")
    (False, True)
    """
    if "\\u" in query.lower():
        return True
    try:
        return any(token.kind == "word" and token.text.upper() in ("GRAPH", "FROM") for token in tokens(query))
    except RefusedQueryError:
        return True


class Graphs:
    """The IRIs of the named graphs of a store, looked up one by one: there may be a million."""

    def __init__(self, store: Store) -> None:
        """Look in this store."""
        self.store = store

    def __contains__(self, iri: object) -> bool:
        """Return whether the store has a graph of that IRI."""
        try:
            return self.store.contains_named_graph(NamedNode(str(iri)))
        except ValueError:  # no IRI at all
            return False


def _term(name: str, value: Binding) -> Term:
    if isinstance(value, str):
        try:
            return NamedNode(value)
        except ValueError:
            raise UsageError(f"{name}: {value!r} is no IRI") from None
    return Literal(value) if isinstance(value, int) else value


_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = frozenset(_XSD + name for name in ("integer", "int", "long", "nonNegativeInteger"))
_FLOATS = frozenset(_XSD + name for name in ("decimal", "double", "float"))


def cell(term: Term | None) -> Cell:
    """Return a term as a value of Python: a number, a truth value, else its characters."""
    if isinstance(term, Literal):
        datatype = term.datatype.value
        if datatype in _INTEGERS:
            return int(term.value)
        if datatype in _FLOATS:
            return float(term.value)
        return term.value == "true" if datatype == _XSD + "boolean" else term.value
    return None if term is None else _text(term)


def _text(term: Term) -> str:
    return str(term) if isinstance(term, Triple) else term.value
