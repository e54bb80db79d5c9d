"""The rows as the page carries them: arrays under their column names, packed so that large datasets stay light.

A column of few different words holds the place of its word in a list. Evidence is a run of numbers: a negative one
names the text for what follows (-1 the lexicon, -2 the first text), then three a piece: start, length, way; a way is a
reading with a rule. What a row ends with and what is empty is left out. script/data.js unpacks all of it.
"""

import base64
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from .said import pieces
from .tables import READINGS, Commitment, Edge, Evidence, Measure, Node, Note, Notice, Tables, Target, Text, Time

Json = dict[str, Any]

_LISTED = frozenset({"kind", "relation", "word", "state", "force", "status", "rrule", "term"})


class Packer:
    """Packs rows, and keeps the ways of reading that they name."""

    def __init__(self) -> None:
        self.ways: dict[tuple[int, int], int] = {}

    def table(self, columns: tuple[str, ...], rows: Iterable[Sequence[Any]]) -> Json:
        """Return a table as arrays."""
        # the empty word comes first, so that 0 is what a row left out
        words = {place: {"": 0} for place, name in enumerate(columns) if name in _LISTED}
        evidence = columns.index("evidence") if "evidence" in columns else None
        found = []
        for row in rows:
            packed = list(row)
            for place, known in words.items():
                packed[place] = known.setdefault(packed[place], len(known))
            if evidence is not None:
                packed[evidence] = self.evidence(packed[evidence])
            found.append(_trimmed(packed))
        return {
            "columns": columns,
            "words": {columns[place]: list(known) for place, known in words.items()},
            "rows": found,
        }

    def evidence(self, flat: Evidence) -> list[int]:
        """Return evidence as a run of numbers."""
        found: list[int] = []
        text = None
        for piece in pieces(tuple(flat)):
            if piece[0] != text:
                text = piece[0]
                found.append(-2 - text)
            way = self.ways.setdefault((piece[3], piece[4]), len(self.ways))
            found += (piece[1], piece[2] - piece[1], way)
        return found


def _trimmed(row: list[Any]) -> list[Any]:
    """Return a row without the empty values that it ends with."""
    while row and not row[-1]:
        row.pop()
    return row


def island(tables: Tables, nodes: list[Json], edges: list[Json], about: Json, book: bytes) -> Json:
    """Return all that the page carries; nodes and edges come from the network that holds them."""
    pack = Packer()
    return {
        **about,
        "readings": READINGS,
        "rules": tables.rules,
        "texts": pack.table(Text._fields, tables.texts),
        "nodes": _held(pack, ("x", "y", *Node._fields), _without_what_follows(tables, nodes)),
        "edges": _held(pack, Edge._fields, edges),
        "notices": pack.table(Notice._fields, tables.notices),
        "commitments": pack.table(Commitment._fields, tables.commitments),
        "measures": pack.table(Measure._fields, tables.measures),
        "times": pack.table(Time._fields, tables.times),
        "targets": pack.table(Target._fields, tables.targets),
        "notes": pack.table(Note._fields, tables.notes),
        "ways": list(pack.ways),
        "xlsx": base64.b64encode(book).decode("ascii"),
    }


def _without_what_follows(tables: Tables, nodes: list[Json]) -> list[Json]:
    """Return the nodes, those of commitments without what notice, path and heading say already."""
    found = list(nodes)
    for row in tables.commitments:
        node, notice = nodes[row.node], nodes[tables.notices[row.notice].node]
        if node["iri"] == notice["iri"].replace("notice/", "commitment/", 1) + f"/{row.path}":
            found[row.node] = {**node, "iri": ""}
    for note in tables.notes:
        if note.term == "heading" and not note.value and _quoted(tables, note.evidence) == nodes[note.node]["label"]:
            found[note.node] = {**found[note.node], "label": ""}
    return found


def _quoted(tables: Tables, evidence: Evidence) -> str:
    """Return the characters of the first piece, as script/data.js reads them."""
    text, start, end = evidence[:3]
    return re.sub(r"\s*\n\s*", "", tables.texts[text].text[start:end]) if text >= 0 else ""


def _held(pack: Packer, columns: tuple[str, ...], rows: list[Json]) -> Json:
    return pack.table(columns, ([row[column] for column in columns] for row in rows))


# what would end the script element, begin a comment, or be no character of a UTF-8 file
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def escaped(value: object) -> str:
    """Return JSON that can stand in a script element whatever its strings hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
