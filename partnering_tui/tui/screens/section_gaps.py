"""The small window that lists what is missing in a section of the document, with a way to go there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.events import Key
from textual.widget import Widget

from partnering_tui.session.gaps import Gap
from partnering_tui.session.readiness import Readiness, SectionReadiness
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.entry_list import Entry, EntryList
from partnering_tui.tui.widgets.lines import Lines
from partnering_tui.tui.widgets.marks import READINESS_MARKS, READINESS_STYLES, READINESS_WORDS
from partnering_tui.tui.widgets.section_meter import NO_GAPS

NOT_NEEDED = "Nothing is written here yet, and nothing has to be."


class SectionGapsScreen(Dialog[Gap | None]):
    """Answers with the gap that somebody wants to close; None for none of them."""

    CSS_PATH: ClassVar[list[str]] = ["dialogs.tcss", "../widgets/lines.tcss", "section_gaps.tcss"]  # type: ignore[assignment]  # a list is one too
    AUTO_FOCUS = "EntryList"
    HELP = "What is missing in this section of the document. Enter, or a click, goes to where it can be closed."

    def __init__(self, sections: Sequence[SectionReadiness]) -> None:
        super().__init__()
        self._sections = sections
        self._gaps = [gap for section in sections for gap in section.gaps]

    def compose_words(self) -> Iterable[Widget]:
        if len(self._sections) == 1:
            (section,) = self._sections
            mark = literal(f"{READINESS_MARKS[section.state]} ", READINESS_STYLES.get(section.state, ""))
            state = literal(f"  {READINESS_WORDS[section.state]}", "$quiet")
            yield line(mark + literal(one_line(section.section.title), "bold") + state)
        else:
            yield line("What is missing in the whole document", "title")
        if self._gaps:
            yield EntryList()
        else:
            yield line(self._nothing())

    def presses(self) -> Iterable[Press]:
        if self._gaps:
            yield Press("Go there", key="Enter", id="go")
        yield Press("Close", key="Esc", id="close")

    def on_mount(self) -> None:
        if self._gaps:
            self.query_one(EntryList).show([Entry(gap.words, mark="·", indent=0) for gap in self._gaps])

    def on_key(self, event: Key) -> None:
        """Enter that was pressed while the window was still opening."""
        if event.key == "enter" and self.focused is None and self._gaps:
            event.stop()
            self.query_one(EntryList).action_choose()

    @on(Lines.Chosen)
    def _choose(self, message: Lines.Chosen) -> None:
        self.answer(self._gaps[self.query_one(EntryList).entry_at(message.index)])

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        if event.press.id == "go":
            self.answer(self._gaps[max(0, self.query_one(EntryList).present)])
        else:
            self.answer(None)

    def _nothing(self) -> str:
        if len(self._sections) == 1 and self._sections[0].state is Readiness.NOT_RELEVANT:
            reason = one_line(self._sections[0].reason)
            return f"Left out: {reason}" if reason else "Left out: it is not relevant."
        if len(self._sections) == 1 and self._sections[0].state is Readiness.OPTIONAL:
            return NOT_NEEDED
        return NO_GAPS
