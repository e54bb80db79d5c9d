"""The table of contents of a long plan, whose numbers are not its sections."""

import re

from .signature import Range

# 目　录⏎一、总体要求……3⏎二、重点任务……5
_HEAD = re.compile(r"目(?:(?<=[\n ].)|(?<=^.)) *录 *(?=\n)")
_ENTRY = re.compile(r"[^\n]+")
_LEADER = re.compile(r"[ .·…⋯—-]*[0-9]{0,3} *$")


def contents(text: str) -> Range | None:
    """Return the range of a table of contents: from its head to where its first entry stands again."""
    heads = ((_line_of(text, head.start()), head.end()) for head in _HEAD.finditer(text))
    start, end = next(((start, end) for start, end in heads if start is not None), (None, 0))
    entry = _ENTRY.search(text, end) if start is not None else None
    if start is None or entry is None:
        return None
    first = _LEADER.sub("", entry.group()).strip()
    again = text.find(first, entry.end()) if len(first) > 2 else -1
    return (start, again) if again > 0 else None


def _line_of(text: str, at: int) -> int | None:
    """Return where the line begins on which only blanks stand before a place, None where anything else does."""
    start = text.rfind("\n", 0, at) + 1
    return None if text[start:at].strip(" ") else start
