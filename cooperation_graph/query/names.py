"""From what a person types to the thing that is meant, and how it was matched."""

import unicodedata
from collections.abc import Callable, Collection, Iterator
from functools import partial
from itertools import groupby
from operator import itemgetter

from pyoxigraph import DefaultGraph, Literal, NamedNode

from .commitments import commitments, named
from .facts import Facts, HasStore, characters, local, node
from .values import Match, Named

# how a match is called, and the property whose literal it is; an earlier line wins over a later one
_NAMES = (
    ("exact", "rdfs:label"),
    ("exact", "dcterms:title"),
    ("prefLabel", "skos:prefLabel"),
    ("altLabel", "skos:altLabel"),
    ("altLabel", "cg:alias"),
    ("altLabel", "cg:printedName"),
    ("code", "cg:divisionCode"),
    ("number", "cg:documentNumber"),
)

# parts of the reading that carry labels without being things of the world
_PARTS = frozenset(
    node(f"cg:{name}").value
    for name in ("Measure", "TimeExpression", "Target", "Evidence", "SourceText", "Finding", "Commitment")
) | {node("skos:Concept").value, node("skos:ConceptScheme").value}

_BRACKETS = str.maketrans("〔［【﹝(（〕］】﹞)）", "[[[[[[]]]]]]")


def fold(name: str) -> str:
    """Return a name as names are compared: without blanks, of one width, brackets alike.

    >>> fold("沈政发〔2009〕１号") == fold("沈政发[2009] 1号")
    True
    """
    folded = unicodedata.normalize("NFKC", name).casefold().translate(_BRACKETS)
    return "".join(folded.split())


def matches(dataset: HasStore, asked: str, fits: Callable[[str], bool] = bool) -> tuple[Match, ...]:
    """Return the things that a name, number, code or IRI means equally well; () if nothing is called so.

    Whole names win over parts of names; a name as printed wins over a full name, and that over a further name. Only
    IRIs that `fits` takes are looked at.
    """
    facts = Facts(dataset)
    # what is no UTF-8 on the command line comes as halves of characters, which no name holds
    asked = asked.encode("utf-8", "replace").decode()
    for find in (_by_iri, partial(_exactly, fits=fits), _folded, _by_part):
        fitting = {iri: by for iri, by in find(facts, asked).items() if fits(iri)}
        if fitting:
            how = min(fitting.values(), key=_HOW.index)
            best = sorted(iri for iri, by in fitting.items() if by == how)
            return tuple(Match(asked, named(facts, iri), how) for iri in _once(facts, best))
    return ()


def _once(facts: Facts, found: list[str]) -> list[str]:
    """Return the IRIs, each document that is a notice held here as that notice."""
    return list(dict.fromkeys((facts.subjects("owl:sameAs", iri) or [iri])[0] for iri in found))


_HOW = ("iri", "exact", "prefLabel", "altLabel", "code", "number", "path", "words", "short", "part")


def _by_iri(facts: Facts, asked: str) -> dict[str, str]:
    iri = asked.strip("<>")
    try:
        known = ":" in iri and any(facts.store.quads_for_pattern(NamedNode(iri), None, None, DefaultGraph()))
    except ValueError:  # a name with a colon in it
        return {}
    return {iri: "iri"} if known else {}


def _exactly(facts: Facts, asked: str, fits: Callable[[str], bool]) -> dict[str, str]:
    """Ask the index of the store, which costs the same in a dataset of any size, and no further than the best name."""
    found: dict[str, str] = {}
    for how, names in groupby(_NAMES, key=itemgetter(0)):
        for _, name in names:
            for literal in (Literal(asked), Literal(asked, language="zh"), Literal(asked, language="en")):
                for quad in facts.store.quads_for_pattern(None, node(name), literal, DefaultGraph()):
                    _put(facts, found, characters(quad.subject), how)
        if any(map(fits, found)):
            break
    return found


def _folded(facts: Facts, asked: str) -> dict[str, str]:
    wanted, found = fold(asked), dict[str, str]()
    for how, label, iri in _labels(facts):
        folded = fold(label)
        if folded == wanted:
            _put(facts, found, iri, how)
        elif folded[:-1] == wanted and folded[-1:] in _LEVELS and iri not in found:
            _put(facts, found, iri, "short")
    return found


# 铁岭 for 铁岭市
_LEVELS = frozenset("省市县区州盟旗镇乡")


def _by_part(facts: Facts, asked: str) -> dict[str, str]:
    wanted, found = fold(asked), dict[str, str]()
    for _, label, iri in _labels(facts):
        if wanted and wanted in fold(label):
            _put(facts, found, iri, "part")
    return found


def _labels(facts: Facts) -> Iterator[tuple[str, str, str]]:
    for how, name in _NAMES:
        for iri, label in facts.pairs(name):
            yield how, label, iri


def _put(facts: Facts, found: dict[str, str], iri: str, how: str) -> None:
    """Note a match, the agent in place of a responsibility, unless a better one is noted."""
    iri = facts.value(iri, "cg:agent") or iri
    if iri not in found and _PARTS.isdisjoint(facts.objects(iri, "rdf:type")):
        found[iri] = how


def matching_commitments(dataset: HasStore, asked: str, notices: Collection[str] = ()) -> tuple[Match, ...]:
    """Return the commitments of that number, or with those words in the heading or else in a measure."""
    facts, wanted = Facts(dataset), fold(asked)
    tasks = commitments(dataset, notices)
    by_path = [task for task in tasks if wanted in (fold(task.path), fold(task.label), fold(local(task.iri)))]
    if by_path:
        return tuple(Match(asked, Named(task.iri, task.label, task.heading), "path") for task in by_path)
    words = [fold(word) for word in asked.split()]
    for texts in (_heading, _measures):
        found = [task for task in tasks if all(word in fold(texts(facts, task.iri)) for word in words)]
        if found:
            return tuple(Match(asked, Named(task.iri, task.label, task.heading), "words") for task in found)
    return ()


def _heading(facts: Facts, iri: str) -> str:
    return facts.text(iri, "cg:heading", "zh") or ""


def _measures(facts: Facts, iri: str) -> str:
    return "\n".join(facts.text(each, "rdfs:label", "zh") or "" for each in facts.objects(iri, "cg:hasMeasure"))


def alike(dataset: HasStore, asked: str) -> tuple[str, ...]:
    """Return up to three names of the dataset that look like the one asked for, to be offered in its place."""
    import difflib

    facts = Facts(dataset)
    known = {label for _, label, iri in _labels(facts) if _is_thing(facts, iri)}
    known |= {name for task in commitments(dataset) for name in (task.heading, task.label)}
    folded = {fold(name): name for name in sorted(known)}
    return tuple(folded[near] for near in difflib.get_close_matches(fold(asked), folded, 3, 0.5))


def _is_thing(facts: Facts, iri: str) -> bool:
    return _PARTS.isdisjoint(facts.objects(iri, "rdf:type"))
