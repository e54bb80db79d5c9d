"""A dataset that another engine holds: the same questions, answered through a SPARQL endpoint."""

import http.client
import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    Variable,
    parse,
    parse_query_results,
)

from ..errors import DatasetError, UsageError

Node = NamedNode | BlankNode | Literal | Triple

SECONDS = 60.0
"""How long an endpoint may take for an answer."""

WHOLE = 200_000
"""Facts that are fetched at once; of a larger dataset each thing is fetched when it is asked for."""

_TABLE, _GRAPH = "application/sparql-results+json", "application/n-triples"


class Endpoint:
    """A dataset behind the address of a SPARQL endpoint; parameters such as default-graph-uri may stand in it."""

    def __init__(self, address: str, seconds: float = SECONDS) -> None:
        """Take an http or https address; nothing is sent yet."""
        if urllib.parse.urlsplit(address).scheme not in ("http", "https"):
            raise UsageError(f"{address}: an endpoint has an http or https address")
        self.address, self.seconds = address, seconds
        asked = urllib.parse.parse_qs(urllib.parse.urlsplit(address).query)
        self.default_graphs = frozenset(asked.get("default-graph-uri", ()))

    @cached_property
    def store(self) -> "RemoteStore":
        """Return what asks the endpoint as one asks a store."""
        return RemoteStore(self)

    def asked(self, query: str) -> tuple[str, bytes]:
        """Return the media type and bytes of a whole answer.

        Raises UsageError where the endpoint refuses the query, DatasetError where it cannot be reached, takes too long
        or says that it answered in part.
        """
        request = urllib.request.Request(  # noqa: S310  # the scheme was looked at
            self.address,
            urllib.parse.urlencode({"query": query}).encode(),
            {"Accept": f"{_TABLE}, {_GRAPH};q=0.9", "Content-Type": "application/x-www-form-urlencoded"},
        )
        try:
            with urllib.request.urlopen(request, timeout=self.seconds) as response:  # noqa: S310
                content = response.read()
                headers = response.headers
        except urllib.error.HTTPError as error:
            raise self._refused(error) from None
        except TimeoutError:
            raise DatasetError(f"{self.address}: no answer within {self.seconds:g} s; ask for less") from None
        except http.client.HTTPException:
            raise DatasetError(f"{self.address}: the answer broke off; ask again") from None
        except (OSError, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            raise DatasetError(f"{self.address}: cannot be asked: {reason}; is the server running?") from None
        if headers.get("X-SQL-State"):  # Virtuoso ran out of its time
            raise DatasetError(f"{self.address}: the answer is not whole ({headers.get('X-SQL-Message', '')})")
        return headers.get_content_type(), content

    def _refused(self, error: urllib.error.HTTPError) -> Exception:
        said = " ".join(error.read(2000).decode("utf-8", "replace").split())[:300]
        if error.code in (400, 403, 406, 413, 414):
            return UsageError(f"{self.address}: refuses the query ({error.code}): {said}")
        wait = error.headers.get("Retry-After")
        then = f"; try again in {wait} s" if wait else ""
        return DatasetError(f"{self.address}: answers {error.code}: {said}{then}")


class RemoteStore:
    """What the questions need of a store; what was fetched once is not fetched again."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Ask this endpoint."""
        self._endpoint = endpoint
        self._known = Store()
        self._asked: set[str] = set()

    def query(
        self,
        query: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        substitutions: Mapping[Variable, Node] | None = None,
    ) -> QuerySolutions | QueryBoolean | list[Triple]:
        """Return the answer of the endpoint; substitutions are terms, written as such behind the query."""
        head = "".join(f"PREFIX {prefix}: <{name}>\n" for prefix, name in (prefixes or {}).items())
        media_type, content = self._endpoint.asked(head + query + _values(substitutions or {}))
        try:
            if media_type == _GRAPH or media_type.startswith("text/") or "turtle" in media_type:
                form = RdfFormat.from_media_type(media_type) or RdfFormat.TURTLE
                return [quad.triple for quad in parse(content, format=form)]
            found = parse_query_results(content, format=QueryResultsFormat.JSON)
            return found if isinstance(found, QueryBoolean) else _whole(content)
        except (SyntaxError, ValueError):
            raise DatasetError(f"{self._endpoint.address}: the answer broke off or is no answer of SPARQL") from None

    def contains_named_graph(self, graph: NamedNode) -> bool:
        """Return whether the endpoint has anything in a graph."""
        return bool(self.query(f"ASK {{ GRAPH {graph} {{ ?s ?p ?o }} }}"))

    def quads_for_pattern(
        self,
        subject: Node | None,
        predicate: NamedNode | None,
        object: Node | None,  # noqa: A002  # pyoxigraph's name
        graph_name: NamedNode | DefaultGraph | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads of a pattern, fetched before where they are not known."""
        if subject is not None:
            self._fetch({"s": subject}, graph_name)
        elif object is not None and predicate is not None:
            self._fetch({"p": predicate, "o": object}, graph_name)
        elif object is not None:
            self._fetch({"o": object}, graph_name)
        elif predicate is not None:
            self._fetch({"p": predicate}, graph_name)
        else:
            self._fetch({}, graph_name)
        return iter(self._known.quads_for_pattern(subject, predicate, object, graph_name))  # type: ignore[arg-type]

    def _fetch(self, bound: Mapping[str, Node], graph: NamedNode | DefaultGraph | None) -> None:
        """Bring the quads of a pattern: the facts, and unless only these are asked for, the evidence."""
        if not self._all_facts:
            self._bring(bound, named=False)
        if not isinstance(graph, DefaultGraph):
            self._bring(bound, named=True)

    def _bring(self, bound: Mapping[str, Node], *, named: bool) -> None:
        names = [str(bound.get(place, f"?{place}")) for place in "spo"]
        pattern = f"GRAPH ?g {{ {' '.join(names)} }}" if named else f"{' '.join(names)}"
        if pattern in self._asked:
            return
        asked = " ".join(f"?{place}" for place in "spo" if place not in bound) + (" ?g" if named else "")
        rows = self._rows(f"SELECT {asked} {{ {pattern} }}") if asked.strip() else iter(())
        quads = (_quad(row, bound, named=named) for row in rows)
        facts = self._endpoint.default_graphs  # a graph that stands in for the default one is no evidence
        self._known.extend(quad for quad in quads if getattr(quad.graph_name, "value", "") not in facts)
        self._asked.add(pattern)

    @cached_property
    def _all_facts(self) -> bool:
        """Bring all facts at once where there are not too many, and return whether all came."""
        (count,) = (int(row[0].value) for row in self._rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))
        if count > WHOLE:
            return False
        before = list(self._rows("SELECT ?s ?p ?o { ?s ?p ?o }"))
        self._known.extend(_quad(row, {}, named=False) for row in before)
        return len(before) == count  # some engines cut a long answer without a word

    def _rows(self, query: str) -> Iterator[QuerySolution]:
        found = self.query(query)
        if not isinstance(found, QuerySolutions):
            raise DatasetError(f"{self._endpoint.address}: gave no table for a table")
        return iter(found)


def _whole(content: bytes) -> QuerySolutions:
    """Return the rows of an answer that was read to its end: a part of one raises SyntaxError or ValueError."""
    json.loads(content)
    found = parse_query_results(content, format=QueryResultsFormat.JSON)
    if not isinstance(found, QuerySolutions):
        raise TypeError
    return found


def _values(bound: Mapping[Variable, Node]) -> str:
    """Return the terms as VALUES, which stands last in a query."""
    if not bound:
        return ""
    names = " ".join(str(variable) for variable in bound)
    return f"\nVALUES ({names}) {{ ({' '.join(str(term) for term in bound.values())}) }}"


def _quad(row: QuerySolution, bound: Mapping[str, Node], *, named: bool) -> Quad:
    terms = [bound[place] if place in bound else row[place] for place in "spo"]
    graph = row["g"] if named else DefaultGraph()
    return Quad(*chain(terms, [graph]))  # type: ignore[arg-type]  # an endpoint gives terms where they may stand
