"""The document as a page for browsers and for paper."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from partnering_tui.summary.blocks import (
    Blocks,
    BulletList,
    Document,
    Heading,
    HeatMap,
    HeatRow,
    Link,
    Paragraph,
    Section,
    Sparkline,
    Sparklines,
    Table,
    Text,
)
from partnering_tui.summary.html_page import html_page
from partnering_tui.summary.html_style import INK, LINK, PAPER, QUIET, SHADE, WARNING
from partnering_tui.summary.normal import normal_blocks
from tests.summary import strategies
from tests.summary.builders import BEACH, COUNTY, a_document, a_question, a_section, a_session, a_workshop
from tests.summary.reading_back import Page, words_in_blocks
from tests.summary.samples import the_sample_document

patient = settings(deadline=None, max_examples=80, suppress_health_check=list(HealthCheck))


def a_page(*blocks: Any, **more: Any) -> Page:
    title = (Heading(1, (Text("Title"),)),)
    return Page(html_page(Document("Title", title, (Section("one", "One", normal_blocks(blocks)),), **more)))


@patient
@given(strategies.blocks)
def test_a_page_says_what_the_blocks_say(blocks: Blocks) -> None:
    normal = normal_blocks(blocks)
    page = Page(html_page(Document("", (), (Section("one", "One", normal),))))
    assert page.words == words_in_blocks(normal)
    assert page.unclosed == []
    assert not {"script", "img", "iframe", "b"} & {tag for tag, _ in page.elements}


def test_the_sample_agreement_is_on_the_page_word_for_word() -> None:
    document = the_sample_document()
    said = Page(html_page(document)).words
    assert said[0] == document.draft
    assert said[1:] == words_in_blocks(document.blocks)


def test_headings_go_down_one_level_at_a_time_under_one_title() -> None:
    levels = [int(tag[1]) for tag, _ in Page(html_page(the_sample_document())).elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_heading_that_would_skip_a_level_is_raised() -> None:
    page = a_page(Heading(2, (Text("Part"),)), Heading(4, (Text("County"),)), Heading(1, (Text("Top"),)))
    assert [tag for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)] == ["h1", "h2", "h3", "h2"]


def test_the_page_has_a_language_a_title_and_its_landmarks() -> None:
    text = html_page(the_sample_document())
    page = Page(text)
    assert page.all("html") == [{"lang": "en"}]
    assert "<title>Clean water for Kisumu</title>" in text
    assert [page.count(tag) for tag in ("header", "nav", "main")] == [1, 1, 1]


@pytest.mark.parametrize(
    ("language", "attributes"),
    [("sw", {"lang": "sw"}), ("ar", {"lang": "ar", "dir": "rtl"}), ('en"><script>', {"lang": "en"})],
)
def test_the_page_is_in_the_language_of_the_workshop(language: str, attributes: dict[str, str]) -> None:
    assert a_page(language=language).all("html") == [attributes]


def test_every_id_is_there_once_and_every_entry_of_the_contents_leads_to_one() -> None:
    page = Page(html_page(the_sample_document()))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [link["href"] for link in page.all("a") if link["href"].startswith("#")]
    assert len(targets) == len(the_sample_document().sections)
    assert set(targets) <= {f"#{one}" for one in ids}


def test_sections_of_one_id_get_ids_of_their_own() -> None:
    sections = tuple(Section("one", title, (Heading(2, (Text(title),)),)) for title in ("A", "B"))
    page = Page(html_page(Document("T", (), sections)))
    assert len({heading["id"] for heading in page.all("h2")}) == len(page.all("h2"))


def test_every_cell_of_a_heading_says_what_it_heads() -> None:
    page = Page(html_page(the_sample_document()))
    assert page.count("th") > 50
    assert {cell.get("scope") for cell in page.all("th")} == {"col", "row"}


def test_an_empty_corner_of_a_table_heads_nothing() -> None:
    page = a_page(Table(((), (Text("County"),)), (((Text("Trust"),), ()),)))
    assert [tag for tag, _ in page.elements if tag in ("td", "th")] == ["td", "th", "th", "td"]


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs() -> None:
    text = html_page(the_sample_document())
    page = Page(text)
    loads = {"script", "link", "img", "iframe", "object", "embed", "form", "base", "video", "audio"}
    loads |= {"use", "image", "foreignobject", "animate", "set", "style", "a"} & _in_pictures(page)
    assert not loads & {tag for tag, _ in page.elements}
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert "url(" not in text
    assert "@import" not in text
    policy = next(meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def _in_pictures(page: Page) -> set[str]:
    drawn = {"svg", "title", "desc", "rect", "circle", "line", "text"}
    begins = [at for at, (tag, _) in enumerate(page.elements) if tag == "svg"]
    ends = [
        next(at for at, (tag, _) in enumerate(page.elements) if at > begin and tag in ("table", "ul"))
        for begin in begins
    ]
    inside = {tag for begin, end in zip(begins, ends, strict=True) for tag, _ in page.elements[begin:end]}
    return inside - drawn


def test_pictures_are_described_in_words_and_made_of_nothing_but_shapes_and_letters() -> None:
    page = Page(html_page(the_sample_document()))
    (picture,) = page.all("svg")
    assert picture["role"] == "img"
    at = next(at for at, (tag, _) in enumerate(page.elements) if tag == "svg")
    assert [tag for tag, _ in page.elements[at + 1 : at + 3]] == ["title", "desc"]
    assert _in_pictures(page) == set()


def test_no_name_or_line_of_the_sample_is_cut_in_a_picture() -> None:
    text = html_page(the_sample_document())
    begin, end = text.index("<svg"), text.index("</svg>")
    assert "…" not in text[begin:end]
    assert ">Beach</text>" in text[begin:end]
    assert ">Network</text>" in text[begin:end]


def test_a_level_and_a_range_are_never_broken_over_two_lines() -> None:
    text = html_page(the_sample_document())
    assert ' <span class="one-line">(4 of 5)</span>' in text
    assert '<span class="one-line">R ├───●─┤ G</span>' in text
    assert '<td class="one-line" dir="auto">as before</td>' in text


def test_no_colour_in_a_picture_stands_without_its_letter() -> None:
    page = Page(html_page(the_sample_document()))
    coloured = [at for at, (tag, _) in enumerate(page.elements) if tag == "rect"]
    assert len(coloured) == 24 * 4
    assert {page.elements[at + 1][0] for at in coloured} == {"text"}
    dashes = {one["fill"]: one.get("stroke-dasharray", "") for one in page.all("rect")}
    assert len(set(dashes.values())) == len(dashes) == 3


def test_words_cannot_break_out_of_a_picture() -> None:
    evil = "</title></svg><script>x</script>"
    row = HeatRow(evil, ((evil, "poor"),), (1, 2, 3), evil)
    picture = HeatMap(evil, evil, (evil,), (row,), (1, 3), (evil, evil))
    lines = Sparklines(evil, evil, (evil, evil), (Sparkline(evil, (1, 2), evil),), (1, 3))
    points = BulletList(((Paragraph((Text("x"),)),),), picture=lines)
    page = a_page(Table(((Text("One"),),), (((Text("x"),),),), picture=picture), points)
    assert page.count("script") == 0
    assert page.count("svg") == 2
    assert page.unclosed == []


def test_a_line_over_the_rounds_is_broken_where_a_partner_took_no_part() -> None:
    check = a_question("ratings", scale="rag", indicators=({"id": "trust", "label": "We trust each other"},))
    given = [{"county": 1, "beach": 1}, {"county": 2}, {"county": 3, "beach": 2}, {"county": 3, "beach": 3}]
    rounds = [
        {"id": f"r{month}", "date": date(2026, month, 4), "mode": "named", "scores": {"trust": marks}}
        for month, marks in enumerate(given, start=1)
    ]
    session = a_session({check.id: {"rounds": rounds}}, partners=(COUNTY, BEACH))
    page = Page(html_page(a_document(a_workshop(check), session)))
    titles = [at for at, (tag, _) in enumerate(page.elements) if tag == "svg"]
    assert len(titles) == 2
    over_time = page.elements[titles[1] :]
    across = [one for tag, one in over_time if tag == "line" and one["y1"] == one["y2"] and one["stroke-width"] == "1"]
    drawn = [one for tag, one in over_time if tag == "line" and one not in across]
    assert [tag for tag, _ in over_time].count("circle") == 4 + 3
    assert len(across) == 2 * 2
    assert len(drawn) == 3 + 1
    rising, level = drawn[0], drawn[2]
    assert float(rising["y2"]) < float(rising["y1"])
    assert level["y1"] == level["y2"]
    assert _in_pictures(page) == set()


def test_links_tell_the_other_side_nothing_and_lead_nowhere_unsafe() -> None:
    safe, unsafe = "https://a.example/?q=1&copy=2", "javascript:alert(1)"
    page = a_page(Paragraph((Link(safe, (Text("a"),)), Text(" "), Link(unsafe, (Text("b"),)))))
    (link,) = [link for link in page.all("a") if not link["href"].startswith("#")]
    assert link == {"href": safe, "rel": "noopener noreferrer"}


def test_text_finds_its_own_direction() -> None:
    page = a_page(Paragraph((Text("مياه نظيفة"),)), Table(((Text("א"),),), (((Text("ב"),),),)))
    assert [attributes.get("dir") for attributes in page.all("p", "td", "th")] == ["auto"] * 3


def test_a_draft_is_called_one_in_words_at_the_top_and_on_every_printed_page() -> None:
    text = html_page(Document("T", (), draft="Draft: not yet agreed"))
    assert Page(text).words[0] == "Draft: not yet agreed"
    assert '@top-right { content: "Draft\\3a  not yet agreed"' in text
    assert "Draft" not in html_page(Document("T", ()))


def test_a_title_cannot_break_out_of_the_page_nor_its_style() -> None:
    title = '</style></title><script>alert("1")</script>\\"; } * { color: red'
    page = Page(html_page(Document(title, normal_blocks([Heading(1, (Text(title),))]))))
    assert page.count("script") == 0
    assert page.count("style") == 1
    assert page.words == [title]


def test_signatures_are_tables_that_stay_together_on_a_page() -> None:
    workshop = a_workshop(summary=(a_section("Signatures", "signatures"),))
    text = html_page(a_document(workshop, a_session(partners=(COUNTY,))))
    assert text.count('<div class="signature beside">') == 1
    assert Page(text).words[-5:] == ["For Kisumu County Government", "Name", "Position", "Date", "Signature"]
    assert re.search(r"\.signature\s*{[^}]*break-inside: avoid", text)


def test_the_same_document_is_the_same_page() -> None:
    workshop = a_workshop(a_question(id="q"), summary=(a_section("One", "q"),))
    pages = {html_page(a_document(workshop, a_session({"q": {"value": "Water"}}))) for _ in range(2)}
    assert len(pages) == 1


@pytest.mark.parametrize("ground", [PAPER, SHADE])
@pytest.mark.parametrize("colour", [INK, LINK, QUIET, WARNING])
def test_every_colour_of_words_stands_out_from_every_ground(colour: str, ground: str) -> None:
    lighter, darker = sorted((luminance(colour), luminance(ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 7


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_day_on_which_it_was_made_is_among_its_properties() -> None:
    page = Page(html_page(Document("T", (), made_on=date(2026, 3, 6))))
    assert {"name": "date", "content": "2026-03-06"} in page.all("meta")
