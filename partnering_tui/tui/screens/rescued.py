"""What home tells of copies that could not be saved where they belong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import on
from textual.message import Message
from textual.widgets import Static

from partnering_tui.errors import Place, UnreadableFile
from partnering_tui.storage.beginning import free_path
from partnering_tui.storage.emergency import EmergencyCopy, emergency_copies
from partnering_tui.storage.locations import Locations
from partnering_tui.tui.text import literal, one_line


class RescuedLine(Static):
    """One line about copies that wait; not there while there are none."""

    class Found(Message):
        """It is known which copies wait."""

        def __init__(self, copies: Sequence[EmergencyCopy]) -> None:
            super().__init__()
            self.copies = copies

    def __init__(self, locations: Locations, key: str) -> None:
        super().__init__()
        self._locations = locations
        self._key = key
        self._copies: Sequence[EmergencyCopy] = ()

    def on_mount(self) -> None:
        self.run_worker(self._look, thread=True, group="rescued", exit_on_error=False)

    def _look(self) -> None:
        self.post_message(self.Found(emergency_copies(self._locations.unsaved)))

    @on(Found)
    def _show(self, message: Found) -> None:
        message.stop()
        self._copies = message.copies
        self.update(literal(rescued_words(message.copies, self._key)))
        self.display = bool(message.copies)

    def session_to_open(self) -> Path | None:
        """The session of the copy that was set aside last; None, and a word about it, if none waits.

        Raises PartneringError if the session is gone and the copy cannot be put in its place.
        """
        if not self._copies:
            self.notify("No copies wait: everything was saved where it belongs.", markup=False, timeout=4)
            return None
        return home_of(self._copies[0], self._locations)


def rescued_words(copies: Sequence[EmergencyCopy], key: str) -> str:
    """One line about them; empty if there are none."""
    if not copies:
        return ""
    last = copies[0]
    when = f"{last.made.astimezone():%Y-%m-%d %H:%M}"
    name = one_line(last.session_file.name.removesuffix(".json"))
    others = f", and {len(copies) - 1} more" if len(copies) > 1 else ""
    return f"A copy of {name} from {when} could not be saved where it belongs{others}. {key} decides about it."


def home_of(copy: EmergencyCopy, locations: Locations) -> Path:
    """The session to open for it: its own, or if that is gone, the copy put back in its place.

    Raises PartneringError if there is no place for it.
    """
    if copy.of is not None and copy.of.is_file():
        return copy.of
    if not copy.can_be_taken:
        return copy.session_file
    from partnering_tui.storage.copies import put_in_new_file

    path = copy.of if copy.of and copy.of.parent.is_dir() else free_path(locations.sessions / copy.session_file.name)
    try:
        contents = copy.contents
    except OSError as error:
        raise UnreadableFile("The copy cannot be read.", place=Place(copy.folder), remedy="Look into it.") from error
    put_in_new_file(contents, path)
    return path
