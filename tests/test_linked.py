"""Every IRI of ours that the dataset holds answers: a page in either language, Turtle, JSON-LD."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

httpx = pytest.importorskip("httpx", reason="the extra serve is not installed")

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse  # noqa: E402

from cooperation_graph.dataset import open_dataset  # noqa: E402
from cooperation_graph.iri import BASE  # noqa: E402
from cooperation_graph.serve.render import local_address  # noqa: E402

Get = Callable[..., Any]
PAGE, TURTLE, JSON_LD = "text/html", "text/turtle", "application/ld+json"


@pytest.fixture(scope="module")
def store(packaged_folder: Path) -> Store:
    return open_dataset(packaged_folder).store


@pytest.fixture(scope="module")
def ours(store: Store) -> list[str]:
    """Subjects, predicates, objects and graphs of ours, each once and without what stands behind the #."""
    terms = (term for quad in store for term in (quad.subject, quad.predicate, quad.object, quad.graph_name))
    named = {term.value for term in terms if isinstance(term, NamedNode) and term.value.startswith(BASE)}
    found = sorted({iri.partition("#")[0] for iri in named})
    assert len(found) > 2500
    return found


@pytest.fixture(scope="module")
def get(packaged_served: str) -> Iterator[Get]:
    with httpx.Client(base_url=packaged_served, timeout=20) as client:
        yield lambda iri, accept, **more: client.get(
            local_address(iri) if iri.startswith(BASE) else iri, headers={"Accept": accept, **more}
        )


def each(work: Callable[[str], str | None], iris: list[str]) -> list[str]:
    """Return what went wrong with some of the IRIs; four are asked at once, as many as the server answers."""
    with ThreadPoolExecutor(4) as pool:
        return [wrong for wrong in pool.map(work, iris) if wrong]


@pytest.mark.parametrize(("accept", "form"), [(TURTLE, RdfFormat.TURTLE), (JSON_LD, RdfFormat.JSON_LD)])
def test_every_iri_answers_with_what_is_said_of_it(
    get: Get, store: Store, ours: list[str], accept: str, form: RdfFormat
) -> None:
    def wrong(iri: str) -> str | None:
        response = get(iri, accept)
        if (response.status_code, response.headers["content-type"].partition(";")[0]) != (200, accept):
            return f"{iri}: {response.status_code} {response.headers['content-type']}"
        told = {quad.triple for quad in parse(response.content, format=form)}
        if iri in (f"{BASE}ontology", f"{BASE}graph/evidence"):
            return None if told else iri
        said = {quad.triple for quad in store.quads_for_pattern(NamedNode(iri), None, None, None)}
        return None if said <= told and told else f"{iri}: {len(said - told)} statements are missing"

    assert each(wrong, ours) == []


def test_every_iri_has_a_page_with_its_quotations(get: Get, store: Store, ours: list[str]) -> None:
    def wrong(iri: str) -> str | None:
        language = "en" if len(iri) % 2 else "zh-CN"
        response = get(iri, PAGE, **{"Accept-Language": language})
        tag = '<html lang="en">' if language == "en" else '<html lang="zh-Hans">'
        if response.status_code != 200 or tag not in response.text:
            return f"{iri}: {response.status_code}"
        quads = list(store.quads_for_pattern(NamedNode(iri), None, None, None))
        quoted = {quad.graph_name for quad in quads if _is_evidence(quad)}
        shown = response.text.count('<p class="evidence')
        return None if shown >= min(len(quoted), 1) else f"{iri}: no quotation"

    assert each(wrong, ours) == []


def _is_evidence(quad: Quad) -> bool:
    return isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(f"{BASE}id/evidence/")


def test_every_term_of_ours_stands_on_the_page_of_the_ontology(get: Get, store: Store) -> None:
    terms = {
        term.value
        for quad in store
        for term in (quad.predicate, quad.object)
        if isinstance(term, NamedNode) and term.value.startswith(f"{BASE}ontology#")
    }
    page = get(f"{BASE}ontology", PAGE).text
    assert [term for term in sorted(terms) if f'id="{term.partition("#")[2]}"' not in page] == []


def test_every_place_of_a_text_is_an_anchor_on_its_page(get: Get, store: Store) -> None:
    places = {quad.object.value for quad in store.quads_for_pattern(None, NamedNode(HAS_SELECTOR), None, None)
              if isinstance(quad.object, NamedNode)}  # fmt: skip
    texts = {place.partition("#")[0] for place in places}
    pages = {text: get(text, PAGE).text for text in texts}
    assert places
    missing = [place for place in places if f'id="{place.partition("#")[2]}"' not in pages[place.partition("#")[0]]]
    assert missing == []


HAS_SELECTOR = "http://www.w3.org/ns/oa#hasSelector"


def test_a_text_in_rdf_holds_its_places_with_their_quotations(get: Get, store: Store) -> None:
    text = next(
        quad.object.value
        for quad in store.quads_for_pattern(None, NamedNode("http://www.w3.org/ns/oa#hasSource"), None, None)
        if isinstance(quad.object, NamedNode)
    )
    told = {quad.triple for quad in parse(get(text, TURTLE).content, format=RdfFormat.TURTLE)}
    subjects = {triple.subject.value for triple in told if isinstance(triple.subject, NamedNode)}
    assert any(subject.startswith(f"{text}#char=") for subject in subjects)


def test_evidence_in_rdf_holds_what_was_read_there(get: Get, store: Store) -> None:
    quad = next(quad for quad in store if _is_evidence(quad))
    assert isinstance(quad.graph_name, NamedNode)
    told = {each.triple for each in parse(get(quad.graph_name.value, TURTLE).content, format=RdfFormat.TURTLE)}
    assert quad.triple in told
    page = get(quad.graph_name.value, PAGE).text
    assert quote(quad.subject.value.removeprefix(BASE), safe="/%=,") in page


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (TURTLE, TURTLE),
        (JSON_LD, JSON_LD),
        ("application/rdf+xml", "application/rdf+xml"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", PAGE),
        ("image/png", None),
    ],
)
def test_the_ontology_comes_as_it_is_asked_for(get: Get, accept: str, media_type: str | None) -> None:
    response = get(f"{BASE}ontology", accept)
    assert response.status_code == (200 if media_type else 406)
    if media_type:
        assert response.headers["content-type"].partition(";")[0] == media_type
        assert "Vary" in response.headers


def test_a_page_names_its_other_formats_to_machines(get: Get) -> None:
    page = get(f"{BASE}id/place/210100", PAGE).text
    alternates = re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)">', page)
    assert [media_type for media_type, _ in alternates] == [TURTLE, JSON_LD, "application/rdf+xml"]
    for media_type, address in alternates:
        assert get(address, PAGE).headers["content-type"].partition(";")[0] == media_type


def test_turtle_names_terms_by_their_prefixes(get: Get) -> None:
    assert "cg:jurisdiction" in get(f"{BASE}id/org/210100/发改委", TURTLE).text
