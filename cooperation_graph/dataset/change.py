"""Adding, replacing and removing notices: the notice's own file first, then the manifest, then what is derived."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from .. import iri
from ..model import Reading
from ..rdf import notice_iri, statements
from .combined import combine, is_fresh
from .folder import Held, current, digest, find, locked, manifest_bytes, notice_file, read_manifest, write


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one notice: added, unchanged, reread (same text, other statements), superseding or removed."""

    what: str
    notice: Held


def add(folder: Path, readings: Iterable[Reading], base: str = iri.BASE) -> tuple[Change, ...]:
    """Put notices into a dataset, made if it is not there, and return what happened to each.

    The same content twice changes nothing; a text with the number of one that is held supersedes it, and keeps it.
    """
    with locked(folder):
        held = _held(folder)
        changes = tuple(_put(folder, held, reading, base) for reading in readings)
        _finish(folder, held)
    return changes


def _held(folder: Path) -> dict[str, Held]:
    return read_manifest(folder) if (folder / "manifest.json").exists() else {}


def _put(folder: Path, held: dict[str, Held], reading: Reading, base: str) -> Change:
    content = "".join(statements(reading, base)).encode()
    key, before = reading.source.sha256, held.get(reading.source.sha256)
    same_number = [held[each] for each in current(held) if held[each].iri == notice_iri(reading, base) and each != key]
    replaces = before.replaces if before else same_number[0].key if same_number else None
    after = _described(reading, base, content, replaces)
    if before == after and notice_file(folder, key).exists():
        return Change("unchanged", after)
    write(notice_file(folder, key), content)
    held[key] = after
    return Change("reread" if before else "superseding" if replaces else "added", after)


def _described(reading: Reading, base: str, content: bytes, replaces: str | None) -> Held:
    masthead = reading.outline.masthead
    number, title, issued = (
        field.value if field else None for field in (masthead.document_number, masthead.title, masthead.issued)
    )
    name, quads = reading.source.name, content.count(b"\n")
    return Held(
        reading.source.sha256, notice_iri(reading, base), number, title, issued, name, quads, digest(content), replaces
    )


def remove(folder: Path, asked: str) -> Change:
    """Take a notice, named by number, title, file name or digest, out of a dataset; what it superseded stands again."""
    with locked(folder):
        held = read_manifest(folder)
        gone = find(held, asked)
        del held[gone.key]
        for each in [each for each in held.values() if each.replaces == gone.key]:
            held[each.key] = replace(each, replaces=gone.replaces)
        _finish(folder, held)
        notice_file(folder, gone.key).unlink(missing_ok=True)
    return Change("removed", gone)


def rebuild(folder: Path) -> None:
    """Make the derived files anew from the notices."""
    with locked(folder):
        held = read_manifest(folder)
        combine(folder, held)


def _finish(folder: Path, held: dict[str, Held]) -> None:
    manifest = folder / "manifest.json"
    content = manifest_bytes(held)
    if not manifest.exists() or manifest.read_bytes() != content:
        write(manifest, content)
    if not is_fresh(folder, held):
        combine(folder, held)
