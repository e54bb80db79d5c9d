"""Documents that a notice names, and how it stands to them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from ..document_number import document_numbers
from ..lexicon import GenreRow, alternatives, rows
from ..model import Citation, Field, Outline, SectionKind, Span
from ..text import View

Range = tuple[int, int]


class RelationWord(Struct, frozen=True):
    """A word before a document's name that says how the notice stands to it."""

    word: str
    relation: str
    source: str
    example: str


def citations(view: View, outline: Outline) -> tuple[Citation, ...]:
    """Return the documents that the notice names, each where it is first named, in reading order."""
    own = _own_titles(view, outline)
    found: dict[str, Citation] = {}
    relation: tuple[int, str | None] = (0, None)
    aliases: set[str] = set()
    starts = [section.span.start for section in outline.sections]
    for title in _titles(view.text):
        cited, end = _cited(view, title, relation)
        if title[0] < relation[0] or cited.title is None:  # 以下简称《若干意见》
            continue
        relation = end, cited.relation
        cited = _where_it_binds(cited, outline, starts)
        name = cited.title.value if cited.title else ""
        if name not in aliases and not _is_own(name, own) and _is_document(name, cited):
            first = found.setdefault(_topic(name), cited)
            if _RANK[cited.relation] > _RANK[first.relation]:
                found[_topic(name)] = replace(first, relation=cited.relation)
        aliases.update(alias["name"].strip("《》“”") for alias in _ALIAS.finditer(view.text, title[1], end))
    alone = _by_number_alone(view, outline, starts, tuple(found.values()))
    return tuple(sorted([*found.values(), *alone], key=lambda each: each.span))


_RANK = {None: 0, "cites": 1, "carriesOut": 2, "basedOn": 3}


def _where_it_binds(cited: Citation, outline: Outline, starts: Sequence[int]) -> Citation:
    """Return a citation whose relation holds for the notice: 按照《办法》 inside a task is the task's affair."""
    at = bisect_right(starts, cited.span.start) - 1
    inside = outline.sections[at] if at >= 0 and cited.span.start < outline.sections[at].span.end else None
    if inside is None or inside.kind in (SectionKind.PRINCIPLE, SectionKind.OTHER):
        return cited
    return replace(cited, relation="cites" if cited.relation else None)


# 《…关于印发〈…〉的通知》: a title may hold titles
_TITLE = re.compile(r"《(?P<name>(?:[^《》]|《[^《》]{1,120}》){2,200})》")


def _titles(text: str) -> Iterator[Range]:
    return (match.span() for match in _TITLE.finditer(text))


def _own_titles(view: View, outline: Outline) -> set[str]:
    """Return the titles of the notice and of what it prints: naming these cites nothing."""
    fields = (outline.masthead.title, outline.masthead.plan_title, *outline.masthead.annexes)
    titles = [field.value for field in fields if field]
    carried = re.search("(?:印发|转发|批转|公布|发布|下发)(.{4,})的通知", titles[0]) if outline.masthead.title else None
    titles += [carried[1]] if carried else []
    titles += [match["name"] for match in _PRINTED.finditer(view.text)]
    return {_topic(title) for title in titles}


# 现将《工作方案》印发给你们 / 《工作方案》已经市政府同意，现印发给你们
_PRINTED = re.compile(
    r"《(?P<name>(?:[^。《》]|《[^《》]{1,80}》){2,150})》"
    r"(?=(?:[、和]?《[^《》]{2,120}》){0,4}[^。《]{0,80}(?:印发|转发|下发|发)给你们)"
)


def _topic(title: str) -> str:
    """Return a title without the signs and words that its two printings may differ in."""
    return re.sub(r"^关于|的(?=[^的]{2,6}$)|[\s《》〈〉<>“”（）()]", "", title)


def _is_own(name: str, own: set[str]) -> bool:
    """Return whether a name is the notice's own title, what it prints, or the end of it (《分工方案》)."""
    topic = _topic(name)
    return any(topic == each or (each.endswith(topic) or (len(topic) > _DISTINCT and topic in each)) for each in own)


_DISTINCT = 10


def _cited(view: View, title: Range, before: tuple[int, str | None]) -> tuple[Citation, int]:
    """Return the document that a title names, with number and alias from the brackets behind it, and their end."""
    text = view.text
    bracket = _BRACKET.match(text, title[1])
    number = alias = None
    end = title[1]
    if bracket is not None:
        number = next(document_numbers(text, *bracket.span("inside")), None)
        alias = _ALIAS.search(text, *bracket.span("inside"))
        end = bracket.end()
    cited = Citation(
        span=view.span(title[0], end if number or alias else title[1]),
        title=Field(
            re.sub(r"\s*\n\s*| {2,}", "", text[title[0] + 1 : title[1] - 1]), view.span(title[0] + 1, title[1] - 1)
        ),
        number=Field(number.value, view.span(number.start, number.end)) if number else None,
        relation=_relation(text, title[0], end, before) or ("cites" if number else None),
        alias=Field(alias["name"], view.span(*alias.span("name"))) if alias else None,
    )
    return cited, end


# （辽政办发〔2008〕86号，以下简称《通知》）
_BRACKET = re.compile(r"(?:[^，。；《》（）]{0,8})\s?（(?P<inside>[^（）]{2,80})）")
_ALIAS = re.compile(r"(?:以下|下)?(?:统|合)?简?称(?:为|：)?(?P<name>《[^《》]{1,40}》|“[^“”]{1,40}”|[^，。；）]{2,30})")
_SENTENCE = 120


def _relation(text: str, at: int, end: int, before: tuple[int, str | None]) -> str | None:
    """Return how the notice stands to a document: by the word before or behind it, or as to the one just before."""
    end_before, relation = before
    between = text[end_before:at]
    if relation and end_before and len(between) <= _SENTENCE and _SAME.fullmatch(between):
        return relation
    if _CARRIED_OUT.match(text, end):
        return "carriesOut"
    clause = re.split("[。；\n]", text[max(0, at - _SENTENCE) : at])[-1]
    words = list(_relation_words().finditer(clause))  # the nearest word before the title counts
    if not words or not _REACHES.fullmatch(clause, words[-1].end()):
        return None
    return dict(_relations())[words[-1].group()]


# 为切实抓好《政府工作报告》的贯彻落实
_CARRIED_OUT = re.compile(r"的?(?:精神的?)?(?:贯彻|落实|实施)")
# 根据《甲》（云委发〔2008〕19号）和《乙》 / 《甲》以及云川市人民政府《乙》
_SAME = re.compile(r"(?:\s?（[^（）]{2,80}）)?(?:精神|要求|有关要求|规定)?(?:、|和|及|以及|与|，)?[^，。；《》]{0,40}")
# 根据国家发展改革委等30部门《…》: between the word and the title stand only names
_REACHES = re.compile(r"(?:[^，《》]|，(?=[^，]{0,20}(?:《|部门|委|局|厅|部|办公厅))){0,60}")


@cache
def _relations() -> tuple[tuple[str, str], ...]:
    return tuple((row.word, row.relation) for row in rows("citation_relations", RelationWord))


@cache
def _relation_words() -> re.Pattern[str]:
    return re.compile(alternatives(word for word, _ in _relations()))


@cache
def _genres() -> tuple[str, ...]:
    return tuple(row.word for row in rows("genres", GenreRow))


_LAW = re.compile(r"(?:法|法典|宪法|工作报告|协定|公约|宣言|白皮书|规划|战略|导则|书)$")


def _is_document(name: str, cited: Citation) -> bool:
    """Return whether a name in 《》 is a document's: numbered, or ending as documents do; 《通知》 alone names none."""
    name = re.sub(r"（[^（）]{1,24}）$", "", name)
    if cited.number or cited.alias:
        return True
    return name not in _genres() and (name.endswith(_genres()) or _LAW.search(name) is not None)


def _by_number_alone(
    view: View, outline: Outline, starts: Sequence[int], found: Sequence[Citation]
) -> Iterator[Citation]:
    """Yield the documents named by number without a title: 按照云委发〔2008〕19号文件要求."""
    own = outline.masthead.document_number
    known = {each.number.value for each in found if each.number}
    titles = list(_titles(view.text))
    for number in document_numbers(view.text):
        span = view.span(number.start, number.end)
        if own and own.value == number.value:
            continue
        at = bisect_right(titles, (number.start, number.start)) - 1
        titled = at >= 0 and number.start < titles[at][1]
        if number.value in known or titled or _is_labelled(outline, span):
            continue
        known.add(number.value)
        relation = _relation(view.text, number.start, number.end, (0, None))
        yield _where_it_binds(Citation(span, None, Field(number.value, span), relation or "cites"), outline, starts)


def _is_labelled(outline: Outline, span: Span) -> bool:
    return any(field.span.overlaps(span) for _, field in outline.masthead.labelled)
