"""Which section a responsibility line serves."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from ...model import Outline, Section, Span
from ...text import View
from .lines import Line


class Sections:
    """The sections of a notice, asked which one a line serves."""

    def __init__(self, view: View, outline: Outline, lines: Sequence[Line]) -> None:
        self._view = view
        self._sections = outline.sections
        self._starts = [section.span.start for section in outline.sections]
        self._parents = list(_parents(outline.sections))
        self._lines = [view.offset(line.start) for line in lines]  # in reading order

    def path_of(self, line: Line, span: Span) -> str:
        """Return the path of the smallest section that holds what a line serves, "0" where it stands in none.

        A line on its own below the last of several parts, none of which has a line, serves them all.
        """
        at = self._innermost(span)
        if at is None:
            return "0"
        alone = self._stands_alone(line)
        while alone and (parent := self._parents[at]) is not None and self._closes(parent, at, span):
            at = parent
        return self._sections[at].path

    def _innermost(self, span: Span) -> int | None:
        at: int | None = bisect_right(self._starts, span.start) - 1
        if at == -1:
            return None
        while at is not None and not self._sections[at].span.covers(span):
            at = self._parents[at]
        return at

    def _closes(self, parent: int, last: int, span: Span) -> bool:
        """Return whether a line follows the last part of a section whose other parts have none."""
        outer, inner = self._sections[parent], self._sections[last]
        first = next((at for at in range(parent + 1, last + 1) if self._parents[at] == parent), last)
        if inner.span.end < outer.span.end or first == last:
            return False
        return bisect_left(self._lines, span.start) == bisect_left(self._lines, outer.span.start)

    def _stands_alone(self, line: Line) -> bool:
        """Return whether a line begins its paragraph, or stands apart where paragraphs are lost."""
        return line.start > 0 and self._view.text[line.start - 1].isspace()


def _parents(sections: Sequence[Section]) -> Iterator[int | None]:
    """Yield for each section the place of the one it lies in."""
    opened: list[int] = []
    for at, section in enumerate(sections):
        while opened and sections[opened[-1]].span.end < section.span.end:
            opened.pop()
        yield opened[-1] if opened else None
        opened.append(at)
