"""Finding workshops: near ones first, by folder or id, and never outside the folders where they are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnering_tui.errors import WorkshopNotFound
from partnering_tui.workshop.finding import find_workshop, shipped_workshops, workshops_in


def a_workshop_in(root: Path, folder: str, *, id_: str | None = None, title: str = "A title") -> Path:
    path = root / folder
    path.mkdir(parents=True)
    (path / "workshop.toml").write_text(f'format = 1\nid = "{id_ or folder}"\nversion = 2\ntitle = "{title}"\n')
    return path


def test_a_workshop_is_found_by_the_name_of_its_folder(tmp_path: Path) -> None:
    folder = a_workshop_in(tmp_path, "water")
    assert find_workshop("water", beside=None, roots=[tmp_path / "absent", tmp_path]) == folder


def test_a_workshop_is_found_by_its_id(tmp_path: Path) -> None:
    folder = a_workshop_in(tmp_path, "water-2026", id_="water")
    assert find_workshop("water", beside=None, roots=[tmp_path]) == folder


def test_the_workshop_beside_the_session_comes_first(tmp_path: Path) -> None:
    a_workshop_in(tmp_path / "shipped", "water")
    near = a_workshop_in(tmp_path / "session" / "workshops", "water")
    assert find_workshop("water", beside=tmp_path / "session", roots=[tmp_path / "shipped"]) == near


def test_earlier_roots_come_before_later_ones(tmp_path: Path) -> None:
    own = a_workshop_in(tmp_path / "own", "mine", id_="water")
    a_workshop_in(tmp_path / "shipped", "water")
    assert find_workshop("water", beside=None, roots=[tmp_path / "own", tmp_path / "shipped"]) == own


@pytest.mark.parametrize("given", ["elsewhere/water", "elsewhere/water/workshop.toml"])
def test_a_path_given_by_a_person_leads_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    folder = a_workshop_in(tmp_path / "elsewhere", "water")
    monkeypatch.chdir(tmp_path)
    assert find_workshop(given, beside=None, roots=[], is_path_allowed=True).resolve() == folder
    assert find_workshop(str(folder), beside=None, roots=[], is_path_allowed=True) == folder


@pytest.mark.parametrize(
    "name", ["../outside", "..", ".", "", "roots/../../outside", "..\\outside", "a\0b", "C:outside"]
)
def test_a_name_in_a_session_never_leads_outside(tmp_path: Path, name: str) -> None:
    a_workshop_in(tmp_path, "outside", id_="other")
    (tmp_path / "roots").mkdir()
    with pytest.raises(WorkshopNotFound):
        find_workshop(name, beside=tmp_path / "roots", roots=[tmp_path / "roots"])


def test_an_absolute_path_in_a_session_leads_nowhere(tmp_path: Path) -> None:
    outside = a_workshop_in(tmp_path, "outside")
    with pytest.raises(WorkshopNotFound, match="by a name"):
        find_workshop(str(outside), beside=tmp_path, roots=[tmp_path])


def test_a_path_that_leads_to_no_workshop_is_told(tmp_path: Path) -> None:
    for given in (str(tmp_path), str(tmp_path / "absent"), "a\0b", "~nobody-of-that-name/x", "x" * 5000):
        with pytest.raises(WorkshopNotFound):
            find_workshop(given, beside=None, roots=[], is_path_allowed=True)


def test_a_name_that_is_not_there_gets_the_closest_and_all_that_exist(tmp_path: Path) -> None:
    a_workshop_in(tmp_path, "twelve-steps")
    a_workshop_in(tmp_path, "water")
    with pytest.raises(WorkshopNotFound) as caught:
        find_workshop("twelve-stepps", beside=None, roots=[tmp_path])
    assert caught.value.remedy == "Did you mean 'twelve-steps'? There are: twelve-steps, water."


def test_where_there_are_no_workshops_it_is_said_where_to_put_them(tmp_path: Path) -> None:
    with pytest.raises(WorkshopNotFound, match="beside the session"):
        find_workshop("water", beside=tmp_path, roots=[tmp_path])


def test_workshops_are_listed_with_what_they_are(tmp_path: Path) -> None:
    second = a_workshop_in(tmp_path / "b", "water", title="Water for all")
    first = a_workshop_in(tmp_path / "a", "zebra")
    (tmp_path / "a" / "no-workshop").mkdir()
    found = workshops_in([tmp_path / "a", tmp_path / "absent", tmp_path / "b"])
    assert [(one.folder, one.id, one.version, one.title, one.fault) for one in found] == [
        (first, "zebra", 2, "A title", None),
        (second, "water", 2, "Water for all", None),
    ]


@pytest.mark.parametrize(
    ("content", "line"), [("id = \n", 1), ('id = "x"\nversion = "1"\ntitle = "T"\n', 2), ("\nversion = 1\n", 1)]
)
def test_a_faulty_workshop_is_listed_with_its_fault(tmp_path: Path, content: str, line: int) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "workshop.toml").write_text(content)
    (found,) = workshops_in([tmp_path])
    assert found.id == "x"
    assert found.fault is not None
    assert found.fault.place.line == line


def test_the_twelve_steps_ship_with_the_program() -> None:
    found = find_workshop("twelve-steps", beside=None, roots=[shipped_workshops()])
    assert (found / "workshop.toml").is_file()
