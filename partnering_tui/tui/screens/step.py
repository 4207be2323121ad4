"""The step screen: one question open, the others folded. Every step of every workshop is shown by it."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize

from partnering_tui.session.record import Change
from partnering_tui.tui.actions import action_of, bindings, in_scopes, key_of
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.drawn import once_drawn
from partnering_tui.tui.messages import Finished
from partnering_tui.tui.screens.gathering import GatheringScreen
from partnering_tui.tui.screens.health_checking import HealthCheckingScreen
from partnering_tui.tui.screens.place_in_text import PlaceInText
from partnering_tui.tui.screens.question_view import opened_question, with_round_key
from partnering_tui.tui.screens.room_step import RoomStepScreen
from partnering_tui.tui.screens.step_questions import StepQuestions
from partnering_tui.tui.widgets.facilitator_panel import FacilitatorPanel
from partnering_tui.tui.widgets.fold_list import FoldList
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.open_question import Opened, OpenQuestion
from partnering_tui.tui.widgets.rail import Rail, RailStep, rail_title
from partnering_tui.tui.widgets.step_heading import StepHeading
from partnering_tui.tui.widgets.top_bar import TopBar
from partnering_tui.workshop.definition import Question, Step

WIDTHS = [(0, "-narrow"), (100, "-with-rail"), (130, "-with-panel")]
"""From so many columns on there is room for the rail of steps, and for the facilitator's panel."""
HEIGHTS = [(0, "-short"), (30, "-tall"), (36, "-high"), (40, "-highest")]
"""From so many lines on there is room for what to ask the room; from more, for more of an answer on the wall."""


class StepScreen(HealthCheckingScreen, GatheringScreen, RoomStepScreen):
    """One step of the walk."""

    CSS_PATH: ClassVar[list[str]] = ["step.tcss", "room.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS = bindings("step")
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = ""
    is_step_screen = True

    def __init__(self, desk: Desk, step: int = 0, question_id: str = "") -> None:
        super().__init__(desk)
        self._step_index = step
        self._wanted = question_id
        self._questions = StepQuestions(desk.workbook, desk.workbook.workshop.steps[step])
        self._on_rail: list[RailStep] = []
        self._counted_at = -1
        """How many changes had been made here when all steps were counted last; -1 if others made some since."""
        self._uncovered = ""
        """The id of the private question whose answer may be seen, until another question is opened."""
        self.ready = asyncio.Event()

    def compose(self) -> ComposeResult:
        keymap = self.partnering.keymap
        yield TopBar()
        with Horizontal(id="body"):
            yield Rail()
            with VerticalScroll(id="paper", can_focus=False):
                yield StepHeading(self.is_panel_seen)
                yield FoldList(id="above")
                yield OpenQuestion(key_of(action_of("take-rows"), keymap))
                yield FoldList(id="below")
            yield FacilitatorPanel(*(key_of(action_of(name), keymap) for name in ("turn-panel", "note")))
        yield KeyBar(in_scopes("app", "session", "step"), keymap)

    async def on_mount(self) -> None:
        await self.go_to(self._step_index, self._wanted)
        self.ready.set()
        once_drawn(self, self.desk.get_ready)

    # Where we are

    @property
    def step(self) -> Step:
        """The step on screen."""
        return self._questions.step

    @property
    def question(self) -> Question | None:
        """The open question; None in a step that asks nothing."""
        return self._questions.open

    async def go_to(self, step: int, question_id: str = "") -> None:
        """Show a step (counted from 0) with that question open, or the first that wants an answer."""
        self.tell_edits()
        self._step_index = step
        is_for_room = self.partnering.is_room_view
        self._questions = StepQuestions(self.workbook, self.workbook.workshop.steps[step], is_for_room=is_for_room)
        self._questions.look_anew()
        self.desk.sitting.enter(self.step)
        self._show_step()
        await self._open(self._questions.index_of(question_id))
        self.desk.save_soon()

    async def open_question_at(self, index: int, *, from_below: bool = False) -> None:
        """Fold the open question and open another, counted from 0."""
        self.tell_edits()
        self._questions.fold_open_one()
        self._show_rail(is_step_new=False)
        await self._open(index, from_below=from_below)
        self.desk.save_soon()

    # Showing

    def show_session(self) -> None:
        if self._questions.asked:
            self.call_later(self._show_again)

    async def _show_again(self) -> None:
        """Everything anew, with the same question open if it is still asked."""
        await self.show_questions_anew(self.question, takes_focus=False)

    async def show_questions_anew(self, question: Question | None, *, takes_focus: bool) -> None:
        questions = self._questions
        questions.look_anew()
        self._counted_at = -1
        self._show_step()
        await self._open(questions.asked.index(question) if question in questions.asked else 0, takes_focus=takes_focus)

    @property
    def is_changing(self) -> bool:  # type: ignore[override]  # looked at, never set
        opened = self.query_one_optional(OpenQuestion)
        return opened is None or opened.is_changing

    def show_joined(self) -> None:
        present, questions = self.question, self._questions
        if not self.ready.is_set():
            return  # it is about to show everything
        questions.look_anew()
        self._counted_at = -1
        self._show_top()
        self._show_rail()
        self.query_one(FacilitatorPanel).show_step(self.step, self.workbook.private.note(self.step.id))
        if present is None or present not in questions.asked:
            self.show_session()
            return
        questions.index = questions.asked.index(present)
        self._show_folded()
        place = PlaceInText.of(self.open_question)
        if self.open_question.load(self._opened(present)):
            place.take_up(self.open_question)
        else:
            self.call_later(self._put_there_anew, place)

    async def _put_there_anew(self, place: PlaceInText) -> None:
        """Show the open question anew because partners came or went, with the cursor where it was."""
        self.tell_edits()
        await self._show_again()
        place.take_up(self.open_question)

    def _show_step(self) -> None:
        number, of = self._step_index + 1, len(self.workbook.workshop.steps)
        self.query_one(TopBar).place = f"Step {number} of {of}"
        self.query_one(StepHeading).show_step(self.step, number)
        self.query_one(FacilitatorPanel).show_step(self.step, self.workbook.private.note(self.step.id))
        self.show_time()
        self._show_rail()
        self.query_one("#paper", VerticalScroll).scroll_home(animate=False)

    def _show_rail(self, *, is_step_new: bool = True) -> None:
        """Show how far each step is, counted anew if something changed; within a step only its own answers do."""
        book = self.workbook
        if not is_step_new:
            self._on_rail[self._step_index] = RailStep(rail_title(self.step), book.tally_of(self.step))
        elif self._counted_at != book.changes:
            self._on_rail = [RailStep(rail_title(step), book.tally_of(step)) for step in book.workshop.steps]
            self._counted_at = book.changes
        self.query_one(Rail).show_steps(self._on_rail, self._step_index)

    async def _open(self, index: int, *, from_below: bool = False, takes_focus: bool = True) -> None:
        self._questions.index = index
        self._show_folded()
        question = self.question
        self.open_question.display = question is not None
        self.set_class(question is None, "-asks-nothing")
        if question is None:
            self.desk.remember_place(self.step.id, "")
            return
        self.workbook.end_typing_run()
        if question.id != self._uncovered:
            self._uncovered = ""
        await self.open_question.open(self._opened(question))
        self.make_room()
        if takes_focus:
            self.open_question.take_focus(from_below=from_below)
        self._keep_in_view()
        self.desk.remember_place(self.step.id, question.id)

    @on(Resize)
    def _keep_in_view(self) -> None:
        """Show the place once it is drawn, and once more: an editor may have grown to its text by then."""
        if self.question is not None:
            show = self.open_question.show_place
            once_drawn(self, show)
            once_drawn(self, lambda: once_drawn(self, show))

    def _show_folded(self) -> None:
        is_shown = not self._questions.is_for_room
        self.query_one("#above", FoldList).show_folded(self._questions.above if is_shown else ())
        self.query_one("#below", FoldList).show_folded(self._questions.below if is_shown else ())

    def show_edited(self, question: Question) -> None:
        """Show what an edit changed: the question itself if it is open, and which questions are asked."""
        if question != self.question:
            return
        if self._questions.follow(question):
            self._show_folded()
        self.open_question.follow(self._opened(question))

    def _opened(self, question: Question) -> Opened:
        opened = opened_question(
            self.workbook, question, is_covered=question.private and question.id != self._uncovered
        )
        if self._questions.is_for_room:
            return self.for_the_room(opened)
        return with_round_key(self.workbook, opened, key_of(action_of("quick-round"), self.partnering.keymap))

    async def on_open_question_uncovered(self) -> None:
        if question := self.question:
            self._uncovered = question.id
            await self._open(self._questions.index)

    # What people do

    async def on_finished(self, _: Finished) -> None:
        await self.action_next_question()

    async def on_fold_list_chosen(self, message: FoldList.Chosen) -> None:
        await self.open_question_at(message.index)

    async def on_rail_chosen(self, message: Rail.Chosen) -> None:
        await self.go_to(message.index)

    # Actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "remove_row" | "row_up" | "row_down":
                return self.open_question.grid is not None
        return super().check_action(action, parameters)

    async def action_next_question(self) -> None:
        if await self._stays_inside(1):
            return
        if self._questions.below:
            await self.open_question_at(self._questions.index + 1)
        elif self._step_index + 1 < len(self.workbook.workshop.steps):
            self.notify("That was the last question of this step. F4 goes to the next step.", timeout=4)

    async def action_previous_question(self) -> None:
        if not await self._stays_inside(-1) and self._questions.index > 0:
            await self.open_question_at(self._questions.index - 1, from_below=True)

    async def _stays_inside(self, by: int) -> bool:
        """Whether there was another cell or another partner to go to in the open question."""
        grid = self.open_question.grid
        return (grid is not None and await grid.go_on(by)) or self.open_question.next_inside(by)

    async def action_next_step(self) -> None:
        if self._step_index + 1 < len(self.workbook.workshop.steps):
            await self.go_to(self._step_index + 1)
        else:
            self.notify("This is the last step. F2 shows what is still open, F8 the document.", timeout=4)

    async def action_previous_step(self) -> None:
        if self._step_index > 0:
            await self.go_to(self._step_index - 1)

    def show_change(self, change: Change) -> None:
        question = self.workbook.workshop.questions.get(change.question)
        if question is None:
            self.show_session()
            return
        step = self.workbook.workshop.steps.index(self.workbook.workshop.step_of[question.id])
        self.call_later(self._show_changed, step, question.id)

    async def _show_changed(self, step: int, question_id: str) -> None:
        if step != self._step_index:
            await self.go_to(step, question_id)
            return
        self._questions.look_anew()
        self._show_rail()
        await self._open(self._questions.index_of(question_id))
