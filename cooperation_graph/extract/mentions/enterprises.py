"""Companies, banks and groups that are named."""

import re
from collections.abc import Iterator
from functools import cache

from ...model import Kind
from .clues import Candidate, Clues, Hit
from .lexicon import any_of
from .naming import heads, placed_name

# 省港航集团, 国网云川供电公司, 中国出口信用保险公司云川分公司
_OWNER = re.compile("(?:国网|中国|国家|华电|华能|大唐|中铁|中建|[省市区县](?=[\u4e00-\u9fff]{2}))")
_VAGUE = re.compile(
    "(?:[省市区县]?(?:级|属|内)?(?:国有|大型|重点|有关|相关|各|商业|民营|上市|股份制|政策性|中小|村镇|地方)*)?(?:企业|融资担保|担保|小额贷款|投资)?"
)
# 云川农村商业银行: whatever stands before these is a name
_SPECIFIC = ("农村商业银行", "农商行", "农商银行", "供电公司", "信用社", "农村信用社", "有限公司", "股份有限公司")
_GOES_ON = re.compile("总部(?!经济)|业|化|类|制|债|家|[账卡信贷业化]|机构|间")
_BODY = ("人民银行", "央行")
# 青禾|集团、: a group by two characters, where nothing else follows
_GROUP_ENDS = re.compile("[、，。；：）和与]|等|公司|总部(?!经济)")
_TWO = re.compile("[\u4e00-\u9fff]{2}")
# 国开行青岚省|分行
_PLACE = re.compile("[\u4e00-\u9fff]{4,20}")


def enterprises(clues: Clues) -> Iterator[Candidate]:
    """Yield the companies that their form shows."""
    text = clues.text
    banks = {hit.end: hit.start for hit in clues.of("name") if hit.what == Kind.ENTERPRISE}
    for hit, need in heads(clues, "Enterprise"):
        if need == "branch":
            bank = next((banks[at] for at in range(hit.start - 1, hit.start - 9, -1) if at in banks), None)
            if bank is not None and _PLACE.fullmatch(text, bank, hit.start):
                yield Candidate(bank, hit.end, Kind.ENTERPRISE, "branch")
            continue
        if _GOES_ON.match(text, hit.end):
            continue
        start = clues.begin(hit.start, 22)
        if start is None:
            continue
        place = placed_name(clues, hit.start)
        if not _OWNER.match(text, start):
            if place is None and clues.text[hit.start : hit.end] not in _SPECIFIC and not _by_two(clues, start, hit):
                continue
            start = start if place is None else place
        if hit.start - start < 2 or _VAGUE.fullmatch(text, start, hit.start) or text[start : hit.end].endswith(_BODY):
            continue
        yield Candidate(start, hit.end, Kind.ENTERPRISE, "company form")


def _by_two(clues: Clues, start: int, hit: Hit) -> bool:
    """Return whether a group goes by two characters that are no trade or size: 青禾|集团, not 医疗|集团."""
    return (
        clues.text[hit.start : hit.end] == "集团"
        and _TWO.fullmatch(clues.text, start, hit.start) is not None
        and _GROUP_ENDS.match(clues.text, hit.end) is not None
        and _no_firm().search(clues.text, start, hit.start) is None
    )


@cache
def _no_firm() -> re.Pattern[str]:
    return re.compile(any_of("name_stops", "no firm"))
