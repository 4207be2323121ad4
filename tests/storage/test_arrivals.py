"""What is promised when somebody else writes into a file that is open here."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import tomli

from partnering_tui.errors import NotSaved
from partnering_tui.session.conflicts import conflicts_of, settle
from partnering_tui.session.record import ABSENT
from partnering_tui.session.wording_marks import marked_on
from partnering_tui.storage.arrivals import CannotJoin
from partnering_tui.storage.session_file import Copies, SessionFile, open_session
from tests.storage.builders import KISUMU, a_session_file, change

TITLE = ("session", "title")
PROBLEM = ("answers", "problem", "value")
INFLUENCE = ("answers", "stakeholders", "rows", "m3x7", "influence")


def put(file: SessionFile, path: tuple[str, ...], value: object, at: int | None = None) -> None:
    file.apply(change(file.session, path, value, at))


def write_elsewhere(file: SessionFile, old: str, new: str) -> None:
    text = file.path.read_text()
    assert old in text
    file.path.write_text(text.replace(old, new))


def test_edits_of_both_are_in_the_file_and_in_the_session(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    put(file, TITLE, "Ours")
    write_elsewhere(file, "influence = 3", "influence = 5")
    file.save()
    assert file.session.get(INFLUENCE) == 5
    assert tomllib.loads(file.path.read_text()) == file.session.tree
    assert file.session.title == "Ours"


def test_comments_and_unknown_keys_of_others_survive(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    put(file, PROBLEM, "Ours")
    write_elsewhere(file, "[[decisions]]", "# Ask Achieng first\n[[decisions]]\nmood = 'good'  # really")
    file.save()
    text = file.path.read_text()
    assert "# Ask Achieng first\n[[decisions]]\nmood = 'good'  # really\n" in text
    assert file.session.get(("decisions", "d1", "mood")) == "good"
    assert 'value = "Ours"' in text


def test_only_the_blocks_that_changed_here_are_written_anew(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    put(file, TITLE, "Ours")
    write_elsewhere(file, 'name = "Lakewater Ltd"', "name   =   'Lakewater Limited'")
    file.save()
    assert "name   =   'Lakewater Limited'" in file.path.read_text()


def test_an_answer_changed_twice_waits_in_the_file_to_be_chosen(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    put(file, PROBLEM, "Ours")
    write_elsewhere(file, "Too few kiosks.\nToo many cases.", "Theirs")
    file.save()
    (conflict,) = conflicts_of(file.session)
    assert conflict.theirs == "Theirs"
    read = open_session(file.path).session
    assert conflicts_of(read) == [conflict]
    assert read.get(PROBLEM) == "Ours"
    text = file.path.read_text()
    assert text.index("[[decisions]]") < text.index("[[conflicts]]")


def test_a_choice_is_made_and_taken_back_like_any_edit(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    put(file, PROBLEM, "Ours")
    write_elsewhere(file, "Too few kiosks.\nToo many cases.", "Theirs")
    file.save()
    waiting = file.path.read_text()
    (conflict,) = conflicts_of(file.session)
    chosen = settle(file.session, conflict, conflict.theirs)
    assert chosen is not None
    file.apply(chosen)
    file.save()
    assert open_session(file.path).session.get(PROBLEM) == "Theirs"
    assert "conflicts" not in file.path.read_text()
    file.apply(chosen.reversed())
    file.save()
    assert file.path.read_text() == waiting


def test_a_removed_row_that_others_changed_comes_back_until_somebody_chooses(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    put(file, ("answers", "stakeholders", "rows", "m3x7"), ABSENT, 0)
    write_elsewhere(file, "influence = 3", "influence = 5")
    file.save()
    (conflict,) = conflicts_of(file.session)
    assert file.session.get(INFLUENCE) == 5
    chosen = settle(file.session, conflict, conflict.ours)
    assert chosen is not None
    file.apply(chosen)
    file.save()
    assert "stakeholders" not in tomllib.loads(file.path.read_text())["answers"]


def test_what_is_changed_while_others_edits_are_read_is_kept(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    put(file, TITLE, "Ours")
    write_elsewhere(file, "influence = 3", "influence = 5")
    arrived = file.arrivals(file.copies_to_merge())
    put(file, PROBLEM, "Typed meanwhile")
    put(file, INFLUENCE, 1)
    (taken,) = file.take_in(arrived)
    assert [conflict.path for conflict in taken.conflicts] == [INFLUENCE]
    file.save()
    said = open_session(file.path).session
    assert (said.title, said.get(PROBLEM), said.get(INFLUENCE)) == ("Ours", "Typed meanwhile", 1)
    assert conflicts_of(said)[0].theirs == 5


def test_what_others_wrote_is_not_written_again(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    write_elsewhere(file, "influence = 3", "influence = 5")
    (taken,) = file.join()
    assert taken.taken == (INFLUENCE,)
    assert not file.is_dirty
    assert file.join() == []


def test_a_file_that_another_program_put_in_its_place_is_taken_in(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    put(file, TITLE, "Ours")
    other = tmp_path / "from-the-cloud"
    other.write_text(KISUMU.replace("influence = 3", "influence = 5"))
    other.replace(file.path)
    file.save()
    assert open_session(file.path).session.get(INFLUENCE) == 5
    assert open_session(file.path).session.title == "Ours"


def test_private_notes_are_joined_in_their_own_file_alone(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    file.apply(change(file.notes, ("notes", "objectives", "text"), "Ours", private=True))
    file.save()
    file.apply(change(file.notes, ("notes", "objectives", "text"), "Ours again", private=True))
    text = file.private_path.read_text()
    file.private_path.write_text(text.replace("Ours", "Theirs") + '\n[notes.vision]\ntext = "More"\n')
    file.save()
    assert file.notes.note("vision") == "More"
    assert [conflict.theirs for conflict in conflicts_of(file.notes)] == ["Theirs"]
    assert "conflicts" not in file.path.read_text()
    assert "Theirs" not in file.path.read_text()
    assert conflicts_of(open_session(file.path).notes) == conflicts_of(file.notes)


def test_private_notes_that_come_with_another_laptop_are_taken_in(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    file.private_path.write_text('format = 1\n\n[notes.vision]\ntext = "Theirs"\n')
    file.apply(change(file.notes, ("notes", "objectives", "text"), "Ours", private=True))
    file.save()
    notes = open_session(file.path).notes
    assert (notes.note("vision"), notes.note("objectives")) == ("Theirs", "Ours")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (KISUMU + "\n[answers.broken", "it cannot be read"),
        (KISUMU.replace("format = 1", "format = 99"), "a newer version"),
        (KISUMU.replace('id = "0c1f"', 'id = "another"'), "another session stands in the file"),
        ("", "it cannot be read"),
    ],
)
def test_what_cannot_be_read_is_never_written_over(tmp_path: Path, text: str, words: str) -> None:
    file = a_session_file(tmp_path)
    put(file, TITLE, "Ours")
    file.path.write_text(text)
    with pytest.raises(CannotJoin, match=words):
        file.save()
    assert file.path.read_text() == text
    assert file.is_dirty
    file.path.write_text(KISUMU.replace("influence = 3", "influence = 5"))
    file.save()
    assert open_session(file.path).session.title == "Ours"
    assert open_session(file.path).session.get(INFLUENCE) == 5


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    put(file, TITLE, "Ours")
    file.path.unlink()
    file.path.mkdir()
    with pytest.raises(NotSaved):
        file.save()
    assert file.path.is_dir()


def test_rows_without_an_id_are_known_again_by_whoever_reads_them(tmp_path: Path) -> None:
    text = KISUMU.replace('id = "m3x7"\n', "")
    one = a_session_file(tmp_path, text)
    (row,) = open_session(one.path).session.rows(("answers", "stakeholders", "rows"))
    assert one.session.rows(("answers", "stakeholders", "rows")) == [row]
    put(one, TITLE, "Ours")
    one.path.write_text(text.replace("Too few", "Far too few"))
    one.save()
    assert len(open_session(one.path).session.rows(("answers", "stakeholders", "rows"))) == 1


def test_a_wording_changed_elsewhere_leaves_its_positions_on_the_one_that_stood_here(tmp_path: Path) -> None:
    mark = marked_on("principle", {"principle": "We share all the numbers"})
    header = "[answers.principles.rows.positions]"
    file = a_session_file(tmp_path, KISUMU.replace(header, f'wording_mark = "{mark}"\n{header}'))
    put(file, TITLE, "Ours")
    write_elsewhere(file, "We share all the numbers", "We share everything")
    file.save()
    assert file.session.get(("answers", "principles", "rows", "p7d2", "asked_as")) == "We share all the numbers"
    assert tomllib.loads(file.path.read_text()) == file.session.tree


def pieces_of(file: SessionFile, in_between: Callable[[], None]) -> Copies:
    """A copy made in pieces, while something else happens after the first of them."""
    copying = file.copying_to_merge()
    next(copying)
    in_between()
    while True:
        try:
            next(copying)
        except StopIteration as finished:
            copies: Copies = finished.value
            return copies


def many_rows(count: int) -> str:
    row = '\n[[answers.stakeholders.rows]]\nid = "r{0}"\nname = "Group {0}"\n'
    return KISUMU + "".join(row.format(number) for number in range(count))


def test_what_changes_while_a_copy_is_made_piece_by_piece_is_kept_with_what_came(tmp_path: Path) -> None:
    file = a_session_file(tmp_path, many_rows(450))
    rows = ("answers", "stakeholders", "rows")
    write_elsewhere(file, '"Group 9"', '"Their group"')

    def edits_here() -> None:
        put(file, (*rows, "r1", "name"), "Our first")
        put(file, (*rows, "r449", "name"), "Our last")
        put(file, (*rows, "r400"), ABSENT, 401)
        put(file, (*rows, "new"), {"id": "new", "name": "Ours"}, 0)

    file.take_in(file.arrivals(pieces_of(file, edits_here)))
    file.save()
    names = {row["id"]: row["name"] for row in open_session(file.path).session.rows(rows)}
    assert (names["r9"], names["r1"], names["r449"], names["new"]) == ("Their group", "Our first", "Our last", "Ours")
    assert "r400" not in names
    assert len(names) == 451
    assert conflicts_of(file.session) == []


@pytest.mark.parametrize("row", ["r9", "r440"])
def test_what_both_change_while_a_copy_is_made_waits_to_be_chosen(tmp_path: Path, row: str) -> None:
    file = a_session_file(tmp_path, many_rows(450))
    place = ("answers", "stakeholders", "rows", row, "name")
    write_elsewhere(file, f'"Group {row[1:]}"', '"Theirs"')
    file.take_in(file.arrivals(pieces_of(file, lambda: put(file, place, "Ours"))))
    assert file.session.get(place) == "Ours"
    assert [(one.path, one.theirs) for one in conflicts_of(file.session)] == [(place, "Theirs")]


def test_what_was_typed_before_another_copy_was_made_is_not_written_over(tmp_path: Path) -> None:
    file = a_session_file(tmp_path, many_rows(250))
    write_elsewhere(file, "Too few kiosks.", "Far too few kiosks.")
    arrivals = file.arrivals(pieces_of(file, lambda: None))
    put(file, PROBLEM, "Ours")
    file.copies_to_merge()
    assert file.take_in(arrivals) == []
    file.join()
    assert file.session.get(PROBLEM) == "Ours"
    assert len(conflicts_of(file.session)) == 1


def test_a_copy_from_before_another_joining_takes_nothing_back(tmp_path: Path) -> None:
    file = a_session_file(tmp_path, many_rows(250))
    write_elsewhere(file, "influence = 3", "influence = 5")
    copies = pieces_of(file, lambda: None)
    file.join()
    write_elsewhere(file, '"Group 9"', '"Their group"')
    assert file.take_in(file.arrivals(copies)) == []
    file.join()
    assert file.session.get(INFLUENCE) == 5
    assert file.session.get(("answers", "stakeholders", "rows", "r9", "name")) == "Their group"


def test_what_others_wrote_is_read_by_code_that_lets_other_threads_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = a_session_file(tmp_path)
    write_elsewhere(file, "influence = 3", "influence = 5")
    monkeypatch.setattr(tomli, "loads", "compiled: it keeps all others waiting until it is done")
    (taken,) = file.join()
    assert taken.taken == (INFLUENCE,)
