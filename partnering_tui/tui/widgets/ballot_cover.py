"""The covered screen between two ballots: whose turn it is, and who has marked. Of the marks it knows nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.events import Key
from textual.widgets import Static

from partnering_tui.frozen import dataclass
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.fields import say
from partnering_tui.tui.widgets.key_taker import KeyTaker
from partnering_tui.tui.widgets.round_board import Voice, VoiceLine


@dataclass(frozen=True, slots=True)
class Turn:
    """One partner as the covered screen shows it."""

    name: str
    has_voted: bool = False
    remark: str = ""
    """`has marked`, `has begun; its marks are kept`, `not here today`; empty for nothing."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Everything that the covered screen says."""

    title: str
    lead: str
    """What to do with the laptop: "Pass the laptop to"."""
    name: str
    """Large in the middle: a partner, or that everybody has marked."""
    ask: str
    turns: tuple[Turn, ...]
    here: int
    """Whose turn it is, counted from 0; past the last partner: nobody's."""
    told: str
    """How many have marked, and who sees what afterwards."""


class BallotCover(KeyTaker, Vertical, can_focus=True, can_focus_children=False):
    """A calm screen with one name on it. Letters are commands here, so each is obeyed before the next is taken."""

    OBEYS_LETTERS = True

    def __init__(self, obey: Callable[[Key], Awaitable[bool]], keys: str) -> None:
        super().__init__()
        self._obey = obey
        """What a key does; False if it does nothing."""
        self._keys = keys

    def compose(self) -> ComposeResult:
        yield Static(id="cover-title")
        with Vertical(id="cover-middle"):
            yield Static(id="cover-lead")
            yield Static(id="cover-name")
            yield Static(id="cover-ask")
        yield VerticalScroll(id="cover-turns", can_focus=False)
        yield Static(id="cover-told")
        yield Static(literal(self._keys, "$quiet"), id="cover-keys")

    def show(self, cover: Cover) -> None:
        """Show whose turn it is."""
        say(self.query_one("#cover-title", Static), literal(cover.title, "$quiet"))
        say(self.query_one("#cover-lead", Static), literal(cover.lead, "$quiet"))
        say(self.query_one("#cover-name", Static), literal(one_line(cover.name), "bold"))
        say(self.query_one("#cover-ask", Static), literal(cover.ask))
        say(self.query_one("#cover-told", Static), literal(cover.told, "$quiet"))
        self._show_turns(cover.turns, cover.here)

    def _show_turns(self, turns: Sequence[Turn], here: int) -> None:
        slot = self.query_one("#cover-turns", VerticalScroll)
        lines = list(slot.query(VoiceLine))
        if len(lines) != len(turns):
            slot.query(VoiceLine).remove()
            lines = [VoiceLine(index) for index in range(len(turns))]
            slot.mount(*lines)
        # As high as all the turns need; where there is less room, what stands below stays and the turns scroll.
        slot.styles.max_height = max(1, len(turns))
        width = min(28, max((cell_len(one_line(turn.name)) + 2 for turn in turns), default=0))
        for index, (line, turn) in enumerate(zip(lines, turns, strict=True)):
            mark = "● " if turn.has_voted else "○ "
            line.show(
                Voice(mark + turn.name, "voted" if turn.has_voted else "", turn.remark), width, is_here=index == here
            )
        if 0 <= here < len(lines):
            self.call_after_refresh(lines[here].scroll_visible, animate=False)

    async def press(self, event: Key) -> bool:
        return await self._obey(event)
