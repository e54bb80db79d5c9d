"""Where a notice is signed: the bodies that issue it and the date of signing."""

import re
from collections.abc import Iterator

from msgspec import Struct

from ..lexicon import hinted
from .genres import title_ahead

Range = tuple[int, int]


class Signature(Struct, frozen=True):
    """The signing bodies and the date, as ranges of the view; `start` is where the signature begins."""

    start: int
    bodies: tuple[Range, ...]
    date: Range

    @property
    def end(self) -> int:
        """Return where the signature ends."""
        return self.date[1]


def signatures(text: str, start: int) -> Iterator[Signature]:
    """Yield what looks like a signature from `start` on, in reading order."""
    for match in hinted(text, YEAR, DATE, start):
        if not _MAY_PRECEDE.match(text, match.start() - 1) and match.start() > start:
            continue
        before = _before(text, max(start, match.start() - _LONGEST), match.start())
        if before is None or _RUNS_ON.match(text, match.end()):
            continue
        if _AFTER.match(text, match.end()) or (before and title_ahead().match(text, match.end())):
            first = before[0][0] if before else match.start()
            yield Signature(first, before, match.span())


_CJK_DIGIT = "[〇○零oO0Ο一二三四五六七八九0-9]"
# 2009年1月19日 / 二〇〇九年一月十九日 / 二○○九年元月十九日
DATE = re.compile(
    rf"(?:(?:19|20)[0-9]{{2}}|[一二]{_CJK_DIGIT}{{3}})"
    r" ?年 ?(?:[0-9]{1,2}|[元正一二三四五六七八九十]{1,3}) ?月"
    r" ?(?:[0-9]{1,2}|[廿一二三四五六七八九十]{1,3}) ?日"
)
YEAR = re.compile(f"[12一二](?={_CJK_DIGIT})")
_LONGEST = 900  # forty issuers stand in fewer characters
_RUNS_ON = re.compile(
    r" ?(?:下午|上午|通过|发布|公布|施行|实施|执行|召开|成立|[前底起止至到末之以印批内在颁的和与，、。；：）”》—～~-])"
)
_MAY_PRECEDE = re.compile(r"[\s。！）〕府院会厅室委局部心行处署协学组社团司]")
_AFTER = re.compile(r" *(?:$|\n| |（)")


def is_body(name: str) -> bool:
    """Return whether a run of characters ends like the name of a body."""
    return (
        3 <= len(name) <= _LONGEST
        and _BODY.search(name) is not None
        and not re.search("[。，：；《》关于]{2}|[。，：；《》]", name)
    )


_BODY = re.compile(
    r"(?:政府|国务院|委员会|办公厅|办公室|管委会|[^全内外]局|厅|部|法院|检察院|科学院|党委|省委|市委|县委|区委|州委|旗委|发改委|改革委"
    r"|经信委|公司|中心|银行|[支分总]行|联合会|工会|妇联|团委|小组|指挥部|处|署|商会|协会|学会|委|办|社|集团|学校|大学)$"
)


def _before(text: str, first: int, end: int) -> tuple[Range, ...] | None:
    """Return the bodies that stand directly before a date, () for a date that stands alone, None where prose does."""
    boundary = max(text.rfind(sign, first, end) for sign in "。；：！？）〕")
    pieces = [match.span() for match in re.finditer(r"[^\n ]+", text[first:end])]
    pieces = [(first + a, first + b) for a, b in pieces if first + b > boundary + 1]
    if pieces and pieces[0][0] <= boundary:
        pieces[0] = (boundary + 1, pieces[0][1])
    bodies: list[Range] = []
    for piece in reversed(pieces):
        name = text[slice(*piece)]
        if not is_body(name):
            break
        bodies.insert(0, piece)
    line = text.rfind("\n", first, end)
    alone = not text[line + 1 : end].strip()
    if bodies or alone:
        return tuple(bodies)
    return () if not pieces and text[boundary : boundary + 1] in "。！）" else None


def iso(printed: str) -> str | None:
    """Return the ISO form of a printed date, None where it is no day of the calendar.

    >>> iso("二○○九年一月十九日"), iso("2020-02-03"), iso("2020年2月30日"), iso("-----")
    ('2009-01-19', '2020-02-03', None, None)
    """
    parts = _PARTS.search(re.sub(r"\s", "", printed))
    if parts is None:
        return None
    year, month, day = int("".join(_DIGIT.get(sign, sign) for sign in parts[1])), _value(parts[2]), _value(parts[3])
    days = (31, 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if not 1 <= month <= len(days) or not 1 <= day <= days[month - 1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"


_PARTS = re.compile(
    rf"((?:19|20)[0-9]{{2}}|[一二]{_CJK_DIGIT}{{3}})[年./-]([0-9]{{1,2}}|[元正一二三四五六七八九十]{{1,3}})[月./-]"
    r"([0-9]{1,2}|[廿一二三四五六七八九十]{1,3})"
)
_DIGIT = dict(zip("〇○零oOΟ一二三四五六七八九", "000000123456789", strict=True)) | {"元": "1", "正": "1"}


def _value(printed: str) -> int:
    """Return the number of a month or a day: 19, 十九, 廿一, 元."""
    if printed.isdecimal():
        return int(printed)
    tens, ten, ones = printed.replace("廿", "二十").rpartition("十")
    return 10 * int(_DIGIT.get(tens, "1")) * bool(ten) + int(_DIGIT.get(ones, "0"))
