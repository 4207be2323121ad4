"""What every screen of an open session has: its top line, its keys, and the actions that work on all of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from partnering_tui.session.record import Change
from partnering_tui.session.versions import is_draft_of, latest_version, standing_in_words
from partnering_tui.session.workbook import Workbook
from partnering_tui.tui.actions import action_of, bindings, bindings_of, key_of
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.save_state import SaveStateChanged
from partnering_tui.tui.screens.styled_once import StyledOnce
from partnering_tui.tui.screens.typed_path import short_path
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from partnering_tui.tui.app import PartneringApp
    from partnering_tui.tui.screens.noting import Left, Noted
    from partnering_tui.workshop.definition import Step

NO_PARTNERS = "There are no partners yet. ^t adds them."


class SessionScreen(StyledOnce, Screen[None]):
    """A screen of an open session."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("session"), *bindings_of("room-view")]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._has_resumed = False

    @property
    def partnering(self) -> PartneringApp:
        """The app, with what this screen needs of it."""
        app: PartneringApp = self.app  # type: ignore[assignment]  # there is one app
        return app

    @property
    def workbook(self) -> Workbook:
        return self.desk.workbook

    def show_session(self) -> None:
        """Show the session as it is now: after an undo, after another screen changed it, when the screen comes back."""

    def tell_edits(self) -> None:
        """Bring what the open field holds into the session, if it has not been told yet."""

    def tell_edits_to_join(self) -> None:
        """Bring what is being typed into the session, to be merged with what others wrote; what is half done stays."""

    def show_joined(self) -> None:
        """Show what others changed. The cursor, and what is being typed, stay where they are."""
        self._show_top()
        if self.is_current:
            self.show_session()

    is_changing = False
    """A field is just being put on the screen, with what was in the session a moment ago."""

    def on_screen_suspend(self) -> None:
        self.tell_edits()

    def on_screen_resume(self) -> None:
        self._show_top()
        if self.is_step_screen and not self._has_resumed:
            self._has_resumed = True  # it has just shown itself when it was mounted
        else:
            self.show_session()

    def on_save_state_changed(self, change: SaveStateChanged) -> None:
        self._show_top()
        self._tell_reopening()
        if change.is_new_trouble and (fault := self.desk.fault):
            words = f"Not saved: {fault.title}. {self._way_out} saves somewhere else; until then it is tried again."
            self.notify(words, severity="error", timeout=10, markup=False)

    def _tell_reopening(self) -> None:
        """Say once that what was just changed opened a signed agreement again."""
        latest = latest_version(self.workbook.session)
        number = latest.number if latest and not latest.reason.strip() and is_draft_of(self.workbook.session) else 0
        if number and self.desk.told_reopened != number:
            words = f"Version {number} stays as it was signed. From here on this is the draft of version {number + 1}."
            self.notify(f"{words} Versions, among all commands, asks why.", timeout=8)
        self.desk.told_reopened = number

    @property
    def _way_out(self) -> str:
        """The key that saves somewhere else, or that of all commands if it has none."""
        keymap = self.partnering.keymap
        return key_of(action_of("save-elsewhere"), keymap) or key_of(action_of("palette"), keymap)

    def action_undo(self) -> None:
        self.tell_edits()
        change = self.workbook.undo() if self._may_be_seen(self.workbook.next_undo) else None
        self._after(change, "Taken back", "There is nothing to take back.")

    def action_redo(self) -> None:
        self.tell_edits()
        change = self.workbook.redo() if self._may_be_seen(self.workbook.next_redo) else None
        self._after(change, "Made again", "There is nothing to make again.")

    def _may_be_seen(self, change: Change | None) -> bool:
        """Whether a change may be taken back before the eyes of whoever sees the screen."""
        return not (self.partnering.is_room_view and change is not None and change.private)

    def action_save(self) -> None:
        self.tell_edits()
        self.desk.save_now()

    def action_save_elsewhere(self) -> None:
        from partnering_tui.tui.screens.save_elsewhere import SaveElsewhereScreen

        app = self.partnering
        app.push_screen(SaveElsewhereScreen(self.desk, app.locations, app.state), self._tell_new_place)

    def _tell_new_place(self, path: Path | None) -> None:
        if path is not None:
            self._show_top()
            self.notify(f"Saved. You go on in {short_path(path)}", markup=False, timeout=8)

    def action_home(self) -> None:
        self.partnering.close_session()

    def action_overview(self) -> None:
        from partnering_tui.tui.screens.overview import OverviewScreen

        self._go(OverviewScreen)

    def action_document(self) -> None:
        from partnering_tui.tui.screens.document import DocumentScreen

        self._go(DocumentScreen)

    def action_fair_deal(self) -> None:
        from partnering_tui.tui.screens.fair_deal import FairDealScreen

        self._go(FairDealScreen)

    def action_conflicts(self) -> None:
        from partnering_tui.tui.screens.conflicts import ConflictsScreen

        self._go(ConflictsScreen)

    def action_partners(self) -> None:
        from partnering_tui.tui.screens.partners import PartnersScreen

        self._go(PartnersScreen)

    # Notes

    def step_here(self) -> Step:
        """The step that people are at: on screen, or left for this screen."""
        from partnering_tui.tui.screens.jumping import step_screen_under

        under = step_screen_under(self)
        return under.step if under else self.workbook.workshop.steps[self.desk.place[0]]

    def action_note(self) -> None:
        self.note_something()

    def action_private_note(self) -> None:
        from partnering_tui.tui.screens.noting import Noted

        self.note_something(Noted("private"))

    def note_something(self, about: Noted | None = None) -> None:
        """Open the window in which something is noted, or said anew."""
        from partnering_tui.tui.screens.noting import NotingScreen

        self.tell_edits()
        is_for_room = self.partnering.is_room_view
        self.app.push_screen(NotingScreen(self.desk, self.step_here(), about, is_for_room=is_for_room), self._noted)

    def _noted(self, left: Left | None) -> None:
        if left == "notes":
            self.action_notes()
        elif left == "kept":
            self.desk.save_soon()

    def action_notes(self) -> None:
        from partnering_tui.tui.screens.notes import NotesScreen

        if not isinstance(self, NotesScreen):
            self._go(NotesScreen)

    def action_who_is_here(self) -> None:
        from partnering_tui.tui.screens.attending import WhoIsHereScreen

        self._go(WhoIsHereScreen)

    def action_health_check(self) -> None:
        from partnering_tui.tui.screens.health import show_health

        show_health(self)

    def action_briefing(self) -> None:
        from partnering_tui.tui.screens.briefing import BriefingScreen

        self._go(BriefingScreen)

    def action_pace(self) -> None:
        from partnering_tui.tui.screens.pace import PaceScreen

        self._go(PaceScreen)

    def action_versions(self) -> None:
        from partnering_tui.tui.screens.versions import VersionsScreen

        self._go(VersionsScreen)

    def action_sign_off(self) -> None:
        from partnering_tui.tui.screens.signing_off import ask_to_sign_off

        self.tell_edits()
        ask_to_sign_off(self)

    def action_reopening(self) -> None:
        from partnering_tui.tui.screens.signing_off import ask_why_it_was_reopened

        self.tell_edits()
        ask_why_it_was_reopened(self)

    def action_rename(self) -> None:
        from partnering_tui.tui.screens.rename import ask_for_title

        ask_for_title(self.app, self.desk, self._show_top)

    def action_search(self) -> None:
        from partnering_tui.tui.screens.going_there import search_session

        search_session(self)

    is_for_room = False
    """What it shows may be on the wall; while the room view is on, nothing else of a session is opened."""

    async def action_room_view(self) -> None:
        """Show the room only what it may read, or everything again; the step lies under every other screen."""
        from partnering_tui.tui.screens.jumping import step_screen_under

        self.tell_edits()
        if (under := step_screen_under(self)) is None:
            self.notify("The room view shows the steps of a session that is worked on.", timeout=4)
            return
        self.partnering.is_room_view = not self.partnering.is_room_view
        self.app.clear_notifications()
        await under.show_room_view()
        if self is under:
            return
        if not self.is_for_room:
            self.app.pop_screen()
            return
        self._show_top()
        self.show_session()

    def _go(self, screen_class: type[SessionScreen]) -> None:
        """Open a screen over the step screen; the same key closes it again."""
        self.tell_edits()
        if self.partnering.is_room_view and not screen_class.is_for_room:
            self.partnering.tell_closed()
            return
        if isinstance(self, screen_class):
            self.app.pop_screen()
        elif self.is_step_screen:
            self.app.push_screen(screen_class(self.desk))
        else:
            self.app.switch_screen(screen_class(self.desk))

    is_step_screen = False
    """The step screen lies under all others of a session."""

    def _after(self, change: Change | None, done: str, nothing: str) -> None:
        self.app.clear_notifications()
        if change is None:
            self.notify(nothing, markup=False, timeout=3)
            return
        words = f"{done}." if self.partnering.is_room_view else f"{done}: {change.label}"
        self.notify(words, markup=False, timeout=3)
        self.show_change(change)

    def show_change(self, change: Change) -> None:
        """Show the session after an undo or redo; where the change can be seen, go there."""
        self.show_session()

    def _show_top(self) -> None:
        if bar := self.query_one_optional(TopBar):
            bar.title = self.workbook.session.title
            bar.saved, bar.is_trouble = self.desk.saved_words, self.desk.is_in_trouble
            bar.way_out = self._way_out
            bar.standing = standing_in_words(self.workbook.session)
            bar.here = self.desk.sitting.who_is_here
            bar.room_view = self.partnering.way_out_of_room_view if self.partnering.is_room_view else ""
        if keys := self.query_one_optional(KeyBar):
            keys.is_for_room = self.partnering.is_room_view
