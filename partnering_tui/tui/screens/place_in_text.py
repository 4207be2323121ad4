"""Where the cursor is in an open text, to be found again when somebody else has changed the text around it."""

from __future__ import annotations

from partnering_tui.frozen import dataclass
from partnering_tui.session.record import Path
from partnering_tui.tui.widgets.open_question import OpenQuestion


@dataclass(frozen=True, slots=True)
class PlaceInText:
    """The field that is typed into, what it says, and how many characters stand before the cursor."""

    is_typed_in: bool
    field: Path
    """Where inside the answer the field's value stands."""
    text: str = ""
    offset: int = 0

    @classmethod
    def of(cls, question: OpenQuestion) -> PlaceInText:
        """Where the cursor is now."""
        field, words = question.present_field, question.words
        place = field.content.place if field else ()
        if words is None:
            return cls(question.has_focus_within, place)
        return cls(question.has_focus_within, place, words.text, _offset(words.text, words.cursor_location))

    def take_up(self, question: OpenQuestion) -> None:
        """Put the cursor there again: before the same words, else behind the same words."""
        if self.is_typed_in and not question.has_focus_within:
            question.take_focus()
            self._go_to_field(question)
        field, words = question.present_field, question.words
        if words is None or field is None or field.content.place != self.field or words.text == self.text:
            return
        words.move_cursor(location_of(words.text, _moved(self.text, words.text, self.offset)))

    def _go_to_field(self, question: OpenQuestion) -> None:
        if fields := question.partner_fields:
            places = [content.place for content in fields.contents]
            if self.field in places:
                fields.show_partner(places.index(self.field))


def _moved(before: str, after: str, offset: int) -> int:
    if after.startswith(before[:offset]):
        return offset
    rest = before[offset:]
    return len(after) - len(rest) if after.endswith(rest) else min(offset, len(after))


def _offset(text: str, location: tuple[int, int]) -> int:
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: location[0]]) + location[1]


def location_of(text: str, offset: int) -> tuple[int, int]:
    """The line and the column, counted from 0, before which so many characters stand."""
    before = text[:offset].split("\n")
    return len(before) - 1, len(before[-1])
