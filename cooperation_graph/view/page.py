"""The page: a pyvis network drawn through our own template into one file that needs nothing else.

pyvis's own templates fetch scripts and do not escape what they are given; here every script and style stands inside
the file, named by its hash in the policy, and everything from a notice stands in a JSON island.
"""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from .island import Json, escaped, island
from .layout import lay_out
from .tables import Tables

_HERE = Path(__file__).resolve().parent
_STYLES = ("page", "sparql", "small", "paper")
_SCRIPTS = (
    "data", "dom", "state", "words", "search", "evidence", "chips", "characters", "panel", "ledger", "matrix",
    "cards", "graph", "picture", "text", "timeline", "cascade", "export", "engine", "sparql", "keys", "main",
)  # fmt: skip  # the order in which they stand in the page
_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"  # inside the pyvis wheel


def render(
    tables: Tables, *, lang: str = "zh", workbook: bytes = b"", engine: str = "", sparql: Json | None = None
) -> str:
    """Return the HTML of a page; with the script of an engine, and what it answers from."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    style, script, library = _joined("style", _STYLES, ".css"), _script(), _library()
    net = hold(tables)
    about = {"version": _version(), "lang": "en" if lang == "en" else "zh"}
    environment = Environment(loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined)
    environment.globals.update(
        island=lambda nodes, edges: Markup(escaped(island(tables, nodes, edges, about, workbook))),  # noqa: S704
        lang_tag="en" if lang == "en" else "zh-Hans",
        library=Markup(library),  # noqa: S704  # from the pyvis wheel
        engine=Markup(engine),  # noqa: S704  # the npm package
        policy=_policy(style, (library, script), worker=bool(engine)),
        script=Markup(script),  # noqa: S704  # our own files
        sparql=Markup(escaped(sparql)) if sparql else "",  # noqa: S704
        style=Markup(style),  # noqa: S704
        title=_title(tables),
        version=_version(),
        words=Markup(escaped(words())),  # noqa: S704
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


def _policy(style: str, scripts: tuple[str, ...], *, worker: bool) -> str:
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    compiled, working = (" 'wasm-unsafe-eval'", "; worker-src blob:") if worker else ("", "")
    return (
        f"default-src 'none'; script-src {hashes}{compiled}; style-src 'sha256-{_hash(style)}'; "
        f"img-src data: blob:; base-uri 'none'; form-action 'none'{working}"
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
