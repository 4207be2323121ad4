"""`partnering check`: sessions and workshops, one line for each fault, and exit codes that say how it went."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from partnering_tui.storage.settings import load_settings
from partnering_tui.tui.actions import ACTIONS
from tests.commands import TINY_MAIN, TINY_SESSION, TINY_STEP, a_tiny_session, a_tiny_workshop, partnering

README = Path(__file__).parent.parent / "README.md"


def test_a_sound_session_and_its_private_notes_have_no_faults(tmp_path: Path) -> None:
    done = partnering("check", a_tiny_session(tmp_path, private="Not yet"))
    assert (done.code, done.out, done.err) == (0, "2 files checked, no faults\n", "")


def test_a_workshop_is_checked_by_its_folder_or_by_any_of_its_files(tmp_path: Path) -> None:
    folder = a_tiny_workshop(tmp_path)
    for given in ([folder], [folder / "01-first.toml"], sorted(folder.iterdir())):
        assert partnering("check", *given).out == "2 files checked, no faults\n"


def test_a_fault_is_one_line_with_file_line_and_id(tmp_path: Path) -> None:
    folder = a_tiny_workshop(tmp_path, step=TINY_STEP.replace('kind = "text"', 'kind = "texxt"', 1))
    done = partnering("check", folder)
    assert done.code == 1
    (line,) = done.out.splitlines()
    assert line.startswith(f"{folder / '01-first.toml'}:7: problem: ")
    assert "text" in line


def test_every_fault_of_every_file_is_listed(tmp_path: Path) -> None:
    workshop = a_tiny_workshop(tmp_path, main=TINY_MAIN.replace("problem", "problen"))
    session = a_tiny_session(tmp_path, TINY_SESSION.replace('short = "County"', 'sector = "publik"'))
    done = partnering("check", workshop, session)
    assert done.code == 1
    assert "workshop.toml:9: " in done.out
    assert "water.toml:14: warning: " in done.out


def test_faults_stand_in_the_order_of_their_lines_within_a_file(tmp_path: Path) -> None:
    text = TINY_SESSION.replace("answers.problem", "answers.problen").replace('short = "County"', 'sector = "publik"')
    text = (
        text.replace('"tiny"', '"gone"') + '\n[[actions]]\nid = "a"\n\n[[sittings]]\nstarted = 2099-01-01T09:00:00Z\n'
    )
    done = partnering("check", a_tiny_session(tmp_path, text))
    lines = [int(found) for found in re.findall(r"water\.toml:(\d+):", done.out)]
    assert len(set(lines)) > 2
    assert lines == sorted(lines)


def test_warnings_alone_are_no_failure(tmp_path: Path) -> None:
    done = partnering("check", a_tiny_session(tmp_path, TINY_SESSION.replace("answers.problem", "answers.problen")))
    assert done.code == 0
    assert ": warning: " in done.out
    assert "1 file checked, 0 errors, 1 warning" in done.err


def test_a_session_that_is_no_toml_is_a_fault_with_its_line(tmp_path: Path) -> None:
    done = partnering("check", a_tiny_session(tmp_path, TINY_SESSION + "value = = 3\n"))
    assert done.code == 1
    assert "water.toml:18: " in done.out


def test_a_session_whose_workshop_is_not_there_is_a_fault_and_is_checked_all_the_same(tmp_path: Path) -> None:
    text = TINY_SESSION.replace('"tiny"', '"gone"').replace('short = "County"', 'sector = "publik"')
    done = partnering("check", a_tiny_session(tmp_path, text))
    assert done.code == 1
    assert "water.toml:6: There is no workshop 'gone'." in done.out
    assert "publik" in done.out


def test_a_folder_of_sessions_is_checked_whole(tmp_path: Path) -> None:
    a_tiny_session(tmp_path)
    a_tiny_session(tmp_path, name="two.toml")
    assert partnering("check", tmp_path).out == "2 files checked, no faults\n"


def test_a_session_that_lies_in_a_workshops_folder_is_checked_as_a_session(tmp_path: Path) -> None:
    folder = a_tiny_workshop(tmp_path / "workshops")
    session = folder / "water.toml"
    session.write_text(TINY_SESSION.replace('"tiny"', '"gone"'), encoding="utf-8")
    assert "There is no workshop 'gone'." in partnering("check", session).out


def test_private_notes_are_checked_with_their_session(tmp_path: Path) -> None:
    session = a_tiny_session(tmp_path, private="Not yet")
    notes = session.with_name("water.private.toml")
    assert partnering("check", notes).out == partnering("check", session, notes).out == "2 files checked, no faults\n"


@pytest.mark.parametrize("name", ["nowhere", "nowhere.toml", "empty"])
def test_what_cannot_be_read_ends_with_another_code_than_faults(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    done = partnering("check", a_tiny_session(tmp_path), tmp_path / name)
    assert done.code == 2
    assert str(tmp_path / name) in done.err


def test_the_workshop_and_the_session_in_the_readme_have_no_faults(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    main, step, changed, session = (block for block in blocks if "[keymap]" not in block)
    folder = a_tiny_workshop(tmp_path / "workshops", main=main, step=step).rename(tmp_path / "workshops" / "market-day")
    (tmp_path / "market.toml").write_text(session, encoding="utf-8")
    assert partnering("check", folder, tmp_path / "market.toml").out == "3 files checked, no faults\n"
    later = main.replace("version = 1", "version = 2") + changed
    folder = a_tiny_workshop(tmp_path / "later", main=later, step=step)
    assert partnering("check", folder).out == "2 files checked, no faults\n"


def test_the_settings_in_the_readme_can_be_read(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "settings.toml"
    path.write_text(next(block for block in blocks if "[keymap]" in block), encoding="utf-8")
    settings = load_settings(path)
    assert set(settings.keymap) <= {action.id for action in ACTIONS}
    assert settings.theme == "light"


def test_versions_that_wait_to_be_chosen_are_a_warning_that_tells_nothing_of_them(tmp_path: Path) -> None:
    row = '\n[[conflicts]]\nid = "c1"\npath = ["answers", "problem", "value"]\nours = "A"\ntheirs = "Word of theirs"\n'
    path = a_tiny_session(tmp_path, TINY_SESSION + row)
    done = partnering("check", path)
    assert done.code == 0
    assert "Two versions of “The problem” wait to be chosen." in done.out
    assert "Word of theirs" not in done.out
    summary = partnering("summary", path)
    assert "Word of theirs" not in summary.out
