"""The dataset as a whole: what it is, as a page and as RDF, and its files to take away."""

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from ..dataset import Dataset, open_dataset
from ..errors import DatasetError
from ..query import term_label
from .counted import Counted, counted
from .description import FILES, NAMESPACES, RIGHTS, File, dataset_description
from .protocol import RefusedError
from .replies import HTML, html, language_of, rdf, wanted_type

if TYPE_CHECKING:
    from pyoxigraph import Quad


async def about(request: Request) -> Response:
    """Answer with what the dataset is (VoID, DCAT)."""
    figures = await _counted(request)
    wanted = wanted_type(request, HTML if request.url.path == "/dataset" else "text/turtle")
    notices = request.app.state.dataset.notices
    address, licence = str(request.base_url).rstrip("/"), request.app.state.licence
    if wanted != HTML:
        return rdf(dataset_description(figures, len(notices), address, licence), wanted, NAMESPACES)
    language = language_of(request)
    values = {
        "counted": figures,
        "notices": len(notices),
        "address": address,
        "files": FILES,
        "licence": licence,
        "rights_text": RIGHTS[0 if language == "zh" else 1],
        "label": lambda iri: term_label(iri, language),
    }
    return html("dataset", request, values)


async def _counted(request: Request) -> Counted:
    """Return the figures, counted when they are first asked for: the dataset does not change while it is served."""
    state = request.app.state
    if getattr(state, "counted", None) is None:
        state.counted = await counted(state.workers)
    found: Counted = state.counted
    return found


async def dump(request: Request) -> Response:
    """Answer with a file of the whole dataset."""
    file = next((each for each in FILES if each.name == request.path_params["name"]), None)
    if file is None:
        raise RefusedError(404, f"the files are {', '.join(each.name for each in FILES)}")
    path = request.app.state.folder / file.name
    if not path.exists():
        await asyncio.to_thread(_write, request.app.state.dataset, file, path)
    return FileResponse(path, media_type=file.media_type, filename=file.name)


def _write(dataset: Dataset, file: File, path: Path) -> None:
    """Write a file of the dataset as it is served; raises RefusedError where the folder holds another one by now."""
    from pyoxigraph import RdfFormat, serialize

    form = RdfFormat.from_media_type(file.media_type)
    unfinished = path.with_name(f"{path.name}.{os.urandom(4).hex()}")
    quads = (quad for source in dataset.files for quad in _quads(source) if file.evidence or _is_fact(quad))
    try:
        with unfinished.open("wb") as stream:
            if form in (RdfFormat.TURTLE, RdfFormat.N_TRIPLES):
                serialize((quad.triple for quad in quads), stream, form, prefixes=_PREFIXES)
            else:
                serialize(quads, stream, form, prefixes=_PREFIXES)
        changed = open_dataset(dataset.folder).held != dataset.held
    except (OSError, SyntaxError, DatasetError):
        changed = True
    if changed:
        unfinished.unlink(missing_ok=True)
        raise RefusedError(503, "the dataset has changed since it is served; start the server again")
    unfinished.replace(path)


# not id:, whose names hold characters that some readers do not expect escaped
_PREFIXES = {prefix: iri for prefix, iri in NAMESPACES.items() if prefix in ("cg", "dcterms", "oa", "skos", "xsd")}


def _quads(source: Path) -> "list[Quad]":
    from pyoxigraph import RdfFormat, parse

    return parse(path=str(source), format=RdfFormat.N_QUADS, lenient=True)  # type: ignore[return-value]  # an iterator


def _is_fact(quad: "Quad") -> bool:
    from pyoxigraph import DefaultGraph

    return isinstance(quad.graph_name, DefaultGraph)
