"""Each line of tests/cases/responsibilities reads as its case says, and no trigger word is lost."""

import gc
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation_graph.extract.responsibilities import RULES, responsibilities
from cooperation_graph.extract.responsibilities.words import triggers
from cooperation_graph.model import Responsibility, Role, Span, Unparsed
from cooperation_graph.resources import resource
from cooperation_graph.structure import outline
from cooperation_graph.text import View, clean

CASES = Path(__file__).parent / "cases" / "responsibilities"
CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "docs"
Read = tuple[tuple[Responsibility, ...], tuple[Unparsed, ...]]


@dataclass(frozen=True)
class Case:
    file: str
    title: str
    text: str
    expected: tuple[str, ...]


def in_file(path: Path) -> Iterator[Case]:
    for block in path.read_text(encoding="utf-8").split("\n====\n"):
        title, _, rest = block.strip("\n").partition("\n")
        text, _, said = (rest + "\n").partition("\n---\n")
        lines = (re.sub(r" {2,}", "  ", line.strip()) for line in said.splitlines())
        yield Case(path.stem, title, text.strip("\n"), tuple(line for line in lines if line))


ALL = [case for path in sorted(CASES.glob("*.txt")) for case in in_file(path)]


@cache
def read(text: str, without: str = "") -> Read:
    view = clean(text)
    return responsibilities(view, outline(view), tuple(rule for rule in RULES if rule[0] != without))


def said(case: Case, without: str = "") -> list[str]:
    found, unparsed = read(case.text, without)
    result = []
    for each in found:
        printed = case.text[slice(*each.span)].replace("\n", "⏎")
        restored = "" if each.full_name == printed.replace("⏎", "") else f" = {each.full_name}"
        role = f"person {each.role}" if each.person else str(each.role)
        result.append(f"{role}  {printed}{restored}{' (collective)' if each.collective else ''}")
    tells = any(line.startswith("unparsed") for line in case.expected)
    return result + [f"unparsed  {each.trigger}  {each.reason}" for each in unparsed if tells]


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.file}: {case.title}")
def test_a_line_reads_as_its_case_says(case: Case) -> None:
    assert sorted(said(case)) == sorted(case.expected)


@pytest.mark.parametrize("rule", [name for name, _ in RULES])
def test_each_rule_is_needed_by_a_case(rule: str) -> None:
    failing = [case for case in ALL if case.file == rule and sorted(said(case, rule)) != sorted(case.expected)]
    assert failing


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.file}: {case.title}")
def test_the_words_of_a_case_are_the_text_own(case: Case) -> None:
    for each in read(case.text)[0]:
        assert each.onward or each.line.start <= each.span.start < each.span.end <= each.line.end
        if each.role_span:
            assert clean(case.text).read(each.role_span) == each.role_word


def lost(view: View, found: Read) -> list[str]:
    """Return the trigger words that are neither in a line nor in what was not understood."""
    responsible, unparsed = found
    held = {each.line for each in responsible} | {each.span for each in unparsed}
    held |= {span for each in responsible for span in (each.role_span, each.premise) if span}
    spans = [view.span(*match.span()) for match in triggers(view.text)]
    return [view.source[slice(*span)] for span in spans if not any(each.overlaps(span) for each in held)]


def notices() -> list[Path]:
    return [*sorted(resource("data/notices").glob("*.txt")), *(sorted(CORPUS.glob("*.txt")) if CORPUS.exists() else [])]


@pytest.mark.parametrize("path", notices(), ids=lambda path: path.stem)
def test_no_trigger_word_is_lost(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    view = clean(text)
    found = responsibilities(view, outline(view))
    assert lost(view, found) == []
    assert all(each.reason for each in found[1])


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.file}: {case.title}")
def test_no_trigger_word_of_a_case_is_lost(case: Case) -> None:
    assert lost(clean(case.text), read(case.text)) == []


def test_the_source_notice_has_eighteen_responsibilities() -> None:
    text = resource("data/notices/shenyang-2009-1.txt").read_text(encoding="utf-8")
    found, _ = read(text)
    assert [each.role for each in found].count(Role.LEAD) == 7
    assert [each.role for each in found].count(Role.RESPONSIBLE) == 11
    assert sum(each.collective for each in found) == 3
    restored = {each.full_name for each in found if each.full_name != text[slice(*each.span)]}
    assert restored == {"市规划国土局", "市大型活动办"}
    assert len({each.path for each in found}) == 7


def test_a_stated_rule_is_kept_as_the_premise_of_a_lead() -> None:
    text = "一、甲。（财政部、教育部负责。列第一位者为牵头单位，下同）"
    found, _ = read(text)
    premises = [each.premise for each in found if each.premise]
    assert [text[slice(*span)] for span in premises] == ["列第一位者为牵头单位，下同"]


def test_a_line_below_several_parts_serves_the_section_that_holds_them() -> None:
    roads = "一、任务\n（一）路\n1.修路。\n2.护路。\n（市交通局负责）\n"
    bridges = "（二）桥\n1.修桥。（市交通局负责）\n2.护桥。\n（市财政局负责）\n"
    assert [each.path for each in read(roads + bridges)[0]] == ["1.1", "1.2.1", "1.2.2"]


HOSTILE = {
    "opened": "（",
    "closed": "）",
    "nested": "（市教育局",
    "labels": "责任单位：",
    "labels on lines": "责任单位：\n",
    "leads": "牵头",
    "helpers": "会同",
    "by": "由市教育局牵头",
    "and": "市教育局和",
    "and so on": "等",
    "manners": "按职责分工",
    "divisions": "各县、",
    "duties": "（一）市教育局：",
    "pairs": "市教育局——白石县\n",
    "first": "列第一位",
    "lists": "（市教育局、市财政局负责。列第一位者为牵头单位，下同）",
    "clauses": "市教育局牵头，市财政局配合，",
    "blanks": " ",
    "prose in brackets": "（企业负责）",
    "feet of pages": "主办单位：市教育局 ICP ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_line_takes_time_in_proportion(unit: str) -> None:
    longer = min(_seconds(unit, 40_000) for _ in range(2))
    assert longer < 20 * _seconds(unit, 10_000) + 0.5


def _seconds(unit: str, size: int) -> float:
    view = clean((unit * size)[:size])
    parts = outline(clean(""))
    gc.disable()  # a collection looks at all that the tests before have left
    start = time.process_time()
    responsibilities(view, parts)
    taken = time.process_time() - start
    gc.enable()
    return taken


PIECES = """
（ ） [ ] 〔 、 ， 。 ； ： 等 和 及 由 要 会同 牵头 负责
责任单位 牵头单位： 配合 市教育局 财政局 各县（市、区）政府 有关部门
一、 2. —— 下同 列第一位者为牵头单位 王　健 2023年底前完成 责任人： 團 \u200b 𠮷 市委宣传部 文明办
"""


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*re.split("[ \n]+", PIECES), " ", "\n", "\t"]), max_size=40).map("".join))
def test_whatever_is_written_is_read_without_losing_a_word(text: str) -> None:
    view = clean(text)
    found = responsibilities(view, outline(view))
    assert lost(view, found) == []
    for each in found[0]:
        assert Span(0, len(text)).covers(each.span)
        assert each.line.covers(each.span)
        assert each.full_name
        assert each.position >= 1
