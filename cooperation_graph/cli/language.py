"""Which language headings and messages have, and how they are said."""

import os
from collections.abc import Mapping, Sequence
from contextvars import ContextVar

from ..errors import UsageError
from .messages import MESSAGES

LANGUAGES = ("zh", "en")

_language: ContextVar[str] = ContextVar("language", default="en")


def choose_language(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> None:
    """Set the language that `--lang` asks for, wherever it stands, or else the locale's.

    It is read before the options are parsed, so that help and complaints about other options are in it too.
    """
    asked = asked_language(arguments)
    if asked is not None and asked not in LANGUAGES:
        raise UsageError(f"--lang {asked}: zh | en")
    _language.set(asked or locale_language(environment))


def asked_language(arguments: Sequence[str]) -> str | None:
    """Return the value of the last `--lang`.

    >>> asked_language(["leads", "d", "--lang", "zh"]), asked_language(["--lang=en"]), asked_language([])
    ('zh', 'en', None)
    """
    found = None
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith("--lang="):
            found = argument.removeprefix("--lang=")
        elif argument == "--lang" and position + 1 < len(arguments):
            found = arguments[position + 1]
    return found


def locale_language(environment: Mapping[str, str]) -> str:
    """Return "zh" where the locale's messages are Chinese, else "en".

    >>> locale_language({"LANG": "zh_CN.UTF-8"}), locale_language({"LC_ALL": "C", "LANG": "zh_CN"})
    ('zh', 'en')
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(variable):
            return "zh" if environment[variable].lower().startswith("zh") else "en"
    return "en"


def language() -> str:
    """Return the language chosen for this call."""
    return _language.get()


def say(key: str, **values: object) -> str:
    """Return the message of that key in the chosen language; a key without a message stands for itself."""
    texts = MESSAGES.get(key)
    if texts is None:
        return key
    return texts[LANGUAGES.index(language())].format(**values)
