"""Who acts in a measure, for whom and where: names as understood, and how."""

import re

from ...model import Mode, Party, Section, Span
from ...text import View
from . import words
from .grouping import Action
from .known import Known, Named, among

_HELPED = re.compile("(?:为|对|向|给|与|同|将|把|到|赴|帮助|支持|邀请|吸纳|协助|扶持|援助|鼓励|引导|带动|惠及|服务)$")
_COOPERATE = re.compile("两[省市县区地州][^，。；]{0,12}(?:合作|交流|互)")
_REGION_WORD = "地区"


def actors(
    view: View, action: Action, around: Known, signs: tuple[Named, ...], before: tuple[Party, ...]
) -> tuple[Party, ...]:
    """Return who acts: the subject, the one of the clause before, both sides, or the issuer's place."""
    if action.subject:
        return _subject(view, action.subject, around)
    if before and before[0].mode in (Mode.EXPLICIT, Mode.INHERITED) and not action.reading.joint:
        return tuple(Party(part.name, Mode.INHERITED, part.span) for part in before)
    if _together(view.text, action, around, signs):
        return _both(around, Mode.INFERRED)
    return around.implicit


def _together(text: str, action: Action, around: Known, signs: tuple[Named, ...]) -> bool:
    """Return whether a measure takes both sides: 共同建设, 互为宣传机制, 两市…合作机制."""
    if around.partner is None:
        return False
    kinds = {sign.what for sign in signs}
    joint = action.reading.joint or "together" in kinds
    return joint or ("both" in kinds and _COOPERATE.search(text, action.start, action.end) is not None)


def _both(around: Known, mode: Mode, span: Span | None = None) -> tuple[Party, ...]:
    return tuple(Party(name, mode, span) for name in (around.own, around.partner) if name)


def _subject(view: View, subject: tuple[int, int], around: Known) -> tuple[Party, ...]:
    """Return the actor that a subject names; persons are dealt with, and so the issuer's place acts."""
    start, end = subject
    text, span = view.text[start:end].replace("\n", ""), view.span(start, end)
    if words.both().search(text):
        return _both(around, Mode.EXPLICIT, span)
    if around.own and (words.own().match(text) or around.full.get(text) == around.own):
        return (Party(around.own, Mode.EXPLICIT, span),)
    if around.own and any(sign.what == "group" for sign in among(around.signs, start, end)):
        return (Party(around.own, Mode.INFERRED),)
    return (Party(around.full.get(text, text), Mode.EXPLICIT, span),)


def places(view: View, action: Action, around: Known, signs: tuple[Named, ...]) -> tuple[Party, ...]:
    """Return where a measure happens: 在X召开, 到X, and both ends of X至Y."""
    text, found = view.text, []
    for sign in signs:
        before = text[sign.start - 1 : sign.start] if sign.start > action.start else ""
        if sign.what == "place":
            ends = before == "至" or text[sign.end : sign.end + 1] == "至"
            name = sign.name if ends or before in tuple("在到赴") else None
        else:
            own = sign.what == "own" or (sign.what == "short" and around.own and sign.name == around.own[0])
            name = around.own if own else None
        if name:
            found.append(Party(name, Mode.EXPLICIT, view.span(sign.start, sign.end)))
    return _unique(found) if found else ()


def beneficiaries(  # noqa: PLR0913  # what a measure names, what its sentence and its task say
    view: View,
    action: Action,
    around: Known,
    signs: tuple[Named, ...],
    inherited: tuple[Party, ...],
    task: tuple[Party, ...],
) -> tuple[Party, ...]:
    """Return for whom a measure is: named in it, understood from 两市, 对方, 各市, or from its task."""
    found = _named(view, action, around, signs) if signs else []
    if found:
        return _unique(found)
    if _together(view.text, action, around, signs):
        return _both(around, Mode.INFERRED)
    if action.reading.joined and inherited:
        return tuple(Party(part.name, Mode.INHERITED, part.span) for part in inherited)
    return task


def _named(view: View, action: Action, around: Known, signs: tuple[Named, ...]) -> list[Party]:
    """Return the places and groups that a measure names or points to; its subject acts and is left out."""
    found: list[Party] = []
    after = action.subject[1] if action.subject and action.subject[0] >= action.start else action.start
    others = [sign for sign in signs if sign.what == "place" and sign.start >= after and sign.name != around.own]
    for sign in signs:
        span = view.span(sign.start, sign.end)
        if sign.what == "other":
            return list(_both(around, Mode.RECIPROCAL))
        if sign.what == "group":
            found.append(Party(sign.name, Mode.EXPLICIT, span))
        elif sign.start < after:
            continue
        elif sign.what == "both":
            found += _both(around, Mode.EXPLICIT, span)
        elif sign.what == "each":
            found.append(Party(_region_before(around, sign.start) + sign.name, Mode.EXPLICIT, span))
        elif sign.what == "place" and sign.name != around.own:
            helped = _HELPED.search(view.text, max(action.start, sign.start - 2), sign.start)
            found.append(Party(sign.name, Mode.EXPLICIT if helped else Mode.INFERRED, span))
        elif sign.what == "place" and others:  # 沈阳至阜新快速铁路: the issuer's own only beside another
            found.append(Party(sign.name, Mode.INFERRED, span))
    return found


def _region_before(around: Known, at: int) -> str:
    """Return the region that 各市 means: the one named last."""
    region = among(around.regions, 0, at + 1)[-1:]
    return region[0].name.removesuffix("地区") if region else ""


def scope(view: View, section: Section, around: Known) -> tuple[Party, ...]:
    """Return for whom a task is: the place or region that its heading names, else the partner."""
    if section.heading is None or around.partner is None:
        return ()
    others = [place for place in among(around.places, *view.locate(section.heading)) if place.name != around.own]
    return (Party(others[0].name if others else around.partner, Mode.INFERRED),)


def _unique(found: list[Party]) -> tuple[Party, ...]:
    """Return the parties without repeated names, the first of each."""
    return tuple({part.name: part for part in reversed(found)}.values())[::-1]
