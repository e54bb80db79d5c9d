"""The named questions: one file each under ontology/queries, its first line the question in Chinese and English."""

import difflib
import re
from functools import cache

from msgspec import Struct

from ..errors import NotFoundError
from ..resources import resource


class Question(Struct, frozen=True):
    """A question that the graph answers; `parameters` are the variables that may be bound, with what they mean."""

    name: str
    zh: str
    en: str
    sparql: str
    parameters: tuple[tuple[str, str, str], ...] = ()


@cache
def questions() -> tuple[Question, ...]:
    """Return the named questions in the order of their numbers."""
    return tuple(
        _question(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(resource("ontology/queries").glob("*.rq"))
    )


# $body: 机构 | a body
_PARAMETER = re.compile(r"^# \$(\w+): (.+?) \| (.+)$", re.MULTILINE)


def _question(stem: str, sparql: str) -> Question:
    zh, _, en = sparql.partition("\n")[0].removeprefix("# ").partition(" | ")
    parameters = tuple((match[1], match[2], match[3]) for match in _PARAMETER.finditer(sparql))
    return Question(stem, zh, en, sparql, parameters)


def question(asked: str) -> Question:
    """Return the question of that name, with or without its number, or of that number."""
    found = [each for each in questions() if asked in (each.name, *each.name.split("-", 1)) or _number(each) == asked]
    if found:
        return found[0]
    guess = difflib.get_close_matches(asked, [each.name.split("-", 1)[1] for each in questions()], 1)
    hint = f"; did you mean {guess[0]}?" if guess else "; ask without a name lists them"
    raise NotFoundError(f"no question is called {asked!r}{hint}")


def _number(each: Question) -> str:
    return each.name.split("-", 1)[0].lstrip("0")
