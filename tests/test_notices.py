"""Our own notices, with invented places, say what tests/cases/notices says of them, and other texts say nothing."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from cooperation_graph.model import Commitment, Reading, Role
from cooperation_graph.pipeline import read_notice
from cooperation_graph.resources import resource

CASES = sorted((Path(__file__).parent / "cases" / "notices").glob("*.txt"))
NEGATIVE = sorted((Path(__file__).parent / "cases" / "no-notices").glob("*.txt"))
Line = tuple[str, ...]
ROLES = frozenset(role.value for role in Role)
WHOLE = ("title", "number", "issuer", "issued", "addressee", "authority", "commitment", *sorted(ROLES))


def expected(path: Path) -> list[Line]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [tuple(re.split(r"  +", line.strip())) for line in lines if line.strip()]


@cache
def reading(name: str) -> Reading:
    return read_notice(resource("data/notices") / name)


def masthead(told: Reading) -> Iterator[Line]:
    head = told.outline.masthead
    for key, field in (("title", head.title), ("number", head.document_number), ("issued", head.issued)):
        if field is not None:
            yield key, field.value
    if head.issuers:
        yield "issuer", " ".join(field.value for field in head.issuers)
    for field in head.addressees:
        yield "addressee", field.value
    for cited in told.citations:
        if cited.relation in ("basedOn", "carriesOut") and cited.number is not None:
            yield "authority", cited.number.value


def commitments(told: Reading) -> Iterator[Line]:
    for each in told.commitments:
        yield "commitment", each.path, each.heading, each.state.value


def responsibilities(told: Reading) -> Iterator[Line]:
    for each in told.commitments:
        for part in each.responsibilities:
            if not part.person:
                printed = re.sub(r"[\n\u200b]+", "⏎", told.source.quote(part.span))
                restored = "" if part.full_name == printed.replace("⏎", "") else f" = {part.full_name}"
                yield part.role.value, part.path, printed + restored + (" (collective)" if part.collective else "")


def said(told: Reading) -> list[Line]:
    return [*masthead(told), *commitments(told), *responsibilities(told)]


def told_in_full(case: Path) -> list[str]:
    """Return the kinds of which a case names all; one role named means that all roles are."""
    kinds = {line[0] for line in expected(case)}
    return [kind for kind in WHOLE if kind in kinds or (kind in ROLES and kinds & ROLES)]


@pytest.mark.parametrize(
    ("case", "kind"),
    [pytest.param(case, kind, id=f"{case.stem}-{kind}") for case in CASES for kind in told_in_full(case)],
)
def test_a_notice_says_exactly_this(case: Path, kind: str) -> None:
    wanted = [line for line in expected(case) if line[0] == kind]
    assert [line for line in said(reading(case.name)) if line[0] == kind] == wanted


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_times_and_targets_are_among_those_found(case: Path) -> None:
    told = reading(case.name)
    holders: tuple[Commitment | Reading, ...] = (*told.commitments, told)
    found = {
        ("time", told.source.quote(time.span), time.kind.value, time.rrule or time.edtf or "-")
        for each in holders
        for time in each.times
    } | {
        ("target", told.source.quote(aim.span), aim.comparator, aim.value, aim.unit)
        for each in holders
        for aim in each.targets
    }
    assert {line for line in expected(case) if line[0] in ("time", "target")} - found == set()


@pytest.mark.parametrize("case", NEGATIVE, ids=lambda path: path.stem)
def test_a_text_that_assigns_nothing_gives_nothing(case: Path) -> None:
    assert list(responsibilities(read_notice(case))) == []


def test_a_notice_and_its_flattened_copy_have_the_same_sections() -> None:
    clean, flat = reading("08-danpu-numbering.txt"), reading("08-danpu-numbering-flat.txt")
    assert [part.path for part in clean.outline.sections] == [part.path for part in flat.outline.sections]


def test_every_notice_has_its_case() -> None:
    notices = {path.name for path in resource("data/notices").glob("*.txt")} - {"shenyang-2009-1.txt"}
    assert notices == {path.name for path in CASES}
