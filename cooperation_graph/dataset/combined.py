"""The derived files: all statements in one file each, made anew whenever a small dataset changes, in flat memory."""

import heapq
import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from io import BytesIO
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO, TextIO

from .. import iri
from ..vocabulary import PREFIXES, expand
from .folder import (
    Manifest,
    current,
    digest,
    digest_of,
    json_bytes,
    manifest_bytes,
    notice_file,
    require_whole,
    sync_folder,
    write,
    writing,
)

if TYPE_CHECKING:
    from pyoxigraph import Quad, RdfFormat

DERIVED = ("graph.nq", "graph.trig", "facts.ttl")

OPEN = 200
"""Files that are merged at one time."""


def combine(folder: Path, held: Manifest) -> None:
    """Write the derived files for what the manifest lists."""
    from pyoxigraph import RdfFormat

    require_whole(folder, held)
    with writing(folder / "graph.nq") as out:
        for line in merged(folder, held):
            out.write(line.encode())
    bulk = folder / "graph.nq"
    with writing(folder / "facts.ttl") as out:
        _serialize(_facts(bulk), RdfFormat.TURTLE, out)
    with writing(folder / "graph.trig") as out:
        _serialize(_graph_by_graph(folder, held), RdfFormat.TRIG, out)
    sync_folder(folder)
    files = {name: digest_of(folder / name) for name in DERIVED}
    write(folder / "combined.json", json_bytes({"manifest": digest(manifest_bytes(held)), "files": files}))


def drop(folder: Path) -> None:
    """Take the combined files away: a dataset that has grown large has an index instead."""
    for name in ("combined.json", *DERIVED):
        (folder / name).unlink(missing_ok=True)


def is_fresh(folder: Path, held: Manifest) -> bool:
    """Return whether the derived files were made from this manifest."""
    return derived_from(folder).get("manifest") == digest(manifest_bytes(held))


def derived_from(folder: Path) -> dict[str, object]:
    """Return the digests of the manifest and of the derived files as they were written, {} where that is unknown."""
    try:
        found = json.loads((folder / "combined.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def merged(folder: Path, held: Manifest) -> Iterator[str]:
    """Yield the statements of all current notices, sorted, each once."""
    files = [notice_file(folder, held[key]) for key in current(held)]
    with TemporaryDirectory(prefix="cooperation-graph-") as scratch:
        for number in range(0, max(len(files) - OPEN, 0), OPEN):
            files.append(Path(scratch) / f"{number}.nq")
            with files[-1].open("w", encoding="utf-8", newline="") as out:
                out.writelines(_merged(files[number : number + OPEN]))
        done = len(range(0, max(len(files) - OPEN, 0), OPEN)) * OPEN
        yield from heapq.merge(_merged(files[done:]), sorted(superseding(held)))


def _merged(files: list[Path]) -> Iterator[str]:
    with ExitStack() as stack:
        streams = [stack.enter_context(_opened(path)) for path in files]
        for line, _ in groupby(heapq.merge(*streams)):
            yield line


def _opened(path: Path) -> TextIO:
    return path.open(encoding="utf-8", newline="\n")


def superseding(held: Manifest) -> Iterator[str]:
    """Yield which text replaces which; an earlier text stays in the folder, its statements are not among the facts."""
    name, graph = expand("cg:supersedes"), f"{iri.BASE}graph/evidence"
    for each in held.values():
        if each.replaces is not None:
            text = f"{iri.BASE}id/text/sha256-"
            yield f"<{text}{each.key}> <{name}> <{text}{each.replaces}> <{graph}> .\n"


# how a line ends that describes evidence; a literal ends in a quotation mark, so no fact does
_DESCRIBED = f" <{iri.BASE}graph/evidence> .\n"


def _facts(bulk: Path) -> Iterator[str]:
    with _opened(bulk) as lines:
        yield from (line for line in lines if not line.endswith(_DESCRIBED) and not graph_of(line))


def _graph_by_graph(folder: Path, held: Manifest) -> Iterator[str]:
    """Yield the statements graph by graph, one notice in memory at a time: facts, lexicons, notices, descriptions."""
    bulk, lexicon = folder / "graph.nq", f"<{iri.BASE}id/evidence/lexicon/"
    yield from _facts(bulk)
    with _opened(bulk) as lines:
        rows = (line for line in lines if lexicon in line)
        yield from (line for graph, line in _in_graphs(rows) if graph.startswith(lexicon))
    for key in current(held):
        with _opened(notice_file(folder, held[key])) as lines:
            yield from (line for graph, line in _in_graphs(lines) if not graph.startswith(lexicon))
    with _opened(bulk) as lines:
        yield from (line for line in lines if line.endswith(_DESCRIBED))


def _in_graphs(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Return the lines that stand in evidence graphs, with these, sorted."""
    within = ((graph_of(line), line) for line in lines if "/id/evidence/" in line and not line.endswith(_DESCRIBED))
    return sorted(pair for pair in within if pair[0])


def facts_of(content: bytes) -> bytes:
    """Return the lines of a notice's file that are facts, told as `graph_of` tells them."""
    between = content.split(_DESCRIBED_BYTES)  # most lines end so: what is left of one stands last in each piece
    rest = b"".join([piece[: piece.rfind(b"\n") + 1] for piece in between])
    return b"".join([line for line in rest.splitlines(keepends=True) if _is_fact(line)])


def _is_fact(line: bytes) -> bool:
    at = line.rfind(b" ", 0, -3) + 1
    return not line.startswith(_EVIDENCE, at) or b'"' in line[at:]


_DESCRIBED_BYTES = _DESCRIBED.encode()
_EVIDENCE = f"<{iri.BASE}id/evidence/".encode()


def _by_graph(line: str) -> tuple[str, str]:
    return graph_of(line), line


def graph_of(line: str) -> str:
    """Return the graph of a line of N-Quads that we wrote, "" for a fact."""
    at = line.rfind(" ", 0, -3)
    last = line[at + 1 : -3]
    # subject and predicate hold no blank, and a literal ends in a token that holds a quotation mark
    return last if last[:1] == "<" and '"' not in last and line.count(" ", 0, at) > 1 else ""


def quads_of(lines: Iterable[str]) -> "Iterator[Quad]":
    """Yield the quads of lines that hold no blank node, so that they may be parsed in pieces."""
    from pyoxigraph import RdfFormat, parse

    waiting = iter(lines)
    while piece := "".join(islice(waiting, 10_000)):
        yield from parse(piece.encode(), format=RdfFormat.N_QUADS, lenient=True)


def _serialize(lines: Iterable[str], form: "RdfFormat", out: BinaryIO) -> None:
    """Write lines in another format, the prefixes in order: the library writes them in the order of a hash."""
    from pyoxigraph import RdfFormat, serialize

    quads = quads_of(lines)
    with TemporaryDirectory(prefix="cooperation-graph-") as scratch:
        path = Path(scratch) / "unordered"
        written = (quad.triple for quad in quads) if form == RdfFormat.TURTLE else quads
        serialize(written, str(path), format=form, prefixes=PREFIXES)
        with path.open("rb") as unordered:
            out.writelines(sorted(unordered.readline() for _ in PREFIXES))
            shutil.copyfileobj(unordered, out)


def trig_bytes(lines: Iterable[str]) -> bytes:
    """Return TriG, graph by graph, the facts first."""
    from pyoxigraph import RdfFormat

    return _bytes(sorted(lines, key=_by_graph), RdfFormat.TRIG)


def turtle_bytes(lines: Iterable[str]) -> bytes:
    """Return the facts alone as Turtle."""
    from pyoxigraph import RdfFormat

    return _bytes((line for line in lines if not graph_of(line)), RdfFormat.TURTLE)


def _bytes(lines: Iterable[str], form: "RdfFormat") -> bytes:
    out = BytesIO()
    _serialize(lines, form, out)
    return out.getvalue()
