"""The grammar of one responsibility line: labels with lists, lists with verbs, or both."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec.structs import replace

from ...model import Role
from .cues import Cue, cues_of
from .elision import full_names
from .lines import Line, Named
from .marks import mark_rule
from .names import Name, mask, names
from .naming import named_of
from .undone import REASON, acting
from .words import ANY, any_of, ends_as, listed


def parse(text: str, start: int, end: int, *, loose: bool = False) -> tuple[Line | None, str]:
    """Return the line that a stretch of text makes, or why it makes none.

    A bare list makes a line only where `loose` says that the notice uses such lists.
    """
    rule = mark_rule(text, start, end)
    line, reason = _parse(text, start, rule[0] if rule else end, loose=loose)
    more = _parse(text, rule[1], end, loose=False)[0] if line and rule else None
    return (replace(line, named=(*line.named, *more.named)) if line and more else line), reason


def _parse(text: str, start: int, end: int, *, loose: bool) -> tuple[Line | None, str]:
    reading = _Reading(text, start, end)
    cues = list(cues_of(reading.signs, start))
    current: Cue | None = None  # the label whose list goes on
    joint: Cue | None = None  # 会同
    at = start
    for cue in cues:
        if cue.kind in ("label", "limit"):
            reading.close(at, cue.start, joint or current)
            current, joint = (cue if cue.kind == "label" else None), None
            reading.prefix = ""
            at = cue.end
            continue
        if current and at == current.end:
            at = reading.take_labelled(at, cue.start, current)
        if cue.kind == "joint":
            reading.take(at, cue.start, cue, strict=current is None)
            joint = cue
        else:
            reading.take(at, cue.start, _supporting(joint) if joint else cue, strict=current is None)
            joint = None
        at = cue.end
    reading.close(at, end, joint or current)
    if not cues:
        reading.take_bare(loose=loose)
    return reading.line()


def under(
    text: str, here: tuple[int, int], role: Role, heading: tuple[int, int] | None, *, person: bool
) -> tuple[Line | None, str]:
    """Return the line that the list below a table's heading makes, or why it makes none."""
    reading = _Reading(text, *here)
    word = heading or here
    reading.take(*here, Cue("label", role, *word, word, person), strict=False)
    return reading.line()


def without_stump(text: str, line: Line) -> Line | None:
    """Return a line that the end of the text cuts off without the stump of a name: 市财政局、市教."""
    stump = line.named[-1]
    named = line.named if ends_as(text[stump.start : stump.end]) else line.named[:-1]
    return replace(line, named=named) if named else None


def _supporting(joint: Cue) -> Cue:
    return Cue("joint", Role.SUPPORT, joint.start, joint.end, joint.word)


class _Reading:
    """What has been read of one line."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start, self.end = start, end
        self.signs = mask(text[start:end])
        self.named: list[Named] = []
        self.prefix = ""
        self.kind = "bare"
        self.more = False
        self.refused = ""
        self.undone = False

    def line(self) -> tuple[Line | None, str]:
        """Return the line, or why there is none."""
        if self.refused or not self.named:
            return None, self.refused or (REASON if self.undone else "names no body")
        return Line(self.start, self.end, self.kind, tuple(self.named), open=self.more), ""

    def close(self, start: int, end: int, cue: Cue | None) -> None:
        """Take what follows a label or 会同, up to the next label or the end."""
        if cue is not None:
            joint = cue.kind == "joint"
            self.take(start, end, _supporting(cue) if joint else cue, strict=joint)

    def take_labelled(self, start: int, end: int, label: Cue) -> int:
        """Take the names before the last clause of a label's list, and return where that clause begins.

        A verb behind the list gives its role to that clause alone: 牵头单位：市财政局；市税务局配合.
        """
        signs = self._signs_between(start, end)
        last = 1 + max(signs.rfind(sign) for sign in "，；。")
        alone = not signs[last:].strip()  # 牵头单位：市财政局，负责统筹; 责任单位：市财政局、市教育局，共同牵头
        if not signs[:last].strip(_PARTING) or (alone and label.role is Role.RESPONSIBLE):
            return start
        self.take(start, start + last, label, strict=False)
        return start + last

    def take(self, start: int, end: int, cue: Cue, *, strict: bool) -> None:
        """Add the names of a stretch; a strict stretch must hold bodies only, or the line is prose."""
        if strict:
            before = self._signs_between(start, end)
            start += 1 + max(before.rfind(sign) for sign in "。！？")
        found, more = names(self.text, start, end, self._signs_between(start, end))
        aside = _NO_PERSON if cue.person else _when()
        found = [name for name in found if not aside.search(self.text, name.start, name.end)]
        kept = found if cue.kind == "label" else acting(self.text, found)
        self.undone = self.undone or len(kept) < len(found)
        found = kept
        if strict and found and (fault := _fault(self.text, found)):
            # a note after the line proper (只明确一个部门的，其他部门配合) is passed over
            self.refused = self.refused or ("" if self.named else fault)
            return
        found = [name for name in found if name.end - name.start <= _LONGEST]
        again = self._named_again(found) if cue.kind == "verb" else 0
        self._add(found[:again], _LISTED)
        self._add(found[again:], cue)
        self.more = self.more or more

    def take_bare(self, *, loose: bool) -> None:
        """Add the names of a list without a role word, if it holds nothing but bodies: 市教育局（牵头）、市财政局."""
        if not (loose or any(sign in self.text[self.start : self.end] for sign in "（[【〔")):
            return
        found, self.more = names(self.text, self.start, self.end, self.signs)
        if (loose or any(name.note for name in found)) and all(is_body(self.text, name) for name in found):
            self._add(found, _LISTED)
            self.kind = "bare"

    def _named_again(self, found: Sequence[Name]) -> int:
        """Return where a list names one of its own bodies again to give it a role: 市教育局、市财政局，市教育局牵头."""
        printed = [self.text[name.start : name.end] for name in found]
        for at, name in enumerate(found):
            among = self.text[name.start - 2 : name.start] == "其中"
            if at and name.separator.startswith(("，", "；")) and (among or printed[at] in printed[:at]):
                return at
        return 0

    def _signs_between(self, start: int, end: int) -> str:
        return self.signs[start - self.start : end - self.start]

    def _add(self, found: Sequence[Name], cue: Cue) -> None:
        if found and not self.named:
            self.kind = "label" if cue.kind == "label" else "verb"
        fulls, self.prefix = full_names(self.text, found, self.prefix)
        named = named_of(self.text, found, fulls, cue.role, cue.word)
        self.named += (replace(each, person=True) for each in named) if cue.person else named


_PARTING = "，；。 "
_LISTED = Cue("bare", Role.RESPONSIBLE, 0, 0, None)
_LONGEST = 60
_NO_PERSON = re.compile(r"[0-9：:@]")  # 联系人：赵强，电话：…


@cache
def _when() -> re.Pattern[str]:
    # 2023年6月底前完成, 年底前, 长期坚持, 每季度调度, 目标：…
    return re.compile(
        r"年(?:内|(?<=[0-9]{4}.))|月(?<=[0-9].)|底前|日前|完成|坚持|推进$|长期|持续|时限|下同|每[年季月周日]|季度|全年|半年|常态|贯穿|适时|即时|立即|："
    )


@cache
def _prose() -> re.Pattern[str]:
    words = any_of(listed("prose"))
    return re.compile(rf"{words}|对(?![外口台俄])|[^其]其(?![他它])|[^行]为|^其(?![他它])|[：？！《》]")


def _fault(text: str, found: list[Name]) -> str:
    """Return why a stretch before a verb holds no list of bodies, or nothing where it holds one."""
    printed = [text[name.start : name.end] for name in found]
    if any(_reads_as_prose(each) for each in printed):
        return "prose inside brackets"
    bodies = [name.shared != "" or _ends_as_body(each) for name, each in zip(found, printed, strict=True)]
    if not bodies[-1] or bodies.count(False) * 3 > len(bodies):
        return "names no body"
    return "" if all(len(each) <= _LONGEST for each in printed) else "prose inside brackets"


def is_body(text: str, name: Name) -> bool:
    """Return whether a name reads as that of a body."""
    printed = text[name.start : name.end]
    shown = name.shared != "" or _ends_as_body(printed)
    return len(printed) <= _LONGEST and shown and not _reads_as_prose(printed)


@lru_cache(8192)
def _ends_as_body(printed: str) -> bool:
    return ends_as(printed, ANY)


@lru_cache(8192)
def _reads_as_prose(printed: str) -> bool:
    return bool(_prose().search(printed))
