"""Which task comes before which: only where the text names the earlier one by its number."""

import re
from collections.abc import Iterator, Sequence

from .. import iri
from ..model import Commitment, Derivation, Fact, Relation
from ..text import View

# 在完成任务（一）的基础上 / 待第（二）项任务完成后 / 第三项工作完成之后
_NUMBER = "（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}"
_AFTER = re.compile(
    rf"(?:任务(?P<task>{_NUMBER})|第(?P<item>{_NUMBER})[项条])(?:任务|工作)?"
    r"[^。；，（）\n]{0,8}?(?:基础上|完成后|完成之后|结束后)"
)


def earlier_steps(view: View, tasks: Sequence[Commitment], key: str) -> Iterator[Relation]:
    """Yield the tasks that one says it follows; a number means the task of the same section that bears it."""
    by_label = {(task.path.rpartition(".")[0], task.label): task for task in tasks}
    for task in tasks:
        parent, start = task.path.rpartition(".")[0], view.locate(task.span)[0]
        for match in _AFTER.finditer(view.read(task.span)):
            # the number as printed ends the label of a task: 三（一）
            named = [other for (above, label), other in by_label.items() if above == parent and _ends(label, match)]
            if len(named) == 1 and named[0] is not task:
                span = view.span(start + match.start(), start + match.end())
                earlier = iri.path("commitment", key, named[0].path)
                fact = Fact("cg:after", earlier, Derivation.RESOLVED, is_iri=True, span=span)
                yield Relation(iri.path("commitment", key, task.path), fact)


def _ends(label: str, match: re.Match[str]) -> bool:
    number = match["task"] or match["item"]
    return label == number or label.endswith(number if number.startswith("（") else f"（{number}）")
