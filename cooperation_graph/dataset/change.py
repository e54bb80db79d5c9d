"""Adding, replacing and removing notices: the notice's own file first, an index if there are many, then the manifest.

A notice is held from the moment the manifest names it; whatever was written before that and is not named is swept. What
else is derived follows.
"""

import shutil
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from ..model import Reading
from ..rdf import n_quads, notice_iri
from ..rdf.terms import fact, plain
from .combined import combine, drop, facts_of, is_fresh
from .folder import (
    Held,
    Manifest,
    current,
    digest,
    digest_of,
    find,
    is_large,
    locked,
    manifest_bytes,
    notice_file,
    read_manifest,
    require_whole,
    sync_folder,
    write,
    writing,
)
from .index import Making, sweep_indexes
from .recovered import recovered
from .searched import write_texts


class Change(Struct, frozen=True):
    """What happened to one notice: added, unchanged, reread (same text, other statements), superseding or removed."""

    what: str
    notice: Held


class Statements(Struct, frozen=True):
    """A notice ready to be put into a dataset: what the manifest says of it, the content of its file, its facts."""

    notice: Held
    content: bytes
    facts: bytes


def ready(reading: Reading) -> Statements:
    """Return a reading as what a dataset keeps of it, so that another process can make it."""
    content = n_quads(reading)
    return Statements(_described(reading, content), content, facts_of(content))


def add(folder: Path, readings: Iterable[Reading | Statements], processors: int = 1) -> tuple[Change, ...]:
    """Put notices into a dataset, made if it is not there, and return what happened to each; use so many processors.

    The same content twice changes nothing; a text with the number of one that is held supersedes it, and keeps it.
    """
    with locked(folder):
        held = read_manifest(folder) if (folder / "manifest.json").exists() else {}
        before, shelf = dict(held), _Shelf(folder, held, frozenset(held))
        with Making(folder, before, processors) as index:
            made = (each if isinstance(each, Statements) else ready(each) for each in readings)
            changes = tuple(_put(shelf, each, index) for each in made)
            _finish(folder, before, held, index)
    return changes


class _Shelf(Struct, frozen=True):
    """What is held while notices come in, what was held before, and the texts of each notice."""

    folder: Path
    held: dict[str, Held]
    earlier: frozenset[str]
    texts: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for each in self.held.values():
            self.texts[each.iri].add(each.key)


def _put(shelf: _Shelf, made: Statements, index: Making) -> Change:
    folder, held, key = shelf.folder, shelf.held, made.notice.key
    known = held.get(key)
    if known:
        # the name under which a text came first stays; of two names given at once the smaller one, whatever the order
        name = known.file_name if key in shelf.earlier else min(known.file_name, made.notice.file_name)
        made = _renamed(made, name)
    after = replace(made.notice, replaces=known.replaces if known else None)
    if known == after and _is_whole(notice_file(folder, after), after):
        return Change("unchanged", after)
    with writing(notice_file(folder, after)) as out:
        out.write(made.content)
    index.keep(notice_file(folder, after), made.facts)
    held[key] = after
    if known:
        return Change("reread", after)
    return _superseding(shelf, after)


def _is_whole(path: Path, held: Held) -> bool:
    return path.exists() and digest_of(path) == held.digest


def _renamed(made: Statements, name: str) -> Statements:
    """Return the statements with another name of the file; inside a literal quotation marks are escaped."""
    if name == made.notice.file_name:
        return made
    old, new = (fact("cg:fileName", plain(each)) for each in (made.notice.file_name, name))
    content = made.content.replace(old, new)
    return Statements(replace(made.notice, file_name=name, digest=digest(content)), content, facts_of(content))


def _described(reading: Reading, content: bytes) -> Held:
    masthead, source = reading.outline.masthead, reading.source
    number, title, issued = (
        part.value if part else None for part in (masthead.document_number, masthead.title, masthead.issued)
    )
    quads = content.count(b"\n")
    return Held(source.sha256, notice_iri(reading), number, title, issued, source.name, quads, digest(content))


def _superseding(shelf: _Shelf, after: Held) -> Change:
    """Put a new text above the one of its number that stands; of two given at once the later dated stands above."""
    held, earlier = shelf.held, shelf.earlier
    others = {key: held[key] for key in shelf.texts[after.iri]}
    shelf.texts[after.iri].add(after.key)
    if not others:
        return Change("added", after)
    other = others[current(others)[0]]
    if other.key in earlier or (other.issued or "", other.key) < (after.issued or "", after.key):
        held[after.key] = replace(after, replaces=other.key)
        return Change("superseding", held[after.key])
    below = other
    while below.replaces and below.replaces not in earlier:
        lower = held[below.replaces]
        if (lower.issued or "", lower.key) < (after.issued or "", after.key):
            break
        below = lower
    held[after.key] = replace(after, replaces=below.replaces)
    held[below.key] = replace(below, replaces=after.key)
    return Change("added", held[after.key])


def remove(folder: Path, asked: str) -> Change:
    """Take a notice, named by number, title, file name or digest, out of a dataset; what it superseded stands again."""
    _refuse_nothing(folder)
    with locked(folder):
        before = read_manifest(folder)
        gone = find(before, asked)
        held = {key: each for key, each in before.items() if key != gone.key}
        for each in before.values():
            if each.replaces == gone.key:
                held[each.key] = replace(each, replaces=gone.replaces)
        with Making(folder, before) as index:
            _finish(folder, before, held, index)
    return Change("removed", gone)


def rebuild(folder: Path) -> tuple[Held, ...]:
    """Make the derived files anew from the files of the notices, and a damaged manifest too; return what is held."""
    _refuse_nothing(folder)
    with locked(folder):
        held = recovered(folder)
        require_whole(folder, held)
        sweep_indexes(folder)
        drop(folder)
        shutil.rmtree(folder / "texts", ignore_errors=True)
        with Making(folder, {}) as index:
            _finish(folder, {}, held, index)
    return tuple(held[key] for key in sorted(held))


def _refuse_nothing(folder: Path) -> None:
    """Raise DatasetError where there is no folder: the lock would make one of a mistyped name."""
    if not folder.is_dir():
        read_manifest(folder)


def _finish(folder: Path, before: Manifest, held: Manifest, index: Making) -> None:
    """Name what is held in the manifest, which is the moment it counts, then bring what is derived up to date."""
    index.finish(held)
    manifest, content = folder / "manifest.json", manifest_bytes(held)
    if not manifest.exists() or manifest.read_bytes() != content:
        sync_folder(folder / "notices")
        write(manifest, content)
    if is_large(held):
        drop(folder)
    elif not is_fresh(folder, held):
        combine(folder, held)
    write_texts(folder, held)
    sweep_indexes(folder, before, held)  # who reads the state before keeps its index until the next change
    _sweep(folder, held)


def _sweep(folder: Path, held: Manifest) -> None:
    """Take away what a broken-off run left: temporary files, and statements that the manifest does not name."""
    named = {notice_file(folder, each).name for each in held.values()}
    for path in (folder / "notices").glob("*.nq"):
        if path.name not in named:
            path.unlink()
    for path in (*folder.glob(".*.tmp"), *folder.glob("*/.*.tmp")):
        path.unlink()
