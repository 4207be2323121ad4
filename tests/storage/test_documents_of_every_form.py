"""Documents in files of every form: each is known again, and nothing that somebody made or changed is written over."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from partnering_tui.errors import NotSaved, WouldOverwrite
from partnering_tui.storage.document_file import write_document, write_documents
from partnering_tui.storage.document_marks import Form

CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Water</dc:title></cp:coreProperties>'
)


def a_word_file(words: str = "Water") -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as parts:
        parts.writestr("word/document.xml", f"<w>{words}</w>")
        parts.writestr("docProps/core.xml", CORE)
    return made.getvalue()


def rewritten(content: bytes, changes: Mapping[str, str]) -> bytes:
    """A Word file as another program leaves it, with other words in some of its parts."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name).decode("utf-8")))
    return made.getvalue()


FORMS: dict[Form, tuple[str | bytes, Callable[[bytes], bytes]]] = {
    "comment": ("<p>Water</p>\n", lambda content: content.replace(b"Water", b"Wine")),
    "json": ('{\n "title": "Water"\n}\n', lambda content: content.replace(b"Water", b"Wine")),
    "docx": (a_word_file(), lambda content: rewritten(content, {"word/document.xml": "<w>Wine</w>"})),
    "remembered": ("\ufeffName\r\nWater\r\n", lambda content: content.replace(b"Water", b"Wine")),
}
each_form = pytest.mark.parametrize("form", FORMS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "agreement"


@pytest.fixture
def write(tmp_path: Path, path: Path) -> Callable[..., None]:
    """Writes a document of that form into the file."""

    def written(form: Form, session: str = "3f0e", **more: bool) -> None:
        content, _ = FORMS[form]
        write_document(path, content, session, form=form, made_files=tmp_path / "state" / "made.toml", never=(), **more)

    return written


@each_form
def test_a_document_that_was_made_before_is_made_anew(form: Form, path: Path, write: Callable[..., None]) -> None:
    write(form)
    first = path.read_bytes()
    write(form)
    assert path.read_bytes() == first


@each_form
def test_a_document_that_somebody_changed_is_left_alone(form: Form, path: Path, write: Callable[..., None]) -> None:
    write(form)
    _, by_hand = FORMS[form]
    path.write_bytes(changed := by_hand(path.read_bytes()))
    with pytest.raises(WouldOverwrite, match="changed"):
        write(form)
    assert path.read_bytes() == changed
    write(form, is_insisted=True)
    assert path.read_bytes() != changed


@each_form
def test_the_document_of_another_session_is_left_alone(form: Form, write: Callable[..., None]) -> None:
    write(form)
    with pytest.raises(WouldOverwrite, match="another session"):
        write(form, session="77aa")


@each_form
@pytest.mark.parametrize("content", [b"My notes", b"\xff\xfe\x00", a_word_file(), b"{}", b"PK\x03\x04 broken"])
def test_a_file_that_partnering_did_not_make_is_left_alone(
    form: Form, content: bytes, path: Path, write: Callable[..., None]
) -> None:
    path.write_bytes(content)
    with pytest.raises(WouldOverwrite, match="did not make"):
        write(form)
    assert path.read_bytes() == content


@pytest.mark.parametrize("before", FORMS)
@pytest.mark.parametrize("after", FORMS)
def test_a_document_of_one_form_gives_way_to_one_of_another(
    before: Form, after: Form, write: Callable[..., None]
) -> None:
    write(before)
    write(after)
    write(after)


@pytest.mark.parametrize("form", ["comment", "json"])
def test_other_line_ends_are_no_change(form: Form, path: Path, write: Callable[..., None]) -> None:
    write(form)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    write(form)


def test_the_mark_in_json_leaves_it_json(path: Path, write: Callable[..., None]) -> None:
    write("json")
    made = json.loads(path.read_text(encoding="utf-8"))
    assert made["title"] == "Water"
    assert made["made_by"].startswith("partnering from 3f0e")


def test_the_mark_in_a_word_file_is_one_of_its_properties(path: Path, write: Callable[..., None]) -> None:
    write("docx")
    with ZipFile(path) as parts:
        properties = ET.fromstring(parts.read("docProps/core.xml"))
        assert parts.read("word/document.xml") == b"<w>Water</w>"
    found = properties.find("{http://purl.org/dc/elements/1.1/}identifier")
    assert found is not None
    assert (found.text or "").startswith("partnering from 3f0e")


def test_other_properties_of_a_word_file_are_no_change(path: Path, write: Callable[..., None]) -> None:
    write("docx")
    with ZipFile(path) as parts:
        properties = parts.read("docProps/core.xml").decode()
    path.write_bytes(rewritten(path.read_bytes(), {"docProps/core.xml": properties.replace("Water", "Our water")}))
    write("docx")


def test_what_is_remembered_is_no_more_than_a_path_and_two_ids(tmp_path: Path, write: Callable[..., None]) -> None:
    write("remembered")
    kept = (tmp_path / "state" / "made.toml").read_text(encoding="utf-8")
    assert "Water" not in kept
    assert "3f0e" in kept


def test_a_damaged_memory_costs_no_more_than_insisting(tmp_path: Path, write: Callable[..., None]) -> None:
    write("remembered")
    (tmp_path / "state" / "made.toml").write_text("[[made", encoding="utf-8")
    with pytest.raises(WouldOverwrite, match="did not make"):
        write("remembered")
    write("remembered", is_insisted=True)
    write("remembered")


def test_of_several_files_none_is_written_if_one_must_not_be(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("My notes", encoding="utf-8")
    files = {tmp_path / "a.csv": "x", tmp_path / "b.csv": "y"}
    with pytest.raises(WouldOverwrite) as refused:
        write_documents(files, "3f0e", form="remembered", made_files=tmp_path / "made.toml", never=())
    assert refused.value.place.file == tmp_path / "b.csv"
    assert not (tmp_path / "a.csv").exists()


def test_a_place_that_is_gone_is_told_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="name is too long"):
        write_document(tmp_path / ("x" * 300), a_word_file(), "3f0e", form="docx", never=())
