"""What somebody typed as Markdown becomes blocks that fit under a heading of the document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnering_tui.summary.blocks import (
    BulletList,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inlines,
    LineBreak,
    Link,
    NumberedList,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)
from partnering_tui.summary.reading import SHORT_LINE, answer_blocks, blocks_of


def words(text: str) -> Inlines:
    return (Text(text),)


def test_styles_code_and_links_are_kept() -> None:
    (paragraph,) = answer_blocks("**a** *b* `c` [d](https://e.example)")
    expected: Inlines = (
        Strong(words("a")),
        Text(" "),
        Emphasis(words("b")),
        Text(" "),
        Code("c"),
        Text(" "),
        Link("https://e.example", words("d")),
    )
    assert paragraph == Paragraph(expected)


def test_lists_quotes_code_and_tables_are_kept() -> None:
    text = "- a\n- b\n\n3. c\n\n> d\n\n```toml\ne\n```\n\n| f | g |\n|---|--:|\n| h | i |"
    assert answer_blocks(text) == (
        BulletList(((Paragraph(words("a")),), (Paragraph(words("b")),))),
        NumberedList(((Paragraph(words("c")),),), 3),
        Quote((Paragraph(words("d")),)),
        CodeBlock("e", "toml"),
        Table((words("f"), words("g")), ((words("h"), words("i")),), (None, "right")),
    )


@pytest.mark.parametrize("text", ["# Big", "Big\n===", "###### Big"])
def test_a_heading_in_an_answer_becomes_a_bold_paragraph(text: str) -> None:
    assert answer_blocks(text) == (Paragraph((Strong(words("Big")),)),)


def test_a_heading_inside_a_list_becomes_bold_too() -> None:
    assert answer_blocks("- # Big") == (BulletList(((Paragraph((Strong(words("Big")),)),),)),)


def test_headings_of_a_whole_document_are_kept() -> None:
    assert blocks_of("# Big") == (Heading(1, words("Big")),)


def test_html_is_words() -> None:
    assert answer_blocks("<b>x</b> &amp; y") == (Paragraph(words("<b>x</b> & y")),)
    assert answer_blocks("<div>\nx\n</div>") == (
        Paragraph((Text("<div>"), LineBreak(), Text("x"), LineBreak(), Text("</div>"))),
    )


def test_an_image_becomes_its_words_and_address() -> None:
    assert answer_blocks("![a map](map.png)") == (Paragraph(words("a map (map.png)")),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[notes](notes.md)", "notes (notes.md)"),
        ("[file](ftp://a.example/x)", "file (ftp://a.example/x)"),
        ("<ftp://a.example/x>", "ftp://a.example/x"),
        ("[run](javascript:alert)", "[run](javascript:alert)"),
    ],
)
def test_links_to_anywhere_else_become_words(text: str, expected: str) -> None:
    assert answer_blocks(text) == (Paragraph(words(expected)),)


def test_a_short_line_stays_a_line() -> None:
    assert answer_blocks("Kajulu\nKolwa") == (Paragraph((Text("Kajulu"), LineBreak(), Text("Kolwa"))),)


def test_lines_wrapped_by_an_editor_flow_together() -> None:
    line = "word " * (SHORT_LINE // 5) + "end"
    assert answer_blocks(f"{line}\nand more") == (Paragraph(words(f"{line} and more")),)


def test_a_blank_line_ends_a_paragraph() -> None:
    assert answer_blocks("One.\n\n\nTwo.") == (Paragraph(words("One.")), Paragraph(words("Two.")))


def test_what_nests_too_deeply_is_taken_as_words() -> None:
    (paragraph,) = answer_blocks(">" * 300 + " deep")
    assert paragraph == Paragraph(words(">" * 300 + " deep"))


def test_only_white_space_says_nothing() -> None:
    assert answer_blocks(" \n\t\n") == ()


LINES = st.sampled_from(
    [
        "Taps are dry", "- taps", "- R & D", "x_y", "Too few ", "Too few  ", "", " - taps", "- ", "-- | --", "a | b",
        "Water for all the wards of the county, as counted in the year two thousand and six", "1. one", "- x < 5",
        "===", "<b>", "*dry*", "_dry_", "https://water.example", "&amp;", "-taps", "- taps\tdry", "é", "“so”",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=6).map("\n".join))
def test_what_is_read_at_sight_is_read_as_the_parser_would(text: str) -> None:
    by_parser = blocks_of(text)
    if not any(isinstance(block, Heading) for block in by_parser):
        assert answer_blocks(text) == by_parser
