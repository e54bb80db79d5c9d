"""Names of documents: by number where one is known, else by title; an alias stands for what it was given to."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from .. import iri
from ..document_number import document_numbers
from ..model import Citation, Derivation, Fact, Field, Outline, Span
from ..text import View

_QUOTES = str.maketrans("", "", "《》<>＜＞ \n\t")


def title_key(title: str) -> str:
    """Return a title as it is compared: without quotation marks and blanks, one form of inner brackets."""
    return title.translate(_QUOTES).replace("〈", "").replace("〉", "")


class Documents(Struct, frozen=True):
    """The documents that a notice names, by each of their names."""

    by_name: dict[str, str] = {}  # number, title or alias as compared, to the path
    aliases: dict[str, str] = {}
    ambiguous: frozenset[str] = frozenset()  # aliases given to two documents
    titles: dict[str, str] = {}  # of a path

    def find(self, text: str) -> tuple[str, str] | None:
        """Return the path of the document that a name means, and how that is known; None for an ambiguous alias."""
        key = title_key(text)
        if key in self.ambiguous:
            return None
        if key in self.aliases:
            return self.aliases[key], f"alias {text} given in the text"
        if key in self.by_name:
            path = self.by_name[key]
            return path, "title" if path == document(key) else f"title of {path.removeprefix('document/')}"
        number = next(document_numbers(text), None)
        if number and number.start == 0 and number.end == len(text):
            return document(number.value), "document number"
        return document(key), "title"


def document(name: str) -> str:
    """Return the path of a document."""
    return iri.path("document", name)


def documents(outline: Outline, citations: Iterable[Citation]) -> Documents:
    """Return the documents that a notice names: itself, the plan that it prints, and those it cites."""
    by_name: dict[str, str] = {}
    aliases: dict[str, str] = {}
    twice: set[str] = set()
    titles: dict[str, str] = {}
    head = outline.masthead
    for title, number in ((head.title, head.document_number), (head.plan_title, None)):
        path = _enter(by_name, title, number)
        if path and title:
            titles[path] = title.value
    for each in citations:
        path = _enter(by_name, each.title, each.number)
        if each.title and path:
            titles.setdefault(path, each.title.value)
        if each.alias and path:
            key = title_key(each.alias.value)
            if aliases.setdefault(key, path) != path:
                twice.add(key)
    return Documents(by_name, aliases, frozenset(twice), titles)


def _enter(by_name: dict[str, str], title: Field | None, number: Field | None) -> str | None:
    """Enter a document under its number and title, and return its path; a title seen with a number keeps it."""
    key = title_key(title.value) if title else None
    if number:
        path = document(number.value)
        by_name[number.value] = path
    elif key:
        path = by_name.get(key) or document(key)
    else:
        return None
    if key and (number or key not in by_name):
        by_name[key] = path
    return path


# 关于贯彻落实辽委发〔2008〕19号文件工作分工的通知
_CARRIES_OUT = re.compile("(?:贯彻|落实|实施|执行)[^，。]{0,6}$")


def titled_relations(cited: Citation) -> Iterator[Fact]:
    """Yield what a title itself says: a number inside it belongs to another document, which it carries out or cites."""
    if cited.title is None:
        return
    for inner in document_numbers(cited.title.value):
        if cited.number and cited.number.value == inner.value:
            continue
        carries = _CARRIES_OUT.search(cited.title.value[: inner.start])
        name = "cg:carriesOut" if carries else "cg:cites"
        yield Fact(name, document(inner.value), Derivation.STATED, is_iri=True, span=cited.title.span)


def cited_by_plan(outline: Outline, citations: Iterable[Citation]) -> Iterator[tuple[Citation, str]]:
    """Yield the documents to which the printed plan itself stands in a relation: those cited after its title."""
    plan = outline.masthead.plan_title
    if plan is None:
        return
    for each in citations:
        if each.relation and each.span.start >= plan.span.end:
            yield each, each.relation


# 根据《沈阳经济区总体发展规划纲要》确定的…，沈阳、阜新两市共同编制完成了《沈阜产业经济带发展规划》
_RESULT = re.compile(r"《(?P<result>[^《》]{2,60})》")
_COMPILED = re.compile(r"(?:共同|联合)?(?:编制|制定|拟订|起草)(?:完成)?(?P<done>了)?$")
_LONGEST_VERB = len("共同编制完成了")
_SOURCE = re.compile(r"(?:根据|依据|按照)《(?P<title>[^《》]{2,60})》")
_REACH = 200  # characters of a sentence that are looked back over


class Compiled(Struct, frozen=True):
    """A sentence that says from what, or by whom, a document was drawn up."""

    result: Span
    source: Span | None
    by: Span | None
    span: Span


def compiled(view: View) -> Iterator[Compiled]:
    """Yield the sentences that say how a document came about."""
    text = view.text
    for titled in _RESULT.finditer(text):
        match = _COMPILED.search(text, max(0, titled.start() - _LONGEST_VERB), titled.start())
        if match is None:
            continue
        reach = max(0, match.start() - _REACH)
        first = max(reach, *(text.rfind(sign, reach, match.start()) + 1 for sign in "。；\n"))
        source = _SOURCE.search(text, first, match.start())
        by = max(text.rfind("，", first, match.start()), first - 1) + 1
        result = view.span(*titled.span("result"))
        if source:
            yield Compiled(result, view.span(*source.span("title")), None, view.span(source.start(), titled.end()))
        if match["done"] and by < match.start():
            yield Compiled(result, None, view.span(by, match.start()), view.span(by, titled.end()))
