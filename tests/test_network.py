"""The networks on the notice of 2009, and on graphs small enough to count by hand."""

import re
from pathlib import Path

import networkx as nx
import pytest

from cooperation_graph.dataset import Dataset
from cooperation_graph.desk import GRAPHS
from cooperation_graph.desk import open_dataset as open_desk
from cooperation_graph.network import (
    betweenness,
    centrality,
    chains,
    components,
    context_graph,
    coresponsibility_graph,
    critical,
    dependency_graph,
    impact,
    partner_graph,
    path,
    plain,
    responsibility_graph,
)
from cooperation_graph.query import described, matches, matching_commitments


def iri(data: Dataset, name: str) -> str:
    (match,) = matches(data, name)
    return match.found.iri


def labels(graph: "nx.Graph[str]", group: tuple[str, ...]) -> set[str]:
    return {graph.nodes[each]["label"] for each in group}


def test_the_responsibility_graph_has_an_edge_a_responsibility(shenyang: Dataset) -> None:
    named = responsibility_graph(shenyang)
    whole = responsibility_graph(shenyang, collectives=True)

    assert (named.number_of_edges(), whole.number_of_edges()) == (15, 18)
    assert {data["kind"] for _, data in named.nodes(data=True)} == {"body", "commitment"}
    assert all(data["evidence"] for *_, data in named.edges(data=True))


def test_twelve_named_bodies_work_in_four_groups_or_two_with_collectives(shenyang: Dataset) -> None:
    assert len(partner_graph(shenyang)) == 12
    assert len(components(partner_graph(shenyang))) == 4
    assert len(components(partner_graph(shenyang, collectives=True))) == 2


def test_eight_pairs_of_lead_and_partner(shenyang: Dataset) -> None:
    assert partner_graph(shenyang).number_of_edges() == 8


def test_the_commission_for_reform_is_most_central(shenyang: Dataset) -> None:
    graph = partner_graph(shenyang)
    first = centrality(graph).bodies[0]

    assert graph.nodes[first.body]["label"] == "市发改委"
    assert (first.neighbours, round(first.betweenness, 3)) == (4, 0.164)


def test_the_longest_chain_of_leads_that_wait(shenyang: Dataset) -> None:
    graph = partner_graph(shenyang)
    names = [graph.nodes[body]["label"] for (body,) in chains(graph)]

    assert names[:2] == ["市交通局", "市发改委"]
    assert len(names) == 3


def test_all_bodies_of_a_commitment_share_it(shenyang: Dataset) -> None:
    graph = coresponsibility_graph(shenyang)

    assert graph.edges[iri(shenyang, "于洪区政府"), iri(shenyang, "新民市政府")]["weight"] == 1


def test_without_a_body_its_commitments_stall_first_and_those_that_wait_for_it_next(shenyang: Dataset) -> None:
    graph = dependency_graph(shenyang)
    found = impact(graph, iri(shenyang, "市经委"))
    direct = {graph.nodes[each.node]["label"] for each in found if len(each.way) == 1}

    assert {"三（一）", "三（五）", "市发改委"} <= direct
    assert all(step.evidence for each in found for step in each.way)


def test_a_way_ends_at_the_body_that_is_taken_away(shenyang: Dataset) -> None:
    body = iri(shenyang, "市经委")

    for each in impact(dependency_graph(shenyang), body):
        assert each.way[0].end == body
        assert each.way[-1].start == each.node


def test_a_commitment_needs_its_notice_and_the_notice_its_authorities(shenyang: Dataset) -> None:
    graph = dependency_graph(shenyang)
    (task,) = matching_commitments(shenyang, "三（一）")
    (notice,) = [end for _, end, key in graph.out_edges(task.found.iri, keys=True) if key == "notice"]

    assert len([key for *_, key in graph.out_edges(notice, keys=True) if key == "basedOn"]) == 2


def test_documents_wait_for_those_they_carry_out_or_were_drawn_up_from(shenyang: Dataset) -> None:
    graph = dependency_graph(shenyang)
    found = {
        (graph.nodes[one]["label"][-2:], key, graph.nodes[other]["label"][-2:])
        for one, other, key in graph.edges(keys=True)
        if graph.nodes[one]["kind"] == "document"
    }

    assert {("通知", "carriesOut", "意见"), ("规划", "derivedFrom", "纲要")} <= found


def test_a_body_that_only_acts_in_the_text_is_needed_too(shenyang: Dataset) -> None:
    graph = dependency_graph(shenyang, collectives=True)
    (task,) = matching_commitments(shenyang, "三（三）")
    acting = [end for _, end, key in graph.out_edges(task.found.iri, keys=True) if key == "actsIn"]

    assert [graph.nodes[body]["label"] for body in acting] == ["沈阳市政府驻外办事机构"]


def test_a_path_gives_a_quotation_for_each_step(shenyang: Dataset) -> None:
    steps = path(context_graph(shenyang), iri(shenyang, "市教育局"), iri(shenyang, "市经委"))

    assert steps[0].start == iri(shenyang, "市教育局")
    assert steps[-1].end == iri(shenyang, "市经委")
    assert all(described(shenyang, step.evidence[0]).quotation for step in steps)


def test_nothing_joins_what_lies_apart() -> None:
    graph: nx.MultiGraph[str] = nx.MultiGraph()
    graph.add_nodes_from("ab")

    assert path(graph, "a", "b") == ()


def star(leaves: int) -> "nx.Graph[str]":
    return nx.Graph([("hub", f"leaf {number}") for number in range(leaves)])


def test_the_hub_of_a_star_is_critical_and_so_is_each_ray() -> None:
    found = critical(star(3))

    assert [each.bodies for each in found if len(each.bodies) == 1] == [("hub",)]
    assert len([each for each in found if len(each.bodies) == 2]) == 3


def test_centrality_of_a_star_is_what_one_counts_by_hand() -> None:
    hub = centrality(star(4)).bodies[0]

    assert (hub.body, hub.neighbours, hub.degree, hub.betweenness) == ("hub", 4, 1.0, 1.0)


def test_directions_are_left_aside() -> None:
    one_way = nx.DiGraph([("hub", "a"), ("b", "hub")])

    assert centrality(one_way).bodies[0].neighbours == 2


def test_a_body_alone_or_no_body_at_all_is_no_error() -> None:
    alone: nx.Graph[str] = nx.Graph()
    alone.add_node("a")

    assert centrality(alone).bodies[0].betweenness == 0.0
    assert centrality(nx.Graph()).bodies == ()
    assert chains(nx.DiGraph()) == ()


def test_betweenness_of_a_large_graph_is_sampled_with_a_fixed_seed_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "rustworkx", None)
    graph = nx.relabel_nodes(nx.gnp_random_graph(400, 0.02, seed=1), str)
    first, second = betweenness(graph, exact=100), betweenness(graph, exact=100)

    assert first == second
    assert first[1] == 256


def test_the_fast_extra_gives_the_same_numbers() -> None:
    pytest.importorskip("rustworkx", reason="the extra `fast` is not installed")
    graph = nx.relabel_nodes(nx.gnp_random_graph(300, 0.02, seed=2), str)
    exact, none = betweenness(graph, exact=1_000)
    fast, still_none = betweenness(graph, exact=100)

    assert (none, still_none) == (None, None)
    assert fast == pytest.approx(exact, abs=1e-12)


def test_graphs_do_not_depend_on_the_order_of_the_store(shenyang: Dataset) -> None:
    for make in (responsibility_graph, partner_graph, coresponsibility_graph, dependency_graph, context_graph):
        assert list(make(shenyang).edges) == list(make(shenyang).edges)


PAGE = Path(__file__).parent.parent / "docs" / "network.md"


@pytest.mark.skipif(not PAGE.exists(), reason="only in a checkout")
def test_the_example_of_the_page_prints_what_the_page_says(
    shenyang_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(shenyang_folder.parent)
    for code in re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL):
        exec(code, {})  # noqa: S102  # our own page

    assert capsys.readouterr().out.splitlines()[0] == "市发改委 4 0.164"


@pytest.mark.parametrize("kind", GRAPHS)
def test_a_plain_network_can_be_written_to_a_file(shenyang_folder: Path, tmp_path: Path, kind: str) -> None:
    graph = open_desk(shenyang_folder).network(kind, collectives=True)
    for write, read in ((nx.write_graphml, nx.read_graphml), (nx.write_gexf, nx.read_gexf)):
        write(plain(graph), tmp_path / "network")
        assert (len(read(tmp_path / "network")), read(tmp_path / "network").size()) == (len(graph), graph.size())
