"""The small window in which a round is made to show less: under letters, or together only. There is no way back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from partnering_tui.session.rounds import Mode
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press

_WORDS: dict[Mode, str] = {"named": "By name", "coded": "Under letters", "aggregate": "Together only"}

_SHOWS: dict[Mode, str] = {
    "named": "By name: each mark and each comment with its partner.",
    "coded": "Under letters: no name and no comment.",
    "aggregate": "Together only: no single mark, and no comment.",
}


class ShowLessScreen(Dialog[Mode | None]):
    """Answers with the mode that was chosen; None if the round stays as it is."""

    AUTO_FOCUS = "#stay"
    HELP = "Shows a round more strictly than it was. What was entered is never shown more openly again."

    def __init__(self, stricter: Sequence[Mode]) -> None:
        super().__init__()
        self._stricter = tuple(stricter)

    def compose_words(self) -> Iterable[Widget]:
        yield line("Show less of this round?", "title")
        yield line("\n".join(_SHOWS[mode] for mode in self._stricter))
        yield line("This cannot be taken back: what is shown can be made stricter later, never looser.")

    def presses(self) -> Iterable[Press]:
        yield Press("Leave it", key="Esc", id="stay")
        for mode in self._stricter:
            yield Press(_WORDS[mode], id=mode)

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        chosen = (mode for mode in self._stricter if mode == event.press.id)
        self.answer(next(chosen, None))
