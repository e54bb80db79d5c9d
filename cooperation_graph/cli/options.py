"""Options and arguments that several commands share, declared once so that they mean the same everywhere."""

from pathlib import Path
from typing import Annotated

import typer

ROLES = ("lead", "responsible", "support", "supervise")

DatasetPath = Annotated[
    Path,
    typer.Argument(
        metavar="DATASET",
        envvar="COOPERATION_GRAPH_DATASET",
        help="Folder made by build, or one notice to be read on the spot; - reads it from standard input.",
    ),
]
# taken out of the command line before parsing (endpoints.py), where it stands in place of DATASET
Endpoint = Annotated[
    str | None,
    typer.Option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint instead of a DATASET."),
]
Folder = Annotated[
    Path, typer.Argument(metavar="DATASET", envvar="COOPERATION_GRAPH_DATASET", help="Folder made by build.")
]
Timeout = Annotated[
    float, typer.Option("--timeout", metavar="SECONDS", help="Give a query up after so many seconds.", min=0.1)
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="table|tsv|csv|json|md",
        autocompletion=lambda: ["table", "tsv", "csv", "json", "md"],
        help="How rows are printed; a table on a terminal, TSV in a pipe.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to a file; its suffix gives the format if --format does not."
    ),
]
# read from the whole command line before parsing (language.py), declared here for the help and for the parser
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="zh|en", autocompletion=lambda: ["zh", "en"], help="Language of headings and messages."
    ),
]
NoticeFilter = Annotated[
    list[str] | None,
    typer.Option(
        "--notice", metavar="NUMBER", help="Only this notice (number or words of its title); may be repeated."
    ),
]
