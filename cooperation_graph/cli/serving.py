"""serve: a dataset over HTTP, read-only."""

from typing import Annotated

import typer

from .language import say
from .options import Folder, Lang
from .output import note

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(epilog="Example:  cooperation-graph serve ./graph --port 8000")
def serve(
    dataset: Folder,
    host: Annotated[str, typer.Option(help="Address to listen on; the default is this machine alone.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8000,
    seconds: Annotated[float, typer.Option(help="A query ends after so many seconds.", min=0.1, max=3600)] = 10.0,
    memory: Annotated[int, typer.Option(help="Megabytes that a query may take.", min=64)] = 1024,
    origin: Annotated[
        str | None, typer.Option(help='Site whose pages may read the answers (CORS), or "*"; none unless given.')
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Name it is asked under beside localhost and --host; others are refused; may be repeated.",
        ),
    ] = None,
    licence: Annotated[
        str | None, typer.Option(metavar="URL", help="Licence of the statements, as their description gives it.")
    ] = None,
    _lang: Lang = None,
) -> None:
    """Serve a dataset over HTTP. SPARQL at /sparql, every IRI as a page or RDF, OpenRefine at /reconcile."""
    from ..dataset import open_dataset
    from ..serve import Terms
    from ..serve import serve as serve_dataset

    open_dataset(dataset)  # nothing is said to be served that is not there
    note(say("serving", address=f"http://{f'[{host}]' if ':' in host else host}:{port}/"))
    terms = Terms(origin, licence, tuple(allow_host or ()))
    serve_dataset(dataset, (host, port), seconds=seconds, memory=memory * 2**20, terms=terms)
