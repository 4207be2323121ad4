"""The baseline: a Textual app with nothing in it but a header, an editor and a footer."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, TextArea

TITLE = "A bare app"
WORDS = "Families cannot count on safe water"


class BareApp(App[None]):
    """What every Textual app costs."""

    TITLE = TITLE

    def compose(self) -> ComposeResult:
        yield Header()
        yield TextArea(WORDS)
        yield Footer()


if __name__ == "__main__":
    BareApp().run()
