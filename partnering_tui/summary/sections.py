"""The sections of the document: what each is made from, and what a reader is told when something needed is missing."""

from __future__ import annotations

from collections.abc import Collection

from partnering_tui.session.answers import is_declared_not_relevant, reason_of, state_of
from partnering_tui.summary.blocks import Blocks, Heading, Paragraph, Text
from partnering_tui.summary.built_ins import NOTHING_YET, built_in, is_built_in
from partnering_tui.summary.kinds import italic_line, said_to
from partnering_tui.summary.material import Material
from partnering_tui.summary.open_points import kept_from_earlier
from partnering_tui.summary.words import flat, sentence
from partnering_tui.workshop.definition import SummarySection

SECTION_LEVEL = 2
FURTHER = "Further answers"
FURTHER_ID = "further"


def section_blocks(material: Material, section: SummarySection) -> Blocks:
    """One section under its title. With nothing to say it is left out, unless it or a question in it is needed.

    Of a section that was declared not relevant, one line says so, and why.
    """
    if is_declared_not_relevant(material.session, section.id):
        reason = flat(reason_of(material.session, section.id))
        line = italic_line(sentence(f"Not relevant: {reason}" if reason else "Not relevant"))
        return (Heading(SECTION_LEVEL, (Text(flat(section.title)),)), line)
    said = {source: _said_by(material, source, section) for source in section.sources}
    contents = tuple(block for blocks in said.values() for block in blocks)
    missing = _missing(material, section, [source for source, blocks in said.items() if blocks])
    if not contents and not missing:
        return ()
    lead = (Paragraph((Text(section.lead),)),) if section.lead and contents else ()
    open_line = (italic_line(missing),) if missing else ()
    return (Heading(SECTION_LEVEL, (Text(flat(section.title)),)), *lead, *contents, *open_line)


def further_blocks(material: Material) -> Blocks:
    """What was answered but stands in no section of the outline; nothing if the outline has it all."""
    printed = {source for section in material.workshop.summary for source in section.sources}
    has_open_points = "open_points" in printed
    contents = tuple(
        block for question in material.questions if question.id not in printed for block in said_to(material, question)
    )
    if not has_open_points:
        contents += kept_from_earlier(material)
    if not contents:
        return ()
    return (Heading(SECTION_LEVEL, (Text(FURTHER),)), *contents)


def _said_by(material: Material, source: str, section: SummarySection) -> Blocks:
    if is_built_in(source):
        return built_in(material, source, section)
    question = material.workshop.questions.get(source)
    return said_to(material, question, under=section.title) if question and material.may_print(question) else ()


def _missing(material: Material, section: SummarySection, said: Collection[str]) -> str:
    """What a section still needs, in one sentence; empty if it needs nothing more."""
    questions = [
        question
        for source in section.sources
        if (question := material.workshop.questions.get(source)) and material.may_print(question) and source not in said
    ]
    needed = [question for question in questions if question.needed and not state_of(material.session, question)]
    wanted = needed or (questions if section.needed and not said else [])
    if wanted:
        return sentence(f"Not yet agreed: {'; '.join(flat(question.label) for question in wanted)}")
    if section.needed and not said:
        return " ".join(NOTHING_YET[source] for source in section.sources if source in NOTHING_YET) or "Not yet agreed."
    return ""
