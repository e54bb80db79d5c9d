"""leads, show and gaps: what officials ask."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from .language import language, say
from .options import ROLES, DatasetPath, Endpoint, Format, Lang, NoticeFilter, Output
from .output import Cell, Collective, Table, Word, note, table_of, write_table

if TYPE_CHECKING:
    from ..query import Commitment, Evidence, HasStore, Named, Statement, Triggers

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="Examples:  cooperation-graph leads ./graph --body 市发改委 --role lead\n\n"
    "cooperation-graph leads ./graph --place 阜新市 --evidence -o leads.csv"
)
def leads(
    dataset: DatasetPath,
    body: Annotated[str | None, typer.Option(metavar="NAME", help="Only commitments of this body.")] = None,
    role: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(ROLES),
            autocompletion=lambda: list(ROLES),
            help="Only where somebody (or --body) has this role.",
        ),
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what concerns or serves this place, or a body of it.")
    ] = None,
    notice: NoticeFilter = None,
    evidence: Annotated[bool, typer.Option("--evidence", help="A row a body, with quotation and offsets.")] = False,
    format_: Format = None,
    output: Output = None,
    _endpoint: Endpoint = None,
    _lang: Lang = None,
) -> None:
    """Show who leads what. Each commitment with its lead, who answers and helps, and whether that is stated."""
    from ..query import leads as commitments_with
    from .asking import bodies_called, known_role, notices_called, opened, places_called, some

    data = opened(dataset)
    found = commitments_with(
        data,
        bodies=bodies_called(data, body),
        role=known_role(role),
        places=places_called(data, place),
        within=notices_called(data, notice or ()),
    )
    rows = leads_evidence(data, found) if evidence else leads_table(data, found)
    write_table(some(rows), format_, output)


def leads_table(data: "HasStore", found: "Sequence[Commitment]") -> Table:
    """Return a row a commitment, with a column for the notice where there are several."""
    from ..query.namesakes import told_apart

    titles = _titles(data, found)
    bodies = [part.body for task in found for part in task.assignments if not part.body.collective]
    apart = told_apart(data, bodies)
    apart = {iri: name for iri, name in apart.items() if "/id/unresolved/" not in iri}  # known by the notice of its row
    rows = [
        (
            *((titles[task.notice],) if len(titles) > 1 else ()),
            task.label,
            task.heading,
            *(tuple(apart.get(body.iri) or shown(body) for body in task.bodies(role)) for role in ROLES),
            Word(f"state.{task.state}"),
        )
        for task in found
    ]
    columns = ("task", "heading", *ROLES, "state")
    return _without_empty(
        table_of(("notice", *columns) if len(titles) > 1 else columns, rows), ("support", "supervise")
    )


def _titles(data: "HasStore", found: "Sequence[Commitment]") -> dict[str, str]:
    from ..query import Facts, notice_at

    facts = Facts(data)
    held = (notice_at(facts, iri) for iri in dict.fromkeys(task.notice for task in found))
    return {each.iri: each.number or each.title for each in held}


def _without_empty(table: Table, optional: Sequence[str]) -> Table:
    """Leave out optional columns in which nothing stands."""
    kept = [
        place
        for place, name in enumerate(table.columns)
        if name not in optional or any(row[place] for row in table.rows)
    ]
    rows = tuple(tuple(row[place] for place in kept) for row in table.rows)
    return Table(tuple(table.columns[place] for place in kept), rows)


def shown(body: "Named") -> str:
    """Return a body's printed name, a collective marked as such."""
    return Collective(body.label) if body.collective else body.label


def leads_evidence(data: "HasStore", found: "Sequence[Commitment]") -> Table:
    """Return a row for each responsibility and piece of evidence."""
    columns = ("notice", "task", "role", "body", "full_name", "quotation", "start", "end", "derivation", "rule")
    titles = _titles(data, found)
    return table_of(columns, [row for task in found for row in _evidence_rows(data, task, titles[task.notice])])


def _evidence_rows(data: "HasStore", task: "Commitment", title: str) -> "Iterator[tuple[Cell, ...]]":
    from ..query import evidence_of

    for part in task.assignments:
        body = (shown(part.body), part.body.full_name)
        for each in evidence_of(data, task.iri, "cg:hasResponsibility", part.iri):
            where = (*_characters(each), Word(f"derivation.{each.derivation}"), each.rule)
            yield title, task.label, Word(f"role.{part.role}"), *body, *where


def _characters(each: "Evidence") -> tuple[str, int | None, int | None]:
    """Return quotation and offsets; what rests on a lexicon alone has its row and no offsets."""
    return (each.quotation, each.start, each.end) if each.text else (each.quotation, None, None)


@app.command(
    epilog="Examples:  cooperation-graph show ./graph 市发改委\n\ncooperation-graph show ./graph '三（一）'\n\n"
    "cooperation-graph show ./graph 旅游市场"
)
def show(
    dataset: DatasetPath,
    what: Annotated[
        str,
        typer.Argument(metavar="WHAT", help="Number or words of a commitment; name, code or IRI of a body or place."),
    ],
    format_: Format = None,
    output: Output = None,
    _endpoint: Endpoint = None,
    _lang: Lang = None,
) -> None:
    """Show all that is known of one thing, with quotations. A commitment, body, place or whatever has a name."""
    from ..query import classes_of, dossier
    from .asking import one_meant, opened, some

    data = opened(dataset)
    match = one_meant(data, what)
    kinds = "、".join(classes_of(data, match.found.iri, language()))
    note(f"{match.found.label}  [{kinds}]  {match.found.iri}")
    found = dossier(data, match.found.iri, language())
    rows = [row for statement in found for row in _statement_rows(data, statement, match.found.iri)]
    columns = ("of", "what", "value", "quotation", "start", "end", "derivation")
    write_table(some(_without_empty(table_of(columns, rows), ("of",))), format_, output)


def _statement_rows(data: "HasStore", statement: "Statement", itself: str) -> "Iterator[tuple[Cell, ...]]":
    from ..query import Facts, label_of, node, term_label

    subject = "" if statement.subject == itself else label_of(Facts(data), statement.subject, language())
    what = term_label(node(statement.name).value, language())
    for each in statement.evidence:
        where = (*_characters(each), Word(f"derivation.{each.derivation}"))
        yield subject, what, statement.value_label, *where


@app.command(epilog="Example:  cooperation-graph gaps ./graph --kind no_lead --kind vague_time")
def gaps(
    dataset: DatasetPath,
    kind: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="Only gaps of this kind; may be repeated.")
    ] = None,
    notice: NoticeFilter = None,
    format_: Format = None,
    output: Output = None,
    _endpoint: Endpoint = None,
    _lang: Lang = None,
) -> None:
    """List what is left open. No lead, collectives only, truncated, vague times, doubtful names, not understood."""
    from ..query import KINDS_OF_GAP, trigger_words
    from ..query import gaps as gaps_of
    from .asking import known_among, notices_called, opened

    data = opened(dataset)
    kinds = frozenset(known_among(each, KINDS_OF_GAP, "gap") for each in kind or ())
    within = notices_called(data, notice or ())
    found = [gap for gap in gaps_of(data) if not within or gap.notice in within]
    if not kinds:
        _note_share(trigger_words(data, found, within))
    rows = [
        (
            Word(f"gap.{gap.kind}"),
            gap.notice_title,
            gap.task,
            gap.name,
            gap.reason_zh if language() == "zh" else gap.reason,
            gap.quotation,
            gap.start,
            gap.end,
        )
        for gap in found
        if gap.kind in (kinds or set(KINDS_OF_GAP) - {"false_friend"})
    ]
    if not rows:
        note(say("no_gaps"))
        return
    columns = ("gap", "notice", "task", "name", "why", "quotation", "start", "end")
    write_table(table_of(columns, rows), format_, output)


def _note_share(words: "Triggers") -> None:
    """Say on standard error what share of the words of responsibility was understood, where there are any."""
    if words.all:
        share = f"{words.read / (words.read + words.unparsed or 1):.1%}"
        counts = {"all": words.all, "read": words.read, "unparsed": words.unparsed, "friends": words.false_friends}
        note(say("understood", share=share, **counts))
