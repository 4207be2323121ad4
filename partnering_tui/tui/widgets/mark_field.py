"""Choosing a mark for a question and saying why, in one go: a letter, a note, Enter."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Click, Key
from textual.widgets import Static

from partnering_tui.tui.messages import Finished
from partnering_tui.tui.widgets.key_taker import WordTaker
from partnering_tui.tui.widgets.pick import Pick, PickOption
from partnering_tui.tui.widgets.words import Words

CLEAR = ""
"""The state of a question that is in none."""

MARKS = (
    PickOption("later", "later: we come back to it", "l"),
    PickOption("unknown", "not known yet: somebody finds out", "u"),
    PickOption("not-relevant", "not relevant: it does not count as missing", "n"),
    PickOption("parked", "parked: it waits for something else", "p"),
    PickOption(CLEAR, "clear the mark", "c"),
)


class MarkField(WordTaker, Vertical, can_focus=True, can_focus_children=False):
    """The states, and a line for the note. It keeps the focus, so that letters of a note never choose another state.

    Posts `Finished` when somebody is done.
    """

    def __init__(self, state: str, note: str) -> None:
        super().__init__()
        self._pick = Pick()
        self._words = Words(one_line=True)
        self._before = state, note
        self._is_filled = False
        self.is_noting = False
        """What is typed goes into the note."""

    def compose(self) -> ComposeResult:
        yield self._pick
        yield Static("Why, and until when? (may stay empty)", classes="muted")
        yield self._words

    def on_mount(self) -> None:
        self.show_mark(*self._before)
        self._is_filled = True

    def show_mark(self, state: str, note: str) -> None:
        """Show this state and this note."""
        self._before = state, note
        self._pick.load_options(MARKS, [state] if state else [])
        self._words.load_words(note)
        self._point()

    @property
    def state(self) -> str:
        """The state that is chosen; CLEAR for none."""
        if not self._is_filled:
            return self._before[0]
        return str(self._pick.chosen[0]) if self._pick.chosen else CLEAR

    @property
    def note(self) -> str:
        """The note that goes with the state."""
        if not self._is_filled:
            return self._before[1]
        return self._words.text.strip() if self.state else ""

    @property
    def words(self) -> Words | None:
        """The note, if it is typed into."""
        return self._words if self.is_noting else None

    async def press(self, event: Key) -> bool:
        """Do what a key does here; False if it does nothing."""
        return await (self._press_in_note(event) if self.is_noting else self._press_on_states(event))

    async def _press_on_states(self, event: Key) -> bool:
        if event.key == "tab":
            self._go_on()
            return True
        before = self._pick.chosen
        is_chosen_again = any(mark.key == event.character and [mark.value] == before for mark in MARKS)
        if not is_chosen_again:
            with self.prevent(Pick.Picked, Finished):
                is_taken = await self._pick.press(event)
        if event.key == "enter" or is_chosen_again or self._pick.chosen != before:
            self._go_on()
        return is_chosen_again or is_taken

    async def _press_in_note(self, event: Key) -> bool:
        match event.key:
            case "enter":
                self.post_message(Finished())
            case "up":
                self.is_noting = False
                self._point()
            case _:
                return await self._words.press(event)
        return True

    def _go_on(self) -> None:
        """To the note, if a state was chosen; clearing needs none."""
        if self._pick.chosen == [CLEAR]:
            self.post_message(Finished())
        elif self._pick.chosen:
            self.is_noting = True
        self._point()

    def _point(self) -> None:
        """Show where the keys go."""
        self._pick.is_driven, self._words.is_driven = not self.is_noting, self.is_noting
        self._words.set_class(self.is_noting, "-here")
        self._pick.refresh()
        self._words.refresh()

    @on(Pick.Picked)
    def _go_on_by_mouse(self, event: Pick.Picked) -> None:
        event.stop()
        self._go_on()

    def on_click(self, event: Click) -> None:
        if event.widget is self._words and self.state:
            self.is_noting = True
            self._point()
