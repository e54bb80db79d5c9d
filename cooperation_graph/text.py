"""A cleaned view of a text whose every character knows its source offset.

Rules read the view: invisible characters gone, punctuation and digits of one width, lines that a page break cut
joined again. Whatever they find goes back through `View.span`, so an offset always means the stored text.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from .model import Span

# zero-width and soft characters, bidi controls, byte order mark: they print nothing
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]")

_SAME_WIDTH = {
    **{code: chr(code - 0xFEE0) for code in range(ord("０"), ord("９") + 1)},
    **{code: chr(code - 0xFEE0) for code in range(ord("Ａ"), ord("Ｚ") + 1)},
    **{code: chr(code - 0xFEE0) for code in range(ord("ａ"), ord("ｚ") + 1)},
    **str.maketrans("(),;:?!﹝﹞［］\u3000\u00a0\r", "（），；：？！〔〕[]   "),
}


@dataclass(frozen=True, slots=True)
class View:
    """Cleaned text and, for each of its characters, the offset in the stored text."""

    text: str
    source: str
    offsets: array  # type: ignore[type-arg]  # array('q'); one entry a character of `text`

    def span(self, start: int, end: int) -> Span:
        """Return the stored-text span of `text[start:end]`.

        >>> view = clean("辽委\\n\\n发〔2008〕19号")
        >>> view.text, view.span(0, 4)
        ('辽委发〔2008〕19号', Span(start=0, end=6))
        """
        if start >= end:
            at = self.offsets[start] if start < len(self.offsets) else len(self.source)
            return Span(at, at)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def locate(self, span: Span) -> tuple[int, int]:
        """Return the range of `text` that lies inside a stored-text span."""
        return bisect_left(self.offsets, span.start), bisect_left(self.offsets, span.end)

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
    same = text.translate(_SAME_WIDTH)
    drop = {match.start() for match in _INVISIBLE.finditer(text)}
    drop.update(_broken_lines(same))
    kept = [at for at in range(len(text)) if at not in drop] if drop else range(len(text))
    return View("".join(same[at] for at in kept), text, array("q", kept))


# a line that ends inside a sentence, its break, and the line that goes on
_BREAK = re.compile(r"([^\n]+)(\n\s*)(?=([^\n]+))")
_ENDS = tuple("。；：！？）」』】〕…;:!?)]|")
_STARTS_ANEW = re.compile(
    r"[（(【\[|]|[一二三四五六七八九十百]+[、.．]|第[一二三四五六七八九十百0-9]+[章节条、]|[0-9]+[、.．)）]|附件|[①-⑳㈠-㈩⑴-⒇—]"
)


def _broken_lines(text: str) -> Iterator[int]:
    """Yield the offsets of line breaks that cut a sentence or a bracket (沈政发〔2009〕1号 breaks 辽委⏎⏎发〔2008〕19号)."""
    for match in _BREAK.finditer(text):
        line, following = match.group(1).rstrip(), match.group(3).lstrip()
        if not line or line.endswith(_ENDS) or _STARTS_ANEW.match(following):
            continue
        sentence = re.split("[。；！？]", line)[-1]
        unclosed = line.count("（") + line.count("《") > line.count("）") + line.count("》")
        # a heading or a title has no comma and no sentence before it; a cut paragraph has
        cut = ("，" in sentence or len(sentence) < len(line)) and "，" in line and line.strip()[-1] not in "、"
        if unclosed or cut:
            yield from range(match.start(2), match.end(2))
