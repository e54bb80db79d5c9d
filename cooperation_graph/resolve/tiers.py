"""Which industries a commitment calls leading and which related, and whether lists are as long as they say."""

import re
from collections.abc import Iterator, Sequence

from ..model import Commitment, Derivation, Fact, Finding, Kind, Mention, Span
from ..reasons import because
from ..text import View

_GAP = re.compile("(?:、|，|和|与|及|以及|等)?")
_COUNT = "(?:等)?(?P<count>[一二两三四五六七八九十]|[0-9]{1,2})"
# …、住文化产业三大主导产业; …、现代物流业等相关产业
_TIER = re.compile(
    rf"(?:{_COUNT}(?:大|个|项)?|等)?(?:(?P<leading>主导|支柱|优势|龙头)|(?P<related>相关|关联|配套|延伸))(?:性)?产业"
)
_COUNTED = re.compile(_COUNT + "(?:大|个|家|项|市|县|区|省)")
_NUMBERS = {sign: value for value, sign in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}


def lists(view: View, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, ...]]:
    """Yield the names of one kind that stand in one list, in the text's order."""
    found: list[Mention] = []
    for each in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        if found and found[-1].span.covers(each.span):
            continue
        if found and not (each.kind is found[-1].kind and _joined(view, found[-1].span, each.span)):
            yield tuple(found)
            found = []
        found.append(each)
    if found:
        yield tuple(found)


def _joined(view: View, before: Span, after: Span) -> bool:
    start, end = view.locate(before)[1], view.locate(after)[0]
    return 0 < end - start <= 2 and _GAP.fullmatch(view.text, start, end) is not None  # 以及 is the longest


def tiers(view: View, commitment: Commitment, paths: dict[Span, str]) -> Iterator[Fact]:
    """Yield the leading and related industries that a commitment lists."""
    industries = [each for each in commitment.mentions if each.kind is Kind.INDUSTRY]
    for those in lists(view, industries):
        tier = _TIER.match(view.text, view.locate(those[-1].span)[1])
        if tier is None:
            continue
        name = "cg:leadingIndustry" if tier["leading"] else "cg:relatedIndustry"
        span = Span(those[0].span.start, view.span(*tier.span()).end)
        for each in those:
            if each.span in paths:
                yield Fact(name, paths[each.span], Derivation.STATED, is_iri=True, span=span)


def miscounted(view: View, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """Yield the lists that say how many they are and are not: 三大主导产业 after two names."""
    if not any(_COUNTED.match(view.text, view.locate(each.span)[1]) for each in mentions):  # most tasks
        return
    for those in lists(view, mentions):
        end = view.locate(those[-1].span)[1]
        counted = _COUNTED.match(view.text, end)
        if counted is None or len(those) == 1:
            continue
        said = int(_NUMBERS.get(counted["count"], 0) or counted["count"])
        if said != len(those) and not counted.group().startswith("等"):
            span = Span(those[0].span.start, view.span(*counted.span()).end)
            reason = because("{words} stands after {count} names", words=counted.group(), count=len(those))
            yield Finding(span, "count", *reason, name=counted.group())
