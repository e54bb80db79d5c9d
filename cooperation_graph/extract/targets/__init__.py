"""Quantities that are promised or set: with comparator, value, unit, base and effort."""

import re
from collections.abc import Iterator

from ...lexicon import hinted
from ...model import Outline, Target
from ...text import View
from ..numerals import whole
from ..verbs import verb_at, verb_before
from . import grammar

# 力争达到300亿元: the word governs its clause
_EFFORT = re.compile("力争|争取|努力")
_BASE = re.compile(
    r"(?:比|较|在)(?P<base>(?:(?:19|20)[0-9]{2}年|上年|去年|上一?年度?|前三年|[今当]年)(?:同期|底|末|平均)?)|(?P<rate>同比|环比|年均)"
)
_CLAUSE_START = re.compile(r".*[，。；：！？（\n]", re.DOTALL)


def targets(view: View, _outline: Outline) -> tuple[Target, ...]:
    """Return the promised quantities in reading order."""
    found = [*_numbers(view), *_relations(view)]
    return tuple(sorted(found, key=lambda target: target.span))


def _relations(view: View) -> Iterator[Target]:
    """Yield comparisons without a number: 不低于2019年同期余额, 与经济增长基本同步."""
    for match in hinted(view.text, *grammar.relative()):
        if match.group().endswith("的"):  # 超过当地最低标准的: who, not how much
            continue
        effort = bool(_EFFORT.search(_clause_before(view.text, match.start())))
        base = match["base"] or match["pace"]
        yield Target(view.span(*match.span()), "relative", None, None, base, effort)


def _numbers(view: View) -> Iterator[Target]:
    text = view.text
    for match in hinted(text, *grammar.quantity()):
        ahead = text[max(0, match.start() - 12) : match.start()]
        lead = grammar.before().search(ahead)
        if lead is None or not _promised(text, match, lead, ahead):
            continue
        start = match.start() - len(ahead) + lead.start()
        clause = _clause_before(text, match.start())
        base = _BASE.search(clause)
        comparator, change = _comparison(lead["word"] or _opening(clause), match["tail"])
        yield Target(
            view.span(start, match.end()),
            comparator,
            _value(match),
            _unit(match),
            (base["base"] or base["rate"]) if base else None,
            bool(_EFFORT.search(clause)),
            change,
        )


def _clause_before(text: str, at: int) -> str:
    """Return what stands before a place in its clause, 40 characters at most."""
    window = text[max(0, at - 40) : at]
    broken = _CLAUSE_START.match(window)
    return window[broken.end() :] if broken else window


def _opening(clause: str) -> str | None:
    """Return the word of change before a number and what it counts: 新增 in 新增公共租赁住房900套."""
    found = _CHANGING.search(clause)
    return found.group(1) if found else None


_CHANGING = re.compile("(新增|增加|减少|压减|缩减)(?![到至])[一-鿿]{0,10}$")
_TAILS = {"上": ">=", "下": "<=", "内": "<=", "右": "≈", "余": ">=", "多": ">="}


def _comparison(word: str | None, tail: str | None) -> tuple[str, str | None]:
    """Return the comparator and the direction of change: 增长5%以上 is ">=" and "+", 控制在3%左右 "≈"."""
    row = grammar.comparators().get(word or "")
    bound = _TAILS.get(tail[-1]) if tail else None
    if row is None:
        return bound or "=", None
    return bound or row.comparator, row.change or None


def _value(match: re.Match[str]) -> str:
    """Return the number as digits, a range with a slash: 6.5/7."""
    if match["han"]:
        return str(_han(match["han"]))
    value = match["value"].replace("，", "")
    return f"{value}/{match['upto'].replace(',', '')}" if match["upto"] else value


def _han(text: str) -> int:
    """Return the value of 三, 十五, 千万, 五百万."""
    for sign, scale in (("亿", 10**8), ("万", 10**4)):
        if text.endswith(sign):
            return (whole(text[:-1]) or 1) * scale
    return whole(text) or 0


def _unit(match: re.Match[str]) -> str:
    """Return the unit with its scale: 亿元, 万人, %."""
    return (match["scale2"] or match["scale"] or "") + match["unit"]


# 500万元以下的企业, 满3年以上的: which ones, not how much
_WHICH = re.compile(r"[\u4e00-\u9fff]{0,2}的(?!速度|规模|目标|水平|增速)|[\u4e00-\u9fff]{1,4}比例")
_OVER = ("超过", "超", "高于", "低于", "多于", "少于", "突破", "达到")
# 由55元提高到70元: the first number is where it stood
_FROM = re.compile(
    r"(?:分别|统一|逐步)?(?:提高|提升|增加|增长|扩大|下降|降低|降|减少|压缩|压减|缩短|下调|调整)(?:到|至|为)"
)
_BENEFIT = re.compile(
    r"(?:按|按照|给予|返还|补贴|奖励|补助|减免|为|标准|免收|增发|延长|减半|资助|贴息|达|额|费)[\u4e00-\u9fff]{0,3}$"
)


def _promised(text: str, match: re.Match[str], lead: re.Match[str], ahead: str) -> bool:
    """Return whether a quantity is promised or set, and not a fact, a date, a criterion or part of a name."""
    kind, word = grammar.units()[match["unit"]].kind, lead["word"]
    if _other(text, match, kind) or _FROM.match(text, match.end()) or _achieved(text, match.start()):
        return False
    doing = verb_before(ahead, 4) or _opening(_clause_before(text, match.start())) is not None
    rated = word is not None or lead["rate"] is not None
    if match["han"] and not rated and match["han"][-1] not in "百千万亿":
        return False
    which = _WHICH.match(text, match.end()) is not None
    if which and (match["tail"] or word in _OVER) and not doing and not _any_verb(text, match.start()):
        return False
    by_kind = {
        "percent": True,
        "points": True,
        "money": rated or doing or not which or "额" in ahead[-4:],
        "time": rated or (match["unit"] != "年" and _paid(text, match, ahead)),
    }
    return by_kind.get(kind, (rated or doing or match["tail"] is not None) and ahead[-1:] != "等")


# 65件实事已完成26件, 确定了10个方面: what has been done
_ACHIEVED = re.compile("已(?!然|知)|了$")
_STATED = re.compile("截至[^。；\n]{2,40}已")


def _achieved(text: str, at: int) -> bool:
    """Return whether a number says what has been done: in its clause, or in a sentence that states it as of a day."""
    sentence = text[max(0, at - 120) : at]
    sentence = sentence[max(sentence.rfind(sign) for sign in "。；\n") + 1 :]
    return _ACHIEVED.search(_clause_before(text, at)) is not None or _STATED.search(sentence) is not None


# 1个月房租免收, 6个月的社会保险费: months that are paid or spared
_PAY = re.compile("的?[一-鿿]{0,8}?(?:房租|租金|工资|保险费|保险金|薪酬|生活费|管理费)")


def _paid(text: str, match: re.Match[str], ahead: str) -> bool:
    """Return whether a time is the measure of a benefit."""
    return _BENEFIT.search(ahead) is not None or _PAY.match(text, match.end()) is not None


def _any_verb(text: str, at: int) -> bool:
    """Return whether the clause before a place begins with a verb of doing: 打造一批年寄递业务量超千万件的金牌项目."""
    return verb_at(_clause_before(text, at), 0) is not None


def _other(text: str, match: re.Match[str], kind: str) -> bool:
    """Return whether the words after a number make it something else: 三年级, 2019年, 一年期, 20条政策, 3个工作日内."""
    after = text[match.end() : match.end() + 2]
    if kind == "time":
        year = match["unit"] == "年" and match["value"] is not None and len(match["value"]) == 4
        limit = after[:1] == "内" and match["tail"] is None
        return year or limit or after[:1] in tuple("期级度底初")
    return after[:1] in tuple("级型号届线") or (match["unit"] == "条" and after in ("政策", "措施", "意见"))
