"""Modules import only from the layers below them, and the stages never import each other."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "cooperation_graph"
LAYERS = (
    {"__main__"},
    {"cli"},
    {"serve"},
    {"view"},
    {"desk"},
    {"pipeline"},
    {"export"},
    {"evaluate", "agenda", "cite", "network"},
    {"query", "validate"},
    {"dataset"},
    {"sparql"},
    {"read", "structure", "extract", "resolve", "rdf", "contract"},  # the stages: siblings
    {"text", "places", "document_number", "reasons"},
    {"lexicon", "vocabulary", "boxes"},
    {"iri", "resources"},
    {"model", "errors"},
    {"words"},
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "resources" not in path.parts[len(PACKAGE.parts) : -1])


def _top(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> set[str]:
    """Return the top-level modules of the package that a file imports, wherever in the file."""
    depth = len(path.relative_to(PACKAGE).parts)
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == depth:
            found |= {node.module.split(".")[0]} if node.module else {alias.name for alias in node.names}
    return found - {"__version__"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_the_layers_below(path: Path) -> None:
    own = _top(path)
    if own == "__init__":
        pytest.skip("the package's face re-exports from any layer, lazily")
    upward = {name for name in _imports(path) - {own} if RANK[name] <= RANK[own]}
    assert upward == set()


def test_the_document_of_the_architecture_shows_these_layers() -> None:
    text = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    shown = text.partition("\ncooperation_graph/\n")[2].partition("\nontology/")[0]
    names = [set(re.findall(r"(\w+)(?:/|\.py)(?=  |$)", line.split("    ")[0])) for line in shown.splitlines()]
    assert [{"__main__"}, *names] == list(LAYERS)


def test_every_module_has_its_layer() -> None:
    assert {_top(path) for path in FILES} - {"__init__"} <= RANK.keys()
