"""How every command is found and prints: loaded when it is called; what cannot be written is said plainly."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

import click

from partnering_tui.cli.output import Exit, leave_quietly, telling_what_stdout_refuses


class Commands(click.Group):
    """The group of all commands, which takes no offence when nobody reads its output to the end.

    Those that are elsewhere are loaded when they are called, or when all of them are listed.
    """

    def __init__(self, *args: Any, elsewhere: Mapping[str, Sequence[str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self._module_of = {name: module for module, names in elsewhere.items() for name in names}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted({*super().list_commands(ctx), *self._module_of})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded if it is elsewhere."""
        module = self._module_of.get(cmd_name)
        if module is None:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(f"{__package__}.{module}"), cmd_name.replace("-", "_"))
        return command

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        """Read the arguments, and print help or the version if they ask for it. Raises NotPrinted."""
        try:
            with telling_what_stdout_refuses():
                return super().make_context(*args, **more)
        except BrokenPipeError:
            leave_quietly()
            raise click.exceptions.Exit(Exit.WELL) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Carry out the command that was asked for. Raises NotPrinted."""
        try:
            code = self._invoked(ctx)
            with telling_what_stdout_refuses():
                sys.stdout.flush()
        except BrokenPipeError:
            leave_quietly()
            return Exit.WELL
        return code

    def _invoked(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.filename is not None:
                raise
            # It is about no file: click itself prints the help of a command.
            with telling_what_stdout_refuses():
                raise
