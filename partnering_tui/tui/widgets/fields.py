"""One field for each kind of question: what is mounted when the question is open.

A field is given its content and can be given another. It tells what people do by messages, what it holds by `edits`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from partnering_tui.frozen import dataclass
from partnering_tui.session.record import Path
from partnering_tui.session.session import Partner
from partnering_tui.session.values import LIKE_A_DATE, misfit, parsed, shown, typed
from partnering_tui.tui.messages import AnswerEdited, Finished
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.pick import Pick, PickOption
from partnering_tui.tui.widgets.words import Words
from partnering_tui.workshop.definition import GRID_KINDS, Question, Workshop

if TYPE_CHECKING:
    from partnering_tui.session.sheet import Sheet
    from partnering_tui.tui.widgets.grid import Grid


@dataclass(frozen=True, slots=True)
class FieldContent:
    """What one field shows: a question, and the value at one place of its answer."""

    workshop: Workshop
    question: Question
    place: Path
    """Where inside the answer the value stands; of a grid, where its rows do."""
    value: Any = None
    sheet: Sheet | None = None
    """Of a grid: its rows and columns."""
    partner: Partner | None = None
    """Whose answer it is, where there is one per partner."""
    beside: str = ""
    """What stands beside that partner's answer: "left out of copies"."""
    is_for_room: bool = False
    """It is read from the back of a room."""


class Field(Vertical):
    """Something that a question can be answered with."""

    def __init__(self, content: FieldContent) -> None:
        super().__init__()
        self.content = content

    def load(self, content: FieldContent) -> None:
        """Show other content: of the same question, or of another that is answered in such a field.

        What was typed for the question before has been told.
        """
        raise NotImplementedError

    def follow(self, content: FieldContent) -> None:
        """Take note of the value that was given here, without touching what is being typed."""
        self.content = content

    def edits(self) -> list[AnswerEdited]:
        """What the field holds right now, told or not."""
        return []

    def take_focus(self) -> None:
        """Put the cursor where typing starts."""
        raise NotImplementedError

    @property
    def grid(self) -> Grid | None:
        """The grid that is typed into, if it is one."""
        return None

    def edit(self, value: Any) -> AnswerEdited:
        return AnswerEdited(self.content.question, self.content.place, value)


class WordsField(Field):
    """For text, long text, numbers and dates: an editor that takes whatever is typed."""

    def compose(self) -> ComposeResult:
        yield Words()
        yield Static(classes="misfit")

    def on_mount(self) -> None:
        self.load(self.content)

    def load(self, content: FieldContent) -> None:
        is_other = content.question.id != self.content.question.id
        self.content = content
        words = self.query_one(Words)
        words.one_line = content.question.kind != "long_text"
        words.placeholder = literal(content.question.placeholder or _how_it_is_written(content))
        value = content.value
        if is_other or self._meant(words.text) != value or value is None:
            words.load_words(typed(content.question, value))
        self._say_misfit(value)

    def edits(self) -> list[AnswerEdited]:
        return [self.edit(self._meant(self.query_one(Words).text))]

    def take_focus(self) -> None:
        self.screen.set_focus(self.query_one(Words))

    @on(Words.Changed)
    def _tell(self, event: Words.Changed) -> None:
        event.stop()
        value = self._meant(event.text_area.text)
        self._say_misfit(value)
        self.post_message(self.edit(value))

    @on(Words.Submitted)
    def _finish(self, event: Words.Submitted) -> None:
        event.stop()
        self.post_message(Finished())

    def _meant(self, text: str) -> Any:
        return parsed(self.content.question, text) if text else None

    def _say_misfit(self, value: Any) -> None:
        words = misfit(self.content.workshop, self.content.question, value)
        say(self.query_one(".misfit", Static), literal(f"{words} (kept as typed)" if words else ""))


class PickField(Field):
    """For choices, scales and yes or no: the answers to pick from."""

    def compose(self) -> ComposeResult:
        yield Pick()
        yield Static(classes="pick-legend")

    def on_mount(self) -> None:
        self.load(self.content)

    def load(self, content: FieldContent) -> None:
        self.content = content
        kind = content.question.kind
        self.pick.load_options(
            self.options(content), self.chosen(content), many=kind == "choices", across=kind in ("scale", "yes_no")
        )
        # Where there is one for each partner, it is said once for all of them.
        say(self.query_one(".pick-legend", Static), literal("" if content.partner else pick_legend(content)))

    def edits(self) -> list[AnswerEdited]:
        return [self.edit(self.value)] if self.pick.chosen != self.chosen(self.content) else []

    def take_focus(self) -> None:
        self.screen.set_focus(self.pick)

    @property
    def pick(self) -> Pick:
        return self.query_one(Pick)

    @property
    def value(self) -> Any:
        """What is picked right now, as it is stored."""
        values = self.pick.chosen
        many = self.content.question.kind == "choices"
        return values if many else values[0] if values else None

    @staticmethod
    def options(content: FieldContent) -> Sequence[PickOption]:
        """What there is to pick from."""
        return pick_options(content.workshop, content.question)

    @staticmethod
    def chosen(content: FieldContent) -> list[Any]:
        """What the answer says, as a list."""
        value = content.value
        return value if isinstance(value, list) else [] if value is None else [value]

    @on(Pick.Picked)
    def _tell(self, event: Pick.Picked) -> None:
        event.stop()
        if event.values == self.pick.chosen:  # else it was picked for the question before, and told by then
            self.post_message(self.edit(self.value))


def field_class(question: Question) -> type[Field]:
    """The field that goes with a kind of question."""
    if question.kind in GRID_KINDS:
        from partnering_tui.tui.widgets.grid_field import GridField

        return GridField
    if question.kind in ("choice", "choices", "scale", "yes_no"):
        return PickField
    return WordsField


def _how_it_is_written(content: FieldContent) -> str:
    # Where there is one for each partner, it is said once for all of them.
    return LIKE_A_DATE if content.question.kind == "date" and not content.partner else ""


def pick_options(workshop: Workshop, question: Question) -> Sequence[PickOption]:
    """What there is to pick from, each with the key that picks it."""
    if question.kind == "yes_no":
        return [PickOption(True, "Yes", "y"), PickOption(False, "No", "n")]
    if question.kind == "scale":
        scale = workshop.scale_of(question)
        return [PickOption(level.value, level.label, str(level.value)) for level in scale.levels] if scale else []
    return [
        PickOption(option.id, shown(workshop, question, option.id), str(number) if number < 10 else "")
        for number, option in enumerate(question.options, start=1)
    ]


def pick_legend(content: FieldContent, *, goes_on: bool = False) -> str:
    """What the keys do in a field to pick from; `goes_on` where the key of an answer leads to the next partner."""
    keys = [option.key for option in pick_options(content.workshop, content.question) if option.key]
    if not keys:
        return ""
    named = f"{keys[0]}–{keys[-1]}" if len(keys) > 2 else (" or " if goes_on else ", ").join(keys)
    does = "sets it and goes on · Space picks" if goes_on else "or Space picks"
    return f"{named} {does} · Backspace clears"


def say(line: Static, words: Content) -> None:
    """Show other words on a line, or nothing of it. The same words again are no work: laying out the screen costs."""
    if not isinstance(line.content, Content) or line.content.plain != words.plain:
        line.display = bool(words.plain)
        line.update(words)
