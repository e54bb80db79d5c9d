"""demo, build and extract: from notices to a dataset."""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError
from .complaints import in_language
from .language import language, say
from .options import Format, Lang
from .output import Word, note, save, table_of, writable, write_table

if TYPE_CHECKING:
    from ..dataset import Change, Statements

app = typer.Typer(rich_markup_mode=None, add_completion=False)

DEMO_NOTICE = "data/notices/shenyang-2009-1.txt"
LONG = 5
"""Files from which on building shows how far it is."""


@app.command(epilog="Example:  cooperation-graph demo --out demo")
def demo(
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="Folder for the graph, the page and the calendar.")
    ] = Path("cooperation-graph-demo"),
    format_: Format = None,
    _lang: Lang = None,
) -> None:
    """Show who leads what in the packaged notice. Graph, page and calendar are written to a folder."""
    from ..agenda import calendar_bytes, entries
    from ..dataset import open_dataset
    from ..pipeline import build as build_dataset
    from ..query import leads
    from ..resources import resource
    from ..view import write_page
    from .answers import leads_table

    build_dataset([resource(DEMO_NOTICE)], out)
    data = open_dataset(out)
    write_table(leads_table(data, leads(data)), format_ or "table")
    write_page(data, out / "page.html", lang=language())
    save(out / "calendar.ics", calendar_bytes(entries(data)))
    note(say("demo_written", out=out))


@app.command(
    epilog="Examples:  cooperation-graph build notice.txt --out graph\n\ncooperation-graph build notices/ --out graph"
)
def build(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE|FOLDER…", help="Notices, or folders of notices; - reads one.")
    ],
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="Folder of the dataset; made if it is not there.")
    ],
    processes: Annotated[int, typer.Option(metavar="N", min=1, max=64, help="Read in so many processes.")] = 1,
    format_: Format = None,
    _lang: Lang = None,
) -> None:
    """Read notices into a dataset. The same notice twice changes nothing; unreadable files are named and left."""
    from ..dataset import add

    failed: list[str] = []
    paths = notice_files(files)
    readings = _readings(paths, failed, processes)
    first = next(readings, None)
    if first is None:
        raise typer.Exit(3)
    changes = add(out, chain([first], readings), processes)
    columns = ("change", "notice", "title", "statements")
    write_table(table_of(columns, [_change_row(change) for change in changes]), format_)
    if failed:
        raise typer.Exit(1)


def notice_files(given: Iterable[Path]) -> list[Path]:
    """Return the files to read, those of a folder in order of their names, hidden ones left out.

    What has the name of a notice and is no file, a pipe or a dead link, is among them, so that it is named.
    """
    found: list[Path] = []
    for path in given:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.suffix.lower() in READABLE and not each.is_dir())
            found += [each for each in inside if not _hidden(each.relative_to(path)) and not _ours(each)]
        else:
            found.append(path)
    return found


READABLE = frozenset(
    (".txt", ".html", ".htm", ".shtml", ".mht", ".xhtml", ".docx", ".doc", ".wps", ".rtf", ".pdf", ".ofd")
)


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)


def _ours(path: Path) -> bool:
    """Return whether a file lies in a dataset: the page of one is no notice."""
    return (path.parent / "manifest.json").exists()


def _readings(paths: list[Path], failed: list[str], processes: int) -> "Iterator[Statements]":
    """Yield what is understood of each file; name those that cannot be read, and go on."""
    from ..pipeline import statements_of

    if not paths:
        raise InputError(say("no_files", suffixes=" ".join(sorted(READABLE))))
    for path, made in zip(_with_progress(paths), statements_of(paths, processes), strict=True):
        if isinstance(made, InputError):
            failed.append(str(path))
            note(in_language(made))
        else:
            if _COMMITMENT not in made.content:
                note(say("no_commitments", file=path))
            yield made


_COMMITMENT = b"ontology#hasCommitment>"


def _with_progress(paths: list[Path]) -> Iterator[Path]:
    """Yield the files, showing on standard error how far it is when there are many."""
    if len(paths) < LONG:
        yield from paths
        return
    with typer.progressbar(paths, label=say("reading"), file=sys.stderr) as bar:
        yield from bar


def _change_row(change: "Change") -> tuple[str, str, str, int]:
    held = change.notice
    return Word(f"change.{change.what}"), held.number or held.file_name, held.title or "", held.quads


@app.command(epilog="Example:  cooperation-graph extract notice.txt | jq '.commitments[].heading'")
def extract(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The notice; - reads standard input.")],
    format_: Annotated[str, typer.Option("--format", "-f", metavar="json", help="json is the only one.")] = "json",
    _lang: Lang = None,
) -> None:
    """Print what is understood of one notice as JSON. One object, with the offsets of every statement."""
    if format_ != "json":
        raise typer.BadParameter(say("unknown_format", name=format_, known="json"), param_hint="--format")
    from ..contract import as_text
    from ..pipeline import read_notice

    sys.stdout.write(writable(as_text(read_notice(Path(file))), sys.stdout) + "\n")
