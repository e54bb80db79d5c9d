"""Dates as a calendar: what is printed, never a day that nobody wrote."""

from datetime import date

import pytest
from icalendar import Calendar

from cooperation_graph.agenda import calendar_bytes, days_of, entries, first_period
from cooperation_graph.dataset import Dataset


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2009-01-19", (date(2009, 1, 19), date(2009, 1, 19))),
        ("../2020-06-30", (date(2020, 6, 30), date(2020, 6, 30))),
        ("2017-02", (date(2017, 2, 1), date(2017, 2, 28))),
        ("2021/2025", (date(2021, 1, 1), date(2025, 12, 31))),
        ("2009-21", None),
        ("2009-21/..", None),
        ("2019-03-01/..", None),
        ("2021-02-30", None),
        (None, None),
    ],
)
def test_days_of_an_edtf_value(edtf: str | None, days: tuple[date, date] | None) -> None:
    assert days_of(edtf) == days


@pytest.mark.parametrize(
    ("rule", "first", "last"),
    [
        ("FREQ=YEARLY", date(2009, 1, 1), date(2009, 12, 31)),
        ("FREQ=MONTHLY", date(2009, 5, 1), date(2009, 5, 31)),
        ("FREQ=MONTHLY;INTERVAL=3", date(2009, 4, 1), date(2009, 6, 30)),
        ("FREQ=WEEKLY", date(2009, 5, 18), date(2009, 5, 24)),
        ("FREQ=DAILY", date(2009, 5, 20), date(2009, 5, 20)),
    ],
)
def test_a_recurrence_fills_the_period_in_which_the_notice_was_issued(rule: str, first: date, last: date) -> None:
    assert first_period(rule, "2009-05-20") == (first, last)


def test_a_recurrence_in_a_notice_without_date_has_no_days() -> None:
    assert first_period("FREQ=YEARLY", None) is None


def test_the_yearly_events_of_2009_recur_and_quote_the_notice(shenyang: Dataset) -> None:
    events = Calendar.from_ical(calendar_bytes(entries(shenyang))).walk("VEVENT")
    yearly = [event for event in events if "RRULE" in event]

    assert {str(event["SUMMARY"]).split()[0] for event in yearly} == {"三（四）", "三（五）", "三（六）"}
    assert all(event.decoded("RRULE")["FREQ"] == ["YEARLY"] for event in yearly)
    assert all("每年" in str(event["DESCRIPTION"]) for event in yearly)


def test_no_day_is_invented(shenyang: Dataset) -> None:
    left_out = {entry.label for entry in entries(shenyang) if entry.days is None}

    assert {"早日", "定期", "从2009年春季开始"} <= left_out


def test_a_deadline_stands_on_its_day(two_notices: Dataset) -> None:
    (deadline,) = [entry for entry in entries(two_notices) if entry.label == "2017年底前"]

    assert deadline.days == (date(2017, 12, 31), date(2017, 12, 31))


def test_equal_datasets_give_equal_calendars_with_lasting_identifiers(shenyang: Dataset) -> None:
    first, second = (calendar_bytes(entries(shenyang)) for _ in range(2))
    uids = [str(event["UID"]) for event in Calendar.from_ical(first).walk("VEVENT")]

    assert first == second
    assert len(set(uids)) == len(uids)


def test_lines_are_folded_as_the_standard_asks(shenyang: Dataset) -> None:
    assert max(map(len, calendar_bytes(entries(shenyang)).split(b"\r\n"))) <= 75
