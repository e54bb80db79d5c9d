"""The parts of a notice that number their sections each for itself: covering letter, printed plans, annexes."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from .letter import Letter
from .markers import Marker
from .signature import Range
from .title import titles


class Part(Struct, frozen=True):
    """A range of the view; `prefix` keeps the paths of its sections apart from those of the other parts.

    What the notice is about has no prefix: its own text, or the plan that it prints. "n." is the covering letter of a
    printed plan, "p2." a second plan, "a1." the first annex.
    """

    start: int
    end: int
    prefix: str = ""
    label: str = ""
    letter: bool = False
    title: Range | None = None


def parts(text: str, letter: Letter, candidates: Sequence[Marker], tables: Sequence[int]) -> tuple[Part, ...]:
    """Return the parts in reading order; `tables` are the places where tables begin."""
    signed = letter.signatures[0] if letter.signatures else None
    after = _NOTE.match(text, signed.end).end() if signed else len(text)  # type: ignore[union-attr]  # matches nothing too
    annexes = tuple(_annexes(text, letter.body))
    later = tuple(each for each in annexes if signed and each[0] >= after)
    until = later[0][0] if later else len(text)
    tabulated = any(after <= at < until for at in tables)
    prints = bool(signed) and (tabulated or _holds_text(text, after, until, candidates))
    adopts = not prints and bool(later) and _carries(text, letter, candidates)
    own_end = min([signed.start if signed else len(text), *(each[0] for each in annexes)])
    own = Part(letter.body, own_end)
    if prints or adopts:
        own = replace(own, prefix="n.", label="通知", letter=True)
    found = [own]
    if prints:
        found.extend(_plans(text, letter, after, until))
    headings = _headings(text, later if signed else annexes)
    for at, (_, end) in enumerate(headings):
        until = headings[at + 1][0] if at + 1 < len(headings) else len(text)
        number = ("", "") if adopts and at == 0 else (f"a{at + 1}.", f"附件{at + 1} ")
        found.append(Part(end, until, *number, title=_title(text, end, until)))
    return tuple(_without_colophon(text, part, letter, candidates) for part in found)


# （此件公开发布）
_NOTE = re.compile(r"(?:\s*（(?:此件|本文|联系)[^（）]{0,60}）)?\s*")
# 附件1 / 附件：⏎ / 。附件2云川市…表; not 附件1所列
_ANNEX = re.compile(
    r"附(?:(?<=[\n 。）].)|(?<=^.))[件表] ?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}(?=[\n ：]))?"
    r"(?:[：\n]| +|(?=[“《一-鿿]))(?!的|所|中|列|规定|要求|为|是|内|和)"
)
_SHORT = 150
_SHORTEST = 40
_MOST_ANNEXES = 200


def _annexes(text: str, start: int) -> Iterator[Range]:
    """Yield the headings of annexes, or of the list of them: where 附件 stands and where it ends."""
    return (match.span() for match in islice(_ANNEX.finditer(text, start), _MOST_ANNEXES))


def _headings(text: str, annexes: Sequence[Range]) -> list[Range]:
    """Return the headings of annexes without the list of them (附件：1.任务分解表) that stands before the first."""
    listed = [text[end - 1] == "：" and text[end : end + 1].strip() != "" for _, end in annexes]
    last = max((at for at, each in enumerate(listed) if not each), default=-1)
    ends = [*(start for start, _ in annexes[1:]), len(text)]
    names = [_NUMBERED.match(text, end) and "。" not in text[end : ends[at]] for at, (_, end) in enumerate(annexes)]
    return [span for at, span in enumerate(annexes) if not listed[at] or (at > last and not names[at])]


# 附件：1.家政服务企业名单⏎2.统计表
_NUMBERED = re.compile(r"\s*[0-9]{1,2}[.、]")


def _holds_text(text: str, start: int, end: int, candidates: Sequence[Marker]) -> bool:
    """Return whether a plan is printed in a range: more than a colophon, or numbered."""
    length = len(text[start:end].strip())
    numbered = sum(start <= marker.start < end and marker.ordinal <= 2 for marker in candidates)
    return length > 2 * _SHORT or (numbered > 1 and length > _SHORTEST)


def _carries(text: str, letter: Letter, candidates: Sequence[Marker]) -> bool:
    """Return whether the letter only brings another document: 印发, 转发, without sections of its own."""
    title = text[slice(*letter.titles[0])] if letter.titles else ""
    own = any(letter.body <= each.start < letter.signatures[0].start for each in candidates)
    return re.search("印发|转发|批转|公布|发布|下发", title) is not None and not own


def _plans(text: str, letter: Letter, start: int, end: int) -> Iterator[Part]:
    """Yield the plans printed after the signature: one, or each that the letter names by title."""
    names = re.findall(
        r"《([^\n]{4,120}?)》(?=《|和|、|已|印发|等|，|；|。)", text[letter.body : letter.signatures[0].start]
    )
    found: list[Range] = []
    for name in dict.fromkeys(names[:6]):
        spaced = re.compile(
            r"(?:(?<=[\n 。])|(?<=日)|(?<=）))" + r"\s*".join(_letter(sign) for sign in name if not sign.isspace())
        )
        match = spaced.search(text, start, end)
        if match is not None and all(match.start() >= a[1] or match.end() <= a[0] for a in found):
            found.append(match.span())
    found = sorted(found) or [title for title in [_title(text, start, end)] if title]
    starts = [start, *(each[0] for each in found[1:]), end]
    for at in range(len(starts) - 1):
        mark = (f"p{at + 1}.", f"方案{at + 1} ") if at else ("", "")
        yield Part(starts[at], starts[at + 1], *mark, title=found[at] if found else None)


def _letter(sign: str) -> str:
    """Return a pattern of one character of a title; the plan's own title has 《 where the letter has 〈."""
    return "[《〈<“]?" if sign in "《〈<“" else "[》〉>”]?" if sign in "》〉>”" else re.escape(sign)


def _title(text: str, start: int, end: int) -> Range | None:
    return next(titles(text, start, min(end, start + 400)), None)


# 抄送：市委各部门 / （此件公开发布） / 云川市人民政府办公室2022年4月19日印发
_COLOPHON = re.compile(
    r"(?<=[\n 。）])(?:抄送：|主题词：|（此件[^（）]{0,20}）|（本文有删减）|相关解读：|相关链接|责任编辑|信息来源："
    r"|[^\n 。，]{2,40}(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日印发)"
)


def _without_colophon(text: str, part: Part, letter: Letter, candidates: Sequence[Marker]) -> Part:
    """Return the part up to the signature or the colophon that follows its last number."""
    last = max((each.end for each in candidates if part.start <= each.start < part.end), default=part.start)
    ends = [each.start for each in letter.signatures if last <= each.start < part.end]
    colophon = _COLOPHON.search(text, last, part.end)
    return replace(part, end=min([part.end, *ends, *([colophon.start()] if colophon else [])]))
