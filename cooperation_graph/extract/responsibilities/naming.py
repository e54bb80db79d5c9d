"""From the names of a list to bodies in a role."""

from collections.abc import Iterator, Sequence

from ...model import Role
from .cues import note_role
from .elision import is_group
from .lines import Named
from .names import Name


def named_of(
    text: str, found: Sequence[Name], fulls: Sequence[str], role: Role, word_at: tuple[int, int] | None
) -> Iterator[Named]:
    """Yield the bodies of a list, all in one role but for those that a note gives another: 市教育局（牵头）."""
    for position, (name, full) in enumerate(zip(found, fulls, strict=True), 1):
        own = note_role(text[slice(*name.note)]) if name.note else role
        at = name.note or word_at
        group = is_group(full if name.shared else text[name.start : name.end])
        word = text[slice(*at)] if at else ""
        yield Named(own, word, at, name.start, name.end, full, group, position)
