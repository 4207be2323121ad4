"""Asking before something that is hard to take back."""

from __future__ import annotations

import sys

import click

from partnering_tui.errors import WrongUsage

YES = click.option("--yes", is_flag=True, help="Do not ask; needed where there is no terminal to ask in.")


def is_agreed(question: str, *, yes: bool) -> bool:
    """Whether somebody agrees, by --yes or when asked. Raises WrongUsage where there is nobody to ask."""
    if yes:
        return True
    if not sys.stdin.isatty():
        raise WrongUsage("This has to be agreed to, and there is no terminal to ask in.", remedy="Add: --yes")
    return click.confirm(question, err=True)
