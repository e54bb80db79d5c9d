"""The patterns of quantities, built from the lexicon."""

import re
from functools import cache

from msgspec import Struct

from ...lexicon import alternatives, rows


class Comparator(Struct, frozen=True):
    """A word before a number: what it compares, and whether it tells of growth or fall."""

    word: str
    comparator: str
    change: str
    source: str
    example: str


class Unit(Struct, frozen=True):
    """A unit of measure or a measure word."""

    unit: str
    kind: str
    source: str
    example: str


@cache
def comparators() -> dict[str, Comparator]:
    """Return the comparing words."""
    return {row.word: row for row in rows("comparators", Comparator)}


@cache
def units() -> dict[str, Unit]:
    """Return the units."""
    return {row.unit: row for row in rows("units", Unit)}


# the cleaned text has one comma, so 1,200 stands there as 1，200
_ARABIC = r"[0-9]{1,3}(?:，[0-9]{3}(?![0-9])){1,4}(?:\.[0-9]{1,4})?|[0-9]{1,12}(?:\.[0-9]{1,4})?"
_TAIL = "(?:及|（含）|（含）及)?以[上下内]|左右|上下|余(?![款额])|多(?![种项样个方次元])|（含）"


@cache
def quantity() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of a number with its unit, behind one of where it can begin."""
    names = alternatives(units())
    goes_on = "".join(sorted({name[0] for name in units()} | set("，.百千万亿%％余多至到—-–～~ ")))
    number = "0-9一二两三四五六七八九十"
    begins = re.compile(rf"[百千万{number}](?<![0-9.,〔\[第A-Za-z+\-].)(?=[{number}{re.escape(goes_on)}])")
    # 6.5%—7% · 300亿元以上 · 900余套 · 5个工作日以内 · 超千万件
    quantity = re.compile(
        rf"""(?<![0-9.,〔\[第A-Za-z+\-])
        (?: (?P<value>{_ARABIC}) (?P<scale>[十百千万亿]{{1,2}})?
            (?: (?P<percent>[%％])?(?:—{{1,2}}|-|–|～|~|至|到)(?P<upto>{_ARABIC}) (?P<scale2>[十百千万亿]{{1,2}})? )?
          | (?P<han>[一二两三四五六七八九十百千]{{1,4}}[万亿]?|[百千万][百千万亿]?) )
        (?P<more>余|多)?[ ]?
        (?P<unit>{names})
        (?P<tail>{_TAIL})?
        """,
        re.VERBOSE,
    )
    return begins, quantity


@cache
def before() -> re.Pattern[str]:
    """Return the pattern of a comparing word and a rate, at the end of what stands before a number."""
    words = alternatives(comparators())
    rate = "(?:每[人天日月年户次亩家名吨期]|人均|户均){1,3}"
    return re.compile(rf"(?:(?:力争|争取|确保)?(?P<word>{words}))?(?:了|约|近)?(?P<rate>{rate})?[ ]?$")


@cache
def relative() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of comparisons without a number, behind one of where they can begin."""
    begins = re.compile("[不低高少多超与](?:(?<=与)|(?=[低高少多于超过]))")
    # 不低于2019年同期余额 · 低于上年平均水平 · 与经济增长基本同步
    comparison = re.compile(
        r"""(?:(?:不?(?:低于|高于|少于|多于)|不超过|超过)
            (?P<base>(?:(?:19|20)[0-9]{2}年|上年|去年|上一年度?|全[国省市县区]|当地)(?:同期|平均|最低)?)
            [\u4e00-\u9fff]{0,10}?(?=[，。；、）\n]|$)
          | 与(?P<pace>[\u4e00-\u9fff]{2,12}?)(?:基本)?同步(?:增长|提高)?(?=[，。；、）\n]|$))
        """,
        re.VERBOSE,
    )
    return begins, comparison
