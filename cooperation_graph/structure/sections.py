"""Sections of one part: where each begins and ends, its heading, its own text, and what it is for."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from ..lexicon import rows
from ..model import Section, SectionKind, Span
from ..text import View
from .markers import Marker
from .numbering import Node, tree
from .parts import Part
from .signature import is_body


class HeadingWord(Struct, frozen=True):
    """A word of a heading that tells what its section is for."""

    word: str
    kind: str
    source: str
    example: str


def sections(view: View, part: Part, candidates: Sequence[Marker]) -> Iterator[Section]:
    """Yield the sections of a part in reading order."""
    nodes = tree(candidates)
    part = replace(part, end=_without_closing(view.text, nodes, part.end))
    kinds: list[SectionKind] = []  # of the section and those it lies in, outermost first
    ends = _ends(nodes, part.end)
    blanks = view.text.count("\n", part.start, part.end) + view.text.count(" ", part.start, part.end)
    flattened = blanks < len(nodes)
    for at, node in enumerate(nodes):
        level, closes = len(node.trail), ends[at]
        child = nodes[at + 1].marker.start if at + 1 < len(nodes) else part.end
        own_end = min(child, closes)
        heading = _heading(view.text, node.marker.end, own_end, flattened=flattened)
        printed = view.text[slice(*heading)] if heading else ""
        kind = _kind(printed, kinds[level - 2] if level > 1 else None, part)
        kinds[level - 1 :] = [kind]
        yield Section(
            path=part.prefix + node.path,
            label=part.label + node.label,
            level=level,
            kind=kind,
            span=_trimmed(view, node.marker.start, closes) or view.span(node.marker.start, node.marker.end),
            heading=view.span(*heading) if heading else None,
            body=_trimmed(view, _after(view.text, heading[1], own_end) if heading else node.marker.end, own_end),
        )


# …（市财政局负责）各县（市、区）要结合实际抓好落实。
_CLOSING = re.compile(
    r"[）\]〕]\s*(?=各[^。]{1,30}?[要应可]|上述|本(?:通知|意见|措施|方案|政策|办法|计划)|以上(?:政策|措施|各项)"
    r"|国务院[^。]{1,20}要)"
)
_ALL_CLOSED = 3


def _without_closing(text: str, nodes: Sequence[Node], end: int) -> int:
    """Return where the last section ends: before a paragraph to everybody, where all sections end with a line."""
    ranges = [(a.marker.start, b.marker.start) for a, b in pairwise(nodes) if len(b.trail) <= len(a.trail)]
    closed = sum(text[a:b].rstrip().endswith(("）", "]", "〕")) for a, b in ranges)
    if closed < _ALL_CLOSED or closed < len(ranges) - 1:
        return end
    found = list(_CLOSING.finditer(text, nodes[-1].marker.end, end))
    rest = text[found[-1].end() : end].rstrip() if found else ""
    # a paragraph that assigns somebody is a task's own
    assigns = rest.endswith(("）", "]", "〕")) or "牵头" in rest
    return found[-1].start() + 1 if rest and not assigns else end


def _ends(nodes: Sequence[Node], end: int) -> list[int]:
    """Return where each section ends: where the next of its level or of a higher one begins."""
    begins: list[int] = []  # of the next section of each level, from the outermost
    result = []
    for node in reversed(nodes):
        level = len(node.trail)
        begins = [*begins[:level], *[end] * (level - len(begins))]
        begins[level - 1 :] = [min(begins)]
        result.append(begins[-1])
        begins[-1] = node.marker.start
    return result[::-1]


def _trimmed(view: View, start: int, end: int) -> Span | None:
    """Return the span of a range without the blanks around it, None where nothing is left."""
    text = view.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return view.span(start, end) if start < end else None


_LONGEST_HEADING = 60
# 加快交通基础设施建设。 / 指导思想⏎ / 县林业局：指导各乡镇 / 工作目标　　围绕
_HEADING_END = re.compile(
    r"[。；：！？\n\[]| {2}|(?<=[^，、0-9A-Za-z]) (?=[^，、0-9A-Za-z])"
    r"|（(?=[^（）]{0,40}(?:牵头|责任|负责|配合|主办|承办))"
)


def _heading(text: str, start: int, end: int, *, flattened: bool) -> tuple[int, int] | None:
    """Return the range of a section's heading: its first line or sentence, if that is short enough to be one."""
    stop = _HEADING_END.search(text, start, min(end, start + _LONGEST_HEADING + 1))
    close = stop.start() if stop else end
    if flattened and (not stop or text[close] not in "\n "):
        close = _run_in(text, start, min(close, end)) or close
    if start < close <= start + _LONGEST_HEADING:
        return start, start + len(text[start:close].rstrip(" \t*"))
    return None


# 工作目标以消除隐患为 / 加强组织领导各部门要 / 推进接种按照知情同意: what a paragraph begins with
_PARAGRAPH = re.compile(
    r"(?:各(?:地|部门|级|有关|相关|单位|市|县|区|乡)|根据|按照|坚持以|以[^，。]{2,20}为|深入贯彻|全面贯彻|认真贯彻|到20[0-9]{2}年"
    r"|为(?:贯彻|深入|进一步|切实|加快|全面|认真)|充分(?:发挥|认识)|(?:一|首先)是|——|20[0-9]{2}年)"
)
# 推动｜各地建成 / 2019年底前上线运行｜各市: the words before belong to what follows
_HOLDS_ON = re.compile(
    "(?:[对让由向与和及使给把将在以要应须可都、的前省市县]|推动|推进|促进|支持|鼓励|指导|督促|引导|要求|组织|协调|会同|建立|完善|健全"
    "|加强|确保|协助|帮助|动员|允许)$"
)
_SHORTEST_HEADING = 4


def _run_in(text: str, start: int, end: int) -> int | None:
    """Return where a heading ends that runs into its text without a sign or a blank, None where none does."""
    for word, _ in _heading_words():
        if text.startswith(word, start, end) and end - start > len(word) + 2 * _SHORTEST_HEADING:
            return None if text[start + len(word)] in "，、和与及的" else start + len(word)
    match = _PARAGRAPH.search(text, start + _SHORTEST_HEADING, min(end, start + _LONGEST_HEADING // 2))
    if match is None or "，" in text[start : match.start()] or _HOLDS_ON.search(text, start, match.start()):
        return None
    return match.start()


def _after(text: str, end: int, limit: int) -> int:
    """Return where a section's text begins, after the sign that closes its heading."""
    return end + 1 if end < limit and text[end] in "。；：！？" else end


def _kind(heading: str, parent: SectionKind | None, part: Part) -> SectionKind:
    """Return what a section is for, by the words of its heading, else by the section or the part it lies in."""
    if part.letter:
        return SectionKind.OTHER
    named = _named_kind(heading)
    # 加强领导 among the 基本原则 is a principle; 重点任务 below 总体要求 holds tasks
    if parent is not None and SectionKind.TASK not in (parent, named):
        return parent
    return named or SectionKind.TASK


_CLAUSE_END = re.compile("[，、和与]")


def _named_kind(heading: str) -> SectionKind | None:
    """Return the kind that the first word of the list says with which a clause of the heading ends."""
    words, longest = _ranks()
    clauses = _CLAUSE_END.split(heading)
    found = [words[each[-length:]] for each in clauses for length in range(1, longest + 1) if each[-length:] in words]
    return min(found)[1] if found else None


@cache
def _ranks() -> tuple[dict[str, tuple[int, SectionKind]], int]:
    """Return the words with their rank in the list, and the length of the longest."""
    listed = [(word, (rank, kind)) for rank, (word, kind) in enumerate(_heading_words())]
    return dict(reversed(listed)), max(len(word) for word, _ in listed)


@cache
def _heading_words() -> tuple[tuple[str, SectionKind], ...]:
    return tuple((row.word, SectionKind(row.kind)) for row in rows("section_kinds", HeadingWord))


# （牵头部门：市旅游局。责任部门：市直有关部门） / 责任单位：市商务局 / （市商务局负责）
_ASSIGNMENT = re.compile(
    r"(?:(?:牵头|责任|负责|配合|主办|协办|承办|落实|参与)(?:单位|部门|领导|人)?：[^。]{1,600}|（[^（）]{2,600}(?:牵头|负责|配合|落实|参与)[^（）]{0,40}）)"
)
_ENOUGH = 2


def breaks_off(view: View, found: Sequence[Section]) -> bool:
    """Return whether the text ends in its last task: within a sentence, or before the line its siblings end with."""
    if not found or found[-1].span.end < len(view.source.rstrip()) or found[-1].kind != SectionKind.TASK:
        return False
    last, text = found[-1], view.source.rstrip()
    if is_body(re.split(r"[\s。！？；）]", text[-60:])[-1]):  # signed without a date
        return False
    if not text.endswith(tuple('。！？；：…）)”"》】]〕')):
        return last.body is not None and len(view.read(last.body)) > _LONGEST_HEADING
    parent = last.path.rpartition(".")[0]
    siblings = [each for each in found[:-1] if each.level == last.level and each.path.rpartition(".")[0] == parent]
    closed = [_ASSIGNMENT.search(view.read(each.span)) is not None for each in siblings]
    return len(closed) >= _ENOUGH and all(closed) and _ASSIGNMENT.search(view.read(last.span)) is None
