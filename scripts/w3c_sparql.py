"""Run the W3C's SPARQL 1.1 evaluation tests on pyoxigraph, behind our own check of queries.

The tests are not ours to ship. They lie in the source package of rdflib 5.0.0:

    pip download rdflib==5.0.0 --no-binary :all: --no-deps && tar xf rdflib-5.0.0.tar.gz
    python scripts/w3c_sparql.py rdflib-5.0.0/test/DAWG/data-sparql11

Prints a line a test that fails and the sum. docs/sparql.md lists the known failures (KNOWN); another is exit code 1.
"""

import sys
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from cooperation_graph.sparql import RefusedQueryError, check

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
# entailment needs a reasoner, service another machine: both are outside what the engine is asked here
LEFT_OUT = frozenset(("entailment", "service", "protocol", "service-description"))
KNOWN = frozenset(
    (
        "functions/bnode01",  # BNODE("a") is one node in all rows
        "csv-tsv-res/csv01",  # SELECT * gives the columns in another order, and blank nodes other names
        "csv-tsv-res/csv02",
        "csv-tsv-res/csv03",
        "csv-tsv-res/tsv03",
        "construct/constructwhere04",  # FROM is never fetched: so we want it
        # the package's copy is older than the Recommendation and than RDF 1.1: a plain string is an xsd:string now,
        # p{1,2} is no path any more, the maximum of nothing is no row; one file of data is missing
        *(f"functions/{name}" for name in ("strdt03", "strlang03", "strbefore01", "strafter01")),
        *(f"property-path/pp{number}" for number in ("04", "05", "13", "15", "20", "22", "24", "26", "27", "29")),
        "aggregates/agg-empty-group",
        "negation/temporal-proximity-by-exclusion-minus-1",
    )
)


Answer = bool | ox.Dataset | list[str]
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Case(NamedTuple):
    """One test: its name, its query, the data behind it and the answer it expects."""

    name: str
    query: Path
    data: tuple[Path, ...]
    graphs: tuple[Path, ...]
    result: Path


class Manifest:
    """The statements of a manifest."""

    def __init__(self, path: Path) -> None:
        """Read a manifest."""
        quads = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=path.resolve().as_uri())
        self.triples = [quad.triple for quad in quads]

    def objects(self, subject: object, name: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
        """Return the values of a property."""
        return [each.object for each in self.triples if each.subject == subject and each.predicate.value == name]  # type: ignore[misc]  # no triple terms in 1.1

    def cases(self) -> Iterator[Case]:
        """Yield the evaluation tests."""
        wanted = {f"{MF}QueryEvaluationTest", f"{MF}CSVResultFormatTest"}
        for each in self.triples:
            if each.predicate.value == f"{RDF}type" and getattr(each.object, "value", "") in wanted:
                for action in self.objects(each.subject, f"{MF}action"):
                    yield Case(
                        str(getattr(each.subject, "value", "")).rpartition("/")[0].rpartition("/")[2]
                        + "/"
                        + str(getattr(each.subject, "value", "")).rpartition("#")[2],
                        self._paths(action, "query")[0],
                        self._paths(action, "data"),
                        self._paths(action, "graphData"),
                        _path(self.objects(each.subject, f"{MF}result")[0]),
                    )

    def _paths(self, action: object, name: str) -> tuple[Path, ...]:
        return tuple(_path(each) for each in self.objects(action, QT + name))


def _path(node: object) -> Path:
    from urllib.parse import unquote, urlsplit

    return Path(unquote(urlsplit(str(getattr(node, "value", ""))).path))


def load(case: Case) -> ox.Store:
    """Return a store with the data of a test, and with the graphs that its query names."""
    store = ox.Store()
    for path in case.data:
        store.load(path=str(path), format=_format(path), base_iri=path.as_uri())
    for path in case.graphs:
        store.load(path=str(path), format=_format(path), base_iri=path.as_uri(), to_graph=ox.NamedNode(path.as_uri()))
    return store


def _format(path: Path) -> ox.RdfFormat:
    found = ox.RdfFormat.from_extension(path.suffix[1:])
    return ox.RdfFormat.TURTLE if found is None else found


def as_dataset(solutions: ox.QuerySolutions) -> ox.Dataset:
    """Return rows as a graph, each a blank node: equal graphs are equal rows, whatever their blank nodes are called."""
    dataset = ox.Dataset()
    for row in solutions:
        node = ox.BlankNode()
        dataset.add(ox.Quad(node, ox.NamedNode("urn:row"), ox.Literal("")))
        for variable, term in zip(solutions.variables, row, strict=True):
            if term is not None:
                dataset.add(ox.Quad(node, ox.NamedNode(f"urn:{variable.value}"), _by_value(term)))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def _by_value(term: Term) -> Term:
    """Return numbers in one way of writing: the tests say 2.0 where an engine may say 2."""
    if isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS:
        try:
            return ox.Literal(str(Decimal(term.value).normalize()), datatype=term.datatype)
        except InvalidOperation:
            return term
    return term


XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = frozenset(XSD + name for name in ("decimal", "double", "float"))


def expected(path: Path) -> Answer:
    """Return the answer that a test expects."""
    form = ox.QueryResultsFormat.from_extension(path.suffix[1:])
    if path.suffix == ".csv":
        return sorted(path.read_text(encoding="utf-8").splitlines())
    if path.suffix in (".ttl", ".rdf", ".nt"):
        quads = ox.parse(path=str(path), format=_format(path), base_iri=path.as_uri())
        return _graph([quad.triple for quad in quads])
    found = ox.parse_query_results(path=str(path), format=form)
    return bool(found) if isinstance(found, ox.QueryBoolean) else as_dataset(found)


def _graph(triples: list[ox.Triple]) -> ox.Dataset:
    dataset = ox.Dataset([ox.Quad(each.subject, each.predicate, each.object) for each in triples])
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def answered(case: Case) -> Answer:
    """Return what the engine answers, after our own check."""
    query = case.query.read_text(encoding="utf-8")
    check(query)
    found = load(case).query(query, base_iri=case.query.as_uri())
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return _graph(list(found))
    if case.result.suffix == ".csv":
        return sorted((found.serialize(format=ox.QueryResultsFormat.CSV) or b"").decode().splitlines())
    return as_dataset(found)


def judge(case: Case) -> str | None:
    """Return why a test fails, None if it passes."""
    try:
        return None if answered(case) == expected(case.result) else "another answer"
    except RefusedQueryError as error:
        return f"refused: {error}"
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        return " ".join(str(error).split())[:100]


def main() -> int:
    """Print the failures and the sum."""
    folder = Path(sys.argv[1]).resolve()
    manifests = [path for path in sorted(folder.glob("*/manifest.ttl")) if path.parent.name not in LEFT_OUT]
    cases = [case for path in manifests for case in Manifest(path).cases()]
    failed = {case.name: reason for case in cases if (reason := judge(case)) is not None}
    lines = [f"{name:50}{'known' if name in KNOWN else 'NEW':8}{reason}\n" for name, reason in failed.items()]
    sys.stdout.writelines([*lines, f"{len(cases) - len(failed)} of {len(cases)} pass\n"])
    return 0 if failed.keys() <= KNOWN else 1


if __name__ == "__main__":
    sys.exit(main())
