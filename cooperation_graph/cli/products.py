"""view, calendar, export and validate: what a dataset is turned into."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from ..iri import BASE
from .language import language, say
from .options import DatasetPath, Format, Lang, Output
from .output import Word, bytes_of, in_words, note, save, table_of, write_table

if TYPE_CHECKING:
    from ..query import HasStore

app = typer.Typer(rich_markup_mode=None, add_completion=False)

LISTED = 20
"""Times without a calendar value that are named one by one."""

File = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="File to write.")]

Aside = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead of standard output.")
]


@app.command(epilog="Example:  cooperation-graph view ./graph -o page.html")
def view(
    dataset: DatasetPath,
    output: File = Path("page.html"),
    with_sparql: Annotated[
        bool, typer.Option("--with-sparql", help="Put a SPARQL engine and the named questions into the page.")
    ] = False,
    engine: Annotated[
        Path | None,
        typer.Option(
            envvar="COOPERATION_GRAPH_OXIGRAPH", metavar="FOLDER", help="The npm package oxigraph, for --with-sparql."
        ),
    ] = None,
    _lang: Lang = None,
) -> None:
    """Write the page that opens by double click. Ledger, matrix, graph and text with its evidence, offline."""
    from ..view import write_page
    from .asking import opened

    write_page(opened(dataset, whole=True), output, lang=language(), sparql=with_sparql, engine=engine)
    note(say("written", file=output))


@app.command(epilog="Example:  cooperation-graph calendar ./graph -o tasks.ics")
def calendar(dataset: DatasetPath, output: Aside = None, _lang: Lang = None) -> None:
    """Write the dates as an iCalendar file. Times without a calendar value are listed, not invented."""
    from ..agenda import calendar_bytes, entries
    from .asking import opened

    found = entries(opened(dataset))
    content = calendar_bytes(found)
    if output is not None:
        save(output, content)
    else:
        sys.stdout.buffer.write(content)
    without = [each for each in found if each.days is None]
    for each in without[:LISTED]:
        note(say("no_day", task=each.commitment.label, label=each.label))
    if len(without) > LISTED:
        note(say("more_without_day", count=len(without) - LISTED))


@app.command(epilog="Example:  cooperation-graph validate ./graph --format md")
def validate(
    dataset: DatasetPath,
    quick: Annotated[bool, typer.Option("--quick", help="Only the evidence, not the shapes.")] = False,
    format_: Format = None,
    output: Output = None,
    _lang: Lang = None,
) -> None:
    """Check shapes and evidence. Every SHACL shape, every quotation; exit code 1 if there is any finding.

    For files use verify.
    """
    from ..validate import validate as findings_of
    from .asking import opened

    rows = [
        (each.severity, each.where, each.messages[0 if language() == "zh" else 1])
        for each in findings_of(opened(dataset, whole=True), shapes=not quick)
    ]
    if not rows:
        note(say("valid"))
        return
    write_table(table_of(("severity", "where", "problem"), rows), format_, output)
    raise typer.Exit(1)


_SUFFIXES = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".jsonld": "jsonld",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".csv": "csv",
    ".xlsx": "xlsx",
}
_NO_RDF = frozenset(("graphml", "gexf", "csv", "xlsx"))


@app.command(
    epilog="Examples:  cooperation-graph export ./graph -o ledger.xlsx\n\n"
    "cooperation-graph export ./graph --format trig | less"
)
def export(
    dataset: DatasetPath,
    format_: Annotated[
        str | None, typer.Option("--format", "-f", metavar="|".join(_SUFFIXES.values()), help="What to write.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="File to write; its suffix gives the format.")
    ] = None,
    parts: Annotated[
        int | None, typer.Option(metavar="N", min=1, max=999, help="N-Quads in N files, for bulk loading elsewhere.")
    ] = None,
    size: Annotated[
        int | None, typer.Option(metavar="MB", min=1, help="N-Quads in files of so many megabytes.")
    ] = None,
    base: Annotated[
        str, typer.Option(metavar="IRI", help="Name the things of RDF below this address, to publish them there.")
    ] = BASE,
    _lang: Lang = None,
) -> None:
    """Write RDF, a network, or the task ledger (台账)."""
    from .asking import opened

    chosen = format_ or _SUFFIXES.get(output.suffix.lower() if output else "", "")
    if chosen not in _SUFFIXES.values():
        raise UsageError(_which_format(chosen or (output.suffix if output else "")))
    if base != BASE and chosen in _NO_RDF:
        raise UsageError(say("base_of_what"))
    if parts or size:
        _export_parts(dataset, chosen, output, parts, size, base)
        return
    if output is None and chosen == "xlsx" and sys.stdout.isatty():
        raise UsageError(say("not_to_terminal"))
    content = _content(opened(dataset, whole=True), chosen, base)
    if output is not None:
        save(output, content)
        note(say("written", file=output))
    else:
        sys.stdout.buffer.write(content)


def _which_format(asked: str) -> str:
    from .asking import guess

    known = _SUFFIXES.values()
    if not asked:
        return say("no_format", known=" | ".join(known))
    return say("unknown_format", name=asked, known=" | ".join(known)) + guess(asked, known)


def _export_parts(
    dataset: Path, chosen: str, output: Path | None, parts: int | None, size: int | None, base: str
) -> None:
    from ..export.parts import write_parts
    from .asking import opened

    if chosen != "nquads" or output is None or (parts and size):
        raise UsageError(say("parts_of_what"))
    written = write_parts(opened(dataset, whole=True), output, parts=parts, size=size and size * 2**20, base=base)
    for path in written:
        note(say("written", file=path))


def _content(data: "HasStore", chosen: str, base: str) -> bytes:
    if chosen in ("graphml", "gexf"):
        from ..export import networks

        return networks.graphml(data) if chosen == "graphml" else networks.gexf(data)
    if chosen in ("csv", "xlsx"):
        return _ledger(data, chosen)
    from ..export.rdf import rdf_bytes

    return rdf_bytes(data, chosen, base)


def _ledger(data: "HasStore", chosen: str) -> bytes:
    from ..export.ledger import COLUMNS, ledger

    state = COLUMNS.index("state")
    rows = [(*row[:state], Word(f"state.{row[state]}"), *row[state + 1 :]) for row in ledger(data)]
    table = in_words(table_of(COLUMNS, rows))
    if chosen == "csv":
        return bytes_of(table, "csv")
    from ..export.workbook import workbook

    return workbook(table.columns, table.headings(), table.rows, say("ledger"))
