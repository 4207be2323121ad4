"""Choosing between versions: a place that was changed here and elsewhere, each differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import ScreenSuspend
from textual.widgets import Static

from partnering_tui.session.record import Change
from partnering_tui.tui.actions import Action, action_of, bindings, in_scopes
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.choice import Choice, choices_in
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.top_bar import TopBar
from partnering_tui.tui.widgets.version_text import CLOSES, OPENS, marked
from partnering_tui.tui.widgets.words import Words

NOTHING = "(nothing: it was taken away)"
COVER = "Only you should see this. Enter, or a click here, shows it."
LEAD = "Changed here and elsewhere, each differently. What you do not choose is kept aside; undo brings it back."
LEAD_UNSEEN = """\
Marked on two laptops, each differently. Nobody is shown marks that were given in confidence: {} one of the two count, \
on every line on which they differ. Undo takes the choice back."""
NO_TEXT = "This is not a text. Choose one of the versions, then change it in its place."
UNSEEN = "What was marked in confidence is not shown. Choose one, or let the partner mark again."
NONE_LEFT = "Nothing waits to be chosen: wherever two people worked at once, their changes are joined. Esc goes back."
TITLES = ("Stands there now", "The other version", "A third version")
MOST = len(TITLES)


class ConflictsScreen(SessionScreen):
    """The places where two versions wait, one at a time."""

    CSS_PATH: ClassVar[list[str]] = ["dialogs.tcss", "conflicts.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("conflicts"),
        Binding("escape", "close", "Back"),
        Binding("enter", "uncover", "Show", show=False),
        Binding("pageup", "scroll_versions(-1)", "Read back", show=False),
        Binding("pagedown", "scroll_versions(1)", "Read on", show=False),
    ]
    AUTO_FOCUS = ""
    HELP = f"""
Two people changed the same place at the same time. 1 keeps what stands there, 2 takes the other version, w writes
your own. Words between {OPENS} and {CLOSES} stand in that version alone. What you do not choose is kept aside. Marks
given in confidence are shown to nobody: m lets the partner mark again.
"""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._present = 0
        self._writing = ""
        """The id of the one for which somebody writes a version of their own."""
        self._begun_with = ""
        self._uncovered = ""
        """The id of a private one whose versions may be seen."""

    def compose(self) -> ComposeResult:
        yield TopBar()
        with VerticalScroll(id="versions-of-place", can_focus=False):
            yield Static(id="conflict-place")
            yield Static(id="conflict-lead")
            for index in range(MOST):
                with Vertical(id=f"version-{index}", classes="version"):
                    yield Static(classes="version-title")
                    yield Static(classes="version-text")
            yield Static(literal("Your own", "bold"), id="own-title", classes="version-title")
            yield Words(id="own-version")
            with Horizontal(id="conflict-presses"):
                yield Press("Keep what stands there", key="1", id="take-0")
                yield Press("Take the other", key="2", id="take-1")
                yield Press("Mark again", key="m", id="mark-again")
                yield Press("Keep your own", key="^s", id="keep-own")
                yield Press("Back to the versions", key="Esc", id="leave-own")
        yield KeyBar(self._keys(None, 0), self.partnering.keymap)

    def on_mount(self) -> None:
        self.query_one(TopBar).place = "Two versions"
        self.app.clear_notifications()  # what led here does not lie over them

    def _keys(self, shown: Choice | None, count: int) -> Iterator[Action]:
        """What can be done with what is shown, and what can be done anywhere."""
        useless = () if shown and not shown.is_unseen else ("write-version",)
        useless = useless if count > 1 else (*useless, "next-conflict")
        yield from (action for action in in_scopes("conflicts") if action.id not in useless)
        yield replace(action_of("undo"), footer="undo")
        yield from (action for action in in_scopes("app") if action.footer)

    # What waits

    @property
    def _shown(self) -> Choice | None:
        waiting = choices_in(self.workbook)
        if self._writing:
            return next((one for one in waiting if one.id == self._writing), None)
        return waiting[self._present % len(waiting)] if waiting else None

    @property
    def _may_choose(self) -> Choice | None:
        """What can be chosen now: whatever is shown and not covered."""
        shown = self._shown
        return None if shown is None or self._is_covered(shown) else shown

    def _is_covered(self, choice: Choice) -> bool:
        return choice.is_private and choice.id != self._uncovered

    # Showing

    def show_session(self) -> None:
        if self._writing and self._shown is None:
            self._leave_writing()  # somebody else has chosen meanwhile
        shown, count = self._shown, len(choices_in(self.workbook))
        place, lead = self.query_one("#conflict-place", Static), self.query_one("#conflict-lead", Static)
        lead.display = self.query_one("#conflict-presses").display = shown is not None
        if shown is None:
            place.update(literal(NONE_LEFT))
        else:
            words = shown.place
            number = f"{self._present % count + 1} of {count}   " if count > 1 else ""
            place.update(literal(number, "$quiet") + literal(words[:1].upper() + words[1:], "bold"))
            lead.update(literal(self._lead(shown)))
        self._show_versions(shown)
        self._show_presses(shown)
        keys = self._keys(None, 0) if self._writing else self._keys(shown, count)
        self.query_one(KeyBar).show_actions(keys)

    @staticmethod
    def _lead(shown: Choice) -> str:
        if not shown.is_unseen:
            return LEAD
        return LEAD_UNSEEN.format("let the partner mark again, or let" if shown.can_mark_again else "let")

    def _show_versions(self, shown: Choice | None) -> None:
        covered = shown is not None and self._is_covered(shown)
        texts = shown.texts if shown else []
        for index in range(MOST):
            box = self.query_one(f"#version-{index}")
            box.display = index < len(texts) and not (covered and index > 0)
            if not box.display:
                continue
            other = texts[1 if index == 0 and len(texts) > 1 else 0]
            body = literal(COVER) if covered else marked(texts[index], other) if texts[index] else literal(NOTHING)
            title = "Private" if covered else f"{index + 1}  {TITLES[index]}"
            box.query_one(".version-title", Static).update(literal(title, "bold"))
            box.query_one(".version-text", Static).update(body)

    def _show_presses(self, shown: Choice | None) -> None:
        is_writing = bool(self._writing)
        for name in ("#own-title", "#own-version", "#keep-own", "#leave-own"):
            self.query_one(name).display = is_writing
        count = shown.count if shown and not is_writing and not self._is_covered(shown) else 0
        for index in range(2):
            self.query_one(f"#take-{index}").display = index < count
        self.query_one("#mark-again").display = shown is not None and shown.can_mark_again

    # Choosing

    def action_take_first(self) -> None:
        self._take(0)

    def action_take_second(self) -> None:
        self._take(1)

    def action_take_third(self) -> None:
        self._take(2)

    def _take(self, index: int) -> None:
        if (choice := self._may_choose) and index < choice.count:
            texts = choice.texts
            chosen = texts[index : index + 1]
            self._make(choice, choice.of(index), (text for text in texts if text not in chosen))

    def _make(self, choice: Choice, change: Change | None, not_chosen: Iterable[str]) -> None:
        name = choice.name
        if self.workbook.make(change):
            self.desk.others.keep_aside(name, not_chosen)
            self.workbook.end_typing_run()
            self.desk.save_soon()
        self._leave_writing()
        self.show_session()

    def action_mark_again(self) -> None:
        """Let the partner whose ballot is disputed mark once more; what it marked is taken away unseen."""
        from partnering_tui.tui.screens.ballots import BallotsScreen, ask_to_mark_again

        choice = self._may_choose
        ballot = choice.waiting.ballot if choice is not None and choice.can_mark_again else None
        partner = self.workbook.session.partner(ballot.partner) if ballot else None
        if ballot and partner:
            question = self.workbook.workshop.questions[ballot.question]
            ballots = BallotsScreen(self.desk, question, ballot.round)
            ask_to_mark_again(self, question, ballot.round, partner, lambda: self.app.switch_screen(ballots))

    # Writing another

    def action_write_version(self) -> None:
        choice = self._may_choose
        if choice is None or self._writing:
            return
        text = choice.text_to_change
        if text is None:
            self.notify(UNSEEN if choice.is_unseen else NO_TEXT, timeout=5)
            return
        self._writing, self._begun_with = choice.id, text
        own = self.query_one("#own-version", Words)
        own.load_words(text)
        self.show_session()
        own.focus()
        own.scroll_visible(animate=False)

    def action_save(self) -> None:
        """Keep what was written here; with nothing written, save as anywhere else."""
        if self._writing:
            self._keep_own()
        else:
            super().action_save()

    def _keep_own(self) -> None:
        if choice := self._shown:
            value = choice.value_of(self.query_one("#own-version", Words).text)
            words = choice.in_words(value)
            self._make(choice, choice.to(value), [text for text in choice.texts if text != words])

    def tell_edits(self) -> None:
        """What somebody was writing when the app ends is their version."""
        if self._writing and self.query_one("#own-version", Words).text != self._begun_with:
            self._keep_own()

    def on_screen_suspend(self, event: ScreenSuspend | None = None) -> None:
        """A window over this screen leaves what is half written as it is."""
        if event is not None:
            event.prevent_default()

    def _leave_writing(self) -> None:
        self._writing = ""
        self.set_focus(None)

    # Moving

    def action_next_conflict(self) -> None:
        if not self._writing:
            self._present += 1
            self.show_session()

    def action_uncover(self) -> None:
        if shown := self._shown:
            self._uncovered = shown.id
            self.show_session()

    def on_click(self) -> None:
        if (shown := self._shown) and self._is_covered(shown):
            self.action_uncover()

    def action_scroll_versions(self, by: int) -> None:
        paper = self.query_one("#versions-of-place", VerticalScroll)
        paper.scroll_relative(y=by * max(1, paper.size.height - 2), animate=False)

    def action_undo(self) -> None:
        """While somebody writes, take their typing back; else the last choice."""
        if self._writing:
            self.query_one("#own-version", Words).undo()
        else:
            super().action_undo()

    def action_redo(self) -> None:
        if self._writing:
            self.query_one("#own-version", Words).redo()
        else:
            super().action_redo()

    def action_close(self) -> None:
        """Leave the text that is written; from there, the screen."""
        if not self._writing:
            self.app.pop_screen()
            return
        text = self.query_one("#own-version", Words).text
        if text != self._begun_with:
            self.desk.others.keep_aside("own-version", [text])
        self._leave_writing()
        self.show_session()

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        does = {
            "take-0": self.action_take_first,
            "take-1": self.action_take_second,
            "mark-again": self.action_mark_again,
            "leave-own": self.action_close,
        }
        does.get(event.press.id or "", self._keep_own)()
