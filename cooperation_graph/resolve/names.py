"""Every name of a notice that wants an entity, once for each place where it stands."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from ..model import Field, Found, Kind, Mention, Outline, Responsibility, Span
from ..text import View
from .collectives import is_collective
from .divisions import Place, prefix
from .setting import Setting
from .stems import level_word

_NO_ENTITY = (Kind.TIME_EXPRESSION, Kind.TARGET)


class Name(Struct, frozen=True, gc=False):
    """A name where it stands; `full` has an elided prefix or suffix restored."""

    span: Span
    kind: Kind
    text: str
    full: str

    @property
    def restored(self) -> bool:
        """Return whether something was elided."""
        return self.full != self.text


def names(view: View, outline: Outline, found: Found) -> tuple[Name, ...]:
    """Return the names in reading order; where two stand on the same characters, the one known best comes first."""
    zones = {each.span for each in found.mentions if each.kind is Kind.DEVELOPMENT_ZONE}
    first: dict[Span, Name] = {}
    for assigned in found.responsibilities:
        if not assigned.person and assigned.span not in first:
            first[assigned.span] = _assigned(view, assigned, zone=assigned.span in zones)
    for each in _masthead(view, outline):
        first.setdefault(each.span, each)
    for mention in found.mentions:
        if mention.kind not in _NO_ENTITY and mention.span not in first:
            first[mention.span] = _mentioned(view, mention)
    for each in _paired(view):
        first.setdefault(each.span, each)
    return tuple([first[span] for span in sorted(first, key=_reading_order)])


def _reading_order(span: Span) -> tuple[int, int]:
    start, end = span
    return start, -end


def printed(view: View, span: Span) -> str:
    """Return the cleaned characters of a span without blanks."""
    start, end = view.locate(span)
    return "".join(view.text[start:end].split())


def _assigned(view: View, each: Responsibility, *, zone: bool) -> Name:
    """Return the name of an agent: a group, a zone that is named for its committee, or a body."""
    group = each.collective or is_collective(each.full_name)
    kind = Kind.COLLECTIVE_AGENT if group else Kind.DEVELOPMENT_ZONE if zone else Kind.PUBLIC_BODY
    return Name(each.span, kind, printed(view, each.span), "".join(each.full_name.split()))


def _masthead(view: View, outline: Outline) -> Iterator[Name]:
    head = outline.masthead
    for field in (*head.issuers, *((head.drafter,) if head.drafter else ())):
        yield _field(view, field, Kind.PUBLIC_BODY)
    for field in head.addressees:
        yield _field(view, field, Kind.COLLECTIVE_AGENT if is_collective(field.value) else Kind.PUBLIC_BODY)
    if head.plan_title:
        yield _field(view, head.plan_title, Kind.POLICY_DOCUMENT)


def _field(view: View, field: Field, kind: Kind) -> Name:
    text = printed(view, field.span)
    return Name(field.span, kind, text, "".join(field.value.split()) or text)


def _mentioned(view: View, each: Mention) -> Name:
    text = printed(view, each.span)
    return Name(each.span, each.kind, text, text)


# 云川市推进现代物流业发展工作领导小组办公室（以下简称市物流办）
_ALIAS = re.compile(
    r"（以下[^（）“”]{0,4}?(?:简称|统称|称)(?:为)?：?[“\"「]?(?P<alias>[^（）“”\"「」]{2,20})[”\"」]?）"
)


def aliases(view: View, found: Iterable[Name], setting: Setting) -> dict[str, Name]:
    """Return the short names that the text gives, each with the name before its bracket."""
    those = [each for each in found if each.kind is not Kind.POLICY_DOCUMENT]
    ends = {view.locate(each.span)[1]: each for each in those}
    bodies = {each.full for each in those if each.kind is Kind.PUBLIC_BODY}
    given: dict[str, Name] = {}
    for match in _ALIAS.finditer(view.text):
        alias = "".join(match["alias"].split())
        named = ends.get(match.start()) or (_before(view, match.start(), setting) if alias in bodies else None)
        if named:
            given.setdefault(alias, named)
    return given


_LONGEST = 40
_WORDS = re.compile("[^，。；：、（）《》“”\n]*$")


def _before(view: View, end: int, setting: Setting) -> Name | None:
    """Return the body whose name ends at a place in the text, from where a place or a level word begins it."""
    words = _WORDS.search(view.text, max(0, end - _LONGEST), end)
    for start in range(words.start() if words else end, end - 4):
        text = view.text[start:end]
        found, length = prefix(text, setting.on, setting.place)
        if level_word(text) or (isinstance(found, Place) and text[:length].endswith(found.name)):
            return Name(view.span(start, end), Kind.PUBLIC_BODY, text, text)
    return None


# 云川市帮扶岚北市，丹浦、望湖两市共同帮扶松陵市: names that no list has, plain by their form and the verb between
_ITEM = "[一-鿿]{2,4}?"
_LIST = rf"{_ITEM}(?:[、和]{_ITEM}){{0,8}}"
_LEVELS = "[两二三四五2-9]?[省市县区州]"
_GIVERS = rf"(?:(?<=[，。；：）\n ])|^)(?P<givers>{_LIST})(?P<own>{_LEVELS})"
_TAKERS = rf"(?P<takers>{_LIST})(?P<others>{_LEVELS})"
_HELPED = re.compile("帮扶|支援|援助")
_PAIR = re.compile(rf"{_GIVERS}(?:分别|共同|负责)?(?:对口|结对)?(?:{_HELPED.pattern}){_TAKERS}(?=[，。；、\n]|$)")
# 青岚县、云川县分别与白石县、临河县建立消费帮扶结对关系
_TIED = re.compile(
    "(?:建立|结成|结为|缔结)[^，。；\n]{0,12}?(?:结对|帮扶|协作|支援)|(?:结对|对口)(?:帮扶|协作|合作|支援)"
)
_TIE = re.compile(rf"{_GIVERS}[要应将]?(?:分别|各自)?[与同]{_TAKERS}(?={_TIED.pattern})")


def _paired(view: View) -> Iterator[Name]:
    """Yield the places of sentences of the form X市帮扶Y市 and X市与Y市建立结对关系."""
    # most notices have neither word: spares trying each place of the text
    if _HELPED.search(view.text):
        yield from _places_of(view, _PAIR)
    if _TIED.search(view.text):
        yield from _places_of(view, _TIE)


def _places_of(view: View, pattern: re.Pattern[str]) -> Iterator[Name]:
    for match in pattern.finditer(view.text):
        for group, word in (("givers", "own"), ("takers", "others")):
            rank = match[word][-1]
            for item in re.finditer("[^、和]+", match[group]):
                start, end = match.start(group) + item.start(), match.start(group) + item.end()
                alone = end == match.end(group) and len(match[word]) == 1
                full = item.group() if item.group().endswith(tuple("省市县区州")) else item.group() + rank
                span = view.span(start, end + 1 if alone else end)
                yield Name(span, Kind.ADMINISTRATIVE_DIVISION, printed(view, span), full)
