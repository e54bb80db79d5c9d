"""ask and sparql: questions to the graph, named or one's own."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError, NotFoundError, UsageError
from ..iri import BASE
from .language import language, say
from .options import DatasetPath, Endpoint, Format, Lang, Output, Timeout
from .output import Cell, Iri, Table, note, table_of, write_table

if TYPE_CHECKING:
    from ..dataset.questions import Question
    from ..query import HasStore
    from ..sparql import Binding, Rows

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="Examples:  cooperation-graph ask ./graph\n\ncooperation-graph ask ./graph leads\n\n"
    "cooperation-graph ask ./graph duties body=市发改委"
)
def ask(
    dataset: DatasetPath,
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="[QUESTION]",
            autocompletion=lambda: _names(),  # noqa: PLW0108  # defined below
            help="Name or number of a question; without it they are listed.",
        ),
    ] = None,
    parameters: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME=VALUE]…", help="What the question asks about.")
    ] = None,
    sparql_text: Annotated[bool, typer.Option("--sparql", help="Print the query instead of running it.")] = False,
    timeout: Timeout = 60.0,
    format_: Format = None,
    output: Output = None,
    _endpoint: Endpoint = None,
    _lang: Lang = None,
) -> None:
    """List the named questions, or answer one of them."""
    if question is None:
        write_table(_listed(), format_, output)
        return
    asked = _named(question)
    if sparql_text:
        sys.stdout.write(asked.sparql.rstrip("\n") + "\n")
        return
    from ..sparql import run, within
    from .asking import opened, some

    data = opened(dataset)
    bindings = _bindings(data, asked, parameters or ())
    note(asked.zh if language() == "zh" else asked.en)
    found = within(timeout, lambda: run(data.store, asked.sparql, bindings))
    write_table(some(_table(found)), format_, output)


def _listed() -> Table:
    from ..dataset.questions import questions

    zh = language() == "zh"
    rows = [
        (
            each.name,
            each.zh if zh else each.en,
            tuple(f"{name}={said[0 if zh else 1]}" for name, *said in each.parameters),
        )
        for each in questions()
    ]
    return table_of(("name", "question", "parameters"), rows)


def _named(asked: str) -> "Question":
    from ..dataset.questions import question
    from .asking import guess

    try:
        return question(asked)
    except NotFoundError:
        raise UsageError(say("no_question", name=asked) + guess(asked, _names())) from None


def _names() -> list[str]:
    from ..dataset.questions import questions

    return [each.name.partition("-")[2] or each.name for each in questions()]


def _bindings(data: "HasStore", asked: "Question", given: Sequence[str]) -> "dict[str, Binding]":
    """Return the variables of a question with the things that the given names mean."""
    from .asking import one_body, one_meant

    known = [name for name, *_ in asked.parameters]
    found: dict[str, Binding] = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or name not in known:
            raise UsageError(say("no_parameter", given=each, question=asked.name, known=" ".join(known) or "-"))
        if value.isdigit() and len(value) < 6:
            found[name] = int(value)
        else:
            found[name] = one_body(data, value) if name == "body" else one_meant(data, value).found.iri
    return found


def _table(rows: "Rows") -> Table:
    return Table(rows.columns, tuple(tuple(map(_linked, row)) for row in rows.rows))


def _linked(cell: "str | int | float | bool | None") -> Cell:
    return Iri(cell) if isinstance(cell, str) and cell.startswith(BASE) else cell


@app.command(
    epilog="Examples:  cooperation-graph sparql ./graph 'SELECT ?task ?body { ?task cg:ledBy ?body }'\n\n"
    "cooperation-graph sparql ./graph query.rq --format csv -o answer.csv\n\n"
    "cooperation-graph sparql ./graph - < query.rq"
)
def sparql(
    dataset: DatasetPath,
    query: Annotated[
        str,
        typer.Argument(metavar="QUERY|FILE|-", help="The query, a file (.rq) that holds it, or - for standard input."),
    ] = "-",
    timeout: Timeout = 60.0,
    format_: Format = None,
    output: Output = None,
    _endpoint: Endpoint = None,
    _lang: Lang = None,
) -> None:
    """Answer a SPARQL query. The prefixes of the graph need no declaration, and nothing leaves the machine."""
    from ..sparql import run, within
    from .asking import opened, some

    store, text = opened(dataset).store, _query(query)
    found = within(timeout, lambda: run(store, text))
    if not found.rows and (bare := _BARE.search(text)):
        raise NotFoundError(f"{say('nothing')}; {say('names_in_a_language', name=bare[0])}")
    write_table(some(_table(found)), format_, output)


# rdfs:label '市发改委', which no label equals: they are '市发改委'@zh
_BARE = re.compile(r"""(["'])[^"'\n]{0,80}[一-鿿][^"'\n]{0,80}\1(?![@^"'])""")


def _query(given: str) -> str:
    """Return the text of a query: itself, from standard input, or from a file."""
    if given == "-":
        return _not_empty(sys.stdin.read())
    if "{" in given:
        return given
    path = Path(given)
    try:
        return _not_empty(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8"
        raise InputError(f"{given}: {reason}") from None


def _not_empty(query: str) -> str:
    if not query.strip():
        raise UsageError(say("empty_query"))
    return query.removeprefix("\ufeff")
