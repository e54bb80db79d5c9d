"""The server: a read-only SPARQL endpoint at /sparql."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from .negotiation import negotiate
from .protocol import FORMATS, GRAPH_TYPES, LONGEST_BODY, SELECT_TYPES, Operation, RefusedError, operation
from .workers import Workers

_SAFE = {
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def application(
    workers: Callable[[], Workers], check: Callable[[str], None], *, origin: str | None = None
) -> Starlette:
    """Return the server as an ASGI application.

    `workers` starts the query processes, `check` raises ValueError for a query that may not run, `origin` is the one
    site (or "*") whose pages may read the answers.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.workers = workers()
        yield
        app.state.workers.close()

    async def sparql(request: Request) -> Response:
        try:
            return await _answer(request, check)
        except RefusedError as refused:
            return _refusal(refused)

    headers = {**_SAFE, **({"Access-Control-Allow-Origin": origin, "Vary": "Origin"} if origin else {})}

    async def with_headers(request: Request) -> Response:
        response = await sparql(request)
        response.headers.update(headers)
        return response

    methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]
    return Starlette(routes=[Route("/sparql", with_headers, methods=methods)], lifespan=lifespan)


async def _answer(request: Request, check: Callable[[str], None]) -> Response:
    body = await _body(request)
    query_string = request.scope["query_string"]
    asked = operation(request.method, query_string, request.headers.get("content-type", ""), body)
    select_type, graph_type = _representation(request)
    try:
        check(asked.query)
    except ValueError as error:
        raise RefusedError(400, str(error)) from None
    answer = await request.app.state.workers.run(asked, select_type, graph_type)
    charset = "; charset=utf-8" if answer.media_type.startswith("text/") else ""
    return Response(
        answer.body, media_type=None, headers={"Content-Type": answer.media_type + charset, "Vary": "Accept"}
    )


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
    data = b""
    try:
        async for piece in request.stream():
            data += piece
            if len(data) > LONGEST_BODY:
                raise RefusedError(413, f"a query has at most {LONGEST_BODY >> 10} KB")
    except ClientDisconnect:
        raise RefusedError(400, "the request broke off") from None
    return data


def _refusal(refused: RefusedError) -> Response:
    headers = {429: {"Retry-After": "1"}, 405: {"Allow": "GET, HEAD, POST"}}.get(refused.status, {})
    return PlainTextResponse(refused.reason + "\n", refused.status, headers)


__all__ = ["Operation", "application"]
