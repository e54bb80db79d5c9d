"""The process that reads one PDF from standard input and prints its lines and tables as JSON."""

import contextlib
import io
import json
import sys
from collections.abc import Iterator

TOO_LARGE = 3
"""The exit code for a file that unfolds to more than there is room for."""

_LONGEST = 64 * 2**20
"""Characters of the longest account of a file's lines; the reader of it has no limit of its own."""


def main() -> None:
    """Read a PDF within the memory given as the first argument; exit 1 where it cannot be read."""
    limit(int(sys.argv[1]))
    import logging

    import pdfplumber

    logging.disable(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(sys.stdin.buffer.read())) as document:
            pages = [list(pieces(page)) for page in document.pages]
        printed = json.dumps(pages)
    except Exception as error:  # noqa: BLE001  # whatever a hostile file does to the parser, it "cannot be read"
        sys.exit(TOO_LARGE if isinstance(error.__context__ or error, MemoryError) else 1)  # pdfplumber raises its own
    if len(printed) > _LONGEST:
        sys.exit(TOO_LARGE)
    sys.stdout.write(printed)


def limit(memory: int) -> None:
    """Cap this process's memory and let it write no file, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    caps = {resource.RLIMIT_AS: memory, resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0}
    for limited, most in caps.items():
        with contextlib.suppress(ValueError, OSError):  # macOS caps no memory
            resource.setrlimit(limited, (most, most))


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
