"""The page of help: what the open question wants, what the step is for, and every key that works here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from partnering_tui.session.answers import STATES
from partnering_tui.summary.blocks import Block, Blocks, Emphasis, Heading, Paragraph, Quote, Text
from partnering_tui.summary.normal import normal_blocks
from partnering_tui.summary.reading import answer_blocks
from partnering_tui.tui.actions import Action, printed_key
from partnering_tui.tui.screens.help_answers import bullets, how_to_answer, table, words
from partnering_tui.tui.text import one_line
from partnering_tui.workshop.definition import Question, Step, Workshop

GRID_KEYS = (
    ("Type, Enter", "On the last line: a new row, and the next. Elsewhere: another text in the cell."),
    ("Tab, Shift+Tab", "While a row is typed: the next cell, the one before."),
    ("Enter", "Opens the cell; then finishes it and goes down."),
    ("a letter or digit", "Where a cell has letters or levels: sets it and goes on."),
    ("Space", "The next of all that the cell can hold."),
    ("Delete", "Empties the cell."),
    ("Esc", "Closes the cell. What was typed stays."),
    ("arrows, Home, End", "Go from cell to cell. PageUp and PageDown go by screens."),
)
"""What the keys do in a table, a matrix, an agreement or ratings."""

TEXT_KEYS = (
    ("Enter", "A new line; where one line is asked for, the next question."),
    ("^←, ^→", "A word back, a word on. With Shift they select."),
    ("^c, ^x, ^v", "Copy, cut, paste."),
    ("F7", "Selects the whole text."),
)
"""What the keys do in a text."""

TIP_TITLE = "For the facilitator"
"""Over the part that is private to whoever leads."""

Keys = Sequence[tuple[str, str]]
"""Keys as they are printed, with what they do."""


def help_on_question(workshop: Workshop, question: Question, mark_key: str) -> Iterable[Block]:
    """What the question wants and how to give it."""
    yield Heading(1, (Text(one_line(question.label)),))
    if question.hint:
        yield words(question.hint)
    if question.example:
        yield Paragraph((Emphasis((Text("For example: "),)), Text(one_line(question.example))))
    yield Heading(2, (Text("How to answer"),))
    yield from how_to_answer(workshop, question)
    *states, last = STATES.values()
    needed = "The agreement needs an answer here." if question.needed else "This question may stay empty."
    mark = f" {mark_key} marks it as {', '.join(states)} or {last}." if mark_key else ""
    yield words(f"{needed} Nothing has to be answered now.{mark}")


def help_on_step(step: Step, number: int, *, with_tip: bool) -> Iterable[Block]:
    """What the step is for and what to ask; the tip only if it is asked for, because the screen may be on the wall."""
    yield Heading(2, (Text(f"This step: {number} {one_line(step.title)}"),))
    if step.ask.strip():
        yield Quote(answer_blocks(step.ask))
    if step.prompts:
        yield bullets(map(one_line, step.prompts))
    yield from answer_blocks(step.guide)
    if step.guards_against.strip():
        yield Paragraph((Emphasis((Text("Guards against: "),)), Text(one_line(step.guards_against))))
    if with_tip and step.facilitator.strip():
        yield Heading(2, (Text(TIP_TITLE),))
        yield from answer_blocks(step.facilitator)


def help_on_screen(purpose: str) -> Iterable[Block]:
    """What a screen is for."""
    yield Heading(1, (Text("Help"),))
    yield from answer_blocks(purpose)


def help_on_keys(here: Keys, palette_key: str, *, with_editing: bool) -> Iterable[Block]:
    """Every key that works on the screen, and those that edit. `palette_key` opens the list of all commands."""
    yield Heading(2, (Text("Keys"),))
    yield table(("Key", "What it does"), here)
    keyless = f" What has no key here is among all commands: {palette_key}." if palette_key else ""
    yield words(f"^ stands for Ctrl: ^s is Ctrl and s together.{keyless}")
    if with_editing:
        yield Heading(3, (Text("In a table"),))
        yield table(("Key", "What it does"), GRID_KEYS)
        yield Heading(3, (Text("In a text"),))
        yield table(("Key", "What it does"), TEXT_KEYS)


def keys_of(actions: Iterable[Action], keymap: Mapping[str, str], bound: Collection[str | None] = ()) -> Keys:
    """The keys of actions, all of them, with what they do; an action without a key is found among all commands.

    `bound` are the ids of those whose keys work on the screen: a key may do so on some screens alone.
    """
    rows: list[tuple[str, str]] = []
    for action in actions:
        keys = keymap.get(action.id, action.key).split(",") if not action.key_on or action.id in bound else []
        printed = ", ".join(printed_key(key.strip()) for key in keys if key.strip())
        rows.append((printed, f"{action.title}. {action.help}"))
    return [row for row in rows if row[0]] + [("", words) for key, words in rows if not key]


def page(*parts: Iterable[Block]) -> Blocks:
    """The parts as one page."""
    return normal_blocks(block for part in parts for block in part)
