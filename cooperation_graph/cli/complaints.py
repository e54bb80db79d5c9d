"""What goes wrong for a reason: one line on standard error and an exit code, never a traceback."""

import os
import sys

import typer

from ..errors import CooperationGraphError
from .language import language, say

NAME = "cooperation-graph"
INTERRUPTED = 130

# the parser has no translations, and says these on its own; the rest of its messages is ours or names
_PARSER_WORDS = (
    ("Missing argument ", "缺少参数 "),
    ("Missing option ", "缺少选项 "),
    ("No such option: ", "没有选项 "),
    ("No such command ", "没有命令 "),
    ("Possible options: ", "可用选项："),
    ("Did you mean ", "是否指 "),
    ("Got unexpected extra argument(s) ", "多余的参数 "),
    ("Got unexpected extra arguments ", "多余的参数 "),
    ("Got unexpected extra argument ", "多余的参数 "),
    ("Option '", "选项 '"),
    ("Invalid value for ", "取值无效 "),
    ("Invalid value: ", "取值无效："),
    (" requires an argument.", " 需要一个值。"),
)

# typer ships its own click in some versions and depends on it in others; the base class has a name in neither
_ClickError: type[Exception] = typer.BadParameter.__mro__[2]

EXPECTED = (CooperationGraphError, _ClickError, KeyboardInterrupt, typer.Abort, OSError, RecursionError)


def complain(error: BaseException) -> int:
    """Return the exit code of an expected error, after saying on one line what went wrong."""
    if isinstance(error, BrokenPipeError):
        return _reader_left()
    message, code = _complaint(error)
    print(f"{NAME}: {one_line(message)}" if code != _HELP else message, file=sys.stderr)
    return abs(code)


_HELP = -2  # no arguments at all: the message is the whole help


def in_language(error: CooperationGraphError) -> str:
    """Return what an error says, in the chosen language."""
    return _told(str(error))


def _told(message: str) -> str:
    if language() != "zh":
        return message
    from .complaints_zh import in_chinese

    return in_chinese(message)


def _complaint(error: BaseException) -> tuple[str, int]:
    if isinstance(error, CooperationGraphError):
        return in_language(error), error.exit_code
    if isinstance(error, _ClickError):
        return _usage(error)
    if isinstance(error, OSError):
        return _told(f"{error.filename or ''}: {error.strerror or error}".removeprefix(": ")), 3
    if isinstance(error, RecursionError):
        return say("too_deep"), 2
    return say("interrupted"), INTERRUPTED


def _usage(error: Exception) -> tuple[str, int]:
    message: str = error.format_message()  # type: ignore[attr-defined]  # every click error has it
    if type(error).__name__ == "NoArgsIsHelpError":
        return message, _HELP
    context = getattr(error, "ctx", None)
    hint = f" ({say('see_help', command=context.command_path)})" if context else ""
    return _in_language(message) + hint, 2


def _in_language(message: str) -> str:
    """Return a message of the parser with the words that it always has in the chosen language."""
    if language() == "zh":
        for english, chinese in _PARSER_WORDS:
            message = message.replace(english, chinese)
        return message.removesuffix(".")
    return message


def one_line(message: str) -> str:
    r"""Return a message without line breaks and control characters, which file names and notices may hold.

    >>> one_line("a\nb\x1b[31m")
    'a b [31m'
    """
    return "".join(char if char.isprintable() else " " for char in " ".join(message.split()))


def _reader_left() -> int:
    """Return quietly: the reader of the output (head, less) has seen enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def never_fail_to_print() -> None:
    """Make characters that the terminal's encoding lacks come out as "?": a GBK console has no 𠮷 and no emoji."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
