"""Duty lists: (一)市工信局：… (二)市城市管理局：…, a body as the heading of what it has to do."""

import re
from collections.abc import Iterator
from functools import cache

from ...model import Outline, Role
from ...text import View
from .clause import is_body
from .elision import full_names
from .lines import Line, Named, Rejected, Spans
from .names import Name, names
from .naming import named_of
from .prose import list_at
from .words import any_of, role_label, used

_FEWEST = 3  # one heading that ends in a body's name is chance
_AFTER = 240
_ENTRY = re.compile(
    # (三)市城市管理局：负责… · 7.县林业局：指导… · 市教育局：负责… on a line of its own
    r"(?:（[一二三四五六七八九十]{1,3}）|(?:^|(?<=[\s。；：）]))(?:[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.、]|（?[0-9]{1,2}）|[①-⑳])|^)"
    r"\s?(?P<who>(?:(?!（[一二三四五六七八九十]{1,3}）)[^，。；：\n]){2,60})[：。]",
    re.MULTILINE,
)
# (三)市城市管理局。负责…
_SIGN = re.compile("：|。(?=负责|牵头|承担|配合|协助|会同|参与)")
# 移动公司、电信公司等（简称“各通信运营商”）
_GLOSS = re.compile(r"（[^（）\n]{1,20}）$")


def duties(view: View, _: Outline, _taken: Spans) -> Iterator[Line | Rejected]:
    """Yield the headings of duty lists, and whom the duties below them are done with (会同)."""
    text = view.text
    entries = [(match, found) for match in _headings(text) if (found := _bodies(text, match))]
    if len(entries) < _FEWEST:
        return
    for at, (match, found) in enumerate(entries):
        first = match.end()
        last = entries[at + 1][0].start() if at + 1 < len(entries) else _end_of_last(text, first)
        yield from _duty(text, match, found, first, last)


def _headings(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbered words before a colon."""
    signs = list(_SIGN.finditer(text))
    for colon in signs if len(signs) >= _FEWEST else ():
        for match in _ENTRY.finditer(text, max(0, colon.start() - _LONGEST), colon.end()):
            after = text[colon.end() : colon.end() + 1]
            numbered = text[match.start() : match.start("who")].strip() != ""
            addressed = (after.isspace() or colon.group() == "。") and not numbered  # the addressees of a letter
            if match.end() == colon.end() and not (addressed or after.isdecimal()):
                yield match


_LONGEST = 72


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"[省市区县州]?[级直属]?{role_label()}")


def _bodies(text: str, match: re.Match[str]) -> list[Name]:
    start, end = match.span("who")
    if _label().fullmatch(text, start, end):  # 责任单位：
        return []
    # behind a group a bracket names more of it: 各区政府（管委会）
    gloss = None if text[start] == "各" else _GLOSS.search(text, start, end)
    found, _ = names(text, start, gloss.start() if gloss else end)
    return found if found and all(is_body(text, name) or name.shared for name in found) else []


_NEXT = re.compile(r"\n|[（][一二三四五六七八九十]{1,3}）|(?<=[。\s])[一二三四五六七八九十]{1,3}、")


def _end_of_last(text: str, start: int) -> int:
    """Return where the last duty ends: with its paragraph, or at the next number where the text has no lines."""
    following = _NEXT.search(text, start)
    return following.start() if following else len(text)


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"(?P<before>^|[：；，。])(?P<word>{any_of(used('joint'))})(?![意时期])")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(any_of((*used("verb"), *used("joint"))))


def _duty(text: str, match: re.Match[str], found: list[Name], first: int, last: int) -> Iterator[Line | Rejected]:
    together = list(_joint().finditer(text, first - 1, last))
    leads = bool(together) and together[0].start("word") == first  # (五)国网云川供电公司：会同市通管办…
    role = Role.LEAD if leads else Role.RESPONSIBLE
    word_at = together[0].span("word") if leads else None
    opening = _opening().match(text, first, last)
    stop = opening.end() if opening else first
    yield Line(match.start("who"), stop, "duty", tuple(_named(text, found, role, word_at)))
    yield Rejected(stop, last, "goes on with the duties of a body named before")
    for each in together:
        helped, end = list_at(text, each.end(), min(last, each.end() + _AFTER))
        if helped:
            named = tuple(_named(text, helped, Role.SUPPORT, each.span("word")))
            yield Line(each.start("word"), end, "duty", named)


def _named(text: str, found: list[Name], role: Role, word_at: tuple[int, int] | None) -> Iterator[Named]:
    return named_of(text, found, full_names(text, found)[0], role, word_at)
