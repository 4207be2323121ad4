"""Every action of the app, once: bindings, palette, footer, help and keymap are all made from this registry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding, BindingType

Scope = Literal["app", "home", "beginning", "session", "step", "overview", "document"]
"""Where an action can be used: anywhere, at home, where a session is begun or open, or on one of its screens."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a person can do."""

    id: str
    """Stable: a keymap names it."""
    title: str
    """In the palette and in the help."""
    help: str
    """One sentence on what it does."""
    run: str
    """The name of the method `action_…` that does it."""
    scope: Scope
    key: str = ""
    """The default key or keys, with commas between; empty: none."""
    footer: str = ""
    """A word or two for the footer; empty: it is not shown there."""
    yields_to_fields: bool = False
    """A field that uses the same key itself comes first."""


ACTIONS: tuple[Action, ...] = (
    Action("help", "Help", "What the open question wants, and every key.", "help", "app", "f1", "help"),
    Action(
        "new-session",
        "New session",
        "Begin a session: its title, its partners, its file.",
        "new_session",
        "home",
        "n",
        "new",
        yields_to_fields=True,
    ),
    Action(
        "open-file",
        "Open a file",
        "Open a session by its path.",
        "open_file",
        "home",
        "o",
        "open",
        yields_to_fields=True,
    ),
    Action(
        "demo",
        "Try the demo",
        "Look around in a copy of a complete example.",
        "demo",
        "home",
        "d",
        "demo",
        yields_to_fields=True,
    ),
    Action(
        "find",
        "Find a session",
        "Narrow the list to a title or a partner.",
        "find",
        "home",
        "slash",
        "find",
        yields_to_fields=True,
    ),
    Action("start", "Start", "Make the session and go to its first step.", "start", "beginning", "ctrl+s", "start"),
    Action(
        "overview", "Overview", "All steps, what is done and what is missing.", "overview", "session", "f2", "overview"
    ),
    Action("previous-step", "Previous step", "Go one step back.", "previous_step", "step", "f3", "back"),
    Action(
        "next-step", "Next step", "Go one step on. Nothing has to be finished first.", "next_step", "step", "f4", "next"
    ),
    Action(
        "document",
        "Document",
        "The agreement as it stands, just as it will be exported.",
        "document",
        "session",
        "f8",
        "document",
    ),
    Action("editor", "Edit in your editor", "Open this text in your own text editor.", "editor", "step", "f9"),
    Action(
        "mark",
        "Mark the question",
        "Leave it for later, unknown, not relevant or parked, with a note.",
        "mark",
        "step",
        "ctrl+l",
        "mark",
    ),
    Action(
        "note", "Private note", "Write a note on this step that only you can read.", "note", "step", "ctrl+n", "note"
    ),
    Action(
        "panel",
        "Facilitator's panel",
        "Hide the facilitator's panel at the right from the room, or show it again.",
        "panel",
        "step",
        "ctrl+g",
    ),
    Action(
        "partners",
        "Partners",
        "Who is at the table: add, rename, reorder, remove.",
        "partners",
        "session",
        "ctrl+t",
        "partners",
    ),
    Action(
        "all-questions",
        "Gaps or all questions",
        "Switch between what is missing and all questions with their answers.",
        "all_questions",
        "overview",
        "a",
        "all or gaps",
    ),
    Action(
        "export",
        "Export as Markdown",
        "Write the document to a file beside the session.",
        "export",
        "document",
        "e",
        "export",
    ),
    Action(
        "copy-document",
        "Copy as Markdown",
        "Send the document to the terminal's clipboard.",
        "copy_document",
        "document",
        "c",
        "copy",
    ),
    Action(
        "previous-section",
        "Previous section",
        "Go to the section of the document before this one.",
        "previous_section",
        "document",
        "left_square_bracket",
    ),
    Action(
        "next-section",
        "Next section",
        "Go to the next section of the document.",
        "next_section",
        "document",
        "right_square_bracket",
        "section",
    ),
    Action("undo", "Undo", "Take the last change back, whatever it was.", "undo", "session", "ctrl+z"),
    Action("redo", "Redo", "Make the change again that was taken back.", "redo", "session", "ctrl+y"),
    Action(
        "next-question",
        "Next question",
        "Fold this question and open the next.",
        "next_question",
        "step",
        "tab",
    ),
    Action(
        "previous-question",
        "Previous question",
        "Fold this question and open the one before.",
        "previous_question",
        "step",
        "shift+tab",
    ),
    Action(
        "remove-row",
        "Remove the row",
        "Remove the row under the cursor. Undo brings it back.",
        "remove_row",
        "step",
        "ctrl+r",
    ),
    Action(
        "row-up",
        "Move the row up",
        "Swap the row under the cursor with the one above.",
        "row_up",
        "step",
        "ctrl+up,shift+up",
        yields_to_fields=True,
    ),
    Action(
        "row-down",
        "Move the row down",
        "Swap the row under the cursor with the one below.",
        "row_down",
        "step",
        "ctrl+down,shift+down",
        yields_to_fields=True,
    ),
    Action(
        "new-round",
        "New round of ratings",
        "Begin another round of the health check, dated today.",
        "new_round",
        "step",
    ),
    Action("save", "Save now", "Everything is saved as you type; this saves at once.", "save", "session", "ctrl+s"),
    Action("rename", "Rename the session", "Give the session another title.", "rename", "session"),
    Action("home", "Close the session", "Save, and go back to all sessions.", "home", "session", "ctrl+o"),
    Action("theme", "Dark or light", "Switch between the dark and the light screen.", "switch_theme", "app"),
    Action(
        "palette", "All commands", "Find any command by its name.", "command_palette", "app", "ctrl+p", "all commands"
    ),
    Action("quit", "Quit", "Save and leave.", "quit", "app", "ctrl+q"),
)
"""In the order in which help and footer show them."""


def bindings(scope: Scope) -> list[BindingType]:
    """The key bindings of everything in that scope, under ids that a keymap can name."""
    return [
        Binding(action.key, action.run, action.title, id=action.id, show=False, priority=not action.yields_to_fields)
        for action in ACTIONS
        if action.scope == scope and action.key
    ]


def in_scopes(*scopes: Scope) -> Iterator[Action]:
    """The actions of these scopes, in order."""
    return (action for action in ACTIONS if action.scope in scopes)


def key_of(action: Action, keymap: Mapping[str, str]) -> str:
    """The key to press for an action, as it is printed: `F1`, `^p`; empty if it has none."""
    key = keymap.get(action.id, action.key).split(",")[0].strip()
    return printed_key(key)


def printed_key(key: str) -> str:
    """A key as people read it."""
    if len(key) == 1:
        return key
    if key.startswith("ctrl+") and len(key) == 6:
        return f"^{key[-1]}"
    names = {
        "tab": "Tab",
        "shift+tab": "Shift+Tab",
        "enter": "Enter",
        "escape": "Esc",
        "space": "Space",
        "slash": "/",
        "left_square_bracket": "[",
        "right_square_bracket": "]",
    }
    if key in names:
        return names[key]
    if len(key) == 1:
        return key
    return key.upper() if key.startswith("f") and key[1:].isdigit() else "+".join(map(str.capitalize, key.split("+")))
