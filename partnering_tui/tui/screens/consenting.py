"""The small window that asks which partner, absent when it was decided, agrees to a decision now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.widget import Widget

from partnering_tui.session.session import Partner
from partnering_tui.tui.messages import Finished
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.text import one_line
from partnering_tui.tui.widgets.pick import Pick, PickOption


class ConsentScreen(Dialog[str | None]):
    """Asks for a partner; its id, or None if nobody agrees."""

    AUTO_FOCUS = "Pick"

    def __init__(self, waiting: Sequence[Partner]) -> None:
        super().__init__()
        self._waiting = waiting

    def compose_words(self) -> Iterable[Widget]:
        yield line("Who agrees to it now?", "title")
        yield Pick()

    def presses(self) -> Iterable[Press]:
        yield Press("Cancel", key="Esc")

    def on_mount(self) -> None:
        options = [
            PickOption(partner.id, one_line(partner.short), str(number) if number < 10 else "")
            for number, partner in enumerate(self._waiting, start=1)
        ]
        self.query_one(Pick).load_options(options, [])

    @on(Pick.Picked)
    def _picked(self, event: Pick.Picked) -> None:
        if event.values:
            self.answer(str(event.values[0]))

    @on(Finished)
    def _finished(self) -> None:
        chosen = self.query_one(Pick).chosen
        self.answer(str(chosen[0]) if chosen else None)

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        self.answer(None)
