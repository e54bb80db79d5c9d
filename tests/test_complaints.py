"""Every error of the package has its Chinese, with the same names in it."""

import ast
import re
from pathlib import Path

import pytest

from cooperation_graph import errors
from cooperation_graph.cli.complaints_zh import TABLE, in_chinese

PACKAGE = Path(__file__).parent.parent / "cooperation_graph"
ERRORS = {name for name in vars(errors) if name.endswith("Error")} - {"LexiconError"} | {"RefusedQueryError"}
PASSED_ON = {"{1}: {2}"}  # the system's own words
HOLE = re.compile(r"\{[0-9]\}")


def template(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if not isinstance(node, ast.JoinedStr):
        return None  # the command line's own messages have both languages
    parts = [str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values]
    numbers = iter(range(1, 10))
    return "".join(f"{{{next(numbers)}}}" if part == "{}" else part for part in parts)


def raised() -> list[str]:
    return sorted(
        {
            text
            for path in PACKAGE.rglob("*.py")
            if "cli" not in path.relative_to(PACKAGE).parts
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS and node.args
            for text in [template(node.args[0])]
            if text is not None and not text.startswith("data/lexicon/")
        }
        - PASSED_ON
    )


@pytest.mark.parametrize("text", raised())
def test_an_error_has_its_chinese(text: str) -> None:
    said = in_chinese(HOLE.sub(lambda hole: f"<{hole[0][1]}>", text))
    assert re.search("[一-鿿]", said)
    assert sorted(re.findall("<[0-9]>", said)) == sorted(f"<{hole[1]}>" for hole in HOLE.findall(text))


def test_no_row_is_left_of_an_error_that_is_gone() -> None:
    assert {english for english, _ in TABLE} - set(raised()) == set()


def test_the_names_stay_where_they_are_named() -> None:
    assert in_chinese("a b.txt: the file is empty") == "a b.txt：文件是空的"
    assert in_chinese("something else") == "something else"
