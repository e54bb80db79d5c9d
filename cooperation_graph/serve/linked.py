"""Linked data: every IRI of ours answers, as a page with quotations or as RDF."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from ..dataset import Dataset
from ..iri import BASE, segment
from ..query import term_label
from ..resources import resource
from ..vocabulary import expand
from .described import TRIPLES, Property, described, marked
from .negotiation import negotiate
from .protocol import GRAPH_TYPES, SELECT_TYPES, Operation, RefusedError
from .render import island, local_address, page

_HTML = "text/html"
_RDF = GRAPH_TYPES[:6]
_FORMATS = (("Turtle", "turtle"), ("JSON-LD", "json"), ("RDF/XML", "xml"))
_BY_NAME = {"turtle": "text/turtle", "json": "application/ld+json", "xml": "application/rdf+xml", "html": _HTML}
_EXAMPLE = (
    "SELECT ?task ?heading ?body WHERE {\n  ?task cg:heading ?heading ; cg:ledBy ?body\n}\nORDER BY ?task LIMIT 100\n"
)

Handler = Callable[[Request], Awaitable[Response]]


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


async def thing(request: Request) -> Response:
    """Answer for an IRI below id/ or graph/: a page with quotations, or its triples."""
    # the server has decoded the address; IRIs are minted with what they may not hold encoded
    path = "/".join(map(segment, request.scope["path"].strip("/").split("/")))
    return await _answer(request, BASE + path)


async def term(request: Request) -> Response:
    """Answer for the ontology: a page of all terms, or the file itself."""
    if _wanted(request) == _HTML:
        from .ontology import ontology

        return _html("ontology", request, ontology(language_of(request)))
    return Response(resource("ontology/cooperation.ttl").read_bytes(), media_type="text/turtle")


async def home(request: Request) -> Response:
    """Answer with the notices that the dataset holds."""
    dataset: Dataset = request.app.state.dataset
    notices = [
        {"iri": f"{BASE}id/text/sha256-{held.key}", **{name: getattr(held, name) for name in _HELD}}
        for held in sorted(dataset.notices, key=lambda held: (held.issued or "", held.key), reverse=True)
    ]
    return _html("home", request, {"title": dataset.folder.resolve().name, "notices": notices})


async def query_page(request: Request) -> Response:
    """Answer with the page that asks the endpoint, the named questions beside it."""
    asked = request.app.state.dataset.questions()
    gallery = island({each.name: each.sparql for each in asked})
    values = {"title": "SPARQL", "query": _EXAMPLE, "questions": asked, "gallery": gallery}
    return _html("query", request, values)


def policy_page(write: Callable[[Dataset, Path, str], None], folder: Path) -> Handler:
    """Return the handler of the policymaker's page, which `write` makes once for each language."""

    async def answer(request: Request) -> Response:
        language = language_of(request)
        path = folder / f"page-{language}.html"
        if not path.exists():
            write(request.app.state.dataset, path, language)
        return Response(path.read_bytes(), media_type=_HTML)

    return answer


_VALUE = expand("rdf:value")
_HELD = ("number", "title", "issued", "file_name", "quads")


async def _answer(request: Request, iri: str) -> Response:
    wanted = _wanted(request)
    workers = request.app.state.workers
    if wanted != _HTML:
        answer = await workers.run(Operation(TRIPLES), SELECT_TYPES[0], wanted, {"s": iri})
        if not answer.body.strip() or answer.body.strip() == b"[]":
            raise RefusedError(404, f"the dataset says nothing of {iri}")
        return Response(answer.body, headers={"Content-Type": answer.media_type, "Vary": "Accept"})
    language = language_of(request)
    found = await described(workers, iri, language)
    if not found.outgoing and not found.incoming:
        raise RefusedError(404, f"the dataset says nothing of {iri}")
    text = _text(request.app.state.dataset, iri)
    pieces = await marked(workers, iri, text, language) if text else ()
    values = {
        "title": _title(iri, found.outgoing, language),
        "iri": iri,
        "formats": [(name, f"{_address(request)}?format={short}") for name, short in _FORMATS],
        "pieces": pieces,
        "read": island({each.start: [(local_address(thing), said) for thing, said in each.said] for each in pieces}),
        "outgoing": [each for each in found.outgoing if each.iri != _VALUE],
        "incoming": found.incoming,
        "whole": found.whole,
    }
    return _html("thing", request, values)


async def preview(request: Request) -> Response:
    """Answer OpenRefine with a few lines on a thing, for the little window over a cell."""
    iri = BASE + "/".join(map(segment, request.query_params.get("id", "").split("/")))
    language = language_of(request)
    found = await described(request.app.state.workers, iri, language)
    if not found.outgoing:
        raise RefusedError(404, f"the dataset says nothing of {iri}")
    values = {"title": _title(iri, found.outgoing, language), "iri": iri, "outgoing": found.outgoing[:8]}
    response = _html("preview", request, values)
    policy = response.headers["Content-Security-Policy"]
    # the window is a frame in OpenRefine's page
    response.headers["Content-Security-Policy"] = policy.replace("frame-ancestors 'none'", "frame-ancestors *")
    return response


def _title(iri: str, outgoing: tuple[Property, ...], language: str) -> str:
    """Return what a thing is called: its title or heading, else its label."""
    said = {each.iri: each.values[0].label for each in outgoing}
    names = (
        said[name]
        for name in map(expand, ("dcterms:title", "cg:heading", "skos:prefLabel", "rdfs:label"))
        if name in said
    )
    return next(names, term_label(iri, language))


def _text(dataset: Dataset, iri: str) -> str | None:
    """Return the stored text behind a text's IRI."""
    key = iri.partition("#")[0].removeprefix(f"{BASE}id/text/sha256-")
    return dataset.text(key) if key in dataset.held else None


def _wanted(request: Request) -> str:
    """Return the media type that the address or the client asks for."""
    said = request.query_params.get("format")
    wanted = _BY_NAME.get(said) if said else negotiate(request.headers.get("accept"), (_HTML, *_RDF))
    if wanted is None:
        raise RefusedError(406, f"this comes as {', '.join((_HTML, *_RDF))}")
    return wanted


def _html(name: str, request: Request, values: Mapping[str, object]) -> Response:
    html, policy = page(name, language_of(request), _address(request), values)
    return Response(
        html, media_type=_HTML, headers={"Content-Security-Policy": policy, "Vary": "Accept, Accept-Language"}
    )


def _address(request: Request) -> str:
    return quote(request.url.path, safe="/%=,")
