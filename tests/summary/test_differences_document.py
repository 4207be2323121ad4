"""What changed, as a document: section by section, then who met and whose consent is missing."""

from __future__ import annotations

from datetime import UTC, date, datetime

from partnering_tui.session.record import ABSENT
from partnering_tui.summary.differences import differences_document
from partnering_tui.summary.markdown import markdown
from tests.summary.builders import TODAY
from tests.summary.two_states import clause, sides, the_workshop

MARCH = datetime(2026, 3, 4, 9, tzinfo=UTC)


def test_nothing_that_changed_is_said_as_such() -> None:
    one, other = sides(clause(), clause())
    text = markdown(differences_document(one, other, the_workshop(), today=TODAY, names=("a.toml", "b.toml")))
    assert text == "# What changed: Clean water\n\nFrom a.toml to b.toml.\n\n_Nothing changed._\n"


def the_document() -> str:
    before = clause(principle="We share numbers", positions={"county": "support", "lakewater": "reservation"})
    after = clause(positions={"county": "support", "lakewater": "accept"}, asked_as="We share numbers")
    one, other = sides(before, after | {"goals": {"rows": [{"id": "g", "objective": "Kiosks"}]}, "old": {"value": 1}})
    one.tree["version"] = {"number": 1, "signed": date(2026, 2, 12)}
    other.tree["session"] = other.tree["session"] | {"title": "Clean water for Kisumu"}
    other.tree["sittings"] = [{"id": "s", "started": MARCH, "present": ["county"]}]
    other.tree["decisions"] = [{"id": "d", "wording": "Five first", "present": ["county"]}]
    names = ("a.toml", "the session as it stands on 6 March 2026")
    return markdown(differences_document(one, other, the_workshop(), today=TODAY, names=names))


def test_the_document_tells_section_by_section_what_changed_who_met_and_whose_consent_is_missing() -> None:
    assert (
        the_document()
        == """\
# What changed: Clean water for Kisumu

From version 1 (signed on 12 February 2026) to the session as it stands on 6 March 2026.

_Seven differences in all._

## The agreement and its partners

- The title changed from “Clean water” to “Clean water for Kisumu”.

## Principles

- Principles 2, “We share the numbers”: the wording changed from “We share numbers” to “We share the numbers”. \
Lakewater moved from reservation to accept.

## What we want

- Added to Objectives: “Kiosks”.

## Further answers

- Old: the answer is now “1”; nothing stood there before.

## Notes

- The decision “Five first” was noted (present: County).

## Who was present

- 4 March 2026: County.

## Whose consent is missing

- Principles 2, “We share the numbers”: County and Lakewater have yet to speak.
- Decision “Five first”: Lakewater was absent and has yet to agree.
"""
    )


def test_private_answers_are_in_no_such_document() -> None:
    one, other = sides({"secret": {"value": "borrowing"}}, {"secret": {"value": "lending"}})
    text = markdown(differences_document(one, other, the_workshop(), today=TODAY))
    assert "lending" not in text
    assert "Nothing changed" in text


def test_nothing_is_absent_by_name() -> None:
    assert repr(ABSENT) not in the_document()
