"""The facts on disk: an index for a dataset too large to be loaded for one answer, made from the notices' own files.

index/<digest>/         a store of pyoxigraph with the facts; it is named after the digest of its manifest
index/<digest>.nq       which text supersedes which
index/<digest>.json     its files as they were when it was done

An index is there before the manifest that it belongs to, so that a reader finds the one of the state that it reads. It
is never changed: the next one begins as a copy that shares its files.
"""

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import SpooledTemporaryFile
from threading import Lock
from types import TracebackType
from typing import Self

from pyoxigraph import RdfFormat, Store, parse

from ..errors import DatasetError
from .combined import facts_of, graph_of, merged, quads_of, superseding
from .folder import (
    Manifest,
    current,
    digest,
    is_large,
    json_bytes,
    locked,
    manifest_bytes,
    notice_file,
    read_manifest,
    sync_folder,
    write,
)

BATCH = 50
"""Notices whose facts are brought in at one time: more take more memory."""

_IN_MEMORY = 16 << 20  # bytes of facts that are kept in memory until they are brought in

_SAYS_NOTHING = "LO*"  # LOG and LOCK of the store


class Making:
    """An index on its way from one manifest to the next; of a small dataset none is made."""

    def __init__(self, folder: Path, before: Manifest, threads: int = 1) -> None:
        """Begin where the index of the manifest `before` stands, or with nothing; work in so many threads."""
        self._folder, self._before, self._threads = folder, dict(before), threads
        self._scratch = folder / "index" / f".{os.getpid()}.tmp"
        self._store: Store | None = None
        self._within: set[Path] = set()  # the notices' files whose facts are in the store
        # the facts of files that were just written, and where in it; closed on leaving
        self._kept = SpooledTemporaryFile(_IN_MEMORY, dir=str(folder))  # noqa: SIM115
        self._where: dict[Path, tuple[int, int]] = {}
        self._reading = Lock()

    def __enter__(self) -> Self:
        """Make nothing yet."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Take away what was not finished."""
        self._drop()
        self._kept.close()

    def keep(self, path: Path, facts: bytes) -> None:
        """Keep the facts of a file that was just written, which spares reading it.

        All are brought in at the end: tables that come fast are sorted into one another a few times, those that come
        now and then each time anew.
        """
        try:
            self._where[path] = (self._kept.seek(0, os.SEEK_END), self._kept.write(facts))
        except OSError:  # a full disk: they are read again, if there is room then
            self._where.clear()

    def finish(self, held: Manifest) -> None:
        """Leave an index for that manifest in the folder."""
        place = _place(self._folder, held)
        if not is_large(held) or _is_sound(place):
            return
        with _told(self._folder):
            store = self._follow(held)
            store.flush()
            self._store = None
            del store  # the last that holds it: its files are closed
            _remove(place)
            self._scratch.rename(place)
        write(place.with_suffix(".nq"), _supersedes(held))
        write(place.with_suffix(".json"), json_bytes(_files(place)))
        sync_folder(place)

    def _follow(self, held: Manifest) -> Store:
        from concurrent.futures import ThreadPoolExecutor

        store = self._store or self._begun()
        wanted = {notice_file(self._folder, held[key]) for key in current(held)}
        if gone := self._within - wanted:
            store = self._without(store, gone, wanted)
        new = sorted(wanted - self._within)
        with ThreadPoolExecutor(self._threads) as pool:  # the library works outside Python's lock
            for _ in pool.map(partial(self._bring, store), _batches(new)):
                pass
        self._within.update(new)
        return store

    def _bring(self, store: Store, some: list[Path]) -> None:
        with self._reading:
            facts = b"".join(map(self._facts, some))
        store.bulk_load(facts, format=RdfFormat.N_QUADS, lenient=True)

    def _facts(self, path: Path) -> bytes:
        if path not in self._where:
            return facts_of(_content(path))
        at, length = self._where[path]
        self._kept.seek(at)
        facts = self._kept.read(length)
        return facts if len(facts) == length else facts_of(_content(path))

    def _begun(self) -> Store:
        _remove(self._scratch)
        place = _place(self._folder, self._before)
        if is_large(self._before) and _is_sound(place):
            shutil.copytree(place, self._scratch, copy_function=_shared, ignore=shutil.ignore_patterns(_SAYS_NOTHING))
            self._within = {notice_file(self._folder, self._before[key]) for key in current(self._before)}
        else:
            self._scratch.mkdir(parents=True)
        self._store = Store(str(self._scratch))
        return self._store

    def _without(self, store: Store, gone: set[Path], staying: set[Path]) -> Store:
        """Take out the facts that only the notices in `gone` state; begin anew where these cannot be read."""
        try:
            facts = {line for path in gone for line in facts_of(_content(path)).splitlines(keepends=True)}
        except DatasetError:
            self._drop()
            self._before = {}
            return self._begun()
        for path in sorted(staying):
            with path.open("rb") as lines:
                facts.difference_update(lines)
        for quad in parse(b"".join(sorted(facts)), format=RdfFormat.N_QUADS, lenient=True):
            store.remove(quad)
        self._within -= gone
        return store

    def _drop(self) -> None:
        self._store = None
        self._within = set()
        _remove(self._scratch)


def facts_on_disk(folder: Path, held: Manifest) -> Store | None:
    """Return the index of a manifest, made where it is missing or damaged; None where it cannot be made."""
    store = _opened(_place(folder, held))
    if store is None:
        with contextlib.suppress(DatasetError), locked(folder), Making(folder, held) as making:
            if read_manifest(folder) == held:
                _remove(_place(folder, held))
                making.finish(held)
        store = _opened(_place(folder, held))
    return store


def is_indexed(folder: Path, held: Manifest) -> bool:
    """Return whether the index of a manifest is there and whole."""
    return _is_sound(_place(folder, held))


def supersedes_file(folder: Path, held: Manifest) -> Path:
    """Return where the index keeps which text supersedes which."""
    return _place(folder, held).with_suffix(".nq")


def tells_the_facts(folder: Path, held: Manifest) -> bool:
    """Return whether the index of a manifest holds the facts of its notices and no others."""
    count = 0
    try:
        store = Store.read_only(str(_place(folder, held)))
        for quad in quads_of(line for line in merged(folder, held) if not graph_of(line)):
            if quad not in store:
                return False
            count += 1
        return count == len(store) and supersedes_file(folder, held).read_bytes() == _supersedes(held)
    except (OSError, RuntimeError):
        return False


def sweep_indexes(folder: Path, *manifests: Manifest) -> None:
    """Take away the indexes of other manifests."""
    kept = {_place(folder, held).name for held in manifests if is_large(held)}
    for path in (folder / "index").glob("*"):
        if path.name.partition(".")[0] not in kept:
            _remove(path)
    with contextlib.suppress(OSError):
        (folder / "index").rmdir()


def _supersedes(held: Manifest) -> bytes:
    return "".join(sorted(superseding(held))).encode()


def _place(folder: Path, held: Manifest) -> Path:
    return folder / "index" / digest(manifest_bytes(held))[:16]


def _opened(place: Path) -> Store | None:
    if not _is_sound(place):
        return None
    try:
        return Store.read_only(str(place))
    except (OSError, ValueError, RuntimeError):
        return None


def _is_sound(place: Path) -> bool:
    """Return whether an index has the files that it was made with; the large ones check themselves as they are read."""
    try:
        return bool(json.loads(place.with_suffix(".json").read_bytes()) == _files(place))
    except (OSError, ValueError):
        return False


def _files(place: Path) -> dict[str, str]:
    """Return what tells that files are whole: a size for those with checksums inside, for the others a digest."""
    found = {}
    for path in sorted(place.iterdir()):
        if path.suffix == ".sst":
            found[path.name] = str(path.stat().st_size)
        elif not path.match(_SAYS_NOTHING):
            found[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def _shared(source: str, target: str) -> None:
    """Copy a file, or where it is one that is never written again give it a second name."""
    if source.endswith(".sst"):
        with contextlib.suppress(OSError):
            os.link(source, target)
            return
    shutil.copyfile(source, target)


def _content(path: Path) -> bytes:
    """Return a notice's file, which names its own digest."""
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    if path.stem.rpartition("-")[2] != digest(content)[:16]:
        raise DatasetError(f"{path}: is damaged; build its notice again, which verify {path.parent.parent} names")
    return content


def _batches(paths: Iterable[Path]) -> Iterator[list[Path]]:
    waiting = iter(paths)
    while some := list(islice(waiting, BATCH)):
        yield some


def _remove(path: Path) -> None:
    """Remove what is there; what another process holds open on Windows stays for the next time."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


@contextlib.contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, SyntaxError, RuntimeError) as error:
        reason = " ".join(str(getattr(error, "strerror", None) or error).split())
        if any(word in reason for word in ("No space left", "File too large", "quota exceeded")):
            reason += "; free some space and run the same command again"
        raise DatasetError(
            f"{folder / 'index'}: cannot be written: {reason}; what was held before is held still"
        ) from None
