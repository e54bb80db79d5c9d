"""The words that names of zones, projects and other things end in, from data/lexicon/name_heads.csv."""

from functools import cache

from ..lexicon import HeadRow, rows
from ..model import Kind


@cache
def heads(kind: Kind) -> tuple[str, ...]:
    """Return the words that names of a kind end in, the longest first."""
    return tuple(
        sorted((each.word for each in rows("name_heads", HeadRow) if each.kind == kind), key=len, reverse=True)
    )


@cache
def is_generic_zone(name: str) -> bool:
    """Return whether a zone is named by nothing but words for zones: 经济技术开发区, 高新区.

    >>> is_generic_zone("高新技术产业开发区"), is_generic_zone("赣江新区")
    (True, False)
    """
    rest = name
    for word in (*heads(Kind.DEVELOPMENT_ZONE), *_PLAIN):
        rest = rest.replace(word, "")
    return not rest


_PLAIN = ("高新技术", "经济技术", "高新", "经济", "技术", "产业", "工业", "开发", "国家级", "省级", "各", "园区", "区")
