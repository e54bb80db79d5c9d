"""The process that reads one PDF from standard input and prints its lines and tables as JSON."""

import io
import json
import sys
from collections.abc import Iterator


def main() -> None:
    """Read a PDF within the memory given as the first argument; exit 1 where that cannot be done."""
    limit_memory(int(sys.argv[1]))
    import logging

    import pdfplumber

    logging.disable(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(sys.stdin.buffer.read())) as document:
            pages = [list(pieces(page)) for page in document.pages]
    except Exception:  # noqa: BLE001  # whatever a hostile file does to the parser, the answer is "cannot be read"
        sys.exit(1)
    json.dump(pages, sys.stdout)


def limit_memory(size: int) -> None:
    """Cap this process's memory, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def pieces(page: object) -> Iterator[list[object]]:
    """Yield a page's lines and tables from top to bottom."""
    tables = page.find_tables()  # type: ignore[attr-defined]
    found: list[tuple[float, list[object]]] = [
        (table.bbox[1], ["table", [[cell or "" for cell in row] for row in table.extract()]]) for table in tables
    ]
    outside = page
    for table in tables:
        outside = outside.outside_bbox(table.bbox)  # type: ignore[attr-defined]
    for line in outside.extract_text_lines(return_chars=True):  # type: ignore[attr-defined]
        size = max(char["size"] for char in line["chars"])
        found.append((line["top"], ["line", line["x0"], line["x1"], size, line["text"]]))
    yield from (piece for _, piece in sorted(found, key=lambda item: item[0]))


if __name__ == "__main__":
    main()
