"""What changed between two states of an agreement, in plain words: a document that every partner can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from partnering_tui.session.answers import rows_of
from partnering_tui.session.consents import MissingConsent, missing_consents
from partnering_tui.session.differences import Difference, differences
from partnering_tui.session.noted import decision
from partnering_tui.session.record import ABSENT
from partnering_tui.session.session import Session
from partnering_tui.session.versions import frozen_version
from partnering_tui.summary.agreements import numbered_name
from partnering_tui.summary.blocks import Block, Blocks, BulletList, Document, Heading, Paragraph, Section, Text
from partnering_tui.summary.difference_places import Sides
from partnering_tui.summary.difference_words import said_of
from partnering_tui.summary.kinds import italic_line
from partnering_tui.summary.material import Material
from partnering_tui.summary.normal import normal_blocks, safe_text
from partnering_tui.summary.noted import meeting_words
from partnering_tui.summary.word_changes import in_quotes
from partnering_tui.summary.words import capitalised, counted, day, flat, listed, sentence, verb
from partnering_tui.workshop.definition import Workshop

NOTHING = "Nothing changed."
_HEAD = frozenset({"title", "status", "partner", "section"})
_NOTED = frozenset({"decision", "action", "parked", "sitting"})


def differences_document(
    before: Session, after: Session, workshop: Workshop, *, today: date, names: tuple[str, str] = ("", "")
) -> Document:
    """Everything that changed, section by section, then who met in between and whose consent is missing.

    `names` are what both states are called where they are no signed versions.
    """
    found = differences(before, after, workshop)
    sides = Sides(Material.of(before, workshop, today), Material.of(after, workshop, today))
    title = f"What changed: {flat(safe_text(after.title))}"
    between = f"From {_called(before, names[0], 'the earlier state')} to {_called(after, names[1], 'the later one')}."
    opening: list[Block] = [Heading(1, (Text(title),)), Paragraph((Text(between),))]
    count = sentence(f"{counted(len(found), 'difference')} in all") if found else NOTHING
    opening.append(italic_line(capitalised(count)))
    parts = _sections(sides, found)
    return Document(
        title,
        normal_blocks(opening),
        tuple(Section(id_, name, normal_blocks(_under(name, blocks))) for id_, name, blocks in parts if blocks),
        status=between,
        language=workshop.language,
        made_on=today,
    )


def _sections(sides: Sides, found: Sequence[Difference]) -> Iterator[tuple[str, str, Blocks]]:
    """The id, the title and the contents of each section of the document."""
    workshop = sides.after.workshop
    section_of = {source: section.id for section in reversed(workshop.summary) for source in section.sources}
    yield "head", "The agreement and its partners", _points(sides, [one for one in found if one.what in _HEAD])
    answers = [one for one in found if one.question]
    for section in workshop.summary:
        # "part" keeps the ids apart from those of this document's own sections.
        inside = [one for one in answers if section_of.get(one.question) == section.id]
        yield f"part-{section.id}", flat(section.title), _points(sides, inside)
    rest = [one for one in answers if one.question not in section_of]
    yield "further", "Further answers", _points(sides, rest)
    noted = [one for one in found if one.what in _NOTED and not _is_new_meeting(one)]
    yield "notes", "Notes", _points(sides, noted)
    yield "presence", "Who was present", _presence(sides, found)
    yield "consents", "Whose consent is missing", _consents(sides, found)


def _under(title: str, blocks: Blocks) -> Blocks:
    return (Heading(2, (Text(title),)), *blocks)


def _points(sides: Sides, found: Sequence[Difference]) -> Blocks:
    """A point for each thing that changed, with all that changed in it."""
    points: list[Blocks] = []
    for about, group in groupby(found, key=sides.about):
        said = list(dict.fromkeys(said_of(sides, one) for one in group))  # in confidence many read alike
        if not about:
            points += [_one(capitalised(one)) for one in said]
        else:
            points.append(_one(f"{about}: {' '.join([said[0], *map(capitalised, said[1:])])}"))
    return (BulletList(tuple(points)),) if points else ()


def _presence(sides: Sides, found: Sequence[Difference]) -> Blocks:
    """Who met when in between."""
    new = {one.row_id for one in found if _is_new_meeting(one)}
    _, rows = meeting_words(sides.after)
    ids = [sitting.id for sitting in sides.after.session.sittings]
    met = [row for sitting, row in zip(ids, rows, strict=True) if sitting in new]
    points = tuple(_one(sentence(f"{when}: {', '.join(filter(None, others))}")) for when, *others in met)
    return (BulletList(points),) if points else ()


def _is_new_meeting(one: Difference) -> bool:
    return one.what == "sitting" and one.before is ABSENT


def _consents(sides: Sides, found: Sequence[Difference]) -> Blocks:
    points = tuple(_one(_consent(sides, one)) for one in missing_consents(sides.after.session, _workshop(sides), found))
    return (BulletList(points),) if points else ()


def _consent(sides: Sides, missing: MissingConsent) -> str:
    names = [flat(partner.short) for partner in missing.partners]
    if missing.question:
        question = _workshop(sides).questions[missing.question]
        rows = list(enumerate(rows_of(sides.after.session, question), 1))
        index, row = next((index, row) for index, row in rows if str(row.get("id", "")) == missing.row_id)
        waiting = f"{listed(names)} {verb(len(names), 'has', 'have')} yet to speak"
        return sentence(f"{numbered_name(question, index, row)}: {waiting}")
    decided = decision(sides.after.session, missing.row_id)
    wording = in_quotes(decided.wording if decided else "")
    waiting = (
        f"{listed(names)} {verb(len(names), 'was', 'were')} absent and {verb(len(names), 'has', 'have')} yet to agree"
    )
    return sentence(f"Decision {wording}: {waiting}")


def _called(session: Session, name: str, otherwise: str) -> str:
    """ "version 1 (signed on 12 November 2026)"; of what is no version, the name given."""
    frozen = frozen_version(session)
    if frozen is None:
        return flat(safe_text(name)) or otherwise
    return f"version {frozen.number}" + (f" (signed on {day(frozen.signed)})" if frozen.signed else "")


def _workshop(sides: Sides) -> Workshop:
    return sides.after.workshop


def _one(words: str) -> Blocks:
    return (Paragraph((Text(words),)),)
