"""Bare lists: (商务部、发展改革委、公安部) after a task, in a notice that assigns so."""

import re
from collections.abc import Iterator

from ...model import Outline
from ...text import View
from .clause import parse
from .first_named import first_named_rule
from .lines import Line, Spans, inside

_FEWEST = 3  # a single list of bodies in brackets is a remark; three are a habit, or two that are long
_LONG = 3
# 。（商务部、发展改革委、各区（市）政府。列第一位者为牵头单位，下同）
_BARE = re.compile(
    r"(?P<bracket>[（\[【〔])(?<=[。；！”」\s].)(?P<list>(?:[^（）\[\]【】〔〕：“”《》\n]|[（〔\[][^（）〔〕\[\]\n]{1,20}[）〕\]]){2,400})[）\]】〕](?=[。；\s]|$|[（0-9一二三四五六七八九十])"
)


def bare(view: View, _: Outline, taken: Spans) -> Iterator[Line]:
    """Yield the bracketed lists of bodies without a role word, where they are the notice's habit."""
    text = view.text
    found = []
    stated = False
    for match in _BARE.finditer(text):
        if inside(taken, *match.span()):
            continue
        rule = first_named_rule(text, *match.span("list"))
        end = rule.start() if rule else match.end("list")
        line, _reason = parse(text, match.start("list"), end, loose=True)
        if line and line.kind == "bare":
            stated = stated or rule is not None
            found.append(Line(match.start(), match.end(), "bare", line.named, open=line.open))
    long = sum(len(line.named) >= _LONG for line in found)
    if stated or len(found) >= _FEWEST or long > 1:
        yield from found
