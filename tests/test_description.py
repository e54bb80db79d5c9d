"""The dataset describes itself: the figures are counted, DCAT 3 and VoID have what their readers expect."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, parse
from pyshacl import validate
from rdflib import DCAT, DCTERMS, RDF, VOID, Graph, Literal, Namespace, URIRef

httpx = pytest.importorskip("httpx", reason="the extra serve is not installed")

from cooperation_graph.dataset import open_dataset  # noqa: E402

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
Get = Callable[..., Any]

# what DCAT 3 and DCAT-AP ask of a dataset, a distribution and a service, and VoID of its partitions
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <urn:shape:> .

:Dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:nodeKind sh:IRI ;
  sh:property
    [ sh:path dcterms:title ; sh:minCount 2 ; sh:uniqueLang true ; sh:datatype rdf:langString ] ,
    [ sh:path dcterms:description ; sh:minCount 2 ; sh:uniqueLang true ; sh:datatype rdf:langString ] ,
    [ sh:path dcat:keyword ; sh:minCount 1 ; sh:datatype rdf:langString ] ,
    [ sh:path dcterms:license ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcterms:rights ; sh:minCount 1 ; sh:class dcterms:RightsStatement ] ,
    [ sh:path dcterms:language ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcterms:temporal ; sh:minCount 1 ; sh:class dcterms:PeriodOfTime ] ,
    [ sh:path dcterms:spatial ; sh:minCount 1 ; sh:class dcterms:Location ] ,
    [ sh:path dcat:distribution ; sh:minCount 5 ; sh:class dcat:Distribution ] ,
    [ sh:path void:dataDump ; sh:minCount 5 ; sh:nodeKind sh:IRI ] ,
    [ sh:path void:sparqlEndpoint ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path void:vocabulary ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path void:exampleResource ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path void:uriSpace ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path void:classPartition ; sh:minCount 1 ; sh:node :ClassPartition ] ,
    [ sh:path void:propertyPartition ; sh:minCount 1 ; sh:node :PropertyPartition ] .
:ClassPartition sh:property
    [ sh:path void:class ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path void:entities ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ; sh:minInclusive 1 ] .
:PropertyPartition sh:property
    [ sh:path void:property ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path void:triples ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ; sh:minInclusive 1 ] .
:Period a sh:NodeShape ; sh:targetClass dcterms:PeriodOfTime ; sh:property
    [ sh:path dcat:startDate ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:date ] ,
    [ sh:path dcat:endDate ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:date ] .
:Distribution a sh:NodeShape ; sh:targetClass dcat:Distribution ; sh:nodeKind sh:IRI ; sh:property
    [ sh:path dcat:accessURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:downloadURL ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:mediaType ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ;
      sh:pattern "^https://www.iana.org/assignments/media-types/" ] ,
    [ sh:path dcterms:license ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcterms:title ; sh:minCount 2 ; sh:uniqueLang true ] .
:Service a sh:NodeShape ; sh:targetClass dcat:DataService ; sh:property
    [ sh:path dcterms:title ; sh:minCount 1 ] ,
    [ sh:path dcat:endpointURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:servesDataset ; sh:minCount 1 ; sh:class dcat:Dataset ] .
"""


@pytest.fixture(scope="module")
def get(served: str) -> Iterator[Get]:
    with httpx.Client(base_url=served, timeout=20) as client:
        yield lambda address, accept="text/turtle": client.get(address, headers={"Accept": accept})


@pytest.fixture(scope="module")
def described(get: Get) -> Graph:
    return Graph().parse(data=get("/dataset").text, format="turtle")


@pytest.fixture(scope="module")
def dataset_iri(served: str) -> URIRef:
    return URIRef(f"{served}/dataset")


def test_the_description_has_what_dcat_and_void_ask_for(described: Graph) -> None:
    conforms, _, report = validate(described, shacl_graph=Graph().parse(data=SHAPES, format="turtle"))
    assert conforms, report


def test_the_shapes_can_fail(described: Graph, dataset_iri: URIRef) -> None:
    worse = Graph() + described
    worse.remove((dataset_iri, DCTERMS.license, None))
    assert not validate(worse, shacl_graph=Graph().parse(data=SHAPES, format="turtle"))[0]


def test_figures_are_those_of_the_dataset(described: Graph, dataset_iri: URIRef, two_notices_folder: Path) -> None:
    store = open_dataset(two_notices_folder).store
    lines = store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b""
    facts = Graph().parse(data=lines, format="nt")
    typed = set(facts.subjects(RDF.type))
    expected = {
        VOID.triples: len(facts),
        VOID.distinctSubjects: len(set(facts.subjects())),
        VOID.distinctObjects: len(set(facts.objects())),
        VOID.entities: len(typed),
        VOID.classes: len(set(facts.objects(None, RDF.type))),
        VOID.properties: len(set(facts.predicates())),
        VOID.documents: 2,
    }
    assert {name: int(str(described.value(dataset_iri, name))) for name in expected} == expected
    for part in described.objects(dataset_iri, VOID.classPartition):
        members = set(facts.subjects(RDF.type, described.value(part, VOID["class"])))
        assert described.value(part, VOID.entities) == Literal(len(members))
    for part in described.objects(dataset_iri, VOID.propertyPartition):
        pairs = list(facts.subject_objects(described.value(part, VOID.property)))
        assert described.value(part, VOID.triples) == Literal(len(pairs))
        assert described.value(part, VOID.distinctSubjects) == Literal(len({subject for subject, _ in pairs}))
        assert described.value(part, VOID.distinctObjects) == Literal(len({value for _, value in pairs}))


def test_the_time_is_that_of_the_notices(described: Graph, dataset_iri: URIRef, two_notices_folder: Path) -> None:
    days = sorted(notice.issued for notice in open_dataset(two_notices_folder).notices if notice.issued)
    period = described.value(dataset_iri, DCTERMS.temporal)
    assert [str(described.value(period, name)) for name in (DCAT.startDate, DCAT.endDate)] == [days[0], days[-1]]


def test_each_file_holds_the_whole_dataset_in_its_format(
    get: Get, described: Graph, dataset_iri: URIRef, two_notices_folder: Path
) -> None:
    store = open_dataset(two_notices_folder).store
    facts = int(str(described.value(dataset_iri, VOID.triples)))
    for file in described.objects(dataset_iri, DCAT.distribution):
        response = get(str(described.value(file, DCAT.downloadURL)), "*/*")
        media_type = response.headers["content-type"].partition(";")[0]
        assert str(described.value(file, DCAT.mediaType)).endswith(f"/{media_type}")
        form = RdfFormat.from_media_type(media_type)
        assert form is not None
        quads = len({(quad.triple, quad.graph_name) for quad in parse(response.content, format=form)})
        assert quads == (len(store) if form.supports_datasets and media_type != "application/ld+json" else facts)


def test_examples_and_addresses_answer(get: Get, described: Graph, dataset_iri: URIRef, served: str) -> None:
    examples = [str(iri) for iri in described.objects(dataset_iri, VOID.exampleResource)]
    assert len(examples) == 3
    for iri in examples:
        assert get(iri.replace("https://w3id.org/cooperation-graph", served)).status_code == 200
    endpoint = str(described.value(dataset_iri, VOID.sparqlEndpoint))
    assert (URIRef(endpoint), RDF.type, SD.Service) in Graph().parse(data=get(endpoint).text, format="turtle")


def test_the_dataset_is_found_where_void_says_and_has_a_page(get: Get) -> None:
    assert get("/.well-known/void", "*/*").headers["content-type"].startswith("text/turtle")
    assert get("/dataset", "application/ld+json").headers["content-type"].startswith("application/ld+json")
    page = get("/dataset?lang=zh", "text/html").text
    for said in ("著作权法", "publicdomain/zero/1.0", "沈阳市", "facts.ttl"):
        assert said in page


def test_no_licence_is_made_up(packaged_served: str) -> None:
    page = httpx.get(f"{packaged_served}/dataset?lang=en", headers={"Accept": "text/html"}, timeout=20).text
    assert "not stated by whoever gives the dataset" in page
    described = httpx.get(f"{packaged_served}/dataset", headers={"Accept": "text/turtle"}, timeout=20).text
    assert "dcterms:rights" in described
    assert "dcterms:license" not in described


def test_no_other_file_is_given(get: Get) -> None:
    for name in ("manifest.json", "..%2Fmanifest.json", "%2Fetc%2Fpasswd", "facts.ttl.tmp"):
        assert get(f"/dump/{name}").status_code == 404
