"""The main job, in a real terminal: from an empty folder through all twelve steps to a document, resumed in between."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from partnering_tui.storage.session_names import private_path_of
from partnering_tui.workshop.definition import Question
from tests.commands import partnering as in_process
from tests.journeys.builders import opened, saved
from tests.journeys.printed_answers import part_of, printed
from tests.journeys.typed_answers import PARTNERS, WORKSHOP, found_in, given, keys_that_answer, words_for
from tests.plain.talking import answers_to_everything, talk, without_chance
from tests.terminal import Terminal, partnering

QUESTIONS = list(WORKSHOP.questions.values())
TITLE = "Clean water"
NAMES = ("Kisumu County Government", "Lakewater Ltd", "Beach Network", "Nyanza Fund")
LINES = ("County=Kisumu County Government", "Lakewater=Lakewater Ltd", "Beach Network", "Nyanza Fund")
"""What is typed for each partner."""
SIZE = (100, 45)
"""A window in which every step is seen whole."""

KEYS_IN_HALF_A_MINUTE = 100
"""A calm typist writes 40 words of five keys in a minute: within half of one, the room sees the first question."""
KEYS_BESIDES_WORDS = 8
"""What a session may cost beyond its title and its partners' names: a key after each, and a few to come and go."""


def begin(terminal: Terminal) -> list[str]:
    """Begin a session on the home screen, key by key until step 1 is open; the keys that it took."""
    pressed: list[str] = []

    def press(*keys: str, until: str) -> None:
        pressed.extend(keys)
        terminal.press(*keys)
        terminal.wait_for(until)

    terminal.wait_for("There are no sessions here yet")
    press("n", until=" Title ")
    press(*TITLE, "enter", until=TITLE)
    for line in LINES:
        press(*line, "enter", until=line.partition("=")[0])
    press("enter", until="Step 1 of 12")
    return pressed


def answer(terminal: Terminal, questions: Sequence[Question]) -> None:
    """Answer these questions, which follow each other, one key after the other."""
    for question in questions:
        step = WORKSHOP.step_of[question.id]
        if question is step.questions[0]:
            terminal.wait_for(f"Step {WORKSHOP.steps.index(step) + 1} of 12")
        terminal.wait_for(f"▾ {question.label[:30]}")
        if question.private:
            terminal.wait_for("Only you should see this")
        *keys, to_the_next = keys_that_answer(question)
        terminal.press(*keys)
        if question is not QUESTIONS[-1]:
            terminal.press("f4" if question is step.questions[-1] else to_the_next)


def left(terminal: Terminal, question: Question) -> list[str]:
    """Quit at a question; the screen as it was then, but for the line at the top, which tells the time of saving."""
    terminal.wait_for(f"▾ {question.label[:30]}")
    terminal.press("f1")
    terminal.wait_for("Esc closes")
    terminal.press("f1")  # everything that was typed before is on the screen once it is shown again
    terminal.wait_for(f"▾ {question.label[:30]}")
    terminal.press("ctrl+q")
    assert terminal.wait_for_end() == 0
    return terminal.text().splitlines()[1:]


def wait_for_screen(terminal: Terminal, wanted: Sequence[str]) -> None:
    terminal.wait_for(lambda screen: screen.splitlines()[1:] == wanted)


def look_through(terminal: Terminal) -> None:
    """Go back from the last step to the first: every question is open or shown as answered, if not to the last cell."""

    def is_answered(question: Question, screen: str) -> bool:
        return bool(re.search(rf"[✓◐▾] {re.escape(question.label[:30])}", screen))

    for number, step in reversed([*enumerate(WORKSHOP.steps, start=1)]):
        terminal.wait_for(f"Step {number} of 12")
        for question in step.questions:
            terminal.wait_for(partial(is_answered, question))
        terminal.press("f3")


def walk(path: Path) -> None:
    """All of it: begin, answer six steps, leave at the seventh, come back there, answer the rest, leave, look again."""
    middle = QUESTIONS.index(WORKSHOP.steps[6].questions[3])
    with Terminal(partnering(), size=SIZE) as terminal:
        keys = begin(terminal)
        assert len(keys) <= KEYS_IN_HALF_A_MINUTE
        assert len(keys) - len("".join([TITLE, *LINES])) <= KEYS_BESIDES_WORDS
        answer(terminal, QUESTIONS[:middle])
        last = left(terminal, QUESTIONS[middle])

    with opened(path, size=SIZE) as terminal:
        wait_for_screen(terminal, last)
        answer(terminal, QUESTIONS[middle:])
        terminal.wait_for(words_for(QUESTIONS[-1], PARTNERS[-1]))
        terminal.click_on(QUESTIONS[-2].label)
        last = left(terminal, QUESTIONS[-2])

    with opened(path, size=SIZE) as terminal:
        wait_for_screen(terminal, last)
        look_through(terminal)
        left(terminal, QUESTIONS[0])


def check_files(path: Path) -> None:
    """Every answer stands in its file as it was typed, and the private ones in theirs alone."""
    private_path = path.with_name("clean-water.private.toml")
    assert private_path.stat().st_mode & 0o077 == 0
    answers, private_answers = saved(path)["answers"], saved(private_path)["answers"]
    for question in QUESTIONS:
        where = private_answers if question.private else answers
        assert found_in(where[question.id], question) == given(question), question.id
    assert not set(answers) & set(private_answers)


def check_document(path: Path, document: str) -> None:
    """Every answer for the room stands behind its label in its own section."""
    names = {partner["id"]: partner["name"] for partner in saved(path)["partners"]}
    assert tuple(names) == PARTNERS
    for question in QUESTIONS:
        if not question.private:
            part = part_of(document, question)
            missing = [words for words in printed(question, names) if words not in part]
            assert not missing, (question.id, part)


def check_same_in_plain(path: Path, folder: Path) -> None:
    """The same answers given line by line leave the same files, but for what lots and the clock say."""
    in_plain = folder / path.name
    partners = [word for line in LINES for word in ("--partner", line if "=" in line else f"{line}={line}")]
    assert in_process("new", in_plain, "--title", TITLE, *partners, "--no-open").code == 0
    assert talk(in_plain, *answers_to_everything()).code == 0
    for one, other in ((path, in_plain), (private_path_of(path), private_path_of(in_plain))):
        assert without_chance(other) == without_chance(one)


def test_twelve_steps_from_an_empty_folder_to_a_document(home: Path) -> None:
    path = home / "sessions" / "clean-water.toml"
    walk(path)
    check_files(path)
    document = subprocess.run(partnering("summary", str(path)), capture_output=True, text=True, check=True).stdout
    check_document(path, document)
    check_same_in_plain(path, home.parent / "in-plain")
    private = [question for question in QUESTIONS if question.private]
    assert len(private) == 6
    for words in (words_for(question, partner) for question in private for partner in PARTNERS):
        assert words not in document
        assert words not in path.read_text(encoding="utf-8")
