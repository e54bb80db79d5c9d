"""Citations of single passages, which carry what it takes to check them later."""

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from .query import Evidence, Facts, HasStore, Notice, notices, text_of

# 沈阳市人民政府《…》（沈政发〔2009〕1号），2009-01-19，三（一），第 1310–1314 字：“市发改委”。sha256:…#char=1,2
_CITATION = re.compile(
    r"第 (?P<start>[0-9]{1,9})–(?P<end>[0-9]{1,9}) 字：“(?P<quotation>.*)”。"
    r"sha256:(?P<digest>[0-9a-f]{64})#char=[0-9]+,[0-9]+"
)
_NUMBER = re.compile(r"》（(?P<number>[^（）]{1,80})）")

# a quotation is cited on one line, without the breaks that the text has in it
_BREAKS = re.compile(r"\s*\n\s*")


class Verdict(StrEnum):
    """What has become of a cited passage."""

    OK = "ok"
    CHANGED = "changed"
    MISSING = "missing"


class Check(Struct, frozen=True):
    """A citation and what has become of it; `now` are the characters where a changed text has the words."""

    citation: str
    verdict: Verdict
    now: tuple[int, int] | None = None


def citation(notice: Notice, section: str, evidence: Evidence) -> str:
    """Return issuer, title, number, date, section, characters, quotation and checksum of the text on one line."""
    parts = (
        " ".join(body.label for body in notice.issuers),
        f"《{notice.title}》",
        f"（{notice.number}）" if notice.number else "",
        f"，{notice.issued}" if notice.issued else "",
        f"，{section}" if section else "",
        f"，第 {evidence.start}–{evidence.end} 字：“{on_one_line(evidence.quotation)}”。",
        f"sha256:{digest_of(evidence.text)}#char={evidence.start},{evidence.end}",
    )
    return "".join(parts)


def on_one_line(quotation: str) -> str:
    """Return a quotation without the line breaks inside it."""
    return _BREAKS.sub("", quotation)


def digest_of(text: str) -> str:
    """Return the checksum that the IRI of a source text carries."""
    return text.rpartition("sha256-")[2]


def verify(dataset: HasStore, lines: Iterator[str]) -> Iterator[Check]:
    """Yield for each line that holds a citation whether its passage still stands where it was.

    It is ok if the text of that checksum has those words at those characters; changed if only another text has them,
    which is looked for under the same document number first; else missing.
    """
    facts = Facts(dataset)
    texts = {digest_of(notice.text): notice for notice in notices(dataset) if notice.text}
    for line in lines:
        match = _CITATION.search(line)
        if match:
            yield _checked(facts, texts, line.strip(), match)


def _checked(facts: Facts, texts: dict[str, Notice], line: str, match: re.Match[str]) -> Check:
    start, end, quotation = int(match["start"]), int(match["end"]), match["quotation"]
    held = texts.get(match["digest"])
    if held is not None and _one_line_slice(facts, held, start, end) == quotation:
        return Check(line, Verdict.OK)
    number = _NUMBER.search(line)
    same = [each for each in texts.values() if number and each.number == number["number"]]
    for notice in (*([held] if held else []), *same, *texts.values()):
        now = _place_of(facts, notice, quotation, start)
        if now is not None:
            return Check(line, Verdict.CHANGED, now)
    return Check(line, Verdict.CHANGED if held or same else Verdict.MISSING)


def _one_line_slice(facts: Facts, notice: Notice, start: int, end: int) -> str:
    return on_one_line((text_of(facts, notice.text or "") or "")[start:end])


def _place_of(facts: Facts, notice: Notice, quotation: str, near: int) -> tuple[int, int] | None:
    """Return the characters that read like the quotation, those nearest to where it stood."""
    if not quotation:
        return None
    text = text_of(facts, notice.text or "") or ""
    pattern = r"(?:\s*\n\s*)?".join(map(re.escape, quotation))
    found = [match.span() for match in re.finditer(pattern, text)]
    return min(found, key=lambda span: abs(span[0] - near), default=None)
