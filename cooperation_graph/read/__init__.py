"""From a file to its stored text."""

import hashlib
from pathlib import Path

from ..model import Source


def read(path: Path) -> Source:
    """Return the stored text of a file."""
    text = path.read_bytes().decode("utf-8")
    return Source(path.name, hashlib.sha256(text.encode("utf-8")).hexdigest(), "text/plain", text)
