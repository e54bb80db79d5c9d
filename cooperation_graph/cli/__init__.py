"""The command line."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()


@app.callback()
def callback() -> None:
    """Who must do what for whom, and where the notice says so."""


@app.command()
def extract(file: Path, format_: Annotated[str, typer.Option("--format")] = "json") -> None:
    """Print what is understood of a notice as one JSON object."""
    import json

    from ..contract import as_json
    from ..pipeline import read_notice

    typer.echo(json.dumps(as_json(read_notice(file)), ensure_ascii=False))


def main() -> None:
    """Run the command line."""
    app()
