"""Pairings: 财政部、银监会——瑞金市, bodies set beside the place that they help."""

import re
from collections.abc import Iterator

from ...model import Outline, Role
from ...text import View
from .clause import is_body
from .elision import full_names
from .lines import Line, Spans
from .names import Name, names
from .naming import named_of

_FEWEST = 3
_PAIR = re.compile(
    r"(?:^|(?<=\s))(?P<who>[^，。；：—\s]{2,80})(?P<sign>——)(?P<whom>[^。；—\s]{2,40})(?:[。；]|$|(?=\s))", re.MULTILINE
)
_PLACE = tuple("省市县区州旗盟乡镇村）")


def pairs(view: View, _: Outline, _taken: Spans) -> Iterator[Line]:
    """Yield the lines of a pairing, each with its bodies as responsible."""
    text = view.text
    if "——" not in text:
        return
    found = [
        (match, who)
        for match in _PAIR.finditer(text)
        if match["whom"].endswith(_PLACE) and (who := _bodies(text, match))
    ]
    if len(found) < _FEWEST:
        return
    for match, who in found:
        fulls, _prefix = full_names(text, who)
        named = tuple(named_of(text, who, fulls, Role.RESPONSIBLE, match.span("sign")))
        yield Line(match.start("who"), match.end(), "pair", named)


def _bodies(text: str, match: re.Match[str]) -> list[Name]:
    found, _ = names(text, *match.span("who"))
    bodies = found and all(is_body(text, name) and text[name.end - 1] not in _PLACE for name in found)
    return found if bodies else []
