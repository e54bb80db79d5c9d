"""Sentences and clauses: where a text may be cut, outside brackets and quotation marks."""

import re
from collections.abc import Iterator

_OPEN, _CLOSE = "（《“‘〔[", "）》”’〕]"
_SIGNS = re.compile(r"[，。；：！？\n（）《》“”‘’〔〕\[\]]")
_SENTENCE_ENDS = "。！？\n"
_BLANKS = " \t"

Clause = tuple[int, int]
Sentence = tuple[Clause, ...]


def sentences(text: str, start: int, end: int) -> Iterator[Sentence]:
    """Yield the sentences of a range, each as its clauses; brackets and quotation marks hide the signs inside.

    >>> text = "建设“一核、五带”，完善设施（含水、电）。做好工作"
    >>> [[text[a:b] for a, b in sentence] for sentence in sentences(text, 0, len(text))]
    [['建设“一核、五带”', '完善设施（含水、电）'], ['做好工作']]
    """
    clauses: list[Clause] = []
    depth, at = 0, start
    for match in _SIGNS.finditer(text, start, end):
        here = match.start()
        sign = text[here]
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
        elif sign == "\n" or depth == 0:
            depth = 0
            if at < here:
                if text[at] in _BLANKS or text[here - 1] in _BLANKS:
                    clauses += _trimmed(text, at, here)
                else:
                    clauses.append((at, here))
            at = here + 1
            if sign in _SENTENCE_ENDS and clauses:
                yield tuple(clauses)
                clauses = []
    clauses += _trimmed(text, at, end)
    if clauses:
        yield tuple(clauses)


def _trimmed(text: str, start: int, end: int) -> list[Clause]:
    """Return the clause without blanks around it; nothing where nothing is left."""
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return [(start, end)] if start < end else []
