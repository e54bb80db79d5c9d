"""Where a pattern may begin is told apart from the pattern, for speed; what it finds must not change."""

import re
from pathlib import Path

import pytest

from cooperation_graph.extract.measures.known import CUE_WORDS, CUES
from cooperation_graph.extract.responsibilities.cues import cue_beginning, cue_pattern
from cooperation_graph.extract.responsibilities.labelled import label_beginning, label_pattern
from cooperation_graph.extract.targets import grammar as targets
from cooperation_graph.extract.times import grammar as times
from cooperation_graph.lexicon import hint, hinted
from cooperation_graph.structure.signature import DATE, YEAR
from cooperation_graph.text import clean

Hinted = tuple[re.Pattern[str], re.Pattern[str]]
HINTED = (
    targets.quantity(),
    targets.relative(),
    times.dated(),
    times.counted(),
    times.periods(),
    times.worded(),
    (CUE_WORDS, CUES),
    (YEAR, DATE),
    (cue_beginning(), cue_pattern()),
    (label_beginning(), label_pattern()),
)
HERE = Path(__file__).parent
TEXTS = sorted([*(HERE / "cases").rglob("*.txt"), *(HERE.parent / "data" / "notices").glob("*.txt")])


@pytest.mark.parametrize("pair", HINTED, ids=lambda pair: pair[1].pattern.strip()[:20])
def test_hints_lose_nothing(pair: Hinted) -> None:
    found = 0
    for path in TEXTS:
        text = clean(path.read_text(encoding="utf-8")).text
        whole = [match.span() for match in pair[1].finditer(text)]
        assert [match.span() for match in hinted(text, *pair)] == whole, path.name
        found += len(whole)
    assert found > 0


def test_a_match_inside_another_is_passed_over() -> None:
    words = ("年底", "底前完成")
    assert [match.group() for match in hinted("年底前完成", hint(words), re.compile("|".join(words)))] == ["年底"]
