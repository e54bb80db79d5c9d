"""From a reading to statements: a fact stands in the default graph, and again in the graph of each evidence of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from ..model import Reading
from .commitments import commitments, outside
from .entities import entities, findings
from .evidence import Graphs, quotations, stored_text
from .notice import citations, notice
from .said import Evidence, Subject

__all__ = ["n_quads", "notice_iri", "statements"]

# what is said of a notice; the order is of no consequence, for the lines are sorted
FAMILIES = (notice, outside, citations, commitments, entities, findings)


def statements(reading: Reading) -> list[str]:
    """Return a reading as sorted lines of N-Quads, the stored text among them."""
    return [f"{line}\n" for line in n_quads(reading).decode().split("\n")[:-1]]


def n_quads(reading: Reading) -> bytes:
    """Return the sorted lines of a reading as the content of a file."""
    about = Subject.of(reading)
    graphs = Graphs(about)
    said = _said(about, graphs)
    selectors = graphs.selectors()
    blocks = [
        *[_block(subject + b" ", facts) for subject, facts in said.items()],
        *quotations(about, selectors),
        *graphs.described(selectors),
        stored_text(about),
    ]
    blocks.sort()  # no subject begins another, so this is the order of lines, at a third of what sorting these costs
    return b"".join(blocks)


def _said(about: Subject, graphs: Graphs) -> dict[bytes, dict[bytes, Sequence[bytes]]]:
    """Return the facts of each subject, each with the graphs that say it; these come to be in `graphs`."""
    said: defaultdict[bytes, dict[bytes, Sequence[bytes]]] = defaultdict(dict)
    last: tuple[Evidence, ...] = ()
    within: tuple[bytes, ...] = ()
    for evidence, subject, facts in chain.from_iterable(family(about) for family in FAMILIES):
        if evidence is not last:  # what is said in a row often rests on the same evidence: spares looking it up
            within = (graphs[evidence[0]],) if len(evidence) == 1 else tuple([graphs[each] for each in evidence])
            last = evidence
        known = said[subject]
        for fact in facts:
            before = known.get(fact)
            if before is None:
                known[fact] = within
            elif isinstance(before, list):
                before += within
            else:  # a list from here on, for a fact may be said again at any number of places
                known[fact] = [*before, *within]
    return said


def _block(named: bytes, facts: Mapping[bytes, Sequence[bytes]]) -> bytes:
    """Return the sorted lines of a subject, each fact before the graphs that say it; no fact begins another."""
    lines: list[bytes] = []
    for fact in sorted(facts):
        line, graphs = named + fact, facts[fact]
        if len(graphs) == 1:  # nearly all
            lines += (line, b".\n", line, *graphs)
        else:
            lines += (line, b".\n")
            for within in sorted({*graphs}):
                lines += (line, within)
    return b"".join(lines)


def notice_iri(reading: Reading) -> str:
    """Return the IRI of the notice of a reading."""
    return Subject.of(reading).notice.decode().strip("<>")
