"""What a workshop is: steps of questions, the scales they use, and the outline of the document.

All of it is frozen: a workshop is read once and never changes. The fields are the keys of the TOML files; what they
may hold is in their annotations, which pydantic reads (models.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, get_args

from partnering_tui.workshop.part import Part

if TYPE_CHECKING:
    from pydantic import Field

    from partnering_tui.workshop.models import Id, OptionId, Words

FORMAT = 1
"""The format of workshop files that this version reads."""

Kind = Literal[
    "text",
    "long_text",
    "number",
    "date",
    "yes_no",
    "choice",
    "choices",
    "scale",
    "table",
    "matrix",
    "agreement",
    "ratings",
]
SimpleKind = Literal["text", "long_text", "number", "date", "yes_no", "choice", "choices", "scale"]
"""A kind whose answer is one value: also what a table's column or a matrix's cell can hold."""
Tone = Literal["good", "fair", "poor"]

SIMPLE_KINDS: frozenset[str] = frozenset(get_args(SimpleKind))
GRID_KINDS: frozenset[str] = frozenset(get_args(Kind)) - SIMPLE_KINDS

BUILT_IN_SOURCES: dict[str, str] = {
    "partners": "the partner organisations",
    "open_points": "questions left for later, unknown or parked, and the parking lot",
    "decisions": "decisions that were noted",
    "actions": "actions that were noted",
    "sittings": "who met when",
    "reservations": "every reservation, stand-aside and block in full",
    "signatures": "a line for each partner to sign",
}
"""What a section of the summary may name besides questions."""

ID_PATTERN = r"^[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*$"


class Option(Part):
    """One of the answers that can be chosen, or one fixed row of a matrix."""

    id: OptionId
    label: Words


class Level(Part):
    """One level of a scale."""

    value: int
    label: Words
    tone: Tone = "fair"


class Scale(Part):
    """Levels with a described meaning, from the lowest value to the highest."""

    levels: Annotated[tuple[Level, ...], Field(min_length=2)]

    def level(self, value: object) -> Level | None:
        """The level with that value, if there is one."""
        return self._by_value.get(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    @cached_property
    def _by_value(self) -> dict[float, Level]:
        return {level.value: level for level in reversed(self.levels)}


class Cell(Part):
    """What each cell of a matrix, or each entry of a column, holds."""

    kind: SimpleKind
    options: tuple[Option, ...] = ()
    scale: str = ""


class Column(Cell):
    """A column of a table or of an agreement."""

    id: Id
    label: Words
    needed: bool = False
    hint: str = ""
    heads: bool = False
    """In an agreement: it heads the statement wherever it is printed."""


class Indicator(Part):
    """One thing that partners rate in a health check."""

    id: Id
    label: Words
    short: bool = False
    """It belongs to the short set."""


class Condition(Part):
    """When a question is asked: only if an earlier one has a certain answer. A list means any of them."""

    _written_as: ClassVar = {"is_": "is"}

    question: str
    is_: Any = None
    is_not: Any = None
    answered: bool | None = None


class Question(Part):
    """One question of a step. Which of the later fields matter depends on its kind."""

    id: Id
    kind: Kind
    label: Words
    hint: str = ""
    needed: bool = False
    """It counts towards completeness; it never blocks."""
    placeholder: str = ""
    example: str = ""
    private: bool = False
    """Its answer goes to the private file and into no document."""
    per: Literal["partner"] | None = None
    show_if: Condition | None = None
    introduces: bool = False
    """Its answer tells somebody who is new why the partners work together."""
    options: tuple[Option, ...] = ()
    scale: str = ""
    columns: tuple[Column, ...] = ()
    take_from: tuple[str, ...] = ()
    """Of a table: the ids of tables whose rows can be taken over as rows of this one."""
    reminds: bool = False
    """Of a table: its rows fall due on their first date, and the briefing says so."""
    rows: str | tuple[Option, ...] = ()
    """Of a matrix: the id of the table whose rows it has, or a fixed list."""
    cell: Cell | None = None
    rule: Literal["raci"] | None = None
    indicators: tuple[Indicator, ...] = ()

    @property
    def is_per_partner(self) -> bool:
        return self.per == "partner"

    @property
    def is_raci(self) -> bool:
        return self.rule == "raci"


class Step(Part):
    """One step of the walk, as it stands in its own file."""

    id: Id
    title: Words
    short: str = ""
    """A shorter title, for the rail of steps; the title itself if empty."""
    purpose: str = ""
    minutes: int
    minutes_per_partner: int = 0
    ask: str = ""
    prompts: tuple[str, ...] = ()
    guide: str = ""
    facilitator: str = ""
    """Private: a tip for whoever leads."""
    guards_against: str = ""
    questions: tuple[Question, ...] = ()

    def minutes_with(self, partners: int) -> int:
        """The time-box in minutes with so many partners."""
        return self.minutes + self.minutes_per_partner * partners


class SummarySection(Part):
    """One section of the document: where it stands and what it is made from."""

    _written_as: ClassVar = {"sources": "from"}

    id: Id
    title: Words
    lead: str = ""
    """One sentence that opens the section."""
    sources: tuple[str, ...] = ()
    needed: bool = False


class FairDeal(Part):
    """Which answers are read together to see whether every partner gives and gains; what is not named is not looked at.

    Each field is the id of a question, or of columns in the question that it belongs to.
    """

    objectives: str = ""
    """A table: what the partners want to achieve."""
    measure: tuple[str, ...] = ()
    """Columns of the objectives; at least one of them says how the result is measured."""
    owner: str = ""
    """The column of the objectives that says who answers for one."""
    value: str = ""
    """A matrix: what each partner gains from each objective."""
    contributions: str = ""
    """A table for each partner: what it brings."""
    commitments: str = ""
    """A question asked of each partner: what of that is certain."""
    activities: str = ""
    """A table: the work that is shared."""
    uses: str = ""
    """The column of the activities that names the contributions which each of them uses."""
    roles: str = ""
    """A RACI matrix over the activities."""


class Renamed(Part):
    """Something that has another id since a version, so that answers kept by the old one can be moved.

    Named by its old id: a question or a step on its own, a column or an option with the question that it is in, which
    has the id that it got in that version.
    """

    question: str = ""
    column: str = ""
    """Of a table or agreement; of ratings, an indicator."""
    option: str = ""
    """Of a choice; of a matrix with fixed rows, a row."""
    step: str = ""
    to: OptionId


class Retired(Part):
    """Something that is not asked any more, and why. What was answered is kept."""

    question: str = ""
    column: str = ""
    option: str = ""
    step: str = ""
    reason: Words


class Changed(Part):
    """What became of ids with one version of the workshop."""

    version: int
    renamed: tuple[Renamed, ...] = ()
    retired: tuple[Retired, ...] = ()


class Workshop(Part):
    """A whole workshop: what is asked, in which order, and what comes out."""

    format: Literal[1]
    id: Id
    version: int
    title: Words
    language: str = "en"
    about: str = ""
    scales: dict[str, Scale] = {}  # noqa: RUF012  # nobody changes what is frozen
    summary: tuple[SummarySection, ...] = ()
    fair_deal: FairDeal | None = None
    changed: tuple[Changed, ...] = ()
    """What became of ids in earlier versions; the order does not matter."""
    steps: tuple[Step, ...] = ()

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by its id, in the order in which they are asked."""
        return {question.id: question for question in self._asked()}

    @cached_property
    def step_of(self) -> dict[str, Step]:
        """The step in which each question is asked, by the question's id."""
        return {question.id: step for step in self.steps for question in step.questions}

    def number_of(self, step: Step) -> int:
        """Where the step stands, counted from 1."""
        return self.steps.index(step) + 1

    def scale_of(self, asked: Question | Cell) -> Scale | None:
        """The scale that a question, column or cell uses."""
        return self.scales.get(asked.scale)

    def _asked(self) -> Iterator[Question]:
        for step in self.steps:
            yield from step.questions
