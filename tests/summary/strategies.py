"""Hostile words and blocks: whatever a person or a copied web page could put into an answer."""

from __future__ import annotations

from hypothesis import strategies as st

from partnering_tui.summary.blocks import (
    Block,
    BulletList,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    NumberedList,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
)

SNIPPETS = [
    *("# ", "## x", "#", "===", "---", "- - -", "***", "___", "> ", ">", "- ", "+ ", "* ", "-", "1. ", "1) x", "12."),
    *(
        "| a | b |",
        "|---|:-:|",
        ":--",
        "--",
        "|",
        "\\|",
        "<b>x</b>",
        "<div>",
        "<!-- x -->",
        "<script>alert(1)</script>",
    ),
    *("<http://a.example>", "<a@b.example>", "http://a.example/x_y", "http://a.example/*%", "www.a.example", "&amp;"),
    *("&copy;", "&#60;", "[a](http://b.example)", "![a](b.png)", "[a]: http://b.example", "[a][b]", "[^1]", "[^1]: x"),
    *(
        "[x] ",
        "[ ] ",
        "```",
        "~~~",
        "~~x~~",
        "`",
        "``a`b``",
        "\\",
        "\\\\",
        "\\*",
        "*",
        "**",
        "***a***",
        "_",
        "__",
        "_a_",
    ),
    *("    ", "\t", "  ", "\n", "\n\n", "\r\n", "\r", "\x0b", "\x0c", "\x00", "\x85", "\u2028", "\u00a0", "\u200b"),
    *(
        "\u202e",
        "\u2066",
        "@county",
        "#12",
        "R&D",
        "3.5 m",
        "a_b",
        "“x”",
        "é",
        "水",
        "😀",
        "€",
        "$x$",
        "< 5",
        ">=",
        "<",
    ),
    *("!", "(", ")", "[", "]", "=", ":", "^", ".", "a", "b c", "1", "x ", " y"),
]

hostile_text = st.lists(st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=3)), max_size=6).map("".join)

hrefs = st.sampled_from(
    [
        "http://a.example",
        "https://a.example/(x)?q=1&copy;=2",
        "http://a.example/%41_*~x*",
        "http://a.example/(",
        "mailto:a@b.example",
        "javascript:alert(1)",
        "notes.md",
        "http://a b",
    ]
)


def _styled(inside: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    several = st.lists(inside, max_size=3).map(tuple)
    return st.one_of(st.builds(Strong, several), st.builds(Emphasis, several), st.builds(Link, hrefs, several))


_words = st.builds(Text, hostile_text)
inlines = st.lists(
    st.recursive(st.one_of(_words, _words, st.builds(Code, hostile_text), st.just(LineBreak())), _styled, max_leaves=4),
    max_size=4,
).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    row = st.lists(inlines, min_size=width, max_size=width).map(tuple)
    align = st.lists(st.sampled_from([None, "left", "right", "center"]), min_size=width, max_size=width).map(tuple)
    return Table(draw(row), tuple(draw(st.lists(row, max_size=2))), draw(align))


leaves: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, inlines),
    st.builds(Paragraph, inlines),
    st.builds(Heading, st.integers(1, 6), inlines),
    tables(),
    st.builds(CodeBlock, hostile_text, st.sampled_from(["", "python", "a b", "`"])),
    st.just(Rule()),
)


def _nested(inside: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    several = st.lists(inside, max_size=3).map(tuple)
    items = st.lists(several, max_size=3).map(tuple)
    numbered = st.builds(NumberedList, items, st.integers(-1, 10**7))
    return st.one_of(st.builds(BulletList, items), numbered, st.builds(Quote, several))


blocks = st.lists(st.recursive(leaves, _nested, max_leaves=4), max_size=4).map(tuple)
