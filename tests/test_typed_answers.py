"""Plain Python over the typed answers gives what the named questions give, on all packaged notices."""

from collections import Counter
from collections.abc import Callable, Iterable

import pytest

from cooperation_graph.dataset import Dataset, open_dataset
from cooperation_graph.pipeline import build
from cooperation_graph.query import Assignment, Commitment, Facts, commitments, gaps, notice_at, notices
from cooperation_graph.resources import resource
from cooperation_graph.vocabulary import expand, word

Row = tuple[object, ...]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The dataset of all packaged notices."""
    folder = tmp_path_factory.mktemp("all") / "graph"
    build(sorted(resource("data/notices").glob("*.txt")), folder)
    return open_dataset(folder)


def number(data: Dataset, task: Commitment) -> str:
    found = notice_at(Facts(data), task.notice)
    return found.number or found.iri


def parts(data: Dataset) -> list[tuple[Commitment, Assignment]]:
    return [(task, part) for task in commitments(data) for part in task.assignments]


def leads(data: Dataset) -> Iterable[Row]:
    for task in commitments(data):
        led = task.bodies("lead")
        for body in led:
            yield number(data, task), task.label, task.heading, body.label, body.full_name
        if not led:
            yield number(data, task), task.label, task.heading, None, None


def duties(data: Dataset) -> Iterable[Row]:
    for task, part in parts(data):
        yield part.body.iri, part.body.label, expand(f"cg:{part.role}"), number(data, task), task.label, task.heading


def order(data: Dataset) -> Iterable[Row]:
    for task, part in parts(data):
        role = expand(f"cg:{part.role}")
        yield task.iri, number(data, task), task.label, role, part.role_word, part.position, part.body.label


def lead_and_share(data: Dataset) -> Iterable[Row]:
    led, shared = set[tuple[str, str]](), set[tuple[str, str]]()
    for task, part in parts(data):
        (led if part.role == "lead" else shared if part.role != "supervise" else set()).add((part.body.iri, task.iri))
    for body in sorted({body for body, _ in led | shared}):
        if any(task != other for one, task in led if one == body for two, other in shared if two == body):
            yield (body,)


def never_lead(data: Dataset) -> Iterable[Row]:
    leading = {part.body.iri for _, part in parts(data) if part.role == "lead"}
    for body in sorted({part.body.iri for _, part in parts(data) if not part.body.collective} - leading):
        yield (body,)


def collective_only(data: Dataset) -> Iterable[Row]:
    for task in commitments(data):
        others = [part for part in task.assignments if part.role != "lead"]
        if others and all(part.body.collective for part in others):
            for part in others:
                yield number(data, task), task.label, task.heading, part.body.label


def no_lead(data: Dataset) -> Iterable[Row]:
    for task in commitments(data):
        if not task.bodies("lead"):
            yield number(data, task), task.label, task.heading, task.state


def load(data: Dataset) -> Iterable[Row]:
    carried = {(part.body.iri, task.iri) for task, part in parts(data) if not part.body.collective}
    led = {(part.body.iri, task.iri) for task, part in parts(data) if part.role == "lead" and not part.body.collective}
    leading = Counter(body for body, _ in led)
    for body, count in Counter(body for body, _ in carried).items():
        yield body, count, leading[body]


def slots(data: Dataset) -> Iterable[Row]:
    counted = Counter((expand(f"cg:{part.role}"), part.body.collective) for _, part in parts(data))
    for (role, collective), count in counted.items():
        yield role, collective, count


def pairs(data: Dataset) -> Iterable[Row]:
    joined = {
        (first.body.label, second.body.label, task.iri)
        for task in commitments(data)
        for first in task.assignments
        for second in task.assignments
        if first.role == "lead" and second.role in ("responsible", "support")
        if first.body.iri != second.body.iri and not second.body.collective
    }
    for (lead, partner), count in Counter((lead, partner) for lead, partner, _ in joined).items():
        yield lead, partner, count


def masthead(data: Dataset) -> Iterable[Row]:
    for each in notices(data):
        for issuer in each.issuers or (None,):
            yield each.number, each.title, each.issued, issuer.iri if issuer else None


PLAIN: dict[str, tuple[Callable[[Dataset], Iterable[Row]], str]] = {
    "leads": (leads, "notice task heading lead fullName"),
    "duties": (duties, "body name role notice task heading"),
    "order": (order, "commitment notice task role roleWord position name"),
    "lead-and-share": (lead_and_share, "body"),
    "never-lead": (never_lead, "body"),
    "collective-only": (collective_only, "notice task heading collective"),
    "no-lead": (no_lead, "notice task heading state"),
    "load": (load, "body commitments leading"),
    "slots": (slots, "role collective responsibilities"),
    "pairs": (pairs, "lead partner commitments"),
}


@pytest.mark.parametrize("name", PLAIN)
def test_plain_python_gives_the_answer_of_the_question(data: Dataset, name: str) -> None:
    plain, columns = PLAIN[name]
    asked = data.ask(name)
    places = [asked.columns.index(column) for column in columns.split()]
    found = [tuple(row[place] for place in places) for row in asked]
    if name == "no-lead":
        found = [(*row[:3], word(str(row[3]))) for row in found]
    assert found
    assert sorted(map(str, set(found))) == sorted(map(str, set(plain(data))))


def test_notices_and_gaps_count_as_the_questions_do(data: Dataset) -> None:
    assert {row[0] for row in masthead(data)} == set(data.ask("masthead").column("number"))
    leaderless = [gap for gap in gaps(data) if gap.kind in ("no_lead", "truncated")]
    assert len(leaderless) == len(data.ask("no-lead"))
