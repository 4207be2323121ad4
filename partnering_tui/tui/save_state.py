"""What the screen in front is told of saving."""

from __future__ import annotations

from textual.message import Message


class SaveStateChanged(Message):
    """A save began, succeeded or failed; told to the screen in front."""

    def __init__(self, *, is_new_trouble: bool = False) -> None:
        super().__init__()
        self.is_new_trouble = is_new_trouble
        """It failed for a reason that nobody was told yet."""
