"""The story: from a file to what was understood of it, and into a dataset."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from . import dataset
from .errors import InputError
from .extract import extract
from .model import Reading, Source
from .read import read
from .resolve import resolve
from .structure import outline
from .text import clean

if TYPE_CHECKING:
    from concurrent.futures import Future


def build(paths: Iterable[Path | str], folder: Path | str, processes: int = 1) -> tuple[dataset.Change, ...]:
    """Put the notices of these files into the dataset of a folder, and return what happened to each.

    Raises InputError at the first file that cannot be read.
    """
    return dataset.add(Path(folder), map(_raised, statements_of(map(Path, paths), processes)), processes)


def statements_of(paths: Iterable[Path], processes: int = 1) -> Iterator[dataset.Statements | InputError]:
    """Yield what a dataset keeps of each file in order, or why it cannot be read, made in so many processes."""
    if processes == 1:
        yield from map(_statements, paths)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        waiting: deque[Future[list[dataset.Statements | InputError]]] = deque()
        for some in _chunks(paths):
            waiting.append(pool.submit(_all_statements, some))
            if len(waiting) > 2 * processes:  # as much as keeps them busy; more would fill the memory
                yield from waiting.popleft().result()
        for each in waiting:
            yield from each.result()


CHUNK = 4
"""Files that a process reads at one time."""


def _chunks(paths: Iterable[Path]) -> Iterator[list[Path]]:
    waiting = iter(paths)
    while some := list(islice(waiting, CHUNK)):
        yield some


def _all_statements(paths: Iterable[Path]) -> list[dataset.Statements | InputError]:
    return [_statements(path) for path in paths]


def _statements(path: Path) -> dataset.Statements | InputError:
    try:
        return dataset.ready(read_notice(path))
    except InputError as error:
        return error


def _raised(made: dataset.Statements | InputError) -> dataset.Statements:
    if isinstance(made, InputError):
        raise made
    return made


def read_notice(path: Path | str) -> Reading:
    """Return all that is understood of the notice in a file."""
    return understand(read(path))


def understand(source: Source) -> Reading:
    """Return all that is understood of a notice's stored text."""
    view = clean(source.text)
    parts = outline(view)
    found = extract(view, parts)
    return resolve(source, view, parts, found)
