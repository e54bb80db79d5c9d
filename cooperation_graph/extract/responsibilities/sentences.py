"""Sentences whose point is to assign: 由市商务局牵头，会同市财政局… · 市商务局要会同有关部门… · 具体由市商务局负责。"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ...model import Outline, Role
from ...text import View
from .clause import is_body
from .elision import full_names, is_group
from .lines import Line, Named, Spans, inside
from .names import Name, names
from .prose import list_at
from .words import any_of, part, used, verb

_BEFORE, _AFTER = 240, 240


def sentences(view: View, _: Outline, taken: Spans) -> Iterator[Line]:
    """Yield the sentences that assign a task."""
    text = view.text
    last = -1
    for match in _trigger().finditer(text):
        if match.start() < last or inside(taken, *match.span()):
            continue
        line = _read(text, match)
        if line:
            last = line.end
            yield line


@cache
def _trigger() -> re.Pattern[str]:
    agents = any_of((*part("agent"), *part("person"), "责任", "起草", "任务", "作用"))
    return re.compile(rf"(?P<lead>牵头(?!{agents}))|(?P<joint>会同(?![意时期]))|(?P<charge>负责(?![人制同任]))")


_BOUND = "。；！？：\n"
# 13. · （二） · 一、 before the subject
_NUMBER = re.compile(r"\s*(?:[（]?[一二三四五六七八九十0-9]{1,3}[）、.]|[①-⑳])*\s*")
_MODAL = re.compile(
    r"(?P<modal>要|应当|应|将|须|必须|需|可|可以|负责)?(?:积极|主动|及时|切实|认真|抓紧|尽快|加快|统一|具体|分别|共同|联合|统筹|按照?(?:各自)?(?:职责|职能)(?:分工)?|，|、)*$"
)
_MECHANISM = re.compile(
    r"[^。；\n]{0,60}?的[^。，；\n]{0,10}?(?:机制|格局|体系|小组|专班|制度|模式|局面|体制|委员会|网络)"
)
_FOUNDS = re.compile("建立|形成|成立|组建|构建|健全|设立|鼓励|支持|引导|推动|完善|可由|原")
_EXPLAINS = re.compile("[^。；，\n]{0,12}解释")


def _read(text: str, match: re.Match[str]) -> Line | None:
    at = match.start()
    low = max(0, at - _BEFORE)
    start = max(low, 1 + max(text.rfind(sign, low, at) for sign in _BOUND))
    start = _NUMBER.match(text, start, at).end()  # type: ignore[union-attr]  # it may match nothing
    subject = _subject(text, start, at)
    if subject is None:
        return None
    found, by, modal, opens = subject
    assigned = bool(by or modal)
    after = match.end()
    if _EXPLAINS.match(text, after) or _MECHANISM.match(text, after) and match["lead"]:
        return None
    groups = all(is_group(text[name.start : name.end]) for name in found)
    if match["lead"]:
        if not assigned and (groups or text[after : after + 1] in "，。；、"):  # 企业牵头组建…: no order
            return None
        return _lead(text, found, match)
    if match["joint"]:
        return _joint(text, found, match) if assigned or not groups else None
    return _charge(text, found, match, by=by, opens=opens and not groups)


def _subject(text: str, start: int, at: int) -> tuple[list[Name], bool, bool, bool] | None:
    """Return the bodies before a role word, whether 由 brings them, whether they must (要), and whether they open the sentence."""
    modal = _MODAL.search(text, start, at)
    end = modal.start() if modal else at
    by = text.rfind("由", start, end)
    comma = text.rfind("，", start, end)
    begins = max(start, by + 1, comma + 1)
    if begins >= end or _FOUNDS.search(text, max(start, comma + 1), by if by >= 0 else begins):
        return None
    if _trigger().search(text, begins, end):
        return None
    found, _ = names(text, begins, end)
    if not found or text[found[0].start] == "原" or not all(is_body(text, name) for name in found):
        return None
    return found, by > comma, bool(modal and modal["modal"]), begins == start


@cache
def _clause() -> re.Pattern[str]:
    # ，市财政局、市教育局等配合
    return re.compile(rf"[，；](?P<list>[^。；，\n]{{2,200}}?){verb()}")


@cache
def _with() -> re.Pattern[str]:
    return re.compile(rf"，?(?:{any_of(used('joint'))}|商(?![务业]))")


def _lead(text: str, found: Sequence[Name], match: re.Match[str]) -> Line:
    """Return the line of a lead and of those who are to help."""
    helped, end = _helpers(text, match.end())
    others = []
    while clause := _clause().match(text, end, end + _AFTER):
        listed, _ = names(text, *clause.span("list"))
        if not listed or not all(is_body(text, name) for name in listed):
            break
        others.append((listed, clause))
        end = clause.end()
    line = _line(text, found, helped, match, Role.LEAD, end)
    named = list(line.named)
    for listed, clause in others:
        named.extend(_named(text, listed, _role_of(clause["core"]), clause.span("verb")))
    return Line(line.start, end, "sentence", tuple(named))


def _role_of(core: str) -> Role:
    from .words import roles

    return roles("verb")[core]


def _helpers(text: str, at: int) -> tuple[list[Name], int]:
    joint = _with().match(text, at)
    if joint is None:
        return [], at
    found, end = list_at(text, joint.end(), min(len(text), joint.end() + _AFTER))
    return (found, end) if found else ([], at)


def _joint(text: str, found: Sequence[Name], match: re.Match[str]) -> Line | None:
    helped, end = list_at(text, match.end(), min(len(text), match.end() + _AFTER))
    if not helped or _EXPLAINS.match(text, end):
        return None
    charged = _charged().match(text, end)  # 由国土资源部会同农业部等部门负责落实
    end = charged.end() if charged else end
    return _line(text, found, helped, match, Role.LEAD, end)


@cache
def _charged() -> re.Pattern[str]:
    return re.compile(verb())


_CHARGED = re.compile(r"(?=[。；，、）\n]|$)|(?:落实|实施|组织实施|推进|牵头|抓好)")


def _charge(text: str, found: Sequence[Name], match: re.Match[str], *, by: bool, opens: bool) -> Line | None:
    """Return the line of 由市商务局负责。 or of a numbered task that begins with named bodies (市商务局负责…)."""
    if by and not _CHARGED.match(text, match.end()):
        return None
    if not by and not opens:
        return None
    return _line(text, found, (), match, Role.RESPONSIBLE, match.end())


def _line(text: str, found: Sequence[Name], helped: Sequence[Name], match: re.Match[str], role: Role, end: int) -> Line:
    named = [*_named(text, found, role, match.span())]
    if helped:
        named.extend(_named(text, helped, Role.SUPPORT, match.span()))
    return Line(found[0].start, max(end, match.end()), "sentence", tuple(named))


def _named(text: str, found: Sequence[Name], role: Role, word_at: tuple[int, int]) -> Iterator[Named]:
    fulls, _ = full_names(text, found)
    for position, (name, full) in enumerate(zip(found, fulls, strict=True), 1):
        group = is_group(text[name.start : name.end])
        yield Named(role, text[slice(*word_at)], word_at, name.start, name.end, full, group, position)
