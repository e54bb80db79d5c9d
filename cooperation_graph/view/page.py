"""The page: a pyvis network drawn through our own template into one file that needs nothing else.

pyvis's own templates fetch scripts and do not escape what they are given; here every script and style stands inside
the file, named by its hash in the policy, and everything from a notice stands in a JSON island.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from .layout import lay_out
from .tables import READINGS, Commitment, Edge, Measure, Node, Note, Notice, Tables, Target, Text, Time

_HERE = Path(__file__).resolve().parent
_STYLES = ("page", "small", "paper")
_SCRIPTS = (
    "data", "dom", "state", "words", "search", "evidence", "panel", "ledger", "matrix", "cards", "graph", "text",
    "timeline", "cascade", "export", "keys", "main",
)  # fmt: skip  # the order in which they stand in the page
_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"  # inside the pyvis wheel


def render(tables: Tables, *, lang: str = "zh", workbook: bytes = b"") -> str:
    """Return the HTML of a page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    style, script, library = _joined("style", _STYLES, ".css"), _script(), _library()
    net = hold(tables)
    environment = Environment(loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined)
    environment.globals.update(
        island=lambda nodes, edges: Markup(_escaped(_island(tables, nodes, edges, lang, workbook))),  # noqa: S704
        lang_tag="en" if lang == "en" else "zh-Hans",
        library=Markup(library),  # noqa: S704  # from the pyvis wheel
        policy=_policy(style, (library, script)),
        script=Markup(script),  # noqa: S704  # our own files
        style=Markup(style),  # noqa: S704
        title=_title(tables),
        version=_version(),
        words=Markup(_escaped(words())),  # noqa: S704
    )
    net.templateEnv = environment
    net.path = "page.html.j2"
    html: str = net.generate_html()
    return html


def words() -> dict[str, list[str]]:
    """Return the words of the interface, Chinese and English."""
    found: dict[str, list[str]] = json.loads((_HERE / "words.json").read_text(encoding="utf-8"))
    return found


def hold(tables: Tables) -> Any:  # noqa: ANN401  # pyvis is untyped
    """Return the pyvis network of a page, its nodes in their places.

    The lists are assigned: `add_edge` looks at every edge there is, and an undirected network drops parallel ones.
    """
    from pyvis.network import Network

    net = Network(directed=True)
    net.nodes = [
        {"id": index, **node._asdict(), **place._asdict()}
        for index, (node, place) in enumerate(zip(tables.nodes, lay_out(tables), strict=True))
    ]
    net.edges = [{"from": edge.source, "to": edge.target, **edge._asdict()} for edge in tables.edges]
    net.toggle_physics(status=False)
    return net


def _island(tables: Tables, nodes: list[dict[str, Any]], edges: list[dict[str, Any]], lang: str, book: bytes) -> object:
    return {
        "version": _version(),
        "lang": "en" if lang == "en" else "zh",
        "readings": READINGS,
        "rules": tables.rules,
        "texts": _rows(Text._fields, tables.texts),
        "nodes": _table((*Node._fields, "x", "y"), nodes),
        "edges": _table(Edge._fields, edges),
        "notices": _rows(Notice._fields, tables.notices),
        "commitments": _rows(Commitment._fields, tables.commitments),
        "measures": _rows(Measure._fields, tables.measures),
        "times": _rows(Time._fields, tables.times),
        "targets": _rows(Target._fields, tables.targets),
        "notes": _rows(Note._fields, tables.notes),
        "xlsx": base64.b64encode(book).decode("ascii"),
    }


# columns of few different words: a row holds the place of its word in the list
_LISTED = frozenset({"kind", "relation", "word", "state", "force", "status", "rrule", "term"})


def _rows(columns: tuple[str, ...], rows: Iterable[Sequence[object]]) -> object:
    """Return a table as arrays; the evidence, last of its row, as text, start and length."""
    listed = {place: dict[object, int]() for place, name in enumerate(columns) if name in _LISTED}
    found = []
    for row in rows:
        packed = list(row)
        for place, words in listed.items():
            packed[place] = words.setdefault(packed[place], len(words))
        if columns[-1] == "evidence":
            packed[-1] = _lengths(packed[-1])
        found.append(packed)
    return {
        "columns": columns,
        "words": {columns[place]: list(words) for place, words in listed.items()},
        "rows": found,
    }


def _lengths(evidence: Any) -> list[int]:  # noqa: ANN401  # Evidence, but pyvis has held it
    flat = list(evidence)
    for end in range(2, len(flat), 5):
        flat[end] -= flat[end - 1]
    return flat


def _table(columns: tuple[str, ...], rows: list[dict[str, Any]]) -> object:
    return _rows(columns, ([row[column] for column in columns] for row in rows))


# what would end the island, begin a comment, or be no character of a UTF-8 file
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def _escaped(value: object) -> str:
    """Return JSON that can stand in a script element whatever its strings hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _policy(style: str, scripts: tuple[str, ...]) -> str:
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'sha256-{_hash(style)}'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _joined(folder: str, names: tuple[str, ...], end: str) -> str:
    return "\n".join((_HERE / folder / f"{name}{end}").read_text(encoding="utf-8") for name in names)


def _script() -> str:
    return f'(() => {{\n"use strict";\n{_joined("script", _SCRIPTS, ".js")}}})();'


def _library() -> str:
    import pyvis

    return (Path(pyvis.__file__).parent / _LIBRARY).read_text(encoding="utf-8")


def _title(tables: Tables) -> str:
    if len(tables.notices) == 1:
        return tables.nodes[tables.notices[0].node].label
    return f"{len(tables.notices)} 份通知的任务分工"


def _version() -> str:
    from .. import __version__

    return __version__
