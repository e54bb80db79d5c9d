"""What is written of a reading: every fact with its evidence, quotations exact, any character escaped, same bytes."""

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, RdfFormat, Store, parse

from cooperation_graph.dataset.quotations import quotations
from cooperation_graph.iri import BASE
from cooperation_graph.model import (
    Citation,
    Commitment,
    Derivation,
    Entity,
    Fact,
    Field,
    Finding,
    Force,
    Kind,
    Link,
    Masthead,
    Measure,
    MeasureStatus,
    Mention,
    Mode,
    Outline,
    Party,
    Reading,
    Responsibility,
    Role,
    Source,
    Span,
    State,
    Target,
    Time,
    TimeKind,
    Unparsed,
)
from cooperation_graph.rdf import statements
from cooperation_graph.rdf.terms import plain
from cooperation_graph.resources import resource
from cooperation_graph.validate import CHECKS, dangling

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
NAME = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)


@dataclass
class Data:
    """Statements in a store."""

    store: Store


def stored(lines: list[str]) -> Store:
    store = Store()
    store.bulk_load("".join(lines).encode(), format=RdfFormat.N_QUADS)
    return store


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(TEXT)

    def span() -> Span:
        start = draw(st.integers(0, len(text)))
        return Span(start, draw(st.integers(start, len(text))))

    def field() -> Field:
        return Field(draw(NAME), span())

    def link(iri: str) -> Link:
        return Link(span(), iri, draw(st.sampled_from(Derivation)), draw(NAME))

    assigned = tuple(
        Responsibility(
            "3.1",
            draw(st.sampled_from(Role)),
            draw(NAME),
            span(),
            span(),
            draw(NAME),
            draw(st.booleans()),
            1,
            span(),
            "r",
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    time = Time(span(), draw(st.sampled_from(TimeKind)), draw(st.none() | NAME), draw(st.none() | NAME))
    party = Party(draw(NAME), draw(st.sampled_from(Mode)), (draw(st.booleans()) and span()) or None)
    measure = Measure("3.1", span(), Force.DUTY, MeasureStatus.DONE, (party,), (party,), (party,), (time,))
    mention = Mention(Kind.REGION, span(), "m")
    task = Commitment(
        "3.1", draw(NAME), 1, draw(NAME), span(), span(), State.STATED, assigned, (measure,), (time,),
        (Target(span(), ">=", draw(NAME), draw(NAME), effort=True),), (mention,),
    )  # fmt: skip
    facts = (
        Fact("skos:altLabel", draw(NAME), Derivation.STATED, language="zh", span=span()),
        Fact("cg:verification", draw(NAME), Derivation.REFERENCE, source=draw(NAME)),
        Fact("cg:locatedIn", "region/甲", Derivation.INFERRED, is_iri=True),
    )
    entity = Entity("region/甲", Kind.REGION, None, draw(NAME), draw(st.none() | NAME), resolved=True, facts=facts)
    masthead = Masthead(field(), (draw(st.booleans()) and field()) or None, (field(),), addressees=(field(),))
    return Reading(
        Source(draw(NAME), hashlib.sha256(text.encode()).hexdigest(), "text/plain", text),
        Outline(masthead, ()),
        (Citation(span(), field(), field(), "basedOn", field()),),
        (task,),
        (mention,),
        (entity,),
        (link("region/甲"), Link(mention.span, "region/甲", Derivation.STATED, "m")),
        (),
        (Unparsed(span(), draw(NAME), draw(NAME)),),
        (Finding(None, draw(NAME), draw(NAME)),),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_every_fact_has_evidence_and_every_quotation_is_exact(reading: Reading) -> None:
    store = stored(statements(reading))
    # to describe whatever is named is the task of resolve, which the generated reading has not been through
    assert [problem for check in CHECKS if check is not dangling for problem in check(store)] == []


# the library warns of a name that it uses itself
@pytest.mark.filterwarnings("ignore:.*:DeprecationWarning:rdflib")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_two_parsers_read_the_same_quads(reading: Reading) -> None:
    lines = statements(reading)
    other = rdflib.Dataset()
    other.parse(data="".join(lines).encode(), format="nquads")
    assert sum(1 for _ in other.quads()) == len(stored(lines)) == len(lines)
    assert lines == sorted(set(lines))


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_string_comes_back_from_its_literal(text: str) -> None:
    line = b"<urn:a> <urn:b> %b .\n" % plain(text)
    assert [quad.object for quad in parse(line, format=RdfFormat.N_QUADS)] == [Literal(text)]
    assert [str(value) for value in rdflib.Graph().parse(data=line, format="nt").objects()] == [text]
    assert line.decode().splitlines() == [line.decode().removesuffix("\n")]


def test_half_a_character_is_refused_and_not_replaced() -> None:
    with pytest.raises(UnicodeEncodeError):
        plain("\ud800")


@pytest.fixture(scope="module")
def shenyang() -> Store:
    from cooperation_graph.pipeline import read_notice

    return stored(statements(read_notice(resource("data/notices/shenyang-2009-1.txt"))))


def test_the_lead_of_task_six_is_read_at_its_name_and_at_its_role_word(shenyang: Store) -> None:
    task = f"{BASE}id/commitment/沈政发〔2009〕1号/3.6"
    places = [(each.start, each.end, each.quotation) for each in quotations(shenyang, task, "cg:ledBy", None)]
    assert places == [(2257, 2261, "牵头部门"), (2262, 2268, "市劳动保障局")]


@pytest.fixture(scope="module")
def aims() -> Store:
    from cooperation_graph.pipeline import read_notice

    return stored(statements(read_notice(resource("data/notices/10-yunchuan-targets.txt"))))


PREFIXES = """
PREFIX cg: <https://w3id.org/cooperation-graph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


def test_targets_outside_every_commitment_are_the_notice_s_own(aims: Store) -> None:
    query = """SELECT ?label ?than ?change {
        [] a cg:Notice ; cg:hasTarget [ rdfs:label ?label ; cg:comparator ?than ; cg:change ?change ] }"""
    found = [tuple(term.value for term in row) for row in aims.query(PREFIXES + query)]  # type: ignore[union-attr]
    assert found == [("增长6%左右", "≈", "+")]


def test_a_party_of_a_measure_says_how_it_was_understood(shenyang: Store) -> None:
    query = """SELECT DISTINCT ?mode {
        ?measure rdfs:label "提供支持和服务"@zh
        GRAPH ?evidence { ?measure cg:actor ?actor }
        GRAPH ?described { ?evidence cg:mode ?mode } }"""
    found = [row["mode"].value for row in shenyang.query(PREFIXES + query)]  # type: ignore[union-attr]
    assert found == [BASE + "ontology#modeInherited"]


SCRIPT = """
import sys
from pathlib import Path
from cooperation_graph.pipeline import read_notice
from cooperation_graph.rdf import statements
sys.stdout.buffer.write("".join(statements(read_notice(Path(sys.argv[1])))).encode())
"""


def test_the_bytes_are_the_same_whatever_the_hash_seed_and_locale() -> None:
    notice = str(resource("data/notices/shenyang-2009-1.txt"))
    settings_ = (
        {"PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"},
    )
    outputs = {
        hashlib.sha256(
            subprocess.run(
                [sys.executable, "-c", SCRIPT, notice], env={**os.environ, **each}, capture_output=True, check=True
            ).stdout
        ).hexdigest()
        for each in settings_
    }
    assert len(outputs) == 1
