"""A version is frozen in a file of its own before the session says that it was signed."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from partnering_tui.errors import NotSaved
from partnering_tui.session import edits
from partnering_tui.session.versions import frozen_version, versions_of
from partnering_tui.storage.atomic import Disk
from partnering_tui.storage.listing import sessions_in
from partnering_tui.storage.session_checks import check_session
from partnering_tui.storage.session_file import SessionFile, open_session
from partnering_tui.storage.version_file import frozen_files, sign, write_version
from tests.storage.signed_files import NOW, SESSION, TODAY, WORKSHOP, a_session, tampered


def test_signing_writes_the_frozen_file_and_then_the_session(tmp_path: Path) -> None:
    file = a_session(tmp_path)
    written = sign(file, WORKSHOP, TODAY)
    assert written.path == tmp_path / "water.v1.toml"
    session = open_session(file.path).session
    assert session.status == "agreed"
    (version,) = versions_of(session)
    assert (version.number, version.file, dict(version.words)) == (
        1,
        "water.v1.toml",
        {"lakewater": "“We share all the numbers”: Not customer data"},
    )
    assert dict(version.positions) == {"county": "agreed", "lakewater": "reserved"}


def test_the_frozen_file_is_the_session_as_it_was_with_comments_and_unknown_keys(tmp_path: Path) -> None:
    text = sign(a_session(tmp_path), WORKSHOP, TODAY).path.read_text(encoding="utf-8")
    assert text.startswith("# Ours, by hand.\nformat = 1\ncolour = ")
    assert "# Written on the beach.\n[[answers.principles.rows]]" in text
    assert "[version]\nnumber = 1\nsigned = 2026-11-12\n" in text
    assert "[version.positions]\n" in text
    assert text.count("[[version.signatures]]") == 2
    assert text.index("[version]") < text.index("[[partners]]")
    assert "[[versions]]" not in text


def test_the_frozen_file_opens_like_a_session(tmp_path: Path) -> None:
    written = sign(a_session(tmp_path), WORKSHOP, TODAY)
    frozen = frozen_version(open_session(written.path).session)
    assert frozen is not None
    assert (frozen.number, frozen.signed) == (1, TODAY)
    assert check_session(written.path, WORKSHOP, now=NOW) == []


def test_a_private_answer_is_in_no_version_even_where_it_stands_in_the_session(tmp_path: Path) -> None:
    assert "borrowing" not in sign(a_session(tmp_path), WORKSHOP, TODAY).path.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_the_frozen_file_may_be_read_by_those_who_read_the_session_and_written_by_nobody(tmp_path: Path) -> None:
    assert stat.S_IMODE(sign(a_session(tmp_path), WORKSHOP, TODAY).path.stat().st_mode) == 0o440


def test_what_is_typed_but_not_saved_yet_is_signed_too(tmp_path: Path) -> None:
    file = a_session(tmp_path)
    change = edits.rename_session(file.session, "Clean water for Kisumu")
    assert change is not None
    file.apply(change)
    assert 'title = "Clean water for Kisumu"' in sign(file, WORKSHOP, TODAY).path.read_text(encoding="utf-8")


def test_each_version_has_a_file_and_the_older_ones_stand_in_the_newer(tmp_path: Path) -> None:
    file = a_session(tmp_path)
    sign(file, WORKSHOP, TODAY)
    second = sign(file, WORKSHOP, TODAY, reason="A new partner")
    assert second.path.name == "water.v2.toml"
    first, latest = versions_of(open_session(file.path).session)
    assert (first.number, first.reason, latest.number) == (1, "A new partner", 2)
    assert [version.number for version in versions_of(open_session(second.path).session)] == [1]


def test_a_file_that_stands_in_the_way_is_never_written_over(tmp_path: Path) -> None:
    file = a_session(tmp_path)
    (tmp_path / "water.v1.toml").write_text("mine", encoding="utf-8")
    written = sign(file, WORKSHOP, TODAY)
    assert (tmp_path / "water.v1.toml").read_text(encoding="utf-8") == "mine"
    assert written.path.name == versions_of(file.session)[0].file == "water.v1-2.toml"


def test_on_a_drive_that_knows_no_second_names_nothing_is_written_over_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    file = a_session(tmp_path)
    (tmp_path / "water.v1.toml").write_text("mine", encoding="utf-8")
    assert sign(file, WORKSHOP, TODAY).path.name == "water.v1-2.toml"
    assert (tmp_path / "water.v1.toml").read_text(encoding="utf-8") == "mine"


class FullDisk(Disk):
    """Takes so many files, then no more."""

    def __init__(self, files: int) -> None:
        self.left = files

    def write(self, descriptor: int, content: bytes) -> int:
        if not self.left:
            raise OSError(28, "No space left on device")
        self.left -= 1
        return super().write(descriptor, content)


@pytest.mark.parametrize("files", [0, 1])
def test_a_disk_that_is_full_leaves_the_session_unsigned_and_no_frozen_file(tmp_path: Path, files: int) -> None:
    file = a_session(tmp_path)
    with pytest.raises(NotSaved, match="full"):
        sign(file, WORKSHOP, TODAY, disk=FullDisk(files))
    assert sorted(path.name for path in tmp_path.glob("*.toml")) == ["water.toml"]
    assert file.path.read_text(encoding="utf-8") == SESSION
    assert (file.session.status, versions_of(file.session)) == ("open", ())


def test_the_screen_can_freeze_first_and_note_the_version_as_any_other_change(tmp_path: Path) -> None:
    file = a_session(tmp_path)
    written = write_version(file, WORKSHOP, TODAY)
    assert written.path.exists()
    assert file.session.status == "open"
    file.apply(written.change)
    file.save()
    assert open_session(file.path).session.status == "agreed"


def states(file: SessionFile) -> list[str]:
    return [found.state for found in frozen_files(file.path, file.session)]


def with_other_line_ends(path: Path) -> None:
    path.chmod(0o600)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


@pytest.mark.parametrize(
    ("deed", "state"),
    [
        (Path.exists, "as signed"),
        (tampered, "changed since"),
        (Path.unlink, "missing"),
        (with_other_line_ends, "as signed"),
    ],
)
def test_a_frozen_file_that_was_changed_or_is_gone_is_found(
    tmp_path: Path, deed: Callable[[Path], object], state: str
) -> None:
    file = a_session(tmp_path)
    deed(sign(file, WORKSHOP, TODAY).path)
    assert states(file) == [state]


def test_a_version_never_leads_out_of_the_folder_of_its_session(tmp_path: Path) -> None:
    file = a_session(tmp_path)
    sign(file, WORKSHOP, TODAY)
    file.session.rows(("versions",))[0]["file"] = "../../secrets.toml"
    assert [found.path for found in frozen_files(file.path, file.session)] == [tmp_path / "secrets.toml"]


def test_frozen_versions_are_no_sessions_in_a_list(tmp_path: Path) -> None:
    file = a_session(tmp_path)
    sign(file, WORKSHOP, TODAY)
    for heads_only in (False, True):
        assert [card.path.name for card in sessions_in(tmp_path, heads_only=heads_only)] == ["water.toml"]


def test_sections_and_versions_stand_in_their_places_in_the_file(tmp_path: Path) -> None:
    from partnering_tui.session.readiness import declare_not_relevant

    file = a_session(tmp_path)
    change = declare_not_relevant(file.session, "principles", "None needed")
    assert change is not None
    file.apply(change)
    sign(file, WORKSHOP, TODAY)
    text = file.path.read_text(encoding="utf-8")
    places = [text.index(header) for header in ("[[partners]]", "[sections.principles]", "[[answers.", "[[versions]]")]
    assert places == sorted(places)
