"""How every command prints: what cannot be written is said plainly, and nobody has to read to the end."""

from __future__ import annotations

import sys
from typing import Any

import click

from partnering_tui.cli.output import Exit, leave_quietly, telling_what_stdout_refuses


class Commands(click.Group):
    """The group of all commands, which takes no offence when nobody reads its output to the end."""

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
