"""The terms that the graph is written in: prefixes, and the concepts that closed sets of words stand for."""

from enum import StrEnum
from functools import lru_cache

from .iri import BASE, ONTOLOGY
from .words import Derivation, Force, MeasureStatus, Mode, Role, State, TimeKind

PREFIXES = {
    "cg": ONTOLOGY,
    "id": BASE + "id/",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# roles and states keep their plain names; "support" is a role and a force, "stated" a state and a way of reading
_FIRST: dict[type[StrEnum], str] = {
    Derivation: "reading",
    Force: "force",
    MeasureStatus: "status",
    TimeKind: "time",
    Mode: "mode",
    Role: "",
    State: "",
}


@lru_cache(maxsize=None, typed=True)  # State.STATED equals Derivation.STATED, and only their types differ
def concept(word: StrEnum) -> str:
    """Return the local name of the SKOS concept that a word of a closed set stands for.

    >>> concept(Role.LEAD), concept(Force.SUPPORT), concept(State.NONE_STATED), concept(MeasureStatus.PLAN_CONTENT)
    ('lead', 'forceSupport', 'noneStated', 'statusPlanContent')
    """
    first = _FIRST[type(word)]
    name = "".join(part.capitalize() for part in word.value.split("_"))
    return first + name if first else name[0].lower() + name[1:]


def word(iri: str) -> str:
    """Return the plain word of a concept's IRI.

    >>> word("https://w3id.org/cooperation-graph/ontology#statusPlanContent"), word("cg:noneStated")
    ('plan_content', 'none_stated')
    """
    name = iri.rpartition("#")[2].rpartition(":")[2]
    return _WORDS.get(name, name)


_WORDS = {concept(each): each.value for kind in _FIRST for each in kind}


def shorten(iri: str) -> str:
    """Return an IRI of a known vocabulary or of ours as a CURIE for people; anything else comes back unchanged.

    >>> shorten("https://w3id.org/cooperation-graph/ontology#lead")
    'cg:lead'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def expand(curie: str) -> str:
    """Return the full IRI of a CURIE with one of our prefixes; anything else comes back unchanged.

    >>> expand("skos:prefLabel")
    'http://www.w3.org/2004/02/skos/core#prefLabel'
    """
    prefix, colon, name = curie.partition(":")
    return PREFIXES[prefix] + name if colon and prefix in PREFIXES else curie
