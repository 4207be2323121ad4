"""The top of a step: its number, title and purpose, and what to ask the room."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from partnering_tui.tui.text import literal, one_line
from partnering_tui.workshop.definition import Step


class StepHeading(Vertical):
    """What everybody should read first."""

    def compose(self) -> ComposeResult:
        yield Static(classes="step-title")
        yield Static(classes="step-purpose")
        yield Static(classes="step-ask")

    def show_step(self, step: Step, number: int) -> None:
        """Show another step; the number is counted from 1."""
        self.query_one(".step-title", Static).update(literal(f"{number}  {one_line(step.title)}"))
        self.query_one(".step-purpose", Static).update(literal(one_line(step.purpose)))
        ask = self.query_one(".step-ask", Static)
        ask.update(literal(one_line(step.ask)))
        ask.set_class(not step.ask.strip(), "-empty")
