"""What was understood of a workshop is kept, and believed only as long as it is whole and its files say the same."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from partnering_tui.errors import FaultyWorkshop, WorkshopNotFound
from partnering_tui.storage import definitions
from partnering_tui.storage.definitions import MAX_KEPT, workshop_in
from partnering_tui.storage.locations import Locations, locations
from partnering_tui.workshop import loading
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.finding import shipped_workshops
from tests.commands import TINY_STEP, a_tiny_workshop


@pytest.fixture
def places(home: Path) -> Locations:
    return locations({"PARTNERING_HOME": str(home)})


@pytest.fixture
def another_start(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """As if the program had ended and were started again."""

    def start() -> None:
        monkeypatch.setattr(definitions, "_in_memory", {})

    start()
    return start


@pytest.fixture
def times_checked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every workshop that was read and checked since, in their order."""
    checked: list[Path] = []
    load = loading.load_workshop

    def counted(folder: Path) -> Workshop:
        checked.append(folder)
        return load(folder)

    monkeypatch.setattr(loading, "load_workshop", counted)
    return checked


def kept_files(places: Locations) -> list[Path]:
    return sorted(places.definitions.iterdir()) if places.definitions.exists() else []


def test_a_workshop_is_checked_once_and_says_the_same_ever_after(
    places: Locations, another_start: Callable[[], None], times_checked: list[Path]
) -> None:
    folder = shipped_workshops() / "twelve-steps"
    first = workshop_in(folder, places)
    assert workshop_in(folder, places) is first
    another_start()
    assert workshop_in(folder, places) == first
    assert times_checked == [folder]


@pytest.mark.usefixtures("another_start")
def test_a_workshop_with_a_changed_file_is_checked_anew(
    tmp_path: Path, places: Locations, times_checked: list[Path]
) -> None:
    folder = a_tiny_workshop(tmp_path)
    workshop_in(folder, places)
    step = folder / "01-first.toml"
    step.write_text(TINY_STEP.replace("The problem", "The trouble"), encoding="utf-8")
    assert workshop_in(folder, places).questions["problem"].label == "The trouble"
    step.rename(folder / "02-first.toml")
    (folder / "01-more.toml").write_text('id = "more"\ntitle = "More"\nminutes = 5\n', encoding="utf-8")
    assert [step.id for step in workshop_in(folder, places).steps] == ["more", "first"]
    assert len(times_checked) == 3


def test_a_faulty_workshop_tells_all_its_faults_every_time(
    tmp_path: Path, places: Locations, another_start: Callable[[], None]
) -> None:
    folder = a_tiny_workshop(tmp_path, step=TINY_STEP.replace("minutes = 20", 'minutes = "x"').replace("kind", "kid"))
    for _ in range(2):
        with pytest.raises(FaultyWorkshop) as told:
            workshop_in(folder, places)
        assert len(told.value.faults) > 3
        another_start()
    assert kept_files(places) == []


def test_a_folder_without_a_workshop_is_told(tmp_path: Path, places: Locations) -> None:
    with pytest.raises(WorkshopNotFound):
        workshop_in(tmp_path, places)


def sealed(content: bytes) -> bytes:
    """What another program could have kept, with the right seal."""
    return definitions._seal(content) + b"\n" + content


@pytest.mark.parametrize(
    ("cut", "content"),
    [(0, b""), (200, b""), (0, b"[1, 2]"), (0, b"\x80\x04\x95\n\xff{}"), (0, sealed(b"[7]")), (0, sealed(b'{"x": 1}'))],
)
def test_what_is_damaged_or_foreign_is_read_anew_and_replaced(
    cut: int,
    content: bytes,
    tmp_path: Path,
    places: Locations,
    another_start: Callable[[], None],
    times_checked: list[Path],
) -> None:
    folder = a_tiny_workshop(tmp_path)
    first = workshop_in(folder, places)
    (kept,) = kept_files(places)
    whole = kept.read_bytes()
    assert len(whole) > 200
    kept.write_bytes(whole[:cut] + content)
    another_start()
    assert workshop_in(folder, places) == first
    assert len(times_checked) == 2
    assert kept.read_bytes() == whole


@pytest.mark.usefixtures("another_start")
def test_a_disk_that_takes_nothing_is_put_up_with(tmp_path: Path, places: Locations) -> None:
    places.state_dir.parent.mkdir(parents=True)
    places.state_dir.write_text("in the way", encoding="utf-8")
    assert workshop_in(a_tiny_workshop(tmp_path), places).id == "tiny"


@pytest.mark.skipif(os.name != "posix", reason="modes are known on POSIX systems only")
@pytest.mark.usefixtures("another_start")
def test_only_its_owner_can_read_what_is_kept(tmp_path: Path, places: Locations) -> None:
    workshop_in(a_tiny_workshop(tmp_path), places)
    (kept,) = kept_files(places)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(places.definitions.stat().st_mode) == 0o700


@pytest.mark.usefixtures("another_start")
def test_only_so_many_are_kept(tmp_path: Path, places: Locations) -> None:
    folder = a_tiny_workshop(tmp_path)
    places.definitions.mkdir(parents=True)
    for number in range(MAX_KEPT + 3):
        old = places.definitions / f"{number:040}.json"
        old.write_text("old", encoding="utf-8")
        os.utime(old, (number, number))
    workshop_in(folder, places)
    names = [path.name for path in kept_files(places)]
    assert len(names) == MAX_KEPT
    assert f"{0:040}.json" not in names
    assert f"{MAX_KEPT + 2:040}.json" in names
