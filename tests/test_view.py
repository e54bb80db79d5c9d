"""The page as a file: its rows, its policy, its words."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from cooperation_graph.errors import UsageError
from cooperation_graph.lexicon import rows as lexicon_rows
from cooperation_graph.pipeline import read_notice
from cooperation_graph.query import commitments
from cooperation_graph.rdf import statements
from cooperation_graph.resources import resource
from cooperation_graph.view import page_html
from cooperation_graph.view.engine import engine_at
from cooperation_graph.view.english import GLOSSARY, Entry, english
from cooperation_graph.view.layout import lay_out
from cooperation_graph.view.page import hold, render, words
from cooperation_graph.view.rows import tables
from cooperation_graph.view.said import pieces
from cooperation_graph.view.tables import Tables

VIEW = Path(__file__).parent.parent / "cooperation_graph" / "view"
NOTICES = sorted(resource("data/notices").glob("*.txt"))


class Held:
    """A dataset as the page asks for it."""

    def __init__(self, *files: Path, backwards: bool = False) -> None:
        lines = [line for file in files for line in statements(read_notice(file))]
        self.store = Store()
        self.store.load("".join(reversed(lines) if backwards else lines).encode(), format=RdfFormat.N_QUADS)


@pytest.fixture(scope="module")
def held() -> Held:
    return Held(*NOTICES)


@pytest.fixture(scope="module")
def rows(held: Held) -> Tables:
    return tables(held)


@pytest.fixture(scope="module")
def html(held: Held) -> str:
    return page_html(held)


def island(html: str) -> dict[str, dict[str, list[list[object]]]]:
    match = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert match is not None
    found: dict[str, dict[str, list[list[object]]]] = json.loads(match.group(1))
    return found


def test_the_rows_do_not_depend_on_the_order_of_the_statements(rows: Tables) -> None:
    assert tables(Held(*NOTICES, backwards=True)) == rows


def test_every_commitment_and_responsibility_of_the_dataset_has_its_row(held: Held, rows: Tables) -> None:
    found = commitments(held)
    roles = [edge for edge in rows.edges if edge.relation in {"lead", "responsible", "support", "supervise"}]
    assert [(row.path, rows.nodes[row.node].label) for row in rows.commitments] == [
        (task.path, task.heading) for task in found
    ]
    assert len(roles) == sum(len(task.assignments) for task in found)


def test_every_edge_says_where_it_was_read(rows: Tables) -> None:
    assert all(edge.evidence for edge in rows.edges)


def test_evidence_lies_inside_its_text(rows: Tables) -> None:
    found = [row.evidence for row in rows.edges] + [row.evidence for row in rows.measures]
    found += [row.evidence for row in rows.times] + [row.evidence for row in rows.notes]
    for flat in found:
        for text, start, end, reading, rule in pieces(flat):
            assert text < 0 or 0 <= start <= end <= len(rows.texts[text].text)
            assert 0 <= reading < 5
            assert rows.rules[rule]


def test_a_responsibility_is_read_where_the_body_is_named(rows: Tables) -> None:
    for edge in rows.edges:
        if edge.relation == "lead":
            named_at = [
                rows.texts[text].text[start:end] for text, start, end, _, _ in pieces(edge.evidence) if text >= 0
            ]
            assert any(name[-1] == rows.nodes[edge.target].label[-1] for name in named_at)


def test_the_pyvis_network_holds_every_node_and_edge_in_its_place(rows: Tables) -> None:
    net = hold(rows)
    assert [node["label"] for node in net.nodes] == [node.label for node in rows.nodes]
    assert [(edge["from"], edge["to"]) for edge in net.edges] == [(edge.source, edge.target) for edge in rows.edges]
    assert net.get_network_data()[5] is not None
    assert [(node["x"], node["y"]) for node in net.nodes] == list(lay_out(rows))


def test_the_columns_run_from_authorities_to_things(rows: Tables) -> None:
    columns = {node.kind: place.x for node, place in zip(rows.nodes, lay_out(rows), strict=True)}
    assert columns["notice"] < columns["commitment"]
    assert columns.get("unresolved", columns.get("body", 0)) < columns["commitment"]


def test_the_page_is_the_same_bytes_each_time(held: Held, html: str) -> None:
    assert page_html(held) == html


def test_the_policy_names_every_script_and_style_by_its_hash(html: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    allowed = policy.group(1).replace("&#39;", "'").replace("&#34;", '"')
    assert allowed.startswith("default-src 'none';")
    assert "unsafe" not in allowed
    for tag in ("script", "style"):
        for part in re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in allowed


def test_nothing_is_fetched_or_handled_inline(html: str) -> None:
    head = html[: html.index("<script>")]
    assert not re.search(r"<(?:img|iframe|object|embed|base)\b", head)
    assert not re.search(
        r"\son[a-z]+=", re.sub(r'<script type="application/json".*?</script>', "", head, flags=re.DOTALL)
    )
    assert re.findall(r'<link [^>]*href="([^"]*)"', head) == ["data:,"]


def test_the_island_cannot_be_left(rows: Tables) -> None:
    hostile = rows.nodes[0]._replace(label="</script><!--<script>\u2028\ud800")
    changed = Tables(
        **{name: getattr(rows, name) for name in rows.__struct_fields__} | {"nodes": (hostile, *rows.nodes[1:])}
    )
    html = render(changed)
    assert html.count("</script>") == render(rows).count("</script>")
    nodes = island(html)["nodes"]
    assert nodes["rows"][0][list(map(str, nodes["columns"])).index("label")] == hostile.label
    html.encode("utf-8")


def test_every_word_that_a_script_asks_for_is_there_in_both_languages() -> None:
    known = words()
    asked = {
        key
        for file in (VIEW / "script").glob("*.js")
        for key in re.findall(r'\bt\("([^"$]+)"', file.read_text(encoding="utf-8"))
    }
    assert asked - known.keys() == set()
    assert [key for key, pair in known.items() if len(pair) != 2 or not all(pair)] == []


def test_both_languages_take_the_same_values() -> None:
    holes = {key: [sorted(set(re.findall(r"\{\d\}", text))) for text in pair] for key, pair in words().items()}
    assert [key for key, (chinese, english_) in holes.items() if chinese != english_] == []


@pytest.mark.parametrize(
    ("label", "full", "expected"),
    [
        ("市发改委", "沈阳市发展和改革委员会", "Shenyang Development and Reform Commission"),
        ("市发改委", "", "Municipal Development and Reform Commission"),
        ("于洪区政府", "", "Yuhong District Government"),
        ("阜新市", "阜新市", "Fuxin"),
        ("省教育厅", "青岚省教育厅", "Provincial Department of Education"),
        ("市委组织部", "中共云川市委组织部", "Municipal Party Committee Organization Department"),
        ("财政部", "", "Ministry of Finance"),
        ("团市委", "共产主义青年团云川市委员会", "Municipal Committee of the Communist Youth League"),
        ("云川海关", "云川海关", ""),  # a place without an English name
        ("从未听说的单位", "", ""),
        ("", "", ""),
    ],
)
def test_english_names_come_from_the_glossary(label: str, full: str, expected: str) -> None:
    assert english(label, full) == expected


def test_every_entry_of_the_glossary_has_its_source_and_stands_once() -> None:
    entries = lexicon_rows(GLOSSARY, Entry)
    names = [(entry.zh, entry.sort) for entry in entries]
    assert len(names) == len(set(names))
    assert all(entry.en and entry.source and entry.sort in {"name", "body"} for entry in entries)


def test_without_the_engine_one_line_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="npm install oxigraph") as caught:
        engine_at(tmp_path)
    assert "\n" not in str(caught.value)
