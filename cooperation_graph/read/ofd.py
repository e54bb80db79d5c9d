"""OFD (GB/T 33190), the fixed-layout format of Chinese offices: zipped XML with positioned text."""

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

from ..errors import InputError
from .archive import Archive, attribute, child, children, local
from .blocks import Block
from .layout import Line, paragraphs


def ofd_blocks(archive: Archive) -> list[Block]:
    """Return the paragraphs of an OFD document's pages."""
    lines = [line for number, page in enumerate(_pages(archive), 1) for line in _lines(number, page)]
    if not lines:
        raise InputError(f"{archive.name}: no text layer (scanned pages); run text recognition on it first")
    return list(paragraphs(lines))


def _pages(archive: Archive) -> Iterator[Element]:
    root = archive.part("OFD.xml")
    for body in children(root, "DocBody") if root is not None else ():
        entry = child(body, "DocRoot")
        document_path = ((entry.text if entry is not None else "") or "").strip().lstrip("/")
        document = archive.part(document_path)
        pages = child(document, "Pages")
        for page in children(pages, "Page") if pages is not None else ():
            location = (attribute(page, "BaseLoc") or "").lstrip("/")
            content = archive.part(normpath(join(dirname(document_path), location))) or archive.part(location)
            if content is not None:
                yield content


def _lines(number: int, page: Element) -> Iterator[Line]:
    """Yield the lines of a page: text objects at about one height, from left to right."""
    pieces = []
    for element in page.iter():
        if local(element) == "TextObject":
            x, y, width, _ = _numbers(attribute(element, "Boundary"), 4)
            size = float(attribute(element, "Size") or 4)
            text = "".join((code.text or "").strip("\r\n") for code in children(element, "TextCode"))
            if text.strip():
                pieces.append((y, x, width, size, text))
    row: list[tuple[float, float, float, float, str]] = []
    for piece in sorted(pieces):
        if row and piece[0] - row[0][0] > row[0][3] / 2:
            yield _line(number, row)
            row = []
        row.append(piece)
    if row:
        yield _line(number, row)


def _line(number: int, row: list[tuple[float, float, float, float, str]]) -> Line:
    ordered = sorted(row, key=lambda piece: piece[1])
    last = ordered[-1]
    return Line(number, ordered[0][1], last[1] + last[2], ordered[0][3], "".join(piece[4] for piece in ordered))


def _numbers(text: str | None, count: int) -> list[float]:
    try:
        values = [float(part) for part in (text or "").split()]
    except ValueError:
        values = []
    return (values + [0.0] * count)[:count]
