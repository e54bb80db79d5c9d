"""Who issues a notice: the bodies that sign it, else those that its page or its title names."""

import re

from ..model import Field
from ..text import View
from .signature import Range, Signature, is_body


def issuers(
    view: View, title: Range | None, number: Range | None, own: Signature | None, labelled: Range | None
) -> tuple[Field, ...]:
    """Return the issuers: who signs, else whom the page, the title or the number of an order names."""
    if own is not None and own.bodies:
        return tuple(_name(view, each) for body in own.bodies for each in _split(view.text, body))
    named = _in_title(view.text, title) if title else ()
    if labelled is not None and (not named or view.text[named[0][0]] in "省市县区"):  # 省商务厅 says less than the page
        return (_name(view, labelled),)
    order = _ORDER.search(view.text, *number) if number and not named else None
    return tuple(_name(view, each) for each in named or ([order.span()] if order else []))


def _in_title(text: str, title: Range) -> tuple[Range, ...]:
    """Return the bodies that a title begins with."""
    head = _TITLE_HEAD.match(text, *title)
    if head is None:
        return ()
    pieces = tuple((head.start() + m.start(), head.start() + m.end()) for m in re.finditer(r"[^\s、]+", head["who"]))
    bodies = all(is_body(text[slice(*each)]) or text[each[1] - 2 : each[1]] == "部门" for each in pieces)
    return pieces if bodies else ()


# 云川市人民政府办公室关于印发… / 云川市商务局等17部门关于…
_TITLE_HEAD = re.compile(r"(?!关于|印发|转发)(?P<who>[^《》]{3,200}?)(?=关于|印发|转发|批转|《)")
# 云川市人民政府令第12号
_ORDER = re.compile(r"[^\s]{3,40}(?=令)")
# 科学技术部财政部 / 市城市管理局市通信发展管理办公室: bodies printed without a blank between them
_RUN_TOGETHER = re.compile(
    r".{2,}?(?:委员会|人民政府|办公厅|办公室|总局|科学院|银行(?!保险|.{0,8}(?:[分支总]行|管理部))|联合会|总工会|(?<![总内外])局|厅|部|署)"
    r"(?!办公厅|办公室|[门属队])(?=[一-鿿]{3}|$)"
)


def _split(text: str, body: Range) -> tuple[Range, ...]:
    """Return the bodies that a run of characters names, itself where it is one name."""
    found = [match.span() for match in _RUN_TOGETHER.finditer(text, *body)]
    return tuple(found) if len(found) > 1 and found[-1][1] == body[1] else (body,)


def _name(view: View, span: Range) -> Field:
    return Field(view.text[slice(*span)].strip(), view.span(*span))
