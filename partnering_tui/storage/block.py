"""One block of a file: a table as it is written, with the comments above it, its header, and its own keys."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from partnering_tui.session.record import Tree
from partnering_tui.storage.toml_values import as_written, key_text, says_the_same, value_text

_STRING_OR_COMMENT = re.compile(
    r'''"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}|\'\'\'(?:[^']++|'(?!''))*+'{3,5}'''
    r"""|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'|(\#[^\n]*+)""",
    re.DOTALL,
)


@dataclass(slots=True)
class Block:
    """A table as it is written. Every part is empty or ends with a newline."""

    header: str = ""
    """The line that begins the table, with a comment that stands in it; empty for the head of the file."""
    body: str = ""
    """The table's own keys, with the comments and blank lines among them."""
    lead: str = ""
    """What a person wrote above the header."""
    step: str = ""
    """The comment with which the app named the step that begins here."""
    gap: str = ""
    """The blank lines above a table that is part of a row."""

    @property
    def text(self) -> str:
        return self.lead + self.header + self.body

    @property
    def comments(self) -> str:
        """Everything that a person remarked on the table, as lines of its own."""
        return self.lead + as_lines(comments_in(self.header + self.body))


def header_text(name: tuple[str, ...], *, is_row: bool, remark: str = "") -> str:
    """The line that begins a table, or a row of a list of tables, with the comment of another such line."""
    key = ".".join(map(key_text, name))
    header = f"[[{key}]]" if is_row else f"[{key}]"
    return "  ".join([header, *comments_in(remark)]) + "\n"


def body_text(table: Mapping[str, Any]) -> str:
    """A table's own keys in the house's style. Tables among them get dotted keys, which others may extend."""
    return "".join(f"{key} = {value_text(value)}\n" for key, value in _pairs(table))


def rewritten(body: str, says: Tree) -> str:
    """A table's own keys made to say this; the comments in it stay, and the form of whatever stays the same.

    Raises ValueError or TypeError if TOML cannot say this.
    """
    was = tomllib.loads(body)
    if says_the_same(was, says):
        return body
    if body == body_text(was):
        # It stands in the house's style, so there is no other form to be kept.
        in_order = {key: says[key] for key in was if key in says}
        return _proved(body_text(in_order | says), says)
    made = _edited(body, says)
    if not _reads_as(made, says):
        made = body_text(says)
    lost = Counter(comments_in(body)) - Counter(comments_in(made))
    return _proved(as_lines(list(lost.elements())) + made, says)


def comments_in(text: str) -> list[str]:
    """The comments in a TOML text, each from its # to the end of its line."""
    if "#" not in text:
        return []
    return [found[1] for found in _STRING_OR_COMMENT.finditer(text) if found[1]]


def as_lines(comments: list[str]) -> str:
    """Comments as they stand in a file, each on a line of its own."""
    return "".join(f"{comment}\n" for comment in comments)


def _pairs(table: Mapping[str, Any], above: str = "") -> list[tuple[str, Any]]:
    """The keys as they are written, with their values, those of inner tables dotted."""
    pairs: list[tuple[str, Any]] = []
    for key, value in table.items():
        if isinstance(value, dict) and value:
            pairs += _pairs(value, f"{above}{key_text(key)}.")
        elif value is not None:
            pairs.append((above + key_text(key), value))
    return pairs


def _edited(body: str, says: Tree) -> str:
    # Loaded only here: a file that nobody edits by hand never needs it.
    from partnering_tui.storage.edited_toml import edited

    return edited(body, says)


def _reads_as(body: str, says: Tree) -> bool:
    try:
        return says_the_same(tomllib.loads(body), says)
    except ValueError:
        return False


def _proved(body: str, says: Tree) -> str:
    if not _reads_as(body, says):
        raise ValueError(f"TOML cannot say {', '.join(map(repr, as_written(says)))}")
    return body
