"""Levels and choices, one for each partner: set by a key each, as fast as people speak."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.events import Key, MouseDown
from textual.widgets import Static

from partnering_tui.tui.messages import Finished
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.fields import FieldContent, PickField, pick_legend, say
from partnering_tui.tui.widgets.key_taker import KeyTaker
from partnering_tui.tui.widgets.partner_fields import PartnerColumn, PartnerFields
from partnering_tui.tui.widgets.pick import Pick


class PartnerPicks(KeyTaker, PartnerFields, can_focus=True, can_focus_children=False):
    """It keeps the focus, so that each key goes to the partner whose turn it is when the key comes.

    The key of a level or a choice sets it and goes on to the next partner; at the last it stays.
    """

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Static(literal(self._legend()), classes="pick-legend")

    def on_mount(self) -> None:
        self._point()

    def take_on(self, contents: Sequence[FieldContent]) -> None:
        super().take_on(contents)
        say(self.query_one(".pick-legend", Static), literal(self._legend()))
        self._point()

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        return character is not None and character.isprintable()

    async def press(self, event: Key) -> bool:
        field = self.present_field
        if not isinstance(field, PickField):
            return False
        with self.prevent(Pick.Picked, Finished):
            is_taken = await field.pick.press(event)
        self._tell_pick(field)
        is_many = field.content.question.kind == "choices"
        if event.key == "enter" and not is_many:
            self.post_message(Finished())
        elif event.is_printable and event.key != "space" and field.pick.has_decided and not is_many:
            self.next_partner(1)
        return is_taken

    def _tell_pick(self, field: PickField) -> None:
        if field.pick.chosen == field.chosen(field.content):
            return
        edit = field.edit(field.value)
        self._take_note(edit)
        field.content = next(content for content in self.contents if content.place == edit.place)
        self.post_message(edit)
        self._show_names()

    def on_mouse_down(self, event: MouseDown) -> None:
        """A click on a partner's level makes it that partner's turn."""
        for column in self.query(PartnerColumn):
            if event.widget is not None and column in event.widget.ancestors:
                self._present = self.contents.index(self._content_for(column))
                self._point()

    def on_focus(self) -> None:
        self._point()

    def on_blur(self) -> None:
        self._point()

    def show_partner(self, index: int) -> None:
        super().show_partner(index)
        self._point()

    async def _lay_out(self) -> None:
        await super()._lay_out()
        self._point()

    def _focus_present(self) -> None:
        self.screen.set_focus(self)

    def _point(self) -> None:
        """Show whose turn it is."""
        present = self.present_column
        for column in self.query(PartnerColumn):
            column.set_class(column is present, "-present")
            for pick in column.query(Pick):
                pick.is_driven = column is present and self.screen.focused is self
                pick.refresh()

    def _legend(self) -> str:
        """What the keys do here."""
        many = bool(self.contents) and self.contents[0].question.kind == "choices"
        return pick_legend(self.contents[0], goes_on=not many) if self.contents else ""
