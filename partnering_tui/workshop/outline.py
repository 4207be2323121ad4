"""The outline of the document, and the steps: what they name, and what they leave out."""

from __future__ import annotations

from collections.abc import Iterator

from partnering_tui.errors import Fault, Place
from partnering_tui.workshop.definition import BUILT_IN_SOURCES
from partnering_tui.workshop.finding import MAIN_FILE, MAX_STEPS
from partnering_tui.workshop.suggesting import did_you_mean, listed
from partnering_tui.workshop.toml_positions import KeyPath
from partnering_tui.workshop.workshop_text import MAX_QUESTIONS, Entry, WorkshopText


def step_faults(text: WorkshopText) -> Iterator[Fault]:
    """Steps that are absent, too many, or have no time-box."""
    if text.too_many_steps:
        yield Fault(Place(text.folder), f"The workshop has more than {MAX_STEPS} steps.", "Split it into several.")
    if len(text.questions) > MAX_QUESTIONS:
        yield Fault(
            Place(text.folder),
            f"The workshop asks {len(text.questions)} questions, more than {MAX_QUESTIONS}.",
            "Split it into several.",
        )
    if not text.steps and not text.unread:
        yield Fault(
            Place(text.folder / MAIN_FILE),
            "The workshop has no steps.",
            "Put a file for each step beside workshop.toml, named like 01-first-step.toml.",
        )
    for step in text.steps:
        minutes, per_partner = step.keys.get("minutes"), step.keys.get("minutes_per_partner")
        if isinstance(minutes, int) and minutes <= 0:
            yield text.fault((*step.path, "minutes"), "The step has no time.", "Give it more than 0 minutes.")
        if isinstance(per_partner, int) and per_partner < 0:
            yield text.fault(
                (*step.path, "minutes_per_partner"), "More partners cannot take less time.", "Write 0 or more."
            )


def outline_faults(text: WorkshopText) -> Iterator[Fault]:
    """Sections of the summary that name what is not there, or what is private."""
    asked = {entry.text("id"): entry for entry in text.questions}
    for path, name in _sources(text):
        question = asked.get(name)
        if question is not None and question.keys.get("private") is True:
            yield text.fault(
                path, f"The question '{name}' is private and goes into no document.", "Delete it from the summary."
            )
        elif question is None and name not in BUILT_IN_SOURCES and name not in text.ids_in_unread:
            otherwise = f"Use the id of a question, or one of: {listed(BUILT_IN_SOURCES)}."
            advised = did_you_mean(name, [*asked, *BUILT_IN_SOURCES], otherwise)
            yield text.fault(path, f"There is no question '{name}'.", advised)


def advice(text: WorkshopText) -> Iterator[Fault]:
    """Warnings: what is probably an oversight but keeps no workshop from being used."""
    for path in text.ignored:
        yield Fault(
            Place(path),
            "The file is ignored: its name is not that of a step.",
            f"Rename it like 01-{path.stem.lower().lstrip('0123456789-_ ') or 'first-step'}.toml.",
            "warning",
        )
    for step in text.steps:
        if step.keys.get("questions", ()) == ():
            yield text.fault(step.path, "The step asks no questions.", "Add one with: [[questions]]", weight="warning")
    for question in text.questions:
        if "rule" in question.keys and "cell" in question.keys:
            yield text.fault(
                (*question.path, "cell"), "The rule says what a cell holds.", "Delete 'cell'.", weight="warning"
            )
    if text.main is not None:
        yield from _advice_on_outline(text)


def _advice_on_outline(text: WorkshopText) -> Iterator[Fault]:
    if not text.data.get("summary"):
        yield text.fault(
            ("summary",),
            "The workshop has no summary, so its document will be empty.",
            "Add sections with: [[summary]]",
            weight="warning",
        )
        return
    printed: dict[str, KeyPath] = {}
    for path, name in _sources(text):
        earlier = printed.setdefault(name, path)
        if earlier is not path:
            line = text.place(earlier).line
            yield text.fault(
                path, f"'{name}' is printed twice; first by line {line}.", "Delete one of the two.", weight="warning"
            )
    for question in text.questions:
        if _is_needed_and_public(question) and question.text("id") not in printed:
            yield text.fault(
                (*question.path, "id"),
                "The question is needed, but no section of the summary prints it.",
                f"Add it to a section in {MAIN_FILE}, or delete: needed = true",
                weight="warning",
            )


def _is_needed_and_public(question: Entry) -> bool:
    return question.keys.get("needed") is True and question.keys.get("private") is not True


def _sources(text: WorkshopText) -> Iterator[tuple[KeyPath, str]]:
    """What the sections of the summary are made from, with its place."""
    for section in text.whole.entries("summary"):
        names = section.keys.get("from")
        for position, name in enumerate(names if isinstance(names, tuple) else ()):
            if isinstance(name, str):
                yield (*section.path, "from", position), name
