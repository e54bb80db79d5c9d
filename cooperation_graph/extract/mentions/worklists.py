"""Works of a list that share one head: 云川至白石、临河至云川等|铁路, 云川、白石|机场."""

import re
from collections.abc import Iterator

from ...model import Kind
from .clues import Candidate, Clues
from .naming import heads

_WORK = Kind.INFRASTRUCTURE_PROJECT
# 等7个项目, 等铁路: what closes a list of works
_CLOSED = re.compile(
    "等(?:[0-9]{1,3}(?:个|条|座|段))?(?:重大|重点|大型|支线|新建|在建)?(?P<head>城际铁路|铁路|高铁|高速公路|高速|公路|机场|项目)"
)
# 云川至白石, 云川经临河至白石, 云川至临河至白石
_LINE = re.compile("[\u4e00-\u9fff]{2,6}(?:经[\u4e00-\u9fff]{2,5})?(?:至[\u4e00-\u9fff]{2,6}){1,4}")
_NAME = re.compile("[\u4e00-\u9fff]{2,5}")
_MOST = 20
# 龙潭、石河|水库等30座: works of names of their own that are counted
_COUNTED = ("水库", "泵站", "大桥", "隧道", "灌区", "煤矿")
_SO_MANY = re.compile("等[0-9]{1,4}[座个处条]")


def worklists(clues: Clues) -> Iterator[Candidate]:
    """Yield the works of lists that one head closes, and those that stand before an airport and share its head."""
    for match in _CLOSED.finditer(clues.text):
        yield from _items(clues, match.start(), named=match["head"] == "机场")
    for hit, _ in heads(clues, "InfrastructureProject"):
        airport = clues.text.endswith("机场", 0, hit.end)
        if airport or (clues.text.endswith(_COUNTED, 0, hit.end) and _SO_MANY.match(clues.text, hit.end)):
            start = clues.begin(hit.start, 6)
            placed = start is not None and clues.place_in(start, hit.start) is not None
            if start is not None and clues.text[start - 1 : start] == "、" and placed == airport:
                yield from _items(clues, start - 1, named=True)


def _items(clues: Clues, end: int, *, named: bool) -> Iterator[Candidate]:
    """Yield the items of a list that ends at a place, the last first, while they have the form of a work."""
    for _ in range(_MOST):
        start = _name(clues, end) if named else _line(clues, end)
        if start is None:
            return
        yield Candidate(start, end, _WORK, "work of a list", 1)
        if clues.text[start - 1 : start] != "、":
            return
        end = start - 1


def _name(clues: Clues, end: int) -> int | None:
    """Return where a name that begins with a division, or is a short name, begins, if it ends at `end`."""
    start = clues.begin(end, 6)
    return start if start is not None and _NAME.fullmatch(clues.text, start, end) else None


def _line(clues: Clues, end: int) -> int | None:
    """Return where a line begins whose last end ends at `end`: 云川|至白石."""
    text = clues.text
    first = max(clues.clause(end), text.rfind("、", 0, end) + 1, text.rfind("）", 0, end) + 1, end - 30)
    to = text.find("至", first, end)
    start = clues.begin(to, 8) if to > 0 else None
    if start is not None and text[start - 1 : start] == "经":
        start = clues.begin(start - 1, 8)
    return start if start is not None and start >= first and _LINE.fullmatch(text, start, end) else None
