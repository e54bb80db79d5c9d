"""A SPARQL engine inside the page: the npm package `oxigraph`, the dataset as N-Quads, and the named questions."""

import base64
import gzip
import re
from pathlib import Path
from typing import Any

from msgspec import Struct
from pyoxigraph import RdfFormat

from ..dataset.questions import questions
from ..errors import UsageError
from ..query import HasStore
from ..vocabulary import PREFIXES

_INSTALLED = Path("node_modules/oxigraph")
_SCRIPT, _WASM = "web.js", "web_bg.wasm"


class Engine(Struct, frozen=True):
    """The engine as a page carries it."""

    script: str  # a classic script that leaves one name, oxigraph
    wasm: bytes


def engine_at(folder: Path | None) -> Engine:
    """Return the engine of a package folder, by default the one that npm leaves in the working folder."""
    place = folder or _INSTALLED
    try:
        module, wasm = (place / _SCRIPT).read_text(encoding="utf-8"), (place / _WASM).read_bytes()
    except OSError:
        hint = "npm install oxigraph, or name its folder with --engine"
        raise UsageError(f"no SPARQL engine at {place}: {hint}") from None
    return Engine(_classic(module), wasm)


# export class Store {    export { initSync, __wbg_init as default };
_EXPORTED = re.compile(r"^export (?=class |function )", re.MULTILINE)
_LISTED = re.compile(r"^export \{[^}\n]{1,200}\};?$", re.MULTILINE)


def _classic(module: str) -> str:
    """Return the module as a script for a worker: modules are fetched, and nothing is fetched here."""
    body = _LISTED.sub("", _EXPORTED.sub("", module)).replace("import.meta.url", "self.location.href")
    if "\nexport " in body or re.search("</script|<!--", body, re.IGNORECASE) or "__wbg_init" not in body:
        raise UsageError("this version of the npm package oxigraph is not known: npm install oxigraph@0.5")
    return f'const oxigraph = (() => {{\n"use strict";\n{body}\nreturn {{ Store, init: __wbg_init }};\n}})();'


def carried(dataset: HasStore, engine: Engine) -> dict[str, Any]:
    """Return what the page needs to answer: engine and facts packed, the prefixes, and the questions."""
    quads = dataset.store.dump(format=RdfFormat.N_QUADS) or b""
    return {
        "wasm": _packed(engine.wasm),
        "facts": _packed(b"".join(sorted(quads.splitlines(keepends=True)))),
        "prefixes": PREFIXES,
        "questions": [{"name": each.name, "zh": each.zh, "en": each.en, "sparql": each.sparql} for each in questions()],
    }


def _packed(content: bytes) -> str:
    return base64.b64encode(gzip.compress(content, mtime=0)).decode("ascii")
