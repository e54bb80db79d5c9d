"""Groups of bodies as actors: 各区、县（市）人民政府, 市直有关部门, 各金融机构."""

import re
from collections.abc import Iterator
from functools import cache

from ...model import Kind
from .clues import Candidate, Clues
from .lexicon import words


@cache
def _pattern() -> re.Pattern[str]:
    heads = _any_of("collective_words", "head")
    marks = _any_of("collective_words", "mark")
    inner = _any_of("collective_words", "inner")
    whole = _any_of("collective_words", "whole")
    ring = r"（[^（）\n]{1,16}）|〔[^〔〕\n]{1,12}〕"
    parting = "[、和及]"
    return re.compile(
        rf"""(?:[0-9]{{1,3}}个)?(?:{marks})(?:(?:{marks})|(?!{parting}(?:{whole})){parting}?(?:{inner})|{ring}){{0,12}}(?:{heads})
             (?:(?:和|及)(?:单位|部门|机构|地区)(?!门|划))?
          | (?:{whole})
        """,
        re.VERBOSE,
    )


def _any_of(table: str, use: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words(table, use), key=lambda word: (-len(word), word)))


def collectives(clues: Clues) -> Iterator[Candidate]:
    """Yield the groups of bodies that their form shows."""
    text = clues.text
    for match in _pattern().finditer(text):
        start = match.start()
        place = clues.place_to(start)
        owner = _OWNER.search(text, max(0, start - 3), start)
        if owner and clues.may_begin(owner.start()):
            start = owner.start()
        if not _GOES_ON.match(text, match.end()):
            yield Candidate(start if place is None else place, match.end(), Kind.COLLECTIVE_AGENT, "group")
    yield from _of_a_field(clues)


# 国务院|相关部门, 省|有关单位
_OWNER = re.compile("(?:国务院|中央|自治区|[省市区县州])$")
# 各级政府性融资担保机构, 地方政府债务
_GOES_ON = re.compile("性|债|采购|购买|投资|间(?!的)|引导基金|网站|规章|门户|补贴|财政|责任|职能|名义")


# 人力资源社会保障部门, 卫生健康主管部门
_FIELD_TAIL = re.compile("(?:和|、)?(?:行政)?(?:主管|监管|管理|执法)?部门")


def _of_a_field(clues: Clues) -> Iterator[Candidate]:
    """Yield the departments of a field taken together: 卫生健康部门."""
    for hit in clues.of("field"):
        tail = _FIELD_TAIL.match(clues.text, hit.end)
        if tail is None:
            continue
        start = clues.begin(hit.start, 12)
        if start is not None:
            yield Candidate(start, tail.end(), Kind.COLLECTIVE_AGENT, "field")
