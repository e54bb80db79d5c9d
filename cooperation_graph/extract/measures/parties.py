"""Who acts in a measure, for whom and where: names as understood, and how."""

import re

from msgspec import Struct

from ...model import Mode, Party, Section, Span
from ...text import View
from . import words
from .grouping import Action
from .known import Known, Named, among


class Scene(Struct, frozen=True):
    """A measure with what surrounds it: the places of its notice, and the signs inside it."""

    view: View
    action: Action
    around: Known
    signs: tuple[Named, ...]


_HELPED = re.compile("(?:为|对|向|给|与|同|将|把|到|赴|帮助|支持|邀请|吸纳|协助|扶持|援助|鼓励|引导|带动|惠及|服务)$")
# 丹浦、望湖两市: the names stand before the word
_PAIR = re.compile("(?P<one>[一-鿿]{2,6})[、和与](?P<two>[一-鿿]{2,6})两(?P<level>[省市县区])$")
# 云川至白石快速铁路, 地铁2号线至空港新城的轻轨工程: both ends of a line
_KIND_OF_LINE = "铁路|公路|高速|轻轨|轨道|高铁|航线|管线|通道|专线"
_LINE = re.compile(
    "(?P<one>[一-鿿0-9]{2,12}?)至(?P<two>[一-鿿0-9]{2,12}?)"
    f"(?=的[一-鿿]{{0,6}}(?:{_KIND_OF_LINE})|(?:快速|高速|城际|普速)?(?:{_KIND_OF_LINE}))"
)
_NETWORK = re.compile("交通|铁路|公路|轨道|管网|通道|电网")
_COOPERATE = re.compile("两[省市县区地州][^，。；]{0,12}(?:合作|交流|互)")


def actors(scene: Scene, before: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return who acts: the subject, the one of the clause before, both sides, or the issuer's place."""
    action = scene.action
    if action.subject:
        return _subject(scene.view, action.subject, scene.around)
    if before and before[0].mode in (Mode.EXPLICIT, Mode.INHERITED) and not action.reading.joint:
        return _inherited(before)
    if _together(scene):
        return _both(scene.around, Mode.INFERRED)
    return scene.around.implicit


def _together(scene: Scene) -> bool:
    """Return whether a measure takes both sides: 共同建设, 互为宣传机制, 两市…合作机制."""
    action = scene.action
    if scene.around.partner is None or not (scene.signs or action.reading.joint):
        return False
    kinds = {sign.what for sign in scene.signs}
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
    listed = among(around.places, start, end)
    if len(listed) > 1 and _ITEMS.fullmatch(_without(view.text, listed, start, end)):  # 青岚县、云川县|分别
        return tuple(Party(each.name, Mode.EXPLICIT, view.span(each.start, each.end)) for each in listed)
    return (Party(around.full.get(text, text), Mode.EXPLICIT, span),)


_ITEMS = re.compile("[、和及]+")


def _without(text: str, listed: tuple[Named, ...], start: int, end: int) -> str:
    """Return a text without the names that stand in it."""
    ends = (start, *(each.end for each in listed))
    begins = (*(each.start for each in listed), end)
    return "".join(text[one:other] for one, other in zip(ends, begins, strict=True))


def places(scene: Scene) -> tuple[Party, ...]:
    """Return where a measure happens: 在X召开, 到X, both ends of a line, and 两市 of a network."""
    text, own, found = scene.view.text, scene.around.own, _ends(scene)
    for sign in scene.signs:
        before = text[sign.start - 1 : sign.start] if sign.start > scene.action.start else ""
        span = scene.view.span(sign.start, sign.end)
        if sign.what == "place" and before in tuple("在到赴"):
            found.append(Party(sign.name, Mode.EXPLICIT, span))
        elif own and (sign.what == "own" or (sign.what == "short" and sign.name == own[0])):
            found.append(Party(own, Mode.EXPLICIT, span))
        elif sign.what == "both" and _NETWORK.search(text, sign.end, scene.action.end):
            found += _both(scene.around, Mode.EXPLICIT, span)
    return _unique(found) if found else ()


def _ends(scene: Scene) -> list[Party]:
    """Return both ends of the line that a measure builds."""
    verb, full = scene.action.reading.verb, scene.around.full
    start = verb.end if verb else scene.action.start
    line = (
        _LINE.search(scene.view.text, start, scene.action.end)
        if "至" in scene.view.text[start : scene.action.end]
        else None
    )
    if line is None:
        return []
    return [
        Party(full.get(line[end], line[end]), Mode.EXPLICIT, scene.view.span(*line.span(end))) for end in ("one", "two")
    ]


def beneficiaries(scene: Scene, before: tuple[Party, ...], task: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return for whom a measure is: named in it, understood from 两市, 对方, 各市, or from its task."""
    if scene.signs and (found := [*_named(scene), *_helped_ends(scene)]):
        # 将白石纳入云川经济圈: 白石 alone is helped
        told = [part for part in found if part.mode is not Mode.INFERRED]
        return _unique(told if any(part.mode is Mode.EXPLICIT for part in told) else found)
    if _together(scene):
        return _both(scene.around, Mode.INFERRED)
    if scene.action.reading.joined and before:
        return _inherited(before)
    return task


def _inherited(before: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties of the clause before as those of this one."""
    if all(part.mode is Mode.INHERITED for part in before):
        return before
    return tuple(Party(part.name, Mode.INHERITED, part.span) for part in before)


def _helped_ends(scene: Scene) -> list[Party]:
    """Return the ends of a line as those it serves, by the known place that an end's name begins with."""
    full = scene.around.full
    found = []
    for part in _ends(scene):
        known = next((full[name] for name in full if part.name.startswith(name)), part.name)
        found.append(Party(known, Mode.INFERRED, part.span))
    return found


def _named(scene: Scene) -> list[Party]:
    """Return the places and groups that a measure names or points to; its subject acts and is left out."""
    found: list[Party] = []
    action, own = scene.action, scene.around.own
    after = action.subject[1] if action.subject and action.subject[0] >= action.start else action.start
    others = any(sign.what == "place" and sign.start >= after and sign.name != own for sign in scene.signs)
    each = {sign.start for sign in scene.signs if sign.what == "each"}
    last = -1  # where the last of those that a preposition begins ends
    for sign in scene.signs:
        if sign.what == "other":
            return list(_both(scene.around, Mode.RECIPROCAL))
        # 辽西北各市 is the group, not the region too
        if sign.end not in each and (sign.what == "group" or sign.start >= after):
            helped = _is_helped(scene, sign, last)
            last = sign.end if helped else last
            found += _meant(scene, sign, others=others, helped=helped)
    return found


_GAP = ("、", "和", "及", "以及")


def _is_helped(scene: Scene, sign: Named, last: int) -> bool:
    """Return whether a preposition stands before a place, or before the list that it goes on: 与白石县、|临河县."""
    text = scene.view.text
    before = _HELPED.search(text, max(scene.action.start, sign.start - 2), sign.start)
    return before is not None or (0 <= last < sign.start and text[last : sign.start] in _GAP)


def _meant(scene: Scene, sign: Named, *, others: bool, helped: bool) -> tuple[Party, ...]:
    """Return those that one name or pointing word means."""
    around, span = scene.around, scene.view.span(sign.start, sign.end)
    if sign.what == "group":
        return (Party(sign.name, Mode.EXPLICIT, span),)
    if sign.what == "both":
        return _both(around, Mode.EXPLICIT, span)
    if sign.what == "each":
        return (Party(_region_before(around, sign.start) + sign.name, Mode.EXPLICIT, span),)
    if sign.what != "place" or _in_title(scene.view.text, scene.action.start, sign.start):
        return ()
    if sign.name == around.own:  # 沈阳至阜新快速铁路: the issuer's own only beside another
        return (Party(sign.name, Mode.INFERRED, span),) if others else ()
    return (Party(sign.name, Mode.EXPLICIT if helped else Mode.INFERRED, span),)


def _region_before(around: Known, at: int) -> str:
    """Return the region that 各市 means: the one named last."""
    region = among(around.regions, 0, at + 1)[-1:]
    return region[0].name.removesuffix("地区") if region else ""


def scope(view: View, section: Section, around: Known) -> tuple[Party, ...]:
    """Return for whom a task is: the group, place or region that its heading names, else the partner."""
    if section.heading is None or around.partner is None:
        return ()
    start, end = view.locate(section.heading)
    signs = [sign for sign in among(around.signs, start, end) if not _in_title(view.text, start, sign.start)]
    groups = [sign.name for sign in signs if sign.what == "group"]
    others = [sign.name for sign in signs if sign.what == "place" and sign.name != around.own]
    return (Party((groups or others or [around.partner])[0], Mode.INFERRED),)


def _in_title(text: str, start: int, at: int) -> bool:
    """Return whether a place stands inside the title of a document."""
    return text.rfind("《", start, at) > text.rfind("》", start, at)


def _unique(found: list[Party]) -> tuple[Party, ...]:
    """Return the parties without repeated names, the first of each."""
    return tuple({part.name: part for part in reversed(found)}.values())[::-1]
