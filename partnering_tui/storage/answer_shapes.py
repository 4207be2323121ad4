"""Where session and workshop meet: an answer that has another shape than its question needs is a fault with a line.

Into such an answer nothing could be written, or writing would lose what stands there, so the file is not opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partnering_tui.errors import Fault, FaultyFile
from partnering_tui.session.record import Record
from partnering_tui.session.shapes import misshapen
from partnering_tui.storage.session_shape import wrong_type
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.toml_text import TomlText, parse_toml

if TYPE_CHECKING:
    from partnering_tui.storage.session_file import SessionFile


def refuse_misshapen_answers(file: SessionFile, workshop: Workshop) -> None:
    """Raises FaultyFile, with the line, for the first answer that cannot hold what the workshop asks."""
    for kept, is_private in ((file.kept, False), (file.kept_private, True)):
        refuse_misshapen(kept.record, kept.text, kept.path, workshop, is_private=is_private)


def faults_of_answer_shape(
    toml: TomlText, workshop: Workshop, question_id: str, *, is_private: bool
) -> Iterator[Fault]:
    """Everything in an answer that has another shape than its question needs; none if it is read from another file."""
    question = workshop.questions.get(question_id)
    if question is None or question.private != is_private:
        return
    for keys, expected, found in misshapen(question, toml.data["answers"][question_id]):
        yield wrong_type(toml, ("answers", question_id, *keys), expected, found)


def refuse_misshapen(record: Record, text: str, path: Path, workshop: Workshop, *, is_private: bool = False) -> None:
    """The same for one record, which was read from that text in that file. Raises FaultyFile."""
    answers: Mapping[str, Any] = record.table(("answers",))
    for question_id, answer in answers.items():
        question = workshop.questions.get(question_id)
        if question is None or question.private != is_private or next(misshapen(question, answer), None) is None:
            continue
        toml = parse_toml(text, path)
        for fault in faults_of_answer_shape(toml, workshop, question_id, is_private=is_private):
            raise FaultyFile(fault.message, place=fault.place, remedy=fault.suggestion)
