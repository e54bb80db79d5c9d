"""Places printed inside names of bodies: 于洪区 in 于洪区政府, and the issuer's place in its name."""

from collections.abc import Iterable, Iterator

from ..model import Kind, Span
from ..text import View
from .matched import Matched, place_match
from .names import Name
from .setting import Setting


def inner_places(view: View, matched: Iterable[Matched], setting: Setting) -> tuple[Matched, ...]:
    """Return the places that stand at the beginning of names of bodies, where no name stands by itself."""
    those = tuple(matched)
    taken = {each.name.span for each in those}
    found = dict(_inner(view, those, setting))
    return tuple(each for span, each in found.items() if span not in taken)


def _inner(view: View, matched: tuple[Matched, ...], setting: Setting) -> Iterator[tuple[Span, Matched]]:
    for each in matched:
        if each.body and each.place and each.body.printed_place and each.name.full.startswith(each.name.text):
            span = _first(view, each.name.span, each.body.printed_place)
            name = Name(span, Kind.ADMINISTRATIVE_DIVISION, *[each.name.text[: each.body.printed_place]] * 2)
            yield span, place_match(name, each.place, setting)
    if setting.place and setting.issuer and setting.place.division:
        printed = "".join(view.read(setting.issuer.span).split())
        if printed.startswith(setting.place.name):
            span = _first(view, setting.issuer.span, len(setting.place.name))
            name = Name(span, Kind.ADMINISTRATIVE_DIVISION, *[setting.place.name] * 2)
            yield span, place_match(name, setting.place, setting)


def _first(view: View, span: Span, count: int) -> Span:
    """Return the span of the first `count` characters that are no blanks."""
    start, end = view.locate(span)
    at = start
    while at < end and count:
        count -= not view.text[at].isspace()
        at += 1
    return view.span(start, at)
