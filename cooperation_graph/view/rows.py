"""From a dataset to the rows of its page."""

from collections.abc import Iterator

from ..model import State
from ..query import HasStore
from ..vocabulary import concept, expand
from .edges import edges
from .nodes import Nodes
from .parts import measures, targets, times
from .said import Facts, Said, first
from .tables import Commitment, Note, Notice, Tables, Text

NOTES = (
    "cg:documentNumber",
    "dcterms:title",
    "dcterms:issued",
    "cg:effectiveFrom",
    "cg:expires",
    "cg:heading",
    "cg:alias",
    "cg:divisionCode",
)
_STATES = {expand(f"cg:{concept(each)}"): each.value for each in State}


def tables(dataset: HasStore) -> Tables:
    """Return the rows of a dataset's page, the same for the same statements."""
    said = Said(dataset)
    nodes = Nodes(said)
    notices = _notices_in_order(said, nodes)
    notice_rows = tuple(_notices(said, nodes, notices))
    commitments = _commitments_in_order(said, nodes, notices)
    rank = {iri: place for place, iri in enumerate(commitments)}
    for iri in commitments:
        nodes.of(iri)  # their rows stand together, in reading order
    links = tuple(edges(said, nodes, commitments))
    actions = measures(said, nodes, rank)
    return Tables(
        texts=tuple(
            Text(each.get("cg:fileName", ""), each.get("cg:sha256", ""), each["rdf:value"]) for each in said.texts
        ),
        edges=links,
        notices=notice_rows,
        commitments=tuple(_commitments(said, nodes, notices, commitments, notice_rows)),
        measures=tuple(actions.values()),
        times=tuple(times(said, rank, actions)),
        targets=tuple(targets(said, rank, actions)),
        notes=tuple(_notes(said, nodes)),
        nodes=tuple(nodes.rows),
        rules=tuple(said.rules),
    )


def _notices_in_order(said: Said, nodes: Nodes) -> list[str]:
    issued, number = said.about("dcterms:issued"), said.about("cg:documentNumber")
    return sorted(nodes.of_kind("notice"), key=lambda iri: (first(issued, iri), first(number, iri), iri))


def _notices(said: Said, nodes: Nodes, notices: list[str]) -> Iterator[Notice]:
    text = said.about("cg:sourceText")
    facts = [said.about(name) for name in ("cg:documentNumber", "dcterms:issued", "cg:effectiveFrom", "cg:expires")]
    texts = {iri: place for place, iri in enumerate(said.text_iris)}
    for iri in notices:
        yield Notice(nodes.of(iri), texts.get(first(text, iri), 0), *(first(each, iri) for each in facts))


def _commitments_in_order(said: Said, nodes: Nodes, notices: list[str]) -> list[str]:
    ordinal, inside = said.about("cg:ordinal"), said.about("cg:inNotice")
    rank = {iri: place for place, iri in enumerate(notices)}
    found = [iri for iri in nodes.of_kind("commitment") if first(inside, iri) in rank]
    return sorted(found, key=lambda iri: (rank[first(inside, iri)], int(first(ordinal, iri) or 0), iri))


def _commitments(
    said: Said, nodes: Nodes, notices: list[str], commitments: list[str], rows: tuple[Notice, ...]
) -> Iterator[Commitment]:
    path, label, state = (said.about(f"cg:{name}") for name in ("path", "pathLabel", "responsibilityState"))
    inside, span = said.about("cg:inNotice"), (said.about("cg:begins"), said.about("cg:ends"))
    rank = {iri: place for place, iri in enumerate(notices)}
    for place, iri in enumerate(commitments):
        shown = first(label, iri) or first(path, iri)
        status = _STATES.get(first(state, iri), State.NONE_STATED.value)
        notice = rank[first(inside, iri)]
        yield Commitment(
            nodes.of(iri), notice, first(path, iri), shown, place + 1, status, rows[notice].text, *_span(span, iri)
        )


def _span(facts: tuple[Facts, Facts], iri: str) -> tuple[int, int]:
    begins, ends = facts
    return int(first(begins, iri) or 0), int(first(ends, iri) or 0)


def _notes(said: Said, nodes: Nodes) -> Iterator[Note]:
    for name in NOTES:
        for subject, values in said.about(name).items():
            if subject in nodes.place:
                node = nodes.place[subject]
                for value, evidence in values.items():
                    shown = "" if value == nodes.rows[node].label else value
                    yield Note(node, name.partition(":")[2], shown, evidence)
