"""Groups of bodies: known by their words and by whose they are, open, and never a department."""

import re
from functools import lru_cache

from .. import iri
from .divisions import NATION, Place, prefix
from .setting import Setting
from .stems import level_word

# 各区、县（市）人民政府, 市直有关部门, 市政府各部门, 省级有关单位, 直属机构
_GROUP = re.compile(
    "各|有关|相关|所属|直属(?:机构|单位|部门)|成员单位|省级人民政府|(?:牵头|责任|配合|参与|主管|承办)(?:单位|部门)$"
)
_OF_THE_ISSUER = re.compile("各|直属|所属")


@lru_cache(maxsize=4096)
def is_collective(name: str) -> bool:
    """Return whether a name is of a group and not of one body.

    >>> [is_collective(name) for name in ("各县（市、区）人民政府", "市直有关部门", "市教育局")]
    [True, True, False]
    """
    return _GROUP.search(name) is not None


def collective(name: str, setting: Setting) -> tuple[str, Place | None]:
    """Return the path of a group and the place whose group it is, None where only this notice knows it."""
    place = whose(name, setting)
    return (iri.path("collective", place.key, name) if place else setting.iri("collective", name)), place


def whose(name: str, setting: Setting) -> Place | None:
    """Return the place that a group belongs to: printed in front, meant by a level word, or the issuer's."""
    if setting.place is NATION and (name.startswith("国务院") or _OF_THE_ISSUER.match(name)):
        return NATION
    if _OF_THE_ISSUER.match(name):
        return setting.place
    level = level_word(name)
    if level:
        return setting.at(level)
    found, length = prefix(name, setting.on, setting.place)
    return found if isinstance(found, Place) and length and name[:length].endswith(found.name) else None
