"""Industries and trades as objects of policy."""

import re
from collections.abc import Iterator
from functools import cache

from ...model import Kind
from .clues import Candidate, Clues
from .lexicon import any_of
from .naming import heads, is_ministry, name_before, own_part

_INDUSTRY = Kind.INDUSTRY
# a short name needs a sign that a trade is meant: 旅游企业, 发展旅游, 汽车、机械等行业
_TRADE = re.compile("(?:类|相关|等|和)?(?:产业(?![园链强大]|体系)|行业|企业|领域|集群|加工业|业(?!务|主|绩|态))")
_GROWN = re.compile("(?:发展|壮大|培育|做强|做大|振兴|布局|聚焦|围绕)$")
_ENDS = re.compile("[，。；、）]|等")


def industries(clues: Clues) -> Iterator[Candidate]:
    """Yield the industries: of the lexicon where policy means the trade, by their form, and in lists."""
    yield from _known(clues)
    ministries = {at for hit in clues.of("name") if is_ministry(clues.text, hit) for at in range(hit.start, hit.end)}
    for hit, _ in heads(clues, "Industry"):
        if hit.start in ministries:  # 工业|和信息化部
            continue
        start = name_before(clues, hit.start, 2, 14)
        start = _past_verb(clues.text, _past_area(clues, start, hit.start), hit.start)
        word = clues.text[hit.start : hit.end]
        quoted = start is not None and "“" in clues.text[start : hit.start]
        if start is not None and (
            clues.text.endswith(_DOES, start, hit.start) or _no_trade().fullmatch(clues.text, start, hit.start)
        ):
            continue
        if (
            start is not None and len(own_part(clues.text[_past_place(clues, start) : hit.start])) < 2
        ):  # 成|战略性支柱|产业
            continue
        bounded = not quoted and (word not in _BARE or _BOUNDED.match(clues.text, hit.end) is not None)
        counted = start is not None and _COUNTED.fullmatch(clues.text, start, hit.start) is not None
        if start is not None and bounded and not counted and not _GOES_ON.match(clues.text, hit.end):
            yield Candidate(start, hit.end, _INDUSTRY, "industry form")
    yield from _listed(clues)


# 五个产业, 都市医养三大特色产业
_COUNTED = re.compile("[0-9一二两三四五六七八九十]{1,3}[个大类]{1,2}|.{2,}[二两三四五六七八九十]大[\u4e00-\u9fff]{0,4}")
# 机构创建服务|蚕桑丝绸产业: the name begins behind a verb that stands inside, if enough follows
_VERB = re.compile(
    ".*(?:发展|服务|创建|壮大|振兴|支持|促进|赋能|培育|打造|经营|从事|培训|组建|编制|保障|适应|整合|制约|突破|对接|推进)(?=..)"
)


def _past_area(clues: Clues, start: int | None, head: int) -> int | None:
    """Return where a name begins behind the region or the division by full name before it: 青岚省|装备制造业."""
    if start is None:
        return None
    place = clues.place_from(start)
    full = place if place is not None and clues.text[place - 1] in "省市县区州" else None
    area = _AREA.match(clues.text, start, head)
    known = next((hit.end for hit in clues.at("name", start) if hit.what == Kind.REGION), None)  # 东盟|特色产品加工
    return full or known or (area.end() if area else start)


_AREA = re.compile("全球|全国|全[省市县区]|国内外?|[\u4e00-\u9fff]{2,3}地区")  # 全球|人工智能产业, 贫困地区|休闲农业


def _past_verb(text: str, start: int | None, head: int) -> int | None:
    verb = (_VERB.match(text, start, head) or _BECOMES.match(text, start, head)) if start is not None else None
    return verb.end() if verb else start


def _past_place(clues: Clues, start: int) -> int:
    """Return where a name goes on behind the place that it begins with: 云川|战略性支柱产业 has no name."""
    return clues.place_from(start) or start


@cache
def _no_trade() -> re.Pattern[str]:
    """Return the pattern of the words that say what an industry is like, and not which: 外商投资优势|产业."""
    return re.compile(f"(?:{any_of('name_stops', 'no trade')}){{1,6}}")


_DOES = (
    "促进",
    "支撑",
    "带动",
    "推动",
    "发展",
    "赋能",
    "整合",
    "适应",
    "突破",
    "推进",
    "提升",
    "集群",
    "对接",
)  # 招商引资促进|产业
_BECOMES = re.compile("成为?(?![都渝])(?=..)")  # 打造|成战略性支柱产业


# 农产品加工、: these end a name only where the clause, the list or a word of trade follows
_BARE = ("制造", "加工", "深加工", "工业", "农业", "林业", "渔业")
_BOUNDED = re.compile("[、，。；）]|等|和|业|企业|产业|行业")
_GOES_ON = re.compile(
    "[0-9]|[强大][省市县国区]|[圈环]|化|园|区|带|村|基地|示范|政策|基金|结构|工人|技术|扶贫|振兴(?!。|，)|帮扶|项目|链|生产|农村|观光|局|厅|部|办|大学|学院|机械|用地|保险|补贴|信贷|农"
)


def _known(clues: Clues) -> Iterator[Candidate]:
    text = clues.text
    trades = [hit for hit in clues.of("name") if hit.what == Kind.INDUSTRY]
    beside = {at for hit in trades if _is_sure(text[hit.start : hit.end]) for at in (hit.start - 1, hit.end)}
    for hit in trades:
        if hit.end - hit.start < 4 and not clues.may_begin(hit.start):
            continue
        word = text[hit.start : hit.end]
        listed = len(word) > 3 and any(at in beside and text.startswith("、", at) for at in (hit.start - 1, hit.end))
        if (listed or _is_sure(word)) and not _GOES_ON.match(text, hit.end):
            yield Candidate(hit.start, hit.end, _INDUSTRY, "known industry", -1)
        elif _TRADE.match(text, hit.end) or (
            _GROWN.search(text, max(0, hit.start - 2), hit.start) and _ENDS.match(text, hit.end)
        ):
            yield Candidate(hit.start, hit.end, _INDUSTRY, "trade in context", -1)


def _is_sure(word: str) -> bool:
    """Return whether a word of the lexicon is a trade wherever it stands; 人工智能 is a technique too."""
    return len(word) >= 4 - word.endswith("业") and word not in _TECHNIQUES


_TECHNIQUES = (
    "人工智能",
    "集成电路",
    "电子信息",
    "中医药",
    "生物技术",
    "数字经济",
    "工业互联网",
    "检验检测",
    "养老服务",
    "大数据",
    "云计算",
    "新一代信息技术",
    "冷链物流",
    "现代农业",
    "生态农业",
    "智慧农业",
)

# 旅游、住宿、餐饮等受损严重行业; 甲产业、乙产业三大主导产业
_CLOSED = re.compile(
    "[等二两三四五六七八九十](?:(?<=等)(?:(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,2})个)?(?:受[\u4e00-\u9fff]{2,8}?的?|重点|主导|优势|特色|传统|新兴|战略性|相关|支柱|基础|关联|生活性|生产性|劳动密集型|民生|消费|困难"
    "|服务|损?严重){0,3}|(?<!等)大[\u4e00-\u9fff]{0,4}?)(?P<word>产业|行业|领域|企业)(?![性链园生]|基础|政策|工人|联合|法人)"
)


def _listed(clues: Clues) -> Iterator[Candidate]:
    """Yield the items of a list that ends by saying that they are trades, or fields of which one is a known trade."""
    trades = {(hit.start, hit.end) for hit in clues.of("name") if hit.what == Kind.INDUSTRY}
    for match in _CLOSED.finditer(clues.text):
        items = list(_items(clues, match.start()))
        if any(clues.place_from(start) == end for start, end in items):  # 青岚、云川|三大产业基地
            continue
        if match["word"] in ("产业", "行业") or not trades.isdisjoint(items):
            yield from (Candidate(*item, _INDUSTRY, "listed industry") for item in items)


_MOST_ITEMS = 40


def _items(clues: Clues, at: int) -> Iterator[tuple[int, int]]:
    """Yield the items of the list that ends at a place, the last first."""
    start = _item_before(clues, at)
    for _ in range(_MOST_ITEMS):
        if start is None:
            return
        yield start, at
        if clues.text[start - 1 : start] not in ("、", "和", "及", "与"):
            return
        at = start - 1
        start = _item_before(clues, at)


_BRACKET = re.compile("（[\u4e00-\u9fff]{1,8}）$")


def _item_before(clues: Clues, end: int) -> int | None:
    """Return where an item of a list that ends at `end` begins, brackets behind it included."""
    bracket = _BRACKET.search(clues.text, max(0, end - 10), end)
    last = bracket.start() if bracket else end
    start = _past_area(clues, clues.begin(last, 12), last)
    return start if start is not None and last - start >= 2 and "“" not in clues.text[start:last] else None
