"""Partners as they are typed after a command: `County:public=Kisumu County Government`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from partnering_tui.session.typed_partners import TypedPartner

FORM = "SHORT[:SECTOR]=FULL NAME"
EXAMPLE = '--partner "County=Kisumu County Government"'


def typed_partners(context: click.Context, option: click.Parameter, given: Iterable[str]) -> tuple[TypedPartner, ...]:
    """The partners that were typed: each a short name, after a colon its sector, after an equals sign its full name."""
    return tuple(_typed(text, context, option) for text in given)


def _typed(text: str, context: click.Context, option: click.Parameter) -> TypedPartner:
    # Loaded only where a partner is given: the words for sectors come with all of the session.
    from partnering_tui.session.typed_partners import partner_typed

    short, _, _ = text.partition("=")
    typed = partner_typed(text) if short.strip(" :") else None
    if typed is None:
        fault = f"'{text}' has no short name before the equals sign. Write it as: {EXAMPLE}"
        raise click.BadParameter(fault, context, option)
    _, colon, sector = short.rpartition(":")
    if colon and not typed.sector:
        raise click.BadParameter(_unknown_sector(sector.strip().lower()), context, option)
    return typed


def _unknown_sector(sector: str) -> str:
    """Why that is no sector, and which there are."""
    from partnering_tui.session.session import SECTORS
    from partnering_tui.workshop.suggesting import did_you_mean, listed

    return f"There is no sector '{sector}'. {did_you_mean(sector, SECTORS)} There are: {listed(SECTORS)}."
