"""Versions to read on the screen: every word of who agreed, what is open, and why it was opened again."""

from __future__ import annotations

from partnering_tui.session.session import Session
from partnering_tui.session.signing import signing
from partnering_tui.session.versions import reopen, signing_off, standing_in_words, version_row, versions_of
from partnering_tui.summary.blocks import Blocks, Document
from partnering_tui.summary.markdown import markdown
from partnering_tui.summary.version_pages import draft_page, signed_page, where_it_stands
from tests.session.builders import a_session, made
from tests.session.signed_sessions import LATER, TODAY, the_workshop

WORKSHOP = the_workshop()


def a_draft() -> Session:
    session = a_session("County", "Lakewater")
    rows = [{"id": "c1", "q": "Share", "positions": {"county": "support", "lakewater": "block"}}]
    session.tree["answers"] = {"clauses": {"rows": rows}}
    return session


def signed() -> Session:
    session = a_draft()
    version = version_row(session, signing(session, WORKSHOP, TODAY))
    made(session, signing_off(session, version, file="water.v1.toml", digest="0"))
    return session


def in_words(blocks: Blocks) -> str:
    return markdown(Document("", blocks))


def test_before_a_signing_it_is_the_draft_of_version_1() -> None:
    session = a_draft()
    assert where_it_stands(session) == "Nothing has been signed yet. What you see is the draft of version 1."
    assert standing_in_words(session) == ""
    words = in_words(draft_page(session, signing(session, WORKSHOP, TODAY), None))
    assert "has no answer yet" in words
    assert "It can be signed all the same" in words


def test_nothing_unsettled_is_called_agreed() -> None:
    session = signed()
    assert standing_in_words(session) == "version 1 signed"
    session.tree["versions"][0]["positions"] = {"county": "agreed", "lakewater": "reserved"}
    assert standing_in_words(session) == "version 1 agreed"


def test_a_page_says_who_stands_how_and_what_became_of_the_file() -> None:
    session = signed()
    (version,) = versions_of(session)
    words = in_words(signed_page(session, WORKSHOP, version, "as it was signed", TODAY))
    assert "County agreed" in words
    assert "Lakewater did not agree" in words
    assert "water.v1.toml is as it was signed" in words


def test_why_it_was_reopened_is_told() -> None:
    session = signed()
    made(session, reopen(session, "Less money", LATER))
    assert standing_in_words(session) == "draft of version 2"
    assert "It was reopened on 1 March 2027: “Less money”." in where_it_stands(session)
