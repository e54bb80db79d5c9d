"""Lists of bodies inside a sentence, where nothing but their endings shows where they stop."""

import re
from functools import cache

from .names import Name
from .words import any_of, ending, ends_as, listed

_LONGEST_NAME = 40


def list_at(text: str, start: int, limit: int) -> tuple[list[Name], int]:
    """Return the bodies that begin at a place of a sentence, and where they stop.

    >>> found, end = list_at("会同市教育局、市委文明办每季召开会议", 2, 18)
    >>> end
    12
    """
    found: list[Name] = []
    at, separator = start, ""
    while True:
        end = _end_of_name(text, at, limit)
        if end is None:
            return found, (found[-1].end if found else start)
        found.append(Name(at, end, None, "", separator))
        at = _alias().match(text, end, limit).end()  # type: ignore[union-attr]  # it may match nothing
        more = _more().match(text, at, limit)
        if more:
            at = more.end()
        sign = _AND.match(text, at, limit)
        if sign is None:
            return found, at
        separator, at = sign.group(), sign.end()


_AND = re.compile("[、和及与]|以及")
_STEM = re.compile("[省市县区州旗]委|国务院|中央|中国|党委|全国")


@cache
def _alias() -> re.Pattern[str]:
    return re.compile(r"(?:（[^（）\n]{1,16}）)?")


@cache
def _more() -> re.Pattern[str]:
    scope, kind = any_of(listed("open_scope")), any_of(listed("open_kind"))
    return re.compile(rf"等(?:(?:{scope}){{0,4}}{kind}(?:和{kind})?)?")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"(?P<break>[，。；：！？“”《》\n])|{ending()}")


@cache
def _longer() -> re.Pattern[str]:
    # 人民银行|云川中支, 国网青岚电力公司|云川分公司; 北京市|教委
    return re.compile(
        rf"(?:[^，。；：、（）\s]{{0,6}}?(?:中支|中心支行|支行|分行|分公司|支公司|分局|办公室|管委会|大队|支队|总队|中队))|[^，。；：、（）\s的对]{{1,5}}?{ending()}(?=[、，。；等和]|以及)"
    )


_GROUP_ENDS = ("部门", "单位", "方面", "企业", "机构", "运营商", "政府", "地区", "地方")


def _end_of_name(text: str, start: int, limit: int) -> int | None:
    for match in _ending().finditer(text, start, min(limit, start + _LONGEST_NAME)):
        if match["break"]:
            return None
        end = match.end()
        printed = text[start:end]
        if "、" in printed and "（" not in printed and not printed.startswith("各"):
            return None
        separated = end == limit or text[end] in "、，。；和及与等（"
        if len(printed) < 2 or (_STEM.fullmatch(printed) and not separated):
            continue
        if not separated and not ends_as(printed):
            continue
        if not printed.endswith(_GROUP_ENDS) and not separated and _longer().match(text, end, limit):
            continue
        if printed.count("（") != printed.count("）"):
            continue
        return end
    return None
