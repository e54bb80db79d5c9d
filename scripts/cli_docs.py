"""Write docs/cli.md from the help of every command; `--check` only says whether it is up to date."""

import sys
from pathlib import Path

from typer.testing import CliRunner

from cooperation_graph.cli import NAME, app
from cooperation_graph.cli.commands import COMMANDS, load
from cooperation_graph.cli.language import choose_language

PAGE = Path(__file__).parent.parent / "docs" / "cli.md"
HEAD = """# The command line

`cooperation-graph` and `python -m cooperation_graph` are the same. This page is made from the help of the commands by
`python scripts/cli_docs.py`; `--lang zh`, or a Chinese locale, shows the same help in Chinese.

**DATASET** is a folder that `build` made, or one notice, which is then read on the spot. It can stand in the
environment variable `COOPERATION_GRAPH_DATASET`.

**Formats.** Commands that print rows take `--format table|tsv|csv|json|md`: without it, a table on a terminal and TSV
in a pipe. No cell is ever cut: a table folds its cells, and on a terminal too narrow for columns each row becomes a
block. TSV and JSON carry stable English column names and codes (`none_stated`); table, CSV and Markdown carry words of
the chosen language. TSV keeps a row on a line (`\\t`, `\\n`, `\\\\` stand for tab, line break, backslash). CSV puts `'`
before a cell that a spreadsheet would run as a formula. `--output FILE` takes the format from the suffix and writes
UTF-8, CSV with the byte order mark that Excel looks for.

**Messages** go to standard error, among them how a name was matched (as printed, full name, other name, code, part of
a name). Characters that the terminal's encoding lacks come out as `?`; JSON escapes them instead, so it loses nothing.

| exit code | means |
| --- | --- |
| 0 | ok |
| 1 | findings: `validate`, `verify`, `cite --verify` found something, or `build` passed over a file |
| 2 | usage: an option, a name with several meanings, a query that is not SPARQL |
| 3 | a file or dataset that cannot be read |
| 4 | nothing found |
| 5 | a query that took longer than `--timeout` |
| 130 | interrupted |
"""


def page() -> str:
    """Return the page as the help of today makes it."""
    choose_language([], {})
    names = [("",), *((name,) for name in COMMANDS)]
    names += [(name, inner) for name in COMMANDS for inner in getattr(load(name), "commands", {})]
    order = sorted(names, key=lambda name: ([*COMMANDS].index(name[0]) if name[0] else -1, len(name)))
    return HEAD + "".join(section(tuple(filter(None, name))) for name in order)


def section(name: tuple[str, ...]) -> str:
    """Return the help of one command under its heading."""
    result = CliRunner().invoke(app, [*name, "--help"], prog_name=NAME, env={"COLUMNS": "100", "TERMINAL_WIDTH": "100"})
    title = " ".join((NAME, *name))
    return f"\n## {title}\n\n```text\n{result.output.rstrip()}\n```\n"


def main() -> int:
    """Write the page, or return 1 where it is not up to date."""
    if "--check" in sys.argv:
        return 0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page() else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
