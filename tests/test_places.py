from datetime import date

import pytest

from cooperation_graph.places import coded, named, names, short_name


@pytest.mark.parametrize(
    ("name", "code", "on"),
    [
        ("沈阳市", "210100", date(2009, 1, 19)),
        ("阜新市", "210900", date(2009, 1, 19)),
        ("于洪区", "210114", date(2009, 1, 19)),
        ("新民市", "210181", date(2009, 1, 19)),
        ("彰武", "210922", date(2009, 1, 19)),
        ("承德市", "130800", date(2009, 1, 19)),
        ("赤峰", "150400", date(2009, 1, 19)),
        ("东陵区", "210112", date(2009, 1, 19)),
        ("浑南区", "210112", date(2020, 1, 1)),
        ("海门区", "320614", date(2022, 1, 1)),
    ],
)
def test_a_name_has_the_code_of_the_day(name: str, code: str, on: date) -> None:
    assert code in {each.code for each in named(name, on)}


def test_a_name_that_has_gone_is_not_valid_today() -> None:
    assert named("东陵区", date(2020, 1, 1)) == ()


def test_an_ambiguous_name_keeps_all_its_divisions() -> None:
    assert {each.code[:4] for each in named("和平区", date(2009, 1, 19))} == {"1201", "2101"}


def test_a_code_remembers_its_names() -> None:
    assert [each.name for each in coded("210112")] == ["浑南区", "东陵区"]


def test_a_county_knows_what_it_lies_in() -> None:
    assert named("彰武县")[0].parents == ("210900", "210000")


def test_a_name_of_one_character_has_no_short_form() -> None:
    assert short_name("沙县") is None


def test_no_row_ends_before_it_begins() -> None:
    ends = [each for name in names() for each in named(name) if each.valid_to and each.valid_to <= each.valid_from]
    assert ends == []
