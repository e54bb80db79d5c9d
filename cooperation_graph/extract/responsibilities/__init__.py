"""Who is assigned what: rules, one family a file, that read responsibility lines from the cleaned view."""

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from ...model import Outline, Responsibility, Span, Unparsed
from ...text import View
from .bare import bare
from .bracketed import bracketed
from .cells import cells
from .duties import duties
from .elision import own_places, printed_or_full
from .first_named import with_leads
from .labelled import labelled
from .lines import Line, Named, Rejected, Spans, inside
from .marks import of_type, with_marks
from .pairs import pairs
from .sentences import sentences
from .serving import Sections
from .standing import onward, with_standing
from .triggers import left_over

Rule = Callable[[View, Outline, Spans], Iterator[Line | Rejected]]

# In this order; a line that overlaps one of an earlier rule is dropped.
RULES: tuple[tuple[str, Rule], ...] = (
    ("cells", cells),
    ("bracketed", bracketed),
    ("bare", bare),
    ("labelled", labelled),
    ("pairs", pairs),
    ("duties", duties),
    ("sentences", sentences),
)


def responsibilities(
    view: View, outline: Outline, rules: tuple[tuple[str, Rule], ...] = RULES
) -> tuple[tuple[Responsibility, ...], tuple[Unparsed, ...]]:
    """Return the bodies with their roles, and the trigger words that no rule understood."""
    lines: list[Line] = []
    rejected: list[Rejected] = []
    for name, rule in rules:
        spans = [(line.start, line.end) for line in lines]
        for found in rule(view, outline, spans):
            if isinstance(found, Rejected):
                rejected.append(found)
            elif not inside(spans, found.start, found.end):
                lines.append(replace(found, rule=name))
        lines.sort(key=lambda line: (line.start, line.end))
    lines = list(with_marks(view.text, list(with_leads(view.text, lines))))
    lines = list(with_standing(view.text, lines))
    lines.sort(key=lambda line: (line.start, line.end))
    rejected.extend(of_type(view.text))
    unparsed = tuple(
        Unparsed(view.span(start, end), word, reason)
        for start, end, word, reason in left_over(view.text, lines, rejected)
    )
    sections, places = Sections(view, outline, lines), own_places(outline)
    assigned = [each for line in lines for each in _stored(view, sections, places, line)]
    return tuple(onward(assigned)), unparsed


def _stored(view: View, sections: Sections, places: Sequence[str], line: Line) -> Iterator[Responsibility]:
    """Yield the responsibilities of a line in offsets of the stored text."""
    span = view.span(line.start, line.end)
    path = sections.path_of(line, span)
    for each in line.named:
        printed = view.span(each.start, each.end)
        yield Responsibility(
            path=each.path or path,
            role=each.role,
            role_word=each.word,
            role_span=view.span(*each.word_at) if each.word_at else None,
            span=printed,
            full_name=printed_or_full(*_full(view, each, printed), places),
            collective=each.group,
            position=each.position,
            line=span,
            rule=line.rule,
            premise=view.span(*each.premise) if each.premise else None,
            person=each.person,
            onward=each.onward,
        )


def _full(view: View, named: Named, span: Span) -> tuple[str, str]:
    """Return the printed and the full name, both in simplified characters and with the signs of the stored text."""
    printed, stored = view.text[named.start : named.end], view.source[span.start : span.end]
    if printed == stored:
        return printed, named.full
    kept = [sign for sign in stored if sign.isprintable() or sign in "\u3000\u00a0\t"]
    if len(kept) != len(printed):
        return printed, named.full
    own = "".join(clean if clean.isalnum() else sign for clean, sign in zip(printed, kept, strict=True))
    return own, named.full.replace(printed, own, 1)
