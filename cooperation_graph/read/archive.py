"""Zipped XML, as office programs write it: unpacked with limits, parsed without what XML readers expand."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from ..errors import InputError

_LARGEST_PART = 64 * 2**20  # unpacked; a zip of 1 MB may claim 1 GB


class Archive:
    """The parts of a zip file, each checked for size and for declarations that XML readers expand."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError):
            raise InputError(f"{name}: is a damaged archive; open it in its program and save it again") from None
        self.names = frozenset(self._zip.namelist())

    def part(self, part: str) -> ET.Element | None:
        """Return a parsed XML part, or None where the archive has none of that name."""
        if part not in self.names:
            return None
        try:
            with self._zip.open(part) as stream:
                content = stream.read(_LARGEST_PART + 1)
        except (
            zipfile.BadZipFile,
            zipfile.LargeZipFile,
            NotImplementedError,
            RuntimeError,
            OSError,
            EOFError,
        ) as error:
            raise InputError(f"{self.name}: {part} cannot be unpacked ({error})") from None
        except Exception as error:  # zlib.error has no public base class of its own
            if type(error).__module__ != "zlib":
                raise
            raise InputError(f"{self.name}: {part} cannot be unpacked ({error})") from None
        if len(content) > _LARGEST_PART:
            raise InputError(f"{self.name}: {part} unpacks to more than {_LARGEST_PART >> 20} MB")
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise InputError(f"{self.name}: {part} declares entities, which no office program writes; it is not read")
        try:
            return ET.fromstring(content)  # noqa: S314  # no DOCTYPE, so nothing expands
        except ET.ParseError as error:
            raise InputError(f"{self.name}: {part} is damaged ({error})") from None


def local(element: ET.Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: ET.Element, name: str) -> Iterator[ET.Element]:
    """Yield the direct children of a name, whatever their namespace."""
    return (child for child in element if local(child) == name)


def attribute(element: ET.Element | None, name: str) -> str | None:
    """Return an attribute's value, whatever its namespace."""
    if element is None:
        return None
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def child(element: ET.Element | None, *names: str) -> ET.Element | None:
    """Return the first element at the end of a path of names, or None."""
    for name in names:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element
