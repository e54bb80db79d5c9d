"""The title of a notice and of the plan it prints, on one line or broken over several, once or twice."""

import re
from collections.abc import Iterator, Sequence

from ..document_number import document_numbers
from .genres import genre_ending
from .signature import Range, is_body


def titles(text: str, start: int, end: int) -> Iterator[Range]:
    """Yield the titles that stand between `start` and the first sentence, in reading order."""
    held: list[Range] = []
    for piece in _pieces(text, start, end):
        chunk = text[slice(*piece)]
        if _NOISE.match(chunk):
            held.clear()
            continue
        held.append(piece)
        found = _complete(text, held)
        if found is not None:
            yield found
            held.clear()
        if "。" in chunk or chunk.endswith(("：", "，")) or (held and piece[1] - held[0][0] > _LONGEST):
            return


_LONGEST = 260
# what stands beside a title and is none: a header line, an address, the note below a signature
_NOISE = re.compile(
    r"https?：|原文|返 ?回|首页|(?:当前|所在|您的|现在的)位置|正文$|>"
    r"|（此件|[0-9〇年月日-]+$|.{2,60}文件$|【|[（）\[\]#.、，-]+$"
)
# 【重点工作】云川市人民政府关于…: the column of the page before the title
_COLUMN = re.compile("【[^【】]{2,30}】(?=[^【】]{2,60}?(?:关于|印发))")
_CARRIER = re.compile("关于|印发|转发|批转|公布|发布|下发|《")


def _pieces(text: str, start: int, end: int) -> Iterator[Range]:
    """Yield the runs between blanks, cut at document numbers (…人民政府文件云政发〔2022〕9号)."""
    numbers = list(document_numbers(text, start, end))
    cuts = {at for number in numbers for at in number[:2]}
    for match in re.finditer(r"[^\n ]+", text[start:end]):
        first, last = start + match.start(), start + match.end()
        inside = sorted(at for at in cuts if first < at < last)
        for a, b in zip([first, *inside], [*inside, last], strict=True):
            if not any(number.start <= a < number.end for number in numbers):
                column = _COLUMN.match(text, a, b)
                yield (column.end() if column else a), b


def _complete(text: str, held: Sequence[Range]) -> Range | None:
    """Return the range of a title that the pieces make up, None while its last word has not come."""
    last = text[slice(*held[-1])]
    for match in genre_ending().finditer(last):
        if match.end() == len(last) or _FOLLOWS.match(text, held[-1][0] + match.end()):
            first = _beginning(text, held)
            end = held[-1][0] + match.end()
            first += text[first] == "《" and text[end : end + 1] == "》"
            joined = re.sub(r"\s", "", text[first:end])
            if "。" not in joined and joined.count("《") == joined.count("》") and len(joined) > _SHORTEST:
                return first, end
    return None


_SHORTEST = 5
# 各区县人民政府： / 国务院各部委： / （云政发〔2020〕1号） after a title, without a blank between
_FOLLOWS = re.compile(
    r"[（》]?(?=\n| |$)|（[^（）]{2,24}[0-9]号）|(?:各|国务院|省|市|县|区)[^。\n]{1,400}?：|（此件"
    r"|[^。，、的\n]{3,300}?(?<=[府会厅室局部委院行处])(?:关于|印发|转发)[^。]{4,150}?(?:通知|意见)"
)


def _beginning(text: str, held: Sequence[Range]) -> int:
    """Return where a title begins: at its carrier words, or at the bodies before them."""
    at, before = next(
        ((i, match.start()) for i, (a, b) in enumerate(held) if (match := _CARRIER.search(text, a, b))), (0, 0)
    )
    while at:
        issuer = text[held[at][0] : before]
        whole = not issuer.strip() or is_body(issuer.split()[0])  # 云川市人民⏎政府关于 is broken inside the name
        if whole and not is_body(text[slice(*held[at - 1])]):
            break
        at -= 1
    return held[at][0]


def title_value(printed: str, *, flattened: bool) -> str:
    r"""Return a title on one line, without its line breaks and, in a flattened text, the blanks that stand for them.

    >>> title_value("云川市教育局 云川市财政局关于印发  重点工作\n方案的通知", flattened=False)
    '云川市教育局 云川市财政局关于印发重点工作方案的通知'
    >>> title_value("云川市教育局 云川市财政局 关于印发 重点工作 方案的通知", flattened=True)
    '云川市教育局 云川市财政局关于印发重点工作方案的通知'
    """
    pieces = re.split(r"(\s+)", printed)
    for at in range(1, len(pieces), 2):
        broken = "\n" in pieces[at] or len(pieces[at]) > 1 or flattened
        names = is_body(pieces[at - 1]) and not _CARRIER.match(pieces[at + 1])
        if broken and not (names and "关于" not in "".join(pieces[:at])):
            pieces[at] = ""
        elif broken:
            pieces[at] = " "
    return "".join(pieces)
