"""Who acts in a measure, for whom and where: names as understood, and how."""

import re
from typing import NamedTuple

from ...model import Mode, Party, Section, Span
from ...text import View
from . import words
from .grouping import Action
from .known import Known, Named, among


class Scene(NamedTuple):
    """A measure with what surrounds it: the places of its notice, and the signs inside it."""

    view: View
    action: Action
    around: Known
    signs: tuple[Named, ...]


_HELPED = re.compile("(?:为|对|向|给|与|同|将|把|到|赴|帮助|支持|邀请|吸纳|协助|扶持|援助|鼓励|引导|带动|惠及|服务)$")
# 丹浦、望湖两市: the names stand before the word
_PAIR = re.compile("(?P<one>[一-鿿]{2,6})[、和与](?P<two>[一-鿿]{2,6})两(?P<level>[省市县区])$")
_COOPERATE = re.compile("两[省市县区地州][^，。；]{0,12}(?:合作|交流|互)")
_REGION_WORD = "地区"


def actors(scene: Scene, before: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return who acts: the subject, the one of the clause before, both sides, or the issuer's place."""
    action = scene.action
    if action.subject:
        return _subject(scene.view, action.subject, scene.around)
    if before and before[0].mode in (Mode.EXPLICIT, Mode.INHERITED) and not action.reading.joint:
        return tuple(Party(part.name, Mode.INHERITED, part.span) for part in before)
    if _together(scene):
        return _both(scene.around, Mode.INFERRED)
    return scene.around.implicit


def _together(scene: Scene) -> bool:
    """Return whether a measure takes both sides: 共同建设, 互为宣传机制, 两市…合作机制."""
    if scene.around.partner is None:
        return False
    kinds, action = {sign.what for sign in scene.signs}, scene.action
    joint = action.reading.joint or "together" in kinds
    return joint or ("both" in kinds and _COOPERATE.search(scene.view.text, action.start, action.end) is not None)


def _both(around: Known, mode: Mode, span: Span | None = None) -> tuple[Party, ...]:
    return tuple(Party(name, mode, span) for name in (around.own, around.partner) if name)


def _subject(view: View, subject: tuple[int, int], around: Known) -> tuple[Party, ...]:
    """Return the actor that a subject names; persons are dealt with, and so the issuer's place acts."""
    start, end = subject
    text, span = view.text[start:end].replace("\n", ""), view.span(start, end)
    pair = _PAIR.match(text)
    if pair:
        names = (name if name.endswith(pair["level"]) else name + pair["level"] for name in pair.group("one", "two"))
        return tuple(Party(name, Mode.EXPLICIT, span) for name in names)
    if words.both().search(text):
        return _both(around, Mode.EXPLICIT, span)
    if around.own and (words.own().match(text) or around.full.get(text) == around.own):
        return (Party(around.own, Mode.EXPLICIT, span),)
    if around.own and any(sign.what == "group" for sign in among(around.signs, start, end)):
        return (Party(around.own, Mode.INFERRED),)
    return (Party(around.full.get(text, text), Mode.EXPLICIT, span),)


def places(scene: Scene) -> tuple[Party, ...]:
    """Return where a measure happens: 在X召开, 到X, and both ends of X至Y."""
    text, own, found = scene.view.text, scene.around.own, []
    for sign in scene.signs:
        before = text[sign.start - 1 : sign.start] if sign.start > scene.action.start else ""
        if sign.what == "place":
            ends = before == "至" or text[sign.end : sign.end + 1] == "至"
            name = sign.name if ends or before in tuple("在到赴") else None
        else:
            name = own if sign.what == "own" or (sign.what == "short" and own and sign.name == own[0]) else None
        if name:
            found.append(Party(name, Mode.EXPLICIT, scene.view.span(sign.start, sign.end)))
    return _unique(found) if found else ()


def beneficiaries(scene: Scene, before: tuple[Party, ...], task: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return for whom a measure is: named in it, understood from 两市, 对方, 各市, or from its task."""
    found = _named(scene) if scene.signs else []
    if found:
        return _unique(found)
    if _together(scene):
        return _both(scene.around, Mode.INFERRED)
    if scene.action.reading.joined and before:
        return tuple(Party(part.name, Mode.INHERITED, part.span) for part in before)
    return task


def _named(scene: Scene) -> list[Party]:
    """Return the places and groups that a measure names or points to; its subject acts and is left out."""
    found: list[Party] = []
    action, own = scene.action, scene.around.own
    after = action.subject[1] if action.subject and action.subject[0] >= action.start else action.start
    others = any(sign.what == "place" and sign.start >= after and sign.name != own for sign in scene.signs)
    for sign in scene.signs:
        if sign.what == "other":
            return list(_both(scene.around, Mode.RECIPROCAL))
        if sign.what == "group" or sign.start >= after:
            found += _meant(scene, sign, others=others)
    return found


def _meant(scene: Scene, sign: Named, *, others: bool) -> tuple[Party, ...]:
    """Return those that one name or pointing word means."""
    around, span = scene.around, scene.view.span(sign.start, sign.end)
    if sign.what == "group":
        return (Party(sign.name, Mode.EXPLICIT, span),)
    if sign.what == "both":
        return _both(around, Mode.EXPLICIT, span)
    if sign.what == "each":
        return (Party(_region_before(around, sign.start) + sign.name, Mode.EXPLICIT, span),)
    if sign.what != "place":
        return ()
    if sign.name == around.own:  # 沈阳至阜新快速铁路: the issuer's own only beside another
        return (Party(sign.name, Mode.INFERRED, span),) if others else ()
    helped = _HELPED.search(scene.view.text, max(scene.action.start, sign.start - 2), sign.start)
    return (Party(sign.name, Mode.EXPLICIT if helped else Mode.INFERRED, span),)


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
