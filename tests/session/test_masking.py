"""A masked answer is left out of a copy, is told as masked wherever it would stand, and is never taken for empty."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from partnering_tui.session.answers import has_answer
from partnering_tui.session.differences import differences
from partnering_tui.session.glance import at_a_glance
from partnering_tui.session.masking import wish, with_masked_from
from partnering_tui.session.merging import merge
from partnering_tui.session.pending import pending
from partnering_tui.session.progress import QuestionState, question_state
from partnering_tui.session.readiness import Readiness, readiness
from partnering_tui.session.session import PrivateNotes, Session
from partnering_tui.session.sharing import shared
from partnering_tui.summary.document import document
from partnering_tui.summary.markdown import markdown
from partnering_tui.workshop.definition import Question, Workshop
from tests.session.builders import a_question, a_session, a_workshop

LIMITS = a_question("text", per="partner", needed=True, label="Our limits")
NOTES = PrivateNotes()


def with_summary(*questions: Question) -> Workshop:
    whole = a_workshop(*questions).model_dump(by_alias=True)
    section = {"id": "all", "title": "All", "from": tuple(question.id for question in questions)}
    return Workshop.model_validate(whole | {"summary": (section,)})


WORKSHOP = with_summary(LIMITS)


def a_session_with_a_wish(*partners: str) -> Session:
    session = a_session("County", "Lakewater", workshop=WORKSHOP)
    answer = {"by_partner": {"county": "No debt", "lakewater": "Two years"}, "masked_for_sharing": list(partners)}
    session.tree["answers"] = {"q": answer}
    return session


def a_copy() -> Session:
    """A copy in which what the county said is masked."""
    return shared(a_session_with_a_wish("county"), NOTES, WORKSHOP).session


def test_a_masked_answer_is_not_in_the_copy_which_says_so() -> None:
    assert a_copy().tree["answers"]["q"] == {"by_partner": {"lakewater": "Two years"}, "masked": ["county"]}


def test_the_session_itself_keeps_everything() -> None:
    session = a_session_with_a_wish("county")
    before = deepcopy(session.tree)
    assert shared(session, NOTES, WORKSHOP).masked == 1
    assert session.tree == before


def test_a_masked_answer_counts_as_given() -> None:
    copy = a_copy()
    assert question_state(copy, NOTES, WORKSHOP, LIMITS) is QuestionState.ANSWERED
    assert [one.state for one in readiness(copy, WORKSHOP)] == [Readiness.COMPLETE]
    county = copy.partner("county")
    assert county is not None
    assert not pending(copy, WORKSHOP, county).questions


def test_even_if_all_answers_are_masked_there_is_an_answer() -> None:
    copy = shared(a_session_with_a_wish("county", "lakewater"), NOTES, WORKSHOP).session
    assert has_answer(copy, LIMITS)
    assert question_state(copy, NOTES, WORKSHOP, LIMITS) is QuestionState.ANSWERED


def test_it_is_told_as_masked_at_a_glance_and_in_the_document() -> None:
    copy = a_copy()
    assert at_a_glance(copy, WORKSHOP, LIMITS, copy.partners) == "County masked · Lakewater: Two years"
    text = markdown(document(copy, WORKSHOP, today=date(2026, 3, 4)))
    assert "**County:** _masked_" in text
    assert "yet to answer" not in text
    assert "No debt" not in text


def test_the_copy_differs_in_nothing_from_the_session() -> None:
    session = a_session_with_a_wish("county")
    assert differences(session, a_copy(), WORKSHOP) == []
    assert differences(a_copy(), session, WORKSHOP) == []


def test_a_copy_that_comes_back_takes_nothing_away() -> None:
    session, copy = a_session_with_a_wish("county"), a_copy()
    copy.tree["answers"]["q"]["by_partner"]["lakewater"] = "Three years"
    back = merge(session.tree, session.tree, copy.tree)
    assert back.conflicts == ()
    assert back.tree["answers"]["q"]["by_partner"] == {"county": "No debt", "lakewater": "Three years"}
    assert back.tree["answers"]["q"]["masked_for_sharing"] == ["county"]


def test_a_mask_stays_where_nobody_knows_what_is_behind_it() -> None:
    copy = a_copy()
    assert with_masked_from(copy.tree, copy.tree)["answers"]["q"]["masked"] == ["county"]


def test_a_wish_is_noted_and_taken_back() -> None:
    session = a_session_with_a_wish()
    change = wish(session, LIMITS, "county", is_wanted=True)
    assert change is not None
    session.apply(change)
    assert session.get(("answers", "q", "masked_for_sharing")) == ["county"]
    assert wish(session, LIMITS, "county", is_wanted=True) is None
    back = wish(session, LIMITS, "county", is_wanted=False)
    assert back is not None
    session.apply(back)
    assert "masked_for_sharing" not in session.tree["answers"]["q"]


def test_only_what_each_partner_answers_for_itself_can_be_masked() -> None:
    session = a_session("County")
    assert wish(session, a_question(), "county", is_wanted=True) is None
    assert wish(session, a_question(per="partner", private=True), "county", is_wanted=True) is None


# What else stays behind


def test_private_answers_and_notes_are_counted_and_never_in_the_copy() -> None:
    workshop = a_workshop(a_question(private=True))
    session = a_session("County", workshop=workshop)
    session.tree["answers"] = {"q": {"value": "Written here by mistake"}}
    private = PrivateNotes({"notes": {"step": {"text": "Careful"}}, "answers": {"q": {"value": "Hush"}}})
    found = shared(session, private, workshop)
    assert (found.private_notes, found.private_answers) == (1, 1)
    assert "mistake" not in str(found.session.tree)


def test_who_rated_in_confidence_stays_and_what_was_rated_goes() -> None:
    question = a_question("ratings")
    workshop = a_workshop(question)
    session = a_session("County", "Lakewater", workshop=workshop)
    rounds = [
        {"id": "r1", "mode": "named", "scores": {"trust": {"county": 1}}},
        {"id": "r2", "mode": "coded", "scores": {"trust": {"county": 5, "lakewater": 2}}},
    ]
    session.tree["answers"] = {"q": {"rounds": rounds}}
    found = shared(session, NOTES, workshop)
    named, confidential = found.session.tree["answers"]["q"]["rounds"]
    assert named == rounds[0]
    assert sorted(confidential["scores"]["trust"].values()) == [2, 5]
    assert not {"county", "lakewater"} & set(confidential["scores"]["trust"])
    assert found.confidential_rounds == 1
    back = merge(session.tree, session.tree, found.session.tree)
    assert back.tree["answers"] == session.tree["answers"]


def test_a_conflict_about_a_masked_answer_stays_behind() -> None:
    session = a_session_with_a_wish("county")
    path = ["answers", "q", "by_partner", "county"]
    session.tree["conflicts"] = [{"id": "c1", "path": path, "ours": "No debt", "theirs": "Some debt"}]
    assert "Some debt" not in str(shared(session, NOTES, WORKSHOP).session.tree)


PARTNERS = st.sampled_from(["county", "lakewater", "old"])


@given(st.sets(PARTNERS), st.dictionaries(PARTNERS, st.text()))
def test_every_answer_is_either_in_the_copy_or_masked(wanted: set[str], given_: dict[str, Any]) -> None:
    session = a_session_with_a_wish(*wanted)
    said = {partner: f"«{partner}» {text}" for partner, text in given_.items()}
    session.tree["answers"]["q"]["by_partner"] = said
    copy = shared(session, NOTES, WORKSHOP).session.tree["answers"]["q"]
    there, masked = copy.get("by_partner", {}), set(copy.get("masked", []))
    assert masked == wanted & set(said)
    assert there == {partner: words for partner, words in said.items() if partner not in masked}
