"""What the case files of times, targets and measures say, line by line."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cooperation_graph.extract import extract
from cooperation_graph.extract.measures import measures
from cooperation_graph.extract.targets import targets
from cooperation_graph.extract.times import times
from cooperation_graph.model import (
    Derivation,
    Field,
    Masthead,
    Measure,
    Outline,
    Party,
    Section,
    SectionKind,
    Source,
    Span,
    Target,
    Time,
)
from cooperation_graph.structure import outline
from cooperation_graph.text import View, clean

CASES = Path(__file__).parent / "cases"
HEAD = """云川市人民政府关于帮扶工作的通知
云政发〔2009〕1号
各区、县（市）人民政府：
现通知如下。
一、工作任务
"""
TAIL = "\n云川市人民政府\n2009年1月19日\n"


def cases(folder: str) -> list[object]:
    return list(blocks(folder))


def blocks(folder: str) -> Iterator[object]:
    for path in sorted((CASES / folder).glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("======\n"):
            title, _, rest = block.partition("\n\n")
            text, _, lines = rest.partition("\n---\n")
            wanted = [re.split(r"  +", line.strip()) for line in lines.splitlines() if line.strip()]
            yield pytest.param(text, wanted, id=f"{path.stem}: {title}")


def signed(view: View) -> tuple[View, Outline]:
    return view, Outline(Masthead(issued=Field("2024-03-05", Span(0, 0))), ())


def as_time(view: View, time: Time) -> list[str]:
    line = [view.source[time.span.start : time.span.end], time.kind.value, time.rrule or time.edtf or "-"]
    line += ["limit"] * time.deadline + [f"count={time.count}"] * (time.count is not None)
    line += [f"within={time.within}"] * (time.within is not None) + ["no-mention"] * (not time.mention)
    return line + ["inferred"] * (time.derivation is Derivation.INFERRED)


def as_target(view: View, aim: Target) -> list[str]:
    line = [view.source[aim.span.start : aim.span.end], aim.comparator, aim.value or "-", aim.unit or "-"]
    line += [f"base={aim.base}"] * (aim.base is not None) + ["effort"] * aim.effort
    return line + [f"change={aim.change}"] * (aim.change is not None)


def named(parties: tuple[Party, ...]) -> str:
    return ",".join(f"{party.name}:{party.mode.value}" for party in parties)


def as_measure(view: View, each: Measure) -> list[str]:
    quote = view.source[each.span.start : each.span.end]
    parties = [f"{key}={named(found)}" for key, found in (("by", each.actors), ("for", each.beneficiaries))]
    return [each.status.value, each.force.value, quote, *parties, f"at={named(each.places)}"]


@pytest.mark.parametrize(("text", "wanted"), cases("times"))
def test_the_times_of_a_text_are_exactly_these(text: str, wanted: list[list[str]]) -> None:
    view, parts = signed(clean(text))
    marks = {"inferred"} - {mark for line in wanted for mark in line}
    found = [[part for part in as_time(view, time) if part not in marks] for time in times(view, parts)]
    assert found == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("targets"))
def test_the_targets_of_a_text_are_exactly_these(text: str, wanted: list[list[str]]) -> None:
    view, parts = signed(clean(text))
    assert [as_target(view, aim) for aim in targets(view, parts)] == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("measures"))
def test_the_measures_of_a_task_are_these(text: str, wanted: list[list[str]]) -> None:
    view = clean(HEAD + text + TAIL)
    found = [as_measure(view, each) for each in extract(view, outline(view)).measures]
    shown = [
        [part for part in line if part in wish or "=" not in part] for line, wish in zip(found, wanted, strict=False)
    ]
    assert [*shown, *found[len(wanted) :]] == wanted


def test_sections_of_principles_promise_nothing() -> None:
    text = (
        HEAD.replace("一、工作任务", "一、指导思想")
        + "全面拓展城市功能，加大支持力度。\n二、工作任务\n（一）交通。修建道路。"
        + TAIL
    )
    view = clean(text)
    quotes = [text[each.span.start : each.span.end] for each in extract(view, outline(view)).measures]
    assert quotes == ["修建道路"]


@pytest.mark.parametrize("rule", [times, targets], ids=["times", "targets"])
@pytest.mark.parametrize(
    "unit", ["每", "在", "自", "1", "一", "十", "9月", "2009年", "年底前", "不超过", "。", "（", "至2009年", "个"]
)
def test_long_hostile_lines_take_time_in_proportion(rule: Callable[[View, Outline], object], unit: str) -> None:
    view, parts = signed(clean(unit * 20_000))
    rule(view, parts)


@pytest.mark.parametrize(
    "unit",
    [
        "对",
        "在",
        "将",
        "要",
        "组织",
        "的",
        "加强",
        "为",
        "各",
        "支持企业，",
        "在企业的",
        "规划确定了",
        "《",
        "共同",
        "可",
        "开展地",
    ],
)
def test_a_hostile_task_is_read_in_proportion_to_its_length(unit: str) -> None:
    view = clean(unit * 20_000)
    whole = Span(0, len(view.text))
    measures(view, Outline(Masthead(), (Section("1", "一", 1, SectionKind.TASK, whole, None, whole),)), (), (), ())


def test_the_first_notice_promises_no_stated_deadline() -> None:
    path = Path(__file__).parents[1] / "data/notices/shenyang-2009-1.txt"
    source = Source(path.name, "", "text/plain", path.read_text(encoding="utf-8"))
    view = clean(source.text)
    found = times(view, outline(view))
    future = next(time for time in found if source.quote(time.span) == "未来5年")
    assert (future.edtf, future.derivation) == ("2009/2013", Derivation.INFERRED)
    assert not any(time.deadline for time in found)
