"""From clauses to measures: what belongs together, and what is promised, done, planned or only forecast."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from ...model import MeasureStatus
from . import words
from .clauses import Sentence
from .front import STRENGTH, Marks
from .reading import Reading, Shape, read


class Action(Struct, frozen=True, gc=False):
    """A measure before its parties are known; offsets are of the cleaned text."""

    start: int
    end: int
    status: MeasureStatus
    reading: Reading  # of the clause with the main verb
    subject: tuple[int, int] | None
    outcomes: tuple[tuple[int, int], ...] = ()
    rule: str = "clause"


_LIST_END = re.compile("等(?:一系列)?(?:内容|任务|要求|事项|目标)?$")
# 组织两市相关企业，在沈召开…: who is brought together stands first, what for in the next clause
_PIVOT = re.compile(
    r"(?:组织|邀请|引导|动员|协调|安排|发动|选派)[^，。；]{0,20}(?:企业|部门|单位|机构|人员|群众|组织|院校|学校|专家|商会|协会|农户|职工|力量|集团|代表)$"
)
# 鼓励各地结合实际，出台…: what they are to do stands in the next clause
_UNFINISHED = re.compile(
    r"(?:鼓励|支持|引导|组织|督促|推动|指导|允许)[^，。；]{2,24}?(?:结合[^，。；]{0,8}实际|(?:根据|按照|依据|针对)[^，。；]{2,20}"
    r"|在[^，。；]{2,24}前提下|通过[^，。；]{2,16}(?:方式|形式|途径))$"
)
_UNFINISHED_FIRSTS = frozenset("鼓支引组督推指允")
_MOST = 16  # outcomes of one measure: a hostile line may hold thousands
_GOES_ON = re.compile("特别是|尤其是|包括|以及|含|[和及或]")

# 增强服务功能，是丰富…的内容: the clause before was a subject
_IS = re.compile("(?:也|就|正|既)?是(?!否)|有利于|有助于|事关|关系到")


_FRONTED = (Shape.TIME, Shape.TOPIC)


def group(text: str, sentence: Sentence, marks: Marks) -> Iterator[Action]:
    """Yield the actions of a sentence."""
    status, last = MeasureStatus.PROMISED, None
    pending: Reading | None = None
    plan_firsts = words.plan_firsts()
    for begin, end in sentence:
        start, opened = begin, words.plan().match(text, begin, end) if text[begin] in plan_firsts else None
        if opened and opened.end() < end:
            status, start = MeasureStatus.PLAN_CONTENT, opened.end()
        found = read(text, start, end, marks)
        if found.shape in _FRONTED:
            pending = _fronted(found, pending)
        elif _acts(found, last):
            action = _action(text, found, pending, status)
            joined = last is not None and _same(text, last, action)
            if last and not joined:
                yield last
            last, pending = replace(last, end=action.end) if last and joined else action, None
        else:
            last, pending = _aside(text, found, last, pending)
    if last:
        yield last


def _fronted(found: Reading, pending: Reading | None) -> Reading:
    """Return the clauses set in front of an action, as one."""
    if pending is None:
        return found
    return replace(found, start=pending.start, subject=found.subject or pending.subject)


def _acts(found: Reading, last: Action | None) -> bool:
    """Return whether a clause is an action; an outcome is one where no action stands before it."""
    return found.shape in (Shape.ACTION, Shape.FORECAST) or (found.shape is Shape.OUTCOME and last is None)


def _aside(
    text: str, found: Reading, last: Action | None, pending: Reading | None
) -> tuple[Action | None, Reading | None]:
    """Return the action before, and the clauses set in front of the next, after a clause that is no action."""
    if last is None:
        return None, pending
    if found.shape is Shape.OUTCOME:
        return replace(last, outcomes=(*last.outcomes[: _MOST - 1], (found.start, found.end))), None
    if found.start == last.end + 1 and _IS.match(text, found.start, found.end):
        return None, None
    if found.shape is Shape.OTHER and pending is None and last.end == found.start - 1:
        return (replace(last, end=found.end) if _GOES_ON.match(text, found.start) else last), None
    return last, pending


def _action(text: str, found: Reading, pending: Reading | None, status: MeasureStatus) -> Action:
    """Return the action of a clause, with the clauses set in front of it."""
    if found.shape is Shape.FORECAST:
        status = MeasureStatus.FORECAST
    elif found.completed and status is MeasureStatus.PROMISED:
        status = MeasureStatus.DONE
    end = found.end
    if status is MeasureStatus.PLAN_CONTENT:
        tail = _LIST_END.search(text, found.start, end)
        end = tail.start() if tail else end
    subject = found.subject or (pending.subject if pending else None)
    if pending and pending.force in STRENGTH and found.force not in STRENGTH:  # 各地要根据实际，制定…
        found = replace(found, force=pending.force)
    return Action(pending.start if pending else found.start, end, status, found, subject)


def _same(text: str, last: Action, action: Action) -> bool:
    """Return whether two clauses are one measure: the same means twice (发挥…，发挥…), or people and what they do."""
    if action.start != last.end + 1 or action.reading.joined or action.subject or text[last.end] != "，":
        return False
    before, verb = last.reading.verb, action.reading.verb
    if before and verb and before.role == verb.role == "means":
        return text[before.end - 2 : before.end] == text[verb.end - 2 : verb.end]
    first = before.start if before else last.start
    if text[first] in _UNFINISHED_FIRSTS and _UNFINISHED.match(text, first, last.end):
        return True
    return text[action.start] in "在到赴" and _PIVOT.match(text, first, last.end) is not None
