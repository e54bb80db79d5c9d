"""What each kind of time expression says: its span, kind, calendar value and whether it limits a task."""

import re
from collections.abc import Iterator
from datetime import date

from ...lexicon import hinted
from ...model import Derivation, Time, TimeKind
from ...text import View
from ..numerals import whole
from . import grammar
from .calendar import Moment, after, moment

_FREQUENCY = {
    "年": "FREQ=YEARLY",
    "年度": "FREQ=YEARLY",
    "半年": "FREQ=MONTHLY;INTERVAL=6",
    "季度": "FREQ=MONTHLY;INTERVAL=3",
    "季": "FREQ=MONTHLY;INTERVAL=3",
    "月": "FREQ=MONTHLY",
    "周": "FREQ=WEEKLY",
    "星期": "FREQ=WEEKLY",
    "日": "FREQ=DAILY",
    "天": "FREQ=DAILY",
}
_BEFORE = ("以前", "之前", "前")
_AFTER = ("以后", "之后", "后", "起", "开始", "以来")

# 每年1000名, 每月不高于200元: a rate, and so part of a quantity
_RATE = re.compile(r"[ ]?(?:不[高低少多超]|最[高低多]|[0-9][0-9.]{0,8}[ ]?(?!次|场|期|轮|月|日|年))")
_PER_HEAD = re.compile(r"每[人户亩个家名吨公里]{1,2}$")
_TIMES = re.compile(r"(?:至少|不少于)?(?P<count>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})[次场轮届]")


def recurring(view: View, _signed: date | None) -> Iterator[Time]:
    """Yield what comes back: 每年, 每月28日前, 每年的旅游黄金季节."""
    text = view.text
    for match in grammar.recurring().finditer(text):
        start, end = match.span()
        if _PER_HEAD.search(text, max(0, start - 3), start) or _RATE.match(text, end):
            continue
        clause = re.split("[，。；\n]", text[end : end + 40], maxsplit=1)[0]
        times = _TIMES.search(clause)
        yield Time(
            view.span(start, end),
            TimeKind.RECURRENCE,
            rrule=_rrule(match),
            deadline=(match["tail"] in _BEFORE or match["edge"] in ("底", "末")) and match["season"] is None,
            count=whole(times["count"]) if times else None,
        )


def _rrule(match: re.Match[str]) -> str:
    """Return the recurrence rule (RFC 5545), without a start.

    每季度末 is MONTHLY;INTERVAL=3;BYMONTHDAY=-1, 每年1月底 YEARLY;BYMONTH=1;BYMONTHDAY=-1.
    """
    unit = "年" if match["number"] else match["unit"]
    rule = [_FREQUENCY[unit]]
    if match["number"]:
        rule.append(f"INTERVAL={whole(match['number'])}")
    last = match["edge"] in ("底", "末") or match["of_month"] in ("底", "末")
    if match["month"]:
        rule.append(f"BYMONTH={whole(match['month'].rstrip('份').rstrip('月 '))}")
    elif last and unit in ("年", "年度"):
        rule.append("BYMONTH=12")
    if match["day"]:
        rule.append(f"BYMONTHDAY={whole(match['day'].rstrip('日号 '))}")
    elif match["monthday"] and unit in ("月", "季度", "季"):
        rule.append(f"BYMONTHDAY={int(match['monthday'])}")
    elif last and unit not in ("周", "星期", "日", "天"):
        rule.append("BYMONTHDAY=-1")
    return ";".join(rule)


def dated(view: View, signed: date | None) -> Iterator[Time]:
    """Yield dates, limits, starts and intervals that the calendar knows."""
    text = view.text
    for match in hinted(text, *grammar.dated()):
        if _no_time(text, match):
            continue
        first, last = moment(match["first"], signed), moment(match["last"], signed) if match["last"] else None
        if match["last"]:
            yield _interval(view, match, first, last)
        elif match["head"] in ("截至", "截止", "截止到"):
            yield _plain(view, match, first)
        elif match["tail"] in _BEFORE or match["first"].endswith("年内") or match["tail"] in ("内", "以内", "之内"):
            yield _limit(view, match, first)
        elif match["head"] in ("到", "至"):
            yield _until(view, match, first)
        elif _by_then(text, match):
            yield _limit(view, match, first)
        elif match["tail"] in _AFTER or match["head"] in ("自", "从"):
            yield _start(view, match, first)
        else:
            yield _plain(view, match, first)


# 6月底完成 · 2025年，力争: what is to be done then
_DONE = re.compile(
    "(?:前)?(?:全面|全部|基本|力争|争取|确保)?(?:完成|建成|竣工|完工|投入使用|投用|到位|实现|达到|启用|上线)(?!的|了)"
)
_AIMS = re.compile("，(?:力争|争取|确保)")


def _by_then(text: str, match: re.Match[str]) -> bool:
    """Return whether a date without 前 limits what follows it: an end of a month or year, or a year of aims."""
    if match["head"] or match["tail"]:
        return False
    if match["first"][-1] in "底末":
        return _DONE.match(text, match.end()) is not None
    return (
        match["first"][-1] == "年"
        and text[match.start() - 1 : match.start()] in ("。", "\n", " ", "；", "")
        and (_AIMS.match(text, match.end()) is not None)
    )


_VALID = re.compile(
    "(?:有效期|执行期|试行期|实施期|政策期限|申请期限)限?(?:限|暂定|暂|为|自|从|延长|延续|至|到|止){0,4}$"
)
# 延长至, 顺延至, 执行至: the verb keeps its 至
_VERB_TO = re.compile(r"(?:延长|顺延|延期|延续|展期|缓缴|执行|推迟|缓交|持续|保持|实施)$")
# 2022年底前到期的贷款 says which loans, not until when
_WHICH = re.compile(r"(?:的|到期|已|届满|期满|成立|登记|注册|出生|毕业|存续|立项|取得|签订)")
# 应在2月5日前如数交还: who receives has to pay or apply by then, nobody is assigned anything
_PAYS = re.compile(
    "(?:如数|足额|及时|完成|自行|主动)?(?:交还|归还|返还|偿还|缴纳|补缴|缴清|缴齐|申报|申请|提出申请|提交申请)"
)
# 企业可在2月24日前缴纳 allows, it assigns nothing
_ALLOWS = re.compile(r"(?:可|允许|如|若|对|凡)(?:在|于|以)?$")


def _no_time(text: str, match: re.Match[str]) -> bool:
    """Return whether a match is part of another word: 一年级, 上年纪, 3月龄, 当年生."""
    first, end = match["first"], match.end()
    if first in ("上年", "下年") and text[end : end + 1] == "纪":
        return True
    if first[0] in "一二三四五六七八九十" and first.endswith("月") and text[match.start("first") - 1] in "个数几":
        return True
    if first.startswith("年") and text[match.start("first") - 1 : match.start("first")] in tuple(
        "0123456789一二三四五六七八九十两几数多半百近每当同"
    ):
        return True
    return text[end : end + 1] in ("级", "龄")


def _drop_head(view: View, match: re.Match[str]) -> int:
    """Return where the expression starts: 到2020年 and 自1月1日起 keep their first word, 延长至3月底 does not."""
    if match["head"] in ("自", "从", "到", "截至", "截止", "截止到"):
        return match.start()
    before = view.text[max(0, match.start() - 8) : match.start()]
    if match["head"] == "至" and not before[-1:].isalnum() and not _VERB_TO.search(before):
        return match.start()
    return match.start("first")


def _derivation(*moments: Moment | None) -> Derivation:
    return Derivation.INFERRED if any(each and each.relative for each in moments) else Derivation.STATED


def _interval(view: View, match: re.Match[str], first: Moment | None, last: Moment | None) -> Time:
    """Read 2013年至2020年; 2022年7月至12月 takes the year of its beginning."""
    if first and last and last.relative:
        last = Moment(first.year, last.month or first.month, last.day, last.part, first.relative)
    edtf = f"{first.first}/{last.edtf.rpartition('/')[2]}" if first and last else None
    return Time(view.span(match.start("first"), match.end()), TimeKind.INTERVAL, edtf, None, _derivation(first, last))


def _limit(view: View, match: re.Match[str], first: Moment | None) -> Time:
    """Read 2023年12月底前, 年底前, 年内."""
    before = view.text[max(0, match.start() - 12) : match.start()]
    start = _drop_head(view, match)
    valid = _VALID.search(before) is not None
    kind = TimeKind.VALIDITY if valid else TimeKind.DEADLINE
    edtf = f"../{first.last}" if first else None
    attached = not valid and _limits_task(view.text, before, match.end())
    return Time(view.span(start, match.end()), kind, edtf, None, _derivation(first), deadline=attached)


def _limits_task(text: str, before: str, end: int) -> bool:
    """Return whether a limit is one for the task, by what stands before and after it."""
    if _WHICH.match(text, end) or _PAYS.match(text, end) or _ALLOWS.search(before):
        return False
    return _VERB_TO.search(before.rstrip("至到")) is None


def _until(view: View, match: re.Match[str], first: Moment | None) -> Time:
    """Read 到2025年, and 至2020年底 after 有效期 or 延长."""
    before = view.text[max(0, match.start() - 12) : match.start()]
    start, edtf = _drop_head(view, match), f"../{first.last}" if first else None
    if _VALID.search(before) or _VERB_TO.search(before) or "期限" in before:
        return Time(view.span(start, match.end()), TimeKind.VALIDITY, edtf, None, _derivation(first))
    stated = match["head"] == "到" and match["tail"] is None
    return Time(view.span(start, match.end()), TimeKind.DEADLINE, edtf, None, _derivation(first), deadline=stated)


def _start(view: View, match: re.Match[str], first: Moment | None) -> Time:
    """Read 从2009年春季开始, 自2019年起, 2020年以后."""
    edtf = f"{first.first}/.." if first else None
    valid = view.text.startswith(("施行", "实施", "执行", "生效"), match.end()) and match["tail"] == "起"
    kind = TimeKind.VALIDITY if valid else TimeKind.START
    return Time(view.span(match.start(), match.end()), kind, edtf, None, _derivation(first))


def _plain(view: View, match: re.Match[str], first: Moment | None) -> Time:
    edtf = first.edtf if first else None
    lasting = match["tail"] in ("期间", "间", "年间") or (first is not None and first.is_period)
    kind = TimeKind.INTERVAL if lasting else TimeKind.DATE
    return Time(view.span(_drop_head(view, match), match.end()), kind, edtf, None, _derivation(first))


def counted(view: View, signed: date | None) -> Iterator[Time]:
    """Yield spans of time that are counted: 未来5年, 48小时内, 最长不超过3个月."""
    for match in hinted(view.text, *grammar.counted()):
        span = view.span(*match.span())
        years = whole(match["years"]) if match["years"] else None
        if match["from"] and (long := whole(match["long"])):
            edtf = f"{match['from']}/{int(match['from']) + long - 1}"
            yield Time(span, TimeKind.INTERVAL, edtf, deadline=True)
        elif years and signed:
            # planning years: the year of signing is the first
            edtf = f"{signed.year}/{signed.year + years - 1}"
            yield Time(span, TimeKind.INTERVAL, edtf, None, Derivation.INFERRED)
        elif match["years"]:
            yield Time(span, TimeKind.INTERVAL)
        else:
            yield Time(span, TimeKind.DURATION)


# 有效期两年 · 试行1年
_FOR = re.compile(
    "(?:有效期|试行期|执行期|试行)限?(?:暂?定)?为?[ ]?"
    "(?P<long>(?P<number>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})个?(?P<unit>年|月))"
)


def valid(view: View, signed: date | None) -> Iterator[Time]:
    """Yield how long a document is valid."""
    for match in _FOR.finditer(view.text):
        number = whole(match["number"])
        end = after(signed, number, match["unit"]) if signed and number else None
        edtf = f"{signed.isoformat()}/{end}" if signed and end else None
        derivation = Derivation.INFERRED if edtf else Derivation.STATED
        yield Time(view.span(*match.span("long")), TimeKind.VALIDITY, edtf, None, derivation)


def periods(view: View, _signed: date | None) -> Iterator[Time]:
    """Yield the periods of five-year plans."""
    for match in hinted(view.text, *grammar.periods()):
        row = grammar.plan_periods()[match["name"]]
        if match["part"] in ("末", "末期", "期末"):
            edtf, kind = f"../{row.end}-12-31", TimeKind.DEADLINE
        elif match["part"] == "以来":
            edtf, kind = f"{row.start}/..", TimeKind.START
        else:
            edtf, kind = f"{row.start}/{row.end}", TimeKind.INTERVAL
        yield Time(view.span(*match.span()), kind, edtf)


# where the name of an event can begin: after a sign, a preposition or a verb that takes a time
_BREAKS = re.compile(
    r".*(?:[，。；：、！？（）《》\s]|(?<![现存所])[在将于至到对可经如若按由把其因待](?!期))", re.DOTALL
)
_PRINTED = re.compile("印发|发布|公布|下发|颁布|发文")


def events(view: View, signed: date | None) -> Iterator[Time]:
    """Yield times that an event gives: 自印发之日起30日内, 疫情防控期间, 防控结束后."""
    text = view.text
    for match in grammar.EVENT.finditer(text):
        low = max(0, match.start() - 20)
        window = text[low : match.start()]
        broken = _BREAKS.match(window)
        start = low + (broken.end() if broken else 0)
        since = text.rfind("自", start, match.start())
        start = since if since >= 0 and match["end"] == "之日起" else start
        if (
            text[start : match.start()] in grammar.seasons()
            or start >= match.start()
            or (match["end"] == "结束" and text[start - 1] not in "至到")
        ):
            continue
        yield _event(view, match, start, signed)


def _event(view: View, match: re.Match[str], start: int, signed: date | None) -> Time:
    span = view.span(start, match.end())
    if match["end"] != "之日起":
        return Time(span, TimeKind.INTERVAL if match["end"] == "期间" else TimeKind.START)
    printed = signed is not None and _PRINTED.search(view.text, start, match.start())
    if match["number"]:
        number = whole(match["number"])
        day = after(signed, number, match["unit"]) if printed and signed and number else None
        return Time(span, TimeKind.DEADLINE, f"../{day}" if day else None, None, Derivation.INFERRED, bool(printed))
    valid = view.text.startswith(("施行", "实施", "执行", "生效", "起施行"), match.end())
    kind = TimeKind.VALIDITY if valid else TimeKind.START
    edtf = f"{signed.isoformat()}/.." if printed and signed else None
    return Time(span, kind, edtf, None, Derivation.INFERRED if edtf else Derivation.STATED)


_KINDS = {kind.value: kind for kind in TimeKind}
# 长期稳定的供销关系 says what kind of relation
_QUALITY = re.compile("稳定|有效|以来|性|护理|借款|贷款|投资|资金|合同|规划")


def worded(view: View, _signed: date | None) -> Iterator[Time]:
    """Yield words without a calendar value, and named seasons."""
    for match in hinted(view.text, *grammar.worded()):
        span = view.span(*match.span())
        if match["season"]:
            row = grammar.seasons()[match["season"]]
            yield Time(span, TimeKind.RECURRENCE, None, row.rrule or None)
            continue
        word = grammar.time_words()[match["word"]]
        if word.kind == "duration" and _QUALITY.match(view.text, match.end()):
            continue
        yield Time(span, _KINDS[word.kind], None, word.rrule or None, mention=word.mention == "yes")
