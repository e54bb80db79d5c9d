"""The rule that a notice may state about a mark: 带★的为牵头单位."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from ...model import Role
from .lines import Line, Named, Rejected
from .words import any_of, label_role, used

SIGNS = "*＊※#＃★☆●○◎◆◇■▲△▼√"


@cache
def _rule() -> re.Pattern[str]:
    # 带“★”号的为牵头单位，其余为配合单位 · 加*者为牵头单位 · ▲为牵头单位
    label = any_of(used("label"))
    return re.compile(
        rf"(?P<mark>[{SIGNS}])[”’」）]?(?:号|符号|标记|标志|标识)?(?:标注|标记|标识)?[的者]?[^，。；：、（）\n]{{0,10}}?"
        rf"(?:为|是|系|表示|代表)(?:主要)?(?P<role>{label})[^，。；）\n]{{0,4}}"
        rf"(?:[，；](?:其他|其它|其余|未标注)[^，。；\n]{{0,10}}?(?:为|是|系)(?P<rest>{label})[^，。；）\n]{{0,4}})?"
    )


# 加粗的为牵头单位: type is not in the text
_TYPE = re.compile(
    r"(?:加粗|加黑|粗体|黑体|斜体|楷体|红色|红字|加下划线|有下划线|带下划线|标下划线|下划线)[^，。；：\n]{0,12}?(?:为|是|系|表示)[^，。；\n]{0,4}?(?:牵头|主办|主责|责任|配合)[^，。；）\n]{0,4}"
)


def of_type(text: str) -> Iterator[Rejected]:
    """Yield the sentences by which the type of a name gives its role, which a text does not keep."""
    for match in _TYPE.finditer(text):
        yield Rejected(*match.span(), "says that type marks a role, which plain text does not keep", firm=True)


def mark_rule(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a list says itself what a mark gives (市财政局、★市税务局|，带★的为牵头单位|；…)."""
    rule = _rule().search(text, start, end) if _MARK.search(text, start, end) else None
    return (max(start, *(text.rfind(sign, start, rule.start()) for sign in "，。；、（")), rule.end()) if rule else None


_MARK = re.compile(f"[{SIGNS}]")


def with_marks(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, in them the marked bodies in the role that the notice says the mark gives."""
    rules = list(_rule().finditer(text)) if any(sign in text for sign in SIGNS) else []
    starts = [rule.start() for rule in rules]
    for line in lines:
        at = bisect_left(starts, line.start)
        own = at < len(rules) and starts[at] < line.end
        rule = rules[at if own else 0] if rules else None
        marked = rule and any(rule["mark"] in text[each.start - 2 : each.end + 2] for each in line.named)
        yield replace(line, named=tuple(_marked(text, each, rule) for each in line.named)) if rule and marked else line


def _marked(text: str, named: Named, rule: re.Match[str]) -> Named:
    if named.role is not Role.RESPONSIBLE or named.person:
        return named
    beside = text[max(0, named.start - 2) : named.start].strip()[-1:], text[named.end : named.end + 2].strip()[:1]
    role = rule["role"] if rule["mark"] in beside else rule["rest"]
    return replace(named, role=label_role(role), premise=rule.span()) if role else named
