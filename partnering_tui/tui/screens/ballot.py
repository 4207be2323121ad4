"""One partner's ballot, line by line. Nobody else's marks are here, and it is covered again as soon as it is left."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Static

from partnering_tui.session.ballot_in_hand import give_comment, give_mark, keep, lay_down
from partnering_tui.session.ballots import ballot_of, reds_without_comment
from partnering_tui.session.marks import Levels
from partnering_tui.session.rounds import asked_in, visibility
from partnering_tui.tui.actions import in_scopes
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.covered import CoveredScreen
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.ballot_board import BallotBoard, BallotLine, MarkKey, mark_keys, mark_of_key
from partnering_tui.tui.widgets.entry_list import Entry, EntryList
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.lines import Lines
from partnering_tui.tui.widgets.top_bar import TopBar
from partnering_tui.workshop.definition import Indicator, Question

REVIEW = "Only you see these. Enter goes back to a line; Done or Esc covers them."
READ_BY_ALL = "Everybody reads your words after the reveal."
READ_BY_NONE = "Your words are not shown, but kept in the session file."

HEIGHTS = [(0, "-lowest"), (20, "-low"), (24, "-high")]
"""With fewer lines, what has to be seen and typed into comes before the air around it."""


class BallotScreen(CoveredScreen):
    """The marks of one partner. Each is in the session as soon as its key is pressed."""

    CSS_PATH: ClassVar[list[str]] = ["../widgets/lines.tcss", "ballot.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Cover the screen", show=False)]
    AUTO_FOCUS = "BallotBoard"
    VERTICAL_BREAKPOINTS = HEIGHTS
    HELP = """
Your own marks, line by line, which nobody else sees before all are revealed together. One key gives a mark and goes
on; a line may be skipped with Enter, and left goes back. For a red, a line opens for a few words on why; c opens it
for any other mark. Delete takes a mark back. Esc covers the screen at once; what is marked is kept.
"""

    def __init__(self, desk: Desk, question: Question, round_id: str, partner_id: str) -> None:
        super().__init__(desk, question, round_id)
        self._partner_id = partner_id
        self._levels = Levels.of(desk.workbook.workshop, question)
        self._mark_keys = mark_keys(self._levels)
        marks = self._ballot[0]
        unmarked = [at for at, line in enumerate(self._lines) if line.id not in marks]
        self._at = unmarked[0] if unmarked else len(self._lines)
        """Which line is marked, counted from 0; past the last: all are looked over."""
        self._is_mending = False
        """It came back to one line, and returns to all of them after it."""

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Vertical(id="ballot-paper"):
            yield BallotBoard(self._press, self._tell_words, self._mark_keys)
            with Vertical(id="ballot-review"):
                yield Static(id="review-title")
                yield Static(literal(REVIEW, "$quiet"), id="review-lead")
                yield EntryList()
        yield KeyBar(in_scopes("app"), self.partnering.keymap)

    @property
    def _lines(self) -> tuple[Indicator, ...]:
        return asked_in(self._question, self._round)

    @property
    def _ballot(self) -> tuple[dict[str, Any], dict[str, str]]:
        return ballot_of(self.workbook.session, self._question, self._round_id, self._partner_id)

    @property
    def _board(self) -> BallotBoard:
        return self.query_one(BallotBoard)

    @property
    def _line(self) -> Indicator | None:
        return self._lines[self._at] if 0 <= self._at < len(self._lines) else None

    @property
    def _partner_name(self) -> str:
        partner = self.workbook.session.partner(self._partner_id)
        return one_line(partner.short) if partner else ""

    @property
    def _is_named(self) -> bool:
        """Whether everybody sees afterwards what this partner marked."""
        return visibility(self._round) == "named"

    @property
    def _who_reads(self) -> str:
        return READ_BY_ALL if self._is_named else READ_BY_NONE

    # Showing

    def show_session(self) -> None:
        if self.is_still_sealed and self._partner_name:
            self._show()
        else:
            self.call_later(self._leave_opened)

    def _leave_opened(self) -> None:
        if self.is_current:
            self.app.pop_screen()

    def _show(self) -> None:
        line, (marks, comments) = self._line, self._ballot
        self._board.display = line is not None
        self.query_one("#ballot-review").display = line is None
        if line is None:
            self._show_review(marks, comments)
            return
        self.query_one(TopBar).place = f"Ballot · {self._at + 1} of {len(self._lines)}"
        title = f"{self._partner_name} · only you see {'your marks until the reveal' if self._is_named else 'this'}"
        given = tuple(one.id in marks for one in self._lines)
        mark, comment = marks.get(line.id), comments.get(line.id, "")
        self._board.show(BallotLine(title, line.label, mark, given, self._at, comment))
        self.set_focus(self._board)

    def _show_review(self, marks: dict[str, Any], comments: dict[str, str]) -> None:
        self.query_one(TopBar).place = "Ballot · your marks"
        count = sum(one.id in marks for one in self._lines)
        title = f"{self._partner_name} · you marked {count} of {len(self._lines)} lines"
        self.query_one("#review-title", Static).update(literal(title, "bold"))
        silent = reds_without_comment(self.workbook.workshop, self._question, marks, comments)
        entries = [self._entry(one, marks, comments, one in silent) for one in self._lines]
        entries += [Entry("", "space"), Entry("Done: cover my marks", mark="✓", style="bold")]
        review = self.query_one(EntryList)
        review.show(entries, len(entries) - 1)
        self.set_focus(review)

    def _entry(self, line: Indicator, marks: dict[str, Any], comments: dict[str, str], is_silent: bool) -> Entry:
        if line.id not in marks:
            return Entry(line.label, mark="·", beside="not marked")
        word = self._levels.word(marks[line.id])
        why = " · why?" if is_silent else " · with a comment" if comments.get(line.id) else ""
        return Entry(line.label, mark=self._levels.letter(marks[line.id]), beside=f"{word}{why}")

    # Keys

    async def _press(self, event: Key) -> bool:
        """Do what a key does; False if it does nothing here."""
        if self._board.is_asking_words:
            return await self._press_in_words(event)
        match event.key:
            case "left" | "up" | "pageup" | "shift+tab":
                self._go_to(max(0, self._at - 1))
            case "right" | "down" | "pagedown" | "tab" | "enter" | "space":
                self._go_on()
            case "delete" | "backspace":
                self._give(None)
            case _:
                return event.is_printable and self._press_letter(event.character or "")
        return True

    def _press_letter(self, character: str) -> bool:
        if given := mark_of_key(self._mark_keys, self._levels, character):
            self._mark(given)
        elif character.casefold() == "c":
            self._ask(f"A comment. {self._who_reads}")
        return bool(character)

    async def _press_in_words(self, event: Key) -> bool:
        match event.key:
            case "enter" | "down" | "tab":
                self._go_on()
            case "escape" | "up" | "shift+tab":
                self._board.close_words()
                self._show()
            case _:
                return await self._board.type_words(event)
        return True

    def _mark(self, given: MarkKey) -> None:
        """Give a mark and go on; at a red, ask first why."""
        self._give(given.mark)
        if given.tone == "poor":
            self._ask(f"{given.label.partition(':')[0]}: why? {self._who_reads}")
        else:
            self._go_on()

    def _ask(self, question: str) -> None:
        if line := self._line:
            self._board.ask_words(question, self._ballot[1].get(line.id, ""))

    def _go_on(self) -> None:
        self._go_to(len(self._lines) if self._is_mending else self._at + 1)

    def _go_to(self, at: int) -> None:
        self._board.close_words()
        self._at = min(at, len(self._lines))
        self._is_mending = self._is_mending and self._at < len(self._lines)
        self._show()
        self.desk.save_soon()

    # Giving

    def _give(self, mark: Any) -> None:
        if line := self._line:
            session, at = self.workbook.session, (self._round_id, self._partner_id, line.id)
            keep(self.workbook, give_mark(session, self._question, *at, mark))
            self._show()

    def _tell_words(self, words: str) -> None:
        if line := self._line:
            session, at = self.workbook.session, (self._round_id, self._partner_id, line.id)
            keep(self.workbook, give_comment(session, self._question, *at, words))

    def action_give(self, key: str) -> None:
        """A click on a mark is as good as its key."""
        self._board.close_words()
        self._press_letter(key)

    @on(Lines.Chosen)
    def _choose(self, message: Lines.Chosen) -> None:
        message.stop()
        at = self.query_one(EntryList).entry_at(message.index)
        if at < len(self._lines):
            self._is_mending = True
            self._go_to(at)
        else:
            self._done()

    def _done(self) -> None:
        keep(self.workbook, lay_down(self.workbook.session, self._question, self._round_id, self._partner_id))
        self.action_close()

    # What is open here, though it is closed elsewhere: typing is taken back in the comment alone

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return True if action in ("undo", "redo") else super().check_action(action, parameters)

    def action_undo(self) -> None:
        if words := self._board.words:
            words.undo()
            self._tell_words(words.text)

    def action_redo(self) -> None:
        if words := self._board.words:
            words.redo()
            self._tell_words(words.text)

    def action_close(self) -> None:
        """Cover the screen at once. What was marked is kept."""
        self._board.close_words()
        self.desk.save_soon()
        self.app.pop_screen()
