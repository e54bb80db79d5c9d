"""The kinds of constraints that our shapes use, each with what is wrong by it with the values of a thing.

What SHACL's library for Python takes a minute for (60 notices) these do in a second; the tests hold both to the same
findings. A kind that is not here is an error, never a constraint that nobody checks.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Protocol

from msgspec import Struct
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

Term = NamedNode | BlankNode | Literal | Triple
Values = Sequence[Term]
Wrong = Iterator[Term | None]
"""The values at fault; None where there are too few of them or too many."""


class Constraint(Struct, frozen=True):
    """What the values of a path must be: `kind` as SHACL calls it, and what it asks for."""

    kind: str
    wanted: tuple[Term, ...]  # the members where SHACL has a list, else the one value
    inner: tuple["Constraint", ...] = ()  # those of a shape that no value may have


class Facts(Protocol):
    """What a constraint asks of the facts beside the values themselves."""

    def is_a(self, thing: Term, kind: Term) -> bool:
        """Return whether a thing belongs to a class or to one below it."""

    def values(self, thing: Term, name: NamedNode) -> Values:
        """Return what a thing has for a property."""


Kind = Callable[[Constraint, Values, Term, Facts], Wrong]


def _fewer(asked: Constraint, values: Values, _thing: Term, _facts: Facts) -> Wrong:
    if len(values) < _number(asked):
        yield None


def _more(asked: Constraint, values: Values, _thing: Term, _facts: Facts) -> Wrong:
    if len(values) > _number(asked):
        yield None


def _missing(asked: Constraint, values: Values, _thing: Term, _facts: Facts) -> Wrong:
    if asked.wanted[0] not in values:
        yield None


def _twice_in_a_language(_asked: Constraint, values: Values, _thing: Term, _facts: Facts) -> Wrong:
    languages = [value.language for value in values if isinstance(value, Literal) and value.language]
    if len(languages) > len(set(languages)):
        yield None


def _of_another_datatype(asked: Constraint, values: Values, _thing: Term, _facts: Facts) -> Wrong:
    for value in values:
        if not isinstance(value, Literal) or value.datatype != asked.wanted[0] or not _is_well_formed(value):
            yield value


def _no_iri(asked: Constraint, values: Values, _thing: Term, _facts: Facts) -> Wrong:
    if _characters(asked.wanted[0]) != "http://www.w3.org/ns/shacl#IRI":
        raise ValueError("of the kinds of nodes only IRIs are asked for here")
    for value in values:
        if not isinstance(value, NamedNode):
            yield value


def _of_another_class(asked: Constraint, values: Values, _thing: Term, facts: Facts) -> Wrong:
    for value in values:
        if not facts.is_a(value, asked.wanted[0]):
            yield value


def _not_listed(asked: Constraint, values: Values, _thing: Term, _facts: Facts) -> Wrong:
    for value in values:
        if value not in asked.wanted:
            yield value


def _not_matching(asked: Constraint, values: Values, _thing: Term, _facts: Facts) -> Wrong:
    for value in values:
        if not re.search(_characters(asked.wanted[0]), _characters(value)):
            yield value


def _shorter(asked: Constraint, values: Values, _thing: Term, _facts: Facts) -> Wrong:
    for value in values:
        if len(_characters(value)) < _number(asked):
            yield value


def _less(asked: Constraint, values: Values, _thing: Term, _facts: Facts) -> Wrong:
    for value in values:
        if not _INTEGER.fullmatch(_characters(value)) or int(_characters(value)) < _number(asked):
            yield value


def _of_one_property_alone(asked: Constraint, values: Values, thing: Term, facts: Facts) -> Wrong:
    name = asked.wanted[0]
    if isinstance(name, NamedNode):
        yield from set(values) ^ set(facts.values(thing, name))


def _of_that_shape(asked: Constraint, values: Values, thing: Term, facts: Facts) -> Wrong:
    for value in values:
        if not any(True for each in asked.inner for _ in wrong(each, (value,), thing, facts)):
            yield value


KINDS: dict[str, Kind] = {
    "class": _of_another_class,
    "datatype": _of_another_datatype,
    "equals": _of_one_property_alone,
    "hasValue": _missing,
    "in": _not_listed,
    "maxCount": _more,
    "minCount": _fewer,
    "minInclusive": _less,
    "minLength": _shorter,
    "nodeKind": _no_iri,
    "not": _of_that_shape,
    "pattern": _not_matching,
    "uniqueLang": _twice_in_a_language,
}


def wrong(asked: Constraint, values: Values, thing: Term, facts: Facts) -> Wrong:
    """Yield the values of a thing that break a constraint, None where their number does."""
    return KINDS[asked.kind](asked, values, thing, facts)


def _characters(term: Term) -> str:
    return "" if isinstance(term, BlankNode | Triple) else term.value


def _number(asked: Constraint) -> int:
    return int(_characters(asked.wanted[0]))


_INTEGER = re.compile(r"[+-]?[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_XSD = "http://www.w3.org/2001/XMLSchema#"


def _is_well_formed(value: Literal) -> bool:
    """Return whether a literal is written as its datatype wants, for the datatypes of our shapes."""
    if value.datatype.value == f"{_XSD}integer":
        return bool(_INTEGER.fullmatch(value.value))
    if value.datatype.value == f"{_XSD}boolean":
        return value.value in ("true", "false", "1", "0")
    return value.datatype.value != f"{_XSD}date" or _is_date(value.value)


def _is_date(written: str) -> bool:
    with suppress(ValueError):
        return bool(_DATE.fullmatch(written)) and bool(date.fromisoformat(written))
    return False
