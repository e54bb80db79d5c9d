"""The named questions for people: the query page with all of them, and a page for each with its answer."""

import asyncio
import json
from collections.abc import Iterable, Mapping

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from ..dataset.questions import Question, question
from ..errors import NotFoundError
from ..iri import BASE, ONTOLOGY
from ..query import term_label
from ..vocabulary import PREFIXES, shorten
from . import reconcile
from .labels import KINDS, labels_of
from .ontology import Term, ontology
from .protocol import GRAPH_TYPES, SELECT_TYPES, Operation, RefusedError
from .render import island, words
from .replies import html, language_of
from .several import is_fit
from .workers import Workers

_EXAMPLE = (
    "SELECT ?task ?heading ?body WHERE {\n  ?task cg:heading ?heading ;\n        cg:ledBy ?body .\n}\n"
    "ORDER BY ?task\nLIMIT 100\n"
)
_BODIES = "SELECT DISTINCT ?s WHERE { ?responsibility cg:agent ?s } ORDER BY ?s LIMIT 1000"
_COMMITMENTS = "SELECT DISTINCT ?s WHERE { ?s a cg:Commitment } ORDER BY ?s LIMIT 1000"
_OFFERED = {"body": _BODIES, "commitment": _COMMITMENTS, "subject": _COMMITMENTS}
"""What a parameter of a question may be bound to."""

# terms of others that the graph uses, offered beside our own
_BORROWED = (
    "rdf:type rdfs:label rdfs:comment skos:prefLabel skos:altLabel skos:inScheme dcterms:title dcterms:issued "
    "dcterms:date owl:sameAs oa:hasSource oa:hasSelector oa:start oa:end oa:exact "
    "org:originalOrganization org:resultingOrganization"
)
MOST_ROWS = 1000
"""Rows of an answer on a page; the other formats have all."""


async def query_page(request: Request) -> Response:
    """Answer with the page that asks the endpoint, the named questions beside it."""
    language = language_of(request)
    asked = request.app.state.dataset.questions()
    values = {
        "example": _EXAMPLE,
        "questions": asked,
        "island": island(
            {
                "base": BASE,
                "prefixes": PREFIXES,
                "names": " ".join(KINDS),
                "offered": _OFFERED,
                "terms": _terms(language),
                "words": {key[3:]: text for key, text in words(language).items() if key.startswith("js.")},
                "questions": {each.name: _as_json(each, language) for each in asked},
            }
        ),
    }
    return html("query", request, values)


def _as_json(asked: Question, language: str) -> dict[str, object]:
    parameters = [(name, zh if language == "zh" else en) for name, zh, en in asked.parameters]
    return {"title": asked.zh if language == "zh" else asked.en, "sparql": asked.sparql, "parameters": parameters}


def _terms(language: str) -> list[tuple[str, str, str, str]]:
    """Return what the editor offers: a term, its names in both languages, and what it means."""
    kinds = ontology(language)["kinds"]
    own = [
        (term.name, *_names(term, language), term.definition)
        for terms in (kinds.values() if isinstance(kinds, Mapping) else ())
        for term in terms
    ]
    others = [(name, term_label(_full(name), "zh"), term_label(_full(name), "en"), "") for name in _BORROWED.split()]
    return own + others


def _names(term: Term, language: str) -> tuple[str, str]:
    return (term.label, term.other_label) if language == "zh" else (term.other_label, term.label)


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


async def questions_page(request: Request) -> Response:
    """Answer with all named questions."""
    return html("questions", request, {"questions": request.app.state.dataset.questions()})


async def question_page(request: Request) -> Response:
    """Answer a named question: a table, its parameters as a form, and the query behind it."""
    try:
        asked = question(request.path_params["name"])
    except NotFoundError as error:
        raise RefusedError(404, str(error)) from None
    workers, language = request.app.state.workers, language_of(request)
    given = {name: request.query_params.get(name, "").strip() for name, _, _ in asked.parameters}
    bound, unclear = await _bound(request, given)
    answer = await _answer(workers, asked.sparql, bound, language) if not unclear else None
    values = {
        "asked": asked,
        "parameters": [
            (name, zh if language == "zh" else en, given[name], await _choices(workers, name))
            for name, zh, en in asked.parameters
        ],
        "unclear": unclear,
        "answer": answer,
        "bound": bound,
        "most": MOST_ROWS,
    }
    return html("question", request, values)


async def _bound(
    request: Request, given: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, list[dict[str, object]]]]:
    """Return what each parameter is bound to, and the candidates for what may mean several things."""
    bound, unclear = {}, {}
    for name, text in given.items():
        if not text:
            continue
        iri = text if text.startswith(BASE) else f"{BASE}id/{text.removeprefix('id/').removeprefix('id:')}"
        if not is_fit(iri) or "/" not in text:
            asked = reconcile.Asked(text[:200], limit=8)
            found = await asyncio.to_thread(reconcile.candidates, asked, request.app.state.known)
            if not reconcile.is_one(found):
                unclear[name] = found
                continue
            iri = f"{BASE}{found[0]['id']}"
        bound[name] = iri
    return bound, unclear


async def _choices(workers: Workers, parameter: str) -> list[tuple[str, str]]:
    """Return what a parameter may be: the end of an IRI, and the name."""
    if parameter not in _OFFERED:
        return []
    iris = [row["s"] for row in await workers.rows(_OFFERED[parameter])]
    names = await labels_of(workers, iris)
    return [(iri.removeprefix(f"{BASE}id/"), names.get(iri, "")) for iri in iris]


class Cell(Struct, frozen=True):
    """A cell of an answer: what it shows, and the IRI behind it; `own` where the text is in the page's language."""

    iri: str | None
    label: str
    own: bool


class Answered(Struct, frozen=True):
    """An answer as a page shows it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int


async def _answer(workers: Workers, sparql: str, bound: Mapping[str, str], language: str) -> Answered:
    found = json.loads((await workers.run(Operation(sparql), SELECT_TYPES[0], GRAPH_TYPES[0], bound)).body)
    columns, rows = found["head"]["vars"], found["results"]["bindings"]
    shown = rows[:MOST_ROWS]
    names = await labels_of(workers, _iris(shown))
    cells = (tuple(_cell(row.get(column), names, language) for column in columns) for row in shown)
    return Answered(tuple(columns), tuple(cells), len(rows))


def _iris(rows: Iterable[Mapping[str, Mapping[str, str]]]) -> set[str]:
    return {term["value"] for row in rows for term in row.values() if _is_thing(term)}


def _is_thing(term: Mapping[str, str]) -> bool:
    """Return whether a term names something; questions give a notice without a number as the text of its IRI."""
    return term["type"] == "uri" or (term["value"].startswith(f"{BASE}id/") and is_fit(term["value"]))


def _cell(term: Mapping[str, str] | None, names: Mapping[str, str], language: str) -> Cell:
    if term is None:
        return Cell(None, "", own=True)
    value = term["value"]
    if not _is_thing(term):
        return Cell(None, value, own="xml:lang" not in term)
    if value.startswith(ONTOLOGY):
        return Cell(value, term_label(value, language), own=True)
    return Cell(value, names.get(value) or shorten(value).removeprefix("id:"), own=False)
