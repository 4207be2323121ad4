"""The top of a step: its number, title and purpose, and what to ask the room."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.hanging import Hanging
from partnering_tui.workshop.definition import Step


class StepHeading(Vertical):
    """What everybody should read first."""

    def compose(self) -> ComposeResult:
        yield Hanging(classes="step-title")
        yield Hanging(classes="step-purpose")
        yield Hanging(classes="step-ask")

    def show_step(self, step: Step, number: int) -> None:
        """Show another step; the number is counted from 1."""
        lead = literal(f"{number}  ")
        gap = literal(" " * lead.cell_length)
        self.query_one(".step-title", Hanging).show(lead, literal(one_line(step.title)))
        self.query_one(".step-purpose", Hanging).show(gap, literal(one_line(step.purpose)))
        self.query_one(".step-ask", Hanging).show(gap, literal(one_line(step.ask)))
