"""The tables of bodies, reorganisations, regions, landmarks and industries hold together, each row with its source."""

import re
from datetime import date

import pytest

from cooperation_graph.places import coded
from cooperation_graph.resolve.departments import by_id, known, narrowed, slotted, slotted_as, table
from cooperation_graph.resolve.divisions import Outdated, Place, Several, place
from cooperation_graph.resolve.successions import reported
from cooperation_graph.resolve.things import industries, landmarks, regions

MONTH = re.compile(r"(?:(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?)?")


def test_every_row_of_a_body_has_its_own_id_a_known_kind_and_a_source() -> None:
    assert len(by_id()) == len(table())
    kinds = {"Government", "GovernmentOffice", "Department", "PartyBody", "Institution", "VerticalBody", "Enterprise"}
    assert {each.kind for each in table()} <= kinds
    assert [each.id for each in table() if not each.source or each.verification not in ("verified", "unverified")] == []
    assert [each.id for each in table() if not each.reach <= set("国省市县")] == []


def test_years_and_months_are_written_as_such_and_do_not_end_before_they_begin() -> None:
    for each in table():
        assert MONTH.fullmatch(each.valid_from), each.id
        assert MONTH.fullmatch(each.valid_to), each.id
        assert not each.valid_to or each.valid_from <= each.valid_to, each.id


def test_what_only_domain_knowledge_says_is_unverified() -> None:
    assert [each.id for each in table() if each.source == "domain knowledge" and each.verification == "verified"] == []


def test_successors_are_rows_that_begin_before_their_predecessor_has_ended_everywhere() -> None:
    for each in table():
        for successor in filter(None, each.successors.split("|")):
            assert by_id()[successor].valid_from[:4] <= (each.valid_to or "9999")[:4], each.id


def test_every_example_is_a_name_of_its_own_row() -> None:
    for each in table():
        stems = {each.example, each.example[1:]}
        inside = {form.department for form in slotted() for stem in stems if form.pattern.fullmatch(stem)}
        assert each in inside or any(each in known(stem) for stem in stems), each.id


def test_the_forms_that_end_as_a_name_does_are_all_that_can_match_it() -> None:
    for name in {stem for each in table() for stem in (each.example, each.example[1:])}:
        expected = [form for form in slotted() if form.pattern.fullmatch(name)]
        assert [form for form in slotted_as(name) if form.pattern.fullmatch(name)] == expected, name


@pytest.mark.parametrize("level", ["省", "市", "县", "国"])
@pytest.mark.parametrize("day", [date(2005, 6, 1), date(2012, 6, 1), date(2021, 6, 1), date(2022, 6, 1)])
def test_one_form_means_one_body_at_a_level_on_a_day_far_from_reforms(level: str, day: date) -> None:
    for form in sorted({form for each in table() for form in each.forms.split("|")}):
        local = [each for each in known(form) if ("国" in each.reach) == (level == "国") and level in each.reach]
        in_use = [each for each in narrowed(local, frozenset(level), day) if each.valid(day)]
        assert len({each.key for each in in_use}) <= 1, form


def test_what_is_said_of_places_names_divisions_that_there_were() -> None:
    codes = {code for row in regions().values() for code in row.members.split("|")}
    codes |= {row.located_in for row in landmarks().values()} | {place_ for place_, _ in reported()}
    assert {code for code in codes if code and not coded(code)} == set()
    assert all(row.source and row.example for row in regions().values())
    assert all(row.source and row.example for row in landmarks().values())
    assert all(row.source and row.example for row in industries().values())


SHENYANG = place("沈阳市", date(2009, 1, 19), None)
PLACES = [
    ("阜新", "2009-01-19", "210900"),
    ("阜新蒙古族自治县", "2009-01-19", "210921"),
    ("彰武", "2009-01-19", "210922"),
    ("和平区", "2009-01-19", "210102"),
    ("朝阳", "2009-01-19", "211300"),
    ("承德", "2009-01-19", "130800"),
    ("吉林", "2009-01-19", "220000"),
    ("于洪区", "2009-01-19", "210114"),
]


@pytest.mark.parametrize(("name", "day", "code"), PLACES)
def test_a_place_in_a_notice_of_shenyang(name: str, day: str, code: str) -> None:
    assert isinstance(SHENYANG, Place)
    found = place(name, date.fromisoformat(day), SHENYANG)
    assert isinstance(found, Place)
    assert found.key == code


def test_a_place_that_nothing_decides_or_that_was_no_more_is_none() -> None:
    assert isinstance(place("和平区", date(2009, 1, 19), None), Several)
    assert isinstance(place("朝阳", date(2009, 1, 19), None), Several)
    assert isinstance(place("东陵区", date(2020, 1, 1), None), Outdated)
    assert place("北岗区", date(2020, 1, 1), None) is None
