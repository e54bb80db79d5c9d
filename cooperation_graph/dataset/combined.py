"""The derived files: all statements in one file each, made anew whenever the manifest changes."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..vocabulary import PREFIXES
from .folder import Manifest, current, digest, json_bytes, manifest_bytes, notice_file, write

DERIVED = ("graph.nq", "graph.trig", "facts.ttl")


def combine(folder: Path, held: Manifest) -> None:
    """Write the derived files for what the manifest lists."""
    lines = list(merged(folder, held))
    bulk = "".join(lines).encode()
    write(folder / "graph.nq", bulk)
    write(folder / "graph.trig", trig_bytes(lines))
    write(folder / "facts.ttl", turtle_bytes(lines))
    files = {name: digest((folder / name).read_bytes()) for name in DERIVED}
    write(folder / "combined.json", json_bytes({"manifest": digest(manifest_bytes(held)), "files": files}))


def merged(folder: Path, held: Manifest) -> Iterator[str]:
    """Yield the statements of all current notices, sorted, each once."""
    lines = {
        line for key in current(held) for line in notice_file(folder, key).read_text("utf-8").splitlines(keepends=True)
    }
    yield from sorted(lines)


def is_fresh(folder: Path, held: Manifest) -> bool:
    """Return whether the derived files were made from this manifest."""
    try:
        made_from = json.loads((folder / "combined.json").read_bytes())["manifest"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return bool(made_from == digest(manifest_bytes(held)))


def trig_bytes(lines: Iterable[str]) -> bytes:
    """Return TriG, graph by graph, the facts first."""
    from pyoxigraph import RdfFormat, parse, serialize

    ordered = sorted(lines, key=_by_graph)
    quads = parse("".join(ordered).encode(), format=RdfFormat.N_QUADS, lenient=True)
    return _sorted_prefixes(serialize(quads, format=RdfFormat.TRIG, prefixes=PREFIXES) or b"")


def _by_graph(line: str) -> tuple[str, str]:
    graph = graph_of(line)
    return graph, line


def graph_of(line: str) -> str:
    """Return the graph of a line of N-Quads that we wrote, "" for a fact."""
    head, _, last = line.removesuffix(" .\n").rpartition(" ")
    # subject and predicate hold no blank, and a literal ends in a token that holds a quotation mark
    return last if last.startswith("<") and '"' not in last and head.count(" ") > 1 else ""


def turtle_bytes(lines: Iterable[str]) -> bytes:
    """Return the facts alone as Turtle."""
    from pyoxigraph import RdfFormat, parse, serialize

    facts = "".join(line for line in lines if not graph_of(line))
    quads = parse(facts.encode(), format=RdfFormat.N_QUADS, lenient=True)
    triples = (quad.triple for quad in quads)
    return _sorted_prefixes(serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b"")


def _sorted_prefixes(turtle: bytes) -> bytes:
    """Return the file with its prefixes in order; the library writes them in the order of a hash."""
    count = len(PREFIXES)
    *first, rest = turtle.split(b"\n", count)
    return b"\n".join([*sorted(first), rest])
