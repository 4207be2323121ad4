"""When a save is due, and what the header says meanwhile."""

from __future__ import annotations

from datetime import datetime

import pytest

from partnering_tui.storage.autosave import RETRY_AFTER, Autosave

AT = datetime(2026, 3, 4, 14, 2)


def an_autosave() -> Autosave:
    return Autosave(idle=0.8, longest=1.8, local_time=lambda: AT)


def test_nothing_is_due_while_nothing_was_touched() -> None:
    assert an_autosave().due(100.0) is None
    assert not an_autosave().is_dirty


def test_a_save_is_due_soon_after_typing_stops() -> None:
    autosave = an_autosave()
    autosave.touched(10.0)
    assert autosave.due(10.0) == pytest.approx(0.8)
    assert autosave.due(10.5) == pytest.approx(0.3)
    assert autosave.due(11.0) == 0


def test_every_key_puts_it_off_but_never_beyond_the_longest_wait() -> None:
    autosave = an_autosave()
    for tenth in range(18):
        autosave.touched(10.0 + tenth / 10)
    assert autosave.due(11.7) == pytest.approx(0.1)


def test_nothing_is_due_while_a_save_is_under_way() -> None:
    autosave = an_autosave()
    autosave.touched(10.0)
    autosave.started(10.8)
    autosave.touched(10.9)
    assert autosave.due(20.0) is None


def test_what_was_touched_during_a_save_is_due_after_it() -> None:
    autosave = an_autosave()
    autosave.touched(10.0)
    autosave.started(10.8)
    autosave.touched(10.9)
    autosave.succeeded(11.0)
    assert autosave.is_dirty
    assert autosave.due(11.0) == pytest.approx(0.7)


def test_after_a_save_all_is_saved() -> None:
    autosave = an_autosave()
    autosave.touched(10.0)
    autosave.started(10.8)
    autosave.succeeded(10.9)
    assert not autosave.is_dirty
    assert autosave.due(20.0) is None


def test_a_save_that_nobody_announced_counts_as_well() -> None:
    autosave = an_autosave()
    autosave.touched(10.0)
    autosave.succeeded(10.1)
    assert not autosave.is_dirty


def test_a_failed_save_is_tried_again_at_growing_intervals() -> None:
    autosave = an_autosave()
    autosave.touched(10.0)
    waits = []
    for _ in range(7):
        autosave.started(10.0)
        autosave.failed(10.0, "the disk is full")
        waits.append(autosave.due(10.0))
    assert waits == [*RETRY_AFTER, RETRY_AFTER[-1], RETRY_AFTER[-1]]


def test_typing_on_does_not_make_a_failed_save_be_tried_sooner() -> None:
    autosave = an_autosave()
    autosave.touched(10.0)
    autosave.failed(10.0, "the disk is full")
    autosave.failed(10.0, "the disk is full")
    autosave.touched(10.1)
    assert autosave.due(10.5) == pytest.approx(1.5)


def test_a_failure_stays_visible_until_a_save_succeeds() -> None:
    autosave = an_autosave()
    autosave.touched(10.0)
    autosave.started(10.0)
    autosave.failed(10.0, "the disk is full")
    autosave.touched(10.5)
    autosave.started(11.0)
    assert autosave.state.words(AT) == "not saved: the disk is full"
    assert autosave.state.kind == "failed"
    autosave.succeeded(11.1)
    assert autosave.state.words(AT) == "saved 14:02"
    assert autosave.due(11.2) is None


def test_the_header_tells_when_it_was_saved() -> None:
    autosave = an_autosave()
    assert autosave.state.words(AT) == "saved"
    autosave.touched(10.0)
    assert (autosave.state.kind, autosave.state.words(AT)) == ("unsaved", "saving…")
    autosave.started(10.8)
    assert (autosave.state.kind, autosave.state.words(AT)) == ("saving", "saving…")
    autosave.succeeded(10.9)
    assert autosave.state.words(AT.replace(hour=18)) == "saved 14:02"
    assert autosave.state.words(AT.replace(day=5)) == "saved 4 Mar 2026"
