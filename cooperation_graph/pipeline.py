"""The story: from a file to what was understood of it."""

from pathlib import Path

from .extract import extract
from .model import Reading, Source
from .read import read
from .resolve import resolve
from .structure import outline
from .text import clean


def read_notice(path: Path) -> Reading:
    """Return all that is understood of the notice in a file."""
    return understand(read(path))


def understand(source: Source) -> Reading:
    """Return all that is understood of a notice's stored text."""
    view = clean(source.text)
    parts = outline(view)
    found = extract(view, parts)
    return resolve(source, view, parts, found)
