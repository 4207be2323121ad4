"""`partnering merge`: what two people made of the same session is brought together, with the comments of both."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from partnering_tui.session.conflicts import conflicts_of
from partnering_tui.storage.session_file import open_session
from partnering_tui.workshop.finding import shipped_workshops
from tests.commands import TINY_SESSION, loaded_by, partnering
from tests.storage.builders import KISUMU


def three(folder: Path, ours: str, theirs: str, base: str | None = KISUMU) -> tuple[Path, Path, Path]:
    paths = folder / "base.toml", folder / "ours.toml", folder / "theirs.toml"
    for path, text in zip(paths, (base, ours, theirs), strict=True):
        if text is not None:
            path.write_text(text, encoding="utf-8")
    return paths


def said(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def replaced(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def test_edits_of_both_are_joined_into_ours_without_a_word(tmp_path: Path) -> None:
    ours = replaced(KISUMU, ("Too few kiosks.", "Far too few kiosks."))
    theirs = replaced(KISUMU, ("influence = 3", "influence = 5"))
    paths = three(tmp_path, ours, theirs)
    done = partnering("merge", *paths)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert said(paths[1]) == tomllib.loads(replaced(ours, ("influence = 3", "influence = 5")))
    assert paths[2].read_text() == theirs


def test_the_result_can_go_into_a_file_of_its_own(tmp_path: Path) -> None:
    paths = three(tmp_path, replaced(KISUMU, ("Clean water", "Safe water")), KISUMU)
    assert partnering("merge", *paths, "-o", tmp_path / "out.toml").code == 0
    assert said(tmp_path / "out.toml") == said(paths[1])
    done = partnering("merge", *paths, "-o", tmp_path / "out.toml")
    assert done.code == 2
    assert "There is a file of that name already." in done.err


def test_what_both_changed_is_written_as_data_with_exit_code_1(tmp_path: Path) -> None:
    ours = replaced(KISUMU, ("Clean water", "Safe water"))
    theirs = replaced(KISUMU, ("Clean water", "Cheap water"), ("influence = 3", "influence = 5"))
    paths = three(tmp_path, ours, theirs)
    done = partnering("merge", *paths)
    assert done.code == 1
    assert "1 place was changed on both sides" in done.err
    session = open_session(paths[1]).session
    assert session.title == "Safe water for Kisumu"
    assert [one.theirs for one in conflicts_of(session)] == ["Cheap water for Kisumu"]
    assert "<<<<" not in paths[1].read_text()


def test_what_waits_is_told_with_the_name_by_which_git_knows_the_session(tmp_path: Path) -> None:
    ours, theirs = (replaced(KISUMU, ("Clean water", water)) for water in ("Safe water", "Cheap water"))
    done = partnering("merge", "--named", "sessions/kisumu.toml", *three(tmp_path, ours, theirs))
    assert done.code == 1
    assert "partnering open sessions/kisumu.toml" in done.err


def test_comments_and_unknown_keys_of_both_sides_survive(tmp_path: Path) -> None:
    ours = replaced(
        KISUMU,
        ("[answers.problem]\n", "# Ours: read it aloud\n[answers.problem]\n"),
        ('id = "d1"\n', 'id = "d1"\nours = 1\n'),
    )
    theirs = replaced(
        KISUMU,
        ("# Partnering session.", "# Theirs: the top\n# Partnering session."),
        ("Too few kiosks.", "Far too few kiosks."),
        ("influence = 3", "influence = 3  # theirs: 4?"),
        ('[[decisions]]\nid = "d1"\n', '# Theirs: unanimous\n[[decisions]]\nid = "d1"\ntheirs = 2\n'),
    )
    theirs += "\n# Theirs: new\n[[decisions]]\nid = \"d2\"\ntext  =  'Meet weekly'\n\n# Theirs: the end\n"
    paths = three(tmp_path, ours, theirs)
    assert partnering("merge", *paths).code == 0
    text = paths[1].read_text()
    for kept in (
        "# Ours: read it aloud\n[answers.problem]\n",
        "# Theirs: the top\n",
        "influence = 3  # theirs: 4?\n",
        "# Theirs: unanimous\n[[decisions]]\n",
        "# Theirs: new\n[[decisions]]\nid = \"d2\"\ntext  =  'Meet weekly'\n",
        "# Theirs: the end\n",
        "Far too few kiosks.",
        "ours = 1\n",
        "theirs = 2\n",
    ):
        assert kept in text


def test_a_comment_on_what_the_other_side_removed_is_not_lost(tmp_path: Path) -> None:
    head, _, _ = KISUMU.partition("[[decisions]]")
    theirs = replaced(KISUMU, ("[[decisions]]", "# Theirs: think of it\n[[decisions]]"))
    paths = three(tmp_path, head, theirs)
    assert partnering("merge", *paths).code == 0
    assert "# Theirs: think of it" in paths[1].read_text()
    assert "decisions" not in said(paths[1])


def test_without_a_base_both_are_joined_row_by_row(tmp_path: Path) -> None:
    theirs = KISUMU + '\n[[decisions]]\nid = "d2"\ntext = "Meet weekly"\n'
    ours = KISUMU + '\n[[actions]]\nid = "a1"\nwhat = "Call the bank"\n'
    paths = three(tmp_path, ours, theirs, base=None)
    assert partnering("merge", *paths).code == 0
    assert [row["id"] for row in said(paths[1])["decisions"]] == ["d1", "d2"]
    assert [row["id"] for row in said(paths[1])["actions"]] == ["a1"]
    assert len(said(paths[1])["partners"]) == 2


def test_private_notes_are_merged_in_the_same_way(tmp_path: Path) -> None:
    base = 'format = 1\n\n[notes.vision]\ntext = "Base"\n'
    theirs = base.replace("Base", "Theirs") + "\n[notes.b]\ntext = 'B'\n"
    paths = three(tmp_path, base.replace("Base", "Ours"), theirs, base)
    assert partnering("merge", *paths).code == 1
    merged = said(paths[1])
    assert merged["notes"]["vision"]["text"] == "Ours"
    assert merged["notes"]["b"]["text"] == "B"
    assert merged["conflicts"][0]["theirs"] == "Theirs"


@pytest.mark.parametrize(
    ("theirs", "words"),
    [
        (KISUMU + "[broken", "not valid TOML"),
        (TINY_SESSION, "two different sessions"),
        (KISUMU + "\n[version]\nnumber = 1\n", "A signed version is never merged."),
        ('format = 1\n[notes.a]\ntext = "x"\n', "private notes"),
        ("", "empty"),
    ],
)
def test_what_cannot_be_merged_leaves_ours_as_it_is(tmp_path: Path, theirs: str, words: str) -> None:
    ours = replaced(KISUMU, ("Clean water", "Safe water"))
    paths = three(tmp_path, ours, theirs)
    done = partnering("merge", *paths)
    assert done.code == 2
    assert words in done.err
    assert paths[1].read_text() == ours


def test_answers_of_both_stand_in_the_order_of_the_workshop(tmp_path: Path) -> None:
    example = next(iter(sorted((shipped_workshops() / "examples").glob("*.toml"))))
    lines = example.read_text(encoding="utf-8").split("\n")
    text = "\n".join(lines)
    start = text.index("[answers.")
    end = text.index("\n\n", start)
    less = text[:start] + text[end + 2 :]
    paths = three(tmp_path, less.replace("\ntitle = ", "\nmood = 1\ntitle = ", 1), text, base=less)
    assert partnering("merge", *paths).code == 0
    assert list(said(paths[1])["answers"]) == list(said(paths[2])["answers"])


def test_merging_loads_nothing_for_screens(tmp_path: Path) -> None:
    paths = three(tmp_path, KISUMU, replaced(KISUMU, ("influence = 3", "influence = 5")))
    code, modules = loaded_by("merge", *paths)
    assert code == 0
    assert not [name for name in modules if name.startswith(("textual", "partnering_tui.tui"))]
