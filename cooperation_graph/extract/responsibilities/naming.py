"""From the names of a list to bodies in a role."""

from collections.abc import Iterator, Sequence

from ...model import Role
from .elision import is_group
from .lines import Named
from .names import Name


def named_of(
    text: str, found: Sequence[Name], fulls: Sequence[str], role: Role, word_at: tuple[int, int] | None
) -> Iterator[Named]:
    """Yield the bodies of a list, all in one role."""
    word = text[slice(*word_at)] if word_at else ""
    for position, (name, full) in enumerate(zip(found, fulls, strict=True), 1):
        group = is_group(full if name.shared else text[name.start : name.end])
        yield Named(role, word, word_at, name.start, name.end, full, group, position)
