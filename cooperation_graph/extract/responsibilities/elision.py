"""What a list leaves out of a name: 市发改委、规划国土局 stands for 市规划国土局."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from ...model import Outline
from .names import Name
from .words import any_of, elision, ends_as, listed

_NAMES = 8192  # a notice names the same bodies again and again


def full_names(text: str, found: Sequence[Name], carried: str = "") -> tuple[list[str], str]:
    """Return each name with what it leaves out, and the prefix that holds after the last.

    A level holds to its right, up to a body that has a place or a line of command of its own, or a group.
    """
    result = []
    prefix = carried
    for name in found:
        printed = text[name.start : name.end]
        full = printed
        own = _prefix(printed)
        if name.separator.startswith(("；", "。")):
            prefix = ""
        if own:
            prefix = own
        elif is_group(printed) or _stands_alone(printed):
            prefix = ""
        elif prefix and (
            name.shared == "部门"
            or ends_as(printed, ("department",))
            or (prefix.endswith("委") and _party().match(printed))
        ):
            full = _restored(prefix, printed)
        if name.shared and not printed.endswith(name.shared):
            full += name.shared
        result.append(full)
    return result, prefix


@cache
def _level() -> re.Pattern[str]:
    not_level, level = any_of((*elision("no_level"), *elision("level_word"))), any_of(elision("level"))
    # 市委宣传部 carries 市委 for a party organ, 市 for others; 团市委 and 团省委 carry their level
    return re.compile(rf"(?:团(?P<league>[省市县区州旗])委$|(?!{not_level})(?P<level>{level})(?P<party>委)?)")


@lru_cache(_NAMES)
def _prefix(printed: str) -> str:
    match = _level().match(printed)
    if is_group(printed):
        return ""
    if printed[:2] in elision("level_word"):  # 市直机关工委
        return printed[0]
    if not match:
        return ""
    if match["league"]:
        return match["league"]
    return match["level"] + (match["party"] or "")


@cache
def _own_place() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(elision('no_level'))})|(?P<place>[一-龥]{{2}}[省市区县州旗盟])")


@cache
def _vertical() -> re.Pattern[str]:
    return re.compile(any_of(elision("vertical")))


@lru_cache(_NAMES)
def _stands_alone(printed: str) -> bool:
    """Return whether a body has a line of command or a place of its own: 人行云川中支, 北岗区财政局."""
    if _vertical().search(printed):
        return True
    return any(match["place"] for match in _own_place().finditer(printed))


_DIVISION = re.compile(r"(?:中共)?(?P<stem>[一-龥]{2,6}?)(?:自治区|自治州|自治县|地区|省|市|州|盟|县|区|旗)")


_BEFORE_PLACE = re.compile("^|印发|关于|[《〈]")


def own_places(outline: Outline) -> tuple[str, ...]:
    """Return the places that issue the notice, without what they are: 象州 of 象州县人民政府 or 象州县…方案."""
    head = outline.masthead
    stems: dict[str, None] = {}
    for field in (*head.issuers, head.title, head.plan_title):
        for place in _BEFORE_PLACE.finditer(field.value if field else ""):
            at = place.end()
            while field and (match := _DIVISION.match(field.value, at)):
                stems[match["stem"]] = None
                at = match.end()
    return tuple(stems)


def printed_or_full(printed: str, full: str, places: Sequence[str]) -> str:
    """Return a restored name, but a body that bears the notice's own place as it is printed (象州生态环境局)."""
    return printed if full != printed and printed.startswith(tuple(places)) else full


@cache
def _party() -> re.Pattern[str]:
    return re.compile(any_of(elision("party")) + "(?:（|$)")


def _restored(prefix: str, printed: str) -> str:
    if prefix.endswith("委") and not _party().match(printed):
        prefix = prefix[:-1]
    return prefix + printed


@cache
def _group() -> re.Pattern[str]:
    head, kind, division = (
        any_of(listed("head")),
        any_of((*(word for word in listed("open_kind") if word != "单位"), "运营商")),
        any_of(listed("division")),
    )
    several = (
        rf"(?:(?:{division}、?){{2,4}}|{division}、?(?:[（〔\[][^（）〔〕]{{1,12}}[）〕\]]|[两三四]级)|乡镇|镇街|街镇)"
    )
    return re.compile(
        rf".{{0,8}}{head}.*|.*{kind}(?:和(?:{kind}|单位))?|[省市县区州]?[直级属]?单位"
        rf"|{several}(?:[（〔\[][^（）〔〕]{{1,12}}[）〕\]]|[两三四]级|各级){{0,2}}(?:(?:人民)?政府|管委会|办事处)?|.{{0,12}}以上地方.*|开发区管委会|街道办事处|(?:{division}、){{1,3}}{division}.+"
    )


@lru_cache(_NAMES)
def is_group(printed: str) -> bool:
    """Return whether a name stands for several bodies that it does not list.

    >>> [is_group(name) for name in ("市直有关部门", "各区、县（市）政府", "市政府", "市、区两级政府")]
    [True, True, False, True]
    """
    return bool(_group().fullmatch(printed))
