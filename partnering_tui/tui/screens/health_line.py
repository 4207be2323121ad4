"""The small window about one line of a health check: its marks, what was said, and the way to an action."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Static

from partnering_tui.frozen import dataclass
from partnering_tui.session.bands import Band, Zone
from partnering_tui.session.health import HealthLine, HealthRound
from partnering_tui.session.record import Row
from partnering_tui.session.rounds import comments_to_show
from partnering_tui.session.session import Partner
from partnering_tui.summary.words import capitalised, day
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.tones import mark_chip

_MARKS_ARE = {
    Zone.FIX: "low, and close together",
    Zone.UNDERSTAND: "low, and far apart",
    Zone.LISTEN: "high, and far apart",
    Zone.CELEBRATE: "high, and close together",
}
_ON_THE_WHOLE = {
    Band.STRENGTH: "a strength",
    Band.DISCUSS: "something to discuss",
    Band.ADDRESS: "something to address",
}


@dataclass(frozen=True, slots=True)
class LineTold:
    """One line of a round, as far as the round lets it be seen."""

    label: str
    facts: tuple[str, ...]
    marks: tuple[Content, ...]
    comments: tuple[tuple[str, str], ...]
    """Who said what."""


def told_of(round_: HealthRound, line_: HealthLine, row: Row, partners: Sequence[Partner]) -> LineTold:
    """What there is to tell of a line."""
    short = {partner.id: partner.short for partner in partners}
    said = comments_to_show(row, line_.id)
    comments = tuple((short.get(partner, partner), words) for partner, words in said.items())
    return LineTold(line_.label, tuple(_facts(round_, line_)), tuple(_marks(round_, line_)), comments)


def _facts(round_: HealthRound, line_: HealthLine) -> Iterable[str]:
    if line_.zone:
        yield f"{capitalised(line_.zone.value)}: marks are {_MARKS_ARE[line_.zone]}."
    if line_.band:
        split = "; partners are split" if line_.is_split else ""
        yield f"On the whole {_ON_THE_WHOLE[line_.band]}{split}."
    partners = "1 partner" if round_.partners == 1 else f"{round_.partners} partners"
    yield f"{line_.rated} of {partners} rated it.   {line_.strip}".strip()
    if line_.since and round_.before:
        yield f"Since {day(round_.before)}, same partners: {line_.since.word}."
    elif round_.before:
        yield f"On {day(round_.before)} others rated this line, so it is not compared."
    if round_.mode != "named":
        yield "This round is confidential: no comment is shown."


def _marks(round_: HealthRound, line_: HealthLine) -> Iterable[Content]:
    letter = "Letter " if round_.mode == "coded" else ""
    for name, mark in zip(round_.columns, line_.marks, strict=True):
        words = f"  {letter}{one_line(name)}: {one_line(mark.word) if mark else 'no mark'}"
        yield Content.assemble(mark_chip(mark), literal(words, "" if mark else "$quiet"))


class HealthLineScreen(Dialog[bool | None]):
    """Answers True if an action is to be made of the line."""

    AUTO_FOCUS = "#make"
    HELP = "One line of the round: its marks and what was said about it, as far as the round lets them be seen."

    def __init__(self, told: LineTold) -> None:
        super().__init__()
        self._told = told

    def compose_words(self) -> Iterable[Widget]:
        told = self._told
        yield line(told.label, "title")
        yield line("\n".join(told.facts))
        if told.marks:
            yield Static(Content("\n").join(told.marks))
        for who, words in told.comments:
            yield line(Content.assemble(literal(f"{one_line(who)}  ", "bold"), literal(f"“{words}”")))

    def presses(self) -> Iterable[Press]:
        yield Press("Make an action", key="Enter", id="make")
        yield Press("Close", key="Esc", id="close")

    def on_key(self, event: Key) -> None:
        """Keys that were typed while the window was still opening."""
        if self.focused is None and event.key == "enter":
            event.stop()
            self.answer(True)

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        self.answer(event.press.id == "make")
