"""The folder of a dataset: one file per notice is the truth, a manifest counts them, the rest can be made anew.

manifest.json                           what is held: number, title, counts and digests of each notice
notices/<sha256>.nq                     the statements of one notice, its stored text among them
graph.nq graph.trig facts.ttl texts/    derived: everything, and the facts alone
combined.json                           which manifest the combined files were made from
index/                                  derived, in place of the combined files where there are many statements
"""

import contextlib
import errno
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from ..errors import DatasetError, NotFoundError

FORMAT = 1

LARGE = 100_000
"""Statements above which there is an index on disk, and no file that holds everything."""


class Held(Struct, frozen=True):
    """One notice of a dataset."""

    key: str  # sha256 of its stored text
    iri: str
    number: str | None
    title: str | None
    issued: str | None
    file_name: str
    quads: int
    digest: str  # sha256 of its statements
    replaces: str | None = None  # key of the text of the same number that it supersedes


Manifest = Mapping[str, Held]


def read_manifest(folder: Path) -> dict[str, Held]:
    """Return what the folder holds; raises DatasetError where it is no dataset."""
    try:
        content = (folder / "manifest.json").read_bytes()
    except FileNotFoundError:
        raise DatasetError(
            f"{folder}: is no dataset (no manifest.json); make one with: build FILE --out {folder}"
        ) from None
    except NotADirectoryError:
        raise DatasetError(f"{folder}: is no dataset but a file; make one with: build {folder} --out DIR") from None
    except OSError as error:
        raise DatasetError(f"{folder}: {error.strerror or error}") from None
    try:
        found = msgspec.json.decode(content, type=_Listed)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise DatasetError(f"{folder}/manifest.json: is damaged; run: rebuild {folder}") from None
    if found.format != FORMAT:
        raise DatasetError(f"{folder}/manifest.json: is of format {found.format}, this version reads {FORMAT}")
    return {each.key: each for each in found.notices}


class _Listed(Struct):
    format: int
    notices: list[Held]


def manifest_bytes(held: Manifest) -> bytes:
    """Return the manifest as it stands on disk, a line a notice, the same bytes for the same notices."""
    listed = b",\n".join(msgspec.json.encode(held[key]) for key in sorted(held))
    return b'{"format":%d,"notices":[\n%s\n]}\n' % (FORMAT, listed)


def json_bytes(value: object) -> bytes:
    """Return a value as JSON with sorted names, one a line."""
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def current(held: Manifest) -> list[str]:
    """Return the keys of the notices that no other replaces, sorted."""
    replaced = {each.replaces for each in held.values()}
    return sorted(key for key in held if key not in replaced)


def is_large(held: Manifest) -> bool:
    """Return whether the notices that stand make more statements than are loaded, or written anew, for one change."""
    return sum(held[key].quads for key in current(held)) > LARGE


def find(held: dict[str, Held], asked: str) -> Held:
    """Return the one notice that a number, title, file name, IRI or the beginning of a digest means."""
    found = [
        each
        for each in held.values()
        if asked in (each.number, each.title, each.file_name, each.iri)
        or (len(asked) >= 8 and each.key.startswith(asked))
    ]
    latest = [each for each in found if each.key in current(held)] or found
    if len(latest) != 1:
        if latest:
            raise NotFoundError(f"several notices are called {asked!r}; status lists what the dataset holds")
        raise NotFoundError(f"no notice is called {asked!r}; status lists what the dataset holds")
    return latest[0]


def notice_file(folder: Path, held: Held) -> Path:
    """Return where the statements of a notice lie; the name is made of digests and never comes from the notice.

    Other statements of the same text have another name, so that until the manifest names them the old ones stand.
    """
    return folder / "notices" / f"{held.key}-{held.digest[:16]}.nq"


def require_whole(folder: Path, held: Manifest) -> None:
    """Raise DatasetError where the file of a notice that stands is not as the manifest says: nothing is made of it."""
    for each in map(held.__getitem__, current(held)):
        path = notice_file(folder, each)
        if not path.is_file() or digest_of(path) != each.digest:
            raise DatasetError(f"{path}: is damaged; build the notice {each.number or each.file_name} again")


@contextlib.contextmanager
def writing(path: Path, *, synced: bool = True) -> Iterator[BinaryIO]:
    """Open a file to write so that at any moment either the old content is there or the new, never a part.

    Unless it is `synced`, that does not hold where the machine itself breaks down.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            yield stream
            if synced:
                stream.flush()
                os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        raise DatasetError(f"{path}: cannot be written: {_reason(error)}; what was held before is held still") from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _reason(error: OSError) -> str:
    """Return what went wrong in writing, and what to do about it."""
    said = error.strerror or str(error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"{said}; free some space and run the same command again"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{said}; copy the dataset to a folder that you may write to"
    return said


def write(path: Path, content: bytes) -> None:
    """Write a file whole, and make it last."""
    with writing(path) as stream:
        stream.write(content)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the renames in a folder last, where the system can."""
    if os.name != "posix" or not folder.is_dir():
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder for writing; a second writer is told so at once. The lock ends with the process."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stream = (folder / ".lock").open("a+b")
    except OSError as error:
        raise DatasetError(f"{folder}: cannot be written: {_reason(error)}") from None
    with stream:
        try:
            _lock(stream.fileno())
        except OSError:
            raise DatasetError(
                f"{folder}: another process is writing to this dataset; try again when it is done"
            ) from None
        yield


def _lock(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # Windows only
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def digest(content: bytes) -> str:
    """Return the sha256 of a content."""
    return hashlib.sha256(content).hexdigest()


def digest_of(path: Path) -> str:
    """Return the sha256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
