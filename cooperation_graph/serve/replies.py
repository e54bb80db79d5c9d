"""How pages and RDF are given: in which language, in which format, with which headers."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from ..vocabulary import PREFIXES
from .negotiation import negotiate
from .protocol import GRAPH_TYPES, LONGEST_BODY, RefusedError
from .render import page

if TYPE_CHECKING:
    from pyoxigraph import Triple

HTML = "text/html"
RDF = GRAPH_TYPES[:6]
FORMATS = (("Turtle", "turtle"), ("JSON-LD", "json"), ("RDF/XML", "xml"))
"""The formats that a page links to, with what the address calls them."""

_BY_NAME = {"turtle": "text/turtle", "json": "application/ld+json", "xml": "application/rdf+xml", "html": HTML}


def language_of(request: Request) -> str:
    """Return zh or en: what the address says, else what the browser prefers."""
    said = request.query_params.get("lang")
    if said in ("zh", "en"):
        return said
    return "zh" if negotiate(_as_types(request.headers.get("accept-language")), ("en/en", "zh/zh")) == "zh/zh" else "en"


def _as_types(languages: str | None) -> str:
    """Return a list of languages in the form of a list of media types, so that one negotiation serves both."""
    parts = [part.strip() for part in (languages or "").split(",")]
    return ", ".join(f"{part[:2]}/{part[:2]}{part[part.find(';') :] if ';' in part else ''}" for part in parts if part)


def wanted_type(request: Request, first: str = HTML) -> str:
    """Return the media type that the address or the client asks for, `first` where it takes any."""
    said = request.query_params.get("format")
    offered = tuple(dict.fromkeys((first, HTML, *RDF)))
    wanted = _BY_NAME.get(said) if said else negotiate(request.headers.get("accept"), offered)
    if wanted is None:
        raise RefusedError(406, f"this comes as {', '.join((HTML, *RDF))}")
    return wanted


def html(name: str, request: Request, values: Mapping[str, object]) -> Response:
    """Return a page."""
    here = address_of(request)
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in ("lang", "format")]
    address = f"{here}?{urlencode(kept)}" if kept else here
    formats = [(label, f"{here}?format={short}", _BY_NAME[short]) for label, short in FORMATS]
    content, policy = page(name, language_of(request), address, {"formats": formats, **values})
    headers = {"Content-Security-Policy": policy, "Vary": "Accept, Accept-Language"}
    return Response(content, media_type=HTML, headers=headers)


def rdf(triples: "Iterable[Triple]", media_type: str, prefixes: Mapping[str, str] = PREFIXES) -> Response:
    """Return triples in a format of RDF."""
    from pyoxigraph import RdfFormat, serialize

    form = RdfFormat.from_media_type(media_type)
    content = serialize(triples, format=form, prefixes=dict(prefixes)) or b""
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return Response(content, headers={"Content-Type": media_type + charset, "Vary": "Accept"})


def address_of(request: Request) -> str:
    """Return the path that was asked for, still percent-encoded."""
    raw: bytes = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
    return quote(raw.decode("ascii", "replace").partition("?")[0], safe="/%=,")


async def body_of(request: Request) -> bytes:
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
