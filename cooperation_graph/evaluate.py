"""How well the reading of notices agrees with gold annotations, row by row.

A gold folder holds one JSON file a notice: {"document": file name, "assignments": [...], "deadlines": [...],
"measures": [...], "mentions": [...], "ignore": [...], "title": …, "document_number": …, "issuer": …, "issued": …};
whatever is absent is not judged.
A row is right when its kind and both ends are right; by overlap, when kind agrees and the intersection over union of
the two spans is at least one half.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct, to_builtins

from .contract import Json, as_json
from .errors import InputError
from .extract.responsibilities.words import triggers
from .model import Reading
from .text import clean

_MASTHEAD = ("title", "document_number", "issuer", "issued")
_HALF = 0.5


class Row(Struct, frozen=True, order=True):
    """One annotated or predicted span; for a masthead field, start and end are 0 and text is its value."""

    document: str
    layer: str  # responsibility, deadline, measure, mention, masthead
    kind: str
    start: int
    end: int
    text: str


class Judged(Struct, frozen=True):
    """A row with what became of it: hit, missed (gold only) or extra (predicted only)."""

    row: Row
    outcome: str
    overlaps: bool
    level: str
    format: str


class Evaluation(Struct, frozen=True):
    """All judged rows, and of the trigger words of responsibility how many there are and how many were not read."""

    rows: tuple[Judged, ...]
    triggers: int
    unparsed: int


class Score(Struct, frozen=True):
    """Counts of one group of rows."""

    layer: str
    by: str
    group: str
    gold: int
    predicted: int
    hits: int
    overlaps: int

    @property
    def precision(self) -> float:
        """Return the share of predicted rows that are right."""
        return self.hits / self.predicted if self.predicted else float(self.gold == 0)

    @property
    def recall(self) -> float:
        """Return the share of gold rows that were found."""
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return _f1(self.hits, self.predicted, self.gold)

    @property
    def f1_overlap(self) -> float:
        """Return F1 where half an overlap counts as right."""
        return _f1(self.overlaps, self.predicted, self.gold)


def evaluate(gold: Path, understand: Callable[[Path], Reading], notices: Path | None = None) -> Evaluation:
    """Return every gold and predicted row of a gold folder with its outcome, in reading order.

    Notices are looked for in `notices`, else beside the gold files, else in ../docs. Raises InputError where a gold
    file is no gold or its notice is missing.
    """
    files = sorted(gold.glob("*.json"))
    if not files:
        raise InputError(f"{gold}: no gold files (*.json)")
    index = _index(gold)
    judged: list[Judged] = []
    found = unparsed = 0
    for file in files:
        annotation = _annotation(file)
        if annotation is None:
            continue
        document = str(annotation["document"])
        told = as_json(understand(_notice(document, gold, notices, file)))
        found += sum(1 for _ in triggers(clean(str(told["text"])).text))
        unparsed += len(_list(told["unparsed"]))
        about = index.get(document, {})
        level = str(annotation.get("level") or about.get("level") or "not given")
        shape = str(annotation.get("format") or about.get("format") or _shape(str(told["text"])))
        judged.extend(
            Judged(row, outcome, overlaps, level, shape)
            for row, outcome, overlaps in _judge(document, annotation, told)
        )
    return Evaluation(tuple(judged), found, unparsed)


def scores(judged: Iterable[Judged]) -> tuple[Score, ...]:
    """Return the counts in all, by kind, by document, by level and by format, for each layer."""
    groups: dict[tuple[str, str, str], list[Judged]] = {}
    for each in judged:
        row = each.row
        for by, group in (
            ("all", "all"),
            ("kind", row.kind),
            ("document", row.document),
            ("level", each.level),
            ("format", each.format),
        ):
            groups.setdefault((row.layer, by, group), []).append(each)
    order = {name: at for at, name in enumerate(("all", "kind", "level", "format", "document"))}
    return tuple(
        Score(
            layer,
            by,
            group,
            gold=sum(each.outcome != "extra" for each in rows),
            predicted=sum(each.outcome != "missed" for each in rows),
            hits=sum(each.outcome == "hit" for each in rows),
            overlaps=sum(each.overlaps and each.outcome != "extra" for each in rows),
        )
        for (layer, by, group), rows in sorted(
            groups.items(), key=lambda item: (item[0][0], order[item[0][1]], item[0][2])
        )
    )


def save(judged: Iterable[Judged], path: Path) -> None:
    """Write judged rows for a later comparison."""
    path.write_text(json.dumps(to_builtins(judged), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def load(path: Path) -> tuple[Judged, ...]:
    """Return the rows that `save` wrote."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return tuple(Judged(**{**each, "row": Row(**each["row"])}) for each in rows)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise InputError(f"{path}: is no saved result of evaluate ({error})") from None


def changes(earlier: Iterable[Judged], now: Iterable[Judged]) -> Iterator[tuple[str, Row]]:
    """Yield ("gain" or "loss", row) for each row whose being right has changed."""
    before, after = _errors(earlier), _errors(now)
    for row in sorted(before - after):
        yield "gain", row
    for row in sorted(after - before):
        yield "loss", row


def _errors(judged: Iterable[Judged]) -> set[Row]:
    return {each.row for each in judged if each.outcome != "hit"}


def _f1(hits: int, predicted: int, gold: int) -> float:
    return 2 * hits / (predicted + gold) if predicted + gold else 1.0


def _annotation(file: Path) -> dict[str, object] | None:
    try:
        annotation = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{file}: is no JSON ({error})") from None
    return annotation if isinstance(annotation, dict) and "document" in annotation else None


def _notice(document: str, gold: Path, notices: Path | None, file: Path) -> Path:
    if Path(document).name != document:
        raise InputError(f"{file}: document {document!r} is a path; give the file's name")
    for folder in (
        (notices,) if notices else (gold, gold.parent / "docs", gold.parent / "notices", gold.parent / "notice")
    ):
        if folder is not None and (folder / document).is_file():
            return folder / document
    raise InputError(f"{file}: its notice {document} is in none of the folders looked at; name one with --notices")


def _index(gold: Path) -> dict[str, dict[str, str]]:
    """Return what index.tsv, in the folder or above it, says of each file."""
    for path in (gold / "index.tsv", gold.parent / "index.tsv"):
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as stream:
                return {
                    row.get("file", ""): row for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
                }
    return {}


def _shape(text: str) -> str:
    """Return whether a text has its lines or was flattened to a few."""
    return "flattened" if len(text) > 400 * (text.count("\n") + 1) else "lines"


def _judge(document: str, annotation: dict[str, object], told: Json) -> Iterator[tuple[Row, str, bool]]:
    """Yield each row of one notice with its outcome, and whether it overlaps one of the other side by half."""
    for layer, wanted, found in _layers(document, annotation, told):
        for row in sorted(wanted | found):
            outcome = "hit" if row in wanted and row in found else "missed" if row in wanted else "extra"
            others = found if row in wanted else wanted
            yield (
                row,
                outcome,
                outcome == "hit" or (layer != "masthead" and any(_overlap(row, each) for each in others)),
            )


def _overlap(one: Row, other: Row) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return (
        one.kind == other.kind
        and shared > 0
        and shared / (max(one.end, other.end) - min(one.start, other.start)) >= _HALF
    )


def _layers(document: str, annotation: dict[str, object], told: Json) -> Iterator[tuple[str, set[Row], set[Row]]]:
    """Yield the gold and the predicted rows of each layer that the annotation holds."""
    text = str(told["text"])

    def _rows(layer: str, kind: str, annotated: Iterable[Json]) -> set[Row]:
        return {
            Row(document, layer, str(each[kind]) if kind else layer, start, end, text[start:end])
            for each in annotated
            for start, end in [(int(str(each["start"])), int(str(each["end"])))]
        }

    commitments = _list(told["commitments"])
    if "assignments" in annotation:
        wanted = [each for each in _list(annotation["assignments"]) if not each.get("person")]
        found = [part for each in commitments for part in _list(each["responsibilities"])]
        yield "responsibility", _rows("responsibility", "role", wanted), _rows("responsibility", "role", found)
    if "deadlines" in annotation:
        found = [part for each in (told, *commitments) for part in _list(each["times"]) if part["deadline"]]
        yield "deadline", _rows("deadline", "", _list(annotation["deadlines"])), _rows("deadline", "", found)
    if "measures" in annotation:
        found = [part for each in commitments for part in _list(each["measures"]) if part["status"] == "promised"]
        yield "measure", _rows("measure", "force", _list(annotation["measures"])), _rows("measure", "force", found)
    if "mentions" in annotation:
        wanted_mentions = _rows("mention", "kind", _list(annotation["mentions"]))
        found_mentions = _rows("mention", "kind", _list(told["mentions"]))
        aside = _rows("ignore", "", _list(annotation.get("ignore", [])))
        yield "mention", wanted_mentions, set(_judgeable(found_mentions, wanted_mentions, aside))
    values = [(name, str(annotation[name])) for name in _MASTHEAD if annotation.get(name)]
    notice = told["notice"]
    if values and isinstance(notice, dict):
        printed = {name for name, _ in values}
        yield (
            "masthead",
            {Row(document, "masthead", name, 0, 0, value) for name, value in values},
            {Row(document, "masthead", name, 0, 0, str(notice[name])) for name in printed if notice.get(name)},
        )


def _judgeable(found: set[Row], wanted: set[Row], aside: set[Row]) -> Iterator[Row]:
    """Yield the predicted mentions that count: not those inside a longer gold mention or touching what is set aside."""
    places = {(row.start, row.end) for row in wanted}
    for row in found:
        nested = any(each.start <= row.start and row.end <= each.end for each in wanted)
        touching = any(each.start < row.end and row.start < each.end for each in aside)
        if (row.start, row.end) in places or not (nested or touching):
            yield row


def _list(value: object) -> list[Json]:
    return value if isinstance(value, list) else []
