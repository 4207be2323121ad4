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
    "# ", "## x", "#", "===", "---", "- - -", "***", "___", "| a | b |", "|---|:-:|", ":--", "--", "<b>x</b>", "<div>", "<!-- x -->",
    "<script>alert(1)</script>", "<http://a.example>", "<a@b.example>", "http://a.example/x_y", "www.a.example", "&amp;", "&copy;",
    "&#60;", "[a](http://b.example)", "![a](b.png)", "[a]: http://b.example", "[a][b]", "[^1]", "[^1]: note", "[x] ", "[ ] ",
    "```", "~~~", "~~x~~", "`", "``a`b``", "1. ", "1) x", "12.", "- ", "+ ", "* ", "-", "> ", ">", "    ", "\t", "  ", "\n", "\n\n",
    "\r\n", "\r", "\x0b", "\x0c", "\x00", "\x85", "\u2028", "\u00a0", "\u200b", "\u202e", "\u2066", "\\", "\\\\", "\\*", "*", "**",
    "***a***", "_", "__", "_a_", "a_b", "@county", "#12", "R&D", "3.5 m", "“x”", "é", "水", "😀", "€", "!", "(", ")", "[", "]", "|", "\\|",
    "a", "b c", "1", ".", "x ", " y", "<", ">=", "< 5", "=", ":", "$x$", "^",
]  # fmt: skip

hostile_text = st.lists(st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=3)), max_size=7).map("".join)

hrefs = st.one_of(
    st.sampled_from(
        [
            "http://a.example",
            "https://a.example/(x)?q=1&copy;=2",
            "mailto:a@b.example",
            "javascript:alert(1)",
            "x.md",
            "http://a b",
        ]
    ),
    st.text("ab:/?#()*_~%41.-&;", max_size=12).map(lambda path: "http://a.example/" + path),
)


def _styled(inside: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    several = st.lists(inside, max_size=3).map(tuple)
    return st.one_of(st.builds(Strong, several), st.builds(Emphasis, several), st.builds(Link, hrefs, several))


inlines = st.lists(
    st.recursive(
        st.one_of(
            st.builds(Text, hostile_text),
            st.builds(Text, hostile_text),
            st.builds(Code, hostile_text),
            st.just(LineBreak()),
        ),
        _styled,
        max_leaves=5,
    ),
    max_size=5,
).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 4))
    row = st.lists(inlines, min_size=width, max_size=width).map(tuple)
    align = st.lists(st.sampled_from([None, "left", "right", "center"]), min_size=width, max_size=width).map(tuple)
    return Table(draw(row), tuple(draw(st.lists(row, max_size=3))), draw(align))


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
    return st.one_of(
        st.builds(BulletList, items), st.builds(NumberedList, items, st.integers(-1, 10**7)), st.builds(Quote, several)
    )


blocks = st.lists(st.recursive(leaves, _nested, max_leaves=6), max_size=5).map(tuple)
