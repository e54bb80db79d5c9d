"""The JSON of a notice holds what was understood of it, and nothing that the graph does not hold."""

import json
from functools import cache

import pytest

from cooperation_graph.contract import as_bytes, as_json, as_text
from cooperation_graph.pipeline import read_notice
from cooperation_graph.resources import resource

NOTICES = sorted(path.name for path in resource("data/notices").glob("*.txt"))


@cache
def told(name: str) -> dict[str, object]:
    return json.loads(as_bytes(read_notice(resource("data/notices") / name)))  # type: ignore[no-any-return]


def objects(value: object) -> list[dict[str, object]]:
    """Return every object inside a JSON value."""
    if isinstance(value, dict):
        return [value, *(found for each in value.values() for found in objects(each))]
    return [found for each in value for found in objects(each)] if isinstance(value, list) else []


@pytest.mark.parametrize("name", NOTICES)
def test_every_offset_is_one_of_the_text(name: str) -> None:
    size = len(str(told(name)["text"]))
    spans = [(each["start"], each["end"]) for each in objects(told(name)) if each.get("start") is not None]
    assert spans
    assert [span for span in spans if not 0 <= int(str(span[0])) < int(str(span[1])) <= size] == []


def test_the_text_for_people_the_bytes_and_the_values_say_the_same() -> None:
    reading = read_notice(resource("data/notices/10-yunchuan-targets.txt"))
    assert as_text(reading) == json.dumps(as_json(reading), ensure_ascii=False, indent=2)
    assert as_bytes(reading).decode() == json.dumps(as_json(reading), ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize("name", NOTICES)
def test_each_finding_says_why_in_both_languages(name: str) -> None:
    reasons = [each for each in objects(told(name)) if "reason" in each]
    assert [each for each in reasons if not each["reason"] or each["reason"] == each["reason_zh"]] == []


def test_targets_and_times_outside_the_tasks_stand_beside_them() -> None:
    notice = told("10-yunchuan-targets.txt")
    aims = [(str(notice["text"])[each["start"] : each["end"]], each["change"]) for each in notice["targets"]]  # type: ignore[attr-defined]
    assert ("增长6%左右", "+") in aims


def test_parties_of_measures_are_named_understood_and_matched() -> None:
    notice = told("shenyang-2009-1.txt")
    parties = [each for each in objects(notice) if "mode" in each]
    assert {each["mode"] for each in parties} == {"explicit", "implicit", "inherited", "inferred", "reciprocal"}
    assert {each["name"] for each in parties if each["iri"] is None} == set()


def test_a_recurrence_says_how_often_and_within_what() -> None:
    times = [each for each in objects(told("shenyang-2009-1.txt")) if each.get("rrule")]
    assert {(each["count"], each["within"]) for each in times} >= {(1, "2009/2013")}
