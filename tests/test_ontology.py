"""Every term is defined in both languages, and every term that a graph uses is one of them."""

import json
import re
import runpy
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from cooperation_graph.iri import ONTOLOGY
from cooperation_graph.model import Derivation, Force, Kind, MeasureStatus, Mode, Role, State, TimeKind
from cooperation_graph.resources import resource
from cooperation_graph.vocabulary import concept

SH = Namespace("http://www.w3.org/ns/shacl#")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(resource("ontology/cooperation.ttl"))


def own(graph: Graph) -> set[URIRef]:
    return {term for term in graph.subjects() if isinstance(term, URIRef) and str(term).startswith(ONTOLOGY)}


def languages(graph: Graph, subject: Node, name: URIRef) -> set[str | None]:
    return {text.language for text in graph.objects(subject, name) if isinstance(text, Literal)}


def test_every_term_has_a_label_and_a_definition_in_chinese_and_english(ontology: Graph) -> None:
    lacking = {
        (term, kind)
        for term in own(ontology)
        for kind in (RDFS.label, SKOS.definition)
        if languages(ontology, term, kind) != {"zh", "en"}
    }
    assert lacking == set()


def test_no_two_terms_share_a_label(ontology: Graph) -> None:
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        labels = [
            str(text) for term in ontology.subjects(RDF.type, kind) for text in ontology.objects(term, RDFS.label)
        ]
        assert sorted(set(labels)) == sorted(labels)


def test_every_word_of_a_closed_set_is_a_concept_with_its_notation(ontology: Graph) -> None:
    words = [word for kind in (Derivation, Force, MeasureStatus, Mode, Role, State, TimeKind) for word in kind]
    assert len({concept(word) for word in words}) == len(words)
    for word in words:
        term = URIRef(ONTOLOGY + concept(word))
        assert str(ontology.value(term, SKOS.notation)) == word.value
        assert ontology.value(term, SKOS.inScheme) is not None


def test_every_kind_of_mention_is_a_class(ontology: Graph) -> None:
    classes = set(ontology.subjects(RDF.type, OWL.Class))
    assert {URIRef(ONTOLOGY + kind.value) for kind in Kind} <= classes


def test_every_term_that_the_code_names_is_defined(ontology: Graph) -> None:
    named = set()
    for path in Path("cooperation_graph").rglob("*.py"):
        named |= set(re.findall(r'"cg:(\w+)"', path.read_text(encoding="utf-8")))
    for path in resource("ontology/queries").glob("*.rq"):
        named |= set(re.findall(r"\bcg:(\w+)", path.read_text(encoding="utf-8")))
    for name in ("ontology/shapes.ttl", "ontology/context.jsonld"):
        named |= set(re.findall(r"\bcg:(\w+)", resource(name).read_text(encoding="utf-8")))
    assert {name for name in named if not name.endswith("Shape")} - {
        str(term)[len(ONTOLOGY) :] for term in own(ontology)
    } == set()


def test_no_legal_vocabulary_is_inherited_and_no_task_is_an_activity(ontology: Graph) -> None:
    inherited = {*ontology.objects(None, RDFS.subClassOf), *ontology.objects(None, RDFS.subPropertyOf)}
    assert [term for term in inherited if "data.europa.eu/eli" in str(term) or "p-plan" in str(term)] == []
    assert URIRef("http://www.w3.org/ns/prov#Activity") not in inherited


def test_the_context_names_every_property_and_class(ontology: Graph) -> None:
    context = json.loads(resource("ontology/context.jsonld").read_text(encoding="utf-8"))["@context"]
    terms = {
        str(term)[len(ONTOLOGY) :]
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
        for term in ontology.subjects(RDF.type, kind)
    }
    assert terms <= context.keys()
    for term in ontology.subjects(RDF.type, OWL.ObjectProperty):
        assert context[str(term)[len(ONTOLOGY) :]]["@type"] == "@id"


def test_every_shape_says_what_is_wrong_in_both_languages() -> None:
    shapes = Graph().parse(resource("ontology/shapes.ttl"))
    constraints = {*shapes.objects(None, SH.property), *shapes.objects(None, SH.sparql)}
    assert len(constraints) > 40
    for constraint in constraints:
        assert languages(shapes, constraint, SH.message) == {"zh", "en"}


def test_what_is_derived_from_the_ontology_is_up_to_date() -> None:
    terms = runpy.run_path("scripts/terms.py")
    for path, content in terms["files"]().items():
        assert path.read_text(encoding="utf-8") == content
