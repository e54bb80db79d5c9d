"""status, verify, remove and rebuild: looking after a dataset."""

from typing import Annotated

import typer

from .language import language, say
from .options import Folder, Format, Lang, Output
from .output import Word, note, table_of, write_table

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(epilog="Example:  cooperation-graph status ./graph")
def status(dataset: Folder, format_: Format = None, output: Output = None, _lang: Lang = None) -> None:
    """List the notices of a dataset. A later text of the same number supersedes the earlier."""
    from ..dataset import open_dataset
    from .asking import some

    data = open_dataset(dataset)
    standing = {each.key for each in data.notices}
    rows = [
        (
            each.number,
            each.title,
            each.issued,
            each.file_name,
            each.quads,
            Word("status.standing" if each.key in standing else "status.superseded"),
            each.key[:12],
        )
        for each in sorted(data.held.values(), key=lambda held: (held.issued or "", held.number or "", held.key))
    ]
    columns = ("notice", "title", "issued", "file", "statements", "status", "sha256")
    write_table(some(table_of(columns, rows)), format_, output)
    if not data.is_up_to_date:
        note(say("out_of_date"))


@app.command(epilog="Example:  cooperation-graph verify ./graph")
def verify(dataset: Folder, format_: Format = None, output: Output = None, _lang: Lang = None) -> None:
    """Check that a dataset is whole. Every file against its digest; exit code 1 if there is any damage."""
    from ..dataset import verify as damages_of

    rows = [(each.where, each.messages[0 if language() == "zh" else 1]) for each in damages_of(dataset)]
    if not rows:
        note(say("whole"))
        return
    write_table(table_of(("where", "problem"), rows), format_, output)
    raise typer.Exit(1)


@app.command(epilog="Example:  cooperation-graph remove ./graph 沈政发〔2009〕1号")
def remove(
    dataset: Folder,
    notice: Annotated[
        str, typer.Argument(metavar="NOTICE", help="Number, title, file name or beginning of the digest.")
    ],
    _lang: Lang = None,
) -> None:
    """Take a notice out of a dataset. One that it superseded stands again."""
    from ..dataset import remove as remove_from

    change = remove_from(dataset, notice)
    note(say("removed", notice=change.notice.number or change.notice.file_name))


@app.command(epilog="Example:  cooperation-graph rebuild ./graph")
def rebuild(dataset: Folder, _lang: Lang = None) -> None:
    """Make the combined files or the index of a dataset anew."""
    from ..dataset import rebuild as make_anew

    make_anew(dataset)
    note(say("rebuilt", dataset=dataset))
