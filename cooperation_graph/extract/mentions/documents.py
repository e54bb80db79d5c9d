"""Cited documents: the title without its signs, a number that stands alone, and the plan that the notice prints."""

import re
from collections.abc import Iterable, Iterator

from ...document_number import DocumentNumber, document_numbers
from ...model import Citation, Kind, Outline
from ...text import View
from .clues import Candidate

_DOCUMENT = Kind.POLICY_DOCUMENT
# 《关于印发〈办法〉的通知》, and 《关于印发《办法》的通知》
_TITLE = re.compile("《(?P<name>(?:[^《》\n]|\n(?!\n)|《[^《》\n]{1,80}》){1,160})》")
# behind a title: （云政发〔2008〕19号）, （国发〔2012〕21号，以下简称《意见》）
_BEHIND = re.compile("》[^，。；《》（]{0,6}（[^（）]{0,40}$")
_PRESS = re.compile("(?:日报|晚报|晨报|时报|周刊|杂志|学报)$")


Range = tuple[int, int]


def documents(view: View, outline: Outline, cited: Iterable[Citation]) -> tuple[list[Candidate], list[Range]]:
    """Return the documents that the notice names, and where every document number stands."""
    titles = list(_TITLE.finditer(view.text))
    numbers = list(document_numbers(view.text))
    own = outline.masthead.title
    own_range = view.locate(own.span) if own else (0, 0)
    found = [
        Candidate(*match.span("name"), _DOCUMENT, "title", 5)
        for match in titles
        if not _PRESS.search(match["name"]) and match.span("name") != own_range
    ]
    found += _printed(view, outline)
    found += _numbers(view, outline, numbers, [match.span() for match in titles])
    found += _aliases(view, cited)
    return found, [(number.start, number.end) for number in numbers]


def _numbers(view: View, outline: Outline, numbers: list[DocumentNumber], titles: list[Range]) -> Iterator[Candidate]:
    """Yield the numbers that stand alone, the notice's own only where it stands first."""
    own = outline.masthead.document_number
    inside = {at for start, end in titles for at in range(start, end)}
    seen = False
    for number in numbers:
        if own and number.value == own.value:
            if not seen:
                yield Candidate(number.start, number.end, _DOCUMENT, "own number", 4)
            seen = True
        elif number.start not in inside and not _BEHIND.search(view.text, max(0, number.start - 50), number.start):
            yield Candidate(number.start, number.end, _DOCUMENT, "number", 4)


def _aliases(view: View, cited: Iterable[Citation]) -> Iterator[Candidate]:
    """Yield a document by the short name that the notice gives it without signs: （以下简称新十条）."""
    for citation in cited:
        alias = citation.alias
        if alias is None or len(alias.value) < 3 or "《" in view.text[slice(*view.locate(alias.span))]:
            continue
        for match in re.finditer(re.escape(alias.value.strip("“”")), view.text):
            yield Candidate(*match.span(), _DOCUMENT, "alias", 4)


# 云川市人民政府关于印发〈…〉的通知: the letter's title names the plan
_CARRIED = re.compile("(?:印发|转发|批转|公布|下发|发布)(?P<name>(?!.{0,3}《)[^《》]{6,120}?)的(?:通知|通报|公告|函)$")


def _printed(view: View, outline: Outline) -> Iterator[Candidate]:
    """Yield the title of the printed plan, in the title of the letter and above the plan."""
    masthead = outline.masthead
    if masthead.plan_title:
        yield Candidate(*view.locate(masthead.plan_title.span), _DOCUMENT, "printed plan", 5)
    if masthead.title:
        start, end = view.locate(masthead.title.span)
        carried = _CARRIED.search(view.text, start, end)
        if carried:
            name = carried["name"]
            yield Candidate(carried.end("name") - len(name.lstrip()), carried.end("name"), _DOCUMENT, "printed plan", 5)
            signs = r"\s{0,4}".join(map(re.escape, re.sub(r"\s", "", name)))
            for line in re.finditer(rf"^[ ]*({signs})[ ]*$", view.text[end:], re.MULTILINE):
                yield Candidate(end + line.start(1), end + line.end(1), _DOCUMENT, "printed plan", 5)
