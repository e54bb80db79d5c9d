"""Who is assigned what: rules, one family a file, that read responsibility lines from the cleaned view."""

from collections.abc import Callable, Iterator

from ...model import Outline, Responsibility, Unparsed
from ...text import View
from .bracketed import bracketed
from .lines import Line, Rejected, inside
from .serving import path_of

Rule = Callable[[View, Outline], Iterator[Line | Rejected]]

# In this order; a line that overlaps one of an earlier rule is dropped.
RULES: tuple[tuple[str, Rule], ...] = (("bracketed", bracketed),)


def responsibilities(view: View, outline: Outline) -> tuple[tuple[Responsibility, ...], tuple[Unparsed, ...]]:
    """Return the bodies with their roles, and the trigger words that no rule understood."""
    lines: list[Line] = []
    for name, rule in RULES:
        spans = [(line.start, line.end) for line in lines]
        for found in rule(view, outline):
            if isinstance(found, Line) and not inside(spans, found.start, found.end):
                lines.append(Line(found.start, found.end, found.kind, found.named, name, found.open))
        lines.sort(key=lambda line: (line.start, line.end))
    return tuple(each for line in lines for each in _stored(view, outline, line)), ()


def _stored(view: View, outline: Outline, line: Line) -> Iterator[Responsibility]:
    """Yield the responsibilities of a line in offsets of the stored text."""
    span = view.span(line.start, line.end)
    path = path_of(outline, span)
    for each in line.named:
        yield Responsibility(
            path=each.path or path,
            role=each.role,
            role_word=each.word,
            role_span=view.span(*each.word_at) if each.word_at else None,
            span=view.span(each.start, each.end),
            full_name=each.full,
            collective=each.group,
            position=each.position,
            line=span,
            rule=line.rule,
            premise=view.span(*each.premise) if each.premise else None,
            person=each.person,
        )
