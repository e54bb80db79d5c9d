"""How a question is answered in plain Python, and what most questions show of a commitment.

Rows are characters and numbers; None stands where nothing is known. Columns whose names begin with "_" only sort.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from .quads import Quads, iri

Cell = str | int | None
Row = tuple[Cell, ...]
Plain = Callable[[Quads], Iterable[Row]]

LEAD, RESPONSIBLE, SUPPORT = iri("cg:lead"), iri("cg:responsible"), iri("cg:support")


class Question(NamedTuple):
    """What a question shows, by what its rows are sorted, and the loops that find them."""

    columns: tuple[str, ...]
    order: tuple[str, ...]
    plain: Plain

    @property
    def shown(self) -> tuple[str, ...]:
        return tuple(name for name in self.columns if not name.startswith("_"))


QUESTIONS: dict[str, Question] = {}


def question(name: str, columns: str, first: str = "") -> Callable[[Plain], Plain]:
    """Note a question; its rows are sorted by the columns `first`, -name downwards, and then from left to right."""

    def noted(plain: Plain) -> Plain:
        QUESTIONS[name] = Question(tuple(columns.split()), (*first.split(), *columns.split()), plain)
        return plain

    return noted


def answer(name: str, quads: Quads) -> list[Row]:
    """Return the rows of the answer to a question."""
    columns, order, plain = QUESTIONS[name]
    rows = [dict(zip(columns, row, strict=True)) for row in plain(quads)]
    rows.sort(key=lambda row: [_key(row, column) for column in order])
    return [tuple(row[column] for column in QUESTIONS[name].shown) for row in rows]


def _key(row: dict[str, Cell], column: str) -> tuple[bool, Cell]:
    value = row[column.removeprefix("-")]
    return value is not None, -int(value or 0) if column.startswith("-") else value


class Task(NamedTuple):
    """A commitment; most questions show `at`: its notice by number, else by IRI, and its printed number."""

    iri: str
    itself: str  # the notice
    at: tuple[str, int, str]


TASK = "notice _ordinal task"


def tasks(quads: Quads) -> Iterator[Task]:
    for commitment, itself in quads.pairs("cg:inNotice"):
        for label in quads.of(commitment, "cg:pathLabel"):
            for ordinal in quads.of(commitment, "cg:ordinal"):
                for notice in numbers(quads, itself):
                    yield Task(commitment, itself, (notice, int(ordinal), label))


def numbers(quads: Quads, notice: str) -> list[str]:
    return quads.of(notice, "cg:documentNumber") or [notice]


class Part(NamedTuple):
    """A body in a role for a commitment, under a name."""

    body: str
    role: str
    name: str


def parts(quads: Quads, commitment: str) -> list[Part]:
    return [
        Part(body, role, name)
        for part in quads.of(commitment, "cg:hasResponsibility")
        for body in quads.of(part, "cg:agent")
        for role in quads.of(part, "cg:role")
        for name in quads.of(part, "cg:printedName")
    ]


def is_collective(quads: Quads, body: str) -> bool:
    return quads.is_a(body, "cg:CollectiveAgent")
