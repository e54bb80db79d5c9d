"""What bodies are called where one printed name stands for several of them."""

from collections import Counter
from collections.abc import Iterable

from ..iri import BASE
from .commitments import notice_at
from .facts import Facts, HasStore
from .values import Named

__all__ = ["told_apart"]


def told_apart(dataset: HasStore, bodies: Iterable[Named]) -> dict[str, str]:
    """Return another name for each of these bodies that shares its printed name with another of them, by IRI.

    市财政局 of two cities become 云川市财政局 and 丹浦市财政局; what has no full name, or shares that too, says the
    place or the notice in which it stands: 有关部门（云政发〔2016〕8号）.
    """
    known = dict.fromkeys(bodies)
    printed: dict[str, dict[str, Named]] = {}
    for body in known:
        printed.setdefault(body.label, {})[body.iri] = body
    shared = {iri: body for each in printed.values() if len(each) > 1 for iri, body in each.items()}
    full = Counter({body.iri: body.full_name for body in known if body.full_name}.values())
    facts = Facts(dataset)
    return {
        iri: body.full_name if body.full_name and full[body.full_name] == 1 else f"{body.label}（{_where(facts, iri)}）"
        for iri, body in shared.items()
    }


def _where(facts: Facts, iri: str) -> str:
    """Return the place, or else the notice, that the IRI of a body names."""
    key = iri.removeprefix(f"{BASE}id/").partition("/")[2].rpartition("/")[0]
    place = facts.text(f"{BASE}id/place/{key}", "rdfs:label", "zh")
    if place:
        return place
    notice = notice_at(facts, f"{BASE}id/notice/{key}")
    return notice.number or notice.title
