"""What a grid may show of a round that is not by name: who has voted, marks under letters, or how good a line is."""

from __future__ import annotations

from collections.abc import Sequence

from partnering_tui.frozen import dataclass
from partnering_tui.session.health import HealthLine, HealthRound, read_round
from partnering_tui.session.record import Row
from partnering_tui.session.rounds import are_marks_left_out, is_by_name, voted_of
from partnering_tui.session.session import Partner
from partnering_tui.workshop.definition import Question, Workshop


@dataclass(frozen=True)
class RoundInConfidence:
    """The columns behind the indicators, and the words in them."""

    columns: tuple[tuple[str, str], ...]
    """Id and label of each. No id is a partner's."""
    _round: HealthRound

    def word(self, indicator: str, column: int) -> str:
        """What stands in a column, counted from 0; empty for nothing."""
        line = self._round.line(indicator)
        if line is None:
            return ""
        if self._round.mode == "coded":
            mark = line.marks[column]
            return mark.word if mark else ""
        return in_words(line)


def round_in_confidence(
    workshop: Workshop, question: Question, partners: Sequence[Partner], row: Row
) -> RoundInConfidence | None:
    """What may be shown of a round; None of one that is by name, which shows everything."""
    if not row or is_by_name(row):
        return None
    round_ = read_round(workshop, question, partners, row)
    if are_marks_left_out(row):
        voted = voted_of(row)
        label = f"{voted} of {round_.partners} voted · masked here" if voted is not None else "Masked in this copy"
        return RoundInConfidence((("masked", label),), round_)
    if round_.is_sealed:
        label = f"Sealed: {len(round_.voted)} of {round_.partners} voted"
        return RoundInConfidence((("sealed", label),), round_)
    if round_.mode == "coded":
        return RoundInConfidence(tuple((f"letter-{letter}", letter) for letter in round_.columns), round_)
    return RoundInConfidence((("together", "Together"),), round_)


def in_words(line: HealthLine) -> str:
    """How good a line is: "strength, split"; empty where that may not be told."""
    if line.band is None:
        return ""
    return f"{line.band.value}, split" if line.is_split else line.band.value
