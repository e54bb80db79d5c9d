"""--endpoint URL: a SPARQL endpoint in the place where a command expects a dataset."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote, unquote

from ..errors import UsageError
from .language import say

OPTION = "--endpoint"
_SIGN = "endpoint:"
COMMANDS = ("leads", "show", "gaps", "ask", "sparql", "network")


def in_place_of_dataset(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with the address of `--endpoint` as the first one of the command, where DATASET stands.

    >>> in_place_of_dataset(["ask", "--endpoint", "http://h/sparql", "leads"])
    ['ask', 'endpoint:http%3A%2F%2Fh%2Fsparql', 'leads']
    >>> in_place_of_dataset(["network", "impact", "市经委", "--endpoint=http://h/"])
    ['network', 'impact', 'endpoint:http%3A%2F%2Fh%2F', '市经委']
    >>> in_place_of_dataset(["network", "--lang", "zh", "critical", "--endpoint=http://h/"])
    ['network', '--lang', 'zh', 'critical', 'endpoint:http%3A%2F%2Fh%2F']
    """
    given = list(arguments)
    address = _taken(given)
    if address is None:
        return given
    command = next((place for place, each in enumerate(given) if each in COMMANDS), None)
    if command is None:
        raise UsageError(say("no_endpoint", known=" ".join(COMMANDS)))
    place = command + 1
    if given[command] == "network":  # its own command, after --lang if that stands before it
        while place < len(given) and given[place].startswith("--lang"):
            place += 1 if "=" in given[place] else 2
        place += 1
    # as one part of a path: // would not stay, and no file is called so
    return [*given[:place], _SIGN + quote(address, safe=""), *given[place:]]


def _taken(given: list[str]) -> str | None:
    """Take the option out of the arguments and return its value."""
    for place, each in enumerate(given):
        if each == "--":
            return None
        if each.startswith(f"{OPTION}="):
            return given.pop(place).partition("=")[2]
        if each == OPTION and place + 1 < len(given):
            return [given.pop(place), given.pop(place)][1]
    return None


def address_of(path: Path) -> str | None:
    """Return the address of an endpoint that stands in place of a dataset, None for a path."""
    text = str(path)
    return unquote(text.removeprefix(_SIGN)) if text.startswith(_SIGN) else None
