"""What notices say of themselves, on what they rest, and where statements were read."""

from collections import Counter
from collections.abc import Iterable, Iterator

from .asking import Row, numbers, question
from .quads import Fact, Quads, Text, either, iri


@question("authorities", "notice authority title alias")
def authorities(quads: Quads) -> Iterator[Row]:
    for itself in quads.all("cg:Notice"):
        for document in quads.of(itself, "cg:basedOn"):
            for notice in numbers(quads, itself):
                for number in either(quads.of(document, "cg:documentNumber")):
                    for title in either(quads.of(document, "dcterms:title")):
                        for alias in either(quads.of(document, "cg:alias")):
                            yield notice, number, title, alias


@question("chain", "document relation other")
def chain(quads: Quads) -> Iterable[Row]:
    def called(document: str) -> list[str]:
        return quads.of(document, "cg:documentNumber") or quads.of(document, "dcterms:title") or [document]

    return {
        (document, iri(relation), target)
        for relation in ("cg:basedOn", "cg:carriesOut", "cg:derivedFrom")
        for one, other in quads.pairs(relation)
        for document in called(one)
        for target in called(other)
    }


@question("not-held", "number title")
def not_held(quads: Quads) -> Iterable[Row]:
    return {
        (number, title)
        for _, document in quads.pairs("cg:basedOn", "cg:carriesOut", "cg:cites")
        if not quads.of(document, "cg:sourceText")
        for number in either(quads.of(document, "cg:documentNumber"))
        for title in either(quads.of(document, "dcterms:title"))
    }


@question("masthead", "number title issuer issued", first="issued number issuer")
def masthead(quads: Quads) -> Iterator[Row]:
    for notice in quads.all("cg:Notice"):
        issuers = [name for body in quads.of(notice, "cg:issuedBy") for name in quads.of(body, "rdfs:label")]
        for number in either(quads.of(notice, "cg:documentNumber")):
            for title in either(quads.of(notice, "dcterms:title")):
                for issued in either(quads.of(notice, "dcterms:issued")):
                    for issuer in either(issuers):
                        yield number, title, issuer, issued


@question("in-force", "notice effectiveFrom expires")
def in_force(quads: Quads) -> Iterator[Row]:
    for itself in quads.all("cg:Notice"):
        for notice in numbers(quads, itself):
            for begin in either(quads.of(itself, "cg:effectiveFrom")):
                for end in either(quads.of(itself, "cg:expires")):
                    yield notice, begin, end


@question("addressees", "number addressee")
def addressees(quads: Quads) -> Iterator[Row]:
    for notice, agent in quads.pairs("cg:addressedTo"):
        for name in quads.of(agent, "rdfs:label"):
            for number in either(quads.of(notice, "cg:documentNumber")):
                yield number, name


@question("findings", "notice code name message_zh message_en")
def findings(quads: Quads) -> Iterator[Row]:
    for finding in quads.all("cg:Finding"):
        said = [each for each in quads.of(finding, "rdfs:comment") if isinstance(each, Text)]
        for itself in quads.of(finding, "cg:inNotice"):
            for notice in numbers(quads, itself):
                for code in quads.of(finding, "cg:findingCode"):
                    for name in either(quads.of(finding, "rdfs:label")):
                        for chinese in said:
                            for english in said:
                                if (chinese.language, english.language) == ("zh", "en"):
                                    yield notice, code, name, chinese, english


def stated(quads: Quads, derivation: str | None = None) -> Iterator[tuple[str, Fact, str]]:
    """Yield each statement of a piece of evidence with the place where it was read."""
    for graph, facts in quads.evidence.items():
        if derivation is None or derivation in quads.described(graph, "cg:derivation"):
            for place in quads.described(graph, "oa:hasSelector"):
                for fact in facts:
                    yield graph, fact, place


@question("evidence", "subject property value start end quotation derivation", first="subject start end")
def evidence(quads: Quads) -> Iterator[Row]:
    asked = {iri(f"cg:{name}") for name in ("ledBy", "sharedBy", "supportedBy", "supervisedBy")}
    for graph, fact, place in stated(quads):
        for start in quads.described(place, "oa:start") if fact[1] in asked else ():
            for end in quads.described(place, "oa:end"):
                for quotation in quads.described(place, "oa:exact"):
                    for derivation in quads.described(graph, "cg:derivation"):
                        yield *fact, int(start), int(end), quotation, derivation


@question("derivations", "derivation statements")
def derivations(quads: Quads) -> Iterator[Row]:
    counted: Counter[str] = Counter()
    for graph, facts in quads.evidence.items():
        counted.update(dict.fromkeys(quads.described(graph, "cg:derivation"), len(facts)))
    yield from counted.items()


@question("inferred", "subject property value quotation")
def inferred(quads: Quads) -> Iterator[Row]:
    for _, fact, place in stated(quads, iri("cg:readingInferred")):
        for quotation in quads.described(place, "oa:exact"):
            yield *fact, quotation


@question("without-evidence", "subject property value")
def without_evidence(quads: Quads) -> Iterable[Row]:
    return quads.facts.difference(*quads.evidence.values())
