"""What a folder holds, told from the files of the notices where the manifest is gone or damaged."""

from pathlib import Path

from msgspec.structs import replace
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from ..errors import DatasetError
from ..vocabulary import expand
from .folder import Held, digest, read_manifest


def recovered(folder: Path) -> dict[str, Held]:
    """Return the manifest, or where it cannot be read what the files of the notices say themselves."""
    try:
        return read_manifest(folder)
    except DatasetError:
        files = sorted((folder / "notices").glob("*.nq"))
        if not files:
            raise
    found: dict[str, Held] = {}
    for each in sorted((_described(path) for path in files), key=lambda each: (each.issued or "", each.key)):
        earlier = [other.key for other in found.values() if other.iri == each.iri]
        found[each.key] = replace(each, replaces=earlier[-1] if earlier else None)
    return found


def _described(path: Path) -> Held:
    content, store = path.read_bytes(), Store()
    try:
        store.bulk_load(content, format=RdfFormat.N_QUADS, lenient=True)
    except SyntaxError:
        raise DatasetError(f"{path}: is damaged; put it aside and build its notice again") from None
    notice = _first(store, None, "rdf:type", NamedNode(expand("cg:Notice")))
    text = _first(store, notice, "cg:sourceText")
    values = (_first(store, notice, name) for name in ("cg:documentNumber", "dcterms:title", "dcterms:issued"))
    number, title, issued = (value or None for value in values)
    name, quads = _first(store, text, "cg:fileName"), content.count(b"\n")
    return Held(text.rpartition("sha256-")[2], notice, number, title, issued, name, quads, digest(content))


def _first(store: Store, subject: str | None, name: str, value: NamedNode | None = None) -> str:
    """Return the subject with a value, or the value of a subject; "" if there is none."""
    node = NamedNode(subject) if subject else None
    for quad in store.quads_for_pattern(node, NamedNode(expand(name)), value, None):
        term = quad.subject if subject is None else quad.object
        return term.value if isinstance(term, NamedNode | Literal) else ""
    return ""
