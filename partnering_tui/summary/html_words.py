"""Words inside a page, in which nothing that was typed can act as markup.

What the standard library has for this also loads the names of two thousand letters, for which every page would wait.
"""

from __future__ import annotations

_STANDS_FOR = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;"))
"""The signs that could mean something, between elements and inside quotation marks."""


def escape(text: str) -> str:
    """The text as it stands in an element or in the value of an attribute."""
    for sign, words in _STANDS_FOR:
        text = text.replace(sign, words)
    return text
