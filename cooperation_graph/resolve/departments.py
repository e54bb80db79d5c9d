"""The dated table of departments: which short form means which body at a level on a day, and its full name."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache

from msgspec import Struct

from ..lexicon import rows

NATION = "国"


class Department(Struct, frozen=True):
    """A body as every place of a level has it.

    "{P}" stands for the place, "{S}" for its short name, "{L}" for a level word.

    `forms` are what follows the place or the level word (发改委 in 市发改委); one with a slot holds the place inside.
    """

    id: str
    key: str  # names the body in IRIs, whatever form is printed
    kind: str
    levels: str
    forms: str
    full_name: str  # empty where the full name differs from place to place
    valid_from: str  # earliest, as year or month
    valid_to: str  # latest; empty while in use
    successors: str
    verification: str
    source: str
    example: str

    @property
    def row(self) -> str:
        """Return how a person finds the row."""
        return f"departments.csv {self.id}"

    @property
    def vertical(self) -> bool:
        """Return whether it belongs to a line of command from above, and so takes its place from its own name only."""
        return self.kind in ("VerticalBody", "Enterprise")

    @property
    def reach(self) -> frozenset[str]:
        """Return the levels that have it."""
        return _levels(self.levels)

    def valid(self, on: date) -> bool:
        """Return whether the name was in use somewhere on a day; years and months count whole."""
        day = on.isoformat()
        return self.valid_from <= day[: len(self.valid_from)] and (
            not self.valid_to or day[: len(self.valid_to)] <= self.valid_to
        )


@cache
def _levels(printed: str) -> frozenset[str]:
    return frozenset(printed.split("|"))


class Slotted(Struct, frozen=True):
    """A form that holds its place inside: 人行云川中心支行, 云川海关, 团市委."""

    pattern: re.Pattern[str]
    department: Department


def table() -> tuple[Department, ...]:
    """Return every row."""
    return rows("departments", Department)


@cache
def by_id() -> dict[str, Department]:
    """Return the rows by their id."""
    return {each.id: each for each in table()}


@cache
def _by_form() -> dict[str, tuple[Department, ...]]:
    found: dict[str, list[Department]] = {}
    for each in table():
        for form in each.forms.split("|"):
            if "{" not in form:
                found.setdefault(form, []).append(each)
        bare = each.full_name.removeprefix("{P}")
        if bare and "{" not in bare and each not in found.get(bare, ()):
            found.setdefault(bare, []).append(each)
    return {form: tuple(those) for form, those in found.items()}


def known(form: str) -> tuple[Department, ...]:
    """Return the rows that have a form without a slot, whatever level and date."""
    return _by_form().get(form, ())


@cache
def slotted() -> tuple[Slotted, ...]:
    """Return the forms with a slot, the longest first."""
    found = [
        (form, each)
        for each in table()
        for form in sorted({*each.forms.split("|"), each.full_name})
        if "{" in form and (each.vertical or not form.startswith("{P}"))
    ]
    found.sort(key=lambda pair: (-len(pair[0]), pair[0], pair[1].id))
    return tuple(Slotted(_pattern(form), each) for form, each in found)


def slotted_as(name: str) -> tuple[Slotted, ...]:
    """Return the forms with a slot that may be a name's, by its last character, the longest first."""
    return _slotted_ending(name[-1:])


@lru_cache(maxsize=1024)
def _slotted_ending(last: str) -> tuple[Slotted, ...]:
    return tuple(each for each in slotted() if each.pattern.pattern[-1:] in (last, ")"))


def _pattern(form: str) -> re.Pattern[str]:
    """Return what matches a form: 人行{P}中心支行 matches 人行云川中心支行."""
    parts = {"P": "(?P<place>[一-鿿]{2,12})", "S": "(?P<place>[一-鿿]{2,12})", "L": "(?P<level>省|市|州|盟|县|区|旗)"}
    return re.compile("".join(parts.get(part, re.escape(part)) for part in re.split(r"\{([PSL])\}", form)))


def narrowed(found: Iterable[Department], levels: frozenset[str], on: date | None) -> tuple[Department, ...]:
    """Return the rows of a level and a day; a condition that none of them meets is left out."""
    those = tuple(found)
    if len(those) > 1:
        those = tuple([each for each in those if each.reach & levels]) or those
    if len(those) > 1 and on is not None:
        those = tuple([each for each in those if each.valid(on)]) or those
    return those
