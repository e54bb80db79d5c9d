"""The parts of a notice that number their sections each for itself: the covering letter, the plan it prints, annexes."""

from dataclasses import dataclass

from ..text import View


@dataclass(frozen=True, slots=True)
class Part:
    """A range of the view; `prefix` keeps the paths of its sections apart from those of the other parts."""

    start: int
    end: int
    prefix: str = ""
    label: str = ""
    letter: bool = False


def parts(view: View) -> tuple[Part, ...]:
    """Return the parts in reading order."""
    return (Part(0, len(view.text)),)
