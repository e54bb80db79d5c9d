"""Linked data: every IRI of ours answers, as a page with quotations or as RDF."""

from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import Response

from ..dataset import Dataset
from ..iri import BASE, segment
from ..query import term_label
from ..vocabulary import expand
from .described import EVIDENCE, Described, Property, described
from .labels import KINDS
from .protocol import SELECT_TYPES, Operation, RefusedError
from .render import island, local_address
from .replies import HTML, address_of, html, language_of, wanted_type
from .shelf import Shelf
from .text_page import marked

_TEXT = f"{BASE}id/text/sha256-"
_PIECE = f"{BASE}id/evidence/"
_SAID = f"{{ {{ ?s ?p ?o }} UNION {{ GRAPH <{EVIDENCE}> {{ ?s ?p ?o }} }} }}"
_OF_A_THING = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {_SAID}"
# places of a text are names below its own, so they stand in its document
_OF_A_TEXT = f"""CONSTRUCT {{ ?s ?p ?o . ?at ?q ?v }} WHERE {{
  {_SAID} UNION {{ GRAPH <{EVIDENCE}> {{ ?evidence oa:hasSource ?s ; oa:hasSelector ?at . ?at ?q ?v }} }} }}"""
_OF_EVIDENCE = f"""CONSTRUCT {{ ?s ?p ?o . ?at ?q ?v . ?a ?b ?c }} WHERE {{
  {_SAID} UNION {{ GRAPH <{EVIDENCE}> {{ ?s oa:hasSelector ?at . ?at ?q ?v }} }}
  UNION {{ GRAPH ?s {{ ?a ?b ?c }} }} }}"""
_OF_THE_GRAPH = "CONSTRUCT { ?a ?b ?c } WHERE { GRAPH ?s { ?a ?b ?c } }"
_IS_SAID = f"SELECT ?s {_SAID} LIMIT 1"


async def thing(request: Request) -> Response:
    """Answer for an IRI below id/ or graph/: a page with quotations, or its triples."""
    iri = _asked(request)
    wanted = wanted_type(request)
    return await (_page(request, iri) if wanted == HTML else _triples(request, iri, wanted))


def _asked(request: Request) -> str:
    """Return the IRI behind an address; a name may hold an encoded slash, so each part is decoded for itself."""
    try:
        parts = [unquote(part, errors="strict") for part in address_of(request).strip("/").split("/")]
    except UnicodeDecodeError:
        raise RefusedError(404, "an IRI is percent-encoded UTF-8") from None
    return BASE + "/".join(map(segment, parts))


async def _triples(request: Request, iri: str, wanted: str) -> Response:
    query = _OF_THE_GRAPH if iri == EVIDENCE else _OF_A_THING
    if iri.startswith(_TEXT):
        query = _OF_A_TEXT
    elif iri.startswith(_PIECE):
        query = _OF_EVIDENCE
    workers = request.app.state.workers
    if iri != EVIDENCE and not await workers.rows(_IS_SAID, s=iri):
        raise RefusedError(404, f"the dataset says nothing of {iri}")
    answer = await workers.run(Operation(query), SELECT_TYPES[0], wanted, {"s": iri})
    charset = "; charset=utf-8" if answer.media_type.startswith("text/") else ""
    shelf: Shelf = request.app.state.shelf
    return shelf.response(answer.body, {"Content-Type": answer.media_type + charset, "Vary": "Accept"})


async def _page(request: Request, iri: str) -> Response:
    workers, language = request.app.state.workers, language_of(request)
    if iri == EVIDENCE:
        return html("evidence", request, {"iri": iri})
    found = await described(workers, iri, language)
    if not found.outgoing and not found.incoming:
        raise RefusedError(404, f"the dataset says nothing of {iri}")
    text = _text(request.app.state.dataset, iri)
    pieces = await marked(workers, iri, text, language) if text else ()
    quoted = _around(request.app.state.dataset, found)
    values = {
        "title": quoted[1] if quoted else title_of(iri, found.outgoing, language),
        "kinds": kinds_of(found.outgoing),
        "iri": iri,
        "pieces": pieces,
        "read": island({each.start: [(local_address(thing), said) for thing, said in each.said] for each in pieces}),
        "quoted": quoted,
        "on_policy_page": path if (path := iri.removeprefix(f"{BASE}id/")).startswith(_ON_POLICY_PAGE) else "",
        "found": found,
    }
    return html("thing", request, values)


def _around(dataset: Dataset, found: Described) -> tuple[str, str, str, str] | None:
    """Return what stands before, in and after the passage of a piece of evidence, and the passage's IRI."""
    at = next((each.values[0].iri for each in found.outgoing if each.iri == _SELECTOR), None)
    text = _text(dataset, at) if at else None
    if at is None or text is None:
        return None
    start, _, end = at.partition("#char=")[2].partition(",")
    first, last = int(start), int(end)
    return text[max(first - _FEW, 0) : first], text[first:last], text[last : last + _FEW], at


_FEW = 80
_ON_POLICY_PAGE = ("commitment/", "org/", "collective/", "notice/", "place/")
_SELECTOR = expand("oa:hasSelector")


_TYPE = expand("rdf:type")
_NAMES = tuple(map(expand, (*KINDS[1:3], *KINDS[:1], *KINDS[3:], "cg:fileName", "oa:exact", "cg:lexiconRow")))


def title_of(iri: str, outgoing: tuple[Property, ...], language: str) -> str:
    """Return what a thing is called: its title or heading, else its label."""
    said = {each.iri: each.values[0].label for each in outgoing}
    return next((said[name] for name in _NAMES if name in said), None) or term_label(iri, language)


def kinds_of(outgoing: tuple[Property, ...]) -> list[tuple[str, str]]:
    """Return the classes of a thing, with their IRIs."""
    return [(value.label, value.iri or "") for each in outgoing if each.iri == _TYPE for value in each.values]


def _text(dataset: Dataset, iri: str) -> str | None:
    """Return the stored text behind a text's IRI."""
    key = iri.partition("#")[0].removeprefix(_TEXT)
    return dataset.text(key) if key in dataset.held else None
