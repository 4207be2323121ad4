"""Every edit can be taken back and made again, and nothing that was said goes away unseen."""

from __future__ import annotations

from copy import deepcopy

from partnering_tui.session import edits
from partnering_tui.session.record import ABSENT
from partnering_tui.session.session import PrivateNotes, new_partner, slug
from partnering_tui.session.workbook import Workbook
from tests.session.builders import a_question, a_session, a_workshop, made


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def a_workbook(*partners: str) -> Workbook:
    question = a_question("text")
    table = a_question("table", id="t")
    workshop = a_workshop(question, table)
    return Workbook(workshop, a_session(*partners, workshop=workshop), clock=Clock())


def test_a_run_of_typing_is_taken_back_at_once() -> None:
    book = a_workbook()
    question = book.workshop.questions["q"]
    for text in ("W", "Wa", "Wat"):
        book.make(edits.answer(book.session, question, ("value",), text))
    book.undo()
    assert book.session.get(("answers", "q")) is ABSENT
    book.redo()
    assert book.session.get(("answers", "q", "value")) == "Wat"


def test_after_a_pause_typing_is_taken_back_on_its_own() -> None:
    book = a_workbook()
    question = book.workshop.questions["q"]
    book.make(edits.answer(book.session, question, ("value",), "Water"))
    book.clock.now = 10  # type: ignore[attr-defined]  # the clock of these tests
    book.make(edits.answer(book.session, question, ("value",), "Water for all"))
    book.undo()
    assert book.session.get(("answers", "q", "value")) == "Water"


def test_a_row_and_what_was_typed_into_it_at_once_are_taken_back_together() -> None:
    book = a_workbook()
    table = book.workshop.questions["t"]
    book.make(edits.add_row(book.session, table, ("rows",), {"name": "S"}))
    row = book.session.rows(("answers", "t", "rows"))[0]["id"]
    book.make(edits.answer(book.session, table, ("rows", row, "name"), "Sa"))
    book.make(edits.answer(book.session, table, ("rows", row, "name"), "Safe"))
    book.undo()
    assert "answers" not in book.session.tree
    book.redo()
    assert book.session.get(("answers", "t", "rows", row, "name")) == "Safe"


def test_a_removed_row_comes_back_where_it_stood() -> None:
    book = a_workbook()
    table = book.workshop.questions["t"]
    for name in ("first", "second", "third"):
        book.make(edits.add_row(book.session, table, ("rows",), {"name": name}))
    before = deepcopy(book.session.tree)
    second = book.session.rows(("answers", "t", "rows"))[1]["id"]
    book.make(edits.remove_row(book.session, table, ("rows", second)))
    assert len(book.session.rows(("answers", "t", "rows"))) == 2
    book.undo()
    assert book.session.tree == before


def test_a_row_cannot_move_beyond_the_ends() -> None:
    book = a_workbook()
    table = book.workshop.questions["t"]
    book.make(edits.add_row(book.session, table, ("rows",), {"name": "only"}))
    only = book.session.rows(("answers", "t", "rows"))[0]["id"]
    assert edits.move_row(book.session, table, ("rows", only), -1) is None
    assert edits.move_row(book.session, table, ("rows", only), 1) is None


def test_an_emptied_answer_is_not_kept_as_an_empty_one() -> None:
    book = a_workbook()
    question = book.workshop.questions["q"]
    book.make(edits.answer(book.session, question, ("value",), "x"))
    book.make(edits.answer(book.session, question, ("value",), ""))
    assert "answers" not in book.session.tree


def test_a_private_answer_never_reaches_the_session() -> None:
    question = a_question(private=True)
    book = Workbook(a_workshop(question), a_session())
    book.make(edits.answer(book.record_of(question), question, ("value",), "secret"))
    assert "secret" not in str(book.session.tree)
    assert book.private.get(("answers", "q", "value")) == "secret"


def test_a_removed_partner_leaves_what_it_said_in_the_file_and_comes_back_with_undo() -> None:
    book = a_workbook("County", "Lakewater")
    book.session.tree["answers"] = {"s": {"by_partner": {"county": 4, "lakewater": 2}}}
    assert edits.answers_of_partner(book.session, "county") == 1
    before = deepcopy(book.session.tree)
    book.make(edits.remove_partner(book.session, "county"))
    assert [partner.id for partner in book.session.partners] == ["lakewater"]
    assert book.session.get(("answers", "s", "by_partner", "county")) == 4
    book.undo()
    assert book.session.tree == before


def test_renaming_a_partner_never_changes_its_id() -> None:
    session = a_session("County")
    made(
        session, edits.rename_partner(session, "county", short="KCG", name="Kisumu County Government", sector="public")
    )
    assert session.tree["partners"] == [
        {"id": "county", "name": "Kisumu County Government", "short": "KCG", "sector": "public"}
    ]


def test_ids_of_partners_are_slugs_and_unique() -> None:
    assert new_partner("County", "Kisumu County Government")["id"] == "county"
    assert new_partner("County", taken={"county"})["id"] == "county-2"
    assert slug("Élan & Søn, Ltd.") == "elan-sn-ltd"
    assert new_partner("水")["id"] == "partner"


def test_answers_to_questions_that_are_gone_are_kept_and_come_back() -> None:
    question = a_question()
    session = a_session()
    session.tree["answers"] = {"old": {"value": "x"}, "q": {"value": "y"}}
    Workbook(a_workshop(question), session)
    assert session.tree["answers"] == {"q": {"value": "y"}}
    assert session.tree["kept"] == {"old": {"value": "x"}}
    Workbook(a_workshop(question, a_question(id="old")), session)
    assert session.tree["answers"]["old"] == {"value": "x"}
    assert "kept" not in session.tree


def test_a_mark_keeps_the_answer_and_its_note() -> None:
    session, question = a_session(), a_question()
    session.tree["answers"] = {"q": {"value": "x"}}
    made(session, edits.mark(session, question, "later", "after the budget"))
    assert session.tree["answers"]["q"] == {"value": "x", "state": "later", "note": "after the budget"}
    made(session, edits.mark(session, question, "", ""))
    assert session.tree["answers"]["q"] == {"value": "x"}


def test_a_note_on_a_step_goes_into_the_private_file() -> None:
    private = PrivateNotes()
    made(private, edits.write_note(private, "step", "Watch the budget"))
    assert private.tree == {"notes": {"step": {"text": "Watch the budget"}}}


def test_a_partner_who_has_left_meanwhile_is_not_called_anything_else() -> None:
    assert edits.rename_partner(a_session(), "county", short="KCG", name="Kisumu County", sector="public") is None
