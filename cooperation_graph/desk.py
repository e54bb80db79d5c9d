"""The one face that a researcher's notebook needs: open a dataset and ask it."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from . import dataset
from .dataset.folder import read_manifest
from .errors import NotFoundError

if TYPE_CHECKING:
    import networkx as nx

    from .query import Commitment, Gap, Statement
    from .sparql import Rows

GRAPHS = ("responsibility", "partner", "coresponsibility", "dependency", "context")
ROLES = ("lead", "responsible", "support", "supervise")


def open_dataset(path: Path | str) -> "Dataset":
    """Return the dataset in a folder, ready for questions."""
    folder = Path(path)
    return Dataset(folder, read_manifest(folder))


class Piece(NamedTuple):
    """Some characters of a stored text, with the facts that were read from them, as (subject, property, value)."""

    start: int
    end: int
    text: str
    facts: tuple[tuple[str, str, str], ...]


class Dataset(dataset.Dataset):
    """The notices of a folder, what they say, who works with whom, and where it says so; nothing here changes it."""

    def __repr__(self) -> str:
        """Return the folder and how many notices it holds."""
        return f"<Dataset {self.folder}: {len(self.notices)} notices>"

    def leads(self, body: str | None = None, *, role: str | None = None, place: str | None = None) -> "Rows":
        """Return a row for each commitment: its notice, number and heading, and who has which role.

        `body` and `place` are names as people write them; `role` is lead, responsible, support or supervise.
        """
        from .query import Facts, notice_at
        from .sparql import Rows

        facts = Facts(self.lookup)
        found = self.commitments(body, role=role, place=place)
        titles = {iri: notice_at(facts, iri) for iri in dict.fromkeys(task.notice for task in found)}
        return Rows(
            ("notice", "task", "heading", *ROLES, "state"),
            tuple(
                (
                    titles[task.notice].number or titles[task.notice].title,
                    task.label,
                    task.heading,
                    *("、".join(each.label for each in task.bodies(each_role)) for each_role in ROLES),
                    task.state,
                )
                for task in found
            ),
        )

    def commitments(
        self, body: str | None = None, *, role: str | None = None, place: str | None = None
    ) -> "tuple[Commitment, ...]":
        """Return the commitments with the bodies that are named for them, as values."""
        from .query import leads

        return leads(self.lookup, bodies=self._meant(body), role=role, places=self._meant(place))

    def gaps(self) -> "tuple[Gap, ...]":
        """Return what the notices leave open, and what was not understood."""
        from .query import gaps

        return gaps(self.lookup)

    def show(self, name: str, language: str = "zh") -> "tuple[Statement, ...]":
        """Return all that is known of the things of that name, each statement with its evidence."""
        from .query import dossier

        return tuple(
            statement for iri in sorted(self._meant(name)) for statement in dossier(self.lookup, iri, language)
        )

    def network(self, kind: str = "partner", *, collectives: bool = False) -> "nx.Graph[str]":
        """Return a networkx graph: one of GRAPHS; collectives (市直有关部门) are left out unless asked for.

        Attributes may be tuples; `cooperation_graph.network.plain` makes a copy that can be written to a file.
        """
        from . import network

        if kind not in GRAPHS:
            raise NotFoundError(f"no network is called {kind!r}; there are {', '.join(GRAPHS)}")
        made: nx.Graph[str] = getattr(network, f"{kind}_graph")(self.lookup, collectives=collectives)
        return made

    def marked(self, notice: str) -> tuple[Piece, ...]:
        """Return the stored text of a notice in pieces: put together they are the text, each with what it says."""
        text = self.text(notice)
        return tuple(_pieces(text, self._spans(notice)))

    def _spans(self, notice: str) -> dict[tuple[int, int], list[tuple[str, str, str]]]:
        from .sparql import run

        key = dataset.folder.find(self.held, notice).key
        rows = run(self.said_by(notice), _READ_FROM, {"text": f"{_TEXT}{key}"})
        spans: dict[tuple[int, int], list[tuple[str, str, str]]] = {}
        for _, subject, name, value, start, end in rows:
            spans.setdefault((int(str(start)), int(str(end))), []).append((str(subject), str(name), str(value)))
        return spans

    def _meant(self, name: str | None) -> frozenset[str]:
        from .query import matches

        if name is None:
            return frozenset()
        found = matches(self.lookup, name)
        if not found:
            raise NotFoundError(f"nothing is called {name!r}")
        return frozenset(match.found.iri for match in found)


_TEXT = "https://w3id.org/cooperation-graph/id/text/sha256-"
_READ_FROM = """
SELECT ?text ?s ?p ?o ?start ?end {
  GRAPH <https://w3id.org/cooperation-graph/graph/evidence> {
    ?evidence oa:hasSource ?text ; oa:hasSelector ?at . ?at oa:start ?start ; oa:end ?end }
  GRAPH ?evidence { ?s ?p ?o }
} ORDER BY ?start ?end ?s ?p ?o"""


def _pieces(text: str, spans: dict[tuple[int, int], list[tuple[str, str, str]]]) -> Iterator[Piece]:
    """Yield the text cut wherever a span begins or ends."""
    edges = sorted({0, len(text), *(edge for span in spans for edge in span)})
    for start, end in pairwise(edges):
        facts = [fact for (first, last), found in spans.items() if first <= start and end <= last for fact in found]
        yield Piece(start, end, text[start:end], tuple(dict.fromkeys(facts)))
