"""Word documents: automatic numbers counted, merged cells left empty, insertions kept and deletions gone.

python-docx drops automatic Chinese numbers (一、（一）) and tracked insertions, and repeats merged cells; the
numbering definitions are in numbering.xml and can be counted (ECMA-376 part 1, 17.9).
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct

from .archive import Archive, attribute, child, children, local
from .blocks import Block, table_rows
from .numerals import numeral

# text of a deletion or of a place a passage was moved from; the fallback repeats what a newer program draws
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "delText", "instrText", "pPr", "rPr", "footnoteReference"})


class _Level(Struct, frozen=True):
    format: str
    pattern: str  # "（%1）"
    start: int


class _Numbers:
    """The automatic numbers of a document, counted in reading order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._abstract: dict[str, str] = {}
        self._style_numbers: dict[str, tuple[str, int]] = {}
        if numbering is not None:
            self._define(numbering)
        for style in children(styles, "style") if styles is not None else ():
            numbered = child(style, "pPr", "numPr")
            number = attribute(child(numbered, "numId"), "val")
            if number is not None:
                level = int(attribute(child(numbered, "ilvl"), "val") or 0)
                self._style_numbers[attribute(style, "styleId") or ""] = (number, level)

    def _define(self, numbering: Element) -> None:
        for abstract in children(numbering, "abstractNum"):
            key = attribute(abstract, "abstractNumId") or ""
            self._levels[key] = {
                int(attribute(level, "ilvl") or 0): _Level(
                    attribute(child(level, "numFmt"), "val") or "decimal",
                    attribute(child(level, "lvlText"), "val") or "",
                    int(attribute(child(level, "start"), "val") or 1),
                )
                for level in children(abstract, "lvl")
            }
        for number in children(numbering, "num"):
            self._abstract[attribute(number, "numId") or ""] = attribute(child(number, "abstractNumId"), "val") or ""

    def of(self, paragraph: Element) -> str:
        """Return the number that Word prints before a paragraph, or ""."""
        properties = child(paragraph, "pPr")
        numbered = child(properties, "numPr")
        number = attribute(child(numbered, "numId"), "val")
        level = int(attribute(child(numbered, "ilvl"), "val") or 0)
        if number is None:
            style = attribute(child(properties, "pStyle"), "val") or ""
            number, level = self._style_numbers.get(style, ("0", 0))
        levels = self._levels.get(self._abstract.get(number, ""), {})
        if number == "0" or level not in levels:
            return ""
        counts = self._counts.setdefault(self._abstract[number], {})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        text = levels[level].pattern
        for index in range(level + 1):
            if f"%{index + 1}" in text and index in levels:
                value = counts.get(index, levels[index].start)
                text = text.replace(f"%{index + 1}", numeral(value, levels[index].format))
        return text if levels[level].format != "bullet" else ""


def docx_blocks(archive: Archive) -> list[Block]:
    """Return the paragraphs and table rows of a Word document in reading order."""
    document = archive.part("word/document.xml")
    numbers = _Numbers(archive.part("word/numbering.xml"), archive.part("word/styles.xml"))
    body = child(document, "body")
    if body is None:
        return []
    blocks: list[Block] = []
    tables = 0
    for element in _flattened(body):
        if local(element) == "tbl":
            tables += 1
            blocks.extend(table_rows(_rows(element, numbers), tables))
        else:
            blocks.extend(
                Block(line, f"paragraph {len(blocks) + 1}")
                for line in _text(element, numbers).split("\n")
                if line.strip()
            )
    return blocks


def _flattened(body: Element) -> Iterator[Element]:
    """Yield paragraphs and tables, also those inside content controls and insertions."""
    for element in body:
        name = local(element)
        if name in ("p", "tbl"):
            yield element
        elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"):
            yield from _flattened(element)


def _text(paragraph: Element, numbers: _Numbers) -> str:
    return numbers.of(paragraph) + "".join(_runs(paragraph))


def _runs(element: Element) -> Iterator[str]:
    for part in element:
        name = local(part)
        if name == "t":
            yield part.text or ""
        elif name == "tab":
            yield " "
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "p":  # a text box inside the paragraph
            yield "\n"
            yield from _runs(part)
        elif name not in _LEFT_OUT:
            yield from _runs(part)


def _rows(table: Element, numbers: _Numbers) -> Iterator[list[str]]:
    """Yield the cells of each row; a cell that is merged with the one above, or spans columns, is empty."""
    for row in children(table, "tr"):
        if child(row, "trPr", "del") is not None:
            continue
        cells: list[str] = []
        for cell in _cells(row):
            properties = child(cell, "tcPr")
            merged = child(properties, "vMerge")
            goes_on = merged is not None and attribute(merged, "val") != "restart"
            text = (
                ""
                if goes_on
                else "".join(_text(paragraph, numbers) for paragraph in cell.iter() if local(paragraph) == "p")
            )
            cells.append(text)
            cells.extend([""] * (min(int(attribute(child(properties, "gridSpan"), "val") or 1), 64) - 1))
        yield cells


def _cells(row: Element) -> Iterator[Element]:
    for element in row:
        if local(element) == "tc":
            yield element
        elif local(element) in ("sdt", "sdtContent"):
            yield from _cells(element)
