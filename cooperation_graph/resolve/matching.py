"""Each name matched to an entity, by the table of its kind of thing, or left standing for itself."""

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from .. import iri
from ..model import Derivation, Fact, Finding, Kind
from ..reasons import Reason, because
from .bodies import Body, body, body_iri, canonical
from .collectives import collective
from .divisions import Match, Outdated, Place, Several, near_codes, place, prefix
from .documents import Documents
from .matched import Around, Matched, place_match, unmatched
from .names import Name
from .setting import Setting
from .stems import chained_places
from .things import Industry, Landmark, Region, longer_names, misprint, thing


def around_names(found: Iterable[Name], setting: Setting, documents: Documents) -> Around:
    """Return what the names of a notice say about each other; places decide what lies near."""
    those = tuple(found)
    around = Around(setting, documents, longer_names(those))
    divisions = {each.full: each for each in those if each.kind is Kind.ADMINISTRATIVE_DIVISION}
    places = (_division(each, around).place for each in divisions.values())
    return replace(around, near=near_codes([setting.place, *places]))


def with_chained(setting: Setting, found: Iterable[Name]) -> Setting:
    """Return the setting with the places that the names of the notice tell apart by what stands before them."""
    those = dict.fromkeys(each.full for each in found if each.kind in _OF_PLACES)
    return replace(setting, chained=chained_places(those, setting))


_OF_PLACES = (Kind.PUBLIC_BODY, Kind.ADMINISTRATIVE_DIVISION)


def match(name: Name, around: Around) -> Matched:
    """Return what a name stands for."""
    return MATCHERS[name.kind](name, around)


def match_all(found: Iterable[Name], around: Around, aliases: dict[str, Name]) -> tuple[Matched, ...]:
    """Return what each name stands for, in their order; `aliases` are names that the text gives to others."""
    known: dict[tuple[Kind, str], Matched] = {}
    matched = []
    for each in found:
        meant = aliases.get(each.full)
        asked = meant or each
        key = asked.kind, asked.full
        same = known.get(key)
        if same is None:
            same = known[key] = match(asked, around)
            if meant is None:
                matched.append(same if same.name is each else replace(same, name=each))
                continue
        matched.append(_again(same, each, alias=meant is not None))
    boards = {each.body.also: each for each in matched if each.body and each.body.also}
    return tuple(_signboards(matched, boards) if boards else matched)


def _signboards(matched: list[Matched], boards: dict[str, Matched]) -> Iterator[Matched]:
    """Yield the matches; a name that another body bears as its signboard means that body."""
    for each in matched:
        board = boards.get(each.name.full)
        if board and board.name is not each.name:
            how = f"signboard of {board.name.full}"
            yield board.at(each.name, how, Derivation.RESOLVED)
        else:
            yield each


def _again(same: Matched, name: Name, *, alias: bool) -> Matched:
    """Return the match of a name for another place where it stands."""
    if alias:
        how = f"{name.full} is given in the text as the short name of {same.name.full}, {same.how}"
        return same.at(name, how, Derivation.RESOLVED)
    if name.restored and not same.name.restored:
        return same.at(name, f"{same.how}; {name.text} restored to {name.full}")
    return same.at(name)


def _body(name: Name, around: Around) -> Matched:
    setting = around.setting
    found = body(name.full, setting)
    if name.restored and body(name.text, setting).printed_place:
        name = replace(name, full=name.text)  # 象州生态环境局 brings its own place, whatever its list elides
        found = body(name.text, setting)
    path, full = body_iri(found, setting), canonical(found, setting)
    how = found.how
    if name.restored:
        how = f"{how}; {name.text} restored to {name.full}"
    kind = Kind.ENTERPRISE if found.kind == "Enterprise" or _company(name.full, found) else Kind.PUBLIC_BODY
    if found.place is None:
        if kind is Kind.ENTERPRISE and not found.several:
            return _thing(replace(name, kind=kind), around)
        why = found.why or because("no place is printed, and the name may belong to more than one level")
        return unmatched(replace(name, kind=kind), why, found.several, setting)
    if kind is Kind.ENTERPRISE:
        path = iri.path("enterprise", found.place.key, found.key)
    return Matched(
        name,
        path,
        kind,
        found.name,
        how,
        Derivation.STATED if full and found.printed_place and full.endswith(name.text) else Derivation.RESOLVED,
        None if kind is Kind.ENTERPRISE else found.kind,
        full,
        facts=tuple(_body_facts(name, found, full, setting)),
        findings=tuple(_body_findings(name, found, full, setting)),
        place=found.place,
        body=found,
    )


def _enterprise(name: Name, around: Around) -> Matched:
    """Return what a company's name means: the company of a place, as where a task is assigned to it, or a name."""
    full = around.longer.get(name.kind, {}).get(name.full, name.full)
    found = body(full, around.setting)
    if found.place is None or not (found.kind == "Enterprise" or _company(full, found)):
        return _thing(name, around)
    matched = replace(_body(Name(name.span, name.kind, full, full), around), name=name, findings=())
    if full == name.full:
        return matched
    how = f"short for {full} in the same notice, {matched.how}"
    return replace(matched, how=how, derivation=Derivation.RESOLVED)


_COMPANY = ("公司", "集团", "银行")


def _company(full: str, found: Body) -> bool:
    return found.department is None and full.endswith(_COMPANY) and not full.endswith("人民银行")


def _body_facts(name: Name, found: Body, full: str | None, setting: Setting) -> Iterable[Fact]:
    row = found.department
    if found.place and (row is None or not row.vertical):
        yield Fact(
            "cg:jurisdiction", iri.path("place", found.place.key), Derivation.RESOLVED, is_iri=True, span=name.span
        )
    if row and full:
        in_use = setting.on is None or row.valid(setting.on)
        yield Fact("skos:prefLabel", full, Derivation.REFERENCE, language="zh", source=row.row)
        status = row.verification if in_use else "unverified"
        yield Fact("cg:verification", status, Derivation.REFERENCE, source=row.row)
    if row:
        for name_, value in (("cg:validFrom", row.valid_from), ("cg:validTo", row.valid_to)):
            if value:
                yield Fact(name_, value, Derivation.REFERENCE, source=row.row)
    if found.also:
        yield Fact("skos:altLabel", found.also, Derivation.STATED, language="zh", span=name.span)


def _body_findings(name: Name, found: Body, full: str | None, setting: Setting) -> Iterable[Finding]:
    row = found.department
    if found.ambiguous:
        meant = "、".join(each.full_name or each.key for each in found.ambiguous)
        yield _about(name, "ambiguous", because("may mean {names}", names=meant))
    elif row is None:
        unknown = because("no row of departments.csv knows it, so no full name is given")
        yield _about(name, "unverified", unknown)
    elif setting.on and not row.valid(setting.on):
        other = because(
            "{row} knows the name from {since} to {until}, not on {day}",
            row=row.row,
            since=row.valid_from or "…",
            until=row.valid_to or "…",
            day=setting.on,
        )
        yield _about(name, "unverified", other)
    elif full is None:
        differs = because("its full name differs from place to place ({row})", row=row.row)
        yield _about(name, "unverified", differs)
    elif row.verification != "verified":
        yield _about(name, "unverified", because("no source confirms the full name {full}", full=full))


def _about(name: Name, code: str, reason: Reason) -> Finding:
    return Finding(name.span, code, *reason, name=name.full)


def _division(name: Name, around: Around) -> Matched:
    setting = around.setting
    found: Match = place(name.full, setting.on, setting.place)
    if not isinstance(found, Place):
        found = setting.chained.get(name.full, found)
    if found is None:
        chained, length = prefix(name.full, setting.on, setting.place, whole=True)
        found = chained if length == len(name.full) else None
    if isinstance(found, Place):
        return place_match(name, found, setting)
    why = because("no list of divisions has this name")
    if isinstance(found, Several):
        why = because("more than one division has this name, and the issuer's place decides for none: {candidates}")
    if isinstance(found, Outdated):
        why = because("no division had this name on the day: {candidates}")
    return unmatched(name, why, found, setting)


def _collective(name: Name, around: Around) -> Matched:
    path, whose = collective(name.full, around.setting)
    facts = [Fact("cg:openSet", "true", Derivation.RESOLVED, datatype="xsd:boolean", span=name.span)]
    if whose:
        at = iri.path("place", whose.key)
        facts.append(Fact("cg:jurisdiction", at, Derivation.RESOLVED, is_iri=True, span=name.span))
    how = f"group of {whose.name}" if whose else "group known in this notice only"
    return Matched(name, path, name.kind, name.full, how, facts=tuple(facts), place=whose)


def _document(name: Name, around: Around) -> Matched:
    found = around.documents.find(name.full)
    if found is None:
        twice = because("the text gives this alias to more than one document")
        return unmatched(name, twice, None, around.setting)
    path, how = found
    derivation = Derivation.RESOLVED if how.startswith("alias") else Derivation.STATED
    return Matched(name, path, name.kind, around.documents.titles.get(path, name.full), how, derivation)


def _thing(name: Name, around: Around) -> Matched:
    setting = around.setting
    found = thing(name, around.longer.get(name.kind, {}), around.near, setting)
    row = found.row
    facts: list[Fact] = []
    findings: list[Finding] = []
    if isinstance(row, Industry):
        facts += _industry_facts(row, setting)
    elif name.kind is Kind.INDUSTRY and (odd := misprint(name.full)):
        words = because(
            "{verb} is a verb and {field} a field: no trade is so named; as printed it may be a misprint",
            verb=odd[0],
            field=odd[1],
        )
        findings.append(_about(name, "unverified", words))
    elif isinstance(row, Landmark):
        source = f"landmarks.csv {row.name}"
        if row.located_in:
            at = iri.path("place", row.located_in)
            facts.append(Fact("cg:locatedIn", at, Derivation.REFERENCE, is_iri=True, source=source))
        facts.append(Fact("cg:verification", row.verification, Derivation.REFERENCE, source=source))
        other = (each for each in row.also.split("|") if each and each != name.text)
        facts += [Fact("skos:altLabel", each, Derivation.REFERENCE, language="zh", source=source) for each in other]
        if row.disputed:
            findings.append(_about(name, "ambiguous", Reason(row.disputed)))
    elif isinstance(row, Region) and row.part_of:
        whole = iri.path("region", row.part_of)
        facts.append(Fact("cg:partOf", whole, Derivation.REFERENCE, is_iri=True, source=f"regions.csv {row.name}"))
    return Matched(
        name,
        found.path,
        name.kind,
        found.name,
        found.how,
        Derivation.RESOLVED if found.resolved else Derivation.STATED,
        canonical=row.name if isinstance(row, Region | Landmark) else None,
        facts=tuple(facts),
        findings=tuple(findings),
        row=row if isinstance(row, Region | Landmark) else None,
    )


_EDITIONS = (("2002", "2002-10", "2011-10"), ("2011", "2011-11", "2017-09"), ("2017", "2017-10", "9999"))


def _industry_facts(row: Industry, setting: Setting) -> Iterable[Fact]:
    """Yield the classes of the edition of GB/T 4754 in force on the day."""
    month = f"{setting.on:%Y-%m}" if setting.on else ""
    if any(edition == row.edition and start <= month <= end for edition, start, end in _EDITIONS):
        for code in row.codes.split("|"):
            source = f"industries.csv {row.name} ({row.source}, {row.match})"
            yield Fact("cg:industryCode", code, Derivation.REFERENCE, source=source)


MATCHERS: dict[Kind, Callable[[Name, Around], Matched]] = {
    Kind.PUBLIC_BODY: _body,
    Kind.COLLECTIVE_AGENT: _collective,
    Kind.ADMINISTRATIVE_DIVISION: _division,
    Kind.POLICY_DOCUMENT: _document,
    Kind.ENTERPRISE: _enterprise,
    **dict.fromkeys(
        (
            Kind.REGION,
            Kind.DEVELOPMENT_ZONE,
            Kind.TOURIST_SITE,
            Kind.INFRASTRUCTURE_PROJECT,
            Kind.INDUSTRY,
            Kind.PROGRAMME,
            Kind.PLANNED_EVENT,
            Kind.POPULATION_GROUP,
        ),
        _thing,
    ),
}
