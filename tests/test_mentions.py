"""Each case of tests/cases/mentions reads as it says, each family is needed by its own, and no text makes it slow."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation_graph.extract.citations import citations
from cooperation_graph.extract.mentions import FAMILIES, mentions
from cooperation_graph.extract.responsibilities import responsibilities
from cooperation_graph.extract.targets import targets
from cooperation_graph.extract.times import times
from cooperation_graph.lexicon import NameRow, rows
from cooperation_graph.model import Found, Kind, Mention
from cooperation_graph.structure import outline
from cooperation_graph.text import clean

CASES = Path(__file__).parent / "cases" / "mentions"


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


def read(text: str, without: str = "") -> tuple[Mention, ...]:
    view = clean(text)
    parts = outline(view)
    assigned, _ = responsibilities(view, parts)
    before = Found(citations(view, parts), assigned, times(view, parts), targets(view, parts))
    return mentions(view, parts, before, tuple(family for family in FAMILIES if family.name != without))


def said(text: str, without: str = "") -> tuple[str, ...]:
    found = read(text, without)
    return tuple(f"{each.kind}  {text[slice(*each.span)]}".replace("\n", "⏎") for each in found)


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.file}: {case.title}")
def test_a_text_names_what_its_case_says(case: Case) -> None:
    assert said(case.text) == case.expected


@pytest.mark.parametrize("family", [family.name for family in FAMILIES])
def test_each_family_has_cases_that_fail_without_it(family: str) -> None:
    cases = [case for case in ALL if case.file == family]
    assert any(said(case.text, family) != case.expected for case in cases)


def test_every_kind_has_a_case() -> None:
    assert {line.split("  ")[0] for case in ALL for line in case.expected} == {str(kind) for kind in Kind}


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.file}: {case.title}")
def test_no_two_mentions_share_a_character(case: Case) -> None:
    assert all(one.span.end <= other.span.start for one, other in pairwise(read(case.text)))


def test_each_name_of_the_lexicon_has_one_kind() -> None:
    names = [row.name for row in rows("names", NameRow)]
    assert len(names) == len(set(names))


# the kinds whose names stand by themselves, whatever is around them
CERTAIN = (Kind.REGION, Kind.PUBLIC_BODY, Kind.ENTERPRISE, Kind.PROGRAMME, Kind.PLANNED_EVENT, Kind.POLICY_DOCUMENT)


def test_the_example_of_a_name_is_read_as_that_name() -> None:
    table = [row for row in rows("names", NameRow) if row.kind in CERTAIN]
    missed = [row.name for row in table if f"{row.kind}  {row.name}" not in said(row.example)]
    assert missed == []


HOSTILE = {
    "one sign": "、" * 40_000,
    "quotation marks that never close": "“" * 40_000,
    "one head": "工程" * 20_000,
    "bodies without end": "市政府办" * 10_000,
    "brackets without end": "各（" * 20_000,
    "places without end": "沈阳" * 20_000,
    "marks without end": "各有关" * 15_000,
    "modifiers without end": "农村贫困" * 10_000,
    "lines without end": "至" * 40_000 + "铁路",
    "titles without end": "《" * 40_000,
    "titles inside titles": "《甲" * 20_000,
    "persons without end": "农民" * 20_000,
    "sights without a full stop": "寺、旅游" * 10_000,
    "trades without end": "甲乙、" * 15_000 + "等行业",
    "trades that end and end": "甲乙等行业、" * 8_000,
    "places that no list has": "".join(f"，{chr(0x4E00 + each)}{chr(0x5E00 + each)}县" for each in range(8_000)),
    "of the of the": "获得的" * 15_000 + "医务人员",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_takes_no_more_than_linear_time(text: str) -> None:
    view = clean(text)
    parts = outline(clean(""))
    start = time.process_time()
    mentions(view, parts, Found())
    assert time.process_time() - start < 2  # a kilobyte a millisecond, on the slowest machine that runs this


PIECES = """各 区 县 （ ） 市 政府 “ ” 工程 产业 等 行业 《 》 沈阳 至 铁路 的 人员 获得 召开 会 、 ， 。 和 有关 部门 1
〔2008〕 号"""


@given(st.lists(st.sampled_from([*PIECES.split(), "\n", " ", "\U0001f600"]), max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_mentions_in_order_inside_it(text: str) -> None:
    found = read(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in found)
