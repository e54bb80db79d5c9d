"""The table of commands: each is imported when it is called, so that a short answer stays short.

The order is that of the help: first what a newcomer runs, then questions, products and upkeep.
"""

import importlib
from typing import cast

import typer
from typer.core import TyperCommand, TyperGroup

from .language import language, say

COMMANDS = {
    "demo": "building",
    "build": "building",
    "extract": "building",
    "leads": "answers",
    "show": "answers",
    "gaps": "answers",
    "ask": "questions",
    "sparql": "questions",
    "network": "networks",
    "view": "products",
    "calendar": "products",
    "export": "products",
    "validate": "products",
    "cite": "citing",
    "status": "upkeep",
    "verify": "upkeep",
    "remove": "upkeep",
    "rebuild": "upkeep",
    "serve": "serving",
    "evaluate": "evaluating",
}


class LazyGroup(TyperGroup):
    """A group that imports the module of a command when the command is asked for."""

    def list_commands(self, _ctx: typer.Context) -> list[str]:  # type: ignore[override]  # click's context or typer's
        """Return the names of the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> TyperCommand | TyperGroup:  # type: ignore[override]
        """Return a command, with its help in the chosen language."""
        if cmd_name in COMMANDS:
            return load(cmd_name)
        import difflib

        guess = difflib.get_close_matches(cmd_name, COMMANDS, 1)
        return ctx.fail(say("no_command", name=cmd_name, guess=say("did_you_mean", guess=guess[0]) if guess else ""))

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """Return the help of the whole program in the chosen language."""
        if language() != "zh":
            return super().get_help(ctx)
        from .help_zh import framed, translate

        translate(self, "")
        return framed(super().get_help(ctx))


def load(name: str) -> TyperCommand | TyperGroup:
    """Return the command of that name, with its help in the chosen language."""
    module = importlib.import_module(f".{COMMANDS[name]}", __package__)
    found = typer.main.get_command(module.app)
    command = cast(
        "TyperCommand | TyperGroup",
        found if name == found.name or not isinstance(found, TyperGroup) else found.commands[name],
    )
    if language() == "zh":
        from .help_zh import translate

        translate(command, name)
    return command
