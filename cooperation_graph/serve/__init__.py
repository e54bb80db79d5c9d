"""A dataset over HTTP, read-only; needs the extra "serve"."""

import os
import re
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from ..errors import UsageError

__all__ = ["Terms", "serve"]

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]{1,2000}")


class Terms(NamedTuple):
    """On which terms the answers are given."""

    origin: str | None = None  # the site whose pages may read them, or "*" for all
    licence: str | None = None  # the IRI of the licence of the statements
    names: tuple[str, ...] = ()  # it is asked as, beside localhost and the address listened at


def serve(
    folder: Path,
    address: tuple[str, int],
    *,
    seconds: float,
    memory: int,
    terms: Terms = Terms(),  # noqa: B008  # it is frozen
) -> None:
    """Serve a dataset at a host and port until interrupted.

    A query ends after `seconds` and may take `memory` bytes. Raises UsageError where the extra is not installed,
    on Windows, for a licence that is no web address and for a name that is none of a host.
    """
    if not hasattr(os, "fork"):
        raise UsageError("serve needs a system that can fork processes: Linux, macOS, or WSL on Windows")
    if find_spec("starlette") is None or find_spec("uvicorn") is None:
        raise UsageError("serve needs an extra: pip install 'cooperation-graph[serve]'")
    if terms.licence is not None and not _ADDRESS.fullmatch(terms.licence):
        raise UsageError(
            f"{terms.licence}: is no web address; give the licence as one: https://creativecommons.org/licenses/by/4.0/"
        )
    import uvicorn

    from ..dataset import Dataset, open_dataset
    from .app import application
    from .patience import MOST, Patient
    from .workers import Limits, Workers

    def _write(dataset: Dataset, path: Path, language: str) -> None:
        from ..view import write_page

        write_page(dataset, path, lang=language)

    dataset = open_dataset(folder)
    limits = Limits(seconds=seconds, memory=memory)
    host, port = address
    named = terms._replace(names=(host, *terms.names))
    app = application(dataset, lambda: Workers(dataset.files, limits), _write, named)
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        http=Patient,
        timeout_keep_alive=5,
        limit_concurrency=MOST // 2,
    )
