"""demo, build and extract: from notices to a dataset."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from .language import say
from .options import Lang
from .output import json_text

app = typer.Typer(rich_markup_mode=None)


@app.command(epilog="Example:  cooperation-graph extract notice.txt | jq '.commitments[].heading'")
def extract(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The notice; - reads standard input.")],
    format_: Annotated[str, typer.Option("--format", "-f", metavar="json", help="json is the only one.")] = "json",
    _lang: Lang = None,
) -> None:
    """Print all that is understood of one notice as one JSON object, with the offsets of every statement."""
    if format_ != "json":
        raise typer.BadParameter(say("unknown_format", name=format_, known="json"), param_hint="--format")
    from ..contract import as_json
    from ..pipeline import read_notice

    sys.stdout.write(json_text(as_json(read_notice(Path(file))), sys.stdout) + "\n")
