"""Bodies named once for all the tasks that follow: 以下各项工作均需各区政府落实，不再列出."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from ...model import Responsibility, Role
from .clause import is_body
from .elision import full_names
from .lines import Line, Named
from .names import names
from .naming import named_of
from .words import any_of, part, roles, used


@cache
def standing_clause() -> re.Pattern[str]:
    """Return the pattern of a clause that names bodies for all that follows."""
    manner = rf"(?:{any_of(part('manner'))}){{0,2}}"
    return re.compile(
        r"以下(?:各项|各条|所有|各|全部)?(?:重点|工作|任务|措施|政策|事项|目标|条款|内容){0,3}[均都皆](?:需要?|须|由|要|应|涉及|请)"
        rf"(?P<list>[^。；\n]{{2,120}}?)(?P<verb>{manner}(?:{any_of(used('verb'))}))?"
        r"[，；]?(?:不再|不)(?:单独|一一|逐一|另行|重复)*列(?:出|示|明|举)"
    )


def with_standing(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, with the bodies that a clause names for all that follows, in its line or one of its own."""
    found = [(match, named) for match in standing_clause().finditer(text) if (named := _named(text, match))]
    for line in lines:
        own = [each for match, named in found if line.start <= match.start() < line.end for each in named]
        yield replace(line, named=(*line.named, *own)) if own else line
    for match, named in found:
        if not any(line.start <= match.start() < line.end for line in lines):
            yield Line(match.start("list"), match.end(), "standing", tuple(named), rule="standing")


def _named(text: str, match: re.Match[str]) -> list[Named]:
    found, _ = names(text, *match.span("list"))
    if not found or not all(is_body(text, name) for name in found):
        return []
    core = next((word for word in sorted(used("verb"), key=len) if (match["verb"] or "").endswith(word)), "")
    role = roles("verb")[core] if core else Role.RESPONSIBLE
    word_at = match.span("verb") if match["verb"] else None
    named = named_of(text, found, full_names(text, found)[0], role, word_at)
    return [replace(each, premise=match.span(), onward=True) for each in named]


def onward(found: Sequence[Responsibility]) -> Iterator[Responsibility]:
    """Yield the responsibilities, and those of standing bodies again for each later task of the part."""
    standing: list[Responsibility] = []
    told: set[tuple[str, int]] = set()
    for each in found:
        yield replace(each, premise=None) if each.onward else each
        if each.onward:
            standing.append(each)
            told.add((each.path, each.span.start))
        for body in standing:
            if _part(body.path) == _part(each.path) and (each.path, body.span.start) not in told:
                told.add((each.path, body.span.start))
                yield replace(body, path=each.path)


def _part(path: str) -> str:
    """Return the part of the text that a path lies in: "a1" of a1.3.2, "" of 3.2."""
    return path.split(".", maxsplit=1)[0] if path[:1].isalpha() else ""
