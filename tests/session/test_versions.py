"""What was signed is kept as a version, and what is changed afterwards reopens the agreement."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, date, datetime
from typing import Any

import pytest

from partnering_tui.session import edits, sittings
from partnering_tui.session.record import Change, Record
from partnering_tui.session.session import Session
from partnering_tui.session.signing import signing
from partnering_tui.session.versions import (
    freezing,
    frozen_version,
    is_draft_of,
    latest_version,
    next_number,
    reopen,
    signing_off,
    standing_in_words,
    standing_version,
    version_row,
    versions_of,
)
from partnering_tui.session.workbook import Workbook
from partnering_tui.workshop.definition import Workshop
from tests.session.signed_sessions import LATER, TODAY, a_statement, the_workshop, with_statements


def signed(session: Session, workshop: Workshop, today: date = TODAY) -> Change:
    version = version_row(session, signing(session, workshop, today))
    return signing_off(session, version, file=f"water.v{version['number']}.toml", digest="0" * 64)


def a_signed_book() -> Workbook:
    session = with_statements(a_statement("a", county="accept", lakewater="accept"))
    book = Workbook(the_workshop(), session, today=lambda: LATER)
    session.apply(signed(session, book.workshop))
    return book


def test_a_session_is_a_draft_of_its_first_version_until_it_is_signed() -> None:
    session = with_statements()
    assert (is_draft_of(session), next_number(session), latest_version(session)) == (1, 1, None)


def test_signing_notes_the_version_and_the_session_is_agreed() -> None:
    session = a_signed_book().session
    assert session.status == "agreed"
    (version,) = versions_of(session)
    assert (version.number, version.signed, version.file) == (1, TODAY, "water.v1.toml")
    assert dict(version.positions) == {"county": "agreed", "lakewater": "agreed"}
    assert [line.partner for line in version.signatures] == ["county", "lakewater"]
    assert (is_draft_of(session), next_number(session), standing_version(session)) == (0, 2, version)


def test_what_somebody_has_not_spoken_to_is_signed_and_not_called_agreed() -> None:
    session = with_statements(a_statement("a", county="accept", lakewater="accept"), a_statement("b", county="accept"))
    session.apply(signed(session, the_workshop()))
    assert dict(versions_of(session)[0].positions) == {"county": "agreed", "lakewater": "open"}
    assert standing_in_words(session) == "version 1 signed"


def test_signing_can_be_taken_back() -> None:
    session = with_statements(a_statement("a", county="accept", lakewater="accept"))
    before = deepcopy(session.tree)
    change = signed(session, the_workshop())
    session.apply(change)
    session.apply(change.reversed())
    assert session.tree == before


def test_the_frozen_session_says_what_was_signed_and_nothing_private() -> None:
    session = with_statements(a_statement("a", county="accept", lakewater="accept"), secret={"value": "borrowing"})
    session.tree["kept"] = {"secret": {"value": "borrowing"}, "old": {"value": "kept"}}
    workshop = the_workshop()
    copy = Session(deepcopy(session.tree))
    copy.apply(freezing(copy, workshop, version_row(session, signing(session, workshop, TODAY))))
    frozen = frozen_version(copy)
    assert frozen is not None
    assert (frozen.number, frozen.signed, copy.status) == (1, TODAY, "agreed")
    assert "borrowing" not in str(copy.tree)
    assert copy.get(("kept", "old", "value")) == "kept"
    assert session.status == "open"


@pytest.mark.parametrize(
    "edit",
    [
        lambda book: edits.answer(book.session, book.workshop.questions["q"], ("value",), "Wells"),
        lambda book: edits.rename_session(book.session, "Another title"),
        lambda book: edits.add_partner(book.session, "Beach"),
        lambda book: edits.mark(book.session, book.workshop.questions["q"], "later", ""),
        lambda book: edits.remove_row(book.session, book.workshop.questions["clauses"], ("rows", "a")),
    ],
)
def test_a_change_of_what_was_agreed_reopens_it_and_undo_brings_it_back(edit: Any) -> None:
    book = a_signed_book()
    before = deepcopy(book.session.tree)
    book.make(edit(book))
    assert book.session.status == "reopened"
    assert is_draft_of(book.session) == 2
    (version,) = versions_of(book.session)
    assert version.reopened == LATER
    book.undo()
    assert book.session.tree == before
    book.redo()
    assert book.session.status == "reopened"


def test_a_run_of_typing_that_reopens_is_taken_back_at_once() -> None:
    book = a_signed_book()
    before = deepcopy(book.session.tree)
    for text in ("W", "We", "Wells"):
        book.make(edits.answer(book.session, book.workshop.questions["q"], ("value",), text))
    book.undo()
    assert book.session.tree == before


def test_a_row_that_reopens_and_what_is_typed_into_it_are_taken_back_at_once() -> None:
    book = a_signed_book()
    before = deepcopy(book.session.tree)
    table = book.workshop.questions["signatories"]
    book.make(edits.add_row(book.session, table, ("rows",), {"person": "A"}))
    row_id = book.session.rows(("answers", "signatories", "rows"))[0]["id"]
    book.make(edits.answer(book.session, table, ("rows", row_id, "person"), "Ann"))
    book.undo()
    assert book.session.tree == before


@pytest.mark.parametrize(
    "edit",
    [
        lambda book: edits.answer(book.private, book.workshop.questions["secret"], ("value",), "borrowing"),
        lambda book: edits.write_note(book.private, "step", "Watch the clock"),
        lambda book: sittings.begin_sitting(book.session, datetime(2027, 3, 1, tzinfo=UTC)),
        lambda book: edits.start_round(
            book.session, book.workshop.questions["health"], datetime(2027, 3, 1, tzinfo=UTC)
        ),
    ],
)
def test_notes_meetings_and_ratings_leave_the_agreement_as_it_stands(edit: Any) -> None:
    book = a_signed_book()
    assert book.make(edit(book))
    assert book.session.status == "agreed"


def test_an_agreement_can_be_reopened_with_a_reason() -> None:
    session = a_signed_book().session
    change = reopen(session, " The budget changed ", LATER)
    assert change is not None
    session.apply(change)
    (version,) = versions_of(session)
    assert (session.status, version.reopened, version.reason) == ("reopened", LATER, "The budget changed")
    assert reopen(session, "The budget changed", LATER) is None


def test_the_reason_may_be_given_when_the_next_version_is_signed() -> None:
    book = a_signed_book()
    book.make(edits.rename_session(book.session, "Another title"))
    session = book.session
    version = version_row(session, signing(session, book.workshop, LATER))
    session.apply(signing_off(session, version, file="water.v2.toml", digest="", reason="A better title"))
    first, second = versions_of(session)
    assert (first.reason, second.number, session.status) == ("A better title", 2, "agreed")


def test_nothing_is_reopened_that_was_never_signed() -> None:
    assert reopen(with_statements(), "Why not", LATER) is None


def test_a_version_that_somebody_wrote_by_hand_is_read_as_far_as_it_goes() -> None:
    session = Session(
        {"versions": [{"number": "two", "signed": "soon", "positions": {"a": "maybe"}, "signatures": [1]}]}
    )
    (version,) = versions_of(session)
    assert (version.number, version.signed, version.positions, version.signatures) == (0, None, {}, ())


def test_a_change_in_an_open_session_stays_as_it_is() -> None:
    book = Workbook(the_workshop(), with_statements())
    book.make(edits.rename_session(book.session, "Another title"))
    assert isinstance(book.session, Record)
    assert book.session.status == "open"


def test_taking_back_after_the_signing_what_was_done_before_it_reopens_the_agreement() -> None:
    book = Workbook(the_workshop(), with_statements(a_statement("a", county="accept", lakewater="accept")))
    book.make(edits.rename_session(book.session, "Another title"))
    book.record(signed(book.session, book.workshop))
    assert book.session.status == "agreed"
    book.undo()
    assert (book.session.title, book.session.status) == ("Water", "reopened")


def test_a_signing_that_can_be_undone_is_taken_back_whole_and_made_again() -> None:
    book = Workbook(the_workshop(), with_statements(a_statement("a", county="accept", lakewater="accept")))
    before = deepcopy(book.session.tree)
    book.make(signed(book.session, book.workshop))
    after = deepcopy(book.session.tree)
    book.undo()
    assert book.session.tree == before
    book.redo()
    assert book.session.tree == after
