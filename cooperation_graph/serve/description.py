"""What the service and the dataset say of themselves: SPARQL 1.1 Service Description, VoID, DCAT 3."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from ..iri import BASE, ONTOLOGY
from ..vocabulary import PREFIXES
from .counted import Counted, Used

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Triple

NAMESPACES = PREFIXES | {
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "formats": "http://www.w3.org/ns/formats/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "void": "http://rdfs.org/ns/void#",
}
RIGHTS = (
    "公文文本属国家机关具有行政性质的文件，不适用《中华人民共和国著作权法》（第五条第一项）。",
    (
        "The texts of the notices are documents of an administrative nature of state organs, to which the Copyright "
        "Law of the People's Republic of China does not apply (article 5, item 1)."
    ),
)


class File(Struct, frozen=True):
    """A file in which the dataset is given: its name, its media type, the format in RDF, whether evidence is in it."""

    name: str
    media_type: str
    form: str
    evidence: bool


FILES = (
    File("facts.ttl", "text/turtle", "Turtle", evidence=False),
    File("facts.nt", "application/n-triples", "N-Triples", evidence=False),
    File("facts.jsonld", "application/ld+json", "JSON-LD", evidence=False),
    File("graph.trig", "application/trig", "TriG", evidence=True),
    File("graph.nq", "application/n-quads", "N-Quads", evidence=True),
)
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPHS = ("Turtle", "N-Triples", "TriG", "N-Quads", "JSON-LD", "RDF_XML")


def service_description(address: str) -> "Iterator[Triple]":
    """Yield the description of the endpoint at an address."""
    told = _Told(address)
    facts, evidence = f"{address}#facts", f"{BASE}graph/evidence"
    yield from told.of(
        address,
        ("rdf:type", "sd:Service"),
        ("sd:endpoint", address),
        ("sd:supportedLanguage", "sd:SPARQL11Query"),
        *(("sd:resultFormat", f"formats:{name}") for name in (*_RESULTS, *_GRAPHS)),
        ("sd:defaultDataset", f"{address}#dataset"),
    )
    yield from told.of(
        f"{address}#dataset",
        ("rdf:type", "sd:Dataset"),
        ("sd:defaultGraph", facts),
        ("sd:namedGraph", f"{address}#evidence"),
    )
    yield from told.of(facts, ("rdf:type", "sd:Graph"), *_both("dcterms:title", "事实", "the facts"))
    yield from told.of(f"{address}#evidence", ("rdf:type", "sd:NamedGraph"), ("sd:name", evidence))


def dataset_description(counted: Counted, notices: int, address: str, licence: str | None = None) -> "Iterator[Triple]":
    """Yield the description of the dataset that a server at an address gives.

    `licence` is the IRI of the licence of its statements, which only who gives them can know.
    """
    told = _Told(f"{address}/dataset")
    licensed: tuple[Said, ...] = (("dcterms:license", licence),) if licence else ()
    yield from told.of("", *_about(counted, notices, address), *licensed)
    if counted.first and counted.last:
        yield from told.of(
            "#time",
            ("rdf:type", "dcterms:PeriodOfTime"),
            ("dcat:startDate", _date(counted.first)),
            ("dcat:endDate", _date(counted.last)),
        )
    for iri, name in counted.places:
        yield from told.of(
            iri, ("rdf:type", "dcterms:Location"), *((("skos:prefLabel", _text(name, "zh")),) if name else ())
        )
    yield from told.of("#texts", ("rdf:type", "dcterms:RightsStatement"), *_both("rdfs:label", *RIGHTS))
    yield from told.of(
        "#evidence",
        ("rdf:type", "void:Dataset"),
        *_both("dcterms:title", "依据", "the evidence"),
        ("void:triples", _number(counted.described)),
        ("void:entities", _number(counted.evidence)),
        ("void:class", "oa:TextPositionSelector"),
    )
    for used in counted.classes:
        yield from told.of(told.part(used), ("void:class", used.iri), ("void:entities", _number(used.count)))
    for used in counted.properties:
        yield from told.of(
            told.part(used),
            ("void:property", used.iri),
            ("void:triples", _number(used.count)),
            ("void:distinctSubjects", _number(used.subjects)),
            ("void:distinctObjects", _number(used.objects)),
        )
    for file in FILES:
        yield from told.of(f"#{file.name}", *_distribution(file, address), *licensed)
    yield from told.of(
        f"{address}/sparql",
        ("rdf:type", "dcat:DataService"),
        *_both("dcterms:title", "SPARQL 端点", "SPARQL endpoint"),
        ("dcat:endpointURL", f"{address}/sparql"),
        ("dcat:endpointDescription", f"{address}/sparql"),
        ("dcat:servesDataset", ""),
        ("dcterms:conformsTo", "http://www.w3.org/TR/sparql11-protocol/"),
    )


Said = tuple[str, "str | Literal"]
_TITLE = ("合作承诺图谱", "Cooperation graph")
_DESCRIPTION = (
    "政府公文把哪些任务分派给哪些机构；每条陈述都指明见于原文哪些字符、如何读出。",
    "Which tasks government notices assign to which bodies; every statement names the characters it was read from.",
)
_KEYWORDS = (("政府公文", "government notices"), ("任务分工", "division of tasks"), ("知识图谱", "knowledge graph"))
_VOCABULARIES = (ONTOLOGY, *(PREFIXES[each] for each in ("dcterms", "skos", "oa", "org", "owl", "rdfs")))
_CHINESE = "http://publications.europa.eu/resource/authority/language/ZHO"


def _about(counted: Counted, notices: int, address: str) -> Iterator[Said]:
    yield from (("rdf:type", "dcat:Dataset"), ("rdf:type", "void:Dataset"))
    yield from (*_both("dcterms:title", *_TITLE), *_both("dcterms:description", *_DESCRIPTION))
    for zh, en in _KEYWORDS:
        yield from _both("dcat:keyword", zh, en)
    yield from (("dcterms:rights", "#texts"), ("dcterms:language", _CHINESE))
    yield "dcterms:conformsTo", ONTOLOGY.removesuffix("#")
    if counted.first and counted.last:
        yield "dcterms:temporal", "#time"
    yield from (("dcterms:spatial", iri) for iri, _ in counted.places)
    yield from (("foaf:homepage", f"{address}/"), ("dcat:landingPage", f"{address}/"))
    yield from (("dcat:distribution", f"#{file.name}") for file in FILES)
    yield from (("void:dataDump", f"{address}/dump/{file.name}") for file in FILES)
    yield from (("void:sparqlEndpoint", f"{address}/sparql"), ("void:uriSpace", _text(f"{BASE}id/")))
    yield from (("void:vocabulary", iri) for iri in _VOCABULARIES)
    yield from (("void:exampleResource", iri) for iri in counted.examples)
    yield from (
        ("void:triples", _number(counted.triples)),
        ("void:entities", _number(counted.entities)),
        ("void:distinctSubjects", _number(counted.subjects)),
        ("void:distinctObjects", _number(counted.objects)),
        ("void:classes", _number(len(counted.classes))),
        ("void:properties", _number(len(counted.properties))),
        ("void:documents", _number(notices)),
        ("void:subset", "#evidence"),
    )
    told = _Told("")
    yield from (("void:classPartition", told.part(used)) for used in counted.classes)
    yield from (("void:propertyPartition", told.part(used)) for used in counted.properties)


def _distribution(file: File, address: str) -> Iterator[Said]:
    holds = ("事实与依据", "the facts with their evidence") if file.evidence else ("事实", "the facts")
    yield "rdf:type", "dcat:Distribution"
    yield from _both("dcterms:title", *(f"{what} ({file.form})" for what in holds))
    yield "dcat:accessURL", f"{address}/dataset"
    yield "dcat:downloadURL", f"{address}/dump/{file.name}"
    yield "dcat:mediaType", f"https://www.iana.org/assignments/media-types/{file.media_type}"
    yield "dcterms:format", f"formats:{file.form}"


class _Told(Struct, frozen=True):
    """Triples with names below one base written short: "" for the base, "#x" below it, cg:x of a vocabulary."""

    base: str

    def of(self, subject: str, *said: Said) -> "Iterator[Triple]":
        """Yield what is said of a subject."""
        from pyoxigraph import Triple

        for name, value in said:
            yield Triple(self._node(subject), self._node(name), self._node(value) if isinstance(value, str) else value)

    def part(self, used: Used) -> str:
        """Return the name of a partition."""
        return "#" + used.iri.rpartition("/")[2].replace("#", ".")

    def _node(self, name: str) -> "NamedNode":
        from pyoxigraph import NamedNode

        prefix, colon, local = name.partition(":")
        if colon and prefix in NAMESPACES:
            return NamedNode(NAMESPACES[prefix] + local)
        return NamedNode(self.base + name if name[:1] in ("", "#") else name)


def _both(name: str, zh: str, en: str) -> tuple[Said, Said]:
    return (name, _text(zh, "zh")), (name, _text(en, "en"))


def _text(text: str, language: str | None = None) -> "Literal":
    from pyoxigraph import Literal

    return Literal(text, language=language)


def _number(number: int) -> "Literal":
    from pyoxigraph import Literal

    return Literal(number)


def _date(day: str) -> "Literal":
    from pyoxigraph import Literal, NamedNode

    return Literal(day, datatype=NamedNode(PREFIXES["xsd"] + "date"))
