"""The one way in which text from people and definitions reaches the screen: literally, never as markup."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style


def literal(text: str, style: str | Style = "") -> Content:
    """The text as it is: brackets stay brackets, and whatever could steer a terminal becomes visible or goes."""
    return Content.styled(safe(text), style) if style else Content(safe(text))


def one_line(text: str) -> str:
    """The text on one line: every run of white space is one space."""
    return " ".join(safe(text).split())


def safe(text: str) -> str:
    """The text without characters that steer a terminal or turn the direction of other text."""
    return text if text.isascii() and text.isprintable() else "".join(filter(_is_harmless, text))


def _is_harmless(character: str) -> bool:
    if character in "\n\t":
        return True
    code = ord(character)
    is_control = code < 0x20 or 0x7F <= code < 0xA0
    is_override = 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
    is_surrogate = 0xD800 <= code <= 0xDFFF
    return not (is_control or is_override or is_surrogate)
