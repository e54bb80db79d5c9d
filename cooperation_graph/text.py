"""A cleaned view of a text whose every character knows its source offset.

Rules read the view: invisible characters gone, punctuation and digits of one width, traditional characters read as
simplified, lines that a page break cut joined again. Whatever they find goes back through `View.span`, so an offset
always means the stored text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import pairwise, repeat

from msgspec import Struct

from .boxes import Box, boxes
from .lexicon import rows
from .model import Span


class Traditional(Struct, frozen=True):
    """A traditional character that has one simplified form."""

    traditional: str
    simplified: str
    source: str


_span = partial(tuple.__new__, Span)  # as Span(start, end), in half the time


class View(Struct, frozen=True):
    """Cleaned text and the way back: `text[at]` stands at `offsets[at]` in `source`, and `places` says where there."""

    text: str
    source: str
    offsets: Sequence[int]
    places: Sequence[int]  # of the first character of `text` that stands at an offset of `source` or later
    unchanged: bool = False  # nothing was dropped, as in most notices: offsets are the same

    def offset(self, at: int) -> int:
        """Return the stored-text offset of `text[at]`."""
        return self.offsets[at]

    def span(self, start: int, end: int) -> Span:
        r"""Return the stored-text span of `text[start:end]`.

        >>> view = clean("（云委\n\n发〔2008〕19号）")
        >>> view.text, view.span(1, 4)
        ('（云委发〔2008〕19号）', Span(start=1, end=6))
        """
        if self.unchanged and start < end:
            return _span((start, end))
        if start >= end:
            at = self.offsets[start] if start < len(self.text) else len(self.source)
            return _span((at, at))
        return _span((self.offsets[start], self.offsets[end - 1] + 1))

    def locate(self, span: Span) -> tuple[int, int]:
        """Return the range of `text` that lies inside a stored-text span."""
        if self.unchanged:
            return span
        return self.places[span[0]], self.places[span[1]]

    def read(self, span: Span) -> str:
        """Return the cleaned characters of a stored-text span."""
        start, end = self.locate(span)
        return self.text[start:end]

    def lines(self) -> Iterator[tuple[int, int]]:
        """Yield the range in `text` of each line that holds something, without the blanks around it."""
        for match in re.finditer(r"[^\n]+", self.text):
            line = match.group()
            start = match.start() + len(line) - len(line.lstrip())
            end = match.start() + len(line.rstrip())
            if start < end:
                yield start, end


def clean(text: str) -> View:
    """Return the view of a stored text."""
    same = _same_width(text)
    drawn = tuple(boxes(same)) if "│" in same or "┃" in same else ()
    unprinted = [match.span() for match in _INVISIBLE.finditer(same)]
    dropped = sorted((*unprinted, *_spaced_labels(same), *_broken_lines(same)))
    if drawn:
        return _redrawn(text, same, drawn, dropped)
    if not dropped:
        return View(same, text, range(len(same)), range(len(same) + 1), unchanged=True)
    kept: list[str] = []
    offsets: list[int] = []
    places: list[int] = []
    at = 0
    for start, end in (*dropped, (len(same), len(same) + 1)):
        if start > at:
            kept.append(same[at:start])
            places += range(len(offsets), len(offsets) + start - at)
            offsets += range(at, start)
        if end > at:
            places += repeat(len(offsets), end - max(at, start))
            at = end
    return View("".join(kept), text, offsets, places)


def _redrawn(text: str, same: str, drawn: Sequence[Box], dropped: Sequence[tuple[int, int]]) -> View:
    """Return the view of a text with drawn tables: their cells one after the other, as a reader sees them."""
    pieces: list[tuple[tuple[int, int], str]] = []
    at = 0
    for box in drawn:
        pieces += ((span, "") for span in _between(at, box.start, dropped))
        pieces += box.pieces
        at = box.end
    pieces += ((span, "") for span in _between(at, len(same), dropped))
    offsets = [offset for span, _ in pieces for offset in range(*span)]
    places = [-1] * (len(same) + 1)
    for place, offset in enumerate(offsets):
        places[offset] = place
    after = 0
    for offset, place in enumerate(places):
        places[offset] = after if place < 0 else place
        after = places[offset] + (place >= 0)
    return View("".join(sign or same[slice(*span)] for span, sign in pieces), text, offsets, places)


def _between(start: int, end: int, dropped: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what is left of a range."""
    for first, last in dropped:
        if start < end and first < end and last > start:
            if start < first:
                yield start, first
            start = max(start, last)
    if start < end:
        yield start, end


# zero-width and soft characters, bidi controls, byte order mark: they print nothing
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)

# every common sign has one form; a carriage return or a form feed ends a line like any other
_SIGNS = tuple(
    zip(
        "(),;:?!．﹝﹞［］﹐﹑﹒﹔﹕﹙﹚\u3000\u00a0\r\x0b\x0c\x85\u2028\u2029",
        "（），；：？！.〔〕[]，、.；：（）  \n\n\n\n\n\n",
        strict=True,
    )
)
_WIDE = {
    chr(code): chr(code - 0xFEE0)
    for first, last in ("０９", "ＡＺ", "ａｚ")
    for code in range(ord(first), ord(last) + 1)
}


@cache
def _letters() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of the characters that have another form, and the forms."""
    forms = _WIDE | {row.traditional: row.simplified for row in rows("traditional", Traditional)}
    return re.compile(f"[{''.join(forms)}]"), forms


def _same_width(text: str) -> str:
    """Return the text with one form of each sign, digit and character, its length unchanged."""
    for sign, form in _SIGNS:
        text = text.replace(sign, form)
    return simplified(text)


def simplified(text: str) -> str:
    """Return the text with simplified characters for traditional ones, its length unchanged.

    >>> simplified("瀋陽市發展和改革委員會")
    '沈阳市发展和改革委员会'
    """
    pattern, forms = _letters()
    return pattern.sub(lambda match: forms[match.group()], text)


_ENDS = tuple("。；：！？）」』】〕…;:!?)]|\t")
# 一、 （一） 1. 第一条 附件 ①: what begins a part, and so never goes on with the line before
_STARTS_ANEW = re.compile(
    r"[（【\[|]|[一二三四五六七八九十百]{1,5}[、.]|第[一二三四五六七八九十百0-9]{1,5}[编章节条、]|[0-9]{1,3}[、.）]|附件"
    r"|[①-⑳㈠-㈩⑴-⒛—]"
)
_LONGEST_HEADING = 60
_LONGEST_BRACKET = 200
_SENTENCE_END = re.compile("[。；！？]")


def _broken_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the line breaks that cut a sentence or a bracket (沈政发〔2009〕1号 breaks 辽委⏎⏎发〔2008〕19号)."""
    lines = [
        (match.start(), match.start() + len(match[0]) - len(match[0].lstrip()), match.start() + len(match[0].rstrip()))
        for match in re.finditer(r"[^\n]+", text)
        if not match[0].isspace()
    ]
    width = _wrapped_at([end - margin for margin, _, end in lines])
    opened = False  # a bracket of an earlier line that this one goes on with
    for (margin, start, end), (following_margin, following, following_end) in pairwise(lines):
        line, next_line = text[start:end], text[following:following_end]
        full = 0 < width <= end - margin and following == following_margin and text[end:following].count("\n") == 1
        opened = line.rfind("（") > line.rfind("）") or (opened and "）" not in line)
        joined = _goes_on(line, next_line, opened=opened) or (
            full and not line.endswith(_ENDS) and not _STARTS_ANEW.match(next_line)
        )
        opened = opened and joined
        if joined:
            yield end, following


# 责 任 单 位：
_SPACED = re.compile(r"(?:(?<=[\n（【\[；。])|(?<=^)) {0,8}[一-龥](?: {1,4}[一-龥]){2,7}(?= {0,4}[：】\]])")
_BLANKS = re.compile("(?<=[^ ]) +")
_ALONE = re.compile(" [一-龥] ")  # few texts hold one: the rest are not searched for labels


def _spaced_labels(text: str) -> Iterator[tuple[int, int]]:
    """Yield the blanks between the characters of a label that is spread out to the width of others."""
    for label in _SPACED.finditer(text) if _ALONE.search(text) else ():
        for blanks in _BLANKS.finditer(label.group()):
            yield label.start() + blanks.start(), label.start() + blanks.end()


_MOST_WRAPPED, _FEWEST_FULL = 60, 8


def _wrapped_at(lengths: Sequence[int]) -> int:
    """Return how long the lines are that a program broke at one width, 0 where they end with their paragraphs."""
    common, times = max(Counter(lengths).items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    wrapped = 20 <= common <= _MOST_WRAPPED and times >= max(_FEWEST_FULL, len(lengths) // 4)
    return common - 1 if wrapped and max(lengths) <= common + 2 else 0


def _goes_on(line: str, following: str, *, opened: bool) -> bool:
    """Return whether a line breaks off in a sentence or a bracket that the following line continues."""
    closes = following.find("）") if opened else -1
    if 0 <= closes < _LONGEST_BRACKET and "（" not in following[:closes]:
        return True
    if line.endswith(_ENDS) or "\t" in line or _STARTS_ANEW.match(following):
        return False
    cut = max(line.rfind("。"), line.rfind("；"), line.rfind("！"), line.rfind("？"))
    sentence = line[cut + 1 :]
    if opened or sentence.rfind("《") > sentence.rfind("》") or sentence.rfind("〔") > sentence.rfind("〕"):
        return True
    # a title or a cell has no comma and no sentence before it, a heading is numbered and short; a cut paragraph is not
    heading = cut < 0 and len(line) <= _LONGEST_HEADING and _STARTS_ANEW.match(line)
    prose = not heading and ("，" in sentence or (cut >= 0 and "，" in line))
    return prose and ("，" in following or _SENTENCE_END.search(following) is not None)
