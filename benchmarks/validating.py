"""What the shapes cost here and in pySHACL: the same facts, taken in turns, medians of processor time and their ratio.

Run with `python benchmarks/validating.py [FOLDER] [ROUNDS]`; FOLDER holds notices, ours without it. Needs pyshacl.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyshacl
import rdflib
from pyoxigraph import DefaultGraph, RdfFormat, Store

from cooperation_graph import build, open_dataset
from cooperation_graph.resources import resource
from cooperation_graph.validate import broken_shapes


def in_pyshacl(store: Store) -> None:
    """Check the facts of a store as a user of the library does."""
    facts = rdflib.Graph().parse(resource("ontology/cooperation.ttl"))
    facts.parse(data=store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()), format="nt")
    pyshacl.validate(facts, shacl_graph=rdflib.Graph().parse(resource("ontology/shapes.ttl")), advanced=True)


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that a piece of work takes."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def main() -> None:
    """Print facts, both times and their ratio."""
    notices = Path(sys.argv[1]) if len(sys.argv) > 1 else resource("data/notices")
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3  # the second argument
    with tempfile.TemporaryDirectory() as folder:
        build(sorted(notices.glob("*.txt")), Path(folder))
        store = open_dataset(folder).store
    taken = [(seconds(lambda: list(broken_shapes(store))), seconds(lambda: in_pyshacl(store))) for _ in range(rounds)]
    ours, theirs = (statistics.median(times) for times in zip(*taken, strict=True))
    facts = sum(1 for _ in store.quads_for_pattern(None, None, None, DefaultGraph()))
    print(f"{facts} facts: {ours:.2f} s, pySHACL {theirs:.2f} s, {theirs / ours:.0f} times")


if __name__ == "__main__":
    main()
