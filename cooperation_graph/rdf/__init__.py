"""From a reading to statements: a fact stands in the default graph, and again in the graph of each evidence of it."""

from collections import defaultdict
from itertools import chain

from ..model import Reading
from .commitments import commitments, outside
from .entities import entities, findings
from .evidence import described, graph, selectors, stored_text
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
    graphs: dict[Evidence, bytes] = {}
    said: defaultdict[str, set[bytes]] = defaultdict(set)  # what follows each subject on its lines
    last, within = None, b""
    for evidence, subject, predicate, value in chain.from_iterable(family(about) for family in FAMILIES):
        if evidence is not last:  # several facts in a row rest on one piece of evidence: spares looking it up
            within = graphs.get(evidence) or graphs.setdefault(evidence, graph(about, evidence).encode())
            last = evidence
        fact = f"{predicate} {value} ".encode()
        said[subject].update((fact + b".\n", fact + within + b" .\n"))
    lines = {subject.encode(): sorted(rest) for subject, rest in said.items()}
    spans = {evidence.span for evidence in graphs if evidence.span is not None}
    for named, rest in chain(described(about, graphs), selectors(about, spans), [stored_text(about)]):
        lines[named] = sorted({*lines[named], *rest}) if named in lines else rest
    # no subject begins another, so this is the order of whole lines, at a third of what sorting these costs
    return b"".join([named + b" " + (named + b" ").join(lines[named]) for named in sorted(lines)])


def notice_iri(reading: Reading) -> str:
    """Return the IRI of the notice of a reading."""
    return Subject.of(reading).notice.strip("<>")
