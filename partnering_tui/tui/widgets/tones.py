"""How marks look: the colour of a level, always beside its letter or number."""

from __future__ import annotations

from textual.content import Content

from partnering_tui.session.health import Mark
from partnering_tui.tui.text import literal, one_line
from partnering_tui.workshop.definition import Tone

TONE_STYLES: dict[Tone, str] = {
    "poor": "bold $background on $error",
    "fair": "$text-warning on $warning-muted",
    "good": "$text-success on $success-muted",
}

KEY_STYLES: dict[Tone, str] = {**TONE_STYLES, "poor": "$text-error on $error-muted"}
"""The same where a mark is still to be given: no level may look as if it were chosen already, or wanted most."""


def tone_style(tone: Tone | None) -> str:
    """The style of a mark in that colour; quiet where it has none."""
    return TONE_STYLES[tone] if tone else "$quiet"


def chip(letter: str, tone: Tone | None, width: int = 3) -> Content:
    """A letter in the middle of a patch of its colour."""
    return literal(one_line(letter).center(width), tone_style(tone))


def key_chip(key: str, tone: Tone | None) -> Content:
    """The key of a mark that can be given, in a patch of its colour, no louder than its neighbours."""
    return literal(f" {one_line(key)} ", KEY_STYLES[tone] if tone else "$foreground on $panel")


def mark_chip(mark: Mark | None, width: int = 3) -> Content:
    """A mark as the heat map has it; a dot where there is none."""
    return chip(mark.letter, mark.tone, width) if mark else literal("·".center(width), "$quiet")
