"""Whether a folder is whole: every notice as the manifest says, every derived file as it was written."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from ..errors import DatasetError
from .combined import DERIVED, derived_from, is_fresh
from .folder import Held, Manifest, digest, digest_of, is_large, notice_file, read_manifest
from .index import is_indexed, tells_the_facts
from .searched import stored_text


class Damage(Struct, frozen=True):
    """One thing that is not whole; `messages` say what, in Chinese and in English."""

    where: str  # number or file name of the notice, or name of the file
    messages: tuple[str, str]


def verify(folder: Path) -> tuple[Damage, ...]:
    """Return every damage of a dataset folder; () means that it is whole."""
    try:
        held = read_manifest(folder)
    except DatasetError as error:
        if not any((folder / "notices").glob("*.nq")):
            raise
        return (Damage("manifest.json", (f"清单无法读取：{error}", f"the manifest cannot be read: {error}")),)
    notices = (found for key in sorted(held) for found in _notice(folder, held[key], held))
    derived = _indexed(folder, held) if is_large(held) else _derived(folder, held)
    return (*notices, *derived, *_texts(folder), *_strays(folder, held))


def _notice(folder: Path, each: Held, held: Manifest) -> Iterator[Damage]:
    where, path = each.number or each.file_name, notice_file(folder, each)
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        yield Damage(
            where,
            (
                f"公文的文件无法读取：{path.name}；请重新 build 该公文",
                f"the notice's file {path.name}: {reason}; build the notice again",
            ),
        )
        return
    if digest(content) != each.digest or content.count(b"\n") != each.quads:
        yield Damage(
            where,
            (
                f"公文的文件已改变：{path.name}；请重新 build 该公文",
                f"the notice's file {path.name} is not as it was written; build the notice again",
            ),
        )
    elif digest((stored_text(folder, each) or "").encode("utf-8", "surrogatepass")) != each.key:
        yield Damage(where, ("原文与摘要不符", "the stored text does not have its digest"))
    if each.replaces is not None and each.replaces not in held:
        yield Damage(where, ("被取代的公文不在", "the notice that it supersedes is not there"))


def _derived(folder: Path, held: Manifest) -> Iterator[Damage]:
    if not is_fresh(folder, held):
        yield Damage(
            "combined.json", ("汇总文件已过时；请 rebuild", "the combined files are out of date; run: rebuild")
        )
        return
    written = derived_from(folder).get("files")
    for name in DERIVED:
        path = folder / name
        if not path.exists() or not isinstance(written, dict) or digest_of(path) != written.get(name):
            yield Damage(
                name, ("汇总文件已改变；请 rebuild", "the combined file is not as it was written; run: rebuild")
            )


def _indexed(folder: Path, held: Manifest) -> Iterator[Damage]:
    if not is_indexed(folder, held):
        yield Damage("index", ("索引缺失或已损坏；请 rebuild", "the index is missing or damaged; run: rebuild"))
    elif not tells_the_facts(folder, held):
        yield Damage(
            "index", ("索引与公文不符；请 rebuild", "the index does not hold what the notices say; run: rebuild")
        )


def _texts(folder: Path) -> Iterator[Damage]:
    for path in sorted((folder / "texts").glob("*.txt")):
        if digest_of(path) != path.stem:
            yield Damage(
                f"texts/{path.name}",
                ("原文副本已改变；请 rebuild", "the copy of a text has changed; run: rebuild"),
            )


def _strays(folder: Path, held: Manifest) -> Iterator[Damage]:
    named = {notice_file(folder, each).name for each in held.values()}
    for path in sorted((folder / "notices").glob("*")):
        if path.name not in named:
            yield Damage(path.name, ("清单没有列出这个文件", "the manifest does not name this file"))
