"""What stands before the verb of a clause: times, adverbs, modals, 在-phrases, subjects."""

import re
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from ...model import Force, Kind
from ..verbs import verb_end, verbs
from . import words


class Marks(NamedTuple):
    """Where known things begin in the text: times, and names of those who may act, each with its end."""

    times: dict[int, int]
    names: dict[int, int]


class Front(Struct, frozen=True, gc=False):
    """Where the rest of a clause begins, and what the words before it said."""

    at: int
    force: Force = Force.DIRECTIVE
    joint: bool = False
    completed: bool = False
    timed: bool = False  # a time of its own: 2019年底前实现… is promised, not hoped for
    forecast: bool = False
    verb: int = 0  # where the verb that begins at `at` ends, 0 where none does
    modal: bool = False  # 要, 应, 不得 stood last


NO_FRONT = Front(0)
STRENGTH = (Force.DUTY, Force.OBLIGATION)
ACTORS = frozenset(
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
_PLACE_AT = re.compile(
    r"在[^，。；]{1,40}?(?:等?方面|基础上|前提下|过程中|条件下|范围内|领域|环节|工作中|[中上下内间时前后]|期间|季节|框架下|同时)"
)
# 将阜新纳入…, 将…作为…: what is dealt with, not what will be done
_DISPOSAL = re.compile(r"[^，。；]{1,30}?(?:纳入|列入|作为|列为|转为|用于|打造成|建成)")
# 市场监管部门完成…, 各级政府加强…
_BODY = re.compile(
    "[一-鿿、]{2,24}?(?:部门|单位|政府|机构|企业|银行|委员会|医院|院校|学校|协会|商会|[局厅委署省县方]|(?<![城超上都])市)"
)


@cache
def _ambiguous() -> frozenset[str]:
    """Return the words that are adverbs before a verb and verbs before a noun: 统一, 严格."""
    return frozenset(words.words("adverb")) & frozenset(verbs())


def front(text: str, at: int, end: int, marks: Marks, found: Front = NO_FRONT) -> Front:
    """Skip times, adverbs, modals and 在-phrases; return where the rest begins, and what they said."""
    pattern, ambiguous, times = words.front(), _ambiguous(), marks.times
    force, joint, completed, timed = found.force, found.joint, found.completed, found.timed
    verb, modal = 0, False
    while at < end:
        ahead = at + 1 if at + 1 in times and text[at] in "在于自从至到" else at
        if ahead in times and times[ahead] <= end:
            at, timed, modal = times[ahead], True, False
            continue
        verb = verb_end(text, at)
        if verb and text[at:verb] not in ambiguous:
            break
        match = pattern.match(text, at, end)
        if match is None or (match["modal"] == "将" and not _future(text, match.end(), end)):
            placed = _placed(text, at, end, marks) if text[at] == "在" else None
            if placed is None:
                break
            at = placed
            continue
        if verb and not verb_end(text, match.end()) and pattern.match(text, match.end(), end) is None:
            break
        kind = match.lastgroup
        verb, modal = 0, kind == "modal"
        if kind == "forecast":
            return Front(at, force, joint, completed, timed, forecast=True)
        joint, completed = joint or kind == "joint", completed or kind == "completed"
        force, at = _stronger(force, match), match.end()
    return Front(at, force, joint, completed, timed, verb=verb if at < end else 0, modal=modal)


def _stronger(force: Force, match: re.Match[str]) -> Force:
    """Return the force after one more word of the front."""
    said = words.force(match.lastgroup, match[match.lastgroup]) if match.lastgroup in ("modal", "adverb") else None
    return said if said and (force not in STRENGTH or said is Force.DUTY) else force


def _future(text: str, at: int, end: int) -> bool:
    """Return whether 将 tells of what will be done (将有计划地安排), not what is dealt with (将阜新纳入)."""
    if text.startswith("可", at) or _DISPOSAL.match(text, at, end):
        return False
    return (
        words.front().match(text, at, end) is not None
        or verb_end(text, at) > 0
        or text[at : at + 1] in tuple("对向按从由在")
    )


def _placed(text: str, at: int, end: int, marks: Marks) -> int | None:
    """Return where a 在-phrase ends: before 召开 in 在彰武召开, after 方面 in 在项目推介等方面提供支持."""
    name = marks.names.get(at + 1)
    if name and name < end and verb_end(text, name):
        return name
    match = _PLACE_AT.match(text, at, end)
    if match:
        rest = match.end()
        if rest >= end or verb_end(text, rest) or words.front().match(text, rest, end):
            return rest
    for here in range(at + 2, min(at + 8, end)):
        if text[here - 1] == "、":
            break
        if verb_end(text, here):
            return here
    return None


def subject_end(text: str, begin: int, end: int, marks: Marks) -> int | None:
    """Return where a subject that begins at `begin` ends, or None where there is none."""
    at = _named_end(text, begin, end, marks)
    named = at > begin and text[at - 1] not in "、和与及"
    if named and (at == end or _opens(text, at, end)):
        return at
    if words.basis().match(text, begin, end) or words.preposition().match(text, begin, end):
        return None
    body = _BODY.match(text, begin, end)
    if body and _opens(text, body.end(), end) and not _does(text, begin, body.end(), marks):
        return body.end()
    # a longer name than is known: 云川市政府 in 云川市政府驻外办事机构积极…
    general = words.MODAL_SUBJECT.match(text, begin, end)
    if general and general.end() >= at:
        return general.end()
    return at if named and text[at] != "的" else None


def _does(text: str, begin: int, end: int, marks: Marks) -> bool:
    """Return whether a verb stands before a name in what reads as a body: 分步推进|工业和信息化部|所属单位."""
    return any(at in marks.names and verb_end(text, at - 2) == at for at in range(begin + 2, end))


def _named_end(text: str, at: int, end: int, marks: Marks) -> int:
    """Return where the names in a row end that begin at `at`: 云川、临河两市."""
    begin, pattern = at, words.actor()
    while at < end:
        name = marks.names.get(at)
        if name and at < name <= end:
            at = name
            continue
        deictic = pattern.match(text, at, end)
        if deictic:
            at = deictic.end()
        elif at > begin and text[at] in "、和与及":
            at += 1
        else:
            break
    return at


def _opens(text: str, at: int, end: int) -> bool:
    """Return whether a verb, or what may stand before one, begins here."""
    return (
        text[at : at + 1] == "在"
        or verb_end(text, at) > 0
        or words.front().match(text, at, end) is not None
        or words.preposition().match(text, at, end) is not None
        or words.basis().match(text, at, end) is not None
    )
