"""Groups of bodies as actors: 各区、县（市）人民政府, 市直有关部门, 各金融机构."""

import re
from collections.abc import Iterator
from functools import cache

from ...model import Kind
from .clues import Candidate, Clues
from .lexicon import any_of


@cache
def _pattern() -> re.Pattern[str]:
    heads = any_of("collective_words", "head")
    marks = any_of("collective_words", "mark")
    inner = any_of("collective_words", "inner")
    whole = any_of("collective_words", "whole")
    ring = r"（[^（）\n]{1,16}）|〔[^〔〕\n]{1,12}〕|驻[\u4e00-\u9fff]{1,2}(?=有关|相关|各|单位)"
    # each step is atomic: what 各有关各有关… can be cut into in many ways is cut in one
    return re.compile(
        rf"""(?>{marks})(?>{marks}|{ring}|(?![、和及](?:{whole}))[、和及]?(?:{inner})){{0,12}}(?:{heads})
             (?:(?:和|及)(?:单位|部门|机构|地区)(?!门|划))?
          | 各级(?>[\u4e00-\u9fff]{{2,8}}?(?:主管|监管|执法|监督管理)部门)
          | (?:{whole})
        """,
        re.VERBOSE,
    )


@cache
def _levels() -> re.Pattern[str]:
    """Return the pattern of the levels of government that 各 alone makes a group of: 各县（市、区）."""
    return re.compile(f"各(?:有关|相关)?(?:{any_of('collective_words', 'levels')})(?!域|区域|级|直)")


def _group(text: str, start: int) -> re.Match[str] | None:
    """Return the longest group that begins at a place."""
    found = (_pattern().match(text, start), _levels().match(text, start))
    return max(filter(None, found), key=re.Match.end, default=None)


def collectives(clues: Clues) -> Iterator[Candidate]:
    """Yield the groups of bodies that their form shows."""
    text = clues.text
    done = 0
    for start in sorted({hit.start for hit in clues.of("group")} | {match.start() for match in _EACH.finditer(text)}):
        match = _group(text, start) if start >= done else None
        if match is None or _GOES_ON.match(text, match.end()):
            continue
        done = match.end()
        yield Candidate(_owner(clues, start), done, Kind.COLLECTIVE_AGENT, "group")
    yield from _of_a_field(clues)
    yield from _stationed(clues)


# 省、市驻|白石|单位, 驻云部队
_STATIONED = re.compile(
    "(?:驻(?!外|村|点|场|企|校|在)[\u4e00-\u9fff]{1,4}?|在(?<=[省央部市].)[\u4e00-\u9fff]{1,2})"
    "(?:各|有关|相关)?(?:企事业单位|单位|部队|机构)"
)
_FROM_ABOVE = re.compile("(?:(?:中央|中|部|省|市)[、和]?(?:(?:部|省|市)(?:属|直)?)?(?:单位)?)$")


def _stationed(clues: Clues) -> Iterator[Candidate]:
    """Yield the units of higher levels in a place: 省、市驻白石单位."""
    for match in _STATIONED.finditer(clues.text):
        above = _FROM_ABOVE.search(clues.text, max(0, match.start() - 5), match.start())
        start = above.start() if above else match.start()
        if clues.may_begin(start) and (above or clues.text[start] == "驻"):
            yield Candidate(start, match.end(), Kind.COLLECTIVE_AGENT, "stationed")


_EACH = re.compile("各")


def _owner(clues: Clues, start: int) -> int:
    """Return where the place, body, level or number that a group belongs to begins: 国务院|相关部门, 52个|支援单位."""
    place = clues.place_to(start)
    if place is None and clues.text[start] in "省市区县州":  # 青岚|省各市人民政府
        place = clues.place_to(start + 1)
    if place is not None:
        return place
    owner = _OWNER.search(clues.text, max(0, start - 5), start)
    if owner and (owner["number"] or clues.may_begin(owner.start())):
        return owner.start()
    return start


# 国务院|相关部门, 省|有关单位
_OWNER = re.compile(
    "(?P<number>(?<![0-9])[0-9]{1,3}个)$|(?:国务院|中央|自治区|[省市区县州](?:防指|防总|安委会|三防指挥部)?)$"
)
# 各级政府性融资担保机构, 地方政府债务
_GOES_ON = re.compile("性|债|专项债|采购|购买|投资|间(?!的)|引导基金|网站|规章|门户|补贴|财政|责任|职能|名义")


# 人力资源社会保障部门, 卫生健康主管部门
_FIELD_TAIL = re.compile("(?:和|、)?(?:行政)?(?:主管|监管|管理|执法)?部门")
_TAIL_BEGINS = frozenset("和、行主监管执部")


def _of_a_field(clues: Clues) -> Iterator[Candidate]:
    """Yield the departments of a field taken together: 卫生健康部门."""
    text = clues.text
    for hit in clues.of("field"):
        tail = _FIELD_TAIL.match(text, hit.end) if text[hit.end : hit.end + 1] in _TAIL_BEGINS else None
        if tail is None:
            continue
        start = clues.begin(hit.start, 12)
        if start is not None:
            yield Candidate(start, tail.end(), Kind.COLLECTIVE_AGENT, "field")
