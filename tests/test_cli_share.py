"""`partnering share`: it is told first what leaves the laptop, and nothing private ever does."""

from __future__ import annotations

from pathlib import Path

from partnering_tui.storage.session_file import open_session, private_path_of
from tests.commands import TINY_SESSION, TINY_STEP, a_tiny_session, a_tiny_workshop, in_a_process, partnering

STEP = TINY_STEP + '\n[[questions]]\nid = "limits"\nkind = "text"\nlabel = "Our limits"\nper = "partner"\n'
SESSION = (
    TINY_SESSION.replace("[[partners]]", "# Between us: the county is broke\n[[partners]]", 1)
    + '\n[answers.limits]\nmasked_for_sharing = ["county"]\n[answers.limits.by_partner]\ncounty = "No debt at all"\n'
)


def a_session(folder: Path) -> Path:
    a_tiny_workshop(folder / "workshops", step=STEP)
    return a_tiny_session(folder, SESSION, private="We may leave")


def test_it_is_told_what_leaves_and_what_stays(tmp_path: Path) -> None:
    done = partnering("share", a_session(tmp_path), "-o", tmp_path / "out" / "copy.toml", "--yes")
    assert done.code == 0
    words = done.err
    assert "Leaves the laptop:\n  1 partner, 2 answers" in words
    assert "1 private answer, all of them" in words
    assert "1 answer that partners asked to mask" in words
    assert " 0 " not in words


def test_where_nothing_has_to_stay_that_is_told(tmp_path: Path) -> None:
    done = partnering("share", a_tiny_session(tmp_path), "-o", tmp_path / "copy.toml", "--yes")
    assert "Stays here:\n  nothing: no private notes or answers" in done.err


def test_nothing_private_masked_or_remarked_is_in_the_copy(tmp_path: Path) -> None:
    copy = tmp_path / "out" / "copy.toml"
    partnering("share", a_session(tmp_path), "-o", copy, "--yes")
    text = copy.read_text(encoding="utf-8")
    assert [word for word in ("We may leave", "No debt", "broke") if word in text] == []
    assert not private_path_of(copy).exists()
    assert open_session(copy).session.get(("answers", "limits", "masked")) == ["county"]


def test_keys_that_somebody_wrote_in_by_hand_stay(tmp_path: Path) -> None:
    path, copy = a_session(tmp_path), tmp_path / "copy.toml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("[session]", '[session]\nmood = "tense"', 1)
    text = text.replace("[[partners]]", '[[partners]]\nphone = "0700 111"', 1)
    path.write_text(text + '\n[my_notes]\nfear = "They walk out"\n', encoding="utf-8")
    partnering("share", path, "-o", copy, "--yes")
    written = copy.read_text(encoding="utf-8")
    assert [word for word in ("tense", "0700", "walk out", "my_notes") if word in written] == []
    assert partnering("check", copy).code == 0


def test_the_copy_is_a_session_like_any_other(tmp_path: Path) -> None:
    copy = tmp_path / "copy.toml"
    partnering("share", a_session(tmp_path), "-o", copy, "--yes")
    assert partnering("check", copy).code == 0
    assert "_masked_" in partnering("summary", copy).out
    assert "nothing" not in partnering("list", tmp_path).err


def test_no_file_is_written_over(tmp_path: Path) -> None:
    path = a_session(tmp_path)
    for target in (path, private_path_of(path)):
        before = target.read_bytes()
        assert partnering("share", path, "-o", target, "--yes").code == 2
        assert target.read_bytes() == before


def test_nothing_is_written_that_nobody_agreed_to(tmp_path: Path) -> None:
    done = in_a_process("share", a_session(tmp_path), "-o", tmp_path / "copy.toml")
    assert (done.returncode, (tmp_path / "copy.toml").exists()) == (2, False)
