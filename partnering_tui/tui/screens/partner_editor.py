"""One partner opened for editing: its short name, its full name and its sector, side by side."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click, DescendantBlur, Hide, Key
from textual.message import Message
from textual.widget import Widget

from partnering_tui.session.session import SECTORS
from partnering_tui.session.typed_partners import TypedPartner
from partnering_tui.tui.drawn import once_drawn
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.words import Words


def sector_word(sector: str) -> str:
    """A sector in a word: "Civil society"."""
    words = sector.replace("-", " ")
    return words[:1].upper() + words[1:]


class SectorPick(Widget, can_focus=True):
    """The sector of a partner on one line: left and right go through all, a letter goes to the next that begins so."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._sector = ""

    @property
    def sector(self) -> str:
        """The id of the sector; empty for none, and whatever stands in the file."""
        return self._sector

    @sector.setter
    def sector(self, sector: str) -> None:
        self._sector = sector
        self.refresh()

    def render(self) -> Content:
        shown = sector_word(self._sector) or "no sector"
        left, right = ("◂ ", " ▸") if self.has_focus else ("  ", "  ")
        words = literal(one_line(shown), "" if self._sector else "$quiet")
        return Content.assemble(left, words, right).truncate(self.content_size.width, ellipsis=True)

    def turn(self, by: int) -> None:
        """Go to the next sector, or the one before."""
        choices = ["", *SECTORS]
        at = choices.index(self._sector) if self._sector in choices else 0
        self.sector = choices[(at + by) % len(choices)]

    def on_key(self, event: Key) -> None:
        match event.key:
            case "left":
                self.turn(-1)
            case "right" | "space":
                self.turn(1)
            case "backspace" | "delete":
                self.sector = ""
            case _ if event.is_printable and event.character:
                self._go_to(event.character.casefold())
            case _:
                return
        event.stop()
        event.prevent_default()

    def on_click(self, event: Click) -> None:
        event.stop()
        self.turn(1)

    def _go_to(self, letter: str) -> None:
        ids = list(SECTORS)
        at = ids.index(self._sector) + 1 if self._sector in ids else 0
        for sector in [*ids[at:], *ids[:at]]:
            if letter in (sector[0], SECTORS[sector][0].casefold()):
                self.sector = sector
                return


class PartnerWords(Words):
    """A name of a partner. It keeps the focus when the editor opens again before the screen has shown it closed."""

    def on_hide(self, event: Hide) -> None:
        if isinstance(self.parent, PartnerEditor) and self.parent.is_open:
            event.prevent_default()


class PartnerEditor(Horizontal):
    """The fields of one partner. Enter, and going elsewhere, finish it; Escape takes back what was typed in it."""

    class Finished(Message):
        """Somebody is done, and goes up (by −1) or down (by 1) or stays."""

        def __init__(self, by: int = 0) -> None:
            super().__init__()
            self.by = by

    class Left(Message):
        """Somebody went to another part of the screen."""

    class Cancelled(Message):
        """Somebody wants nothing changed."""

    def __init__(self) -> None:
        super().__init__()
        self._before = TypedPartner("", "")
        self.is_open = False
        """A partner is being edited."""

    def compose(self) -> ComposeResult:
        yield PartnerWords(one_line=True, id="short")
        yield PartnerWords(one_line=True, id="name")
        yield SectorPick()

    def on_mount(self) -> None:
        self.display = False

    @property
    def partner(self) -> TypedPartner:
        """What stands in the fields; what was emptied stays as it was."""
        short, name = (one_line(self.query_one(field, Words).text) for field in ("#short", "#name"))
        kept_short = self._before.short if short == one_line(self._before.short) else short
        kept_name = self._before.name if name == one_line(self._before.name) else name
        sector = self.query_one(SectorPick).sector
        return TypedPartner(kept_short or kept_name or self._before.short, kept_name or kept_short, sector)

    def open(self, partner: TypedPartner) -> None:
        """Show a partner, with the cursor in its short name."""
        self._before = partner
        self.query_one("#short", Words).load_words(one_line(partner.short))
        self.query_one("#name", Words).load_words(one_line(partner.name))
        self.query_one(SectorPick).sector = partner.sector
        self.is_open = True
        self.display = True
        self.screen.set_focus(self.query_one("#short", Words))

    def close(self) -> None:
        self.is_open = False
        self.display = False

    def on_key(self, event: Key) -> None:
        # Not by bindings: those are looked up later, and fast typing would overtake them.
        match event.key:
            case "enter":
                self.action_finish()
            case "up" | "down":
                self.action_finish(-1 if event.key == "up" else 1)
            case "escape":
                self.action_cancel()
            case _:
                return
        event.stop()
        event.prevent_default()

    def action_finish(self, by: int = 0) -> None:
        """Done with this partner."""
        self.post_message(self.Finished(by))

    def action_cancel(self) -> None:
        """Leave the partner as it was."""
        self.post_message(self.Cancelled())

    @on(Words.Submitted)
    def _finish_in_place(self, event: Words.Submitted) -> None:
        event.stop()
        self.action_finish()

    @on(Words.LeftUpwards)
    def _finish_upwards(self, event: Words.LeftUpwards) -> None:
        event.stop()
        self.action_finish(-1)

    @on(Words.LeftDownwards)
    def _finish_downwards(self, event: Words.LeftDownwards) -> None:
        event.stop()
        self.action_finish(1)

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        once_drawn(self, self._look_whether_left)

    def _look_whether_left(self) -> None:
        if self.is_open and self.screen.is_active and not self.has_focus_within:
            self.post_message(self.Left())
