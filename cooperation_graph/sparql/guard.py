"""What a query must pass before a parser sees it: short enough, flat enough, asking nothing of any other machine.

The engine goes out for SERVICE and LOAD and has no switch against it, and its parser dies on deep nesting. So every
query is cut into tokens here, and refused where it is not plainly a question to this dataset.
"""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from ..errors import UsageError
from ..vocabulary import PREFIXES

LONGEST = 64 * 1024
"""Bytes of the longest query."""

DEEPEST = 60
"""Brackets open at one time."""

MOST_OPERATORS = 500
"""Operators, path steps and UNIONs in a row: each goes one call deeper in the engine's parser."""


class RefusedQueryError(UsageError, ValueError):
    """A query that is not run, with the reason."""


class Token(NamedTuple):
    """A piece of a query."""

    kind: str
    text: str


# "北京" 'x' '''x''' <http://…> ?x cg:ledBy ex:a\#b SELECT { && 12.5 # …
_TOKEN = re.compile(
    r"""
    (?P<blank>[\x20\t\r\n]+|\#[^\r\n]*)
  | (?P<string>'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}|"{3}(?:"{0,2}(?:[^"\\]|\\.))*"{3}
      |(?!'{3})'(?:[^'\\\r\n]|\\.)*'|(?!"{3})"(?:[^"\\\r\n]|\\.)*")
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<variable>[?$][\w·]+)
  | (?P<word>(?:[\w:@%.\-·]|\\[_~.\-!$&'()*+,;=/?\#@%])+)
  | (?P<open>[({\[])
  | (?P<close>[)}\]])
  | (?P<sign>[^\s'"\\])
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
# each repeats at the engine's cost of one call; and so do UNION and the words after it
_OPERATORS = frozenset("+-*/|&!^=<>")
_CHAINS = frozenset({"UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "AS", "EXISTS", "GRAPH", "HAVING"})
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


def check(query: str, graphs: Container[str] | None = None) -> None:
    """Raise RefusedQueryError unless the query may be run; with `graphs`, FROM may name only these.

    >>> check("SELECT ?body { ?task cg:ledBy ?body }")
    >>> check("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    cooperation_graph.sparql.guard.RefusedQueryError: SERVICE asks another machine; only this dataset answers here
    """
    if len(query.encode("utf-8", "surrogatepass")) > LONGEST:
        raise RefusedQueryError(f"the query is longer than {LONGEST >> 10} KB")
    # an escape outside a string may stand for a letter of a keyword, and in some engines one inside ends the string
    plain = _ESCAPE.sub(_unescaped, query)
    for text in (plain, query) if plain != query else (query,):
        _check_tokens(list(_bounded(tokens(text))), graphs)


def tokens(query: str) -> Iterator[Token]:
    """Yield the tokens of a query without blanks and comments; raises RefusedQueryError where there is none."""
    at = 0
    while at < len(query):
        match = _TOKEN.match(query, at)
        if match is None or match.lastgroup is None:
            line = query.count("\n", 0, at) + 1
            raise RefusedQueryError(f"line {line}: a string is not closed, or a character has no place here")
        if match.lastgroup != "blank":
            yield Token(match.lastgroup, match.group())
        at = match.end()


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _check_tokens(found: list[Token], graphs: Container[str] | None) -> None:
    words = [token.text.upper() for token in found if token.kind == "word"]
    if any("SERVICE" in word for word in words):
        raise RefusedQueryError("SERVICE asks another machine; only this dataset answers here")
    form = next((word for word in words if word in _FORMS | _UPDATES), None)
    if form in _UPDATES:
        raise RefusedQueryError(f"{form} would change the dataset; only SELECT, ASK, CONSTRUCT and DESCRIBE are run")
    if graphs is not None:
        _check_from(found, graphs)


def _bounded(found: Iterator[Token]) -> Iterator[Token]:
    """Yield tokens, and refuse the query at the first that goes too deep: the rest is not looked at."""
    depth = chained = 0
    for token in found:
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth -= 1
        elif token.text in _OPERATORS or token.text.upper() in _CHAINS:
            chained += 1
        elif token.kind == "word":  # 1-1-1 is one of these
            chained += token.text.count("-")
        if depth > DEEPEST:
            raise RefusedQueryError(f"more than {DEEPEST} brackets are open at one time")
        if chained > MOST_OPERATORS:
            raise RefusedQueryError(f"more than {MOST_OPERATORS} operators")
        yield token


def _check_from(found: list[Token], graphs: Container[str]) -> None:
    """Refuse FROM of a graph that is not there: an engine may go and fetch it."""
    prefixes = dict(PREFIXES)
    for at, token in enumerate(found):
        word, following = token.text.upper(), [*found[at + 1 : at + 3], Token("", ""), Token("", "")]
        if word == "PREFIX" and following[1].kind == "iri":
            prefixes[following[0].text.removesuffix(":")] = following[1].text[1:-1]
        if word == "FROM":
            named = following[1] if following[0].text.upper() == "NAMED" else following[0]
            graph = _full(named.text, prefixes)
            if graph not in graphs:
                raise RefusedQueryError(f"FROM {named.text}: no such graph in this dataset, and none is fetched")


def _full(name: str, prefixes: dict[str, str]) -> str:
    if name.startswith("<"):
        return name[1:-1]
    prefix, _, local = name.partition(":")
    return prefixes.get(prefix, "") + local
