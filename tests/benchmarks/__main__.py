"""Measure the speed of the app against a bare one on the same machine, in the same run.

    python -m tests.benchmarks                      everything: some minutes
    python -m tests.benchmarks start keys --runs 20
    python -m tests.benchmarks keystrokes           the demo typed in from nothing: where the keys go
    python -m tests.benchmarks --json figures.json

Nothing passes or fails here: the table says what was measured, what it is compared with, and whether the goal was met.
Let the machine rest meanwhile; the last lines tell how steady it was.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Figure, noise, table
from tests.benchmarks.measures import MEASURES


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what the arguments name, and print the table."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if unknown := set(asked.names) - set(MEASURES):
        parser.error(f"not known: {', '.join(unknown)}; there are: {', '.join(MEASURES)}")
    figures: list[Figure] = []
    load_before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="partnering-benchmarks-") as folder:
        bench = Bench(Path(folder), asked.runs)
        for name in asked.names or MEASURES:
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            try:
                figures += MEASURES[name](bench)
            except (AssertionError, subprocess.CalledProcessError) as fault:
                # A program failed, or never showed what was waited for: the others can be measured all the same.
                print(f"{name} could not be measured: {fault}", file=sys.stderr)
    print(_machine(load_before))
    print(table(figures))
    print(noise(figures))
    if asked.json:
        data = {"machine": _machine(load_before), "figures": [figure.as_data() for figure in figures]}
        asked.json.write_text(json.dumps(data, indent=1), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to measure: {', '.join(MEASURES)}")
    parser.add_argument("--runs", type=int, default=10, help="rounds of turns (default 10)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single value to this file")
    return parser


def _machine(load_before: float) -> str:
    return (
        f"Python {platform.python_version()}, Textual {version('textual')}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} processors, load {load_before:.1f} before and {os.getloadavg()[0]:.1f} after"
    )


if __name__ == "__main__":
    main()
