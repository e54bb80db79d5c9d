"""The command line: `cooperation-graph`, also `python -m cooperation_graph`.

Exit codes: 0 ok, 1 findings, 2 usage, 3 input unreadable, 4 nothing found, 5 took too long. An error is one line on
standard error.
"""

import os
import sys
import threading
from collections.abc import Sequence
from typing import Annotated

import typer

from .. import __version__
from .commands import LazyGroup
from .complaints import EXPECTED, NAME, complain, never_fail_to_print
from .endpoints import in_place_of_dataset
from .language import choose_language

__all__ = ["app", "main", "run"]

app = typer.Typer(
    cls=LazyGroup,
    name=NAME,
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # a fault of ours is reported as Python prints it
    rich_markup_mode=None,  # rich costs half the start-up, and help must print on a GBK console
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Start with:  cooperation-graph demo",
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"{NAME} {__version__}")
        raise typer.Exit


@app.callback()
def _callback(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    _lang: Annotated[
        str | None, typer.Option("--lang", metavar="zh|en", help="Language of headings and messages.")
    ] = None,
) -> None:
    """Read who must do what for whom out of Chinese government notices, and show where the notice says so."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    code = run(sys.argv[1:])
    if threading.active_count() > 1:  # a query that was given up must not find the interpreter half taken down
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Return the exit code of one call; whatever goes wrong for a reason is one line on standard error."""
    never_fail_to_print()
    try:
        choose_language(arguments)
        code = app(args=in_place_of_dataset(arguments), prog_name=NAME, standalone_mode=False)
        sys.stdout.flush()
    except EXPECTED as error:
        return complain(error)
    return code if isinstance(code, int) else 0
