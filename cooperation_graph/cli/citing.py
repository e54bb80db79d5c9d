"""cite: passages as citations, and whether they still stand."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .language import say
from .options import DatasetPath, Lang
from .output import save

OUTSIDE = "任务之外"  # as the page says it

if TYPE_CHECKING:
    from ..query import HasStore

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="Examples:  cooperation-graph cite ./graph '三（一）'\n\n"
    "cooperation-graph cite ./graph --verify citations.txt"
)
def cite(
    dataset: DatasetPath,
    what: Annotated[
        str | None, typer.Argument(metavar="[WHAT]", help="What to cite: a commitment, a body, a place, as for show.")
    ] = None,
    verify: Annotated[
        str | None,
        typer.Option("--verify", metavar="FILE", help="Check the citations in a text; - reads standard input."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead of standard output.")
    ] = None,
    _lang: Lang = None,
) -> None:
    """Cite passages, or check citations. With number, section, characters and checksum; ok, changed or missing."""
    if (what is None) == (verify is None):
        raise typer.BadParameter(say("cite_what"), param_hint="WHAT")
    from .asking import opened

    data = opened(dataset)
    lines = _checked(data, verify) if verify is not None else _cited(data, what or "")
    if output is not None:
        save(output, "".join(f"{line}\n" for line in lines).encode())
    else:
        sys.stdout.writelines(f"{line}\n" for line in lines)


def _cited(data: "HasStore", what: str) -> Iterator[str]:
    """Yield a citation for each passage that says something of the thing asked for."""
    from ..cite import citation
    from ..query import dossier, notices, section_at, sections
    from .asking import one_meant

    held = {notice.text: notice for notice in notices(data)}
    evidence = {
        each for statement in dossier(data, one_meant(data, what).found.iri, "zh") for each in statement.evidence
    }
    passages = {(each.text, each.start, each.end): each for each in evidence if each.text in held}
    for _, each in sorted(passages.items()):
        notice = held[each.text]
        yield citation(notice, section_at(sections(data, notice.iri), each.start) or OUTSIDE, each)


def _checked(data: "HasStore", file: str) -> Iterator[str]:
    """Yield a line a citation; when one no longer stands the exit code is 1."""
    from ..cite import Verdict, verify
    from ..errors import InputError
    from ..read import read

    text = read(file).text
    found = list(verify(data, iter(text.splitlines())))
    if not found:
        raise InputError(say("no_citations", file=file))
    for check in found:
        now = say("now_at", start=check.now[0], end=check.now[1]) if check.now else ""
        yield f"{say(f'verdict.{check.verdict}')}{now}\t{check.citation}"
    if any(check.verdict is not Verdict.OK for check in found):
        raise typer.Exit(1)
