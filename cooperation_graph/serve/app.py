"""The server: a read-only SPARQL endpoint, linked data, and the pages of a dataset, under one roof."""

import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ..dataset import Dataset
from . import Terms, about, front, gallery, linked, reconcile, refine
from .assets import asset_file
from .description import NAMESPACES, service_description
from .front import Handler
from .hosts import Named, allowed
from .negotiation import negotiate
from .ontology import ontology_page
from .protocol import FORMATS, GRAPH_TYPES, SELECT_TYPES, RefusedError, operation
from .replies import body_of, rdf
from .shelf import Shelf
from .workers import Workers

_SAFE = {
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_ALL = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]
_READ = ["GET", "HEAD"]


def application(
    dataset: Dataset,
    workers: Callable[[], Workers],
    write_page: Callable[[Dataset, Path, str], None],
    terms: Terms = Terms(),  # noqa: B008  # it is frozen
) -> Starlette:
    """Return the server of a dataset as an ASGI application.

    `workers` starts the query processes, `write_page` writes the policymaker's page in a language. Raises UsageError
    where one of the names in `terms` is none of a host.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.dataset, app.state.workers, app.state.shelf = dataset, workers(), Shelf()
        app.state.folder, app.state.licence = Path(folder.name), terms.licence
        with app.state.workers.unhurried():
            app.state.known = await reconcile.known_things(app.state.workers)
        yield
        app.state.workers.close()
        folder.cleanup()

    folder = tempfile.TemporaryDirectory(prefix="cooperation-graph-")
    routes = [
        ("/", front.home, _READ),
        ("/sparql", _sparql, _ALL),
        ("/page", front.policy_page(write_page, Path(folder.name)), _READ),
        ("/ontology", ontology_page, _READ),
        ("/id/{path:path}", linked.thing, _READ),
        ("/graph/{path:path}", linked.thing, _READ),
        ("/questions", gallery.questions_page, _READ),
        ("/questions/{name}", gallery.question_page, _READ),
        ("/dataset", about.about, _READ),
        ("/.well-known/void", about.about, _READ),
        ("/dump/{name}", about.dump, _READ),
        ("/assets/{name}", asset_file, _READ),
        ("/reconcile", refine.service, ["GET", "HEAD", "POST"]),
        ("/reconcile/suggest", refine.suggest_entity, _READ),
        ("/reconcile/suggest/type", refine.suggest_type, _READ),
        ("/reconcile/suggest/property", refine.suggest_property, _READ),
        ("/reconcile/properties", refine.propose_properties, _READ),
        ("/reconcile/preview", refine.preview, _READ),
    ]
    return Starlette(
        routes=[Route(path, _guarded(handler, terms.origin), methods=methods) for path, handler, methods in routes],
        middleware=[Middleware(Named, allowed(terms.names))],
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
            return await gallery.query_page(request)
        if "text/turtle" in request.headers.get("accept", ""):
            return rdf(service_description(str(request.url)), "text/turtle", NAMESPACES)
    return await _answer(request)


async def _answer(request: Request) -> Response:
    """Answer a query of the protocol."""
    body = await body_of(request)
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


def _refusal(refused: RefusedError) -> Response:
    headers = {405: {"Allow": "GET, HEAD, POST"}}.get(refused.status, {})
    if refused.retry:
        headers["Retry-After"] = "1"
    return PlainTextResponse(refused.reason + "\n", refused.status, headers)
