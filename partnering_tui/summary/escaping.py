"""Words as Markdown: inlines become one string in which nothing that was typed can act as markup.

A character is escaped only where it could mean something, so that plain sentences stay as they were typed. The rules
are those of CommonMark 0.31 and of GitHub's tables, task lists, footnotes and strikethrough.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from string import punctuation
from typing import NamedTuple, TypeGuard

from partnering_tui.summary.blocks import Code, Emphasis, Inlines, LineBreak, Link, Strong, Text

_SPECIAL = re.compile(r"[\\`*_~<&\[\]!]")
_LINE_START = r"""(?x)
    (?: \#{1,6}(?=\s|$) | [-+](?=\s|$) | > | \[(?=[ xX]\])   # heading, bullet, quote, task
      | \d{1,9}(?P<number>[.)])(?=\s|$)                      # number of a list
      | =[=\s]*$ | _[_\s]*$ | [-|:][-|:\s]*$                 # underline of a heading, rule, second row of a table
    )
    """
_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_LESS_THAN = r"<=?[\d.,]*\s"
_ADDRESS = r"(?i)(?:(?:https?|ftp)(?=://)|www(?=\.))(?=(\S+))"
_SIMPLE_ADDRESS = r"(?a)[\w/.:?#=&%+,;@()'~-]+"
_CLOSING_HASHES = r"(?:^| )#+$"
_PUNCTUATION = frozenset(punctuation)


def paragraph_text(inlines: Inlines) -> str:
    """The text of a paragraph; a line break is a backslash at the end of a line."""
    return _assembled(inlines, starts_lines=True)


def heading_text(inlines: Inlines) -> str:
    """The text of a heading, on one line."""
    text = _assembled(inlines, starts_lines=False)
    return text[:-1] + r"\#" if re.search(_CLOSING_HASHES, text) else text


def cell_text(inlines: Inlines) -> str:
    """The text of a table's cell, on one line."""
    return _assembled(inlines, starts_lines=False).replace("|", r"\|")


class _Words(NamedTuple):
    """Text to be escaped."""

    text: str
    in_link: bool


class _Mark(NamedTuple):
    """Where a style begins or ends."""

    mark: str
    opens: bool


class _Markup(NamedTuple):
    """Markup that stands as it is and has punctuation at both ends."""

    markup: str


class _Break(NamedTuple):
    """The end of a line."""


_Piece = _Words | _Mark | _Markup | _Break


def _pieces(inlines: Inlines, in_link: bool = False) -> Iterator[_Piece]:
    for inline in inlines:
        match inline:
            case Text(text):
                yield _Words(text, in_link)
            case Code(text):
                yield _Markup(_code(text))
            case LineBreak():
                yield _Break()
            case Strong(inside):
                yield from _styled("**", inside, in_link)
            case Emphasis(inside):
                yield from _styled("_", inside, in_link)
            case Link():
                yield from _link(inline)


def _styled(mark: str, inside: Inlines, in_link: bool) -> Iterator[_Piece]:
    yield _Mark(mark, opens=True)
    yield from _pieces(inside, in_link)
    yield _Mark(mark, opens=False)


def _link(link: Link) -> Iterator[_Piece]:
    if link.inlines == (Text(link.href.removeprefix("mailto:")),) and not set("%&") & set(link.href):
        yield _Markup(f"<{link.href.removeprefix('mailto:')}>")
        return
    href = re.sub(_ENTITY, lambda entity: "\\" + entity[0], link.href)
    yield _Markup("[")
    yield from _pieces(link.inlines, in_link=True)
    yield _Markup(f"](<{href}>)" if "(" in href or ")" in href else f"]({href})")


def _code(text: str) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * (next(n for n in range(1, longest + 2) if not re.search(rf"(?<!`)`{{{n}}}(?!`)", text)))
    padding = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{padding}{text}{padding}{fence}"


def _assembled(inlines: Inlines, starts_lines: bool) -> str:
    if len(inlines) == 1 and isinstance(only := inlines[0], Text):
        if _is_plain(only.text):
            return only.text
        return _escaped(only.text, _Place(starts_lines, " ", " ", True))
    pieces = list(_pieces(inlines))
    parts: list[str] = []
    for index, piece in enumerate(pieces):
        match piece:
            case _Words():
                parts.append(_words(pieces, index, piece, starts_lines))
            case _Mark():
                parts.append(piece.mark)
            case _Markup():
                parts.append(piece.markup)
            case _Break():
                parts.append("\\\n")
    return "".join(parts)


def _is_plain(text: str) -> bool:
    """Whether nothing in the text could be markup wherever it stands, as in nearly all texts."""
    return text[:1].isalpha() and not _SPECIAL.search(text) and "://" not in text and "www." not in text


class _Place(NamedTuple):
    """Where words stand on their line."""

    starts_block: bool
    """What they begin with could begin a list, a heading and so on."""
    before: str
    """The character before them: a space at the start of a line, else unknown and empty."""
    after: str
    """The character behind them: a space at the end of the text, else unknown and empty."""
    ends_line: bool
    before_link: bool = False
    in_link: bool = False


def _words(pieces: Sequence[_Piece], index: int, words: _Words, starts_lines: bool) -> str:
    before = pieces[index - 1] if index else _Break()
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    at_start = isinstance(before, _Break)
    place = _Place(
        starts_block=starts_lines and at_start,
        before=" " if at_start else "",
        after=" " if after is None else "",
        ends_line=after is None or isinstance(after, _Break),
        before_link=isinstance(after, _Markup) and after.markup == "[",
        in_link=words.in_link,
    )
    first, last = words.text[0], words.text[-1]
    hide_first = _closes(before) and not _flanks(before, _edge(pieces[index - 2], -1), first)
    hide_last = _opens(after) and not _flanks(after, _edge(pieces[index + 2], 0), last)
    if hide_first and hide_last and len(words.text) == 1:
        return _reference(first)
    start, end = int(hide_first), len(words.text) - int(hide_last)
    middle = _escaped(words.text[start:end], place) if start < end else ""
    return (_reference(first) if hide_first else "") + middle + (_reference(last) if hide_last else "")


def _opens(piece: _Piece | None) -> TypeGuard[_Mark]:
    return isinstance(piece, _Mark) and piece.opens


def _closes(piece: _Piece) -> TypeGuard[_Mark]:
    return isinstance(piece, _Mark) and not piece.opens


def _edge(piece: _Piece, at: int) -> str:
    """The first (0) or last (-1) character of a piece, or some punctuation where it is markup."""
    return piece.text[at] if isinstance(piece, _Words) else "*"


def _flanks(mark: _Mark, inside: str, outside: str) -> bool:
    """Whether a mark between these two characters is read as one, whether or not symbols count as punctuation."""
    if outside.isspace() or outside in _PUNCTUATION or unicodedata.category(outside).startswith("P"):
        return True
    return mark.mark != "_" and unicodedata.category(inside)[0] not in "PS"


def _reference(character: str) -> str:
    """A character by its number, which counts as punctuation towards the mark beside it."""
    return f"&#{ord(character)};"


def _escaped(text: str, place: _Place) -> str:
    if _is_plain(text):
        return text
    risky = {match.start() for match in _SPECIAL.finditer(text) if _is_risky(text, match.start(), place)}
    if place.starts_block and (start := re.match(_LINE_START, text)) and (place.ends_line or not _must_end_line(text)):
        risky.add(start.start("number") if start["number"] else 0)
    if "://" in text or "www." in text:
        risky |= set(_hidden_addresses(text, place, frozenset(risky)))
    if not risky:
        return text
    return "".join("\\" + character if index in risky else character for index, character in enumerate(text))


def _hidden_addresses(text: str, place: _Place, risky: frozenset[int]) -> Iterator[int]:
    """Where to escape bare addresses that must not be links.

    GitHub makes links of bare addresses. It shows the backslashes in them, and takes in the markup behind them.
    """
    for address in re.finditer(_ADDRESS, text):
        start, end = address.span(1)
        is_simple = re.fullmatch(_SIMPLE_ADDRESS, address[1]) and risky.isdisjoint(range(start, end))
        if not is_simple or (end == len(text) and place.after != " "):
            yield start


def _must_end_line(text: str) -> bool:
    """Whether what the line begins with is markup only if it fills the line."""
    return text[0] in "=_|:" or text.startswith("--")


def _is_risky(text: str, at: int, place: _Place) -> bool:
    """Whether the special character at that index could be read as markup."""
    before = text[at - 1] if at else place.before
    after = text[at + 1] if at + 1 < len(text) else place.after
    match text[at]:
        case "\\":
            return at + 1 == len(text) or after in _PUNCTUATION
        case "*":
            return at == 0 or before != " " or after != " "
        case "_":
            return not _is_plain_underscore(text, at, place)
        case "~":
            return before != " " or not after.isalnum()
        case "<":
            return re.compile(_LESS_THAN).match(text, at) is None
        case "&":
            return re.compile(_ENTITY).match(text, at) is not None
        case "[":
            return place.in_link or after in ("^", "!")
        case "]":
            return place.in_link or after in ("(", "[", ":", "")
        case "!":
            return place.before_link and at + 1 == len(text)
        case _:
            return True


def _is_plain_underscore(text: str, at: int, place: _Place) -> bool:
    """Inside a word, or in a row of underscores that stands alone."""
    left, right = at, at + 1
    while left and text[left - 1] == "_":
        left -= 1
    while right < len(text) and text[right] == "_":
        right += 1
    before = text[left - 1] if left else place.before
    after = text[right] if right < len(text) else place.after
    return (before == " " and after == " ") or (before.isalnum() and after.isalnum())
