"""Damage of every kind is found, and a graph without damage has no finding."""

from collections.abc import Callable
from dataclasses import dataclass

import pyshacl
import pytest
import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store

from cooperation_graph.dataset import open_dataset
from cooperation_graph.iri import BASE
from cooperation_graph.pipeline import build
from cooperation_graph.resources import resource
from cooperation_graph.validate import Problem, broken_shapes, validate
from cooperation_graph.validate.constraints import KINDS
from cooperation_graph.validate.shapes import read_shapes
from cooperation_graph.vocabulary import expand, shorten

NOTICES = sorted(resource("data/notices").glob("*.txt"))
DESCRIBED = NamedNode(f"{BASE}graph/evidence")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("sound")
    build(NOTICES, folder)
    return open_dataset(folder).store


@dataclass
class Data:
    """A store that a test may damage."""

    store: Store


@pytest.fixture
def data(sound: Store) -> Data:
    store = Store()
    store.bulk_extend(sound)
    return Data(store)


def term(name: str) -> NamedNode:
    return NamedNode(expand(name))


def first(store: Store, name: str, value: NamedNode | None = None, graph: NamedNode | None = None) -> Quad:
    found = store.quads_for_pattern(None, term(name), value, graph or DefaultGraph())
    return min(found, key=str)


def messages(data: Data) -> str:
    return " ".join(problem.messages[1] for problem in validate(data, shapes=False))


def test_a_sound_graph_has_no_problem(sound: Store) -> None:
    assert validate(Data(sound)) == ()


def test_a_fact_without_evidence_is_found(data: Data) -> None:
    data.store.add(Quad(NamedNode("https://example.org/a"), term("rdfs:label"), Literal("甲", language="zh")))
    assert "a fact has no evidence" in messages(data)


def test_evidence_for_no_fact_is_found(data: Data) -> None:
    data.store.remove(first(data.store, "cg:ledBy"))
    assert "what evidence states is not among the facts" in messages(data)


def test_a_wrong_quotation_is_found(data: Data) -> None:
    quad = first(data.store, "oa:exact", graph=DESCRIBED)
    data.store.remove(quad)
    data.store.add(Quad(quad.subject, quad.predicate, Literal("别的"), DESCRIBED))
    assert "a quotation is not what stands there" in messages(data)


def test_a_changed_text_is_found(data: Data) -> None:
    quad = first(data.store, "rdf:value", graph=DESCRIBED)
    data.store.remove(quad)
    assert isinstance(quad.object, Literal)
    data.store.add(Quad(quad.subject, quad.predicate, Literal(quad.object.value + "。"), DESCRIBED))
    assert "a text does not have the digest in its name" in messages(data)


def test_a_lost_text_is_found(data: Data) -> None:
    data.store.remove(first(data.store, "rdf:value", graph=DESCRIBED))
    assert "the text of the evidence is not there" in messages(data)


def test_a_thing_that_nothing_describes_is_found(data: Data) -> None:
    nowhere = NamedNode("https://w3id.org/cooperation-graph/id/place/999999")
    task = next(iter(data.store.quads_for_pattern(None, NamedNode(expand("cg:path")), None))).subject
    data.store.add(Quad(task, NamedNode(expand("cg:concerns")), nowhere))
    assert "nothing says what this is" in {problem.messages[1] for problem in validate(data, shapes=False)}


def test_a_blank_node_is_found(data: Data) -> None:
    data.store.add(Quad(BlankNode(), term("rdfs:label"), Literal("甲")))
    assert "a statement has a blank node" in messages(data)


def test_an_undescribed_graph_is_found(data: Data) -> None:
    data.store.add(Quad(term("cg:lead"), term("rdfs:label"), Literal("甲"), NamedNode("https://example.org/g")))
    assert "a named graph is not described as evidence" in messages(data)


def test_evidence_without_place_and_row_is_found(data: Data) -> None:
    data.store.remove(first(data.store, "oa:hasSelector", graph=DESCRIBED))
    assert "evidence has neither a place nor a lexicon row" in messages(data)


def test_an_undefined_term_is_found(data: Data) -> None:
    quad = first(data.store, "cg:ledBy")
    data.store.add(Quad(quad.subject, term("cg:notATerm"), quad.object))
    assert "the ontology does not define this term" in messages(data)


Damage = Callable[[Store], None]


def without(name: str) -> Damage:
    """Take the first value of a property away."""
    return lambda store: store.remove(first(store, name))


def instead(name: str, value: Literal | NamedNode) -> Damage:
    """Put another value in place of the first."""

    def damage(store: Store) -> None:
        quad = first(store, name)
        store.remove(quad)
        store.add(Quad(quad.subject, quad.predicate, value))

    return damage


def besides(kind: str, name: str, value: Literal | NamedNode) -> Damage:
    """Give a member of a class one more value."""

    def damage(store: Store) -> None:
        store.add(Quad(first(store, "rdf:type", term(kind)).subject, term(name), value))

    return damage


def bare(*kinds: str) -> Damage:
    """Add a thing of which nothing is said but its classes."""

    def damage(store: Store) -> None:
        for kind in kinds:
            store.add(Quad(NamedNode("https://example.org/a"), term("rdf:type"), term(kind)))

    return damage


def vague_with_value(store: Store) -> None:
    time = first(store, "cg:edtf").subject
    store.add(Quad(time, term("cg:timeKind"), term("cg:timeVague")))


def division_of_no_code(store: Store) -> None:
    besides("cg:Notice", "rdf:type", term("cg:AdministrativeDivision"))(store)
    besides("cg:Notice", "cg:divisionCode", Literal("沈阳"))(store)


def twice_in_chinese(store: Store) -> None:
    finding = first(store, "rdf:type", term("cg:Finding")).subject
    store.add(Quad(finding, term("rdfs:comment"), Literal("甲", language="zh")))


DATE = NamedNode(expand("xsd:date"))

# one line a constraint of shapes.ttl: what it says in English, and damage that it must find
DAMAGE: tuple[tuple[str, Damage], ...] = (
    ("a notice has exactly one source text", bare("cg:Notice")),
    ("a notice has at most one document number", besides("cg:Notice", "cg:documentNumber", Literal("第一"))),
    ("a notice has at most one date of issue", besides("cg:Notice", "dcterms:issued", Literal("2009年"))),
    ("a notice has at most one date of issue", instead("dcterms:issued", Literal("2009-02-30", datatype=DATE))),
    ("a notice has at most one date of effect", besides("cg:Notice", "cg:effectiveFrom", Literal("2009年"))),
    ("a notice has at most one date of expiry", besides("cg:Notice", "cg:expires", Literal("-----"))),
    ("what a notice has as commitments", besides("cg:Notice", "cg:hasCommitment", term("cg:lead"))),
    ("a document has a title, a number or a text", bare("cg:PolicyDocument")),
    ("a commitment stands in exactly one notice", without("cg:inNotice")),
    ("a commitment has exactly one path", without("cg:path")),
    ("a commitment has exactly one printed number", without("cg:pathLabel")),
    ("a commitment has exactly one ordinal", instead("cg:ordinal", Literal(0))),
    ("a commitment has exactly one beginning", instead("cg:begins", Literal(-1))),
    ("a commitment has exactly one end", without("cg:ends")),
    ("a commitment has exactly one heading", besides("cg:Commitment", "cg:heading", Literal("甲", language="zh"))),
    ("a commitment has exactly one responsibility state", instead("cg:responsibilityState", term("cg:lead"))),
    ("there are responsibilities and the state", instead("cg:responsibilityState", term("cg:noneStated"))),
    ("leads and led by say the same", without("cg:leads")),
    ("shares and shared by say the same", without("cg:shares")),
    ("supports and supported by say the same", without("cg:supports")),
    ("supervises and supervised by say the same", without("cg:supervises")),
    ("led by does not agree with the responsibilities", without("cg:ledBy")),
    ("a responsibility has exactly one agent", without("cg:agent")),
    ("a responsibility has exactly one agent", instead("cg:agent", Literal("甲"))),
    ("a responsibility has exactly one role", instead("cg:role", term("cg:stated"))),
    ("a responsibility keeps the word of the text", without("cg:roleWord")),
    ("a responsibility keeps the name as printed", without("cg:printedName")),
    ("a responsibility keeps the name as printed", instead("cg:printedName", Literal(""))),
    ("a responsibility has exactly one position", instead("cg:position", Literal(0))),
    ("a responsibility belongs to exactly one commitment", without("cg:hasResponsibility")),
    ("a body has a name", bare("cg:PublicBody")),
    ("a collective is not a body", bare("cg:PublicBody", "cg:CollectiveAgent")),
    ("a collective has a name", bare("cg:CollectiveAgent")),
    ("a measure has its words", bare("cg:Measure")),
    ("a measure has exactly one force", without("cg:force")),
    ("a measure has exactly one status", instead("cg:status", term("cg:lead"))),
    ("a measure belongs to exactly one commitment", without("cg:hasMeasure")),
    ("an open list is true or false", besides("cg:Measure", "cg:openList", Literal("甲"))),
    ("an outcome is words of the text", besides("cg:Measure", "cg:outcome", Literal("甲"))),
    ("a time has its words", bare("cg:TimeExpression")),
    ("a time has a kind", without("cg:timeKind")),
    ("a time has at most one EDTF value", instead("cg:edtf", Literal("去年"))),
    ("a time has at most one recurrence rule", besides("cg:TimeExpression", "cg:rrule", Literal("每年"))),
    ("a time belongs to a commitment, a measure or a notice", bare("cg:TimeExpression")),
    ("a vague time has no calendar value", vague_with_value),
    ("a target has its words", bare("cg:Target")),
    ("a target has exactly one comparator", without("cg:comparator")),
    ("a target has at most one direction of change", besides("cg:Target", "cg:change", Literal("多"))),
    ("a target belongs to a commitment or a notice", bare("cg:Target")),
    ("a division has at most one code", division_of_no_code),
    ("a division has a name", bare("cg:AdministrativeDivision")),
    ("a project has a name", bare("cg:InfrastructureProject")),
    ("a finding has a code", bare("cg:Finding")),
    ("a finding belongs to exactly one notice", bare("cg:Finding")),
    ("a finding has a message in Chinese and in English", bare("cg:Finding")),
    ("a finding has a message in Chinese and in English", twice_in_chinese),
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("small")
    build([resource("data/notices/04-danpu-clauses.txt")], folder)
    return open_dataset(folder).store


def damaged(store: Store, damage: Damage) -> Store:
    copy = Store()
    copy.bulk_extend(store)
    damage(copy)
    return copy


def by_pyshacl(store: Store) -> set[Problem]:
    """Return what SHACL's library for Python says of the facts by the same shapes."""
    facts = rdflib.Graph().parse(resource("ontology/cooperation.ttl"))  # with the data, or subclasses are unknown
    facts.parse(data=store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()), format="nt")
    shapes = rdflib.Graph().parse(resource("ontology/shapes.ttl"))
    _, report, _ = pyshacl.validate(facts, shacl_graph=shapes, inference="none", advanced=True)
    return {problem(report, result) for result in report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult)}


def problem(report: rdflib.Graph, result: rdflib.term.Node) -> Problem:
    # the library drops the language of the messages of SPARQL constraints
    said = {str(text).isascii(): str(text) for text in report.objects(result, rdflib.SH.resultMessage)}
    value = report.value(result, rdflib.SH.value)
    tail = "" if value is None else f": {shorten(str(value))}"
    severity = "warning" if report.value(result, rdflib.SH.resultSeverity) == rdflib.SH.Warning else "violation"
    focus = shorten(str(report.value(result, rdflib.SH.focusNode)))
    return Problem(focus, (said[False] + tail, said[True] + tail), severity)


@pytest.mark.parametrize(("message", "damage"), DAMAGE, ids=str)
def test_each_shape_fires_on_the_damage_it_is_for_as_it_does_in_pyshacl(
    small: Store, message: str, damage: Damage
) -> None:
    store = damaged(small, damage)
    found = set(broken_shapes(store))
    assert any(each.messages[1].startswith(message) and each.messages[0] for each in found)
    assert found == by_pyshacl(store)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_constraint_finds_what_no_other_does(
    small: Store, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores = [damaged(small, damage) for _, damage in DAMAGE]
    found = [set(broken_shapes(store)) for store in stores]
    monkeypatch.setitem(KINDS, kind, lambda *_: iter(()))
    assert [set(broken_shapes(store)) for store in stores] != found


def test_pyshacl_finds_nothing_either_in_a_sound_graph(sound: Store) -> None:
    assert by_pyshacl(sound) == set()


SHAPE = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix cg: <https://w3id.org/cooperation-graph/ontology#> .
cg:S a sh:NodeShape ; sh:targetClass cg:Notice ;
"""


@pytest.mark.parametrize(
    "said",
    [
        'sh:property [ sh:path cg:path ; sh:lessThan cg:ends ; sh:message "甲"@zh , "a"@en ] .',
        'sh:property [ sh:path [ sh:zeroOrOnePath cg:path ] ; sh:minCount 1 ; sh:message "甲"@zh , "a"@en ] .',
        'sh:property [ sh:path [ sh:inversePath [ sh:inversePath cg:path ] ] ; sh:message "甲"@zh , "a"@en ] .',
        "sh:closed true .",
    ],
)
def test_shapes_that_nothing_here_checks_are_refused(said: str) -> None:
    with pytest.raises(ValueError, match=r"nothing here|no kind"):
        read_shapes(SHAPE + said)


def test_each_constraint_of_the_shapes_has_its_damage() -> None:
    shapes = rdflib.Graph().parse(resource("ontology/shapes.ttl"))
    said = {
        str(text)
        for text in shapes.objects(None, rdflib.SH.message)
        if isinstance(text, rdflib.Literal) and text.language == "en"
    }
    assert {text for text in said if not any(text.startswith(message) for message, _ in DAMAGE)} == set()
