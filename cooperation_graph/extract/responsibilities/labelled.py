"""Labelled lines without brackets: 责任单位：省工信厅、财政厅，各市、县 on a line of its own or at the end of one."""

import re
from collections.abc import Iterator
from functools import cache

from ...lexicon import hint, hinted
from ...model import Outline
from ...text import View
from .clause import is_body, parse
from .lines import Line, Named, Rejected, Spans
from .names import names
from .words import ANY, any_of, bare_label, ends_as, label, limit, listed, part, role_label, used

_LONGEST = 400


def labelled(view: View, _: Outline, _taken: Spans) -> Iterator[Line | Rejected]:
    """Yield the lines that a label opens, with the labelled lines that follow at once."""
    text = view.text
    taken = -1
    for match in hinted(text, label_beginning(), label_pattern()):
        start = match.start("name") if match["name"] else match.start()
        if start < taken or match["first"]:  # 牵头市教育局 assigns in brackets only
            continue
        if _footer().search(text, max(0, start - _NEAR), match.end() + _NEAR):
            yield Rejected(start, match.end(), "foot of a page", firm=True)
            continue
        end = _end_of(text, match.end())
        line, reason = parse(text, start, end)
        named = _bodies(line.named) if line else ()
        if match["name"] or named:
            taken = end
        if line is None and match["name"]:
            yield Rejected(start, end, reason)
        elif line and named:
            yield Line(start, end, line.kind, named, open=line.open)


_NEAR = 120


@cache
def _footer() -> re.Pattern[str]:
    return re.compile(any_of(listed("footer")))


def _bodies(named: tuple[Named, ...]) -> tuple[Named, ...]:
    """Return the names up to the last that reads as a body or a person: prose may follow in a text without lines."""
    kept = len(named)
    while kept and not (named[kept - 1].person or _reads_as_body(named[kept - 1].full)):
        kept -= 1
    return named[:kept]


def _reads_as_body(name: str) -> bool:
    return len(name) > 1 and ends_as(name, ANY)  # 市 is a name that the end of the text cuts off


@cache
def label_beginning() -> re.Pattern[str]:
    """Return the pattern of where a label can begin that stands outside brackets."""
    words = hint((*used("label"), *used("post"), *part("qualifier")))
    return re.compile(rf"(?:{words.pattern})(?:(?<![一-龥、（“《].)|(?<=[省市区县州盟旗镇乡级直属].))")


@cache
def label_pattern() -> re.Pattern[str]:
    """Return the pattern of a label that opens a line."""
    # at the start of a line, after a blank, a sign or a bullet, and what says of which level; 各责任单位： calls the
    # addressees, “责任单位”： speaks of the word
    before = r"(?:(?<![一-龥、（“《])|(?<=[^一-龥][{0}])|(?<=^[{0}])|(?<=[^一-龥][{0}][级直属])|(?<=^[{0}][级直属]))"
    # 【责任单位】市教育局
    boxed = rf"(?<=[【\[〔])(?P<box>{role_label()})[】\]〕]：?"
    # 牵头：市教育局 · 牵头单位 市教育局 · 责任单位为市教育局
    short = rf"(?:(?<=^)|(?<=[\n；;。]))(?:{bare_label()})"
    return re.compile(rf"{before.format('省市县区州盟旗镇乡')}{label()}|{boxed}|{short}", re.MULTILINE)


@cache
def _next() -> re.Pattern[str]:
    return re.compile(rf"[。；，]?\s{{0,8}}(?:[省市区县州盟旗镇乡][级直属]?)?(?:{label()}|{limit()})")


_NUMBER = r"(?:[0-9]{1,3}[.、](?![0-9])|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)"
# the end of the line or sentence, a closing bracket, or the number of what follows in a text without line breaks
_STOP = re.compile(
    rf"\n|。|[）\]】>](?=[。\s]|$)|(?=\s{{1,4}}{_NUMBER})|(?<=[局委厅部办府会行司院位门区县])(?={_NUMBER})"
    r"|(?=[【\[〔][^】\]〕\n]{2,12}[】\]〕][：一-龥 ])"  # 【配合单位】, not the note in 市财政局〔牵头〕、
)


def _end_of(text: str, start: int) -> int:
    """Return where a label's value and the labelled values after it end."""
    limit_at = min(len(text), start + _LONGEST)
    while True:
        start = _past_break(text, start)
        end = next(
            (stop.start() for stop in _STOP.finditer(text, start, limit_at) if _ends(text, start, stop)), limit_at
        )
        following = _next().match(text, end)
        if following is None:
            return _past_column(text, start, end)
        start = following.end()
        limit_at = min(len(text), start + _LONGEST)


def _past_break(text: str, start: int) -> int:
    """Return where a label's value begins, on the next line if that begins with a body (责任单位：⏎市教育局)."""
    first = _FIRST.match(text, start)
    return first.start("name") if first and ends_as(first["name"], ANY) else start


def _past_column(text: str, start: int, end: int) -> int:
    """Return where a value ends whose bodies stand below each other, a line each or after a 、 that breaks off."""
    while end < len(text) and text[end] == "\n":
        line = _LINE.match(text, end)
        open_end = text[end - 1] == "、"
        if line is None or not (open_end or _below(text, start, line.start("list"))):
            return end
        found, _ = names(text, *line.span("list"))
        if not found or not all(is_body(text, name) for name in found):
            return end
        end = line.end()
    return end


# a date below a body's name signs the notice
_LINE = re.compile(r"\n {0,40}(?P<list>[^ ，；。：\n][^，；。：\n]{1,200})(?=\n|$)(?!\s*[0-9]{4}年)")


def _below(text: str, start: int, line: int) -> bool:
    """Return whether a line stands where the value begins: under the label with it, or as far to the right."""
    margin = start - 1 - text.rfind("\n", 0, start)
    own = text[start - margin : start]
    alone = own.isspace() or not own
    indent = line - 1 - text.rfind("\n", 0, line)
    return indent == margin if alone else indent >= max(4, margin - 2)


_FIRST = re.compile(r"[ ]{0,8}\n\s{0,8}(?P<name>[^、，；。：\n]{2,40})")


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Return whether a sign ends a value: a closing bracket does unless it was opened inside (市财政局（教科文科）)."""
    inside = text[start : stop.start()]
    return stop.group() not in _CLOSING or sum(map(inside.count, _OPENING)) <= sum(map(inside.count, _CLOSING))


_OPENING, _CLOSING = ("（", "[", "【", "〔"), ("）", "]", "】", "〕")
