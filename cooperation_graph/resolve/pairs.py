"""Who helps whom: pairs of places under 帮扶, 支援 and 合作, read from the words between their names."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from ..model import Derivation, Fact, Kind, Relation, Unparsed
from ..reasons import because
from ..text import View
from .divisions import Place, place
from .matched import Matched
from .setting import Setting

_LEADING = ("分别", "共同", "负责", "对口", "结对")
_HELP, _PAIRED = "帮扶|支援|援助|支持协助|帮助扶持", "结对合作|结对|对口合作|对口协作"
_BARE_VERB = re.compile(f"{_HELP}|{_PAIRED}")
_VERB = re.compile(f"(?:{'|'.join(_LEADING)})*(?P<help>{_HELP})|(?P<pair>{_PAIRED})")
_HELPS = re.compile(_HELP)
# 分别与白石县、临河县|建立消费帮扶结对关系: the words name the tie, and the places stand before them
_TIE = re.compile(
    rf"(?:建立|结成|结为|缔结|形成)[^，。；\n与]{{0,12}}?(?:{_HELP}|结对|协作|合作)[^，。；\n]{{0,6}}?(?:关系|对子|机制)"
)
# 青岚县、云川县|分别与|白石县、临河县
_WITH = re.compile("(?P<modal>[要应将须已可])?(?P<each>分别|各自)?[与同跟和]$")
_WITHIN = ("与", "同", "跟")
# 我市对阜新市的对口帮扶: what may stand between the place helped and the verb
_OF = re.compile("(?:的|进行|开展|实施|给予|提供)?(?:全面|重点)?(?:对口|结对)?$")
_BETWEEN = re.compile(r"(?:[、，]|和|与|及|以及)?(?:[^、，。；]{0,2}(?:两|三|四|[2-9])[省市县区])?$")
_OWN = re.compile("[我本](?P<level>自治区|自治州|省|市|县|区|州|盟|旗)(?!场)")


class _Spot(Struct, frozen=True):
    """A place where it stands in the cleaned text."""

    start: int
    end: int
    path: str


class Pairs(Struct, frozen=True):
    """Who helps whom, and the words that do not say which of several places goes with which."""

    relations: tuple[Relation, ...] = ()
    unparsed: tuple[Unparsed, ...] = ()


_Side = tuple[_Spot, _Spot]


def pairs(view: View, matched: Iterable[Matched], setting: Setting) -> Pairs:
    """Return which place helps which, and which are paired, with the words that say so."""
    verbs = (*_verbs(view.text), *_TIE.finditer(view.text))
    spots = _spots(view, matched, setting) if verbs else []
    relations: list[Relation] = []
    open_: list[Unparsed] = []
    for verb in verbs:
        sides = _tied(view.text, spots, verb) if verb.re is _TIE else _sides(view.text, spots, verb)
        if sides is None:
            why = because("does not say which of the places goes with which")
            open_.append(Unparsed(view.span(*verb.span()), verb.group(), why.text))
            continue
        for giver, taker in sides:
            name = "cg:assists" if _HELPS.search(verb.group()) else "cg:pairedWith"
            span = view.span(min(giver.start, taker.start), max(giver.end, taker.end, verb.end()))
            relations.append(Relation(giver.path, Fact(name, taker.path, Derivation.RESOLVED, is_iri=True, span=span)))
    return Pairs(tuple(relations), tuple(open_))


def _verbs(text: str) -> Iterator[re.Match[str]]:
    """Yield the verbs with the words that lead to them; verbs are looked for first, for those words are everywhere."""
    end = 0
    while (bare := _BARE_VERB.search(text, end)) and (verb := _VERB.search(text, _led(text, end, bare.start()))):
        yield verb
        end = verb.end()


def _led(text: str, first: int, verb: int) -> int:
    """Return where the words begin that lead to a verb."""
    while verb - 2 >= first and text[verb - 2 : verb] in _LEADING:
        verb -= 2
    return verb


def _spots(view: View, matched: Iterable[Matched], setting: Setting) -> list[_Spot]:
    found = [
        _Spot(*view.locate(each.name.span), each.path)
        for each in matched
        if each.kind in (Kind.ADMINISTRATIVE_DIVISION, Kind.REGION) and each.name.span.end
    ]
    for own in _OWN.finditer(view.text):
        place = setting.at(own["level"])
        if place:
            found.append(_Spot(own.start(), own.end(), f"place/{place.key}"))
    found = sorted(set(found), key=lambda each: (each.start, each.end))
    return sorted([*found, *_between(view.text, found, setting)], key=lambda each: (each.start, each.end))


# 阜新、朝阳、铁岭: between two places of a list even an ambiguous name is one
_ITEM = re.compile("[、和](?P<item>[一-鿿]{2,4})[、和]")


def _between(text: str, spots: list[_Spot], setting: Setting) -> Iterator[_Spot]:
    for before, after in pairwise(spots):
        item = _ITEM.fullmatch(text, before.end, after.start) if before.end < after.start else None
        found = place(item["item"], setting.on, setting.place) if item else None
        if item and isinstance(found, Place):
            yield _Spot(*item.span("item"), f"place/{found.key}")


def _sides(text: str, spots: list[_Spot], verb: re.Match[str]) -> list[_Side] | None:
    """Return giver and taker of one verb; 分别 pairs two lists of one length in their order, and no others."""
    takers = _after(text, spots, verb.end())
    givers = _before(text, spots, verb.start())
    each = "分别" in verb.group()
    if givers and takers:
        return _matched(givers, takers, each=each) if each else _all(givers, takers)
    if givers and _WITH.search(text, max(0, givers[0].start - 4), givers[0].start):
        return _tied(text, spots, verb)
    if verb["pair"] and len(givers) > 1:
        return _all(givers[:1], givers[1:])
    return list(_for(text, spots, verb))


def _tied(text: str, spots: list[_Spot], verb: re.Match[str]) -> list[_Side] | None:
    """Return the sides of 青岚县、云川县分别与白石县、临河县建立结对关系; None where nothing says who with whom."""
    takers = _before(text, spots, verb.start())
    if not takers:
        return []
    before = _WITH.search(text, max(0, takers[0].start - 4), takers[0].start)
    if before:
        givers = _before(text, spots, before.start())
    else:  # 青岚县与白石县: read as one list
        at = next((at for at in range(1, len(takers)) if text[takers[at].start - 1] in _WITHIN), len(takers))
        givers, takers = takers[:at], takers[at:]
    return _matched(givers, takers, each=bool(before and before["each"])) if givers and takers else []


def _matched(givers: list[_Spot], takers: list[_Spot], *, each: bool) -> list[_Side] | None:
    """Return the sides of two lists: one with all, or in their order where 分别 says so and they are of one length."""
    if 1 in (len(givers), len(takers)):
        return _all(givers, takers)
    return list(zip(givers, takers, strict=True)) if each and len(givers) == len(takers) else None


def _all(givers: list[_Spot], takers: list[_Spot]) -> list[_Side]:
    return [(giver, taker) for giver in givers for taker in takers]


def _for(text: str, spots: list[_Spot], verb: re.Match[str]) -> Iterator[tuple[_Spot, _Spot]]:
    """Yield the sides of 我市对阜新市的对口帮扶."""
    at = bisect_right(spots, verb.start(), key=lambda each: each.end) - 1
    if at < 0 or not _OF.fullmatch(text[spots[at].end : verb.start()]):
        return
    takers = _list_ending(text, spots, at)
    first = takers[0].start
    if text[first - 1 : first] != "对":
        return
    for giver in _before(text, spots, first - 1):
        yield from ((giver, taker) for taker in takers)


def _before(text: str, spots: list[_Spot], end: int) -> list[_Spot]:
    """Return the list of places that ends at a place in the text."""
    at = bisect_right(spots, end, key=lambda each: each.end) - 1
    if at < 0 or not _BETWEEN.fullmatch(text[spots[at].end : end]):
        return []
    return _list_ending(text, spots, at)


def _list_ending(text: str, spots: list[_Spot], at: int) -> list[_Spot]:
    found = [spots[at]]
    while at > 0 and spots[at - 1].end <= found[0].start and _is_gap(text[spots[at - 1].end : found[0].start]):
        at -= 1
        found.insert(0, spots[at])
    return found


def _after(text: str, spots: list[_Spot], start: int) -> list[_Spot]:
    """Return the list of places that begins at a place in the text."""
    at = bisect_left(spots, start, key=lambda each: each.start)
    if at == len(spots) or spots[at].start != start:
        return []
    found = [spots[at]]
    while at + 1 < len(spots) and _is_gap(text[found[-1].end : spots[at + 1].start]):
        at += 1
        found.append(spots[at])
    return found


def _is_gap(between: str) -> bool:
    return between in ("、", "和", "与", "及", "以及")
