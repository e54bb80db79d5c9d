"""Word (.docx, .wps saved as docx) and OFD files: zipped XML, read without running anything in them."""

from ..errors import InputError
from .archive import Archive
from .blocks import Block


def office_blocks(name: str, data: bytes) -> list[Block]:
    """Return the paragraphs and table rows of a Word or OFD file."""
    archive = Archive(name, data)
    if "word/document.xml" in archive.names:
        from .docx import docx_blocks

        return docx_blocks(archive)
    if "OFD.xml" in archive.names:
        from .ofd import ofd_blocks

        return ofd_blocks(archive)
    raise InputError(f"{name}: an archive without a text document; unpack it and give the files inside")
