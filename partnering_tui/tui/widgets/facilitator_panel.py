"""The facilitator's panel at the right, from 130 columns on: what to ask, what to watch for, and private notes."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.fields import say
from partnering_tui.tui.widgets.pace_words import PaceWords, pace_content
from partnering_tui.workshop.definition import Step


class Pages(VerticalScroll, can_focus=False):
    """What may be longer than its place in the panel."""

    class Turned(Message):
        """Another part of it is seen, or there is more of it than before."""

    @property
    def has_more(self) -> bool:
        """There is something below what is seen."""
        return self.max_scroll_y > 0 and self.scroll_offset.y < self.max_scroll_y

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Turned())

    def watch_virtual_size(self) -> None:
        self.post_message(self.Turned())

    def on_resize(self) -> None:
        self.post_message(self.Turned())


class PanelPages(Pages):
    """What is turned page by page."""

    def turn(self) -> None:
        """Show the next page; after the last, the first."""
        beyond = self.scroll_offset.y + max(1, self.size.height - 1)
        self.scroll_to(y=beyond if self.has_more else 0, animate=False, immediate=True)

    def keep_titles_with_words(self) -> None:
        """A title of which only the next page shows the words is left to that page."""
        last = self.scroll_offset.y + self.size.height - 1
        for title in self.query(".panel-title"):
            title.visible = title.virtual_region.y != last


class FacilitatorPanel(Vertical):
    """For whoever leads: never part of any document.

    The time and the private note are always seen, the rest in pages. It makes room for a grid that needs it.
    """

    def __init__(self, page_key: str, note_key: str) -> None:
        super().__init__()
        self._page_key, self._note_key = page_key, note_key
        self._stays_for = ""
        """The id of the question beside which it was asked for, though its grid needs the room."""
        self._question_id = ""

    def compose(self) -> ComposeResult:
        yield Static("‹", id="panel-handle")
        with PanelPages(id="panel-pages"):
            yield Static("Ask the room", classes="panel-title")
            yield Static(id="panel-ask")
            yield Static(id="panel-prompts")
            yield Static("For the facilitator", classes="panel-title", id="panel-tip-title")
            yield Static(id="panel-tip")
            yield Static("Guards against", classes="panel-title", id="panel-guards-title")
            yield Static(id="panel-guards")
        yield Static(id="panel-more", classes="panel-more")
        yield Static("Private notes", classes="panel-title")
        with Pages(id="panel-notes"):
            yield Static(id="panel-note")
        yield Static(id="panel-more-notes", classes="panel-more")
        yield Static(id="panel-time")

    def show_pace(self, pace: PaceWords) -> None:
        """Show how the time of the step and of the whole sitting goes."""
        say(self.query_one("#panel-time", Static), pace_content(pace.line, pace.level))

    def show_step(self, step: Step, note: str) -> None:
        """Show another step, with the private note on it."""
        self._say("#panel-ask", literal(one_line(step.ask)))
        self._say("#panel-prompts", _bullets(step.prompts))
        self._say("#panel-tip", literal(one_line(step.facilitator)))
        self._say("#panel-guards", literal(one_line(step.guards_against)))
        for place, words in (("prompts", step.prompts), ("tip", step.facilitator), ("guards", step.guards_against)):
            for part in self.query(f"#panel-{place}, #panel-{place}-title"):
                part.display = bool(words)
        self._say("#panel-note", literal(note or f"None yet. {self._note_key} writes one."))
        self.query_one(PanelPages).scroll_home(animate=False)

    def make_room(self, question_id: str, *, is_needed: bool) -> None:
        """Become a narrow edge if a question needs the room, unless somebody wants the panel beside it all the same."""
        self._question_id = question_id
        if question_id != self._stays_for:
            self._stays_for = ""
        self.set_class(is_needed and not self._stays_for, "-makes-room")

    @property
    def is_open(self) -> bool:
        """It is neither hidden nor a narrow edge."""
        return not (self.has_class("-hidden") or self.has_class("-makes-room"))

    def toggle(self) -> None:
        """Show the panel if it is hidden or makes room; else hide it."""
        if not self.is_open:
            self._stays_for = self._question_id
            self.remove_class("-hidden", "-makes-room")
        else:
            self.add_class("-hidden")

    def turn_page(self) -> None:
        """Show the next page of what is longer than the panel; a panel that is not seen is shown first."""
        if not self.is_open:
            self.toggle()
        else:
            self.query_one(PanelPages).turn()

    async def on_click(self, event: Click) -> None:
        if self.has_class("-makes-room"):
            event.stop()
            self.toggle()
        elif event.widget is self.query_one("#panel-time"):
            event.stop()
            await self.run_action("screen.pace")

    @on(Pages.Turned)
    def _say_whether_there_is_more(self, event: Pages.Turned) -> None:
        event.stop()
        pages, notes = self.query_one(PanelPages), self.query_one("#panel-notes", Pages)
        pages.keep_titles_with_words()
        words = "▾ more" if pages.has_more else "▴ to the top" if pages.max_scroll_y > 0 else ""
        self._say("#panel-more", literal(f"{words}  {self._page_key}" if words else ""))
        say(self.query_one("#panel-more-notes", Static), literal(f"▾ more  {self._note_key}" if notes.has_more else ""))

    def _say(self, place: str, words: Content) -> None:
        self.query_one(place, Static).update(words)


def _bullets(prompts: tuple[str, ...]) -> Content:
    return literal("\n".join(f"• {one_line(prompt)}" for prompt in prompts))
