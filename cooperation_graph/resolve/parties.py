"""The parties of measures matched to entities: 我市, 对方 and the like mean places that the notice names."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from ..model import Commitment, Derivation, Fact, Kind, Measure, Party, Relation, Span
from .collectives import is_collective
from .divisions import Place, place
from .matched import UNRESOLVED, Around, Matched, place_match
from .matching import match
from .names import Name
from .things import landmarks, regions


class Parties(Struct, frozen=True):
    """What the parties of a notice's measures stand for, by the name under which a measure has them."""

    by_name: dict[str, Matched]
    linked: tuple[Matched, ...]  # those whose place in the text was not matched before
    unlinked: tuple[Matched, ...]  # entities that no place of the text names by themselves: both cities in 两市
    unknown: dict[str, Span]  # names that stand for nothing known, where they stand
    renamed: dict[str, str]  # names under which measures know an entity that bears another

    def named(self, commitment: Commitment) -> Commitment:
        """Return a commitment whose parties bear the names of their entities."""
        if not self.renamed:
            return commitment
        measures = tuple([self._measure(each) for each in commitment.measures])
        return commitment if measures == commitment.measures else replace(commitment, measures=measures)

    def _measure(self, each: Measure) -> Measure:
        everyone = (*each.actors, *each.beneficiaries, *each.places)
        if self.renamed.keys().isdisjoint([party.name for party in everyone]):
            return each
        sides = (self._parties(each.actors), self._parties(each.beneficiaries), self._parties(each.places))
        return replace(each, actors=sides[0], beneficiaries=sides[1], places=sides[2])

    def _parties(self, those: tuple[Party, ...]) -> tuple[Party, ...]:
        return tuple(self._party(each) for each in those)

    def _party(self, each: Party) -> Party:
        label = self.renamed.get(each.name)
        return replace(each, name=label) if label is not None else each


def parties(
    measures: Iterable[Measure], matched: Iterable[Matched], others: Iterable[Matched], around: Around
) -> Parties:
    """Return what the parties of the measures stand for; `others` are entities that have no place of their own."""
    by_span = {each.name.span: each for each in matched}
    by_name = _by_name((*by_span.values(), *others))
    own = around.setting.place
    if own and own.name not in by_name:
        by_name[own.name] = place_match(_name(own.name, Span(0, 0), Kind.ADMINISTRATIVE_DIVISION), own, around.setting)
    linked: dict[Span, Matched] = {}
    unlinked: dict[str, Matched] = {}
    unknown: dict[str, Span] = {}
    borne: dict[str, None] = {}
    for party, span, alone in _every(measures):
        borne[party.name] = None
        found = by_span.get(party.span) if party.span and alone else None
        found = found or by_name.get(party.name) or _known(party, span, around)
        if found is None:
            unknown.setdefault(party.name, span)
            continue
        by_name.setdefault(party.name, found)
        if party.span and alone and party.span not in by_span:
            linked.setdefault(party.span, _linked(found, party, party.span))
        elif found.name.span not in by_span:
            unlinked.setdefault(found.path, found)
    named = {each.path for each in (*by_span.values(), *linked.values())}
    return Parties(
        by_name,
        tuple(linked.values()),
        tuple(each for each in unlinked.values() if each.path not in named),
        unknown,
        {name: by_name[name].label for name in borne if name in by_name and by_name[name].label != name},
    )


def _by_name(matched: Iterable[Matched]) -> dict[str, Matched]:
    """Return the matches by every name that they bear; the first match of a name is the one that counts."""
    found: dict[str, Matched] = {}
    for each in matched:
        if each.subclass != UNRESOLVED:
            for text in (each.label, each.name.text, each.name.full, each.canonical):
                if text:
                    found.setdefault(text, each)
    return found


def _every(measures: Iterable[Measure]) -> Iterator[tuple[Party, Span, bool]]:
    """Yield each party with a span that stands for it, and whether it has that span for itself."""
    for each in measures:
        everyone = (*each.actors, *each.beneficiaries, *each.places)
        if len(everyone) == 1:  # most measures
            yield everyone[0], everyone[0].span or each.span, True
            continue
        names: dict[Span | None, set[str]] = {}
        for party in everyone:
            names.setdefault(party.span, set()).add(party.name)
        for party in everyone:
            yield party, party.span or each.span, len(names[party.span]) == 1


def _name(text: str, span: Span, kind: Kind) -> Name:
    return Name(span, kind, text, text)


def _known(party: Party, span: Span, around: Around) -> Matched | None:
    """Return what a name stands for that no mention bears: a division, a region, a group."""
    setting = around.setting
    found = place(party.name, setting.on, setting.place)
    if isinstance(found, Place):
        return place_match(_name(party.name, span, Kind.ADMINISTRATIVE_DIVISION), found, setting)
    kind = Kind.REGION if party.name in regions() else None
    if party.name in landmarks():
        kind = Kind(landmarks()[party.name].kind)
    if kind is None and (is_collective(party.name) or party.name.endswith(_GROUPS)):
        kind = Kind.COLLECTIVE_AGENT
    return match(_name(party.name, span, kind), around) if kind else None


# 沈阳市政府驻外办事机构: the word for what they are, and not the name of one
_GROUPS = ("部门", "机构", "单位", "机关")


def _linked(found: Matched, party: Party, span: Span) -> Matched:
    """Return the match of a party for the place where it stands."""
    how = found.how if found.name.text == party.name else f"{party.name} understood, {found.how}"
    return found.at(replace(found.name, span=span), how, Derivation.RESOLVED)


def unknown_parties(found: Parties, around: Around) -> Iterator[Relation]:
    """Yield that an unmatched party is a name without an entity."""
    for name, span in found.unknown.items():
        subject = around.setting.iri("unresolved", name)
        yield Relation(subject, Fact("rdf:type", f"cg:{UNRESOLVED}", Derivation.STATED, is_iri=True, span=span))
        yield Relation(subject, Fact("rdfs:label", name, Derivation.STATED, language="zh", span=span))
