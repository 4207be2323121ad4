"""The document as a Word file, opened again."""

from __future__ import annotations

import getpass
import time
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document as open_word_file
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings

from partnering_tui.summary.blocks import (
    Blocks,
    BulletList,
    Document,
    Heading,
    Link,
    NumberedList,
    Paragraph,
    Section,
    Table,
    Text,
)
from partnering_tui.summary.normal import normal_blocks
from partnering_tui.summary.word_file import word_file
from tests.summary import strategies
from tests.summary.builders import COUNTY, a_document, a_section, a_session, a_workshop
from tests.summary.reading_back import words_in_blocks, words_in_word_file
from tests.summary.samples import the_sample_document

patient = settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))


def opened(*blocks: Any, **more: Any) -> Any:
    """A document of one section with these blocks, opened as a Word file."""
    document = Document("Title", (), (Section("one", "One", normal_blocks(blocks)),), **more)
    return open_word_file(BytesIO(word_file(document)))


def points(*words: str) -> tuple[Blocks, ...]:
    return tuple((Paragraph((Text(word),)),) for word in words)


@pytest.fixture(scope="module")
def sample() -> bytes:
    return word_file(the_sample_document())


@patient
@given(strategies.blocks)
def test_a_word_file_says_what_the_blocks_say(blocks: Blocks) -> None:
    normal = normal_blocks(blocks)
    content = word_file(Document("", (), (Section("one", "One", normal),)))
    assert words_in_word_file(content) == words_in_blocks(normal)


def test_the_sample_agreement_is_in_the_file_word_for_word(sample: bytes) -> None:
    assert words_in_word_file(sample) == words_in_blocks(the_sample_document().blocks)


def test_the_sample_agreement_takes_no_two_seconds() -> None:
    document = the_sample_document()
    started = time.perf_counter()
    word_file(document)
    assert time.perf_counter() - started < 2


def test_headings_have_the_styles_that_word_makes_its_outline_from(sample: bytes) -> None:
    file = open_word_file(BytesIO(sample))
    styles = [paragraph.style.name for paragraph in file.paragraphs if paragraph.style.name.startswith(("Head", "Tit"))]
    assert styles[0] == "Title"
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") == len(the_sample_document().sections)
    assert {"Heading 2", "Heading 3"} <= set(styles)


def test_the_annex_begins_on_a_page_of_its_own_and_nothing_else_does(sample: bytes) -> None:
    paragraphs = open_word_file(BytesIO(sample)).paragraphs
    assert [one.text for one in paragraphs if one.paragraph_format.page_break_before] == ["Annex"]


def test_lists_have_the_styles_of_lists_and_each_numbers_anew() -> None:
    file = opened(NumberedList(points("a", "b")), NumberedList(points("c"), 7), BulletList(points("d")))
    assert [paragraph.style.name for paragraph in file.paragraphs] == ["List Number"] * 3 + ["List Bullet"]
    numbers = [paragraph._p.pPr.numPr.numId.val for paragraph in file.paragraphs]
    assert len(set(numbers)) == 3
    starts = file.part.numbering_part.element.findall(".//" + qn("w:startOverride"))
    assert [start.get(qn("w:val")) for start in starts] == ["1", "7"]


def test_tables_are_real_ones_whose_header_comes_again_on_every_page() -> None:
    file = opened(Table(((Text("Task"),), (Text("Number"),)), (((Text("Taps"),), (Text("5"),)),), (None, "right")))
    (table,) = file.tables
    assert [cell.text for row in table.rows for cell in row.cells] == ["Task", "Number", "Taps", "5"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1].cells[1].paragraphs[0].alignment is not None


def test_every_page_has_its_number_and_says_of_what_and_that_it_is_a_draft() -> None:
    file = opened(draft="Draft: not yet agreed", made_on=date(2026, 3, 6))
    page = file.sections[0]
    fields = [field.get(qn("w:instr")) for field in page.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    header = " ".join(paragraph.text for paragraph in page.header.paragraphs)
    assert "Title" in header
    assert "Draft: not yet agreed" in header
    assert "Draft" not in " ".join(paragraph.text for paragraph in opened().sections[0].header.paragraphs)


def test_the_page_is_a4() -> None:
    page = opened().sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)


def test_its_properties_name_the_title_and_nobody() -> None:
    file = opened(made_on=date(2026, 3, 6), language="sw")
    kept = file.core_properties
    assert (kept.title, kept.author, kept.last_modified_by, kept.comments, kept.language) == ("Title", "", "", "", "sw")
    assert kept.created.date() == date(2026, 3, 6)


def test_nothing_of_the_computer_is_in_the_file(sample: bytes) -> None:
    with ZipFile(BytesIO(sample)) as parts:
        everything = b"".join(map(parts.read, parts.namelist())).decode("utf-8", "replace")
    assert "python-docx" not in everything
    assert getpass.getuser() == "root" or getpass.getuser() not in everything


def test_the_language_of_the_words_is_that_of_the_workshop() -> None:
    (language,) = opened(language="sw").styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "sw"


def test_signatures_are_lines_in_a_table_that_stays_on_one_page() -> None:
    document = a_document(a_workshop(summary=(a_section("Signatures", "signatures"),)), a_session(partners=(COUNTY,)))
    file = open_word_file(BytesIO(word_file(document)))
    (table,) = file.tables
    assert [row.cells[0].text for row in table.rows] == ["Name", "Position", "Date", "Signature"]
    kept = [cell.paragraphs[0].paragraph_format.keep_with_next for row in table.rows[:-1] for cell in row.cells]
    assert all(kept)
    named = next(paragraph for paragraph in file.paragraphs if paragraph.text.startswith("For "))
    assert named.paragraph_format.keep_with_next


def test_links_lead_where_they_led() -> None:
    file = opened(Paragraph((Link("https://a.example/?q=1&b=2", (Text("here"),)),)))
    (link,) = file.paragraphs[0].hyperlinks
    assert (link.address, link.text) == ("https://a.example/?q=1&b=2", "here")


def test_arabic_and_hebrew_are_set_from_the_right() -> None:
    arabic, english = opened(Paragraph((Text("مياه نظيفة"),)), Paragraph((Text("Clean water"),))).paragraphs
    assert arabic._p.pPr.find(qn("w:bidi")) is not None
    assert arabic.runs[0]._r.rPr.find(qn("w:rtl")) is not None
    assert english._p.pPr is None or english._p.pPr.find(qn("w:bidi")) is None


@pytest.mark.parametrize("hostile", ["a\x00b\x0bc\x1fd", "\ufffe\uffff", "<w:p>&amp;]]>", "\ud800"])
def test_what_xml_cannot_hold_is_left_out(hostile: str) -> None:
    title = Heading(2, (Text(f"x{hostile}y"),))
    content = word_file(Document(f"x{hostile}y", (title,), draft=hostile))
    (words,) = words_in_word_file(content)
    assert words.startswith("x")
    assert words.endswith("y")
