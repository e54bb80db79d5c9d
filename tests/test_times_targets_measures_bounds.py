"""Whatever the text, times, targets and measures lie inside it, in reading order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation_graph.extract.measures import measures
from cooperation_graph.extract.targets import targets
from cooperation_graph.extract.times import times
from cooperation_graph.model import Field, Kind, Masthead, Mention, Outline, Section, SectionKind, Span
from cooperation_graph.text import clean

SIGNS = "，。；：（）《》“”、\n 0123456789年月日季度每在自从到至将要对为的不得%\u200b〇一二十"
WORDS = "支持 加强 共同 两市 我市 各市 规划确定了 以上 个百分点 之日起 内 前 后 底 期间 云川 临河市 组织 企业 实现 增长"
texts = st.lists(st.sampled_from([*SIGNS, *WORDS.split(), "未来5年", "2月30日"]), max_size=60).map("".join)
marks = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 6), st.sampled_from(list(Kind))), max_size=6)


@settings(max_examples=300, deadline=None)
@given(texts, marks, st.sampled_from(["2020-02-29", "2009-01-19", "no date"]))
def test_spans_lie_in_the_text_and_in_order(text: str, named: list[tuple[int, int, Kind]], day: str) -> None:
    view, whole = clean(text), Span(0, len(text))
    head = Masthead(issued=Field(day, Span(0, 0)), issuers=(Field("云川市人民政府", Span(0, 0)),))
    parts = Outline(head, (Section("1", "一", 1, SectionKind.TASK, whole, None, whole),))
    mentions = tuple(
        Mention(kind, Span(start, min(start + size, len(text))), "")
        for start, size, kind in sorted(named, key=lambda row: row[:2])
        if start <= len(text)
    )
    when = times(view, parts)
    for found in (when, targets(view, parts), measures(view, parts, (), mentions, when)):
        spans = [each.span for each in found]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert spans == sorted(spans)
