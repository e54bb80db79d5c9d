"""What the documents show is what the commands do."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "README.zh.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
README, CHINESE = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md"))


def run(*arguments: str, at: Path, stdin: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "cooperation_graph", *arguments],
        cwd=at,
        input=stdin,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def blocks(language: str, page: str = README) -> list[str]:
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return [content for name, content in fenced if name == language]


def rows(table: str) -> list[str]:
    return [line.rstrip() for line in table.splitlines() if line.strip() and not line.startswith("$")]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("newcomer")
    return folder, run("demo", "--lang", "en", "--format", "table", at=folder)


def test_the_table_above_the_fold_is_what_the_demo_prints(demo: tuple[Path, str]) -> None:
    assert rows(blocks("")[0]) == rows(demo[1])


def test_the_chinese_table_above_the_fold_is_what_the_demo_prints(tmp_path: Path) -> None:
    assert rows(blocks("", CHINESE)[0]) == rows(run("demo", "--lang", "zh", "--format", "table", at=tmp_path))


@pytest.mark.parametrize(("page", "language"), [(README, "en"), (CHINESE, "zh")], ids=["English", "Chinese"])
def test_the_query_of_a_readme_gives_the_rows_shown_below_it(demo: tuple[Path, str], page: str, language: str) -> None:
    (query,) = blocks("sparql", page)
    shown = next(block for block in blocks("", page) if "cooperation-graph sparql" in block)
    options = ("--format", "table", "--lang", language)
    found = run("sparql", "cooperation-graph-demo", "-", *options, at=demo[0], stdin=query)
    assert rows(found) == rows(shown)


def test_the_python_of_the_readme_gives_what_its_comment_says(
    demo: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(demo[0])
    (program,) = blocks("python")
    made: dict[str, list[object]] = {}
    exec(compile(program, "README.md", "exec"), made)  # noqa: S102  # our own README
    assert f"# {capsys.readouterr().out.strip()}" in program
    assert len(made["leads"]) == 8


def test_both_readmes_show_the_same_commands_and_the_same_program_and_query() -> None:
    for command in re.findall(r"^(?:cooperation-graph \w+|python3\.11 .*)", README, re.MULTILINE):
        assert command in CHINESE
    assert blocks("sparql") == blocks("sparql", CHINESE)
    english, chinese = (
        [line.partition("  #")[0] for line in blocks("python", page)[0].splitlines()] for page in (README, CHINESE)
    )
    assert english == chinese


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    assert [name for name in targets if name and "://" not in name and not (page.parent / name).exists()] == []


def test_every_page_of_the_docs_is_linked_from_the_readme() -> None:
    linked = set(re.findall(r"\]\((docs/[^)#\s]+)", README))
    missing = [page for page in sorted((ROOT / "docs").glob("*.md")) if f"docs/{page.name}" not in linked]
    assert missing == []


def test_the_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    pattern = re.search(r"grep -m1 -E '([^']+)' README\.md", (ROOT / ".ci" / "run").read_text(encoding="utf-8"))
    assert pattern is not None
    assert re.search(pattern[1], README, re.MULTILINE)
