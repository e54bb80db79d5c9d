"""The server: a read-only SPARQL endpoint, linked data, and the pages of a dataset, under one roof."""

import asyncio
import json
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from ..dataset import Dataset
from . import linked, reconcile
from .answers import Shelf
from .description import service_description
from .negotiation import negotiate
from .protocol import FORMATS, GRAPH_TYPES, LONGEST_BODY, SELECT_TYPES, RefusedError, operation
from .workers import Workers

_SAFE = {
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_ALL = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]
_READ = ["GET", "HEAD"]

Handler = Callable[[Request], Awaitable[Response]]


def application(
    dataset: Dataset,
    workers: Callable[[], Workers],
    write_page: Callable[[Dataset, Path, str], None],
    *,
    origin: str | None = None,
) -> Starlette:
    """Return the server of a dataset as an ASGI application.

    `workers` starts the query processes, `write_page` writes the policymaker's page in a language, `origin` is the one
    site (or "*") whose pages may read the answers.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.dataset, app.state.workers, app.state.shelf = dataset, workers(), Shelf()
        app.state.known = await reconcile.known_things(app.state.workers)
        yield
        app.state.workers.close()
        folder.cleanup()

    folder = tempfile.TemporaryDirectory(prefix="cooperation-graph-")
    routes = [
        ("/", linked.home, _READ),
        ("/sparql", _sparql, _ALL),
        ("/page", linked.policy_page(write_page, Path(folder.name)), _READ),
        ("/ontology", linked.term, _READ),
        ("/id/{path:path}", linked.thing, _READ),
        ("/graph/{path:path}", linked.thing, _READ),
        ("/.well-known/void", _void, _READ),
        ("/reconcile", _reconcile, ["GET", "HEAD", "POST"]),
        ("/reconcile/suggest", _suggest, _READ),
        ("/reconcile/preview", linked.preview, _READ),
    ]
    return Starlette(
        routes=[Route(path, _guarded(handler, origin), methods=methods) for path, handler, methods in routes],
        lifespan=lifespan,
    )


def _guarded(handler: Handler, origin: str | None) -> Handler:
    """Return a handler whose refusals are answers and whose answers carry the headers that keep browsers safe."""

    async def answer(request: Request) -> Response:
        try:
            response = await handler(request)
        except RefusedError as refused:
            response = _refusal(refused)
        for name, value in _SAFE.items():
            response.headers.setdefault(name, value)
        if origin:
            response.headers["Access-Control-Allow-Origin"] = origin
        return response

    return answer


async def _sparql(request: Request) -> Response:
    """Answer a query; a browser that only looks gets the query page, a machine that only looks the description."""
    if request.method in _READ and not request.scope["query_string"].replace(b"lang=zh", b"").replace(b"lang=en", b""):
        wanted = negotiate(request.headers.get("accept"), ("text/turtle", "text/html"))
        if wanted == "text/html":
            return await linked.query_page(request)
        if "text/turtle" in request.headers.get("accept", ""):
            return Response(service_description(str(request.url)), media_type="text/turtle")
    return await _answer(request)


async def _void(request: Request) -> Response:
    """Answer with what the dataset is (VoID, DCAT)."""
    from .description import dataset_description

    address = str(request.base_url).rstrip("/")
    return Response(dataset_description(request.app.state.dataset, address), media_type="text/turtle")


async def _reconcile(request: Request) -> Response:
    """Answer OpenRefine: the manifest, or the candidates for a batch of names."""
    body = await _body(request)
    text = request.query_params.get("queries")
    if request.method == "POST":
        from urllib.parse import parse_qs

        text = parse_qs(body.decode("utf-8", "replace")).get("queries", [None])[0]
    if text is None:
        return JSONResponse(reconcile.manifest(str(request.base_url).rstrip("/")))
    try:
        asked = reconcile.batch(text)
    except ValueError as error:
        raise RefusedError(400, str(error)) from None
    if len(asked) > reconcile.LARGEST_BATCH:
        raise RefusedError(413, f"a batch holds at most {reconcile.LARGEST_BATCH} names")
    # in a thread: the server goes on answering others
    found = await asyncio.to_thread(reconcile.answer, asked, request.app.state.known)
    return Response(json.dumps(found, ensure_ascii=False), media_type="application/json")


async def _suggest(request: Request) -> Response:
    """Answer OpenRefine's search box."""
    prefix = request.query_params.get("prefix", "")[:100]
    found = await asyncio.to_thread(reconcile.candidates, prefix, request.app.state.known)
    rows = [{"id": each["id"], "name": each["name"], "notable": each["type"]} for each in found[:20]]
    return Response(json.dumps({"result": rows}, ensure_ascii=False), media_type="application/json")


async def _answer(request: Request) -> Response:
    """Answer a query of the protocol."""
    body = await _body(request)
    query_string = request.scope["query_string"]
    asked = operation(request.method, query_string, request.headers.get("content-type", ""), body)
    select_type, graph_type = _representation(request)
    answer = await request.app.state.workers.run(asked, select_type, graph_type)
    charset = "; charset=utf-8" if answer.media_type.startswith("text/") else ""
    shelf: Shelf = request.app.state.shelf
    return shelf.response(answer.body, {"Content-Type": answer.media_type + charset, "Vary": "Accept"})


def _representation(request: Request) -> tuple[str, str]:
    """Return the media types for a table and for a graph; the format parameter wins over the Accept header."""
    wanted = request.query_params.get("format")
    if wanted is not None:
        if wanted not in FORMATS:
            raise RefusedError(406, f"format is one of {', '.join(FORMATS)}")
        return FORMATS[wanted]
    accept = request.headers.get("accept")
    select_type, graph_type = negotiate(accept, SELECT_TYPES), negotiate(accept, GRAPH_TYPES)
    if select_type is None and graph_type is None:
        raise RefusedError(406, f"results come as {', '.join(SELECT_TYPES + GRAPH_TYPES)}")
    return select_type or "none", graph_type or "none"


async def _body(request: Request) -> bytes:
    """Return the body, read no further than a query may be long."""
    data = bytearray()
    try:
        async for piece in request.stream():
            data += piece
            if len(data) > LONGEST_BODY:
                raise RefusedError(413, f"a query has at most {LONGEST_BODY >> 10} KB")
    except ClientDisconnect:
        raise RefusedError(400, "the request broke off") from None
    return bytes(data)


def _refusal(refused: RefusedError) -> Response:
    headers = {405: {"Allow": "GET, HEAD, POST"}}.get(refused.status, {})
    if refused.retry:
        headers["Retry-After"] = "1"
    return PlainTextResponse(refused.reason + "\n", refused.status, headers)
