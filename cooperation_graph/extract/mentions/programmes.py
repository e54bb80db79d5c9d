"""Strategies, campaigns, mechanisms and slogans that are no document."""

import re
from collections.abc import Iterator
from functools import cache

from ...model import Kind
from ..verbs import verbs
from .clues import Candidate, Clues, Hit
from .lexicon import words
from .lines import kind_of_work
from .naming import heads, name_before

_PROGRAMME = Kind.PROGRAMME
# the head goes on as another word: 改革委, 工程师, 计划生育, 机制砂, 制度化, 工程建设
_GOES_ON = re.compile(
    "委|态|车|师|生育|砂|化|价格|方案|单列|性|学|处罚|办公室|小组|措施|能力|技术|领域|企业|人才|人员|项目招|工程"
    "|(?<=改革)(?:发展|开放|创新|红利)"
    "|(?<=战略)(?:机遇|支撑|意义|地位|定位|目标|部署|合作|骨干|通道|物资|储备|研究|投资|联盟|协议|伙伴|资源|腹地|核心|要地|节点|高度|需求|任务|规划)"
)
_SHORT_HEADS = (
    "战略",
    "行动",
    "绿色通道",
    "专项行动",
    "攻坚战",
    "阻击战",
    "保卫战",
    "歼灭战",
    "改革",
    "计划",
    "工程",
    "机制",
)
_NO_NAME = ("重点", "重大", "思想新")  # 文化旅游重点|工程, not 信息技术应用创新重大|工程
_WARS = ("攻坚战", "阻击战", "保卫战", "歼灭战")  # 蓝天保卫战
_LASTING = re.compile("长期|定期|常态化|每年")
# 千人帮千企, 三专一平台, 两国双园; not 一事一议
_SYMBOLIC = re.compile(
    "“(?!一.一.”)(?P<name>[\u4e00-\u9fff]{2,4}[进帮联送兴][\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{0,3}[一二两三四五六七八九十百千万双][\u4e00-\u9fff]{1,3}[一二两三四五六七八九十百千万双][\u4e00-\u9fff]{1,4})”"
)
# “青岚技工”“云川家政”两项工程: the names before their number and what they are
_COUNTED = re.compile(
    "“[\u4e00-\u9fff]{2,8}”[、和]?(?:“[\u4e00-\u9fff]{2,8}”[、和]?){1,7}等?[0-9一二两三四五六七八九十]{1,2}[项大个](?:工程|行动|计划)"
)
_QUOTED = re.compile("“([^”]{2,8})”")


def _whole(clues: Clues, hit: Hit) -> int | None:
    """Return where a name begins that quotation marks close, or that is a policy's with its head: 乡村振兴|责任制."""
    if clues.text.startswith("”", hit.end):
        quoted = _OPENED.search(clues.text, max(0, hit.start - 24), hit.start)
        return quoted.start("name") if quoted else None
    start = clues.begin(hit.start, 24)
    if start is None or clues.text[hit.start : hit.end] in _GENERAL:
        return None
    policy = any(each.what == _PROGRAMME and each.end == hit.start for each in clues.at("name", start))
    return start if policy else None


def _unnamed(text: str, start: int, end: int) -> bool:
    """Return whether a short name says no more than that something matters."""
    return end - start < 7 and text.endswith(_NO_NAME, start, end)


def _behind_verb(clues: Clues, hit: Hit) -> int | None:
    """Return where a name begins whose last word before its head is a verb too: 粮食|节约|行动."""
    if clues.text[hit.start : hit.end] not in _DEEDS or not clues.may_begin(hit.start):
        return None
    verb = clues.text[hit.start - 2 : hit.start]
    if verb not in verbs() or verb in words("name_stops", "starts"):
        return None
    start = name_before(clues, hit.start - 2, 2, 12)
    named = start is not None and _HAN.fullmatch(clues.text, start, hit.start)
    return start if named and kind_of_work().match(clues.text, start or 0) is None else None


# 实施|风险评估和标准宣贯专项行动
_JOINT = re.compile("(?:实施|开展|启动)(?P<name>[\u4e00-\u9fff]{2,12}(?<![略动程划革度系制])[和与])$")
_AMOUNT = re.compile("[0-9.]+[万亿]?元")  # 1亿元|场景营造专项资金
_DEEDS = ("行动", "工程", "计划", "专项行动")
_HAN = re.compile("[\u4e00-\u9fff]{4,14}")


@cache
def _built() -> tuple[str, ...]:
    """Return the words for what is built of stone and steel, which is a work and no programme: 干渠|工程."""
    return tuple(words("name_stops", "built"))


_GENERAL = ("机制", "制度", "政策", "试点", "基金")  # 消费帮扶|机制
# “战略性新兴产业培育|工程”
_OPENED = re.compile("“(?P<name>[\u4e00-\u9fff]{4,23})$")


def programmes(clues: Clues) -> Iterator[Candidate]:
    """Yield the programmes that their form shows."""
    text = clues.text
    for hit, need in heads(clues, "Programme"):
        if need == "theme" or _GOES_ON.match(text, hit.end):
            continue
        word = text[hit.start : hit.end]
        if word == "工程" and (
            text.startswith(("建设", "项目", "施工"), hit.end) or text.endswith(_built(), 0, hit.start)
        ):
            continue
        start = name_before(clues, hit.start, 2 if word in _SHORT_HEADS or len(word) > 3 else 3, 24)
        if start is None:
            start = _whole(clues, hit) or _behind_verb(clues, hit)
        joint = _JOINT.search(text, max(0, start - 18), start) if start is not None and word in _DEEDS else None
        start = joint.start("name") if joint else start
        amount = _AMOUNT.match(text, start) if start is not None else None
        start = amount.end() if amount else start
        lasting = _LASTING.match(text, start) if start is not None else None
        start = lasting.end() if lasting else start
        # “春风行动”: quotation marks make a name of what would be too short for one
        quoted = start is not None and text[start - 1 : start] == "“" and text.startswith("”", hit.end)
        least = (
            2 if len(word) > 3 and word not in _SHORT_HEADS else 4 - (word in _SHORT_HEADS) - (word in _WARS or quoted)
        )
        if start is not None and hit.start - start >= least and not _unnamed(text, start, hit.start):
            yield Candidate(start, hit.end, _PROGRAMME, "programme form")
    yield from _themes(clues)
    for match in _SYMBOLIC.finditer(text):
        yield Candidate(*match.span("name"), _PROGRAMME, "symbolic number", -1)
    for names in _COUNTED.finditer(text):
        for match in _QUOTED.finditer(text, *names.span()):
            yield Candidate(*match.span(1), _PROGRAMME, "names before their number", 2)


# where the name of a theme ends: 鲁渝协作、 消费帮扶任务
_BOUNDED = re.compile("[、，。；）“]|等|和|与|重要|工作|任务|资金|援助|考核")
_LISTED = re.compile("[、，。；：\\n“]$|纳入$|实施$|推进$|深化$|接续$|统筹$|开展$")


def _themes(clues: Clues) -> Iterator[Candidate]:
    """Yield who helps whom, as a policy's name: 鲁渝协作, 三峡库区对口支援, “一区两群”区县对口协同发展."""
    for hit, need in heads(clues, "Programme"):
        if need != "theme" or not _BOUNDED.match(clues.text, hit.end):
            continue
        start = clues.begin(hit.start, 16)
        if start is not None and hit.start - start >= 2 and _LISTED.search(clues.text, max(0, start - 2), start):
            yield Candidate(start, hit.end, _PROGRAMME, "theme")
