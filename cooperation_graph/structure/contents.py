"""The table of contents of a long plan, whose numbers are not its sections."""

import re

from .signature import Range

# 目　录⏎一、总体要求……3⏎二、重点任务……5
_HEAD = re.compile(r"(?:(?<=\n)|^) *目 *录 *(?=\n)")
_ENTRY = re.compile(r"[^\n]+")
_LEADER = re.compile(r"[ .·…⋯—-]*[0-9]{0,3} *$")


def contents(text: str) -> Range | None:
    """Return the range of a table of contents: from its head to where its first entry stands again."""
    head = _HEAD.search(text)
    entry = _ENTRY.search(text, head.end()) if head else None
    if head is None or entry is None:
        return None
    first = _LEADER.sub("", entry.group()).strip()
    again = text.find(first, entry.end()) if len(first) > 2 else -1
    return (head.start(), again) if again > 0 else None
