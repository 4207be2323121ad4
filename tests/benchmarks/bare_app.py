"""The baseline: a Textual app with nothing in it but a header, an editor and a footer.

F4 takes the editor away and mounts another: the least that can be done to show something else.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Header, TextArea

TITLE = "A bare app"
WORDS = "Families cannot count on safe water"


class BareApp(App[None]):
    """What every Textual app costs."""

    TITLE = TITLE
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4", "another", "Another editor", show=False)]
    editors = 1

    def compose(self) -> ComposeResult:
        yield Header()
        yield TextArea(WORDS)
        yield Footer()

    async def action_another(self) -> None:
        """Show another editor in place of this one."""
        self.editors += 1
        async with self.screen.batch():
            await self.query_one(TextArea).remove()
            await self.mount(TextArea(words_of(self.editors)), before=self.query_one(Footer))
        self.query_one(TextArea).focus()


def words_of(editor: int) -> str:
    """What the next editors say, counted from 2."""
    return f"{WORDS}, said {editor} times"


if __name__ == "__main__":
    BareApp().run()
