"""The small window in which a round of a health check is begun: how, who sees what, and which lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Static

from partnering_tui.session.record import Record
from partnering_tui.session.round_choices import (
    RoundChoice,
    Way,
    first_choice,
    has_short_set,
    lines_asked,
    modes_for,
    ways_for,
    words_before,
)
from partnering_tui.session.rounds import Mode
from partnering_tui.tui.messages import Finished
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.fields import say
from partnering_tui.tui.widgets.pick import Pick, PickOption
from partnering_tui.workshop.definition import Question

WAYS: dict[Way, tuple[str, str]] = {
    "ballot": ("b", "Sealed ballot: one after the other, on this laptop"),
    "plenary": ("g", "In the grid, for everybody to see as it is said"),
    "printed": ("p", "On printed forms, keyed in later"),
}
SEES: dict[Mode, tuple[str, str]] = {
    "coded": ("c", "Confidential: letters, not names; no comments"),
    "named": ("n", "By name: everybody sees each mark and comment"),
    "aggregate": ("t", "Confidential: together only, no single marks"),
}


class Choice(Pick):
    """Something of which one always holds: the arrows choose it, and Enter goes on."""

    def _point_at(self, index: int) -> bool:
        is_there = super()._point_at(index)
        if is_there:
            self._pick(index)
        return is_there

    async def press(self, event: Key) -> bool:
        if event.key in ("space", "delete", "backspace"):
            return True
        return await super().press(event)


class BeginRoundScreen(Dialog[RoundChoice | None]):
    """Answers how the round is held. Enter goes on to the words for the partners, Enter again begins."""

    CSS_PATH: ClassVar[list[str]] = ["dialogs.tcss", "round_beginning.tcss"]  # type: ignore[assignment]  # a list is one too
    AUTO_FOCUS = "#way"
    HELP = """
How the partners mark, who sees the marks afterwards, and which lines they are asked about. A letter chooses what
stands beside it; Tab goes to the next choice, and the arrows choose in it. Enter goes on: to a few words to read
aloud, and then it begins.

Confidential does not mean that nobody can know: with few partners people can guess, and the session file holds each
mark beside its partner.
"""

    def __init__(self, question: Question, record: Record, partners: int) -> None:
        super().__init__()
        self._question = question
        self._partners = partners
        self._choice = first_choice(record, question)
        self._is_reading = False
        """The words for the partners are shown."""

    def compose_words(self) -> Iterable[Widget]:
        yield line(literal("Begin a round  ", "$quiet") + literal(one_line(self._question.label), "bold"))
        with Vertical(id="choices"):
            yield from self._row("Partners mark", "way")
            yield from self._row("Everybody sees", "mode")
            yield from self._row("They are asked", "lines")
        yield Static(id="aloud-title", classes="title")
        yield Static(id="aloud")

    def _row(self, label: str, name: str) -> ComposeResult:
        with Horizontal(id=f"{name}-row"):
            yield Static(literal(label), classes="label")
            yield Choice(id=name)

    def presses(self) -> Iterable[Press]:
        yield Press("Go on", key="Enter", id="go-on")
        yield Press("Cancel", key="Esc", id="cancel")

    def on_mount(self) -> None:
        self._show()
        self.set_focus(self.query_one("#way"))

    @property
    def choice(self) -> RoundChoice:
        """What is chosen at this moment."""
        way, mode, lines = (self.query_one(f"#{name}", Choice).chosen for name in ("way", "mode", "lines"))
        before = self._choice
        return RoundChoice(way[0] if way else before.way, mode[0] if mode else before.mode, "short" in lines)

    def _show(self) -> None:
        chosen, question = self._choice, self._question
        ways = [PickOption(way, WAYS[way][1], WAYS[way][0]) for way in ways_for(question)]
        self.query_one("#way", Choice).load_options(ways, [chosen.way])
        modes = modes_for(chosen.way)
        mode = chosen.mode if chosen.mode in modes else modes[0]
        options = [PickOption(one, words, key) for one, (key, words) in SEES.items() if one in modes]
        self.query_one("#mode", Choice).load_options(options, [mode])
        every, short = (lines_asked(question, only_short=one) for one in (False, True))
        sets = [PickOption("all", f"All {every} lines" if every != 1 else "The one line", "a")]
        sets += [PickOption("short", f"The short set of {short}", "s")] if has_short_set(question) else []
        self.query_one("#lines", Choice).load_options(sets, ["short" if chosen.only_short else "all"], across=True)
        self._show_page()

    def _show_page(self) -> None:
        self.query_one("#choices").display = not self._is_reading
        title, aloud = self.query_one("#aloud-title", Static), self.query_one("#aloud", Static)
        sentences = words_before(self.choice, self._partners) if self._is_reading else ()
        say(title, literal("Read aloud" if self._is_reading else ""))
        say(aloud, literal("\n\n".join(sentences)))

    # What people do

    def on_pick_picked(self, event: Pick.Picked) -> None:
        event.stop()
        mode = self._choice.mode  # what was chosen for a ballot holds again when it is one again
        chosen = self.choice
        self._choice = RoundChoice(chosen.way, chosen.mode if event.pick.id == "mode" else mode, chosen.only_short)
        self._show()

    async def on_key(self, event: Key) -> None:
        """Go from choice to choice at once: the app would do so only after the keys that came later."""
        if event.key in ("tab", "down", "shift+tab", "up"):
            event.stop()
            (self.focus_next if event.key in ("tab", "down") else self.focus_previous)()
        elif event.is_printable and not self._is_reading and await self._choose(event):
            event.stop()

    async def _choose(self, event: Key) -> bool:
        """Choose by its letter, in whichever choice that stands; False if in none."""
        for choice in self.query(Choice):
            if await choice.press(event):
                self.set_focus(choice)
                return True
        return False

    def on_finished(self, event: Finished) -> None:
        event.stop()
        self._go_on()

    def _go_on(self) -> None:
        """First the words for the partners, then the round."""
        if self._is_reading:
            self.answer(self.choice)
            return
        self._is_reading = True
        self._show_page()
        self.set_focus(self.query_one("#go-on", Press))
        self.query_one("#go-on", Press).say("Begin", key="Enter")

    def action_close(self) -> None:
        if not self._is_reading:
            self.answer(None)
            return
        self._is_reading = False
        self._show_page()
        self.query_one("#go-on", Press).say("Go on", key="Enter")
        self.set_focus(self.query_one("#way", Choice))

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        if event.press.id == "go-on":
            self._go_on()
        else:
            self.answer(None)
