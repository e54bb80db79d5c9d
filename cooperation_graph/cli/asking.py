"""From what was typed to what is meant; how a name was matched is said on standard error."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from ..errors import NotFoundError, UsageError
from ..query import Facts, HasStore, Match, alike, matches, matching_commitments, notices
from ..query.names import fold
from .endpoints import address_of
from .language import say
from .options import ROLES
from .output import Table, note

if TYPE_CHECKING:
    from pyoxigraph import Store

SHOWN = 8
"""Candidates named in a complaint about an ambiguous name."""


class Quads(NamedTuple):
    """Statements to be asked, without the folder they come from."""

    store: "Store"


def opened(path: Path, *, whole: bool = False) -> HasStore:
    """Return the dataset in a folder, behind an endpoint, or the one that a single notice makes.

    Of a folder no more is loaded than the questions need, unless all of it will be read.
    """
    if address := address_of(path):
        from ..dataset.endpoint import Endpoint

        return cast("HasStore", Endpoint(address))  # its store answers all that is asked of one here
    is_notice = str(path) == "-" or (not path.is_dir() and (path.exists() or path.suffix))
    if not is_notice:
        from ..dataset import open_dataset

        data = open_dataset(path)
        return data if whole else data.lookup
    from pyoxigraph import RdfFormat, Store

    from ..pipeline import read_notice
    from ..rdf import n_quads

    store = Store()
    store.bulk_load(n_quads(read_notice(path)), format=RdfFormat.N_QUADS, lenient=True)
    return Quads(store)


def bodies_called(data: HasStore, asked: str | None) -> frozenset[str]:
    """Return the bodies that a name means: all of them where several places have one of that name."""
    return _meant(data, asked, _is_agent)


def places_called(data: HasStore, asked: str | None) -> frozenset[str]:
    """Return the places that a name means."""
    return _meant(data, asked, _is_place)


def _is_agent(iri: str) -> bool:
    return any(f"/id/{kind}/" in iri for kind in ("org", "collective", "unresolved", "enterprise"))


def _is_place(iri: str) -> bool:
    return any(f"/id/{kind}/" in iri for kind in ("place", "region", "zone", "site", "collective", "unresolved"))


def _meant(data: HasStore, asked: str | None, fits: Callable[[str], bool]) -> frozenset[str]:
    if asked is None:
        return frozenset()
    found = matches(data, asked, fits)
    if not found:
        raise unknown(data, asked)
    for match in found:
        tell(match)
    return frozenset(match.found.iri for match in found)


def one_meant(data: HasStore, asked: str) -> Match:
    """Return the one thing or commitment that was asked for, or complain with what it could have been."""
    found = matching_commitments(data, asked) if _looks_like_a_number(asked) else ()
    found = found or matches(data, asked) or matching_commitments(data, asked)
    if not found:
        raise unknown(data, asked)
    if len(found) > 1:
        names = "、".join(
            f"{match.found.full_name or match.found.label} <{match.found.iri}>" for match in found[:SHOWN]
        )
        raise UsageError(say("ambiguous", asked=asked, count=len(found), names=names))
    tell(found[0])
    return found[0]


def _looks_like_a_number(asked: str) -> bool:
    return any(char.isdigit() or char in "一二三四五六七八九十" for char in asked) and len(asked) <= 12


def tell(match: Match) -> None:
    """Say what a name was taken for, and how."""
    names = dict.fromkeys(name for name in (match.found.label, match.found.full_name) if name)
    note(say("matched", asked=match.asked, name=" ".join(names), how=say(f"how.{match.how}")))


def unknown(data: HasStore, asked: str) -> NotFoundError:
    """Return the complaint that nothing is called so, with names that look alike."""
    near = alike(data, asked)
    return NotFoundError(say("unknown", asked=asked) + (say("did_you_mean", guess=" | ".join(near)) if near else ""))


def known_role(asked: str | None) -> str | None:
    """Return the role that a word in either language names."""
    return None if asked is None else known_among(asked, ROLES, "role")


def say_both(key: str) -> tuple[str, str]:
    """Return a message in both languages."""
    from .messages import MESSAGES

    return MESSAGES[key]


def guess(asked: str, known: Collection[str]) -> str:
    """Return "did you mean" with the names that look alike, or nothing."""
    import difflib

    near = difflib.get_close_matches(asked, sorted(known), 3, 0.5)
    return say("did_you_mean", guess=" | ".join(near)) if near else ""


def notices_called(data: HasStore, asked: Sequence[str]) -> frozenset[str]:
    """Return the notices of these numbers, or where none has the number with these words in their titles."""
    return frozenset(iri for name in asked for iri in _of_number(data, name) or _titled(data, name))


def _of_number(data: HasStore, asked: str) -> list[str]:
    """Return the notice of that number or IRI, without a look at what else is said of notices."""
    facts, wanted = Facts(data), fold(asked)
    found = {iri for iri, number in facts.pairs("cg:documentNumber") if fold(number) == wanted} | {asked}
    return [iri for iri in facts.of_class("cg:Notice") if iri in found]


def _titled(data: HasStore, asked: str) -> list[str]:
    held = notices(data)
    found = [each.iri for each in held if fold(asked) in fold(each.title)]
    if not found:
        raise NotFoundError(say("unknown", asked=asked) + guess(asked, [each.number or each.title for each in held]))
    return found


def some(table: Table) -> Table:
    """Return the rows if there are any; an empty answer is exit code 4, not an empty table."""
    if not table.rows:
        raise NotFoundError(say("nothing"))
    return table


def one_body(data: HasStore, asked: str) -> str:
    """Return the one body that a name means."""
    found = sorted(bodies_called(data, asked))
    if len(found) > 1:
        raise UsageError(say("ambiguous", asked=asked, count=len(found), names="、".join(found[:SHOWN])))
    return found[0]


def known_among(asked: str, known: Collection[str], messages: str) -> str:
    """Return the name of a closed set that a word in either language means."""
    for name in known:
        if asked.casefold() in (name, *say_both(f"{messages}.{name}")):
            return name
    raise UsageError(say("unknown_word", name=asked, known=" | ".join(known)) + guess(asked, known))
