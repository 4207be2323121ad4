"""How ready each section of the document is: a list of sections that open to their gaps."""

from __future__ import annotations

from collections.abc import Sequence

from partnering_tui.session.gaps import Gap
from partnering_tui.session.readiness import Overall, Readiness, SectionReadiness
from partnering_tui.session.values import counted
from partnering_tui.tui.text import one_line
from partnering_tui.tui.widgets.entry_list import Entry, EntryList
from partnering_tui.tui.widgets.marks import READINESS_MARKS, READINESS_STYLES, READINESS_WORDS

NO_GAPS = "Nothing is missing here."


class SectionMeter(EntryList):
    """Every section with its state in words and as a sign, and below those that are open their gaps."""

    def __init__(self) -> None:
        super().__init__()
        self._sections: tuple[SectionReadiness, ...] = ()
        self._open: set[str] = set()
        self._of: list[tuple[SectionReadiness, Gap | None]] = []
        """For each entry its section, and its gap if it is one."""

    def show_sections(self, sections: Sequence[SectionReadiness]) -> None:
        """Show the sections as they are now; those that were open stay so, and the cursor stays where it was."""
        section, gap = self._present_pair or (None, None)
        self._sections = tuple(sections)
        self._of, entries = [], []
        for one in self._sections:
            is_open = one.section.id in self._open
            self._of.append((one, None))
            entries.append(_section_entry(one, is_open=is_open))
            for missing in one.gaps if is_open else ():
                self._of.append((one, missing))
                entries.append(Entry(missing.words, mark="·", indent=5))
            if is_open and not one.gaps:
                self._of.append((one, None))
                entries.append(Entry(NO_GAPS, indent=5, style="$quiet"))
        section_id = section.section.id if section else ""
        places = [(one.section.id, missing) for one, missing in self._of]
        place = (section_id, gap) if (section_id, gap) in places else (section_id, None)
        first_gap = next((index for index, (one, _) in enumerate(self._of) if one.gaps), 0)
        self.show(entries, places.index(place) if place in places else first_gap)

    @property
    def present_section(self) -> SectionReadiness | None:
        """The section under the cursor, or of the gap under it."""
        return self._present_pair[0] if self._present_pair else None

    def gap_at(self, line: int) -> Gap | None:
        """The gap on a line; None if it is a section's."""
        entry = self.entry_at(line)
        return self._of[entry][1] if 0 <= entry < len(self._of) else None

    def action_choose(self) -> None:
        """A section opens or closes at once, before the next key is obeyed; only gaps are told upwards."""
        if self.gap_at(self.cursor) is None:
            self.turn()
        else:
            super().action_choose()

    def turn(self) -> None:
        """Open the section under the cursor, or close it again."""
        if section := self.present_section:
            self._open ^= {section.section.id}
            self.show_sections(self._sections)

    @property
    def _present_pair(self) -> tuple[SectionReadiness, Gap | None] | None:
        return self._of[self.present] if 0 <= self.present < len(self._of) else None


def counted_sections(counts: Overall) -> str:
    """ "11 of 18 sections complete · 4 partial · 2 missing · 1 not relevant"."""
    others = (
        (counts.partial, Readiness.PARTIAL),
        (counts.missing, Readiness.MISSING),
        (counts.not_relevant, Readiness.NOT_RELEVANT),
    )
    parts = [f"{counts.complete} of {counts.counted} sections complete"]
    return " · ".join([*parts, *(f"{number} {READINESS_WORDS[state]}" for number, state in others if number)])


def _section_entry(section: SectionReadiness, *, is_open: bool) -> Entry:
    state = section.state
    words = READINESS_WORDS[state]
    if section.reason:
        words = f"{words}: {one_line(section.reason)}"
    if section.gaps:
        words = f"{words} · {counted(len(section.gaps), 'gap')}"
    fold = "▾" if is_open and section.gaps else "▸" if section.gaps else " "
    style = "$quiet" if state in (Readiness.NOT_RELEVANT, Readiness.OPTIONAL) else "bold"
    mark, mark_style = READINESS_MARKS[state], READINESS_STYLES.get(state, "")
    return Entry(section.section.title, mark=mark, mark_style=mark_style, beside=f"{words} {fold}", style=style)
