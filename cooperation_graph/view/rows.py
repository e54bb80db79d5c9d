"""From a dataset to the rows of its page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..iri import BASE
from ..model import Force, MeasureStatus, State, TimeKind
from ..vocabulary import concept, expand
from .english import english
from .said import Facts, HasStore, Said
from .tables import Commitment, Edge, Evidence, Measure, Node, Note, Notice, Tables, Target, Text, Time

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
ROLE_OF = {"ledBy": "lead", "sharedBy": "responsible", "supportedBy": "support", "supervisedBy": "supervise"}
RELATIONS = (
    "basedOn", "carriesOut", "cites", "prints", "issuedBy", "addressedTo", "beneficiary", "leadingIndustry",
    "relatedIndustry", "concerns", "locatedIn", "jurisdiction", "partOf", "from", "to",
)  # fmt: skip
NOTES = (
    "cg:documentNumber", "dcterms:title", "dcterms:issued", "cg:effectiveFrom", "cg:expires", "cg:heading", "cg:alias",
    "cg:divisionCode",
)  # fmt: skip


def tables(dataset: HasStore) -> Tables:
    """Return the rows of a dataset's page, the same for the same statements."""
    return _Page(Said(dataset)).tables()


class _Page:
    """The nodes that have a row, by IRI, and the facts that several tables need."""

    def __init__(self, said: Said) -> None:
        self.said = said
        self.kinds = _kinds(said)
        self.same = {
            document: notice
            for notice, documents in said.about("owl:sameAs").items()
            for document in documents
            if self.kinds.get(notice) == "notice"
        }
        self.names = _Names(said)
        self.place: dict[str, int] = {}
        self.nodes: list[Node] = []
        self.path, self.heading = said.about("cg:path"), said.about("cg:heading")
        self.in_notice = said.about("cg:inNotice")

    def tables(self) -> Tables:
        notices = [iri for iri, kind in self.kinds.items() if kind == "notice"]
        issued, number = self.said.about("dcterms:issued"), self.said.about("cg:documentNumber")
        notices.sort(key=lambda iri: (_first(issued, iri), _first(number, iri), iri))
        notice_rows = self._notices(notices, issued, number)
        commitments = self._commitments(notices)
        rank = {iri: place for place, iri in enumerate(commitments)}
        measures, of_measure = self._measures(rank)
        edges = tuple(self._edges(rank))
        times = tuple(self._times(rank, of_measure))
        targets = tuple(self._targets(rank, of_measure))
        rows = self._commitment_rows(commitments, notices, measures, edges)
        return Tables(
            texts=tuple(Text(each.get("cg:fileName", ""), each.get("cg:sha256", ""), each["rdf:value"]) for each in self.said.texts),
            nodes=tuple(self.nodes),
            edges=edges,
            notices=notice_rows,
            commitments=rows,
            measures=measures,
            times=times,
            targets=targets,
            notes=tuple(self._notes()),
            rules=tuple(self.said.rules),
        )

    def node(self, iri: str) -> int:
        """Return the row of a node, made when it is first asked for; a held document is its notice."""
        iri = self.same.get(iri, iri)
        if iri not in self.place:
            self.place[iri] = len(self.nodes)
            self.nodes.append(self.names.node(iri, self.kinds.get(iri, "unresolved")))
        return self.place[iri]

    def _notices(self, notices: list[str], issued: Facts, number: Facts) -> tuple[Notice, ...]:
        text = self.said.about("cg:sourceText")
        texts = {iri: place for place, iri in enumerate(self.said.text_iris)}
        effective, expires = self.said.about("cg:effectiveFrom"), self.said.about("cg:expires")
        return tuple(
            Notice(self.node(iri), texts.get(_first(text, iri), 0), _first(number, iri), _first(issued, iri),
                   _first(effective, iri), _first(expires, iri))
            for iri in notices
        )  # fmt: skip

    def _commitments(self, notices: list[str]) -> list[str]:
        ordinal = self.said.about("cg:ordinal")
        rank = {iri: place for place, iri in enumerate(notices)}
        found = [iri for iri, kind in self.kinds.items() if kind == "commitment" and _first(self.in_notice, iri) in rank]
        found.sort(key=lambda iri: (rank[_first(self.in_notice, iri)], int(_first(ordinal, iri) or 0), iri))
        for iri in found:
            self.node(iri)
        return found

    def _commitment_rows(
        self, commitments: list[str], notices: list[str], measures: tuple[Measure, ...], edges: tuple[Edge, ...]
    ) -> tuple[Commitment, ...]:
        label, state = self.said.about("cg:pathLabel"), self.said.about("cg:responsibilityState")
        states = {expand(f"cg:{concept(each)}"): each.value for each in State}
        rank = {iri: place for place, iri in enumerate(notices)}
        reach = self._reach(commitments, measures, edges, state)
        rows = []
        for place, iri in enumerate(commitments):
            text, start, end = reach[place]
            path = _first(self.path, iri)
            rows.append(Commitment(self.node(iri), rank[_first(self.in_notice, iri)], path, _first(label, iri) or path,
                                   place + 1, states.get(_first(state, iri), "none_stated"), text, start, end))  # fmt: skip
        return tuple(rows)

    def _reach(
        self, commitments: list[str], measures: tuple[Measure, ...], edges: tuple[Edge, ...], state: Facts
    ) -> list[tuple[int, int, int]]:
        """Return text, start and end of each commitment: from its heading to the paragraph of its last evidence."""
        of_node = {self.node(iri): place for place, iri in enumerate(commitments)}
        pieces: list[list[tuple[int, ...]]] = [[] for _ in commitments]
        for place, iri in enumerate(commitments):
            for facts in (self.heading, state):
                pieces[place] += _pieces(facts.get(iri, {}).values())
        for edge in edges:
            if edge.source in of_node:
                pieces[of_node[edge.source]] += _pieces([edge.evidence])
        for measure in measures:
            pieces[measure.commitment] += _pieces([measure.evidence])
        return [self._paragraphs(found) for found in pieces]

    def _paragraphs(self, pieces: list[tuple[int, ...]]) -> tuple[int, int, int]:
        here = [piece for piece in pieces if piece[0] >= 0]
        if not here:
            return 0, 0, 0
        text = here[0][0]
        start, end = here[0][1], max(piece[2] for piece in here if piece[0] == text)
        line_end = self.said.texts[text]["rdf:value"].find("\n", end)
        return text, start, line_end if line_end >= 0 else end

    def _edges(self, rank: dict[str, int]) -> Iterator[Edge]:
        yield from self._roles(rank)
        for relation in RELATIONS:
            for subject, objects in self.said.about(f"cg:{relation}").items():
                if subject not in self.place and subject not in rank and relation in ("beneficiary", "concerns"):
                    continue  # of a measure; told with it
                for position, (value, evidence) in enumerate(objects.items(), 1):
                    if value.startswith(BASE) and self._is_drawn(subject) and self.same.get(value, value) != subject:
                        yield Edge(self.node(subject), self.node(value), relation, "", position, evidence)

    def _is_drawn(self, iri: str) -> bool:
        return iri in self.kinds or iri in self.place

    def _roles(self, rank: dict[str, int]) -> Iterator[Edge]:
        agent, position = self.said.about("cg:agent"), self.said.about("cg:position")
        word, role = self.said.about("cg:roleWord"), self.said.about("cg:role")
        short = {name: self.said.about(f"cg:{name}") for name in ROLE_OF}
        has = self.said.about("cg:hasResponsibility")
        for commitment in rank:
            for part in sorted(has.get(commitment, {}), key=_by_offsets):
                body = _first(agent, part)
                name = _first(role, part).rpartition("#")[2]
                named_at = agent.get(part, {}).get(body, ())
                relation = next((each for each, role_name in ROLE_OF.items() if role_name == name), "")
                others = short[relation].get(commitment, {}).get(body, ()) if relation else ()
                evidence = named_at + _without(others, named_at)
                if body and relation:
                    yield Edge(self.node(commitment), self.node(body), name, _first(word, part),
                               int(_first(position, part) or 0), evidence)  # fmt: skip

    def _measures(self, rank: dict[str, int]) -> tuple[tuple[Measure, ...], dict[str, tuple[int, str]]]:
        force, status = self.said.about("cg:force"), self.said.about("cg:status")
        actor, beneficiary = self.said.about("cg:actor"), self.said.about("cg:beneficiary")
        forces = {expand(f"cg:{concept(each)}"): each.value for each in Force}
        statuses = {expand(f"cg:{concept(each)}"): each.value for each in MeasureStatus}
        found, of_measure = [], {}
        for commitment, objects in sorted(self.said.about("cg:hasMeasure").items(), key=lambda pair: rank.get(pair[0], -1)):
            if commitment not in rank:
                continue
            for iri, evidence in sorted(objects.items(), key=lambda pair: pair[1][1:3]):
                what = statuses.get(_first(status, iri), "promised")
                of_measure[iri] = (rank[commitment], what)
                who, whom = actor.get(iri, {}), beneficiary.get(iri, {})
                found.append(Measure(rank[commitment], forces.get(_first(force, iri), "directive"), what,
                                     self._all(who), self._all(whom), self._understood(who, whom), evidence))  # fmt: skip
        return tuple(found), of_measure

    def _all(self, parties: Iterable[str]) -> tuple[int, ...]:
        return tuple(self.node(iri) for iri in parties)

    def _understood(self, *parties: dict[str, Evidence]) -> tuple[int, ...]:
        found = {self.node(iri) for each in parties for iri, evidence in each.items() if all(reading != 0 for reading in evidence[3::5])}
        return tuple(sorted(found))

    def _times(self, rank: dict[str, int], of_measure: dict[str, tuple[int, str]]) -> Iterator[Time]:
        kind, edtf, rrule = (self.said.about(f"cg:{name}") for name in ("timeKind", "edtf", "rrule"))
        kinds = {expand(f"cg:{concept(each)}"): each.value for each in TimeKind}
        for commitment, status, iri, evidence in self._parts("cg:hasTime", rank, of_measure):
            read = next((value for facts in (edtf, rrule) for value in facts.get(iri, {}).values()), evidence)
            yield Time(commitment, kinds.get(_first(kind, iri), "vague"), _first(edtf, iri), _first(rrule, iri), status, read)

    def _targets(self, rank: dict[str, int], of_measure: dict[str, tuple[int, str]]) -> Iterator[Target]:
        for commitment, _, _, evidence in self._parts("cg:hasTarget", rank, of_measure):
            yield Target(commitment, evidence)

    def _parts(
        self, name: str, rank: dict[str, int], of_measure: dict[str, tuple[int, str]]
    ) -> list[tuple[int, str, str, Evidence]]:
        """Return the times or targets of commitments and of their measures, each once, in the order of the text."""
        found: dict[tuple[int, str], tuple[int, str, str, Evidence]] = {}
        for subject, objects in self.said.about(name).items():
            commitment, status = of_measure.get(subject, (rank.get(subject, -1), ""))
            for iri, evidence in objects.items():
                if commitment >= 0 and (status or (commitment, iri) not in found):
                    found[commitment, iri] = (commitment, status, iri, evidence)
        return sorted(found.values(), key=lambda row: (row[0], row[3][1:3], row[2]))

    def _notes(self) -> Iterator[Note]:
        for name in NOTES:
            for subject, values in self.said.about(name).items():
                if subject in self.place:
                    node = self.place[subject]
                    for value, evidence in values.items():
                        said = "" if value == self.nodes[node].label else value
                        yield Note(node, name.partition(":")[2], said, evidence)


class _Names:
    """How things are called."""

    def __init__(self, said: Said) -> None:
        self.label, self.title, self.heading = said.about("rdfs:label"), said.about("dcterms:title"), said.about("cg:heading")
        self.full, self.number = said.about("skos:prefLabel"), said.about("cg:documentNumber")
        self.verification = said.about("cg:verification")
        self.others = [said.about(name) for name in ("skos:altLabel", "cg:alias")]
        self.printed: defaultdict[str, set[str]] = defaultdict(set)
        names = said.about("cg:printedName")
        for part, bodies in said.about("cg:agent").items():
            for body in bodies:
                self.printed[body].update(names.get(part, ()))

    def node(self, iri: str, kind: str) -> Node:
        """Return the row of a node."""
        labels = self.heading if kind == "commitment" else self.label
        label = _most_said(labels.get(iri, {})) or _most_said(self.title.get(iri, {})) or _first(self.number, iri) or _readable(iri)
        full = _first(self.full, iri)
        known = {label, full}
        names = {*self.printed.get(iri, ()), *self.label.get(iri, ()), *self.title.get(iri, ()), *self.number.get(iri, ())}
        for facts in self.others:
            names.update(facts.get(iri, ()))
        unsure = int(kind == "unresolved" or "unverified" in self.verification.get(iri, {}))
        aliases = tuple(sorted(names - known)) if kind != "commitment" else ()
        return Node(iri.removeprefix(f"{BASE}id/"), kind, label, full, english(label, full), aliases, unsure)


def _kinds(said: Said) -> dict[str, str]:
    """Return what each typed thing is on the page."""
    order = {expand(f"cg:{name}"): (place, kind) for place, (name, kind) in enumerate(KINDS.items())}
    found = {}
    for iri, classes in said.about("rdf:type").items():
        if iri.startswith(f"{BASE}id/unresolved/"):
            found[iri] = "unresolved"
        elif known := sorted(order[name] for name in classes if name in order):
            found[iri] = known[0][1]
    return found


def _first(facts: Facts, subject: str) -> str:
    return next(iter(facts.get(subject, ())), "")


def _most_said(labels: dict[str, Evidence]) -> str:
    return min(labels, key=lambda label: (-len(labels[label]), len(label), label), default="")


def _readable(iri: str) -> str:
    from urllib.parse import unquote

    return unquote(iri.rpartition("/")[2])


def _by_offsets(iri: str) -> tuple[int, str]:
    start = iri.rpartition("/")[2].partition("-")[0]
    return (int(start) if start.isdecimal() else 0), iri


def _pieces(evidence: Iterable[Evidence]) -> list[tuple[int, ...]]:
    return [flat[at : at + 5] for flat in evidence for at in range(0, len(flat), 5)]


def _without(evidence: Evidence, known: Evidence) -> Evidence:
    held = set(_pieces([known]))
    return tuple(number for piece in _pieces([evidence]) if piece not in held for number in piece)
