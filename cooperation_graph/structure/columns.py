"""What the columns of a table hold, by the words that head them and by what stands in them."""

import re
from functools import cache

from ..lexicon import EndingRow, HeaderRow, rows
from .signature import Range

ROLES = frozenset(("lead", "responsible", "support", "supervise"))


def column(text: str, cell: Range) -> str | None:
    """Return what a column holds by its heading, None where the heading is not known."""
    heading = _heading(text, cell)
    return exact_column(text, cell) or next((_endings()[end] for end in _tails(heading) if end in _endings()), None)


def exact_column(text: str, cell: Range) -> str | None:
    """Return what a column holds by a heading that the list has, or that names a role and a kind of body."""
    heading = _heading(text, cell)
    first = re.split("[及和与、/]", heading, maxsplit=1)[0]  # 责任单位及责任人
    return _columns().get(heading) or _columns().get(first) or _role(heading)


def _heading(text: str, cell: Range) -> str:
    return re.sub(r"\s|（[^（）]*）", "", text[slice(*cell)]) if cell[1] - cell[0] < _LONGEST else ""


_SHORTEST, _LONGEST = 2, 40
_LONGEST_WORD = 14
# 市级牵头单位, 牵头组织实施单位, 第一责任部门
_AGENT = re.compile("[一-龥]{2,12}(?:单位|部门|机关|机构|主体|司局|处室|科室|股室|镇街|乡镇)")


def _role(heading: str) -> str | None:
    """Return the role that a heading names first, where it ends with a kind of body."""
    if _AGENT.fullmatch(heading) is None:
        return None
    found = [(at, -len(stem), role) for stem, role in _stems().items() if (at := heading.find(stem)) >= 0]
    return min(found)[2] if found else None


def _tails(heading: str) -> list[str]:
    return [heading[-length:] for length in range(4, 1, -1)] if len(heading) <= _LONGEST_WORD else []


@cache
def _columns() -> dict[str, str]:
    return {row.word: row.column for row in rows("table_headers", HeaderRow)}


@cache
def _endings() -> dict[str, str]:
    return {row.word: row.column for row in rows("table_heading_endings", HeaderRow)}


@cache
def _stems() -> dict[str, str]:
    """Return the role words that headings are made of: 牵头 of 牵头单位."""
    named = {word: role for word, role in _columns().items() if role in ROLES and word[-2:] in ("单位", "部门", "主体")}
    return {word[:-2]: role for word, role in named.items() if word[:-2]}


def names_bodies(printed: str) -> bool:
    """Return whether a cell ends like a list of bodies.

    >>> [names_bodies(each) for each in ("市教育局、市财政局等", "各县（市、区）", "新建步道30公里", "2024年底前")]
    [True, True, False, False]
    """
    last = re.sub(r"（[^（）]*）|等(?:[一-龥]{0,4}(?:部门|单位))?$", "", printed.strip().rstrip("。；"))
    last = re.split(r"[、，；\s]", last)[-1]
    return (len(last) > _SHORTEST or last[:1] == "各") and len(last) <= _LONGEST and last.endswith(_body_endings())


@cache
def _body_endings() -> tuple[str, ...]:
    return tuple(row.word for row in rows("body_endings", EndingRow))
