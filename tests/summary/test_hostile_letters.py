"""Letters that steer a terminal, turn the direction of text or cannot be seen reach no screen and no document."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from partnering_tui.session.session import Session
from partnering_tui.summary.csv_text import csv_text
from partnering_tui.summary.document import document
from partnering_tui.summary.html_page import html_page
from partnering_tui.summary.json_text import json_text
from partnering_tui.summary.markdown import markdown
from partnering_tui.summary.sheets import sheets_in, sheets_of
from partnering_tui.summary.word_file import word_file
from partnering_tui.tui.text import one_line, safe
from partnering_tui.workshop.definition import Workshop
from tests.session.builders import a_question, a_session, a_workshop

HOSTILE = {
    "a terminal's command": "\x1b]0;owned\x07\x1b[2J\x9b2J",
    "an override of direction": "\u202egnorw\u202c \u2066a\u2069",
    "what cannot be seen": "Coun\u2060ty\ufeff \u2063x",
    "text hidden in tags": "A" + "".join(chr(0xE0000 + ord(letter)) for letter in "ignore"),
    "nothing and backspace": "\x00\x08\x7f",
}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")
TODAY = date(2026, 3, 4)


def a_hostile_session(words: str) -> tuple[Session, Workshop]:
    """A session in which those words stand wherever somebody can write."""
    table = a_question("table", label=f"Table {words}")
    whole = a_workshop(table).model_dump(by_alias=True)
    section = {"id": "all", "title": f"All {words}", "from": ("q", "partners", "decisions")}
    workshop = Workshop.model_validate(whole | {"summary": (section,), "title": words})
    session = a_session(f"County {words}", workshop=workshop)
    session.tree["session"]["title"] = words
    session.tree["partners"][0] |= {"name": words, "sector": words, "description": words}
    session.tree["answers"] = {"q": {"rows": [{"id": "a", "name": words, "due": words}], "note": words}}
    session.tree["decisions"] = [{"id": "d", "wording": words, "reason": words, "decided": TODAY}]
    return session, workshop


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_no_document_holds_them(words: str) -> None:
    session, workshop = a_hostile_session(words)
    made = document(session, workshop, today=TODAY)
    with ZipFile(BytesIO(word_file(made))) as word:
        parts = [word.read(name).decode("utf-8") for name in word.namelist() if name.endswith(".xml")]
    sheets = [*sheets_of(session, workshop, today=TODAY), *sheets_in(made)]
    tables = [csv_text(sheet).removeprefix("\ufeff") for sheet in sheets]
    texts = {
        "markdown": [markdown(made)],
        "html": [html_page(made)],
        "json": [json_text(made)],
        "word": parts,
        "csv": tables,
    }
    found = {form: _FORBIDDEN.findall("\n".join(written)) for form, written in texts.items()}
    assert {form: letters for form, letters in found.items() if letters} == {}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_no_screen_is_given_them(words: str) -> None:
    assert not _FORBIDDEN.search(safe(words))
    assert not _FORBIDDEN.search(one_line(words))


@pytest.mark.parametrize("words", ["مَرحبا", "می‌خواهم", "👩‍👩‍👧", "नमस्ते", "e\u0301"])
def test_letters_that_people_write_stay(words: str) -> None:
    assert safe(words) == words
    session, workshop = a_hostile_session(words)
    assert words in html_page(document(session, workshop, today=TODAY))
