"""The patterns of time expressions, built from the lexicon."""

import re
from functools import cache

from msgspec import Struct

from ...lexicon import alternatives, hint, rows


class PlanPeriod(Struct, frozen=True):
    """A five-year plan and its years."""

    name: str
    start: str
    end: str
    source: str
    example: str


class TimeWord(Struct, frozen=True):
    """A word that says when and has no calendar value of its own."""

    word: str
    kind: str
    rrule: str
    mention: str
    source: str
    example: str


class Season(Struct, frozen=True):
    """A season, holiday or campaign that comes back."""

    name: str
    rrule: str
    source: str
    example: str


@cache
def plan_periods() -> dict[str, PlanPeriod]:
    """Return the plan periods by name."""
    return {row.name: row for row in rows("plan_periods", PlanPeriod)}


@cache
def time_words() -> dict[str, TimeWord]:
    """Return the words without a calendar value."""
    return {row.word: row for row in rows("time_words", TimeWord)}


@cache
def seasons() -> dict[str, Season]:
    """Return the named seasons."""
    return {row.name: row for row in rows("seasons", Season)}


_HAN_YEAR = "[一二][〇○零OＯ0一二三四五六七八九]{3}"
_SHORT = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_YEAR = rf"(?:(?:(?:19|20)[0-9]{{2}}|{_HAN_YEAR})[ ]?年度?|[今明后本当去次]年度?|[上下]一?年度?)"
_MONTH = rf"(?:(?:{_SHORT})[ ]?月份?|[本当次]月)"
# 10日, 十日; in 4月10前 the 日 is left out
_DAY = (
    "(?:(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[ ]?[日号]"
    "|(?:3[01]|[12][0-9]|0?[1-9])(?=前|以前|之前|$))"
)
_OF_MONTH = "[上中下]旬|[初底末]"
_OF_YEAR = "上半年|下半年|第?[一二三四1-4]季度|[春夏秋冬]季|年?[初底末]|年中"
_ISO = r"(?:19|20)[0-9]{2}(?:-[01]?[0-9]-[0-3]?[0-9]|/[01]?[0-9]/[0-3]?[0-9]|\.[01]?[0-9]\.[0-3]?[0-9])(?![0-9])"
# 2023年12月底 · 二〇〇九年一月十九日 · 2009年春季 · 3月底 · 年底 · 2009-01-19
DATE = rf"""(?:
    {_ISO}
  | {_YEAR} (?: [ ]?{_MONTH} (?: [ ]?(?:{_DAY}) | {_OF_MONTH} )? | {_OF_YEAR} )?
  | {_MONTH} (?: [ ]?(?:{_DAY}) | {_OF_MONTH} )?
  | 年[底末初内] | [上下]半年 | 第[一二三四1-4]季度
)"""
# 前期, 前景, 后续, 起草, 内容 are other words
_TAIL = r"""(?:
    以前 | 之前 | 前后 | 前(?![期沿景列往端瞻途言面置三后]|提[条下是]) | 以后 | 之后 | 后(?![续期勤面备进])
  | 起(?![步草来到点重]) | 开始 | 以来 | 期间 | 以内 | 之内 | 内(?![部容涵外资陆需]) | 年?间(?![接隔]) | 为?止
)"""


# 2013年至2020年 · 2021—2025年
_TO = "(?:至|到|—{1,2}|-|–|～|~)"


@cache
def dated() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of dates, intervals and what stands around them, behind one of where they can begin."""
    firsts = "0-9一二三四五六七八九十今明后本当去次上下年第"
    begins = re.compile(rf"[自从到至截{firsts}](?<![0-9〔\[].)(?=[{firsts}至止月半底末初内〇○零OＯ ])")
    # in 1.4月底前 the first figure numbers a step
    date = re.compile(
        rf"""(?<![0-9〔\[])(?<![0-9]\.(?![12][0-9]{{3}}[ ]?年|(?:{_SHORT})月(?:{_OF_MONTH}|{_DAY})))
        (?P<head>截至|截止到?|自|从|到|至)?
        (?P<first>{DATE}|(?:19|20)[0-9]{{2}}(?=[ ]?{_TO}[ ]?(?:19|20)[0-9]{{2}}[ ]?年))
        (?:[ ]?(?:{_TO}|、(?=下半年))[ ]?(?P<last>{DATE}))?
        (?:(?:（(?:星期|周)[一二三四五六日天]）|[ ]?(?:[上下]午|晚)?[0-9]{{1,2}}[：时点](?:[0-9]{{2}}分?)?)(?={_TAIL}))?
        (?P<tail>{_TAIL})?
        """,
        re.VERBOSE,
    )
    return begins, date


@cache
def parts() -> re.Pattern[str]:
    """Return the pattern that takes a date apart."""
    return re.compile(
        rf"""
        (?P<iso>{_ISO})
      | (?P<year>{_YEAR})? [ ]?
        (?: (?P<month>{_MONTH}) [ ]? (?: (?P<day>{_DAY}) | (?P<of_month>{_OF_MONTH}) )?
          | (?P<of_year>{_OF_YEAR}|年内) )?
        """,
        re.VERBOSE,
    )


@cache
def recurring() -> re.Pattern[str]:
    """Return the pattern of recurrences."""
    names = alternatives(seasons())
    # 每年的旅游黄金季节 · 每年1月底前 · 每月28日前 · 每季度末 · 每两年
    return re.compile(
        rf"""每(?:个|一)?
        (?P<unit>半年|季度|季|月|周|星期|日(?!常)|天|(?P<number>[两二三四五2-5])年|年度?)
        (?: (?P<month>{_MONTH})(?: (?P<day>{_DAY}) | (?P<of_month>{_OF_MONTH}) )?
          | (?:的?(?:第[一二三1-3]个?|首|末)月的?)?(?P<monthday>3[01]|[12][0-9]|0?[1-9])[ ]?[日号]
          | 的?(?P<season>{names})
          | 年?(?P<edge>[初底末](?![次步始]))
          | (?P<half>[上下]半年) )?
        (?P<tail>以前|之前|前(?![期沿景列往端瞻途言面置三后]|提[条下是])|期间)?
        """,
        re.VERBOSE,
    )


_COUNT = "[0-9]{1,4}|[一二两三四五六七八九十]{1,3}|半"
UNITS = "个?工作日|个?自然日|日|天|小时|分钟|个半?月|年|周|个?星期"


@cache
def counted() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of spans of time that are counted, behind one of where they can begin."""
    number = "0-9一二两三四五六七八九十半"
    begins = re.compile(rf"[未今最{number}](?<![0-9.〔\[第].)(?=[来后长{number}个工自日天小分年周星 ])")
    # 未来5年 · 今后三年 · 48小时内 · 最长不超过3个月 · 2012年起5年内
    span = re.compile(
        rf"""(?<![0-9.〔\[第])
        (?: (?:未来|今后)(?P<years>{_COUNT})(?:至[0-9一二两三四五六七八九十]{{1,3}})?年(?:内|间)?
          | 最长不?超过(?P<most>{_COUNT})[ ]?(?:{UNITS})
          | (?P<hours>24[ ]?小时)(?=为|不间断|值|开[放展]|[提接]|在|全|保|受理|对)
          | (?P<from>(?:19|20)[0-9]{{2}})年起[ ]?(?P<long>{_COUNT})年(?:以|之)?内
          | (?P<number>{_COUNT})[ ]?(?P<unit>{UNITS})(?:以|之)?内(?![部容涵外资陆需])
        )""",
        re.VERBOSE,
    )
    return begins, span


@cache
def periods() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of plan periods, behind one of where they can begin."""
    names = alternatives(plan_periods())
    first, second = ("".join(sorted({name[at] for name in plan_periods()})) for at in (0, 1))
    begins = re.compile(f'[到至“"「{first}](?=[“"「{first}{second}])')
    # “十四五”时期 · “十四五”期间 · “十二五”以来 · “十四五”末; “十四五”规划 is a document
    return begins, re.compile(
        rf"(?:到|至)?[“\"「]?(?P<name>{names})[”\"」]?(?P<part>时期|期间|以来|末期|末|期末|初期|初|中后期|前期|后期)"
    )


@cache
def worded() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of words without a calendar value and of seasons, behind one of where they can begin."""
    words, names = alternatives(time_words()), alternatives(seasons())
    return hint((*time_words(), *seasons())), re.compile(
        rf"(?P<word>{words})|(?P<season>{names})(?P<tail>期间|前后|之前|以前|前|之后|后|内)"
    )


# 疫情防控期间 · 防控结束后 · 自印发之日起30日内: the name of the event stands before
EVENT = re.compile(
    rf"(?P<end>之日起|期间|期满后|结束(?:[0-9一二三]{{1,2}}个月)?后|结束(?=[。，；）])|到来前)"
    rf"(?:[ ]?(?P<number>{_COUNT})[ ]?(?P<unit>{UNITS})(?:以|之)?内)?"
)
