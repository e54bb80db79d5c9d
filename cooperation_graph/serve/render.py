"""HTML pages of the server: own templates, everything escaped, scripts and styles named by their hash."""

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..iri import BASE

if TYPE_CHECKING:
    from jinja2 import Environment

_PAGES = Path(__file__).resolve().parent / "pages"
_TAGS = {"zh": "zh-Hans", "en": "en"}


def page(name: str, language: str, address: str, values: Mapping[str, object]) -> tuple[str, str]:
    """Return the HTML of a page and the policy that belongs to it."""
    from markupsafe import Markup

    style, script, text_script = _file("style.css"), _file("query.js"), _file("text.js")
    other = "en" if language == "zh" else "zh"
    html = (
        _environment()
        .get_template(f"{name}.html.j2")
        .render(
            **values,
            language=language,
            tag=_TAGS[language],
            other_tag=_TAGS[other],
            other_href=f"{address}?lang={other}",
            words=json.loads(_file("words.json"))[language],
            href=local_address,
            style=Markup(style),  # noqa: S704  # our own file
            script=Markup(script),  # noqa: S704  # our own file
            text_script=Markup(text_script),  # noqa: S704  # our own file
        )
    )
    policy = (
        f"default-src 'none'; script-src {_digest(script)} {_digest(text_script)}; style-src {_digest(style)}; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return html, policy


def local_address(iri: str | None) -> str:
    """Return the address on this server of an IRI of ours; any other http address as it is, anything else as "#"."""
    if iri is None or not iri.startswith(("http://", "https://")):
        return "#"
    if iri.startswith(BASE):
        return "/" + quote(iri.removeprefix(BASE), safe="/%#=,")
    return iri


def island(value: object) -> object:
    """Return JSON that may stand inside a script element."""
    from markupsafe import Markup

    escaped = (
        json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    )
    return Markup(escaped)  # noqa: S704  # no character of it can end the element


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(loader=FileSystemLoader(_PAGES), autoescape=True, undefined=StrictUndefined)


@cache
def _file(name: str) -> str:
    return (_PAGES / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
