"""The facilitator's panel at the right, from 130 columns on: what to ask, what to watch for, and private notes."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from partnering_tui.tui.text import literal, one_line
from partnering_tui.workshop.definition import Step


class FacilitatorPanel(VerticalScroll, can_focus=False):
    """For whoever leads: never part of any document."""

    def compose(self) -> ComposeResult:
        yield Static("Ask the room", classes="panel-title")
        yield Static(id="panel-ask")
        yield Static(id="panel-prompts")
        yield Static("For the facilitator", classes="panel-title")
        yield Static(id="panel-tip")
        yield Static("Guards against", classes="panel-title")
        yield Static(id="panel-guards")
        yield Static("Private notes", classes="panel-title")
        yield Static(id="panel-note")
        yield Static(id="panel-time")

    def show_step(self, step: Step, partners: int, note: str) -> None:
        """Show another step, with the private note on it."""
        self._say("#panel-ask", one_line(step.ask))
        self._say("#panel-prompts", "\n".join(f"• {one_line(prompt)}" for prompt in step.prompts))
        self._say("#panel-tip", one_line(step.facilitator))
        self._say("#panel-guards", one_line(step.guards_against))
        self._say("#panel-note", note or "None yet. ctrl+n writes one.")
        self._say("#panel-time", f"{step.minutes_with(partners)} minutes planned")
        self.scroll_home(animate=False)

    def _say(self, place: str, words: str) -> None:
        self.query_one(place, Static).update(literal(words))
