"""The reconciliation service over HTTP, as OpenRefine asks it: names, suggestions, columns of values, previews."""

import asyncio
import json
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response

from ..iri import BASE, ONTOLOGY
from ..query import term_label
from ..vocabulary import expand, shorten
from . import reconcile
from .described import described
from .labels import labels_of
from .linked import kinds_of, title_of
from .protocol import GRAPH_TYPES, SELECT_TYPES, Operation, RefusedError
from .replies import body_of, html, language_of
from .several import is_fit

_MOST = 20
_PROPERTIES = """SELECT ?p (COUNT(*) AS ?count) WHERE {{ {limit} ?s ?p ?o FILTER(?p != rdf:type) }}
GROUP BY ?p ORDER BY DESC(?count) ?p LIMIT 60"""
_VALUES = "SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {things} }} VALUES ?p {{ {properties} }} ?s ?p ?o }}"


async def service(request: Request) -> Response:
    """Answer OpenRefine: the manifest, the candidates for a batch of names, or values of things it has matched."""
    body = await body_of(request)
    asked = {key: request.query_params[key] for key in ("queries", "query", "extend") if key in request.query_params}
    if request.method == "POST":
        form = parse_qs(body.decode("utf-8", "replace"), max_num_fields=100)
        asked |= {key: form[key][0] for key in ("queries", "query", "extend") if key in form}
    if "extend" in asked:
        return await _extended(request, asked["extend"])
    if "queries" in asked:
        return _given(await _candidates(request, asked["queries"]))
    if "query" in asked:  # one name, or one query
        text = asked["query"] if asked["query"].lstrip()[:1] == "{" else json.dumps({"query": asked["query"]})
        return _given((await _candidates(request, f'{{"q": {text}}}'))["q"])
    return _given(manifest(str(request.base_url).rstrip("/")))


def manifest(address: str) -> dict[str, object]:
    """Return what the service says of itself."""

    def _at(path: str) -> dict[str, str]:
        return {"service_url": address, "service_path": path}

    return {
        "versions": ["0.2"],
        "name": "合作承诺图谱 · cooperation graph",
        "identifierSpace": BASE,
        "schemaSpace": ONTOLOGY,
        "defaultTypes": [reconcile.kind_named(kind) for kind in reconcile.KINDS[:2]],
        "view": {"url": f"{address}/{{{{id}}}}"},
        "preview": {"url": f"{address}/reconcile/preview?id={{{{id}}}}", "width": 430, "height": 300},
        "suggest": {
            "entity": _at("/reconcile/suggest"),
            "type": _at("/reconcile/suggest/type"),
            "property": _at("/reconcile/suggest/property"),
        },
        "extend": {"propose_properties": _at("/reconcile/properties"), "property_settings": []},
    }


async def _candidates(request: Request, text: str) -> dict[str, object]:
    try:
        asked = reconcile.batch(text)
    except ValueError as error:
        raise RefusedError(400, str(error)) from None
    if len(asked) > reconcile.LARGEST_BATCH:
        raise RefusedError(413, f"a batch holds at most {reconcile.LARGEST_BATCH} names")
    # in a thread: the server goes on answering others
    return await asyncio.to_thread(reconcile.answer, asked, request.app.state.known)


async def suggest_entity(request: Request) -> Response:
    """Answer the search box for things."""
    found = await asyncio.to_thread(reconcile.suggestions, _prefix(request), request.app.state.known)
    rows = [
        {
            "id": thing.iri.removeprefix(BASE),
            "name": thing.full,
            "description": thing.place,
            "notable": [reconcile.kind_named(each) for each in thing.classes],
        }
        for thing in found[_cursor(request) : _cursor(request) + _MOST]
    ]
    return _given({"result": rows})


async def suggest_type(request: Request) -> Response:
    """Answer the search box for types."""
    return _suggested(map(reconcile.kind_named, reconcile.KINDS), request)


async def suggest_property(request: Request) -> Response:
    """Answer the search box for properties."""
    return _suggested(await _properties(request, ""), request)


async def propose_properties(request: Request) -> Response:
    """Answer which properties things of a type have, the commonest first."""
    kind = request.query_params.get("type", "")
    kind = kind if kind in reconcile.KINDS else ""
    found = await _properties(request, kind)
    limit = request.query_params.get("limit", "")
    return _given(
        {"type": kind, "properties": found[: int(limit)] if limit.isdecimal() else found, "limit": len(found)}
    )


async def _properties(request: Request, kind: str) -> list[dict[str, str]]:
    kinds = " ".join(f"cg:{each}" for each in reconcile.narrower(kind))
    limit = f"VALUES ?class {{ {kinds} }} ?s a ?class ." if kind else ""
    rows = await request.app.state.workers.rows(_PROPERTIES.format(limit=limit))
    return [{"id": shorten(row["p"]), "name": _property_name(row["p"])} for row in rows]


def _property_name(iri: str) -> str:
    return " · ".join(dict.fromkeys(term_label(iri, language) for language in ("zh", "en")))


def _suggested(offered: Iterable[Mapping[str, str]], request: Request) -> Response:
    word = _prefix(request).casefold()
    return _given({"result": [each for each in offered if word in f"{each['id']} {each['name']}".casefold()][:_MOST]})


def _prefix(request: Request) -> str:
    return request.query_params.get("prefix", "")[:100]


def _cursor(request: Request) -> int:
    cursor = request.query_params.get("cursor", "")
    return int(cursor) if cursor.isdecimal() and len(cursor) < 6 else 0


async def _extended(request: Request, text: str) -> Response:
    """Answer with values of things that were matched: a column of division codes beside the names."""
    things, properties = _wanted(text)
    workers = request.app.state.workers
    iris = {BASE + each: each for each in things if is_fit(BASE + each)}
    known = {expand(each): each for each in properties if is_fit(expand(each)) and ":" in each}
    query = _VALUES.format(
        things=" ".join(f"<{iri}>" for iri in iris), properties=" ".join(f"<{iri}>" for iri in known)
    )
    answer = await workers.run(Operation(query), SELECT_TYPES[0], GRAPH_TYPES[0])
    found = json.loads(answer.body)["results"]["bindings"] if iris and known else []
    names = await labels_of(workers, (row["o"]["value"] for row in found if row["o"]["type"] == "uri"))
    rows: dict[str, dict[str, list[object]]] = {each: {name: [] for name in properties} for each in things}
    for row in sorted(found, key=lambda row: str(row["o"]["value"])):
        rows[iris[row["s"]["value"]]][known[row["p"]["value"]]].append(_value(row["o"], names))
    meta = [{"id": name, "name": _property_name(expand(name))} for name in properties]
    return _given({"meta": meta, "rows": rows})


def _wanted(text: str) -> tuple[list[str], list[str]]:
    """Return the identifiers and the properties that a data extension asks for; raises RefusedError."""
    try:
        asked = json.loads(text)
        things = list(dict.fromkeys(str(each) for each in asked["ids"]))
        properties = list(dict.fromkeys(str(each["id"]) for each in asked["properties"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        example = '{"ids": ["id/place/210100"], "properties": [{"id": "cg:divisionCode"}]}'
        raise RefusedError(400, f"extend is a JSON object such as {example}") from None
    if len(things) > reconcile.LARGEST_BATCH or len(properties) > _MOST:
        raise RefusedError(413, f"at most {reconcile.LARGEST_BATCH} things and {_MOST} properties at once")
    return things, properties


def _value(term: Mapping[str, str], names: Mapping[str, str]) -> dict[str, object]:
    """Return a value in one of the forms of the protocol."""
    value, kind = term["value"], shorten(term.get("datatype", ""))
    if term["type"] == "uri":
        if value.startswith(f"{BASE}id/"):
            return {"id": value.removeprefix(BASE), "name": names.get(value, value.removeprefix(f"{BASE}id/"))}
        return {"str": term_label(value, "zh") if value.startswith(ONTOLOGY) else value}
    if kind == "xsd:integer":
        return {"int": int(value)}
    return {"date": f"{value}T00:00:00"} if kind == "xsd:date" else {"str": value}


def _given(value: object) -> Response:
    # half of a surrogate pair, which JSON can hold and UTF-8 cannot, is escaped again
    body = json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return Response(body, media_type="application/json")


async def preview(request: Request) -> Response:
    """Answer OpenRefine with a few lines on a thing, for the little window over a cell."""
    iri = BASE + request.query_params.get("id", "")
    language = language_of(request)
    found = await described(request.app.state.workers, iri, language)
    if not found.outgoing:
        raise RefusedError(404, f"the dataset says nothing of {iri}")
    values = {
        "title": title_of(iri, found.outgoing, language),
        "kinds": kinds_of(found.outgoing),
        "iri": iri,
        "outgoing": [each for each in found.outgoing if each.iri not in _TOLD][:8],
    }
    response = html("preview", request, values)
    policy = response.headers["Content-Security-Policy"]
    # the window is a frame in OpenRefine's page
    response.headers["Content-Security-Policy"] = policy.replace("frame-ancestors 'none'", "frame-ancestors *")
    return response


_TOLD = frozenset(map(expand, ("rdf:type", "skos:prefLabel", "cg:verification")))
