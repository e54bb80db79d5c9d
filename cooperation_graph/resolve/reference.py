"""What the lexicons say of things that a notice does not name itself: divisions around, members of regions."""

from collections.abc import Iterable, Iterator
from datetime import date

from .. import iri
from ..model import Derivation, Entity, Fact, Relation
from ..places import coded
from .divisions import NATION, Place, as_place
from .matched import Matched, place_facts
from .setting import Setting
from .things import Region, regions


def members(matched: Iterable[Matched], setting: Setting) -> Iterator[Relation]:
    """Yield which divisions make up the regions that a notice names."""
    for row in _regions(matched):
        if setting.on and row.valid_from > f"{setting.on:%Y-%m}"[: len(row.valid_from)]:
            continue
        region, source = iri.path("region", row.name), f"regions.csv {row.name} ({row.source})"
        for code in filter(None, row.members.split("|")):
            fact = Fact("cg:partOf", region, Derivation.REFERENCE, is_iri=True, source=source)
            yield Relation(iri.path("place", code), fact)
        yield Relation(region, Fact("rdf:type", "cg:Region", Derivation.REFERENCE, is_iri=True, source=source))
        yield Relation(region, Fact("rdfs:label", row.name, Derivation.REFERENCE, language="zh", source=source))
        yield Relation(region, Fact("cg:verification", row.verification, Derivation.REFERENCE, source=source))


def _regions(matched: Iterable[Matched]) -> tuple[Region, ...]:
    """Return the rows of the regions that a notice names and of those around them, each once."""
    found: dict[str, Region] = {}
    for each in matched:
        if isinstance(each.row, Region):
            found.setdefault(each.row.name, each.row)
            above = regions().get(each.row.part_of)
            if above:
                found.setdefault(above.name, above)
    return tuple(found.values())


def places_around(entities: Iterable[Entity], relations: Iterable[Relation], setting: Setting) -> Iterator[Relation]:
    """Yield code and name of each division that statements point at and no name of the notice stands for."""
    those = tuple(entities)
    named = {each.iri for each in those}
    told = tuple(relations)
    wanted = [fact.object for each in those for fact in each.facts if fact.is_iri]
    wanted += [path for each in told for path in (each.subject, each.fact.object) if each.fact.is_iri]
    seen: set[str] = set()
    queue = [path for path in wanted if path.startswith("place/")]
    while queue:
        path = queue.pop()
        if path in seen:
            continue
        seen.add(path)
        found = _place(path.removeprefix("place/"), setting.on)
        if found is None:
            continue
        facts = tuple(place_facts(found, setting))
        queue.extend(fact.object for fact in facts if fact.is_iri)
        if path not in named:
            # the nation has no row among its divisions
            source = f"glossary.csv {found.name}" if found is NATION else f"divisions.csv {found.key}"
            kind = Fact("rdf:type", "cg:AdministrativeDivision", Derivation.REFERENCE, is_iri=True, source=source)
            label = Fact("rdfs:label", found.name, Derivation.REFERENCE, language="zh", source=source)
            yield from (Relation(path, fact) for fact in (kind, label, *facts))


def _place(code: str, on: date | None) -> Place | None:
    if code == NATION.key:
        return NATION
    if not code.isdigit():
        return None
    rows = coded(code, on) or coded(code)
    return as_place(rows[0]) if rows else None
