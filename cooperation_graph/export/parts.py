"""N-Quads in parts, for engines that load many files at once; put together they are the whole."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import RdfFormat

from ..dataset import Dataset
from ..errors import UsageError
from ..iri import BASE
from ..query import HasStore
from .rebased import rebased


def write_parts(
    dataset: HasStore, target: Path, *, parts: int | None = None, size: int | None = None, base: str = BASE
) -> list[Path]:
    """Write the dataset as files named after `target` (all.nq gives all-001.nq, all-002.nq, …) and return them.

    Either into at most so many parts, or into parts of about `size` bytes. A statement is never cut, no blank node
    binds two parts together, and equal datasets give equal parts.
    """
    total = sum(map(len, _lines(dataset, base)))
    most = size or -(-total // (parts or 1)) or 1
    written: list[Path] = []
    try:
        with ExitStack() as stack:
            out: BinaryIO | None = None
            for filled, line in _filled(_lines(dataset, base), most):
                if out is None or filled:
                    written.append(target.with_name(f"{target.stem}-{len(written) + 1:03}{target.suffix}"))
                    out = stack.enter_context(_unfinished(written[-1]).open("wb"))
                out.write(line)
    except OSError as error:
        for path in written:
            _unfinished(path).unlink(missing_ok=True)
        raise UsageError(f"{target}: cannot be written: {error.strerror or error}") from None
    for path in written:
        _unfinished(path).replace(path)
    return written


def _unfinished(path: Path) -> Path:
    return path.with_name(f".{path.name}.partial")


def _filled(lines: Iterator[bytes], most: int) -> Iterator[tuple[bool, bytes]]:
    """Yield each line with whether it begins a part: where so many bytes, or twice so many …, lie before it."""
    before = part = 0
    for line in lines:
        yield before // most > part, line
        part = max(part, before // most)
        before += len(line)


def _lines(dataset: HasStore, base: str) -> Iterator[bytes]:
    """Yield the statements sorted: from the folder's own files where there are such, and so in flat memory."""
    if isinstance(dataset, Dataset):
        lines = dataset.lines()
    else:
        dumped = dataset.store.dump(format=RdfFormat.N_QUADS) or b""
        lines = iter(sorted(dumped.splitlines(keepends=True)))
    return lines if base == BASE else (line.encode() for line in rebased((line.decode() for line in lines), base))
