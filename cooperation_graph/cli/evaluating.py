"""evaluate: how well the reading agrees with gold of one's own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .language import say
from .options import Format, Lang, Output
from .output import Cell, note, table_of, write_table

if TYPE_CHECKING:
    from ..evaluate import Row

app = typer.Typer(rich_markup_mode=None, add_completion=False)

_COLUMNS = ("layer", "by", "group", "gold", "predicted", "hits", "precision", "recall", "f1", "f1_overlap")


@app.command(
    epilog="Examples:  cooperation-graph evaluate ./gold --notices ./docs\n\n"
    "cooperation-graph evaluate ./gold --errors\n\n"
    "cooperation-graph evaluate ./gold --save before.json\n\n"
    "cooperation-graph evaluate ./gold --compare before.json"
)
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_FOLDER", help="Folder of gold annotations, a JSON file each.")],
    notices: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where the notices are; else beside the gold or in ../docs.")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="A row an error instead of the figures.")] = False,
    documents: Annotated[bool, typer.Option("--documents", help="A row a document too.")] = False,
    save: Annotated[Path | None, typer.Option(metavar="FILE", help="Keep the result for a later comparison.")] = None,
    compare: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Show gains and losses against a kept result; 1 on a loss.")
    ] = None,
    format_: Format = None,
    output: Output = None,
    _lang: Lang = None,
) -> None:
    """Compare the reading with gold. Precision, recall, F1 by class, level and format, exact and by overlap."""
    from ..evaluate import changes, load, scores
    from ..evaluate import evaluate as judge
    from ..evaluate import save as keep
    from ..pipeline import read_notice

    earlier = None if compare is None else load(compare)
    evaluation = judge(gold, read_notice, notices)
    judged = evaluation.rows
    if save is not None:
        keep(judged, save)
    if earlier is not None:
        differences = [(change, *_cells(each)) for change, each in changes(earlier, judged)]
        write_table(table_of(("change", *_ROW), differences), format_, output)
        raise typer.Exit(int(any(change == "loss" for change, *_ in differences)))
    if errors:
        rows = [(each.outcome, *_cells(each.row)) for each in judged if each.outcome != "hit"]
        write_table(table_of(("outcome", *_ROW), rows), format_, output)
        return
    figures: list[tuple[Cell, ...]] = [
        (
            *(score.layer, score.by, score.group, score.gold, score.predicted, score.hits),
            *(round(value, 4) for value in (score.precision, score.recall, score.f1, score.f1_overlap)),
        )
        for score in scores(judged)
        if documents or score.by != "document"
    ]
    write_table(table_of(_COLUMNS, figures), format_, output)
    read = evaluation.triggers - evaluation.unparsed
    note(say("triggers", read=read, triggers=evaluation.triggers, unparsed=evaluation.unparsed))


_ROW = ("document", "layer", "kind", "start", "end", "text")


def _cells(row: "Row") -> tuple[Cell, ...]:
    return row.document, row.layer, row.kind, row.start, row.end, row.text
