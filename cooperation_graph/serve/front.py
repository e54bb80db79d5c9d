"""The pages that open a dataset: its notices, and the policymaker's page."""

import asyncio
import os
import re
from collections.abc import Awaitable, Callable
from html import unescape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from ..dataset import Dataset
from ..iri import BASE
from .replies import HTML, html, language_of

Handler = Callable[[Request], Awaitable[Response]]


async def home(request: Request) -> Response:
    """Answer with the notices that the dataset holds."""
    dataset: Dataset = request.app.state.dataset
    notices = [
        {"iri": f"{BASE}id/text/sha256-{held.key}", **{name: getattr(held, name) for name in _HELD}}
        for held in sorted(dataset.notices, key=lambda held: (held.issued or "", held.key), reverse=True)
    ]
    return html("home", request, {"notices": notices})


_HELD = ("number", "title", "issued", "file_name", "quads")


def policy_page(write: Callable[[Dataset, Path, str], None], folder: Path) -> Handler:
    """Return the handler of the policymaker's page, which `write` makes once for each language."""

    async def answer(request: Request) -> Response:
        language = language_of(request)
        path = folder / f"page-{language}.html"
        if not path.exists():  # seconds for a large dataset, and others ask meanwhile
            unfinished = path.with_name(f"{path.name}.{os.urandom(4).hex()}")
            await asyncio.to_thread(write, request.app.state.dataset, unfinished, language)
            unfinished.replace(path)
        content = path.read_text(encoding="utf-8")
        found = _OWN_POLICY.search(content)  # scripts by their hash; a stricter one would stop them
        headers = {"Content-Security-Policy": f"{unescape(found[1])}; frame-ancestors 'none'"} if found else {}
        return Response(content, media_type=HTML, headers={**headers, "Vary": "Accept-Language"})

    return answer


_OWN_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]{1,2000})">')
