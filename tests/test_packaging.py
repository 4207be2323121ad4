"""What is installed from a wheel, in an empty environment far from the checkout, works as a facilitator gets it."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

from partnering_tui import __version__
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop
from tests.terminal import Terminal

CHECKOUT = Path(__file__).parent.parent
Installed = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the source archive, and the wheel built from that archive alone."""
    folder = tmp_path_factory.mktemp("dist")
    # Without isolation the build tools are those that are locked, and nothing is downloaded for them.
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, CHECKOUT)
    return folder


@pytest.fixture(scope="session")
def environment(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the commands of an environment in which only the wheel and what it needs are installed."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder)
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    (wheel,) = built.glob("*.whl")
    pip = (sys.executable, "-m", "pip", "--python", commands / "python")
    run(*pip, "install", "--quiet", "--no-compile", wheel)
    return commands


@pytest.fixture
def installed(environment: Path, tmp_path: Path) -> Installed:
    """Carries out the installed `partnering` in an empty folder."""
    return lambda *arguments: run(environment / "partnering", *arguments, cwd=tmp_path)


def run(*command: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_"))}
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=env | {"PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


def test_the_source_archive_has_everything_that_is_needed_to_work_on_it(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        names = {name.partition("/")[2] for name in files.getnames()}
    wanted = {"README.md", "LICENSE", "CHANGELOG.md", "requirements-dev.lock", ".ci/run", "tests/test_packaging.py"}
    workshops = {path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / "workshops").rglob("*.toml")}
    styles = {path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / "partnering_tui").rglob("*.tcss")}
    assert (wanted | workshops | styles) - names == set()


def test_the_installed_command_tells_its_version(installed: Installed) -> None:
    assert installed("--version").stdout == f"partnering {__version__}\n"


def test_the_installed_command_brings_its_workshops(installed: Installed) -> None:
    name, steps, *_, where = installed("workshops").stdout.splitlines()[1].split()
    folder = Path(where)
    assert (name, steps) == ("twelve-steps", "12")
    assert not folder.is_relative_to(CHECKOUT)
    assert installed("check", folder).stdout == "13 files checked, no faults\n"


def test_the_installed_example_makes_a_document_of_every_section(installed: Installed) -> None:
    copy = installed("demo", ".", "--no-open").stdout.strip()
    text = installed("summary", copy).stdout
    titles = [section.title for section in load_workshop(shipped_workshops() / "twelve-steps").summary]
    assert [title for title in titles if f"\n## {title}\n" not in text] == []


def test_the_installed_app_has_its_stylesheets(environment: Path) -> None:
    script = "import partnering_tui.tui as tui, pathlib; print(*pathlib.Path(tui.__file__).parent.rglob('*.tcss'))"
    found = {Path(name).name for name in run(environment / "python", "-c", script).stdout.split()}
    assert found == {path.name for path in (CHECKOUT / "partnering_tui" / "tui").rglob("*.tcss")}


def test_the_installed_demo_opens_the_example_in_a_terminal(environment: Path, tmp_path: Path) -> None:
    command = [str(environment / "partnering"), "demo", str(tmp_path)]
    with Terminal(command, env={"PARTNERING_HOME": str(tmp_path / "home")}, cwd=tmp_path) as terminal:
        terminal.wait_for(lambda screen: "Clean water for Kisumu" in screen and "Step 1 of 12" in screen)
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
