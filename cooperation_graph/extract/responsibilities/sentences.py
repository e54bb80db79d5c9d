"""Sentences whose point is to assign.

由市商务局牵头，会同市财政局… · 市商务局要会同有关部门… · 具体由市商务局负责。
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from ...model import Outline, Role
from ...text import View
from .clause import is_body
from .elision import full_names, is_group
from .lines import Line, Named, Rejected, Spans, inside
from .names import Name, mask, names
from .naming import named_of
from .prose import list_at
from .undone import REASON as UNDONE
from .undone import is_undone, undone_by
from .words import any_of, label_role, part, roles, used, verb

_BEFORE, _AFTER = 240, 240


class Subject(Struct, frozen=True):
    """The bodies before a role word."""

    found: tuple[Name, ...]
    by: bool  # 由 brings them
    must: bool  # 要
    opens: bool  # they open the sentence
    groups: bool  # none of them has a name of its own


def sentences(view: View, _: Outline, taken: Spans) -> Iterator[Line | Rejected]:
    """Yield the sentences that assign a task, and the role words of those that say who has none."""
    text = view.text
    last = -1
    for word in _WORD.finditer(text):
        match = _trigger().match(text, word.start())
        if match is None or match.start() < last or inside(taken, *match.span()):
            continue
        goes_on = last >= 0 and _END.search(text, last, match.start()) is None
        line = _read(text, match, goes_on=goes_on)
        if line:
            last = line.end if isinstance(line, Line) else last
            yield line


_END = re.compile("[。！？\n]")


# plain words first: most of a text is passed over without trying what may follow them
_WORD = re.compile(
    "牵头|负责|会同|承办|主办|主责|作为(?=[牵责配主承协参])|为(?=[牵责配主承协参])|是(?=[牵责配主承协参])"
)


@cache
def _trigger() -> re.Pattern[str]:
    agents = any_of((*part("agent"), *part("person"), "责任", "起草", "任务", "作用", "职责", "责任制", "职能"))
    # 市教育局为牵头单位，市财政局为配合单位 · 本项工作由市商务局主办，市财政局协办
    rank = rf"(?P<rank>(?:作为|[为是])(?P<label>{any_of(used('label'))}(?:单位|部门)))(?=[，。；])"
    charge = "(?P<charge>负责(?![人制同任])|承办(?![人方权地单部机的]))"
    lead = rf"(?P<lead>(?:负责)?牵头(?!{agents})|(?P<host>主办|主责)(?=[，。；]))"
    return re.compile(rf"{lead}|(?P<joint>会同(?![意时期]))|{charge}|{rank}")


_BOUND = "。；！？：\n "  # a blank parts a heading from its text where line breaks are lost
# 13. · （二） · 一、 before the subject, or the bracket that it opens
_NUMBER = re.compile(r"\s*(?:[（]?[一二三四五六七八九十0-9]{1,3}[）、.]|[①-⑳])*\s*(?:（(?![^（）\n]{0,60}）))?")
_MODAL = re.compile(
    r"(?P<modal>要|应当|应|将|须|必须|需|可|可以|负责)?"
    r"(?:总|主要|重点|全面|直接|适时|定期|积极|主动|及时|切实|认真|抓紧|尽快|加快|统一|具体|分别|共同|联合|统筹|按照?(?:各自)?(?:职责|职能)(?:分工)?)*$"
)
_MECHANISM = re.compile(
    r"[^。；\n]{0,60}?的[^。，；\n]{0,10}?(?:机制|格局|体系|小组|专班|制度|模式|局面|体制|委员会|网络)"
)
_FOUNDS = re.compile("建立|形成|成立|组建|构建|健全|设立|鼓励|支持|引导|推动|完善|可由|原")
_EXPLAINS = re.compile("[^。；，\n]{0,12}解释")
_ROSTER = re.compile("，共")  # …参加，共计52个支援单位: who belongs to it, not what they are to do


def _read(text: str, match: re.Match[str], *, goes_on: bool) -> Line | Rejected | None:
    """Return the line that a role word makes, or why it makes none.

    `goes_on` says that its sentence has assigned something before.
    """
    if _EXPLAINS.match(text, match.end()):
        return None
    subject = _subject(text, match.start())
    if subject is None:
        return _helped(text, match) if match["joint"] and goes_on else None
    if _is_undone(text, subject, match):
        return Rejected(*match.span(), UNDONE, firm=True)
    return _of_subject(text, subject, match, goes_on=goes_on)


def _of_subject(text: str, subject: Subject, match: re.Match[str], *, goes_on: bool) -> Line | None:
    """Return the line of the bodies before a role word, by what word it is."""
    if match["rank"]:
        return _ranked(text, subject, match, goes_on=goes_on)
    if match["lead"]:
        return _lead(text, subject, match) if subject.by or not match["host"] else None
    if match["joint"]:
        return _joint(text, subject, match)
    return _charge(text, subject, match, goes_on=goes_on)


def _is_undone(text: str, subject: Subject, match: re.Match[str]) -> bool:
    """Return whether a sentence says that its bodies do not act, or no longer: 不再由市商务局牵头."""
    first = subject.found[0]
    by = text.rfind("由", max(0, first.start - 1), first.start)
    return is_undone(text, first.start, first.end) or (by >= 0 and undone_by(text, by, match.end()))


def _subject(text: str, at: int) -> Subject | None:
    """Return the bodies before a role word, None where its clause has other words before it."""
    low = max(0, at - _BEFORE)
    start = max(low, 1 + max(text.rfind(sign, low, at) for sign in _BOUND))
    start = _NUMBER.match(text, start, at).end()  # type: ignore[union-attr]  # it may match nothing
    modal = _MODAL.search(text, start, at)
    end = modal.start() if modal else at
    by = text.rfind("由", start, end)
    comma = text.rfind("，", start, end)
    begins = max(start, by + 1, comma + 1)
    if begins >= end or _FOUNDS.search(text, max(start, comma + 1), by if by >= 0 else begins):
        return None
    if text[begins] == "原" or _WORD.search(mask(text[begins:end])):
        return None
    found, _ = names(text, begins, end)
    if not found or not all(is_body(text, name) for name in found):
        return None
    groups = all(is_group(text[name.start : name.end]) for name in found)
    return Subject(tuple(found), by > comma, bool(modal and modal["modal"]), begins == start, groups)


def _lead(text: str, subject: Subject, match: re.Match[str]) -> Line | None:
    """Return the line of a lead and of those who are to help."""
    if _MECHANISM.match(text, match.end()):
        return None
    end = _onward().match(text, match.end()).end()  # type: ignore[union-attr]  # it may match nothing
    helped, end = _with_whom(text, end)
    if not helped:
        helped, end = _gathered(text, end)
    others, end = _others(text, end)
    assigned = subject.by or subject.must
    if not assigned and (not others or _ROSTER.match(text, end)):
        stops = text[match.end() : match.end() + 1] in "，。；、"
        if subject.groups or stops:  # 企业牵头组建…: no order
            return None
    return _line(text, [(subject.found, Role.LEAD, match.span()), (helped, Role.SUPPORT, match.span()), *others], end)


def _ranked(text: str, subject: Subject, match: re.Match[str], *, goes_on: bool) -> Line | None:
    """Return the line of bodies that a sentence calls its lead or the like: 市教育局为牵头单位."""
    if subject.by or subject.groups or not (subject.opens or goes_on):
        return None
    return _line(text, [(subject.found, label_role(match["label"]), match.span("rank"))], match.end())


def _joint(text: str, subject: Subject, match: re.Match[str]) -> Line | None:
    if subject.groups and not (subject.by or subject.must):
        return None
    helped, end = list_at(text, match.end(), min(len(text), match.end() + _AFTER))
    if not helped or _EXPLAINS.match(text, end):
        return None
    end = _onward().match(text, end).end()  # type: ignore[union-attr]  # 由国土资源部会同农业部等部门负责落实
    return _line(text, [(subject.found, Role.LEAD, match.span()), (helped, Role.SUPPORT, match.span())], end)


# 由市教育局负责统筹，市财政局负责保障
_CHAINED = re.compile(r"[^，。；\n]{1,40}，[^，。；\n]{2,30}?负责(?![人制同任])")
_CHARGED = re.compile(r"(?=[。；，、）\n]|$)|(?:落实|实施|组织实施|推进|牵头|抓好)")


def _charge(text: str, subject: Subject, match: re.Match[str], *, goes_on: bool) -> Line | None:
    """Return the line of 由市商务局负责。 or of a sentence that named bodies open (市商务局负责…)."""
    opens = match.group() == "负责" and (subject.opens or goes_on)
    by = subject.by and (_CHARGED.match(text, match.end()) or _CHAINED.match(text, match.end()))
    if (subject.groups and not goes_on) or _is_organ(text, subject) or not (opens or by):
        return None
    end = _onward().match(text, match.end()).end()  # type: ignore[union-attr]  # it may match nothing
    others, end = _others(text, end)
    return _line(text, [(subject.found, Role.RESPONSIBLE, match.span()), *others], end)


_ORGAN = re.compile("(?:领导小组|工作专班|指挥部|办公室|工作组|联席会议)(?:办公室)?")


def _is_organ(text: str, subject: Subject) -> bool:
    """Return whether the subject is an organ that the notice itself sets up (领导小组负责…): no order to a body."""
    return all(_ORGAN.fullmatch(text, name.start, name.end) for name in subject.found)


def _helped(text: str, match: re.Match[str]) -> Line | None:
    """Return the line of those with whom the one named before acts (…牵头推进改革，会同财政部…)."""
    if text[match.start() - 1] not in "，；、":
        return None
    helped, end = list_at(text, match.end(), min(len(text), match.end() + _AFTER))
    return _line(text, [(helped, Role.SUPPORT, match.span())], end) if helped else None


@cache
def _onward() -> re.Pattern[str]:
    return re.compile(rf"{any_of((*part('extra'), *used('verb')))}{{0,3}}")


@cache
def _with() -> re.Pattern[str]:
    return re.compile(rf"，?(?:{any_of(used('joint'))}|商(?![务业]))")


def _with_whom(text: str, at: int) -> tuple[Sequence[Name], int]:
    joint = _with().match(text, at)
    if joint is None:
        return (), at
    found, end = list_at(text, joint.end(), min(len(text), joint.end() + _AFTER))
    return (found, end) if found else ((), at)


# …牵头组织有关部门对资金使用情况进行检查
_GATHERS = re.compile(r"(?<=牵头组织)(?=各|有关|相关|[省市县区州][^，。；]{2,12}[局委办厅])")


def _gathered(text: str, at: int) -> tuple[Sequence[Name], int]:
    """Return the bodies that a lead is to bring together."""
    if _GATHERS.match(text, at) is None:
        return (), at
    found, end = list_at(text, at, min(len(text), at + _AFTER))
    return (found, end) if found else ((), at)


@cache
def _clause() -> re.Pattern[str]:
    # ，市财政局、市教育局等配合
    return re.compile(rf"[，；、](?P<list>[^。；，\n]{{2,200}}?){verb()}")


Part = tuple[Sequence[Name], Role, tuple[int, int]]


def _others(text: str, end: int) -> tuple[list[Part], int]:
    """Return the bodies of the clauses that follow (，市财政局配合), and where they end."""
    found: list[Part] = []
    while clause := _clause().match(text, end, min(len(text), end + _AFTER)):
        listed, _ = names(text, *clause.span("list"))
        if not listed or not all(is_body(text, name) and not is_undone(text, name.start, name.end) for name in listed):
            break
        found.append((listed, roles("verb")[clause["core"]], clause.span("verb")))
        end = clause.end()
    return found, end


def _line(text: str, parts: Sequence[Part], end: int) -> Line:
    named: list[Named] = []
    prefix = ""
    for found, role, word_at in parts:
        fulls, prefix = full_names(text, found, prefix)
        named.extend(named_of(text, found, fulls, role, word_at))
    first = min(named[0].start, parts[0][2][0])
    return Line(first, end, "sentence", tuple(named))
