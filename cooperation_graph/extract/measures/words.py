"""The small words that shape a clause, from the lexicon."""

import re
from functools import cache

from msgspec import Struct

from ...lexicon import alternatives, rows
from ...model import Force


class ClauseWord(Struct, frozen=True):
    """A word of data/lexicon/clause_words.csv; `force` where it sets how strongly a clause binds."""

    word: str
    role: str
    force: str
    source: str
    example: str


@cache
def words(role: str) -> dict[str, ClauseWord]:
    """Return the words of one role."""
    return {row.word: row for row in rows("clause_words", ClauseWord) if row.role == role}


def any_of(*roles: str) -> str:
    """Return a pattern of the words of some roles, the longest first."""
    return alternatives(word for role in roles for word in words(role))


@cache
def firsts(*roles: str) -> frozenset[str]:
    """Return the characters that words of some roles begin with: a look at one spares most attempts."""
    return frozenset(word[0] for role in roles for word in words(role))


class Opening(Struct, frozen=True):
    """A pattern and the characters that it can begin with: a look at one spares most attempts."""

    firsts: frozenset[str]
    pattern: re.Pattern[str]
    later: str = ""  # with this one within seven it may begin with any: 有计划地

    def match(self, text: str, at: int, end: int) -> re.Match[str] | None:
        """Return the match at a place, None where there is none."""
        if text[at : at + 1] in self.firsts or (self.later and text.find(self.later, at, at + 7) > 0):
            return self.pattern.match(text, at, end)
        return None


@cache
def force(role: str, word: str) -> Force | None:
    """Return how strongly a modal or an adverb binds, None where it does not say."""
    row = words(role).get(word)
    return Force(row.force) if row and row.force else None


@cache
def connective() -> Opening:
    """Return the pattern of what joins a clause to the one before it, and stays outside the measure."""
    # 并购, 并网, 并联, 还款 are other words
    joins = any_of("connective")
    pattern = re.compile(rf"(?:{joins})(?!购|网[^络]|联|发症|轨|款|贷|本付|入)|[0-9]{{1,2}}[.、]|—+|[①-⑳]")
    return Opening(firsts("connective") | frozenset("0123456789—①②③④⑤⑥⑦⑧⑨⑩"), pattern)


@cache
def front() -> Opening:
    """Return the pattern of one adverb, modal or joint word at the front of a clause.

    有计划地, 科学合理地 are adverbs by their form; 地方, 地区 are not.
    """
    pattern = re.compile(
        rf"""(?P<joint>{any_of("joint")})(?<!共(?=[同建享]))
           | (?P<completed>{any_of("completed")})
           | (?P<forecast>{any_of("forecast")})(?!计划|组织|步骤|序|条件|同|商)
           | (?P<adverb>{any_of("adverb")})(?!的)地?
           | (?P<modal>{any_of("modal")})(?![用届届急对变])
           | (?P<manner>[一-鿿]{{2,6}}?地)(?![方区理质下位块铁产级标域点面])
        """,
        re.VERBOSE,
    )
    return Opening(firsts("joint", "completed", "forecast", "adverb", "modal"), pattern, "地")


@cache
def actor() -> re.Pattern[str]:
    """Return the pattern of the words that stand for somebody: 我市, 两市, 各有关部门."""
    return re.compile("|".join(f"(?:{pattern().pattern})" for pattern in (own, both, each)))


@cache
def own() -> re.Pattern[str]:
    """Return the pattern of the words for the issuer's own place."""
    return re.compile(any_of("deictic_own"))


@cache
def both() -> re.Pattern[str]:
    """Return the pattern of the words for both sides."""
    return re.compile(any_of("deictic_both"))


@cache
def each() -> re.Pattern[str]:
    """Return the pattern of the words for several places or all bodies of a kind."""
    # 各市, 各级财政部门, 各有关单位
    kinds = "部门|单位|地区|地|政府|机构|企业|医院|院校|学校|高校|街道|乡镇|党组织|委员会|银行|园区|领域"
    return re.compile(
        rf"(?:{any_of('deictic_each')})(?![方自位个])|各[^，。；、各]{{0,8}}?(?:{kinds})|有关(?:部门|单位|方面)"
    )


@cache
def basis() -> Opening:
    """Return the pattern of the words that open a ground, a means or an aim."""
    return Opening(firsts("basis"), re.compile(rf"(?:{any_of('basis')})(?![上下])"))


@cache
def preposition() -> Opening:
    """Return the pattern of the words that put an object before the verb."""
    pattern = re.compile(rf"将|(?:{any_of('preposition')})(?![外口应接标冲照比象事业而])")
    return Opening(firsts("preposition") | {"将"}, pattern)


@cache
def nominal() -> re.Pattern[str]:
    """Return the pattern of nouns that begin with a verb: 发展水平, 管理办法."""
    return re.compile(rf"(?:{any_of('nominal_verb')})(?:{any_of('nominal_head')}|项目(?=[，。；]))")


@cache
def ground_end() -> re.Pattern[str]:
    """Return the pattern of the nouns with which a ground ends: 根据发展需求."""
    return re.compile(rf"(?:{any_of('ground_end')})$")


@cache
def condition() -> Opening:
    """Return the pattern of the words that open a condition."""
    return Opening(firsts("condition"), re.compile(rf"(?:{any_of('condition')})(?![何期实])"))


@cache
def plan() -> re.Pattern[str]:
    """Return the pattern that opens the content of a cited plan."""
    # 规划确定了重点发展… · 《…规划》提出，…
    return re.compile(
        rf"(?:该|本|此)?(?:《[^《》\n]{{2,60}}》|{any_of('plan_source')})中?(?:{any_of('plan_verb')})(?![的，])(?:了|要|将)?"
    )


@cache
def plan_firsts() -> frozenset[str]:
    """Return the characters that may open the content of a cited plan."""
    return firsts("plan_source") | frozenset("该本此《")


# 要, 应, 将, 可 with what stands before them in other words: 主要, 需要, 供应, 认可
MODAL_SUBJECT = re.compile(
    r"(?P<subject>[一-鿿（）、“”《》]{2,40}?)"
    r"(?=(?<![主需重纲必只不概简摘])要(?!求|素|点|件|闻|约|害)|(?<![供相适响反效对理])应(?!急|用|对|届|收|变)|应当|必须|不得|须(?!知)"
    r"|(?<![许认不])可(?!持续|行|靠|再生|能|控|视|复制)|(?<!即)将(?!来|近)|积极|负责|主动|共同|联合|根据|按照|依据|依法|会同|通过)"
)
