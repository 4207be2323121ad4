"""What does not fit in the record of the meetings is told with its line, and keeps nobody from opening it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from partnering_tui.session import noting, sittings
from partnering_tui.storage.session_file import open_session
from tests.storage.builders import a_session_file
from tests.storage.test_check_session import WELL, faults_of, only_fault

SITTING = '[[sittings]]\nid = "s"\n'
DECISION = '[[decisions]]\nid = "d"\nwording = "Five kiosks"\n'
ACTION = '[[actions]]\nid = "a"\nwhat = "Ask"\n'
PARKED = '[[parking_lot]]\nid = "p"\nwhat = "A logo"\n'


@pytest.mark.parametrize(
    ("more", "line", "message", "suggestion"),
    [
        (SITTING + 'mandates.lake = "observes"\n', 17, "no partner 'lake'", "county"),
        (SITTING + 'mandates.county = "comit"\n', 17, "no mandate 'comit'", "'can-commit'"),
        (SITTING + 'people.lake = "Ann"\n', 17, "no partner 'lake'", "county"),
        (SITTING + 'people = "Ann"\n', 17, "'people': expected a table, found text", "[sittings.people]"),
        (SITTING + "planned.won = 3\n", 17, "no step 'won'", "'one'"),
        (SITTING + 'minutes.one = "long"\n', 17, "'long' is no number of minutes", "30"),
        (DECISION + 'present = ["county", "lake"]\n', 18, "no partner 'lake'", "county"),
        (DECISION + 'consented = "all"\n', 18, "'consented': expected a table", "[decisions.consented]"),
        (DECISION + "consented.lake = 2026-03-04\n", 18, "no partner 'lake'", "county"),
        (DECISION + 'consented.county = "yes"\n', 18, "'yes' is not a date yet", "2027-06-30"),
        (DECISION + 'supersedes = "e"\n', 18, "no decision 'e'", ""),
        (DECISION + 'decided = "spring"\n', 18, "'spring' is not a date yet", "2027-06-30"),
        (ACTION + 'due = "spring"\n', 18, "'spring' is not a date yet", "2027-06-30"),
        (PARKED + 'treatment = "latr"\n', 18, "no treatment 'latr'", "'later'"),
        ('[[actions]]\nid = "a"\nwho = "Ann"\n', 15, "not said what was noted", "what ="),
        ('[[decisions]]\nid = "d"\nreason = "Ann"\n', 15, "not said what was noted", "wording ="),
    ],
)
def test_what_does_not_fit_is_a_warning_with_its_line(
    tmp_path: Path, more: str, line: int, message: str, suggestion: str
) -> None:
    fault = only_fault(tmp_path, more)
    assert (fault.weight, fault.place.line) == ("warning", line)
    assert message in fault.message
    assert suggestion in fault.suggestion


def test_a_record_in_which_all_is_well_has_no_faults(tmp_path: Path) -> None:
    well = (
        SITTING + 'mandates.county = "observes"\npeople.county = "Ann"\nplanned.one = 5\nminutes.one = 0\n',
        DECISION + 'present = ["county"]\nconsented.county = 2026-03-04\n',
        '[[decisions]]\nid = "e"\ntext = "Seven"\nsupersedes = "d"\ndecided = 2026-03-04\n',
        ACTION + "due = 2026-03-04\ndone = true\ndone_on = 2026-03-05\n",
        PARKED + 'treatment = "drop"\n',
    )
    assert faults_of(tmp_path, WELL + "\n" + "\n".join(well)) == []


def test_what_is_noted_in_a_sitting_is_written_and_read_back(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    session, today = file.session, date(2026, 3, 4)
    start = sittings.beginning(session, datetime(2026, 3, 4, 9, tzinfo=UTC), ["county"])
    edits = [
        lambda: start.change,
        lambda: sittings.set_mandate(session, start.sitting_id, "county", "observes"),
        lambda: sittings.set_person(session, start.sitting_id, "county", "Ann, “the” officer"),
        lambda: sittings.set_minutes(session, start.sitting_id, "objectives", 32),
        lambda: noting.supersede(
            session, "d1", "Meet weekly", today=today, present=["county"], sitting=start.sitting_id
        ),
        lambda: noting.consent(session, session.tree["decisions"][1]["id"], "lakewater", today=today),
        lambda: noting.add_action(session, "Ask", today=today, who="County"),
        lambda: noting.add_parked(session, "A logo", today=today),
    ]
    for edit in edits:
        change = edit()
        assert change is not None
        file.apply(change)
        file.save()
    again = open_session(file.path)
    assert again.session.tree == session.tree
    assert not again.is_dirty
