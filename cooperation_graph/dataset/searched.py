"""A notice's file searched without reading it through: its lines are sorted, so those of a subject stand together."""

import os
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Literal, RdfFormat, parse

from .. import iri
from ..errors import DatasetError
from ..vocabulary import expand
from .folder import Held, Manifest, current, notice_file, writing


def lines_about(path: Path, subject: str) -> list[bytes]:
    """Return the lines of a notice's file that begin with a subject, an IRI; raises DatasetError where it is gone."""
    prefix = f"<{subject}> ".encode("utf-8", "surrogatepass")
    found = []
    try:
        with path.open("rb") as lines:
            lines.seek(_begin(lines, prefix))
            while (line := lines.readline()).startswith(prefix):
                found.append(line)
    except OSError:
        raise DatasetError(f"{path}: cannot be read; ask again, or run: verify {path.parent.parent}") from None
    return found


def _begin(lines: BinaryIO, prefix: bytes) -> int:
    """Return where the first line begins that does not stand before a prefix."""
    low, high = 0, lines.seek(0, os.SEEK_END)
    while low < high:
        middle = (low + high) // 2
        lines.seek(max(middle - 1, 0))
        at = middle if middle == 0 else max(middle - 1, 0) + len(lines.readline())  # the next line begins here
        line = lines.readline()
        if at < high and line < prefix:
            low = at + len(line)
        else:
            high = middle
    return low


def stored_text(folder: Path, each: Held) -> str | None:
    """Return the stored text of a notice from its own file, None if it is not in it."""
    verb = f"> <{expand('rdf:value')}> ".encode()
    for line in lines_about(notice_file(folder, each), f"{iri.BASE}id/text/sha256-{each.key}"):
        if verb in line[:200]:
            for quad in parse(line, format=RdfFormat.N_QUADS, lenient=True):
                return quad.object.value if isinstance(quad.object, Literal) else None
    return None


def write_texts(folder: Path, held: Manifest) -> None:
    """Write the stored texts for people, and take away those that are no longer held."""
    wanted = {f"{key}.txt": held[key] for key in current(held)}
    there = {path.name for path in (folder / "texts").glob("*.txt")}
    for name in sorted(wanted.keys() - there):
        with writing(folder / "texts" / name, synced=False) as out:  # its name tells whether it is whole
            out.write((stored_text(folder, wanted[name]) or "").encode("utf-8", "surrogatepass"))
    for name in there - wanted.keys():
        (folder / "texts" / name).unlink()
