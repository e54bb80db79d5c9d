"""From a list as printed to its names: 市发展改革委、财政局，各区、县（市）政府等."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from ...lexicon import UseRow, rows
from ...places import is_name
from .words import ANY, Word, any_of, ends_as, listed, part, used

_NAMES = 8192  # a notice names the same bodies again and again


class Name(Struct, frozen=True):
    """One item of a list: its range, the role that a note gives it, and an ending it shares with others."""

    start: int
    end: int
    note: tuple[int, int] | None = None  # 市发展改革委（牵头）
    shared: str = ""  # 移动公司、电信公司等云川分公司
    separator: str = ""  # what stands before it


_OPENING, _CLOSING = "（[【〔{", "）]】〕}"
_OPENING_SIGN = re.compile(f"[{re.escape(_OPENING)}]")
_BLANK = "□"


def mask(text: str) -> str:
    """Return a text of the same length in which nothing inside brackets can be taken for a sign.

    >>> mask("各县（市、区）政府")
    '各县（□□□）政府'
    """
    if _OPENING_SIGN.search(text) is None:
        return text
    signs = list(text)
    opened: list[int] = []
    for at, sign in enumerate(text):
        if sign in _OPENING:
            opened.append(at)
        elif sign in _CLOSING and opened:
            start = opened.pop()
            if not opened:
                signs[start + 1 : at] = _BLANK * (at - start - 1)
    return "".join(signs)


def names(text: str, start: int, end: int, masked: str | None = None) -> tuple[list[Name], bool]:
    """Return the names between two places, and whether the list says that there are more (等).

    `masked` is the mask of that range, where the caller has it.
    """
    signs = mask(text[start:end]) if masked is None else masked
    found: list[Name] = []
    more = False
    at, separator = 0, ""
    for sign in _SIGNS.finditer(signs):
        here = sign.start()
        parting = _parting(signs, at, here, after_open=separator.startswith("等")) if here >= at else None
        if parting is None:
            continue
        stop, shared = parting
        _add(found, text, start + at, start + here, separator)
        if signs[here] == "等":
            more = True
            shared = shared or (_FIELD if _are_fields(text, found, signs[here:stop]) else "")
            if shared == _FIELD:
                found = [name if ends_as(text[name.start : name.end], ANY) else _with(name, shared) for name in found]
            elif shared:
                found = [_with(name, shared) for name in found]
        at, separator = stop, signs[here:stop]
    _add(found, text, start + at, end, separator)
    return (_with_level(text, list(_joined(text, found))) if len(found) > 1 else found), more


def _with(name: Name, shared: str) -> Name:
    return replace(name, shared=shared)


_FIELD = "部门"
_OPEN_FIELDS = re.compile("等(?:多个|有关|相关|职能|主管)?部门")
_SHORT = re.compile("[一-龥]{2,6}")


@cache
def _fields() -> frozenset[str]:
    return frozenset(row.word for row in rows("body_fields", UseRow))


def _are_fields(text: str, found: Sequence[Name], group: str) -> bool:
    """Return whether a list before 等部门 leaves 部门 out of its names: 公安、消防等部门."""
    printed = [text[name.start : name.end] for name in found]
    left = [each for each in printed if not ends_as(each, ANY)]
    known = any(each in _fields() or each[1:] in _fields() for each in left)
    return known and _OPEN_FIELDS.match(group) is not None and all(_SHORT.fullmatch(each) for each in left)


# 湖北、湖南省政府 · 湖北、湖南两省政府: the first leaves out 省政府
_OF_PLACE = re.compile(
    "(?P<place>[一-龥]{2,8}?)[两二三四五六]?(?P<level>自治区|省|市|州|县|区)(?P<rest>(?:人民)?(?:政府|党委)[^、]*)?$"
)


@lru_cache(_NAMES)
def _level_of_place(printed: str) -> tuple[str, str] | None:
    """Return the level of the place that a name begins with, and all after its stem; None where it is no place."""
    match = _OF_PLACE.match(printed)
    if match is None or not is_name(match["place"] + match["level"]):
        return None
    return match["level"], match["level"] + (match["rest"] or "")


def _with_level(text: str, found: list[Name]) -> list[Name]:
    """Return the names, the ending of a place's government given to the places before it that leave it out."""
    shared = ""
    for at in range(len(found) - 1, -1, -1):
        printed = text[found[at].start : found[at].end]
        own = _level_of_place(printed)
        if own is not None:
            level, shared = own
        elif shared and _SHORT.fullmatch(printed) and not ends_as(printed, ANY) and is_name(printed + level):
            found[at] = _with(found[at], shared)
        else:
            shared = ""
    return found


_SIGNS = re.compile(r"[等、，；。/|和及与或暨以\s]")
_STRONG = re.compile(r"[、，；。/|]\s*|以及\s*")


def _parting(signs: str, at: int, here: int, *, after_open: bool) -> tuple[int, str] | None:
    """Return where the next name begins if a sign parts two names, and the ending that 等 gives to all before it."""
    sign = signs[here]
    if sign == "等":
        match = _open().match(signs, here)
        return (match.end(), match["shared"] or "") if match else None
    strong = _STRONG.match(signs, here)
    if strong:
        return strong.end(), ""
    if sign == "以":
        return None
    if sign in listed("conjunction"):
        parts = after_open if here == at else _parts(signs[at:here], signs[here + 1 :])  # 和平区政府 begins with 和
        return (here + 1, "") if parts else None
    blank = _BLANKS.match(signs, here)
    if blank is None or not ends_as(signs[at:here]):
        return None
    return blank.end(), ""


_BLANKS = re.compile(r"\s+")


@cache
def _open() -> re.Pattern[str]:
    scope, kind = any_of(listed("open_scope")), any_of(listed("open_kind"))
    counted = r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})?[个家]?"
    group = rf"{counted}(?:{scope}){{0,4}}{kind}(?:[和及、]{scope}{{0,2}}{kind})?"
    shared = rf"(?P<shared>[^、，；。等]{{2,10}}{any_of(listed('shared_ending'))})"
    after = rf"(?=$|[、，；。和及与以或（\s]|{any_of(part('manner'))}|{any_of(used('verb'))})"
    # 市教育局等有关部门和单位; not 高等院校
    return re.compile(rf"(?<![高中平初优同何])等(?:{group}|{shared})?{after}")


@cache
def _right() -> re.Pattern[str]:
    return re.compile(r"\s*(?P<name>[^、，；。\s]{2,40})")


@cache
def _generic() -> re.Pattern[str]:
    # 各有关部门和单位, 各级党委和政府: one group; 市体育局及相关企业: two
    return re.compile(
        rf"(?P<some>有关|相关|其他)?(?:{any_of(listed('open_kind'))}|政府|人民政府)(?:[、，；。和及与等]|$)"
    )


@cache
def _headed() -> re.Pattern[str]:
    return re.compile(rf"(?:各|国务院|{any_of((*listed('head'), *listed('peer')))}|[省市县区州]级|[省市县区州]直)")


def _parts(left: str, right: str) -> bool:
    """Return whether a conjunction stands between two complete names, not inside one (住房和城乡建设局)."""
    following = _right().match(right)
    if following is None or len(left) < 3:
        return False
    name = following["name"]
    generic = _generic().match(name)
    if generic:
        return bool(generic["some"]) and ends_as(left) and not left.endswith(listed("open_kind"))
    if _headed().match(name):
        return ends_as(left, ANY)
    return ends_as(left)


def _add(found: list[Name], text: str, start: int, end: int, separator: str) -> None:
    """Append the name between two places, without blanks and without the note that gives its role."""
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    lead = _LEADING.match(text, start, end) if text[start : start + 1] in _LEADING_FIRSTS else None
    if lead:
        start = lead.end()
    count = _COUNT.search(text, start, end) if text.endswith(("门", "位"), start, end) else None
    if count and ends_as(text[start : count.start()]):
        end = count.start()
    if start >= end:
        return
    aside = _aside().search(text, start, end) if text[end - 1] == "）" else None
    if aside and aside.start() > start:
        end = aside.start()
    note = _note().search(text, start, end) if text[end - 1] in _CLOSING else None
    if note and note.start() > start:
        found.append(Name(start, note.start(), note.span("role"), "", separator))
    else:
        found.append(Name(start, end, None, "", separator))


_COUNT = re.compile("(?:[一二两三四五六七八九十]{1,3}|[0-9]{1,3})个?(?:部门|单位)$")  # 市教育局、市财政局两部门
_EDGE = " \n\t、，；。：·*＊※#★☆●○◎◆◇■▲△▼√“”"
_LEADING = re.compile(
    "[0-9]{1,2}[.](?![0-9])|[①-⑳]|(?:具体|主要|原则上|统一|改|现)?由|[请拟](?=[省市区县州各])|责成|以及|以(?![下上])|其中|并由|[和及与](?=各|有关|相关)"
)
_LEADING_FIRSTS = frozenset("具改现主原统由请拟责以其并和及与0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")


@cache
def _note() -> re.Pattern[str]:
    role = any_of((*used("verb"), *(word + kind for word in used("label") for kind in part("agent"))))
    return re.compile(rf"[{re.escape(_OPENING)}](?P<role>(?:{any_of(part('manner'))})?{role})[{re.escape(_CLOSING)}]$")


@cache
def _aside() -> re.Pattern[str]:
    # 市卫生健康委（列第一位的为牵头单位，下同）
    first = any_of(row.word for row in rows("first_named", Word))
    post = "[局主厅部县市区处科镇乡][长任]|书记|电话|联系"  # 市教育局（局长王健）
    return re.compile(
        rf"（[^（）]{{0,60}}(?:{first}|下同|下略)[^（）]{{0,40}}）$|（[^（）]{{0,8}}(?:{post})[^（）]{{0,30}}）$"
    )


@cache
def _division() -> tuple[re.Pattern[str], re.Pattern[str]]:
    divisions = rf"(?:{any_of(listed('division'))}){{1,3}}(?:[（〔\[][^（）〔〕]{{1,12}}[）〕\]])?"
    scope = rf"(?:全[省市县区州])?各?(?:级|有关|相关)?{divisions}"
    following = rf"{divisions}(?:[两三四]级|各级)?[^、，；。□（）]{{0,12}}(?:（[^（）]{{2,8}}）)?"
    return re.compile(scope), re.compile(following)


_SHARED = re.compile(
    r"(?:[（〔\[][^（）〔〕]{1,12}[）〕\]])?(?:[两三四]级|各级)?(?:人民)?(?:政府|党委和政府|党委政府|党委|管委会|办事处|供电公司)?(?:（[^（）]{2,8}）)?$"
)


def _joined(text: str, found: list[Name]) -> Iterator[Name]:
    """Yield the names, one where a sign stands inside it: 各市、县（区）人民政府 · 市、区两级政府."""
    held: Name | None = None
    for name in found:
        if held is None:
            held = name
            continue
        left, right = text[held.start : held.end], text[name.start : name.end]
        party_too = right in _GOVERNMENTS and left.endswith("党委")  # 各乡镇党委、政府
        if party_too or (name.separator == "、" and _go_together(left, right)):
            held = Name(held.start, name.end, name.note, name.shared, held.separator)
        else:
            yield held
            held = name
    if held is not None:
        yield held


_GOVERNMENTS = ("政府", "人民政府")


def _go_together(left: str, right: str) -> bool:
    """Return whether two items are divisions with what they share: 各市、|县（区）人民政府."""
    before, _, last = left.rpartition("、")
    bare = _divisions(last) if before else _is_scope(last)
    return bare and _division()[1].fullmatch(right) is not None and (left[0] != "各" or _tail(right))


@lru_cache(_NAMES)
def _is_scope(printed: str) -> bool:
    return _division()[0].fullmatch(printed) is not None


@cache
def _several() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of divisions beside each other, and of these with what a bracket adds."""
    several = rf"(?:{any_of(listed('division'))}){{1,3}}"
    return re.compile(several), re.compile(rf"{several}(?:[（〔\[][^（）〔〕]{{1,12}}[）〕\]])?")


def _divisions(text: str) -> bool:
    return _several()[1].fullmatch(text) is not None


def _tail(right: str) -> bool:
    """Return whether what follows 各市、 is divisions with at most what they share (县（区）人民政府)."""
    head = _several()[0].match(right)
    return bool(head and _SHARED.match(right, head.end()))
