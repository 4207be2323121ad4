"""`partnering sign`, `versions` and `diff`: what was signed, whether it still is, and what changed since."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.commands import TINY_SESSION, a_tiny_session, in_a_process, loaded_by, partnering


@pytest.fixture
def session(tmp_path: Path) -> Path:
    return a_tiny_session(tmp_path, private="The board worries about borrowing")


def retype(path: Path, old: str, new: str) -> Path:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return path


# Signing


def test_signing_keeps_a_version_beside_the_session(session: Path, tmp_path: Path) -> None:
    done = partnering("sign", session, "--date", "2026-11-12")
    assert done.code == 0
    assert done.out.strip() == str(tmp_path / "water.v1.toml")
    assert "Version 1 is in" in done.err
    assert 'status = "agreed"' in session.read_text(encoding="utf-8")
    assert "borrowing" not in (tmp_path / "water.v1.toml").read_text(encoding="utf-8")


def test_a_signed_version_prints_as_such(session: Path, tmp_path: Path) -> None:
    partnering("sign", session, "--date", "2026-11-12")
    assert (
        "Version 1, signed on 12 November 2026 of Kisumu County Government"
        in partnering("summary", tmp_path / "water.v1.toml").out
    )


def test_without_a_date_it_is_signed_today(session: Path) -> None:
    before = date.today()
    partnering("sign", session)
    said = session.read_text(encoding="utf-8")
    assert any(f"signed = {day}" in said for day in {before, date.today()})


def test_what_is_open_is_told_and_does_not_keep_from_signing(tmp_path: Path) -> None:
    session = a_tiny_session(tmp_path, TINY_SESSION.partition("[answers")[0])
    done = partnering("sign", session)
    assert done.code == 0
    assert "1 point stood open" in done.err


def test_nothing_is_signed_twice(session: Path, tmp_path: Path) -> None:
    partnering("sign", session)
    done = partnering("sign", session)
    assert done.code == 2
    assert "Version 1 was signed, and nothing has changed since." in done.err
    assert "is version 1 itself" in partnering("sign", tmp_path / "water.v1.toml").err
    assert len(list(tmp_path.glob("water.v*.toml"))) == 1


def test_that_the_partners_met_again_is_nothing_to_sign(session: Path) -> None:
    partnering("sign", session)
    met = '[[sittings]]\nid = "k2f8"\nstarted = 2026-03-04T09:00:00Z\npresent = ["county"]\n'
    session.write_text(f"{session.read_text(encoding='utf-8')}\n{met}", encoding="utf-8")
    done = partnering("sign", session)
    assert done.code == 2
    assert "Version 1 was signed, and nothing has changed since." in done.err


def test_a_version_is_signed_even_if_no_backup_can_be_kept(session: Path, home: Path) -> None:
    (home / "state").mkdir(parents=True)
    (home / "state" / "backups").write_text("not a folder", encoding="utf-8")
    done = partnering("sign", session)
    assert done.code == 0
    assert "No backup could be kept: " in done.err
    assert session.with_name("water.v1.toml").is_file()


def test_what_was_changed_by_hand_is_signed_as_the_next_version(session: Path, tmp_path: Path) -> None:
    partnering("sign", session)
    retype(session, "Too few kiosks", "Too few wells")
    done = partnering("sign", session, "--reason", "The wells came up")
    assert done.out.strip() == str(tmp_path / "water.v2.toml")
    assert 'reason = "The wells came up"' in session.read_text(encoding="utf-8")


def test_the_next_version_is_not_signed_without_a_reason_for_reopening(session: Path, tmp_path: Path) -> None:
    partnering("sign", session)
    retype(session, 'status = "agreed"', 'status = "reopened"')
    retype(session, "Too few kiosks", "Too few wells")
    assert_not_signed(session, tmp_path)


def test_what_was_changed_by_hand_needs_a_reason_though_the_file_says_it_is_agreed(
    session: Path, tmp_path: Path
) -> None:
    partnering("sign", session)
    retype(session, "Too few kiosks", "Too few wells")
    assert_not_signed(session, tmp_path)


def assert_not_signed(session: Path, folder: Path) -> None:
    before = session.read_bytes()
    there = sorted(folder.rglob("*"))
    for blank in ([], ["--reason", "  "]):
        done = partnering("sign", session, *blank)
        assert (done.code, done.out) == (2, "")
        assert "Nobody has said why version 1 was opened again." in done.err
        assert "--reason" in done.err
    assert session.read_bytes() == before
    assert sorted(folder.rglob("*")) == there


def test_a_reason_that_was_noted_is_not_asked_for_again(session: Path, tmp_path: Path) -> None:
    partnering("sign", session)
    retype(session, "Too few kiosks", "Too few wells")
    retype(session, "number = 1\n", 'number = 1\nreason = "The wells came up"\n')
    assert partnering("sign", session).out.strip() == str(tmp_path / "water.v2.toml")


def test_signing_tells_in_words_how_each_partner_stands(session: Path) -> None:
    assert "County: has not spoken to any statement" in partnering("sign", session).err


def test_a_date_that_is_none_is_wrong_usage(session: Path) -> None:
    assert partnering("sign", session, "--date", "soon").code == 2


# The versions


def test_versions_are_listed_with_what_became_of_their_files(session: Path, tmp_path: Path) -> None:
    partnering("sign", session, "--date", "2026-11-12")
    done = partnering("versions", session)
    assert done.code == 0
    header, line = done.out.splitlines()
    assert header.split() == ["Version", "Signed", "Open", "File", "It", "is"]
    assert line.split() == ["1", "2026-11-12", str(tmp_path / "water.v1.toml"), "as", "signed"]


def test_a_version_that_was_changed_is_a_problem(session: Path, tmp_path: Path) -> None:
    partnering("sign", session)
    (tmp_path / "water.v1.toml").chmod(0o600)
    retype(tmp_path / "water.v1.toml", "kiosks", "taps")
    done = partnering("versions", session)
    assert (done.code, done.out.splitlines()[1].endswith("changed since")) == (1, True)


def test_a_version_that_is_gone_is_a_problem(session: Path, tmp_path: Path) -> None:
    partnering("sign", session)
    (tmp_path / "water.v1.toml").unlink()
    done = partnering("versions", session)
    assert (done.code, done.out.splitlines()[1].endswith("missing")) == (1, True)


def test_a_session_that_was_never_signed_has_no_versions(session: Path) -> None:
    done = partnering("versions", session)
    assert (done.code, done.out) == (0, "")
    assert "Nothing has been signed yet." in done.err


# What changed


def test_two_sessions_that_say_the_same_differ_in_nothing(session: Path, tmp_path: Path) -> None:
    done = partnering("diff", session, a_tiny_session(tmp_path, name="other.toml"))
    assert done.code == 0
    assert "From water.toml to other.toml." in done.out
    assert "Nothing changed." in done.out


def test_what_changed_from_one_session_to_another_is_told(session: Path, tmp_path: Path) -> None:
    other = a_tiny_session(tmp_path, TINY_SESSION.replace("few kiosks", "many buckets"), name="other.toml")
    done = partnering("diff", session, other)
    assert done.code == 1
    assert "- The problem: the answer changed from “Too few kiosks” to “Too many buckets”." in done.out


def test_with_one_file_it_is_compared_with_the_last_version(session: Path) -> None:
    partnering("sign", session, "--date", "2026-11-12")
    assert partnering("diff", session).code == 0
    retype(session, "Too few kiosks", "Too few wells")
    done = partnering("diff", session)
    assert done.code == 1
    assert "From version 1 (signed on 12 November 2026) to the session as it stands on" in done.out
    assert "“Too few wells”" in done.out


def test_a_session_without_versions_needs_a_second_file(session: Path) -> None:
    done = partnering("diff", session)
    assert (done.code, done.out) == (2, "")
    assert "partnering diff A B" in done.err


def test_a_last_version_that_is_gone_is_told(session: Path, tmp_path: Path) -> None:
    partnering("sign", session)
    (tmp_path / "water.v1.toml").unlink()
    done = partnering("diff", session)
    assert done.code == 2
    assert "The file of version 1 is not there." in done.err


def test_versions_can_be_compared_with_each_other(session: Path, tmp_path: Path) -> None:
    partnering("sign", session)
    retype(session, "Too few kiosks", "Too few wells")
    partnering("sign", session, "--reason", "The wells came up")
    done = partnering("diff", tmp_path / "water.v1.toml", tmp_path / "water.v2.toml")
    assert done.code == 1
    assert "“Too few wells”" in done.out


def test_what_is_kept_by_another_workshop_is_no_difference(session: Path, tmp_path: Path) -> None:
    kept = a_tiny_session(tmp_path, TINY_SESSION.replace("[answers.problem]", "[kept.problem]"), name="kept.toml")
    assert partnering("diff", session, kept).code == 0


def test_what_changed_goes_to_a_file_by_the_rule_for_documents(session: Path, tmp_path: Path) -> None:
    other = a_tiny_session(tmp_path, TINY_SESSION.replace("few kiosks", "few wells"), name="other.toml")
    assert partnering("diff", session, other, "-o", tmp_path / "changes.md").code == 1
    text = (tmp_path / "changes.md").read_text(encoding="utf-8")
    assert "wells" in text
    assert "<!-- Made by partnering" in text
    (tmp_path / "changes.md").write_text("mine", encoding="utf-8")
    assert partnering("diff", session, other, "-o", tmp_path / "changes.md").code == 2
    assert (tmp_path / "changes.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["water.toml", "other.toml"])
def test_what_changed_never_goes_into_a_session(session: Path, tmp_path: Path, name: str) -> None:
    other = a_tiny_session(tmp_path, TINY_SESSION, name="other.toml")
    before = (tmp_path / name).read_bytes()
    assert partnering("diff", session, other, "-o", tmp_path / name, "--force").code == 2
    assert (tmp_path / name).read_bytes() == before


def test_private_answers_are_in_no_comparison(tmp_path: Path) -> None:
    one = a_tiny_session(tmp_path, TINY_SESSION + '\n[answers.secret]\nvalue = "borrowing"\n', name="a.toml")
    other = a_tiny_session(tmp_path, TINY_SESSION + '\n[answers.secret]\nvalue = "lending"\n', name="b.toml")
    done = partnering("diff", one, other)
    assert (done.code, "lending" in done.out) == (0, False)


def test_help_says_what_the_exit_code_means() -> None:
    assert "exit code is 0 if nothing changed, 1 if anything did" in " ".join(partnering("diff", "--help").out.split())


def test_no_command_about_versions_loads_the_screens(session: Path) -> None:
    code, modules = loaded_by("diff", session, session)
    assert code == 0
    assert "textual" not in modules


def test_in_a_process_of_its_own_the_exit_code_is_that_of_the_differences(session: Path, tmp_path: Path) -> None:
    other = a_tiny_session(tmp_path, TINY_SESSION.replace("kiosks", "wells"), name="other.toml")
    assert in_a_process("diff", session, other).returncode == 1


@pytest.mark.parametrize(("name", "begins"), [("changes.html", "<!doctype html>"), ("changes.json", "{")])
def test_what_changed_can_be_had_in_other_formats(session: Path, tmp_path: Path, name: str, begins: str) -> None:
    other = a_tiny_session(tmp_path, TINY_SESSION.replace("few kiosks", "few wells"), name="other.toml")
    assert partnering("diff", session, other, "-o", tmp_path / name).code == 1
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert "Too few wells" in text


def test_what_changed_is_no_table(session: Path, tmp_path: Path) -> None:
    done = partnering("diff", session, session, "-o", tmp_path / "changes.csv")
    assert done.code == 2
    assert "What changed is no table." in done.err
