"""Two processes that save the same session as fast as they can: every row of both is in the file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from partnering_tui.session.conflicts import conflicts_of
from partnering_tui.storage.session_file import open_session
from tests.storage.builders import a_session_file

WRITER = """
import sys
from pathlib import Path
from partnering_tui.session.record import ABSENT, Change, Put
from partnering_tui.session.session import new_row_id
from partnering_tui.storage.session_file import open_session

file, name, count = open_session(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    rows = file.session.rows(("actions",))
    row_id = new_row_id()
    row = {"id": row_id, "what": f"{name} {number}"}
    file.apply(Change("", (Put(("actions", row_id), ABSENT, row, len(rows)),)))
    value = ("answers", "relevance", "by_partner", name)
    file.apply(Change("", (Put(value, file.session.get(value), number),)))
    file.save()
"""
NAMES = ("county", "lakewater")


def test_two_processes_that_save_at_once_lose_no_row_of_either(tmp_path: Path) -> None:
    path, count = a_session_file(tmp_path).path, 60
    command = [sys.executable, "-c", WRITER, str(path)]
    writers = [
        subprocess.Popen([*command, name, str(count)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for name in NAMES
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    assert [writer.wait() for writer in writers] == [0, 0]
    for writer in writers:
        assert writer.stdin is not None
        assert writer.stdout is not None
        writer.stdin.close()
        writer.stdout.close()
    session = open_session(path).session
    said = [row["what"] for row in session.rows(("actions",))]
    for name in NAMES:
        assert [what for what in said if what.startswith(name)] == [f"{name} {number}" for number in range(count)]
    assert session.get(("answers", "relevance", "by_partner")) == dict.fromkeys(NAMES, count - 1)
    assert not conflicts_of(session)
