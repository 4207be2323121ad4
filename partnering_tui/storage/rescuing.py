"""Bringing an emergency copy into the session that it is of, three-way, as changes that can be taken back."""

from __future__ import annotations

from partnering_tui.errors import PartneringError
from partnering_tui.frozen import dataclass
from partnering_tui.session.differing import Differing, differing
from partnering_tui.session.merging import merge
from partnering_tui.session.record import Change, Tree
from partnering_tui.session.session import PrivateNotes, Session
from partnering_tui.session.steps_between import puts_between
from partnering_tui.storage.copies import Copy, read_copy
from partnering_tui.storage.emergency import EmergencyCopy

LABEL = "the rescued copy taken"


@dataclass(frozen=True, slots=True)
class Rescued:
    """An emergency copy that was read, and what stood on the disk when it was made."""

    copy: EmergencyCopy
    says: Copy
    before: Copy | None
    """None if nobody knows: then the copy is taken as it is."""

    def differing_from(self, session: Session, notes: PrivateNotes) -> Differing:
        """How the session would differ after taking the copy."""
        after, notes_after = self.brought_into(session, notes)
        return differing(session, after, notes, notes_after)

    def brought_into(self, session: Session, notes: PrivateNotes) -> tuple[Session, PrivateNotes]:
        """The session and its notes as they would be: what both changed differently is there twice, to be chosen."""
        before = self.before
        if before is None:
            return self.says.session, self.says.notes
        return (
            Session(merge(before.session.tree, session.tree, self.says.session.tree).tree),
            PrivateNotes(merge(before.notes.tree, notes.tree, self.says.notes.tree).tree),
        )

    def changes(self, session: Session, notes: PrivateNotes) -> list[Change]:
        """What takes the copy: a change of the session, and one of the private notes, as far as there is any."""
        after, notes_after = self.brought_into(session, notes)
        return [*_change(session.tree, after.tree), *_change(notes.tree, notes_after.tree, private=True)]


def read_rescued(copy: EmergencyCopy) -> Rescued:
    """The copy, with what stood on the disk before. Raises PartneringError if the copy cannot be read."""
    says = read_copy(copy.session_file)
    try:
        before = read_copy(copy.before)
    except PartneringError:
        before = None
    return Rescued(copy, says, before)


def _change(before: Tree, after: Tree, *, private: bool = False) -> list[Change]:
    puts = puts_between(before, after)
    return [Change(LABEL, puts, private)] if puts else []
