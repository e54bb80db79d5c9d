"""From where to where: the ends of lines and projects, read from their names."""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ..model import Derivation, Fact, Kind
from .divisions import Place, place, prefix
from .heads import heads
from .matched import UNRESOLVED, Around, Matched, place_match
from .matching import match
from .names import Name

# 沈阳至阜新快速铁路, 沈阳地铁2号线至铁岭凡河新城的轻轨, 云川经白石至临河高速公路
_FROM_TO = re.compile(r"(?P<start>[^至到经、，]{2,20})(?:经[^至到]{2,20})?[至到](?P<end>[^至到、，]{2,30})$")
_LINE = re.compile("(?:[0-9一二三四五六七八九十]号线|铁路|高速|公路)$")


def endpoints(matched: Iterable[Matched], around: Around) -> tuple[tuple[Matched, ...], tuple[Matched, ...]]:
    """Return the matches with the ends of each project as facts, and the ends as entities of their own."""
    told = []
    ends: dict[str, Matched] = {}
    for each in matched:
        facts: list[Fact] = []
        if each.kind is Kind.INFRASTRUCTURE_PROJECT:
            for predicate, end in _ends(each, around):
                ends.setdefault(end.path, end)
                facts.append(Fact(predicate, end.path, Derivation.RESOLVED, is_iri=True, span=each.name.span))
        told.append(replace(each, facts=(*each.facts, *facts)) if facts else each)
    return tuple(told), tuple(ends.values())


def _ends(each: Matched, around: Around) -> Iterator[tuple[str, Matched]]:
    name = _FROM_TO.match(each.name.full)
    if name:
        yield "cg:from", _end(name["start"], each, around)
        yield "cg:to", _end(_without_head(name["end"]), each, around)


def _without_head(text: str) -> str:
    """Return the end of a line without the word for the line: 阜新 of 阜新快速铁路."""
    for head in heads(Kind.INFRASTRUCTURE_PROJECT):
        if text.endswith(head) and len(text) > len(head) + 1:
            return text.removesuffix(head).removesuffix("的")
    return text


def _end(text: str, of: Matched, around: Around) -> Matched:
    """Return what one end of a line is: a division, a zone, another line, or a name that stands for itself."""
    setting = around.setting
    name = Name(of.name.span, Kind.ADMINISTRATIVE_DIVISION, text, text)
    found = place(text, setting.on, setting.place)
    if isinstance(found, Place):
        return replace(place_match(name, found, setting), findings=())
    kind = Kind.INFRASTRUCTURE_PROJECT if _LINE.search(text) else None
    if text.endswith(heads(Kind.DEVELOPMENT_ZONE)):
        kind = Kind.DEVELOPMENT_ZONE
    if kind:
        return replace(match(replace(name, kind=kind), around), findings=())
    chained, length = prefix(text, setting.on, setting.place)
    if isinstance(chained, Place) and length == len(text):
        return replace(place_match(name, chained, setting), findings=())
    path = setting.iri("unresolved", text)
    return Matched(name, path, Kind.ADMINISTRATIVE_DIVISION, text, "end of a line", subclass=UNRESOLVED, resolved=False)
