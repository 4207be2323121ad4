"""Proofs that take longer than a test run should.

    python -m tests.long faults              a fault at every call of a save, also by strace where that is installed
    python -m tests.long kill --runs 200     the app killed at random moments of typing
    python -m tests.long bytes --examples 50000    any bytes given to the readers
    python -m tests.long disks               the app on disks and in folders that fail and come back; only for root
    python -m tests.long together --seconds 60     two windows and a program that keeps folders alike, all on one file

Each prints its figures on a line, and ends with 1 if something that is promised is not so.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Carry out the proof that is named."""
    parser = argparse.ArgumentParser(prog="python -m tests.long", description=__doc__.splitlines()[0])
    parser.add_argument("proof", choices=("faults", "kill", "bytes", "disks", "together"))
    parser.add_argument("--runs", type=int, default=200, help="how often the app is killed")
    parser.add_argument("--examples", type=int, default=50_000, help="how many files are read")
    parser.add_argument("--seconds", type=int, default=60, help="how long two windows type into one file")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="to do the same again")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="partnering-long-") as name:
        folder = Path(name)
        os.environ["PARTNERING_HOME"] = str(folder / "home")
        match asked.proof:
            case "faults":
                return _faults(folder)
            case "kill":
                return _kill(folder, asked.runs, asked.seed)
            case "disks":
                return _disks(folder)
            case "together":
                return _together(folder, asked.seconds, asked.seed)
            case _:
                return _bytes(folder, asked.examples, asked.seed)


def _faults(folder: Path) -> int:
    from tests.long import by_strace, faulty_disk

    for name, deadly in (("failure", False), ("death", True)):
        (folder / name).mkdir()
        print(faulty_disk.told(name, faulty_disk.run_all(folder / name, deadly=deadly)))
    if shutil.which("strace") is None:
        print("strace is not installed: its part was left out")
        return 0
    found = by_strace.run_all(folder / "strace")
    elsewhere = found.pop("elsewhere", 0)
    print(faulty_disk.told("by strace", found) + (f" ({elsewhere} hit outside the save)" if elsewhere else ""))
    return 0


def _kill(folder: Path, runs: int, seed: int) -> int:
    from tests.long.killing import Killed, kill_once, told

    chance, found = random.Random(seed), list[Killed]()
    for number in range(runs):
        found.append(kill_once(folder / str(number), chance))
        if sys.stderr.isatty():
            print(f"\r{number + 1} of {runs}", end="", file=sys.stderr, flush=True)
    print(told(found, seed))
    return 0 if all(one.is_promised for one in found) else 1


def _disks(folder: Path) -> int:
    from tests.long.full_disks import run

    for line in run(folder):
        print(line, flush=True)
    return 0


def _together(folder: Path, seconds: int, seed: int) -> int:
    from tests.long.together import run

    print(run(folder, seconds, random.Random(seed)))
    return 0


def _bytes(folder: Path, examples: int, seed: int) -> int:
    from tests.long.bytes_read import run

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found, slowest = run(folder, examples, seed)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    what = ", ".join(f"{count} × {one}" for one, count in sorted(found.items()))
    print(f"{examples} files (seed {seed}): {what}; the slowest took {slowest:.2f} s, memory grew by {grown:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
