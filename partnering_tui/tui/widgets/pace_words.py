"""How the time goes, in words, with the colour that goes with them: calm, amber, red."""

from __future__ import annotations

from textual.content import Content

from partnering_tui.frozen import dataclass
from partnering_tui.session.pace import Level
from partnering_tui.tui.text import literal, one_line

_STYLES: dict[Level, str] = {"calm": "$quiet", "amber": "bold $warning", "red": "bold $error", "over": "bold $error"}


@dataclass(frozen=True, slots=True)
class PaceWords:
    """What is said of the time, and how urgent it is."""

    line: str
    """The step and the whole sitting."""
    step: str
    """The step alone, where there is less room."""
    level: Level = "calm"

    @property
    def is_urgent(self) -> bool:
        """It is to be seen in any case."""
        return self.level != "calm"


NO_PACE = PaceWords("", "")


def pace_content(words: str, level: Level) -> Content:
    """The words in their colour."""
    return literal(one_line(words), _STYLES[level])
