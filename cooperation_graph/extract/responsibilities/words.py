"""The words of the genre, from the lexicon, as the patterns that the rules share."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from msgspec import Struct

from ...lexicon import EndingRow, UseRow, alternatives, hint, hinted, rows
from ...model import Role


class RoleWord(Struct, frozen=True):
    """A word that gives a role: as a verb, in a label, or between two lists (会同)."""

    word: str
    use: str
    role: str
    trigger: str
    source: str
    example: str


class Word(Struct, frozen=True):
    """A word with its part in a phrase."""

    word: str
    part: str
    source: str
    example: str


class FalseFriend(Struct, frozen=True):
    """A phrase that holds a trigger word and assigns nothing."""

    word: str
    reason: str
    source: str
    example: str


def any_of(words: Iterable[str]) -> str:
    """Return an alternation in which a longer word goes before one that it begins with."""
    return f"(?:{alternatives(words)})"


@cache
def used(use: str) -> tuple[str, ...]:
    """Return the role words of one use."""
    return tuple(row.word for row in rows("role_words", RoleWord) if row.use == use)


@cache
def part(name: str) -> tuple[str, ...]:
    """Return the words of one part of a responsibility phrase."""
    return tuple(row.word for row in rows("role_parts", Word) if row.part == name)


@cache
def listed(use: str) -> tuple[str, ...]:
    """Return the words of one use in lists of names."""
    return tuple(row.word for row in rows("list_words", UseRow) if row.use == use)


@cache
def elision(use: str) -> tuple[str, ...]:
    """Return the words of one use in the restoring of elided prefixes."""
    return tuple(row.word for row in rows("elision", UseRow) if row.use == use)


@cache
def roles(use: str) -> dict[str, Role]:
    """Return the role that each word of a use gives."""
    return {row.word: Role(row.role) for row in rows("role_words", RoleWord) if row.use == use}


@cache
def _trigger_words() -> frozenset[str]:
    kept = [row for row in rows("role_words", RoleWord) if row.trigger == "yes"]
    labels = (row.word + agent for row in kept if row.use == "label" for agent in part("agent"))
    return frozenset((*labels, *(row.word for row in kept if row.use != "label")))


@cache
def _triggers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return hint(_trigger_words()), re.compile(any_of(_trigger_words()))


def triggers(text: str) -> Iterator[re.Match[str]]:
    """Yield the words whose every occurrence is accounted for."""
    return hinted(text, *_triggers())


@cache
def cues() -> re.Pattern[str]:
    """Return the pattern of every word that can make a bracket a responsibility line."""
    return re.compile(any_of(row.word for row in rows("role_words", RoleWord)))


@cache
def verb() -> str:
    """Return the pattern of a role verb with its manner, up to the end of its clause."""
    by_duty = r"(?:按|依|根据)[照据]?[各自本部门单位有关工作职责能任务权限分和及的]{2,14}"  # 按照各自职责和任务分工
    manner, core = rf"(?:{any_of(part('manner'))}|{by_duty})", any_of(used("verb"))
    more = any_of((*part("extra"), *part("manner"), *used("verb")))
    # 市教育局、市财政局按职责分工牵头负责，
    return rf"(?P<verb>(?:{manner}){{0,3}}(?P<core>{core})(?:并?{more}){{0,4}})(?=[，；。、！）\]】〕}}\s]|$|会同)"


@cache
def label() -> str:
    """Return the pattern of a label that opens a list of bodies or persons (牵头单位：)."""
    post, person = any_of((*used("post"), *used("label"))), any_of(part("person"))
    both = rf"(?P<also>[/及和、]{role_label()}{_NOTE})?(?:[/及和、](?:{post})?{person})?"  # 责任单位及责任人
    body = rf"(?P<label>{role_label()}){_NOTE}{both}"
    someone = rf"(?P<post>{post})(?:{any_of(part('agent'))})?(?P<person>{person})"
    return rf"(?P<name>{someone}|{body}) ?(?P<colon>[：∶])"


# 责任单位（部门）： · 责任单位（排第一位的为牵头单位）：
_NOTE = r"(?:（[^（）\n]{1,24}）)?"


@cache
def role_label() -> str:
    """Return the pattern of what names a role and its kind of body: 牵头单位, 具体承办科室, 牵头（责任）单位."""
    agent = any_of((*part("agent"), *part("agent_before_colon")))
    return rf"(?:{any_of(part('qualifier'))})?{any_of(used('label'))}{_NOTE}(?:{agent}[、及和]?){{1,2}}"


@lru_cache(1024)  # the labels of a notice are few
def label_role(printed: str) -> Role:
    """Return the role that a label gives, by the longest role word it begins with after what qualifies it.

    >>> label_role("牵头（责任）单位"), label_role("具体承办科室")
    (<Role.LEAD: 'lead'>, <Role.RESPONSIBLE: 'responsible'>)
    """
    meanings = roles("label")
    qualified = ("", *(word for word in part("qualifier") if printed.startswith(word)))
    found = [
        (len(before), -len(word), word)
        for before in qualified
        for word in meanings
        if printed.startswith(word, len(before))
    ]
    return meanings[min(found)[2]]


@cache
def bare_label() -> str:
    """Return the pattern of a label without 单位 or 部门, or without its colon, as it stands inside brackets."""
    word, agent = any_of(used("label")), any_of(part("agent"))
    body = rf"(?=(?![要应须将可于在与和及或]){_ONE_BODY}{{2,40}}?{ending()}(?:[、，；。）\s]|$))"
    direct = any_of(word for word in used("label") if word in used("verb") and word in _named_first())
    # 牵头：市教育局 · 牵头单位 市教育局 · 牵头单位市教育局
    copula = "(?: |为|是|有(?=[省市区县州各]))"
    short = rf"(?P<short>(?:{any_of(part('qualifier'))})?{word})(?:：|{agent}{copula}|{agent}{body})"
    return rf"{short}|(?P<first>{direct}){body}"  # 牵头市教育局


_ONE_BODY = r"[^、，；。：（）\s为的]"


@cache
def _named_first() -> tuple[str, ...]:
    """Return the verbs that the bodies may follow: 牵头市教育局, 配合市财政局."""
    kept = (row for row in rows("role_words", RoleWord) if row.use == "verb" and row.trigger == "yes")
    return tuple(row.word for row in kept if row.role != "responsible")  # 负责联系各部门 says what is done


@cache
def limit() -> str:
    """Return the pattern of a label that opens a time limit (完成时限：)."""
    return rf"(?P<limit>{any_of(part('time'))}：)"


@cache
def _friends() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return hint(false_reasons()), re.compile(any_of(false_reasons()))


def false_friends(text: str) -> Iterator[re.Match[str]]:
    """Yield the phrases that hold a trigger word and assign nothing."""
    return hinted(text, *_friends())


@cache
def false_reasons() -> dict[str, str]:
    """Return why each of these phrases assigns nothing."""
    return {row.word: row.reason for row in rows("false_friends", FalseFriend)}


def _endings(use: tuple[str, ...]) -> str:
    kept = [row for row in rows("body_endings", EndingRow) if row.use in use]
    kept.sort(key=lambda row: (-len(row.word), row.word))
    return "(?:" + "|".join(row.word + (f"(?![{row.not_before}])" if row.not_before else "") for row in kept) + ")"


@cache
def ending() -> str:
    """Return the pattern of an ending of a body's, a group's or a place's name."""
    return _endings(("department", "body", "group", "place"))


_FIRM = ("department", "body", "group")
ANY = (*_FIRM, "place")


@cache
def _ending_words(uses: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(row.word for row in rows("body_endings", EndingRow) if row.use in uses)


def ends_as(printed: str, uses: tuple[str, ...] = _FIRM) -> bool:
    """Return whether a name ends as those of bodies and groups do, a signboard in brackets left out.

    >>> ends_as("市文化旅游局（市文物局）"), ends_as("北岗区"), ends_as("北岗区", ANY)
    (True, False, True)
    """
    return without_bracket(printed).endswith(_ending_words(uses))


def without_bracket(printed: str) -> str:
    """Return a name without the bracket that it ends in."""
    if not printed.endswith(("）", "〕", "]")):
        return printed
    return printed[: max(printed.rfind(sign) for sign in "（〔[")]
