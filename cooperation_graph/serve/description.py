"""What the service and the dataset say of themselves, in Turtle."""

from ..dataset import Dataset
from ..iri import BASE

_PREFIXES = """@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix formats: <http://www.w3.org/ns/formats/> .
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPHS = ("Turtle", "N-Triples", "TriG", "N-Quads", "JSON-LD", "RDF_XML")


def service_description(address: str) -> str:
    """Return the description of the endpoint (SPARQL 1.1 Service Description)."""
    formats = ", ".join(f"formats:{name}" for name in (*_RESULTS, *_GRAPHS))
    return f"""{_PREFIXES}
<{address}> a sd:Service ;
    sd:endpoint <{address}> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:resultFormat {formats} ;
    sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ; dcterms:title "the facts"@en , "事实"@zh ] ] .
"""


def dataset_description(dataset: Dataset, address: str) -> str:
    """Return the description of the dataset (VoID, DCAT)."""
    notices = dataset.notices
    return f"""{_PREFIXES}
<{address}/> a void:Dataset , dcat:Dataset ;
    dcterms:title "Cooperation commitments"@en , "合作承诺图谱"@zh ;
    void:sparqlEndpoint <{address}/sparql> ;
    void:uriSpace "{BASE}id/" ;
    void:vocabulary <{BASE}ontology#> ;
    void:documents {len(notices)} ;
    dcat:distribution <{address}/#sparql> .

<{address}/#sparql> a dcat:Distribution ;
    dcat:accessURL <{address}/sparql> .
"""
