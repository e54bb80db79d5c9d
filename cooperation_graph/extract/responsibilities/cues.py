"""The role words of a line, and what each does there."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from ...lexicon import hint, hinted
from ...model import Role
from .words import any_of, bare_label, label, label_role, limit, part, role_label, roles, used, verb


class Cue(Struct, frozen=True):
    """A role word in a line: a label, a verb, 会同 between two lists, or a label that opens a time limit."""

    kind: str  # label, verb, joint, limit
    role: Role
    start: int
    end: int
    word: tuple[int, int] | None  # None in a list without a role word
    person: bool = False


# 市教育局负责统筹协调，市财政局负责资金保障
_CHARGED = "(?P<charged>负责)(?![人制同任])[^，。；、）\\s]{1,20}(?=[，。；）\\s]|$)"
# 财政部商税务总局负责; not 商务部, 工商联
_ASKS = "(?<=[部委局厅办行院署府])商(?=[^务业贸标品户，。；\\s])"


@cache
def cue_pattern() -> re.Pattern[str]:
    """Return the pattern of a role word with what makes it one."""
    joint = any_of(used("joint"))
    # 市教育局为牵头单位，市财政局为配合单位
    rank = rf"为(?P<rank>{any_of(used('label'))}){any_of(part('agent'))}(?=[，。；、）\s]|$)"
    first = rf"(?:(?<=^)|(?<=[。；，（\s]))(?:{bare_label()})"
    boxed = rf"(?<=^)(?P<boxed>{role_label()})[】\]〕]：?"  # 【责任单位】市教育局
    level = r"(?:(?<=[；，。（\s])[省市区县州盟旗镇乡][级直属]?)?"  # …；县级责任单位：
    return re.compile(
        rf"(?:{limit()}|{level}{label()}|{boxed}|{first}|{verb()}|{rank}|{_CHARGED}|(?P<joint>{joint}(?=[^，。；意时期\s])|{_ASKS}))"
    )


@cache
def cue_beginning() -> re.Pattern[str]:
    """Return the pattern of where a role word can begin."""
    labels = (*used("label"), *used("post"), *part("qualifier"))
    words = hint(
        (*labels, *used("verb"), *used("joint"), *part("time"), *part("manner"), "负责", "按", "依", "根", "商")
    )
    firsts = "".join(sorted({word[0] for word in labels}))
    before_label = "|".join(f"{sign}(?=[级直属{firsts}])" for sign in "为省市区县州盟旗镇乡")
    return re.compile(f"{words.pattern}|{before_label}")


def cues_of(signs: str, base: int) -> Iterator[Cue]:
    """Yield the role words of a masked line that begins at `base`."""
    for match in hinted(signs, cue_beginning(), cue_pattern()):
        start, end = base + match.start(), base + match.end()
        if match["limit"]:
            yield Cue("limit", Role.RESPONSIBLE, start, end, (start, end))
        elif match["post"]:
            word = match.span("name")
            role = roles("post").get(match["post"]) or roles("label")[match["post"]]
            yield Cue("label", role, start, end, (base + word[0], base + word[1]), person=True)
        elif match["label"] or match["boxed"] or match["short"] or match["first"]:
            printed = match.group().rstrip("：∶ 为是有】]〕")
            yield Cue("label", _label_role(match), start, end, (start, start + len(printed)))
        elif match["rank"]:
            yield Cue("verb", roles("label")[match["rank"]], start, end, (start, end))
        elif match["charged"]:
            word = (base + match.start("charged"), base + match.end("charged"))
            yield Cue("verb", Role.RESPONSIBLE, start, end, word)
        elif match["joint"]:
            yield Cue("joint", Role.LEAD, start, end, (start, end))
        else:
            yield Cue("verb", _verb_role(match["verb"], match["core"]), start, end, (start, end))


def _label_role(match: re.Match[str]) -> Role:
    """Return the role of a label; one of two roles (牵头单位和责任单位：) does not say who leads."""
    role = label_role(match["label"] or match["boxed"] or match["short"] or match["first"])
    return role if not match["also"] or label_role(match["also"][1:]) is role else Role.RESPONSIBLE


@lru_cache(1024)
def _verb_role(printed: str, core: str) -> Role:
    """Return lead for 牵头负责 and 负责牵头 alike, else the role of the first verb (指导协调, 参与配合)."""
    meanings = roles("verb")
    leads = (word for word, role in meanings.items() if role is Role.LEAD)
    return Role.LEAD if any(word in printed for word in leads) else meanings[core]


def note_role(printed: str) -> Role:
    """Return the role that a note after a name gives: 牵头, 配合单位."""
    meanings = roles("verb") | roles("label")
    found = [(at, -len(word), role) for word, role in meanings.items() if (at := printed.find(word)) >= 0]
    return min(found)[2]
