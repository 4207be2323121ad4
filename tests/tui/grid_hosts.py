"""A grid that fills in one question of a real session, and writes down what it is told as the step screen does."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message

from partnering_tui.session import edits
from partnering_tui.session.answers import rows_of
from partnering_tui.session.record import Row
from partnering_tui.session.session import new_partner, new_session
from partnering_tui.session.sheet import Sheet, sheet_of
from partnering_tui.session.workbook import Workbook
from partnering_tui.tui.messages import AnswerEdited, RowAdded, RowMoved, RowRemoved, RowsAdded
from partnering_tui.tui.widgets.grid import Grid
from partnering_tui.tui.widgets.grid_lines import GridLines
from partnering_tui.workshop.definition import (
    Cell,
    Column,
    Indicator,
    Level,
    Option,
    Question,
    Scale,
    Step,
    Workshop,
)
from tests.tui.hosts import STYLES

WIDE = (110, 24)

OBJECTIVES = Question(
    id="objectives",
    kind="table",
    label="Objectives",
    columns=(
        Column(id="objective", kind="text", label="Objective", needed=True, hint="What will be different."),
        Column(id="target", kind="number", label="Target"),
        Column(id="due", kind="date", label="By when"),
        Column(id="why", kind="long_text", label="Why"),
    ),
)
TASKS = Question(
    id="tasks",
    kind="table",
    label="Tasks",
    columns=(
        Column(id="task", kind="text", label="Task"),
        Column(
            id="lead",
            kind="choice",
            label="Lead",
            options=(Option(id="one", label="One"), Option(id="all", label="All")),
        ),
        Column(
            id="whom",
            kind="choices",
            label="For whom",
            options=(Option(id="women", label="Women"), Option(id="youth", label="Youth")),
        ),
        Column(id="sure", kind="scale", label="How sure", scale="confidence"),
        Column(id="funded", kind="yes_no", label="Funded"),
    ),
)
GAINS = Question(id="gains", kind="matrix", label="Gains", rows="objectives", cell=Cell(kind="text"))
RACI = Question(id="raci", kind="matrix", label="Who does what", rows="objectives", rule="raci", cell=Cell(kind="text"))
PRINCIPLES = Question(
    id="principles",
    kind="agreement",
    label="Principles",
    columns=(Column(id="principle", kind="text", label="Principle", needed=True),),
)
HEALTH = Question(
    id="health",
    kind="ratings",
    label="Health",
    scale="confidence",
    indicators=(Indicator(id="trust", label="We trust each other"), Indicator(id="pace", label="We are quick enough")),
)
PER_PARTNER = Question(
    id="resources",
    kind="table",
    label="Resources",
    per="partner",
    columns=(Column(id="what", kind="text", label="What"),),
)


def a_workshop() -> Workshop:
    """A workshop with one question of each kind that is a grid."""
    levels = tuple(Level(value=value, label=label) for value, label in enumerate(("Low", "Fair", "High"), start=1))
    questions = (OBJECTIVES, TASKS, GAINS, RACI, PRINCIPLES, HEALTH, PER_PARTNER)
    step = Step(id="step", title="Step", minutes=10, questions=questions)
    scales = {"confidence": Scale(levels=levels)}
    return Workshop(format=1, id="test", version=1, title="Test", scales=scales, steps=(step,))


def a_workbook(partners: Sequence[str] = ("County", "Lakewater", "Beach"), **answers: dict[str, Any]) -> Workbook:
    """A session with these partners and answers."""
    workshop = a_workshop()
    session = new_session("Test", workshop, [new_partner(short) for short in partners])
    if answers:
        session.tree["answers"] = deepcopy(answers)
    return Workbook(workshop, session)


TWO = {"rows": [{"id": "r0", "objective": "One", "target": 4}, {"id": "r1", "objective": "Two"}]}


def some_objectives(count: int) -> dict[str, list[Row]]:
    return {"rows": [{"id": f"r{number}", "objective": f"Objective {number}"} for number in range(count)]}


def statements(*names: str) -> dict[str, list[Row]]:
    return {"rows": [{"id": f"p{number}", "principle": name} for number, name in enumerate(names)]}


def a_round(**scores: dict[str, Any]) -> dict[str, Any]:
    return {"rounds": [{"id": "h1", "date": date(2026, 3, 4), "mode": "named", "scores": scores}]}


class CountingSheets:
    """Makes sheets that count how often they are asked for the text of a cell."""

    def __init__(self) -> None:
        self.asked = 0

    def watch(self, sheet: Sheet) -> Sheet:
        text = sheet.text

        def counted(row: int, column: int) -> str:
            self.asked += 1
            return text(row, column)

        sheet.text = counted  # type: ignore[method-assign]  # the count is what the test is about
        return sheet


class GridHost(App[None]):
    """A grid that fills in one question of a real session."""

    CSS_PATH = [STYLES / "words.tcss", STYLES / "pick.tcss", STYLES / "grid.tcss"]  # noqa: RUF012
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, workbook: Workbook, question: Question, *, counting: CountingSheets | None = None) -> None:
        super().__init__()
        self.workbook = workbook
        self.question = question
        self.partner = ""
        self.told: list[Message] = []
        self.counting = counting

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Grid()

    def on_mount(self) -> None:
        self.show()
        self.grid.focus()

    @property
    def grid(self) -> Grid:
        return self.query_one(Grid)

    @property
    def rows(self) -> list[Row]:
        return rows_of(self.workbook.session, self.question, self.partner)

    def column(self, column_id: str) -> list[Any]:
        """What the session says in one column."""
        return [row.get(column_id) for row in self.rows]

    def answer(self) -> Any:
        return self.workbook.session.get(("answers", self.question.id), {})

    def show(self) -> None:
        session = self.workbook.session
        sheet = sheet_of(session, self.workbook.workshop, self.question, session.partners, partner=self.partner)
        self.grid.show_sheet(self.counting.watch(sheet) if self.counting else sheet)

    def undo(self) -> None:
        self.workbook.undo()
        self.show()

    def redo(self) -> None:
        self.workbook.redo()
        self.show()

    def on_answer_edited(self, message: AnswerEdited) -> None:
        self.told.append(message)
        self.workbook.make(edits.answer(self.workbook.session, message.question, message.place, message.value))
        self.show()

    def on_row_added(self, message: RowAdded) -> None:
        self.told.append(message)
        if message.values:
            self.workbook.make(
                edits.add_row(self.workbook.session, message.question, message.list_place, message.values)
            )
        self.show()

    def on_rows_added(self, message: RowsAdded) -> None:
        self.told.append(message)
        rows = [row for row in message.rows if row]
        self.workbook.make(edits.add_rows(self.workbook.session, message.question, message.list_place, rows))
        self.show()

    def on_row_removed(self, message: RowRemoved) -> None:
        self.told.append(message)
        self.workbook.make(edits.remove_row(self.workbook.session, message.question, message.row_place))
        self.show()

    def on_row_moved(self, message: RowMoved) -> None:
        self.told.append(message)
        self.workbook.make(edits.move_row(self.workbook.session, message.question, message.row_place, message.by))
        self.show()


class SlowHost(GridHost):
    """Writes down what it is told only when it is let: what is typed in between has to wait."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.waiting: list[AnswerEdited | RowAdded | RowsAdded | RowRemoved] = []

    def on_answer_edited(self, message: AnswerEdited) -> None:
        message.prevent_default()
        self.waiting.append(message)

    def on_row_added(self, message: RowAdded) -> None:
        message.prevent_default()
        self.waiting.append(message)

    def on_rows_added(self, message: RowsAdded) -> None:
        message.prevent_default()
        self.waiting.append(message)

    def on_row_removed(self, message: RowRemoved) -> None:
        message.prevent_default()
        self.waiting.append(message)

    def write_down(self, count: int = 1000) -> None:
        for message in self.waiting[:count]:
            match message:
                case AnswerEdited():
                    super().on_answer_edited(message)
                case RowAdded():
                    super().on_row_added(message)
                case RowsAdded():
                    super().on_rows_added(message)
                case RowRemoved():
                    super().on_row_removed(message)
        del self.waiting[:count]


def cursor_place(grid: Grid) -> tuple[str, str]:
    """The ids of the row and of the column under the cursor; no row on the line for a new one."""
    if grid.rows is None or not grid.rows.sheet.columns:
        return "", ""
    return grid.rows.row_id(grid.row), grid.rows.sheet.columns[grid.column].id


def grid_lines(host: GridHost) -> GridLines:
    return host.query_one(GridLines)
