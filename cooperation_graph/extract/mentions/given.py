"""What other families have read already: times, targets and the bodies of responsibilities."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ...model import Kind, Responsibility, Target, Time
from ...places import is_name
from ...text import View
from .clues import Candidate
from .lexicon import kinds

# 17个市级帮扶集团牵头单位, 领导小组成员单位: several, whatever the roll says
_GROUP = re.compile("^[0-9]+[个家]|(?:单位|部门)$")
# 云川高新区, named among the bodies; 各开发区 are several
_ZONE = re.compile(
    "(?![省市县区州][直级属])[^、各]{1,20}(?:开发区|高新区|经开区|新区|园区|示范区|试验区|保税区|度假区|产业园|新城)"
)
_ENTERPRISE = re.compile("(?:公司|集团|银行|电网|证券|保险|联通|移动|电信|铁塔)$")


def given_times(view: View, when: Iterable[Time]) -> Iterator[Candidate]:
    """Yield the time expressions."""
    return (Candidate(*view.locate(time.span), Kind.TIME_EXPRESSION, "time", 1) for time in when if time.mention)


def given_targets(view: View, aims: Iterable[Target]) -> Iterator[Candidate]:
    """Yield the targets."""
    return (Candidate(*view.locate(target.span), Kind.TARGET, "target") for target in aims)


def given_bodies(view: View, assigned: Iterable[Responsibility]) -> Iterator[Candidate]:
    """Yield the bodies and groups of the responsibilities."""
    for each in assigned:
        if each.person:
            continue
        start, end = view.locate(each.span)
        yield Candidate(start, end, _kind(view.text[start:end], collective=each.collective), "responsibility", 6)


@lru_cache(8192)  # a notice names the same bodies again and again
def _kind(name: str, *, collective: bool) -> Kind:
    known = kinds().get(name)
    if known is not None:
        return known
    if collective or _GROUP.search(name):
        return Kind.COLLECTIVE_AGENT
    if _ZONE.fullmatch(name) and not is_name(name):
        return Kind.DEVELOPMENT_ZONE
    return Kind.ENTERPRISE if _ENTERPRISE.search(name) and "人民银行" not in name else Kind.PUBLIC_BODY
