"""What pages load from this server: styles and scripts, each named with its digest so that browsers may keep it."""

import hashlib
from functools import cache
from pathlib import Path

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from .protocol import RefusedError

_PAGES = Path(__file__).resolve().parent / "pages"
_PARTS = {
    "style.css": ("style.css",),
    "query.js": ("dom.js", "offers.js", "answer.js", "chart.js", "query.js"),
    "text.js": ("text.js",),
    "editor.js": ("editor.js",),
    "editor.licences.txt": ("editor.licences.txt",),
    "icon.svg": ("icon.svg",),
}
_TYPES = {".css": "text/css", ".js": "text/javascript", ".txt": "text/plain", ".svg": "image/svg+xml"}


class Asset(Struct, frozen=True):
    """A file that pages load."""

    content: bytes
    media_type: str
    digest: str


@cache
def asset(name: str) -> Asset | None:
    """Return what a page loads under that name; None where there is nothing."""
    if name not in _PARTS:
        return None
    content = "\n".join((_PAGES / part).read_text(encoding="utf-8") for part in _PARTS[name])
    if name == "query.js":  # its parts share their names among each other and with nobody else
        content = f'(() => {{\n"use strict";\n{content}}})();\n'
    return Asset(content.encode(), _TYPES[Path(name).suffix], hashlib.sha256(content.encode()).hexdigest()[:12])


def asset_address(name: str) -> str:
    """Return the address of an asset: it changes when the asset does."""
    found = asset(name)
    return f"/assets/{name}?{found.digest}" if found else "#"


async def asset_file(request: Request) -> Response:
    """Answer with a style or script of the pages; its address changes when it does, so it may be kept."""
    found = asset(request.path_params["name"])
    if found is None:
        raise RefusedError(404, "no such file")
    kept = "public, max-age=31536000, immutable" if request.url.query == found.digest else "no-cache"
    headers = {"Content-Type": f"{found.media_type}; charset=utf-8", "Cache-Control": kept}
    return Response(found.content, headers=headers)
