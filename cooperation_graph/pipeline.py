"""The story: from a file to what was understood of it, and into a dataset."""

from collections.abc import Iterable
from pathlib import Path

from . import dataset
from .extract import extract
from .model import Reading, Source
from .read import read
from .resolve import resolve
from .structure import outline
from .text import clean


def build(paths: Iterable[Path], folder: Path) -> tuple[dataset.Change, ...]:
    """Put the notices of these files into the dataset of a folder, and return what happened to each."""
    return dataset.add(folder, (read_notice(path) for path in paths))


def read_notice(path: Path) -> Reading:
    """Return all that is understood of the notice in a file."""
    return understand(read(path))


def understand(source: Source) -> Reading:
    """Return all that is understood of a notice's stored text."""
    view = clean(source.text)
    parts = outline(view)
    found = extract(view, parts)
    return resolve(source, view, parts, found)
