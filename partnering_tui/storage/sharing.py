"""Writing a copy that may leave the laptop, without comments, and without keys of the session that nobody knows."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

from partnering_tui.errors import Place, WouldOverwrite
from partnering_tui.session.session import Session
from partnering_tui.storage.session_file import SessionFile, create_session, private_path_of
from partnering_tui.storage.signature import stamp_of
from partnering_tui.workshop.definition import Workshop


def write_shared(path: Path, file: SessionFile, copy: Session, workshop: Workshop) -> None:
    """Put the copy in a new file, without the comments that people wrote into the session's.

    Raises WouldOverwrite if one stands there, and NotSaved.
    """
    if path.resolve() in (file.path.resolve(), private_path_of(file.path).resolve()) or stamp_of(path):
        raise WouldOverwrite("There is a file of that name already.", place=Place(path), remedy="Name another.")
    create_session(path, Session(deepcopy(copy.tree)), workshop=workshop)
