"""Markdown that reads well as it stands, and in which nothing that was typed acts as markup."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from partnering_tui.summary.blocks import (
    Block,
    BulletList,
    Code,
    CodeBlock,
    Document,
    Emphasis,
    Heading,
    Inlines,
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
from partnering_tui.summary.markdown import markdown
from partnering_tui.summary.normal import normal_blocks


def text_of(*blocks: Block) -> str:
    return markdown(Document("", normal_blocks(blocks))).rstrip("\n")


def words(text: str) -> Inlines:
    return (Text(text),)


def typed(text: str) -> str:
    """A paragraph of these words as Markdown."""
    return text_of(Paragraph(words(text)))


def read_with_extensions(text: str) -> list[Token]:
    """The tokens that a reader sees who takes HTML and strikethrough as markup."""
    return MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "3.5 m",
        "a_b and c__d",
        "R&D",
        "3 * 4 = 12",
        "#12 and @county",
        "C:\\water",
        "about ~5 km",
        "x < 5 and y > 3",
        "x <= 5, y >= 3",
        "Otieno [sic] said (yes)",
        "1.5 is not a list",
        "well-being - and more",
        "50% | 60%",
        "https://a.example/x_y?b=1",
        "Name: ______ ",
        "What? Yes!",
    ],
)
def test_plain_words_stay_as_they_were_typed(text: str) -> None:
    assert typed(text) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "# heading",
        "#",
        "- point",
        "+ point",
        "* point",
        "-",
        "1. point",
        "2) point",
        "> quote",
        "---",
        "- - -",
        "***",
        "_ _ _",
        "===",
        "```",
        "~~~ x",
        "~~gone~~",
        "<b>bold</b>",
        "<!-- hidden -->",
        "<script>alert(1)</script>",
        "<http://a.example>",
        "<a@b.example>",
        "&copy; &#60;",
        "[a](http://b.example)",
        "[a]: http://b.example",
        "![a](b.png)",
        "[^1]",
        "[x] done",
        "`code`",
        "*a* _b_ **c** __d__",
        "snake_ _case",
        "\\*",
        "ends with \\",
        "| a | b |",
    ],
)
def test_nothing_typed_becomes_markup(text: str) -> None:
    tokens = read_with_extensions(typed(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert "".join(child.content for child in children) == text
    assert {child.type for child in children} == {"text"}


@pytest.mark.parametrize("second", ["===", "---", "|---|", ":--", "- x", "# x", "> x", "1. x", "```", "<div>", "    x"])
def test_a_second_line_changes_nothing_about_the_first(second: str) -> None:
    tokens = read_with_extensions(typed(f"a | b\n{second}"))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]


@pytest.mark.parametrize("text", ["http://a.example/*x*", "https://a.example/\\", "www.a.example/_x_ y"])
def test_a_bare_address_shows_no_backslashes_that_were_not_typed(text: str) -> None:
    assert re.match(r"(https?\\:|www\\\.|\\)", typed(text)) or "\\" not in typed(text)


def test_a_bare_address_does_not_take_in_what_follows_it() -> None:
    assert typed("https://a.example\nnext") == "https\\://a.example\\\nnext"
    assert text_of(Paragraph((Text("www.a.example"), Strong(words("x"))))) == "www\\.a.example**x**"


def test_a_line_break_in_a_paragraph_is_kept() -> None:
    assert typed("one\ntwo") == "one\\\ntwo"


def test_a_cell_holds_one_line_and_its_bars_are_words() -> None:
    table = text_of(Table((words("A"), words("B")), ((words("x | y\nz"), words("\\|")),)))
    assert table == "| A        | B    |\n| -------- | ---- |\n| x \\| y z | \\\\\\| |"


def test_tables_are_padded_and_aligned() -> None:
    table = Table((words("Need"), words("Rank")), ((words("Water"), words("1")),), (None, "right"))
    assert text_of(table) == "| Need  | Rank |\n| ----- | ---: |\n| Water |    1 |"


def test_wide_characters_are_padded_by_the_room_they_take() -> None:
    table = text_of(Table((words("水"), ()), ((words("abc"), ()),)))
    assert table == "| 水  |     |\n| --- | --- |\n| abc |     |"


def test_one_long_cell_does_not_stretch_the_others() -> None:
    table = Table((words("A"), words("B")), ((words("long " * 40), words("x")), (words("short"), words("y"))))
    assert len(text_of(table).splitlines()[-1]) < 80


def test_lists_that_follow_each_other_stay_apart() -> None:
    one, two = (BulletList(((Paragraph(words(word)),),)) for word in ("one", "two"))
    assert text_of(one, two) == "- one\n\n* two"
    first, second = (NumberedList(((Paragraph(words(word)),),)) for word in ("one", "two"))
    assert text_of(first, second) == "1. one\n\n1) two"


def test_lists_of_single_lines_are_tight_and_others_are_loose() -> None:
    inner = BulletList(((Paragraph(words("c")),),))
    tight = BulletList(((Paragraph(words("a")), inner), (Paragraph(words("b")),)))
    assert text_of(tight) == "- a\n  - c\n- b"
    loose = NumberedList(((Paragraph(words("a")), Paragraph(words("more"))), (Paragraph(words("b")),)), 9)
    assert text_of(loose) == "9. a\n\n   more\n\n10. b"


def test_styles_hold_inside_words_and_beside_punctuation() -> None:
    inlines: Inlines = (Text("un"), Emphasis(words("believ")), Text("able"), Strong(words("(!)")), Text("x"))
    assert text_of(Paragraph(inlines)) == "u&#110;_believ_&#97;bl&#101;**(!)**&#120;"


def test_code_may_hold_backticks() -> None:
    assert text_of(Paragraph((Code("a`b"),))) == "``a`b``"
    assert text_of(CodeBlock("```\nx", "toml")) == "````toml\n```\nx\n````"


def test_links_lead_to_web_pages_and_mail_only() -> None:
    linked = Paragraph((Link("https://a.example/(x)", words("page")), Text(" "), Link("javascript:x", words("bad"))))
    assert text_of(linked) == "[page](<https://a.example/(x)>) bad"
    assert text_of(Paragraph((Link("mailto:a@b.example", words("a@b.example")),))) == "<a@b.example>"


def test_a_heading_keeps_its_closing_hashes() -> None:
    assert text_of(Heading(2, words("Part #"))) == "## Part \\#"
    assert text_of(Heading(2, words("C#"))) == "## C#"


def test_quotes_and_rules() -> None:
    quote = Quote((Paragraph(words("one")), Paragraph(words("two"))))
    assert text_of(quote, Rule()) == "> one\n>\n> two\n\n___"


def test_characters_that_disguise_text_are_removed() -> None:
    assert typed("pay \u202e001\u202c\u2066x\u2069 \x00\x1b[31mred") == "pay 001x [31mred"


def test_characters_that_only_join_or_space_stay() -> None:
    assert typed("KES\u00a05\u200b0") == "KES\u00a05\u200b0"


def test_line_ends_of_every_kind_are_line_breaks() -> None:
    assert typed("a\r\nb\rc\x0bd\x0ce\u2028f") == "a\\\nb\\\nc\\\nd\\\ne\\\nf"


def test_empty_blocks_are_left_out() -> None:
    nothing = (
        Paragraph(()),
        Paragraph(words("  ")),
        BulletList(((),)),
        Quote(()),
        Table((), ()),
        Heading(2, (LineBreak(),)),
    )
    assert text_of(*nothing, Paragraph(words("x"))) == "x"
