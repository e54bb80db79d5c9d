"""The places that a notice speaks of, and where its text names them or points to them."""

import re
from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from ...lexicon import alternatives, hinted
from ...model import Kind, Mention, Mode, Outline, Party
from ...text import View

_PLACE = re.compile("^[一-鿿]{1,9}?(?:省|自治区|特别行政区|自治州|地区|盟|市|州|县|区|旗)")
_LEVEL = re.compile("(?:省|自治区|自治州|州|地区|盟|市|县|区|旗|镇|乡)$")
_LIMIT = 400
_PEOPLE = frozenset({Kind.POPULATION_GROUP, Kind.COLLECTIVE_AGENT})
_PLACES = frozenset({Kind.ADMINISTRATIVE_DIVISION, Kind.REGION})
_BODIES = re.compile("部门|单位|政府|机关|机构|企业|委员会|各")
# 两市, 对方, 各市, 到我市, 互为, 共同: words that point to somebody
CUES = re.compile(
    r"""(?P<other>对方)
      | (?P<both>两[省市县区地州]|双方)
      | (?P<each>各[市县区州](?!级))
      | [在到赴](?P<own>[我本][省市县区州])
      | 在(?P<short>.)(?=召开|举办|举行|设立)
      | (?P<together>互为|互相|相互|互派|互认|互访|联手|共同|联合|携手)
    """,
    re.VERBOSE,
)
CUE_WORDS = re.compile("[对两双各在到赴互相联共携](?=[方省市县区地州我本为相派认访互手同合]|.[召举设])")


class Named(NamedTuple):
    """A place in the text that names or points to somebody; `what` is place, group or the kind of cue."""

    start: int
    end: int
    name: str
    what: str


class Known(NamedTuple):
    """The places of a notice: the issuer's own, the one it mostly deals with, and where each is named."""

    own: str | None
    partner: str | None
    full: dict[str, str]
    places: tuple[Named, ...]
    regions: tuple[Named, ...]
    signs: tuple[Named, ...]  # places, groups of persons and cues, in reading order
    implicit: tuple[Party, ...]  # the actor where none is named


def known(view: View, outline: Outline, named: tuple[Mention, ...]) -> Known:
    """Return the places that a notice speaks of."""
    issuers = outline.masthead.issuers
    own = own_place(issuers[0].value) if issuers else None
    mentioned = [_located(view, each) for each in named if each.kind in _PLACES or each.kind in _PEOPLE]
    surfaces = Counter(each.name for each in mentioned if each.what != "group" and each.name)
    full = _forms(view.text, own, surfaces)
    places = _occurrences(view.text, full)
    groups = [each for each in mentioned if each.what == "group" and _BODIES.search(each.name) is None]
    cues = [_cue(match, match.lastgroup or "") for match in hinted(view.text, CUE_WORDS, CUES)]
    return Known(
        own,
        _partner(own, surfaces, full),
        full,
        tuple(places),
        tuple(each for each in mentioned if each.what == "region"),
        tuple(sorted([*groups, *cues, *places])),
        (Party(own, Mode.IMPLICIT),) if own else (),
    )


def _cue(match: re.Match[str], what: str) -> Named:
    return Named(*match.span(what), match[what], what)


def among(found: tuple[Named, ...], start: int, end: int) -> tuple[Named, ...]:
    """Return those that begin in a range."""
    if not found:
        return ()
    first = bisect_left(found, (start,))
    return found[first : bisect_left(found, (end,), first)]


def own_place(issuer: str) -> str:
    """Return the place of an issuer; the body itself where it names no place.

    >>> own_place("云川市人民政府办公室"), own_place("国务院")
    ('云川市', '国务院')
    """
    found = _PLACE.match(issuer)
    return found.group() if found else issuer


def _forms(text: str, own: str | None, surfaces: Counter[str]) -> dict[str, str]:
    """Return the full form of each name that the notice uses: 阜新 is 阜新市 where the text prints that too."""
    full = {name: _full(text, name) for name in list(surfaces)[:_LIMIT]}
    if own:
        full[own] = own
        if len(short := _LEVEL.sub("", own)) > 1:
            full[short] = own
    return full


def _full(text: str, name: str) -> str:
    if _LEVEL.search(name):
        return name
    return next((name + level for level in ("市", "县", "区", "省") if name + level in text), name)


def _occurrences(text: str, full: dict[str, str]) -> list[Named]:
    """Return where the text names a place, inside longer names too: 沈阳至阜新快速铁路."""
    if not full:
        return []
    pattern = re.compile(alternatives(full))
    return [Named(*match.span(), full[match.group()], "place") for match in pattern.finditer(text)]


def _partner(own: str | None, surfaces: Counter[str], full: dict[str, str]) -> str | None:
    """Return the place of the issuer's level that the notice names most often."""
    if own is None:
        return None
    count: Counter[str] = Counter()
    for name, number in surfaces.items():
        place = full.get(name, name)
        if place != own and place[-1] == own[-1]:
            count[place] += number
    return max(sorted(count), key=count.__getitem__, default=None)


_WHAT = {Kind.POPULATION_GROUP: "group", Kind.COLLECTIVE_AGENT: "group", Kind.REGION: "region"}


def _located(view: View, each: Mention) -> Named:
    """Return a mention by its place in the cleaned text."""
    start, end = view.locate(each.span)
    name = view.text[start:end].replace("\n", "").replace(" ", "")
    return Named(start, end, name, _WHAT.get(each.kind, "division"))
