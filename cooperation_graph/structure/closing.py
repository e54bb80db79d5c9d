"""What a notice says of its annexes, its validity, and who drafted the text that it passes on."""

import re
from collections.abc import Iterator, Sequence

from ..model import Field
from ..text import View
from .letter import Letter
from .parts import Part
from .signature import DATE, Range, is_body, iso


def annexes(view: View, letter: Letter, parts: Sequence[Part]) -> Iterator[Field]:
    """Yield the titles of the annexes: of the list below the text, else as they stand over each annex."""
    listed = _LIST.search(view.text, letter.body)
    if listed is not None:
        first, last = listed.span("list")
        last = min([last, *(each.start for each in letter.signatures if first < each.start)])
        numbered = list(_LISTED.finditer(view.text, first, last))
        spans = [match.span("name") for match in numbered] or [(first, last)]
    else:
        spans = [part.title for part in parts if part.prefix.startswith("a") and part.title]
    for span in spans:
        name = re.sub(r"\s*\n\s*", "", view.text[slice(*span)]).strip("《》 ")
        if name:
            yield Field(name, view.span(*span))


# 附件：1.重点任务分解表⏎2.联系人名单 / 附件：任务清单.docx
_LIST = re.compile(
    r"附(?<=[\n 。].)件：\s*(?P<list>[0-9一二]{1,2}[.、][^。]{2,600}?(?=\n\s*\n|\n[^\n0-9]{2,40}\n|$|。| {3,}[^ 0-9])"
    r"|[^\n 。0-9][^\n。]{2,100})"
)
_LISTED = re.compile(r"[0-9一二三四五六七八九十]{1,3}[.、] ?(?P<name>[^\n；;]{2,100}?)(?=[\n；;]| +[0-9]{1,2}[.、]|$)")


def drafter(view: View, title: Range | None, plan: Part | None) -> Field | None:
    """Return the bodies that drafted what the notice passes on: under its title, else in the notice's own title."""
    passed_on = _PASSED_ON.search(view.text, *title) if title else None
    if passed_on is None:
        return None
    match = _DRAFTER.match(view.text, plan.title[1], plan.end) if plan and plan.title else None
    if match is None or not all(is_body(name) for name in match["names"].split()):
        match = passed_on
    return Field(" ".join(match["names"].split()), view.span(*match.span("names")))


# 云川市人民政府办公厅转发市卫生健康委、财政局关于做好保障工作若干措施的通知
_PASSED_ON = re.compile(r"(?:转发|批转)(?P<names>[^《》]{2,80}?)(?=关于|《)")


# 关于整合检验检测机构的实施意见⏎中央编办　质检总局⏎
_DRAFTER = re.compile(r"[\s（]*(?P<names>[^\n（）。，：]{3,120}?)(?=）|\n)")


def effective(view: View, start: int) -> Field | None:
    """Return the day from which a notice says that it holds."""
    return _limit(view, _FROM, start)


def expires(view: View, start: int) -> Field | None:
    """Return the last day on which a notice says that it holds."""
    return _limit(view, _UNTIL, start)


def _limit(view: View, pattern: re.Pattern[str], start: int) -> Field | None:
    """Return the date of a clause on the notice itself; limits of what it grants are not its own."""
    for match in pattern.finditer(view.text, start):
        sentence = max(view.text.rfind(sign, start, match.start()) for sign in "。\n")
        value = iso(match["day"])
        if value and _OWN.search(view.text, max(sentence, start), match.end()):
            return Field(value, view.span(*match.span("day")))
    return None


_FROM = re.compile(rf"自(?P<day>{DATE.pattern}) ?(?:起|开始)")
_UNTIL = re.compile(rf"(?:至|到)(?P<day>{DATE.pattern}) ?(?:止|为止|失效|废止)?")
_OWN = re.compile(
    "现予(?:公布|发布)|本(?:通知|意见|办法|方案|措施|政策|规定|细则|决定|计划|条例|文件|若干|实施|行动)[^。]{0,40}(?:施行|实施|执行|生效|有效|失效|自|至)"
)
