"""What a name stands for, and the matches that every kind of name may come to: a place, or nothing known."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from .. import iri
from ..model import Derivation, Fact, Finding, Kind
from ..reasons import Reason, told
from .bodies import Body
from .divisions import NATION, Match, Outdated, Place, Several, parent
from .documents import Documents
from .names import Name
from .setting import Setting
from .things import Landmark, Region

UNRESOLVED = "UnresolvedName"


class Matched(Struct, frozen=True, gc=False):
    """A name and what it stands for."""

    name: Name
    path: str
    kind: Kind
    label: str
    how: str
    derivation: Derivation = Derivation.STATED
    subclass: str | None = None
    canonical: str | None = None
    resolved: bool = True
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()
    place: Place | None = None  # itself, or whose body it is
    body: Body | None = None
    row: Region | Landmark | None = None

    def at(self, name: Name, how: str | None = None, derivation: Derivation | None = None) -> "Matched":
        """Return the same match for another place where it stands; what is odd about it was told at the first."""
        return replace(
            self,
            name=name,
            how=self.how if how is None else how,
            derivation=self.derivation if derivation is None else derivation,
            findings=(),
        )


class Around(Struct, frozen=True):
    """What the other names of the notice say about a name."""

    setting: Setting
    documents: Documents
    longer: dict[Kind, dict[str, str]] = {}
    near: frozenset[str] = frozenset()  # codes of the divisions named, of their prefectures and provinces


def unmatched(name: Name, why: Reason, several: Match, setting: Setting) -> Matched:
    """Return a name that stands for itself, with the finding that says why."""
    code = "ambiguous" if isinstance(several, Several) else "unresolved"
    values = (*why.values, ("candidates", _candidates(several, setting)))
    finding = Finding(name.span, code, why.text, values if "{candidates}" in why.text else why.values, name.full)
    how = told(*why)["en"].removesuffix(": ")
    if name.restored:
        how = f"{how}; {name.text} restored to {name.full}"
    path = setting.iri("unresolved", name.full)
    return Matched(name, path, name.kind, name.full, how, subclass=UNRESOLVED, resolved=False, findings=(finding,))


def _candidates(several: Match, setting: Setting) -> str:
    if not isinstance(several, Several | Outdated):
        return ""
    listed = []
    for each in several.candidates:
        above = parent(Place(each.code, each.name, "县", each), setting.on)
        period = f" {each.valid_from}–{each.valid_to}" if isinstance(several, Outdated) else ""
        listed.append(f"{each.code} {above.name if above else ''}{each.name}{period}")
    return ", ".join(listed)


def place_match(name: Name, found: Place, setting: Setting, how: str = "") -> Matched:
    """Return a name matched to a place."""
    stated = name.text == found.name and not how
    row = f"divisions.csv {found.key}" if found.division else "no list of divisions has it"
    how = how or (f"{row}" if stated or found.name == found.key else f"{found.name} named {name.text}, {row}")
    return Matched(
        name,
        iri.path("place", found.key),
        Kind.ADMINISTRATIVE_DIVISION,
        found.name,
        how,
        Derivation.STATED if stated else Derivation.RESOLVED,
        canonical=found.name if found.division or found is NATION else None,
        facts=tuple(place_facts(found, setting)),
        place=found,
    )


def place_facts(found: Place, setting: Setting) -> Iterable[Fact]:
    """Yield the code of a division and the division around it."""
    if found.division is None:
        return
    source = f"divisions.csv {found.key}"
    yield Fact("cg:divisionCode", found.key, Derivation.REFERENCE, source=source)
    above = parent(found, setting.on)
    if above:
        yield Fact("cg:locatedIn", iri.path("place", above.key), Derivation.REFERENCE, is_iri=True, source=source)
