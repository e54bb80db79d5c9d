"""What became of bodies: reorganisations with their day, from the dated tables."""

from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from .. import iri
from ..lexicon import rows
from ..model import Derivation, Fact, Relation
from .bodies import Body, body_iri, canonical
from .departments import Department, by_id
from .divisions import NATION
from .matched import Matched
from .setting import Setting


class Reorganisation(Struct, frozen=True):
    """A change that a source reports of the bodies of one place."""

    place: str
    day: str
    from_id: str
    to_id: str
    document: str
    source: str
    example: str

    @property
    def row(self) -> str:
        """Return how a person finds the row."""
        return f"reorganisations.csv {self.place} {self.day} {self.to_id} ({self.document}; {self.source})"


class _Change(Struct, frozen=True):
    """A body of a place that took over from others, as a row says."""

    day: str
    before: tuple[Department, ...]
    after: Department
    row: str
    verification: str


@cache
def reported() -> dict[tuple[str, str], Reorganisation]:
    """Return the reported changes by place and by each body that they closed."""
    table = rows("reorganisations", Reorganisation)
    return {(row.place, closed): row for row in table for closed in row.from_id.split("|")}


def successions(matched: Iterable[Matched], setting: Setting) -> Iterator[Relation]:
    """Yield who succeeded the bodies of a notice, each once."""
    bodies = {each.path: each.body for each in matched if each.body and each.body.place and each.body.department}
    for path, found in bodies.items():
        change = _change(found)
        if change:
            yield from _told(path, found, change, setting)


def _change(found: Body) -> _Change | None:
    """Return what a source reports of a body of this place, else what the table says of all bodies of its kind."""
    row, place = found.department, found.place
    if row is None or place is None:
        return None
    event = reported().get((place.key, row.id))
    if event:
        before = tuple(by_id()[closed] for closed in event.from_id.split("|"))
        return _Change(event.day, before, by_id()[event.to_id], event.row, "verified")
    levels = frozenset("国") if place is NATION else place.levels
    after = [by_id()[each] for each in row.successors.split("|") if each and by_id()[each].reach & levels]
    if len(after) != 1 or not row.valid_to:
        return None
    if place is NATION:
        return _Change(row.valid_to, (row,), after[0], row.row, row.verification)
    since = after[0].valid_from or ".."
    day = row.valid_to if since == row.valid_to else f"[{since}..{row.valid_to}]"
    return _Change(day, (row,), after[0], row.row, "unverified")


def _told(path: str, found: Body, change: _Change, setting: Setting) -> Iterator[Relation]:
    """Yield a change as an event; the plain edge only where a source reports it of this very place."""
    if found.place is None:
        return
    result = Body(change.after.key, found.place, change.after.key, "", change.after)
    to = body_iri(result, setting)
    event = iri.path("reorganisation", found.place.key, change.day.strip("[]"), change.after.key)
    yield from _facts(
        event,
        change.row,
        ("rdf:type", "cg:Reorganisation", True),
        ("rdfs:label", f"{change.day} {canonical(result, setting) or change.after.key}", False),
        ("dcterms:date", change.day, False),
        ("cg:verification", change.verification, False),
        ("org:resultingOrganization", to, True),
    )
    for before in change.before:
        closed = Body(before.key, found.place, before.key, "", before)
        origin = body_iri(closed, setting)
        yield from _facts(event, change.row, ("org:originalOrganization", origin, True))
        if origin != path:
            yield from described(closed, change, setting)
    if change.verification == "verified":
        yield from _facts(path, change.row, ("cg:succeededBy", to, True))
    yield from described(result, change, setting)


def described(found: Body, change: _Change, setting: Setting) -> Iterator[Relation]:
    """Yield what a body is that only a row knows: its class, name and place."""
    path, full = body_iri(found, setting), canonical(found, setting)
    if found.place is None or found.department is None:
        return
    told = [
        ("rdf:type", "cg:PublicBody", True),
        ("rdf:type", f"cg:{found.kind}", True),
        ("rdfs:label", full or found.key, False),
        ("cg:verification", change.verification, False),
    ]
    if not found.department.vertical:
        told.append(("cg:jurisdiction", iri.path("place", found.place.key), True))
    if full:
        told.append(("skos:prefLabel", full, False))
    yield from _facts(path, change.row, *told)


def _facts(subject: str, row: str, *told: tuple[str, str, bool]) -> Iterator[Relation]:
    for predicate, value, is_iri in told:
        language = "zh" if predicate in ("rdfs:label", "skos:prefLabel") else None
        fact = Fact(predicate, value, Derivation.REFERENCE, is_iri=is_iri, language=language, source=row)
        yield Relation(subject, fact)
