"""Where the elements of a notice's head and covering letter stand, as ranges of the view."""

import re
from collections.abc import Sequence

from msgspec import Struct

from ..document_number import DocumentNumber, document_numbers
from .labels import Labelled, labelled
from .markers import Glyph, Marker
from .signature import DATE, Range, Signature, signatures
from .title import titles

_HEAD = 4000  # a head with a table of labels and eighty addressees is shorter


class Letter(Struct, frozen=True):
    """The head of a notice and the letter below it."""

    labelled: tuple[Labelled, ...]
    titles: tuple[Range, ...]
    number: DocumentNumber | None
    addressees: Range | None
    dated: Range | None  # a date in brackets below the title
    body: int  # where the text begins
    signatures: tuple[Signature, ...]  # of the whole text: of the letter, and of what it prints


def letter(text: str, candidates: list[Marker]) -> Letter:
    """Return where the elements of the head stand."""
    limit = min(len(text), _HEAD)
    first = next(
        (each.start for each in candidates if each.ordinal == 1 and each.glyph <= Glyph.BRACKETED_NUMERAL), limit
    )
    head = min(limit, first)
    fields = _fields(text, head)
    after_labels = max((each.end for each in fields), default=0)
    found = tuple(titles(text, after_labels, head))
    labelled_title = any(each.field == "title" for each in fields)
    if not found and not labelled_title:
        found = tuple(titles(text, 0, head))
    found = _same_titles(text, found)
    after = max(found[-1][1] if found else 0, after_labels if found or labelled_title or len(fields) > 1 else 0)
    number = _number(text, found, after_labels, after, head)
    for each in document_numbers(text, after, head):  # printed once more, or twice
        if number and each.value == number.value and not _NEW_TEXT.search(text, after, each.start):
            after = each.end
    addressees = _addressees(text, after, head)
    body = addressees[1] + 1 if addressees else after
    dated = _DATED.match(text, found[-1][1]) if found else None
    under = dated.span("day") if dated else None
    return Letter(fields, found, number, addressees, under, body, tuple(signatures(text, after)))


_NEW_TEXT = re.compile("[。：，]")


def _fields(text: str, head: int) -> tuple[Labelled, ...]:
    """Return the labelled fields of the head; a lone label inside a sentence is none."""
    found = tuple(labelled(text, head))
    return found if len(found) > 1 or (found and found[0].start < 200) else ()


def _same_titles(text: str, found: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return the first title and its repetitions; what is only near it is the title of something else."""
    same: list[Range] = []
    for each in found:
        topic = _topic(text[slice(*each)])
        if not same or topic[-12:] == _topic(text[slice(*same[0])])[-12:]:
            same.append(each)
    return tuple(same)


def _topic(title: str) -> str:
    return re.sub(r"[\s《》〈〉<>“”—–-]", "", title)


# （云政发〔2009〕1号） on its own, before or after the title; a number inside 《》 is another document's
def _number(text: str, found: Sequence[Range], start: int, after: int, head: int) -> DocumentNumber | None:
    stop = text.find("。", after, head)
    for each in document_numbers(text, start, head if stop < 0 else stop):
        before = text[max(start, each.start - 60) : each.start]
        quoted = before.count("《") > before.count("》")
        cited = before.rstrip("（ ").endswith("》") and not before.rstrip("（ ").endswith("通知")
        titled = any(first <= each.start < last for first, last in found)
        if not titled and not quoted and not cited and "：" not in text[after : each.start]:
            return each
    return None


_DATED = re.compile(rf"\s*（(?P<day>{DATE.pattern})）")
_ADDRESSEES = re.compile(r"[）\s]*(?P<list>[^。：]{2,1500})：")
_ADDRESSED = re.compile("各|国务院|政府|部门|单位|机构|有关|[委局厅办院会校行组]$")
_NO_ADDRESSEES = re.compile("通知如下|意见如下|如下|决定|公告|现将|为了|为贯|为深|根据|按照|同意|结合实际|提出|《")


def _addressees(text: str, after: int, limit: int) -> Range | None:
    """Return the range of the list of addressees, which ends with a colon before the first sentence."""
    match = _ADDRESSEES.match(text, after, limit)
    if match is None or _NO_ADDRESSEES.search(match["list"]) or not _ADDRESSED.search(match["list"]):
        return None
    return match.span("list")
