"""A graph as no notice makes it: facts gone and facts crossed, so that each condition of a question comes to matter."""

import random
from collections import defaultdict
from collections.abc import Sequence

from .quads import LINE


def damaged(lines: Sequence[str], seed: int) -> list[str]:
    """Return the lines of N-Quads without some of them, and with new facts made of the parts of others."""
    chance = random.Random(seed)  # noqa: S311  # the same damage each time
    things, values = defaultdict(list), defaultdict(list)
    for line in lines:
        thing, name, value = line.split(" ", 2)
        if _is_fact(line):
            things[name].append(thing)
            values[name].append(value)
    kept = [line for line in lines if chance.random() > (0.05 if _is_fact(line) else 0.01)]
    for name, of_that_name in things.items():
        different = sorted(set(values[name]))
        for _ in range(8 + len(of_that_name) // 10):
            others = of_that_name if chance.random() < 0.7 else things[chance.choice(list(things))]
            kept.append(f"{chance.choice(others)} {name} {chance.choice(different)}")
    return sorted(set(kept))


def _is_fact(line: str) -> bool:
    match = LINE.fullmatch(line)
    return match is not None and match[6] is None
