"""HTML pages of the server: own templates, everything escaped, scripts and styles let in by a number used once."""

import json
import secrets
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..iri import BASE
from .assets import asset_address

if TYPE_CHECKING:
    from jinja2 import Environment

_PAGES = Path(__file__).resolve().parent / "pages"
_TAGS = {"zh": "zh-Hans", "en": "en"}


def page(name: str, language: str, address: str, values: Mapping[str, object]) -> tuple[str, str]:
    """Return the HTML of a page and the policy that belongs to it."""
    nonce = secrets.token_urlsafe(16)
    other = "en" if language == "zh" else "zh"
    html = (
        _environment()
        .get_template(f"{name}.html.j2")
        .render(
            **values,
            page=name,
            language=language,
            tag=_TAGS[language],
            other_tag=_TAGS[other],
            other_href=f"{address}{'&' if '?' in address else '?'}lang={other}",
            words=words(language),
            href=local_address,
            asset=asset_address,
            nonce=nonce,
        )
    )
    policy = (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
    return html, policy


def words(language: str) -> dict[str, str]:
    """Return the words of the interface in a language."""
    at = 0 if language == "zh" else 1
    return {key: both[at] for key, both in _words().items()}


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

    return Environment(
        loader=FileSystemLoader(_PAGES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _words() -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads((_PAGES / "words.json").read_text(encoding="utf-8"))
    return found
