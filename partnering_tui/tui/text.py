"""The one way in which text from people and definitions reaches the screen: literally, never as markup."""

from __future__ import annotations

import re

from textual.content import Content
from textual.style import Style

_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control characters but newline and tab, overrides of direction, what cannot be seen, halves of characters."""


def literal(text: str, style: str | Style = "") -> Content:
    """The text as it is: brackets stay brackets, and whatever could steer a terminal becomes visible or goes."""
    return Content.styled(safe(text), style) if style else Content(safe(text))


def one_line(text: str) -> str:
    """The text on one line: every run of white space is one space."""
    return " ".join(safe(text).split())


def safe(text: str) -> str:
    """The text without characters that steer a terminal or turn the direction of other text."""
    return text if text.isascii() and text.isprintable() else _HARMFUL.sub("", text)
