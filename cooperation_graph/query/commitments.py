"""Who must do what: commitments and the bodies named for them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from .facts import Facts, HasStore, local, place_in_text
from .values import Assignment, Commitment, Named, Notice


def commitments(dataset: HasStore, within: Collection[str] = ()) -> tuple[Commitment, ...]:
    """Return the commitments of all notices, or of some, by date and number of the notice, then as the text goes."""
    facts = Facts(dataset)
    found = within or facts.of_class("cg:Notice")
    chosen = {iri: facts.objects(iri, "cg:hasCommitment") for iri in found}
    return tuple(_in_order(facts, chosen))


def _in_order(facts: Facts, chosen: Mapping[str, Collection[str]]) -> Iterator[Commitment]:
    """Yield the chosen commitments of each notice."""
    for notice in _by_date(facts, chosen):
        for iri in sorted(chosen[notice.iri], key=lambda iri: (facts.number(iri, "cg:ordinal") or 0, iri)):
            yield commitment_at(facts, iri, notice.iri)


def notices(dataset: HasStore) -> tuple[Notice, ...]:
    """Return the notices in order of their date, then of their number."""
    facts = Facts(dataset)
    return tuple(_by_date(facts, facts.of_class("cg:Notice")))


def _by_date(facts: Facts, found: Iterable[str]) -> list[Notice]:
    held = [notice_at(facts, iri) for iri in found]
    return sorted(held, key=lambda each: (each.issued or "", each.number or "", each.iri))


def notice_at(facts: Facts, iri: str) -> Notice:
    """Return the notice of that IRI."""
    title = facts.text(iri, "dcterms:title", "zh")
    number = facts.value(iri, "cg:documentNumber")
    issuers = tuple(named(facts, body) for body in facts.objects(iri, "cg:issuedBy"))
    text = facts.value(iri, "cg:sourceText")
    if number is None and title and text and _shares_title(facts, iri, title):
        title = f"{title}（{local(text)[:_DIGEST]}）"
    return Notice(iri, title or number or local(iri), number, facts.value(iri, "dcterms:issued"), issuers, text)


_DIGEST = len("sha256-") + 8  # as it begins in their IRIs


def _shares_title(facts: Facts, iri: str, title: str) -> bool:
    """Return whether another notice has the same title; the digests of their texts then tell them apart."""
    return any(facts.matching(each, "rdf:type", "cg:Notice") for each in facts.titled(title) if each != iri)


def commitment_at(facts: Facts, iri: str, notice: str | None = None) -> Commitment:
    """Return the commitment of that IRI."""
    path = facts.value(iri, "cg:path") or local(iri)
    assigned = [_assignment(facts, iri, each) for each in facts.parts(iri, "cg:hasResponsibility")]
    return Commitment(
        iri,
        notice or facts.value(iri, "cg:inNotice") or "",
        path,
        facts.value(iri, "cg:pathLabel") or path,
        facts.number(iri, "cg:ordinal") or 0,
        facts.text(iri, "cg:heading", "zh") or "",
        _STATES.get(local(facts.value(iri, "cg:responsibilityState") or ""), "none_stated"),
        tuple(sorted(assigned, key=_reading_order)),
    )


_STATES = {"stated": "stated", "noneStated": "none_stated", "truncated": "truncated"}


def _assignment(facts: Facts, commitment: str, iri: str) -> Assignment:
    return Assignment(
        iri,
        commitment,
        local(facts.value(iri, "cg:role") or "responsible"),
        facts.value(iri, "cg:roleWord") or "",
        facts.number(iri, "cg:position") or 0,
        named(facts, facts.value(iri, "cg:agent") or iri, facts.text(iri, "cg:printedName", "zh")),
    )


def _reading_order(each: Assignment) -> tuple[int, int, int]:
    start, end, _ = place_in_text(each.iri)
    return start, end, each.position


def named(facts: Facts, iri: str, printed: str | None = None) -> Named:
    """Return a thing with its names; `printed` is what the notice calls it at the place in question."""
    label = printed or facts.text(iri, "rdfs:label", "zh") or facts.text(iri, "dcterms:title", "zh") or local(iri)
    full = facts.text(iri, "skos:prefLabel", "zh")
    return Named(iri, label, full, bool(facts.matching(iri, "rdf:type", "cg:CollectiveAgent")))


def leads(
    dataset: HasStore,
    *,
    bodies: Collection[str] = (),
    role: str | None = None,
    places: Collection[str] = (),
    within: Collection[str] = (),
) -> tuple[Commitment, ...]:
    """Return the commitments with who leads and who helps; each filter leaves only what it names.

    `bodies` with `role` asks for any of these bodies in that role; `places` for what concerns, serves or happens at
    one of these places or is assigned to a body of it; `within` for the commitments of these notices.
    """
    facts = Facts(dataset)
    found = [*(_assigned_to(facts, bodies, within) if bodies else commitments(dataset, within))]
    if bodies or role:
        found = [task for task in found if any(_fits(part, bodies, role) for part in task.assignments)]
    if places:
        there = {commitment for place in places for commitment in _at_place(facts, place)}
        found = [task for task in found if task.iri in there]
    return tuple(found)


def _assigned_to(facts: Facts, bodies: Collection[str], within: Collection[str]) -> Iterator[Commitment]:
    """Yield the commitments in which one of these bodies is named, without a look at any other."""
    chosen: dict[str, set[str]] = {}
    for body in bodies:
        for part in facts.subjects("cg:agent", body):
            for iri in facts.subjects("cg:hasResponsibility", part):
                for notice in facts.subjects("cg:hasCommitment", iri):
                    if not within or notice in within:
                        chosen.setdefault(notice, set()).add(iri)
    return _in_order(facts, chosen)


def _fits(part: Assignment, bodies: Collection[str], role: str | None) -> bool:
    return (not bodies or part.body.iri in bodies) and (role is None or part.role == role)


def _at_place(facts: Facts, place: str) -> set[str]:
    """Return the commitments that name a place, or whose measures, or whose bodies' jurisdiction, do."""
    found = {*facts.subjects("cg:concerns", place), *facts.subjects("cg:beneficiary", place)}
    for measure in (*facts.subjects("cg:place", place), *facts.subjects("cg:beneficiary", place)):
        found.update(facts.subjects("cg:hasMeasure", measure))
    for body in facts.subjects("cg:jurisdiction", place):
        for part in facts.subjects("cg:agent", body):
            found.update(facts.subjects("cg:hasResponsibility", part))
    return found


class Section(NamedTuple):
    """Where a commitment stands in its notice, and its printed number."""

    begin: int
    end: int
    label: str


def sections(dataset: HasStore | Facts, notice: str) -> list[Section]:
    """Return where each commitment of a notice begins and ends, and its printed number."""
    facts = dataset if isinstance(dataset, Facts) else Facts(dataset)
    return sorted(
        Section(
            facts.number(task, "cg:begins") or 0,
            facts.number(task, "cg:ends") or 0,
            facts.value(task, "cg:pathLabel") or "",
        )
        for task in facts.objects(notice, "cg:hasCommitment")
    )


def section_at(found: list[Section], start: int) -> str | None:
    """Return the printed number of the commitment in which a character stands, None outside of them all."""
    around = [each.label for each in found if each.begin <= start < each.end]
    return around[-1] if around else None
