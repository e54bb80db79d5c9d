"""What a notice says about itself, as values."""

import re
from collections.abc import Iterator, Sequence

from ..document_number import document_numbers
from ..model import Field, Masthead
from ..text import View
from .closing import annexes, drafter, effective, expires
from .issuers import issuers
from .labels import has_value
from .letter import Letter
from .parts import Part
from .signature import Range, iso
from .title import title_value


def masthead(view: View, letter: Letter, parts: Sequence[Part]) -> Masthead:
    """Return the masthead that the letter's elements make up."""
    own = letter.signatures[0] if letter.signatures else None
    labels = {each.field: each.value for each in reversed(letter.labelled) if has_value(view.text[slice(*each.value)])}
    plan = next((part for part in parts[1:] if not part.prefix), None)
    title = _title(view.text, letter) or labels.get("title") or _ordered(letter, plan)
    number = (letter.number.start, letter.number.end) if letter.number else None
    return Masthead(
        title=_field(view, title, _on_one_line(view, title, letter)) if title else None,
        document_number=_number(view, letter, labels.get("number")),
        issuers=issuers(view, title, number, own, labels.get("issuer")),
        issued=_day(view, own.date if own else None) or _day(view, letter.dated) or _day(view, labels.get("issued")),
        published=_day(view, labels.get("published")),
        effective=_day(view, labels.get("effective")) or effective(view, letter.body),
        expires=_day(view, labels.get("expires")) or expires(view, letter.body),
        addressees=tuple(_addressees(view, letter)),
        plan_title=_field(view, plan.title, re.sub(r"\s", "", view.text[slice(*plan.title)]))
        if plan and plan.title
        else None,
        drafter=drafter(view, title, plan),
        annexes=tuple(annexes(view, letter, parts)),
        labelled=tuple(
            (each.label, _field(view, each.value, view.text[slice(*each.value)].strip())) for each in letter.labelled
        ),
    )


def _ordered(letter: Letter, plan: Part | None) -> Range | None:
    """Return the title of what an order puts in force, which has none of its own."""
    return plan.title if plan and letter.number and "令" in letter.number.value else None


def _field(view: View, span: Range, value: str) -> Field:
    return Field(value, view.span(*span))


def _on_one_line(view: View, span: Range, letter: Letter) -> str:
    """Return a title as stored but on one line."""
    flattened = "\n" not in view.text[: letter.body].strip()
    return title_value(_one_width(view, span), flattened=flattened)


def _one_width(view: View, span: Range) -> str:
    """Return a title's characters as stored, blanks of every kind as in the view."""
    stored = "".join(view.source[view.offset(at)] for at in range(*span))
    return "".join(seen if seen.isspace() else kept for seen, kept in zip(view.text[slice(*span)], stored, strict=True))


def _title(text: str, letter: Letter) -> Range | None:
    """Return the title; of two, the document's own where the page's is without a body (关于印发…的通知)."""
    if not letter.titles:
        return None
    first, last = letter.titles[0], letter.titles[-1]
    bare = text.startswith(("关于", "印发"), first[0]) and not text.startswith(("关于", "印发"), last[0])
    same = re.sub(r"\s", "", text[slice(*first)]) == re.sub(r"\s", "", text[slice(*last)])
    return last if bare or same else first


def _number(view: View, letter: Letter, labelled: Range | None) -> Field | None:
    if letter.number is not None:
        return _field(view, (letter.number.start, letter.number.end), letter.number.value)
    found = next(document_numbers(view.text, *labelled), None) if labelled else None
    return _field(view, (found.start, found.end), found.value) if found else None


def _day(view: View, span: Range | None) -> Field | None:
    """Return a date in ISO form, None where nothing is printed that is one."""
    value = iso(view.text[slice(*span)]) if span else None
    return _field(view, span, value) if span and value else None


def _addressees(view: View, letter: Letter) -> Iterator[Field]:
    """Yield the addressees; the 、 of 各区、县（市）人民政府 separates none."""
    if letter.addressees is None:
        return
    start, end = letter.addressees
    depth, first = 0, start
    for at in range(start, end + 1):
        sign = view.text[at] if at < end else "，"
        depth += (sign in "（〔[《") - (sign in "）〕]》")
        if sign in "，；" and (depth <= 0 or at == end):
            piece = view.text[first:at]
            if piece.strip():
                a = first + len(piece) - len(piece.lstrip())
                yield _field(
                    view, (a, first + len(piece.rstrip())), re.sub(r"\n\s*", "", _one_width(view, (first, at)).strip())
                )
            first = at + 1
