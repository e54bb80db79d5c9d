"""From a file to its stored text: what every offset means from here on."""

import hashlib
import stat
import sys
from collections.abc import Callable
from pathlib import Path, PurePath

from ..errors import InputError
from ..model import Source
from .blocks import Block, stored_text
from .encoding import decode

__all__ = ["read", "read_bytes"]

LARGEST = 16 * 2**20
"""Bytes of the largest file that is still taken for a notice; the longest known one has 0.3 MB."""

LONGEST = 300_000
"""Characters of the longest stored text, some five hundred pages; the longest of sixty real notices has 17,000.

What is stated can take a thousand times the room of the text, so this bounds the memory that one notice takes.
"""

_STANDARD_INPUT = frozenset(("-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"))


def read(path: Path | str) -> Source:
    """Return the stored text of a file, or of standard input for "-" and the system's names of it.

    Raises InputError, one line that names the file, for whatever cannot be read as a notice.
    """
    if str(path) in _STANDARD_INPUT:
        return read_bytes("stdin", sys.stdin.buffer.read(LARGEST + 1))
    if str(path).startswith(("http:", "https:", "ftp:")):
        raise InputError(f"{path}: addresses are not fetched; save the page to a file and give its name")
    path = Path(path)
    try:
        kind = path.stat().st_mode
        # opening a pipe that nobody writes to would wait for ever, and a device may never end
        if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
            raise InputError(f"{path}: is no regular file (a pipe, a device or a socket); give what it says to: -")
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder, not a notice") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    # a name in another encoding than the system's holds what no output can: 通知.txt of an archive packed in GBK
    return read_bytes(path.name.encode(errors="replace").decode(), data)


def read_bytes(name: str, data: bytes) -> Source:
    """Return the stored text of a file's content, whose format is told by its first bytes, then by its name."""
    if not data.strip():
        raise InputError(f"{name}: the file is empty")
    if len(data) > LARGEST:
        raise InputError(f"{name}: larger than {LARGEST >> 20} MB; a notice is a text of some pages")
    media_type, blocks = _blocks(name, data)
    text, locations = (blocks, ()) if isinstance(blocks, str) else stored_text(blocks)
    if not text.strip():
        raise InputError(f"{name}: holds no text")
    if len(text) > LONGEST:
        raise InputError(f"{name}: holds {len(text)} characters, more than {LONGEST}; a notice is a text of some pages")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(name, digest, media_type, text, locations)


def _blocks(name: str, data: bytes) -> tuple[str, list[Block] | str]:
    """Return the media type and the content: text as it stands, or blocks that know where they come from."""
    suffix = PurePath(name).suffix.lower()
    for magic, media_type, reader in _FORMATS:
        if data.startswith(magic):
            return media_type, reader(name, data)
    if data.startswith(_PICTURES):
        raise InputError(f"{name}: is a picture; run text recognition on it first and give the text")
    text = decode(name, data)
    if suffix in (".html", ".htm", ".shtml", ".mht", ".xhtml") or (suffix != ".txt" and _looks_like_html(text)):
        from .html import html_blocks

        return "text/html", html_blocks(text)
    return "text/plain", text


def _looks_like_html(text: str) -> bool:
    head = text[:4096].lstrip("\ufeff \r\n\t").lower()
    return head.startswith(("<!doctype", "<html", "<head", "<body", "<div", "<p ", "<p>", "<table", "<tbody", "<meta"))


def _zipped(name: str, data: bytes) -> list[Block]:
    from .office import office_blocks

    return office_blocks(name, data)


def _pdf(name: str, data: bytes) -> list[Block]:
    from .pdf import pdf_blocks

    return pdf_blocks(name, data)


def _binary_word(name: str, data: bytes) -> list[Block]:
    from .libreoffice import converted
    from .office import office_blocks

    return office_blocks(name, converted(name, data))


_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_FORMATS: tuple[tuple[bytes, str, Callable[[str, bytes], list[Block]]], ...] = (
    (b"PK\x03\x04", "application/zip", _zipped),
    (b"%PDF", "application/pdf", _pdf),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword", _binary_word),
    (b"{\\rtf", "application/rtf", _binary_word),
)
