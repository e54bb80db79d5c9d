"""The administrative divisions of China, with the months in which each code had each name."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from msgspec import Struct

from .errors import LexiconError
from .resources import resource


class Division(Struct, frozen=True):
    """A province, prefecture or county under one name; it held from `valid_from` until before `valid_to` (months)."""

    code: str
    name: str
    valid_from: str
    valid_to: str  # empty while the last list still has it
    source: str

    def valid(self, on: date) -> bool:
        """Return whether the code had this name on a day."""
        month = on.isoformat()[:7]
        return self.valid_from <= month and (not self.valid_to or month < self.valid_to)

    @property
    def level(self) -> str:
        """Return "province", "prefecture" or "county"."""
        if self.code.endswith("0000"):
            return "province"
        return "prefecture" if self.code.endswith("00") else "county"

    @property
    def parents(self) -> tuple[str, ...]:
        """Return the codes of the divisions above, the nearest first; some stand in no list (a county of a province).

        >>> Division("210112", "东陵区", "1980-12", "", "").parents
        ('210100', '210000')
        """
        above = (f"{self.code[:4]}00", f"{self.code[:2]}0000")
        return tuple(code for code in above if code != self.code)


def named(name: str, on: date | None = None) -> tuple[Division, ...]:
    """Return the divisions of a full or short name (阜新市, 阜新), those of a day if one is given, by code.

    >>> [(each.code, each.name) for each in named("东陵区", date(2009, 1, 19))]
    [('210112', '东陵区')]
    >>> named("东陵区", date(2020, 1, 1))
    ()
    """
    found = _divisions_by_name(name) if name in _by_name() else ()
    return found if on is None else tuple(each for each in found if each.valid(on))


def is_name(text: str) -> bool:
    """Return whether a division has had a text as its full or short name."""
    return text in _by_name()


def beginnings(text: str) -> list[str]:
    """Return the names of divisions, full or short, that a text begins with, the longest first.

    >>> beginnings("阜新市教育局")
    ['阜新市', '阜新']
    """
    return [text[:length] for length in _lengths().get(text[:2], ()) if text[:length] in _by_name()]


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Return how long names are, the longest first, by the first two characters."""
    found: dict[str, set[int]] = {}
    for name in _by_name():
        found.setdefault(name[:2], set()).add(len(name))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def coded(code: str, on: date | None = None) -> tuple[Division, ...]:
    """Return the names that a code has had, the latest first; on one day there may be two where the lists waver."""
    found = _divisions_by_code(code) if code in _by_code() else ()
    return found if on is None else tuple(each for each in found if each.valid(on))


def names() -> dict[str, str]:
    """Return every full name that a division has had, with the code of the highest division that had it."""
    return {name: code for code, name, *_ in sorted(_rows(), key=_depth, reverse=True)}


def _depth(row: "_Row") -> tuple[int, str]:
    code = row[0]
    return len(code.rstrip("0")), code


# the peoples of autonomous divisions, so that 黔西南布依族苗族自治州 is 黔西南 and not 黔西
_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土"
    "|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|俄罗斯|鄂温克|德昂|保安|裕固|京|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
# 维吾尔自治区, 蒙古族自治县, 苗族侗族自治州, 各族自治县
_ENDING = re.compile(
    rf"(?P<stem>[\u4e00-\u9fff]{{2,}}?)(?:(?:(?:{_PEOPLES})族){{1,4}}(?:自治[州县]|乡)|(?:壮族|回族|维吾尔)?自治区"
    r"|特别行政区|地区|林区|矿区|蒙古自治州|哈萨克自治[州县]|柯尔克孜自治州|蒙古自治县|塔吉克自治县|锡伯自治县|各族自治县|自治[州县旗]"
    r"|省|市|区|县|盟|州|[左右前中后]?旗)"
)


@lru_cache(maxsize=8192)
def short_name(name: str) -> str | None:
    """Return a name without its word of rank, or None where less than two characters would stay.

    >>> [short_name(name) for name in ("阜新市", "阜新蒙古族自治县", "新疆维吾尔自治区", "延边朝鲜族自治州", "沙县")]
    ['阜新', '阜新', '新疆', '延边', None]
    """
    match = _ENDING.fullmatch(name)
    return match["stem"] if match else None


_Row = tuple[str, str, str, str, str]


@cache
def _rows() -> tuple[_Row, ...]:
    with resource("data/lexicon/divisions.csv").open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        if next(reader, None) != ["code", "name", "valid_from", "valid_to", "source"]:
            raise LexiconError("data/lexicon/divisions.csv:1: columns are not code, name, valid_from, valid_to, source")
        return tuple(_five(row, reader.line_num) for row in reader)


def _five(row: list[str], line: int) -> _Row:
    try:
        code, name, start, end, source = row
    except ValueError:
        raise LexiconError(f"data/lexicon/divisions.csv:{line}: expected 5 columns") from None
    return code, name, start, end, source


@cache
def _by_code() -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for row in sorted(_rows(), key=lambda row: (row[0], row[2])):
        found.setdefault(row[0], []).append(row)
    return found


@cache
def _by_name() -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for row in _rows():
        for name in _forms(row[1]):
            found.setdefault(name, []).append(row)
    return found


def _forms(name: str) -> Iterator[str]:
    yield name
    short = short_name(name)
    if short is not None:
        yield short
        if name.endswith("自治州"):
            yield f"{short}州"


@lru_cache(maxsize=4096)
def _divisions_by_name(name: str) -> tuple[Division, ...]:
    return tuple(_division(row) for row in _by_name()[name])


@lru_cache(maxsize=4096)
def _divisions_by_code(code: str) -> tuple[Division, ...]:
    return tuple(_division(row) for row in reversed(_by_code()[code]))


def _division(row: _Row) -> Division:
    return Division(*row)
