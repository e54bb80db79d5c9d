"""The things that the page can draw and select, each with its row, made when it is first asked for."""

from collections import defaultdict
from urllib.parse import unquote

from ..iri import BASE
from .english import english
from .said import Facts, Said, first
from .tables import Evidence, Node

# what a class is called on the page; an earlier line wins
KINDS = {
    "Notice": "notice",
    "Commitment": "commitment",
    "CollectiveAgent": "collective",
    "Enterprise": "enterprise",
    "PublicBody": "body",
    "AdministrativeDivision": "place",
    "Region": "region",
    "DevelopmentZone": "zone",
    "TouristSite": "site",
    "InfrastructureProject": "project",
    "Industry": "industry",
    "PlannedEvent": "event",
    "PopulationGroup": "population",
    "PolicyDocument": "document",
    "Programme": "programme",
}


class Nodes:
    """The nodes that have a row, by IRI."""

    def __init__(self, said: Said) -> None:
        """Read what there is and how it is called."""
        self.kinds = _kinds(said)
        self.rows: list[Node] = []
        self.place: dict[str, int] = {}
        self._names = _Names(said)
        self._same = {
            document: notice
            for notice, documents in said.about("owl:sameAs").items()
            for document in documents
            if self.kinds.get(notice) == "notice"
        }

    def of(self, iri: str) -> int:
        """Return the row of a node; a cited document that is held is its notice."""
        iri = self.same(iri)
        if iri not in self.place:
            self.place[iri] = len(self.rows)
            self.rows.append(self._names.node(iri, self.kinds.get(iri, "unresolved")))
        return self.place[iri]

    def same(self, iri: str) -> str:
        """Return the notice that a document is, or the IRI itself."""
        return self._same.get(iri, iri)

    def is_drawn(self, iri: str) -> bool:
        """Return whether the page has a place for that thing."""
        return iri in self.kinds or iri in self.place

    def of_kind(self, kind: str) -> list[str]:
        """Return the IRIs of the things of a kind."""
        return [iri for iri, found in self.kinds.items() if found == kind]


class _Names:
    """How things are called."""

    def __init__(self, said: Said) -> None:
        self.label, self.title = said.about("rdfs:label"), said.about("dcterms:title")
        self.heading, self.number = said.about("cg:heading"), said.about("cg:documentNumber")
        self.full, self.verification = said.about("skos:prefLabel"), said.about("cg:verification")
        text = said.about("cg:sourceText")
        files = {iri: each.get("cg:fileName", "") for iri, each in zip(said.text_iris, said.texts, strict=True)}
        self.file = {iri: files.get(first(text, iri), "") for iri in text}
        self.others = [said.about("skos:altLabel"), said.about("cg:alias"), _printed(said)]

    def node(self, iri: str, kind: str) -> Node:
        """Return the row of a node."""
        label, full = self._label(iri, kind), first(self.full, iri)
        names = {name for facts in (self.label, self.title, self.number, *self.others) for name in facts.get(iri, ())}
        aliases = tuple(sorted(names - {label, full})) if kind != "commitment" else ()
        unsure = int(kind == "unresolved" or "unverified" in self.verification.get(iri, {}))
        return Node(iri.removeprefix(f"{BASE}id/"), kind, label, full, english(label, full), aliases, unsure)

    def _label(self, iri: str, kind: str) -> str:
        labels = self.heading if kind == "commitment" else self.label
        for facts in (labels, self.title, self.number):
            if found := _most_said(facts.get(iri, {})):
                return found
        return self.file.get(iri) or unquote(iri.rpartition("/")[2])


def _printed(said: Said) -> Facts:
    """Return what each body is called in responsibility lines."""
    names, found = said.about("cg:printedName"), defaultdict[str, dict[str, Evidence]](dict)
    for part, bodies in said.about("cg:agent").items():
        for body in bodies:
            found[body].update(names.get(part, {}))
    return found


def _most_said(labels: dict[str, Evidence]) -> str:
    return min(labels, key=lambda label: (-len(labels[label]), len(label), label), default="")


def _kinds(said: Said) -> dict[str, str]:
    """Return what each typed thing is on the page."""
    found: dict[str, str] = {}
    for name, kind in (*KINDS.items(), ("UnresolvedName", "unresolved")):
        for iri in said.of_class(f"cg:{name}"):
            found.setdefault(iri, "unresolved" if iri.startswith(f"{BASE}id/unresolved/") else kind)
    return dict(sorted(found.items()))
