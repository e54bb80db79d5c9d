"""Which section a responsibility line serves."""

from ...model import Outline, Section, Span


def path_of(outline: Outline, line: Span) -> str:
    """Return the path of the smallest section that a line stands in, "0" where it stands in none."""
    best: Section | None = None
    for section in outline.sections:
        if section.span.start > line.start:
            break
        if section.span.covers(line) and (best is None or section.level >= best.level):
            best = section
    return best.path if best else "0"
