"""The grammar of one responsibility line: labels with lists, lists with verbs, or both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ...model import Role
from .elision import full_names, is_group
from .lines import Line, Named
from .names import Name, mask, names
from .words import any_of, bare_label, before, body_like, label, limit, listed, part, roles, used, verb


@dataclass(slots=True)
class Fields:
    """What has been read of a line so far."""

    text: str
    named: list[Named]
    kind: str = "bare"
    prefix: str = ""
    more: bool = False
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """A role word in a line, and what it does there."""

    kind: str  # label, verb, joint, limit
    role: Role
    start: int
    end: int
    word: tuple[int, int]
    person: bool = False


def parse(text: str, start: int, end: int, *, loose: bool = False) -> tuple[Line | None, str]:
    """Return the line that a stretch of text makes, or why it makes none.

    A bare list makes a line only where `loose` says that the notice uses such lists.
    """
    signs = mask(text[start:end])
    cues = list(_cues(signs, start))
    fields = Fields(text, [])
    current: Cue | None = None
    joint: Cue | None = None
    at = start
    for cue in cues:
        here = (at, cue.start)
        if cue.kind in ("label", "limit"):
            _close(fields, here, signs, start, joint or current)
            current, joint = (cue if cue.kind == "label" else None), None
            fields.prefix = ""
        elif cue.kind == "joint":
            _take(fields, here, signs, start, Role.LEAD, cue, strict=current is None)
            joint = cue
        elif cue.kind == "verb":
            role = Role.SUPPORT if joint else cue.role
            _take(fields, here, signs, start, role, joint or cue, strict=current is None)
            joint = None
        at = cue.end
        if fields.refused:
            return None, fields.refused
    _close(fields, (at, end), signs, start, joint or current)
    if fields.refused:
        return None, fields.refused
    if not fields.named and loose and not cues:
        _bare(fields, (start, end), signs, start)
    if not fields.named:
        return None, fields.refused or "names no body"
    return Line(start, end, fields.kind, tuple(fields.named), open=fields.more), ""


def under(
    text: str, here: tuple[int, int], role: Role, heading: tuple[int, int] | None, *, person: bool
) -> tuple[Line | None, str]:
    """Return the line that the list below a table's heading makes, or why it makes none."""
    start, end = here
    fields = Fields(text, [])
    word_at = heading or here
    cue = Cue("label", role, *word_at, word_at, person)
    _take(fields, here, mask(text[start:end]), start, role, cue, strict=False)
    if not fields.named:
        return None, "names no body"
    return Line(start, end, "cell", tuple(fields.named), open=fields.more), ""


@cache
def _grammar() -> re.Pattern[str]:
    joint = any_of(used("joint"))
    first = rf"(?:(?<=^)|(?<=[。；，（\s])){bare_label()}"
    words = (word for kind in ("label", "post", "verb", "joint") for word in used(kind))
    start = before((*words, *part("time"), *part("manner")))
    return re.compile(rf"{start}(?:{limit()}|{label()}|{first}|{verb()}|(?P<joint>{joint})(?=[^，。；意时期\s]))")


def _cues(signs: str, base: int) -> Iterator[Cue]:
    for match in _grammar().finditer(signs):
        start, end = base + match.start(), base + match.end()
        if match["limit"]:
            yield Cue("limit", Role.RESPONSIBLE, start, end, (start, end))
        elif match["post"]:
            word = match.span("name")
            role = roles("post").get(match["post"]) or roles("label")[match["post"]]
            yield Cue("label", role, start, end, (base + word[0], base + word[1]), person=True)
        elif match["label"] or match["short"]:
            found = match["label"] or match["short"]
            printed = match.group().rstrip("： 为")
            yield Cue("label", roles("label")[found], start, end, (start, start + len(printed)))
        elif match["joint"]:
            yield Cue("joint", Role.LEAD, start, end, (start, end))
        else:
            yield Cue("verb", _verb_role(match["verb"], match["core"]), start, end, (start, end))


def _verb_role(printed: str, core: str) -> Role:
    """Return lead for 牵头负责 and 负责牵头 alike, else the role of the first verb (指导协调, 参与配合)."""
    meanings = roles("verb")
    leads = (word for word, role in meanings.items() if role is Role.LEAD)
    return Role.LEAD if any(word in printed for word in leads) else meanings[core]


def _close(fields: Fields, here: tuple[int, int], signs: str, base: int, cue: Cue | None) -> None:
    """Take what follows a label or 会同 up to the next label or the end."""
    if cue is None:
        return
    role = Role.SUPPORT if cue.kind == "joint" else cue.role
    _take(fields, here, signs, base, role, cue, strict=cue.kind == "joint")


def _take(fields: Fields, here: tuple[int, int], signs: str, base: int, role: Role, cue: Cue, *, strict: bool) -> None:
    """Add the names of a stretch in a role; a strict stretch must hold bodies only, or the line is prose."""
    start, end = here
    if strict:
        start = max(start, base + max(signs.rfind(sign, start - base, end - base) + 1 for sign in "。！？"))
    found, more = names(fields.text, start, end, signs[start - base : end - base])
    aside = _NO_PERSON if cue.person else _when()
    found = [name for name in found if not aside.search(fields.text, name.start, name.end)]
    if not found:
        return
    if strict and not cue.person:
        fault = _fault(fields.text, found)
        if fault:
            fields.refused = fault
            return
    found = [name for name in found if name.end - name.start <= _LONGEST]
    fulls, fields.prefix = full_names(fields.text, found, fields.prefix)
    kind = "label" if cue.kind == "label" else "verb"
    fields.kind = kind if not fields.named else fields.kind
    fields.more = fields.more or more
    for position, (name, full) in enumerate(zip(found, fulls, strict=True), 1):
        fields.named.append(_named(fields.text, name, full, role, cue, position))


_LONGEST = 60
_NO_PERSON = re.compile(r"[0-9：:@]")  # 联系人：赵强，电话：…


def _named(text: str, name: Name, full: str, role: Role, cue: Cue, position: int) -> Named:
    word_at = cue.word
    if name.note:
        word_at = name.note
        role = note_role(text[slice(*name.note)])
    printed = text[name.start : name.end]
    word = text[slice(*word_at)]
    return Named(role, word, word_at, name.start, name.end, full, is_group(printed), position, cue.person)


def note_role(printed: str) -> Role:
    """Return the role that a note after a name gives: 牵头, 配合单位."""
    meanings = roles("verb") | roles("label")
    found = [(at, -len(word), role) for word, role in meanings.items() if (at := printed.find(word)) >= 0]
    return min(found)[2]


def _bare(fields: Fields, here: tuple[int, int], signs: str, base: int) -> None:
    """Add the names of a list without a role word."""
    found, more = names(fields.text, *here, signs[here[0] - base : here[1] - base])
    if not found or not all(is_body(fields.text, name) for name in found):
        return
    fulls, _ = full_names(fields.text, found)
    fields.more = more
    for position, (name, full) in enumerate(zip(found, fulls, strict=True), 1):
        group = is_group(fields.text[name.start : name.end])
        fields.named.append(Named(Role.RESPONSIBLE, "", None, name.start, name.end, full, group, position))


@cache
def _when() -> re.Pattern[str]:
    # 2023年6月底前完成, 年底前, 长期坚持
    return re.compile(r"[0-9]{4}年|[0-9]{1,2}月|底前|年内|日前|完成|坚持|推进$|长期|持续|时限|下同")


@cache
def _prose() -> re.Pattern[str]:
    words = any_of(listed("prose"))
    return re.compile(rf"{words}|对(?![外口台俄])|[^其]其(?![他它])|[^行]为|^其(?![他它])|[“”：？！《》]")


def _fault(text: str, found: list[Name]) -> str:
    """Return why a stretch before a verb holds no list of bodies, or nothing where it holds one."""
    printed = [text[name.start : name.end] for name in found]
    if any(_reads_as_prose(each) for each in printed):
        return "prose inside brackets"
    bodies = [_ends_as_body(each) for each in printed]
    if not bodies[-1] or sum(bodies) * 2 < len(bodies):
        return "names no body"
    return "" if all(len(each) <= _LONGEST for each in printed) else "prose inside brackets"


def is_body(text: str, name: Name) -> bool:
    """Return whether a name reads as that of a body."""
    printed = text[name.start : name.end]
    return len(printed) <= _LONGEST and _ends_as_body(printed) and not _reads_as_prose(printed)


@lru_cache(8192)
def _ends_as_body(printed: str) -> bool:
    return bool(body_like().search(printed))


@lru_cache(8192)
def _reads_as_prose(printed: str) -> bool:
    return bool(_prose().search(printed))
