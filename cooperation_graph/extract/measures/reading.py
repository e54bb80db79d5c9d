"""What one clause is: an action, an outcome, a ground, or something that belongs to the next clause."""

import re
from enum import StrEnum

from msgspec import Struct

from ...model import Force
from ..verbs import Verb, known_verb, verb_at, verb_end, verb_ends
from . import words
from .front import STRENGTH, Front, Marks, front, subject_end


class Shape(StrEnum):
    """What a clause does in its sentence."""

    ACTION = "action"
    OUTCOME = "outcome"
    FORECAST = "forecast"
    TIME = "time"  # 从2009年春季开始: belongs to the next clause
    TOPIC = "topic"  # 我市主办的大型展会: so does a subject or object set in front
    BASIS = "basis"  # 根据《…》, 通过…: stays outside
    OTHER = "other"


class Reading(Struct, frozen=True, gc=False):
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


# 提供大力支持: the noun says the force
_HELP = re.compile(r"(?:提供|给予|予以)[^，。；]{0,12}(?:支持|帮助|协助|援助|扶持)")
# 帮扶方, and 申报企业 before a modal, are those who act; 方法 and 方案 are not
_AGENT = re.compile("方(?![法式案向便面针略言位])|(?:企业|单位|部门|机构|人员|主体|者)(?=应当|必须|不得|[要须可应])")
_FORCES = {each.value: each for each in Force}
# how a document ends: it speaks of itself
_FORMULA = re.compile("负责解释|起(?:施行|执行|实施|生效)$|有效期|同时废止|停止执行$")
_AGENT_FIRSTS = frozenset("方企单部机人主者")
_FORMULA_ENDS = frozenset("释行施效止年月")
_ALREADY = re.compile("完?成?了(?!解)")


_DONE = ("了", "完", "成")
_OBJECT = 2  # an object has two characters at least
# 建设的, 评价类, 创新型: the verb describes a noun
_QUALIFIED = ("的", "、", "类", "型", "性", "式", "者")
# 诊断、治疗等工作相关人员: a list of verbs that says which people
_PERSONS = re.compile("(?:人员|企业|单位|机构|个人|家庭)$")
_LIGHT = ("进行", "给予", "予以", "实行", "实施", "提供", "开展", "采取", "加强", "加大", "加快")


def read(text: str, start: int, end: int, marks: Marks) -> Reading:
    """Return what the clause `text[start:end]` is."""
    if text[end - 1] in _FORMULA_ENDS and _FORMULA.search(text, max(start, end - 12), end):
        return Reading(start, end, Shape.OTHER)
    opened = words.connective().match(text, start, end)
    at = opened.end() if opened else start
    before, subject = front(text, at, end, marks), None
    agent = (
        before.verb and text[before.verb : before.verb + 1] in _AGENT_FIRSTS and _AGENT.match(text, before.verb, end)
    )
    if before.at < end and not before.forecast and (agent or not before.verb):
        stop = subject_end(text, before.at, end, marks)
        if stop:
            subject = (before.at, stop)
            before = front(text, stop, end, marks, before)
    shape, verb, after = Shape.OTHER, None, 0
    if before.forecast:
        shape = Shape.FORECAST
    elif before.at >= end:
        shape = Shape.TOPIC if subject else Shape.TIME if at < end else Shape.OTHER
    else:
        shape, verb, after = _headed(text, before, end, subject)
        if verb is None and before.modal and text[end - 1] != "的":  # 不得收费: a verb that the lexicon has not
            shape = Shape.ACTION
    if verb:
        shape = Shape.OUTCOME if verb.role == "outcome" and not before.timed else Shape.ACTION
    force = _force(text, end, before.force, verb)
    done = verb is not None and text[after : after + 1] in _DONE and _ALREADY.match(text, after) is not None
    completed = before.completed or done
    return Reading(at, end, shape, verb, force, subject, before.joint, opened is not None, completed)


def _headed(text: str, before: Front, end: int, subject: tuple[int, int] | None) -> tuple[Shape, Verb | None, int]:
    """Return the shape of a clause whose front is skipped, its main verb and where the verbs in a row end."""
    at = before.at
    if 0 < before.verb <= end:
        verb = known_verb(text, at, before.verb)
        after = _chain(text, verb.end, end)
        # 建立规范的机制 acts; 组织开展的活动 after a subject, and 建设的项目, do not
        of = text.startswith("的", after) and (subject or after == verb.end)
        if text.startswith("、", verb.end) and _PERSONS.search(text, max(at, end - 2), end):
            return Shape.TOPIC, None, 0
        # 培训工作, 发展水平 are nouns, though they begin with a verb
        noun = text[at : at + 2] in words.words("nominal_verb") and words.nominal().match(text, at, end)
        return _topic(subject) if of or noun else (Shape.ACTION, verb, after)
    if text[end - 1] == "的" or words.condition().match(text, at, end):
        return Shape.TOPIC, None, 0
    if words.basis().match(text, at, end):
        return _grounded(text, at, end) or ((Shape.TOPIC if subject else Shape.BASIS), None, 0)
    if words.preposition().match(text, at, end):
        return _directed(text, at, end)
    return _topic(subject)


def _topic(subject: tuple[int, int] | None) -> tuple[Shape, None, int]:
    """Return the shape of a clause without a verb: a subject set in front, or nothing."""
    return Shape.TOPIC if subject else Shape.OTHER, None, 0


def _grounded(text: str, at: int, end: int) -> tuple[Shape, Verb, int] | None:
    """Return the action after a ground in the same clause (依据需求邀请…), or None where the ground is all."""
    inner = _after(text, at + 2, end)
    if inner is None or inner.end >= end or text[inner.end] == "的" or "的" in text[at : inner.start]:
        return None
    return None if words.ground_end().search(text, max(at, end - 5), end) else (Shape.ACTION, inner, inner.end)


def _directed(text: str, at: int, end: int) -> tuple[Shape, Verb | None, int]:
    """Return the action after 为…, 对…, 将…; 为 before a verb opens an aim, 对…的项目 a topic."""
    ahead = at + 1
    if text[at] == "为" and (
        verb_end(text, ahead) or text[ahead : ahead + 1] == "了" or words.front().match(text, ahead, end)
    ):
        return Shape.BASIS, None, 0
    inner = _after(text, ahead, end)
    if inner is None or (text[at] == "对" and _inside_object(text, ahead, inner, end)):
        return Shape.TOPIC, None, 0
    return Shape.ACTION, inner, _chain(text, inner.end, end)


def _chain(text: str, at: int, end: int) -> int:
    """Return where verbs in a row end: 组织开展, 编制完成."""
    for _ in range(3):
        following = verb_end(text, at)
        if not following or following > end:
            break
        at = following
    return at


def _after(text: str, at: int, end: int) -> Verb | None:
    """Return the verb that a phrase before it belongs to: the first after the last 的, else the first."""
    first, window = 0, min(end, at + 40)
    of = max(text.rfind("的", at, window), at)
    if text.startswith("的地", of):
        of = at
    for here, stop in verb_ends(text, at + 1, window):
        if stop > end or text[stop : stop + 1] in _QUALIFIED:
            continue
        if here > of:
            return verb_at(text, here)
        first = first or here
    return verb_at(text, first) if first else None


def _inside_object(text: str, at: int, verb: Verb, end: int) -> bool:
    """Return whether the verb only describes the object: 对已签约的项目, 对仅提供服务的平台."""
    if text.find("的", verb.end, end) < 0:
        return False
    return verb.start - at < _OBJECT or not text.startswith(_LIGHT, verb.start)


def _force(text: str, end: int, force: Force, verb: Verb | None) -> Force:
    """Return how strongly a clause binds: by its modal, else by its verb."""
    if verb is None or force in STRENGTH:
        return force
    if text[verb.start] in "提给予" and _HELP.match(text, verb.start, end):
        return Force.SUPPORT
    return _FORCES[verb.force] if verb.force and force is not Force.ENCOURAGE else force
