"""The face of a dataset in Python: every study starts from one value."""

from pathlib import Path

import networkx as nx
import pytest

from cooperation_graph import Dataset, open_dataset
from cooperation_graph.desk import GRAPHS
from cooperation_graph.errors import NotFoundError

NOTICE = "沈政发〔2009〕1号"


@pytest.fixture(scope="module")
def desk(two_notices_folder: Path) -> Dataset:
    return open_dataset(two_notices_folder)


def test_who_leads_is_a_table_that_a_name_narrows(desk: Dataset) -> None:
    everything, narrowed = desk.leads(), desk.leads("沈阳市发展和改革委员会", role="lead")
    assert len(everything) == len(desk.commitments()) > len(narrowed) == 1
    assert narrowed.dicts()[0] | {"heading": ""} == {
        "notice": NOTICE,
        "task": "三（一）",
        "heading": "",
        "lead": "市发改委",
        "responsible": "市经委、于洪区政府、新民市政府",
        "support": "",
        "supervise": "",
        "state": "stated",
    }
    assert "市发改委" in everything._repr_html_()
    assert everything.to_csv().startswith("notice,task,heading,lead")


def test_an_answer_becomes_a_data_frame(desk: Dataset) -> None:
    pytest.importorskip("pandas")
    assert list(desk.leads().to_pandas().columns) == list(desk.leads().columns)


def test_named_questions_are_listed_and_asked(desk: Dataset) -> None:
    assert all(each.zh and each.en for each in desk.questions())
    assert len(desk.ask("leads")) > 0
    assert len(desk.query("SELECT ?body { ?task cg:ledBy ?body }")) > 0


@pytest.mark.parametrize("kind", GRAPHS)
def test_every_network_is_a_networkx_graph(desk: Dataset, kind: str) -> None:
    graph = desk.network(kind)
    assert isinstance(graph, nx.Graph)
    assert graph.number_of_edges() > 0


@pytest.mark.parametrize("notice", [NOTICE, "01-yunchuan-baseline.txt"])
def test_the_marked_pieces_are_the_text_and_say_what_was_read_from_them(desk: Dataset, notice: str) -> None:
    pieces = desk.marked(notice)
    assert "".join(piece.text for piece in pieces) == desk.text(notice)
    assert all(piece.text == desk.text(notice)[piece.start : piece.end] for piece in pieces)
    assert any(name.endswith("#ledBy") for piece in pieces for _, name, _ in piece.facts)


def test_a_statement_has_its_evidence_and_a_thing_its_dossier(desk: Dataset) -> None:
    found = desk.evidence("id:commitment/沈政发〔2009〕1号/3.6", "cg:ledBy")
    assert {each.quotation for each in found} == {"牵头部门", "市劳动保障局"}
    assert all(statement.evidence for statement in desk.show("沈阳市教育局"))
    assert desk.gaps()


# rdflib uses names itself that it warns of
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_the_same_quads_are_there_for_rdflib(desk: Dataset) -> None:
    assert sum(1 for _ in desk.rdflib().quads()) == len(desk.store)


def test_what_is_not_there_is_said(desk: Dataset) -> None:
    for ask in (lambda: desk.leads("无此单位办公室"), lambda: desk.network("nothing"), lambda: desk.text("nothing")):
        with pytest.raises(NotFoundError, match="call"):
            ask()


def test_a_dataset_shows_its_folder_and_how_much_it_holds(two_notices_folder: Path) -> None:
    assert repr(open_dataset(two_notices_folder)) == f"<Dataset {two_notices_folder}: 2 notices>"
