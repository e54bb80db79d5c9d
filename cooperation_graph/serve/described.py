"""What the dataset says of one IRI, with where each statement was read."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from ..iri import BASE
from ..query import term_label
from ..vocabulary import expand, word
from .labels import labels_of
from .several import rows_of
from .workers import Workers

EVIDENCE = f"{BASE}graph/evidence"
"""The graph that describes every piece of evidence; of what it says there is no evidence again."""

MOST = 5000
"""Pieces of evidence on one page."""

# evidence graphs hold the facts once more, grouped by where they were read
_READ = f"""SELECT ?s ?p ?o ?evidence WHERE {{
  GRAPH ?evidence {{ ?s ?p ?o }} FILTER(?evidence != <{EVIDENCE}>) }} LIMIT {MOST}"""
_SOURCE = f"""SELECT ?evidence ?property ?value WHERE {{{{
  VALUES ?evidence {{{{ {{}} }}}} GRAPH <{EVIDENCE}> {{{{ ?evidence ?property ?value }}}} }}}}"""
_PLACE = f"""SELECT ?evidence ?start ?end ?quote WHERE {{{{ VALUES ?evidence {{{{ {{}} }}}}
  GRAPH <{EVIDENCE}> {{{{ ?evidence oa:hasSelector ?at }}}}
  GRAPH <{EVIDENCE}> {{{{ ?at oa:start ?start ; oa:end ?end ; oa:exact ?quote }}}} }}}}"""
_PLAIN = f"SELECT ?s ?p ?o WHERE {{ GRAPH <{EVIDENCE}> {{ ?s ?p ?o }} FILTER(?p != rdf:value) }}"
_DERIVATION = expand("cg:derivation")


class Quoted(Struct, frozen=True):
    """Where a statement was read: characters of a text, or a row of a lexicon."""

    iri: str
    derivation: str
    quotation: str | None
    text: str | None
    start: int | None
    end: int | None
    row: str | None


class Value(Struct, frozen=True):
    """The other end of a statement, with everything it rests on; `own` where the label is in the page's language."""

    iri: str | None
    label: str
    own: bool
    quoted: tuple[Quoted, ...]


class Property(Struct, frozen=True):
    """All values of one property, in the language of the page."""

    iri: str
    label: str
    values: tuple[Value, ...]


class Described(Struct, frozen=True):
    """What is said of an IRI, what refers to it, and what was read there; not `whole` where a page cannot hold it."""

    outgoing: tuple[Property, ...]
    incoming: tuple[Property, ...]
    read_here: tuple[tuple[Value, str, Value], ...]
    whole: bool


async def described(workers: Workers, iri: str, language: str) -> Described:
    """Return what is said of an IRI, and what refers to it."""
    outgoing, incoming = await workers.rows(_READ, s=iri), await workers.rows(_READ, o=iri)
    plain = await workers.rows(_PLAIN, s=iri)
    here = await workers.rows(_READ, evidence=iri) if any(row["p"] == _DERIVATION for row in plain) else []
    quoted = await _quotations(workers, {row["evidence"] for row in (*outgoing, *incoming)})
    ends = {row[end] for rows in (outgoing, incoming, plain, here) for row in rows for end in ("s", "o") if end in row}
    shown = _Shown(await labels_of(workers, ends), quoted, language)
    return Described(
        shown.properties([*outgoing, *plain], "o"),
        shown.properties(incoming, "s"),
        tuple((shown.value(row["s"]), term_label(row["p"], language), shown.value(row["o"])) for row in here),
        max(len(outgoing), len(incoming), len(here)) < MOST,
    )


async def _quotations(workers: Workers, evidence: set[str]) -> dict[str, Quoted]:
    """Return what is known of each piece of evidence."""
    said: dict[str, dict[str, str]] = {}
    for row in await rows_of(workers, _SOURCE, evidence):
        said.setdefault(row["evidence"], {})[row["property"]] = row["value"]
    places = {row["evidence"]: row for row in await rows_of(workers, _PLACE, evidence)}
    return {iri: _quoted(iri, told, places.get(iri, {})) for iri, told in said.items()}


class _Shown(Struct, frozen=True):
    """How values are written on a page in a language."""

    labels: Mapping[str, str]
    quoted: Mapping[str, Quoted]
    language: str

    def value(self, value: str, quoted: Iterable[Quoted] = ()) -> Value:
        """Return a value as a page shows it."""
        own = value.startswith(f"{BASE}ontology#")
        label = term_label(value, self.language) if own else self.labels.get(value, value.removeprefix(f"{BASE}id/"))
        return Value(value if _is_iri(value) else None, label, own, tuple(sorted(quoted, key=_order)))

    def properties(self, rows: Iterable[dict[str, str]], end: str) -> tuple[Property, ...]:
        """Return the rows by property, what a thing is and is called first."""
        grouped: dict[str, dict[str, set[Quoted]]] = {}
        for row in rows:
            quoted = grouped.setdefault(row["p"], {}).setdefault(row[end], set())
            if row.get("evidence") in self.quoted:
                quoted.add(self.quoted[row["evidence"]])
        return tuple(
            Property(
                iri,
                term_label(iri, self.language),
                tuple(self.value(value, grouped[iri][value]) for value in sorted(grouped[iri], key=_by_number)),
            )
            for iri in sorted(grouped, key=_rank)
        )


def _is_iri(value: str) -> bool:
    return value.startswith(("http://", "https://")) and " " not in value


# what a thing is and is called, then what people come for
_FIRST = tuple(
    map(
        expand,
        (
            *("rdf:type", "dcterms:title", "cg:heading", "skos:prefLabel", "rdfs:label", "skos:altLabel"),
            *("cg:documentNumber", "cg:inNotice", "cg:pathLabel"),
            *("cg:ledBy", "cg:sharedBy", "cg:supportedBy", "cg:supervisedBy", "cg:responsibilityState"),
            *("cg:jurisdiction", "cg:locatedIn", "cg:leads", "cg:shares", "cg:supports", "cg:supervises"),
        ),
    )
)


def _rank(iri: str) -> tuple[int, str]:
    return _FIRST.index(iri) if iri in _FIRST else len(_FIRST), iri


def _by_number(value: str) -> tuple[str, tuple[int, ...], str]:
    """Order commitment 3.2 before 3.10, and everything else as text."""
    before, _, last = value.rpartition("/")
    parts = last.split(".")
    is_path = all(part.isascii() and part.isdigit() and len(part) < 4 for part in parts)
    return before, tuple(map(int, parts)) if is_path else (), value


def _quoted(iri: str, said: Mapping[str, str], place: Mapping[str, str]) -> Quoted:
    return Quoted(
        iri,
        word(said.get(_DERIVATION, "")),
        place.get("quote"),
        said.get(expand("oa:hasSource")),
        int(place["start"]) if place else None,
        int(place["end"]) if place else None,
        said.get(expand("cg:lexiconRow")),
    )


def _order(quoted: Quoted) -> tuple[str, int, int, str, str]:
    return quoted.text or "", quoted.start or 0, quoted.end or 0, quoted.row or "", quoted.iri
