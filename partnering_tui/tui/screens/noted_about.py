"""What the window for notes is opened for: something new, or a note that is there."""

from __future__ import annotations

from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.session import noted
from partnering_tui.session.session import Session
from partnering_tui.tui.widgets.note_kinds import Kind


@dataclass(frozen=True, slots=True)
class Noted:
    """What the window is opened for, if not for something new."""

    kind: Kind = "actions"
    row_id: str = ""
    """The action or parked point that is said anew; empty for a new note."""
    supersedes: str = ""
    """The decision whose place a new one takes."""
    words: str = ""
    """The words that stand there."""
    who: str = ""
    due: str = ""
    finding: str = ""
    """What an action goes back to, told behind its words."""

    @property
    def is_new(self) -> bool:
        return not (self.row_id or self.supersedes)


def about_action(session: Session, row_id: str) -> Noted | None:
    """What the window is opened with for an action that is there."""
    found = next((one for one in noted.actions(session) if one.id == row_id), None)
    return Noted("actions", row_id, "", found.what, found.who, _due(found.due, found.due_words)) if found else None


def about_parked(session: Session, row_id: str) -> Noted | None:
    """What the window is opened with for a parked point that is there."""
    found = next((one for one in noted.parked_points(session) if one.id == row_id), None)
    return (
        Noted("parking_lot", row_id, "", found.what, found.owner, _due(found.due, found.due_words)) if found else None
    )


def about_decision(session: Session, row_id: str) -> Noted | None:
    """What the window is opened with for another decision in place of one that is there."""
    found = noted.decision(session, row_id)
    return Noted("decisions", "", row_id, found.wording) if found else None


def _due(due: Any, words: str) -> str:
    return due.isoformat() if due else words


def about_again(session: Session, about: Noted) -> Noted | None:
    """The same as it is now, after somebody else may have changed it; None if it is gone, or is none that is there."""
    if about.supersedes:
        return about_decision(session, about.supersedes)
    if not about.row_id:
        return None
    return about_action(session, about.row_id) if about.kind == "actions" else about_parked(session, about.row_id)
