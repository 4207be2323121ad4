"""The two looks of the app, both made to be projected: strong contrast, one accent colour, quiet greys."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="partnering-dark",
    primary="#7db3c8",
    secondary="#9aa7b0",
    accent="#e0b060",
    foreground="#e6e6e3",
    background="#14181b",
    # So little colour that a terminal with 256 colours shows them as greys, and not as black and dark blue.
    surface="#1b2024",
    panel="#242b30",
    success="#8fc08a",
    warning="#e0b060",
    error="#ea8f83",
    dark=True,
    variables={
        "quiet": "#9aa5ab",
        "key": "#e0b060",
        "border": "#7db3c8",
        "border-blurred": "#3a454c",
        "scrollbar": "#3a454c",
        "scrollbar-hover": "#7db3c8",
        "scrollbar-active": "#7db3c8",
        "scrollbar-background": "#1b2024",
        "block-cursor-background": "#2e4a57",
        "block-cursor-foreground": "#ffffff",
        "input-selection-background": "#35586a",
    },
)

LIGHT = Theme(
    name="partnering-light",
    primary="#1d5f7a",
    secondary="#55626a",
    accent="#8a5a00",
    foreground="#1c2326",
    background="#f7f6f2",
    surface="#ffffff",
    panel="#e9e7e0",
    success="#2c6b2f",
    warning="#8a5a00",
    error="#a52a1d",
    dark=False,
    variables={
        "quiet": "#59646a",
        "key": "#8a5a00",
        "border": "#1d5f7a",
        "border-blurred": "#b9b5a9",
        "scrollbar": "#b9b5a9",
        "scrollbar-hover": "#1d5f7a",
        "scrollbar-active": "#1d5f7a",
        "scrollbar-background": "#efede7",
        "block-cursor-background": "#1d5f7a",
        "block-cursor-foreground": "#ffffff",
        "input-selection-background": "#bcd9e6",
    },
)

THEMES = (DARK, LIGHT)
