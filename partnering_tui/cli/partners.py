"""Partners as they are typed after a command: `County:public=Kisumu County Government`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import click

FORM = "SHORT[:SECTOR]=FULL NAME"


class TypedPartner(NamedTuple):
    """A partner as somebody typed it."""

    short: str
    sector: str
    name: str


def typed_partners(context: click.Context, option: click.Parameter, given: Iterable[str]) -> tuple[TypedPartner, ...]:
    """The partners that were typed: each a short name, after a colon its sector, after an equals sign its full name."""
    return tuple(_typed(text, context, option) for text in given)


def _typed(text: str, context: click.Context, option: click.Parameter) -> TypedPartner:
    named, _, name = text.partition("=")
    short, colon, sector = named.rpartition(":") if ":" in named else (named, "", "")
    typed = TypedPartner(short.strip(), sector.strip().lower(), name.strip())
    fault = ""
    if not typed.short:
        example = '--partner "County=Kisumu County Government"'
        fault = f"'{text}' has no short name before the equals sign. Write it as: {example}"
    elif colon:
        fault = _unknown_sector(typed.sector)
    if fault:
        raise click.BadParameter(fault, context, option)
    return typed


def partner_rows(partners: Iterable[TypedPartner]) -> list[dict[str, Any]]:
    """The partners as rows of a session, each with an id of its own."""
    from partnering_tui.session.session import new_partner

    rows: list[dict[str, Any]] = []
    for typed in partners:
        taken = {row["id"] for row in rows}
        rows.append(new_partner(typed.short, typed.name, typed.sector, taken=taken))
    return rows


def _unknown_sector(sector: str) -> str:
    """Why that is no sector, and which there are; empty if it is one."""
    # Loaded only where a sector is given: the words for sectors come with all of the session.
    from partnering_tui.session.session import SECTORS
    from partnering_tui.workshop.suggesting import did_you_mean, listed

    if sector in SECTORS:
        return ""
    return f"There is no sector '{sector}'. {did_you_mean(sector, SECTORS)} There are: {listed(SECTORS)}."
