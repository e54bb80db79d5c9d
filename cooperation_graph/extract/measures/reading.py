"""What one clause is: an action, an outcome, a ground, or something that belongs to the next clause."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from ...model import Force, Kind
from ..verbs import Verb, verb_at
from . import words


class Shape(StrEnum):
    """What a clause does in its sentence."""

    ACTION = "action"
    OUTCOME = "outcome"
    FORECAST = "forecast"
    TIME = "time"  # 从2009年春季开始: belongs to the next clause
    TOPIC = "topic"  # 我市主办的大型展会: so does a subject or object set in front
    BASIS = "basis"  # 根据《…》, 通过…: stays outside
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause and what was understood of it; offsets are of the cleaned text, connectives stay outside."""

    start: int
    end: int
    shape: Shape
    verb: Verb | None = None
    force: Force = Force.DIRECTIVE
    subject: tuple[int, int] | None = None
    joint: bool = False
    joined: bool = False  # 并, 同时 stood before it
    completed: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """Where known things begin in the text: times and names, each with its end."""

    times: dict[int, int]
    names: dict[int, tuple[int, Kind]]


_ACTORS = frozenset(
    {
        Kind.PUBLIC_BODY,
        Kind.ADMINISTRATIVE_DIVISION,
        Kind.COLLECTIVE_AGENT,
        Kind.ENTERPRISE,
        Kind.REGION,
        Kind.POPULATION_GROUP,
        Kind.DEVELOPMENT_ZONE,
    }
)
_STRENGTH = (Force.DUTY, Force.OBLIGATION)
# 提供大力支持: the noun says the force
_HELP = re.compile(r"(?:提供|给予|予以)[^，。；]{0,12}(?:支持|帮助|协助|援助|扶持)")
# 培训工作, 发展水平 are nouns, though they begin with a verb
_NOMINAL = re.compile(
    r"(?:发展|建设|管理|培训|监督|监管|考核|评估|评价|规划|设计|合作|创新|改革|投资|保障|服务|救助|示范|指导|交流|运行|运营|经营|施工"
    r"|登记|申请|认定|审批|招聘|生产|补贴|奖励|补助)"
    r"(?:水平|质量|能力|环境|模式|规模|速度|方式|力度|效率|标准|资金|条件|对象|范围|期限|情况|结果|名单|部门|单位|机构|企业|人员|成本|费用"
    r"|周期|时间|数量|办法|方案|进度|需求|要求|基础|项目[，。；])"
)
_NOUN_END = re.compile(
    r"(?:需求|要求|原则|精神|思路|目标|导向|基础|契机|重点|情况|实际|规定|部署|主线|依据|核心|抓手|理念|方针|格局|特点|形势|变化|等方式|方式"
    r"|形式|途径|手段|为主|相结合|等问题|为目标|优势|平台|载体|渠道)$"
)
_PLACE_AT = re.compile(
    r"在[^，。；]{1,40}?(?:等?方面|基础上|前提下|过程中|条件下|范围内|领域|环节|工作中|[中上下内间时前后]|期间|季节|框架下|同时)"
)
_ALREADY = re.compile("完?成?了(?!解)")


def read(text: str, start: int, end: int, marks: Marks) -> Reading:
    """Return what the clause `text[start:end]` is."""
    opened = words.connective().match(text, start, end)
    at = opened.end() if opened else start
    found = Reading(at, end, Shape.OTHER, joined=opened is not None)
    at, found = _front(text, at, found, marks)
    if found.shape is not Shape.OTHER:
        return found
    subject = None if verb_at(text, at) else _subject(text, at, end, marks)
    if subject:
        at, found = _front(text, subject, replace(found, subject=(at, subject)), marks)
    if found.shape is not Shape.OTHER:
        return found
    return _headed(text, at, found)


def _front(text: str, at: int, found: Reading, marks: Marks) -> tuple[int, Reading]:
    """Skip times, adverbs, modals and 在-phrases; return where the rest begins, and what they said."""
    start, end = at, found.end
    while at < end:
        ahead = at + 1 if text[at] in "在于自从至到" and at + 1 in marks.times else at
        if ahead in marks.times:
            at = marks.times[ahead]
            continue
        match = words.front().match(text, at, end)
        if match and match["manner"] and verb_at(text, at):
            break
        if match is None or (match["modal"] == "将" and not _future(text, match.end(), end)):
            placed = _placed(text, at, end, marks) if text[at] == "在" else None
            if placed is None:
                break
            at = placed
            continue
        if match["forecast"]:
            return at, replace(found, shape=Shape.FORECAST)
        found = replace(
            found,
            joint=found.joint or match["joint"] is not None,
            completed=found.completed or match["completed"] is not None,
            force=_stronger(found.force, match),
        )
        at = match.end()
    if at >= end and at > start and found.subject is None:
        return at, replace(found, shape=Shape.TIME)
    return at, found


def _stronger(force: Force, match: re.Match[str]) -> Force:
    """Return the force after one more word of the front."""
    word = match["modal"] or match["adverb"]
    row = words.words("modal").get(word) or words.words("adverb").get(word)
    said = Force(row.force) if row and row.force else None
    return said if said and (force not in _STRENGTH or said is Force.DUTY) else force


def _future(text: str, at: int, end: int) -> bool:
    """Return whether 将 tells of what will be done (将有计划地安排), not what is dealt with (将阜新纳入)."""
    if re.compile(r"[^，。；]{1,30}?(?:纳入|列入|作为|列为|转为|用于|打造成|建成)").match(text, at, end):
        return False
    return words.front().match(text, at, end) is not None or verb_at(text, at) is not None or text[at] in "对向按从由在"


def _placed(text: str, at: int, end: int, marks: Marks) -> int | None:
    """Return where a 在-phrase ends: before 召开 in 在彰武召开, after 方面 in 在项目推介等方面提供支持."""
    name = marks.names.get(at + 1)
    if name and verb_at(text, name[0]):
        return name[0]
    for match in _PLACE_AT.finditer(text, at, end):
        rest = match.end()
        if rest >= end or verb_at(text, rest) or words.front().match(text, rest, end):
            return rest
        break
    for here in range(at + 2, min(at + 8, end)):
        if text[here - 1] == "、":
            break
        if verb_at(text, here):
            return here
    return None


def _subject(text: str, at: int, end: int, marks: Marks) -> int | None:
    """Return where a subject that begins at `at` ends, or None."""
    begin = at
    while at < end:
        name = marks.names.get(at)
        deictic = words.own().match(text, at, end) or words.both().match(text, at, end) or words.each().match(text, at, end)
        if name and name[1] in _ACTORS:
            at = name[0]
        elif deictic:
            at = deictic.end()
        elif at > begin and text[at] in "、和与及":
            at += 1
        else:
            break
    named = at > begin and text[at - 1] not in "、和与及"
    if named and (at == end or _opens(text, at, end)):
        return at
    if words.basis().match(text, begin, end) or words.preposition().match(text, begin, end):
        return None
    # a longer name than is known: 云川市政府 in 云川市政府驻外办事机构积极…
    general = words.MODAL_SUBJECT.match(text, begin, end)
    if general and general.end() >= at:
        return general.end()
    return at if named and text[at] != "的" else None


def _opens(text: str, at: int, end: int) -> bool:
    """Return whether a verb, or what may stand before one, begins here."""
    return (
        words.front().match(text, at, end) is not None
        or verb_at(text, at) is not None
        or words.preposition().match(text, at, end) is not None
        or words.basis().match(text, at, end) is not None
        or text[at] == "在"
    )


def _headed(text: str, at: int, found: Reading) -> Reading:
    """Return the reading of a clause whose front is skipped: by its verb, or by what stands before the verb."""
    end = found.end
    verb = verb_at(text, at)
    if verb and verb.end <= end:
        after = _chain(text, verb, end)
        if text[after : after + 1] == "的" or _NOMINAL.match(text, at, end):
            return replace(found, shape=Shape.TOPIC if found.subject else Shape.OTHER)
        return _acting(text, verb, after, found)
    if words.condition().match(text, at, end) or text[end - 1] == "的":
        return replace(found, shape=Shape.TOPIC)
    if words.basis().match(text, at, end):
        inner = _after(text, at + 2, end)
        clear = inner and "的" not in text[at : inner.start] and not _NOUN_END.search(text, at, end)
        if inner and clear and text[inner.end : inner.end + 1] not in ("的", ""):
            return _acting(text, inner, inner.end, found)
        return replace(found, shape=Shape.TOPIC if found.subject else Shape.BASIS)
    if words.preposition().match(text, at, end):
        if text[at] == "为" and (verb_at(text, at + 1) or words.front().match(text, at + 1, end) or text[at + 1] == "了"):
            return replace(found, shape=Shape.BASIS)
        inner = _after(text, at + 1, end)
        if inner:
            return _acting(text, inner, _chain(text, inner, end), found)
        return replace(found, shape=Shape.TOPIC)
    return replace(found, shape=Shape.TOPIC if found.subject else Shape.OTHER)


def _chain(text: str, verb: Verb, end: int) -> int:
    """Return where verbs in a row end: 组织开展, 编制完成."""
    at = verb.end
    for _ in range(3):
        following = verb_at(text, at)
        if following is None or following.end > end:
            break
        at = following.end
    return at


def _after(text: str, at: int, end: int) -> Verb | None:
    """Return the verb that a phrase before it belongs to: the first after the last 的, else the first."""
    first, window = None, min(end, at + 40)
    of = max(text.rfind("的", at, window), at)
    if text[of : of + 2] == "的地":
        of = at
    for here in range(at, window):
        verb = verb_at(text, here)
        if verb is None or verb.end > end or text[verb.end : verb.end + 1] in ("的", "、") or here == at:
            continue
        if here > of:
            return verb
        first = first or verb
    return first


def _acting(text: str, verb: Verb, after: int, found: Reading) -> Reading:
    """Return the reading of a clause with its main verb."""
    force = found.force
    if force not in _STRENGTH:
        if _HELP.match(text, verb.start, found.end):
            force = Force.SUPPORT
        elif verb.force and force is not Force.ENCOURAGE:
            force = Force(verb.force)
    done = found.completed or _ALREADY.match(text, after) is not None
    shape = Shape.OUTCOME if verb.role == "outcome" else Shape.ACTION
    return replace(found, shape=shape, verb=verb, force=force, completed=done)
