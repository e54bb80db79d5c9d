"""SPARQL 1.1 Protocol, query part: from an HTTP request to what is asked, or to the reason why it is refused.

https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

from urllib.parse import parse_qs

from msgspec import Struct

LONGEST_BODY = 256 * 1024

SELECT_TYPES = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "application/json",
    "application/xml",
)
GRAPH_TYPES = (
    "text/turtle",
    "application/n-triples",
    "application/trig",
    "application/n-quads",
    "application/ld+json",
    "application/rdf+xml",
    "application/json",
    "application/xml",
)
FORMATS = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv", "text/csv"),
    "tsv": ("text/tab-separated-values", "text/tab-separated-values"),
    "turtle": ("text/turtle", "text/turtle"),
}


class RefusedError(Exception):
    """A request that is answered with an HTTP error; `retry` where the same request may do better in a second."""

    def __init__(self, status: int, reason: str, *, retry: bool = False) -> None:
        super().__init__(reason)
        self.status, self.reason, self.retry = status, reason, retry or status == 429


class Operation(Struct, frozen=True):
    """One query with the dataset it names; no graphs named means the whole dataset."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def operation(method: str, query_string: bytes, content_type: str, body: bytes) -> Operation:
    """Return what a request asks.

    Raises RefusedError: 405 for a method, 415 for a content type, 413 for a body, 400 for a request that is not formed
    as the protocol says (no query, two queries, an update, text that is not UTF-8).
    """
    if len(body) > LONGEST_BODY or len(query_string) > LONGEST_BODY:
        raise RefusedError(413, f"a query has at most {LONGEST_BODY >> 10} KB")
    parameters = _parameters(query_string)
    if method in ("GET", "HEAD"):
        return _asked(parameters)
    if method != "POST":
        raise RefusedError(405, "this endpoint answers GET and POST; it is read-only")
    kind, _, options = content_type.lower().partition(";")
    if "charset" in options and "utf-8" not in options and "utf8" not in options:
        raise RefusedError(415, "send the query in UTF-8")
    if kind.strip() == "application/x-www-form-urlencoded":
        form = _parameters(body)
        return _asked({name: parameters.get(name, []) + form.get(name, []) for name in parameters.keys() | form.keys()})
    if kind.strip() == "application/sparql-query":
        if "query" in parameters:
            raise RefusedError(400, "the query stands both in the body and in the address")
        return _asked({**parameters, "query": [_text(body)]})
    if kind.strip() == "application/sparql-update":
        raise RefusedError(400, "this endpoint is read-only; build the dataset with the command line")
    raise RefusedError(415, "send application/sparql-query, or a form with the field query")


def _asked(parameters: dict[str, list[str]]) -> Operation:
    if "update" in parameters:
        raise RefusedError(400, "this endpoint is read-only; build the dataset with the command line")
    queries = parameters.get("query", [])
    if len(queries) != 1 or not queries[0].strip():
        raise RefusedError(
            400, "give one query" if not queries or not queries[0].strip() else "give one query, not several"
        )
    return Operation(
        queries[0],
        tuple(parameters.get("default-graph-uri", ())),
        tuple(parameters.get("named-graph-uri", ())),
    )


def _parameters(encoded: bytes) -> dict[str, list[str]]:
    try:
        return parse_qs(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except (UnicodeDecodeError, ValueError):
        raise RefusedError(400, "the parameters are not percent-encoded UTF-8") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(400, "the query is not UTF-8") from None
