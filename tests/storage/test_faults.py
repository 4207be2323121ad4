"""At whatever call of a save the disk fails or the program dies: each file is the old or the new one, whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.long.faulty_disk import CALLS, calls_of_a_save, run_all, told

SCRIPT = (
    "import sys; from pathlib import Path; from tests.long.faulty_disk import run_all, told;"
    "print(told('death', run_all(Path(sys.argv[1]), deadly=True)))"
)


def test_a_save_is_made_of_the_calls_that_are_made_to_fail(tmp_path: Path) -> None:
    assert set(calls_of_a_save(tmp_path)) == set(CALLS) - {"remove"}


def test_a_failure_at_any_call_leaves_each_file_whole_and_the_app_with_everything(tmp_path: Path) -> None:
    found = run_all(tmp_path, deadly=False)
    print(told("failure", found))
    assert found.total() > 70
    assert set(found) <= {"old, old", "old, new", "new, old", "new, new"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a program that dies in the middle is made by forking")
def test_death_at_any_call_leaves_each_file_whole(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)], capture_output=True, text=True, cwd=Path(__file__).parents[2]
    )
    print(done.stdout, end="")
    assert done.returncode == 0, done.stderr
    assert "none broken" in done.stdout
