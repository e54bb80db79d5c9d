"""Who acts in a measure, for whom and where: names as understood, and how."""

import re
from collections import Counter
from dataclasses import dataclass

from ...model import Kind, Mention, Mode, Outline, Party, Section
from ...text import View
from . import words
from .grouping import Action

_PLACE = re.compile(r"^[一-鿿]{1,9}?(?:省|自治区|特别行政区|自治州|地区|盟|市|州|县|区|旗)")
_LEVEL = re.compile("(?:省|自治区|自治州|州|地区|盟|市|县|区|旗|镇|乡)$")
_KNOWN_LIMIT = 400
_HELPED = re.compile(r"(?:为|对|向|给|与|同|将|把|帮助|支持|邀请|吸纳|协助|扶持|援助|鼓励|引导|带动|惠及|服务)$")
_WHERE = re.compile(r"(?:在|到|赴)$")
_TOGETHER = re.compile("互为|互相|相互|互派|互认|互访|联手|共同|联合|携手|两[市省县区地][^，。；]{0,12}(?:合作|交流|互)")
_EACH = re.compile("各[市县区州]")


@dataclass(frozen=True, slots=True)
class Known:
    """The places a notice speaks of: its issuer's own, the one it mostly deals with, and each name's full form."""

    own: str | None
    partner: str | None
    full: dict[str, str]
    pattern: re.Pattern[str] | None
    groups: dict[int, tuple[int, str]]  # where names of population groups and collectives begin
    regions: tuple[tuple[int, str], ...]


def known(view: View, outline: Outline, named: tuple[Mention, ...]) -> Known:
    """Return the places that a notice speaks of."""
    issuers = outline.masthead.issuers
    own = _own_place(issuers[0].value) if issuers else None
    surfaces = Counter(_printed(view, each) for each in named if each.kind in (Kind.ADMINISTRATIVE_DIVISION, Kind.REGION))
    full = {name: _full(view.text, name) for name in list(surfaces)[:_KNOWN_LIMIT]}
    if own:
        full[own] = own
        if len(short := _LEVEL.sub("", own)) > 1:
            full[short] = own
    pattern = re.compile("|".join(sorted(map(re.escape, full), key=len, reverse=True))) if full else None
    groups = {
        view.locate(each.span)[0]: (view.locate(each.span)[1], _printed(view, each))
        for each in named
        if each.kind in (Kind.POPULATION_GROUP, Kind.COLLECTIVE_AGENT)
    }
    regions = tuple((view.locate(each.span)[0], _printed(view, each)) for each in named if each.kind is Kind.REGION)
    return Known(own, _partner(own, surfaces, full), full, pattern, groups, regions)


def _printed(view: View, each: Mention) -> str:
    return view.read(each.span).replace("\n", "").replace(" ", "")


def _own_place(issuer: str) -> str:
    """Return the place of an issuer: 云川市 for 云川市人民政府办公室; the body itself where it names no place."""
    found = _PLACE.match(issuer)
    return found.group() if found else issuer


def _full(text: str, name: str) -> str:
    """Return the name with its level where the text prints it so somewhere: 阜新 is 阜新市."""
    if _LEVEL.search(name):
        return name
    return next((name + level for level in ("市", "县", "区", "省") if name + level in text), name)


def _partner(own: str | None, surfaces: Counter[str], full: dict[str, str]) -> str | None:
    """Return the place of the issuer's level that the notice names most often."""
    if own is None:
        return None
    level = own[-1]
    count: Counter[str] = Counter()
    for name, number in surfaces.items():
        if full.get(name, name) != own and full.get(name, name).endswith(level):
            count[full[name]] += number
    return max(sorted(count), key=count.__getitem__, default=None)


def actors(view: View, action: Action, around: Known, before: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return who acts: the subject, the one of the clause before, both sides, or the issuer's place."""
    if action.subject:
        return _subject(view, action.subject, around)
    if any(part.mode in (Mode.EXPLICIT, Mode.INHERITED) for part in before) and not action.reading.joint:
        return tuple(Party(part.name, Mode.INHERITED, part.span) for part in before)
    if around.partner and (action.reading.joint or _TOGETHER.search(view.text, action.start, action.end)):
        return _both(around, Mode.INFERRED)
    return (Party(around.own, Mode.IMPLICIT),) if around.own else ()


def _both(around: Known, mode: Mode) -> tuple[Party, ...]:
    return tuple(Party(name, mode) for name in (around.own, around.partner) if name)


def _subject(view: View, subject: tuple[int, int], around: Known) -> tuple[Party, ...]:
    start, end = subject
    text, span = view.text[start:end].replace("\n", ""), view.span(start, end)
    if words.both().search(text):
        return tuple(Party(part.name, Mode.EXPLICIT, span) for part in _both(around, Mode.EXPLICIT))
    if words.own().match(text) or (around.own and around.full.get(text) == around.own):
        return (Party(around.own, Mode.EXPLICIT, span),) if around.own else ()
    if start in around.groups and _people(text):
        return (Party(around.own, Mode.INFERRED),) if around.own else ()
    return (Party(around.full.get(text, text), Mode.EXPLICIT, span),)


def _people(text: str) -> bool:
    """Return whether a group is of persons, who are dealt with and do not act for the issuer."""
    return not re.search("部门|单位|政府|机关|机构|企业|委员会|各", text)


def places(view: View, action: Action, around: Known) -> tuple[Party, ...]:
    """Return where a measure happens: 在X召开, 到X, and both ends of X至Y."""
    text, found = view.text, []
    own_ends = re.compile(r"[在到赴](?:我[省市县区州]|本[省市县区])")
    for match in own_ends.finditer(text, action.start, action.end):
        found.append(Party(around.own or match.group()[1:], Mode.EXPLICIT, view.span(match.start() + 1, match.end())))
    short = around.own[0] if around.own else ""
    for match in re.finditer(r"在(.)(?=召开|举办|举行|设立|开展)", text[action.start : action.end]):
        if match.group(1) == short and around.own:
            at = action.start + match.start(1)
            found.append(Party(around.own, Mode.RECIPROCAL if not short else Mode.EXPLICIT, view.span(at, at + 1)))
    for at, end, name in _named(text, action, around):
        ends = text[end : end + 1] == "至" or text[at - 1 : at] == "至"
        if _WHERE.search(text, max(action.start, at - 1), at) or ends:
            found.append(Party(name, Mode.EXPLICIT, view.span(at, end)))
    return _unique(found)


def _named(text: str, action: Action, around: Known) -> list[tuple[int, int, str]]:
    """Return the known places that a measure names outside its subject."""
    if around.pattern is None:
        return []
    skip = action.subject or (0, 0)
    return [
        (match.start(), match.end(), around.full[match.group()])
        for match in around.pattern.finditer(text, action.start, action.end)
        if not skip[0] <= match.start() < skip[1]
    ]


def beneficiaries(
    view: View, action: Action, section: Section, around: Known, before: tuple[Party, ...]
) -> tuple[Party, ...]:
    """Return for whom a measure is: named in it, understood from 两市, 对方, 各市, 当地, or from its task."""
    text = view.text
    found = [*_deictic(view, action, around), *_groups(view, action, around)]
    others = [each for each in _named(text, action, around) if each[2] != around.own]
    for at, end, name in others:
        helped = _HELPED.search(text, max(action.start, at - 2), at) or text[at - 1] in "到赴"
        found.append(Party(name, Mode.EXPLICIT if helped else Mode.INFERRED, view.span(at, end)))
    own = [each for each in _named(text, action, around) if each[2] == around.own]
    if own and others and around.own:
        found.append(Party(around.own, Mode.INFERRED, view.span(own[0][0], own[0][1])))
    if found:
        return _unique(found)
    if around.partner and (action.reading.joint or _TOGETHER.search(text, action.start, action.end)):
        return _both(around, Mode.INFERRED)
    if action.reading.joined and before:
        return tuple(Party(part.name, Mode.INHERITED, part.span) for part in before)
    return scope(view, section, around)


def _groups(view: View, action: Action, around: Known) -> list[Party]:
    """Return the population groups that a measure names."""
    return [
        Party(name, Mode.EXPLICIT, view.span(at, end))
        for at, (end, name) in around.groups.items()
        if action.start <= at < action.end and _people(name)
    ]


def _deictic(view: View, action: Action, around: Known) -> list[Party]:
    text, found = view.text, []
    start = action.subject[1] if action.subject and action.subject[0] >= action.start else action.start
    other = re.compile("对方").search(text, start, action.end)
    if other:
        return list(_both(around, Mode.RECIPROCAL))
    both = words.both().search(text, start, action.end)
    if both:
        span = view.span(both.start(), both.end())
        found += [Party(part.name, Mode.EXPLICIT, span) for part in _both(around, Mode.EXPLICIT)]
    each = _EACH.search(text, start, action.end)
    if each:
        region = max((one for one in around.regions if one[0] <= each.start()), default=None)
        name = f"{region[1].removesuffix('地区')}{each.group()}" if region else each.group()
        found.append(Party(name, Mode.EXPLICIT, view.span(each.start(), each.end())))
    return found


def scope(view: View, section: Section, around: Known) -> tuple[Party, ...]:
    """Return for whom a task is: the place, region or group that its heading names, else the partner."""
    if section.heading is None or around.pattern is None:
        return ()
    start, end = view.locate(section.heading)
    named = [around.full[match.group()] for match in around.pattern.finditer(view.text, start, end)]
    others = [name for name in named if name != around.own]
    if others:
        return (Party(others[0], Mode.INFERRED),)
    return (Party(around.partner, Mode.INFERRED),) if around.partner else ()


def _unique(found: list[Party]) -> tuple[Party, ...]:
    """Return the parties without repeated names, the first of each."""
    return tuple({part.name: part for part in reversed(found)}.values())[::-1]
