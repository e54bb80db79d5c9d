"""Write what is derived from ontology/cooperation.ttl: the JSON-LD context, and the table of terms in docs.

Run it after a change of the ontology: python scripts/terms.py
"""

import json
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from cooperation_graph.iri import ONTOLOGY
from cooperation_graph.resources import resource
from cooperation_graph.vocabulary import PREFIXES, shorten

# terms of others under the names that people look for
_BORROWED: dict[str, object] = {
    "iri": "@id",
    "type": "@type",
    "label": {"@id": "rdfs:label", "@language": "zh"},
    "fullName": {"@id": "skos:prefLabel", "@language": "zh"},
    "otherName": {"@id": "skos:altLabel", "@language": "zh"},
    "title": {"@id": "dcterms:title", "@language": "zh"},
    "issued": {"@id": "dcterms:issued", "@type": "xsd:date"},
    "sameAs": {"@id": "owl:sameAs", "@type": "@id"},
    "quotation": {"@id": "oa:exact"},
    "start": {"@id": "oa:start", "@type": "xsd:integer"},
    "end": {"@id": "oa:end", "@type": "xsd:integer"},
    "hasSource": {"@id": "oa:hasSource", "@type": "@id"},
    "hasSelector": {"@id": "oa:hasSelector", "@type": "@id"},
}


def ontology() -> Graph:
    """Return the ontology."""
    return Graph().parse(resource("ontology/cooperation.ttl"))


def context(graph: Graph) -> str:
    """Return the JSON-LD context, one term a line."""
    terms: dict[str, object] = {"@version": 1.1, **PREFIXES, **_BORROWED}
    for term in _members(graph, OWL.ObjectProperty):
        terms[_name(term)] = {"@id": shorten(term), "@type": "@id"}
    for term in _members(graph, OWL.DatatypeProperty):
        terms[_name(term)] = {"@id": shorten(term), **_type(graph.value(term, RDFS.range))}
    terms |= {_name(term): shorten(term) for term in _members(graph, OWL.Class)}
    lines = ",\n".join(f"    {json.dumps(name)}: {json.dumps(value)}" for name, value in terms.items())
    return '{\n  "@context": {\n' + lines + "\n  }\n}\n"


def _type(range_: Node | None) -> dict[str, str]:
    if range_ == RDF.langString:
        return {"@language": "zh"}
    return {} if range_ in (None, XSD.string) else {"@type": shorten(str(range_))}


def table(graph: Graph) -> str:
    """Return the terms as tables of Markdown."""
    lines = ["# Terms 词汇表", "", "Written by scripts/terms.py from ontology/cooperation.ttl.", ""]
    for heading, kind in (
        ("Classes 类", OWL.Class),
        ("Relations 关系", OWL.ObjectProperty),
        ("Values 值", OWL.DatatypeProperty),
    ):
        lines += [
            f"## {heading}",
            "",
            "| term | 中文 | English | 定义 | definition | aligned with |",
            "|---|---|---|---|---|---|",
        ]
        lines += [_row(graph, term) for term in _members(graph, kind)] + [""]
    for scheme in _members(graph, SKOS.ConceptScheme):
        lines += [f"## {_text(graph, scheme, RDFS.label, 'zh')} · {_text(graph, scheme, RDFS.label, 'en')}", ""]
        lines += ["| term | 中文 | English | 定义 | definition | word |", "|---|---|---|---|---|---|"]
        concepts = sorted(term for term in graph.subjects(SKOS.inScheme, scheme) if isinstance(term, URIRef))
        lines += [_row(graph, term, str(graph.value(term, SKOS.notation))) for term in concepts] + [""]
    return "\n".join(lines)


def _row(graph: Graph, term: URIRef, last: str | None = None) -> str:
    texts = [_text(graph, term, kind, tag) for kind in (RDFS.label, SKOS.definition) for tag in ("zh", "en")]
    if last is None:
        foreign = {
            shorten(str(other))
            for link in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch)
            for other in graph.objects(term, link)
        }
        last = " ".join(f"`{each}`" for each in sorted(foreign))
    return f"| `{shorten(term)}` | " + " | ".join([*texts, last]) + " |"


def _text(graph: Graph, term: Node, kind: URIRef, language: str) -> str:
    found = [str(text) for text in graph.objects(term, kind) if isinstance(text, Literal) and text.language == language]
    return found[0].replace("|", "\\|")


def _members(graph: Graph, kind: URIRef) -> list[URIRef]:
    return sorted(term for term in graph.subjects(RDF.type, kind) if isinstance(term, URIRef))


def _name(term: URIRef) -> str:
    return str(term).removeprefix(ONTOLOGY)


def files() -> dict[Path, str]:
    """Return what each derived file should hold."""
    graph = ontology()
    return {
        resource("ontology/context.jsonld"): context(graph),
        Path(__file__).resolve().parent.parent / "docs" / "terms.md": table(graph),
    }


if __name__ == "__main__":
    for path, content in files().items():
        path.write_text(content, encoding="utf-8")
