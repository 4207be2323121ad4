"""Signing: who stands how to the agreement as it is, what is still open, and who would sign for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import is_asked, rows_of, value_of
from partnering_tui.session.conflict_words import waiting_in_words
from partnering_tui.session.consensus import consensus
from partnering_tui.session.gaps import Gap, gaps_in
from partnering_tui.session.positions import reservation_of, says_anything
from partnering_tui.session.progress import question_state
from partnering_tui.session.readiness import readiness
from partnering_tui.session.record import Row
from partnering_tui.session.session import Partner, PrivateNotes, Session, new_row_id
from partnering_tui.session.values import flat, is_empty, name_key, shown
from partnering_tui.session.versions import LEGAL_STATUS as LEGAL_STATUS
from partnering_tui.session.versions import UNSETTLED as UNSETTLED
from partnering_tui.workshop.definition import Question, Workshop

SIGNATORIES = "signatories"
"""The id of the table that tells who signs for each partner."""

_FROM_WORST = ("blocked", "absent", "open", "stood-aside", "reserved")


@dataclass(frozen=True, slots=True)
class PartnerStand:
    """How one partner stands to everything that is to be signed."""

    partner: Partner
    word: str
    """agreed, reserved, stood-aside, open, absent or blocked: the weightiest of its positions.

    Open: silent on some statements; absent: silent on every one.
    """
    words: str
    """Its reservations, and why it stands aside or blocks, each behind the statement."""


@dataclass(frozen=True, slots=True)
class Signing:
    """What would be signed today."""

    today: date
    partners: tuple[PartnerStand, ...]
    gaps: tuple[Gap, ...]
    """What stands in the way of a clean signature: gaps of the document, and statements that are blocked or open."""
    legal_status: str
    """The id of the option that was chosen, or what was typed; empty if nothing was."""
    legal_status_in_words: str
    signatures: tuple[Mapping[str, Any], ...]
    """A line for each who signs: id, partner, name, authority, date, of which the last three may be absent."""

    @property
    def is_clean(self) -> bool:
        """Nothing is open, and every partner has spoken to every statement without blocking it."""
        return not self.gaps and not any(stand.word in UNSETTLED for stand in self.partners)


def signing(session: Session, workshop: Workshop, today: date) -> Signing:
    """Who stands how, what is still open, and who would sign. Private answers count for nothing."""
    value, words = _legal_status(session, workshop)
    return Signing(
        today,
        tuple(_stands(session, workshop)),
        tuple(_gaps(session, workshop)),
        value,
        words,
        tuple(_signatures(session, workshop)),
    )


def _stands(session: Session, workshop: Workshop) -> Iterator[PartnerStand]:
    partners = session.partners
    found: dict[str, set[str]] = {partner.id: set() for partner in partners}
    words: dict[str, list[str]] = {partner.id: [] for partner in partners}
    count = 0
    silences = dict.fromkeys(found, 0)
    for question in _agreements(session, workshop):
        for row in _statements(session, question):
            count += 1
            stands = consensus(row, partners)
            for partner in stands.silent:
                silences[partner.id] += 1
            groups = {"blocked": stands.blocked, "stood-aside": stands.stood_aside, "reserved": stands.reserved}
            for word, group in groups.items():
                for partner in group:
                    found[partner.id].add(word)
                    if said := flat(reservation_of(row, partner.id)).rstrip("."):
                        statement = flat(str(row.get(question.columns[0].id, ""))).rstrip(".")
                        words[partner.id].append(f"“{statement}”: {said}")
    for partner in partners:
        if silent := silences[partner.id]:
            found[partner.id].add("absent" if silent == count else "open")
        worst = next((word for word in _FROM_WORST if word in found[partner.id]), "agreed")
        yield PartnerStand(partner, worst if count else "absent", "; ".join(words[partner.id]))


def _agreements(session: Session, workshop: Workshop) -> list[Question]:
    return [
        question
        for question in workshop.questions.values()
        if question.kind == "agreement" and not question.private and is_asked(session, workshop, question)
    ]


def _statements(session: Session, question: Question) -> list[Row]:
    """The rows in which anything is said."""
    columns = [column.id for column in question.columns]
    rows = rows_of(session, question)
    return [row for row in rows if any(not is_empty(row.get(column)) for column in columns) or says_anything(row)]


def _gaps(session: Session, workshop: Workshop) -> Iterator[Gap]:
    sections = readiness(session, workshop)
    for section in sections:
        yield from section.gaps
    printed = {source for section in workshop.summary for source in section.sources}
    for question in _agreements(session, workshop):
        if question.id not in printed:
            state = question_state(session, PrivateNotes(), workshop, question)
            yield from gaps_in(session, workshop, question, state, is_needed=question.needed)
    yield from (Gap(words) for words in waiting_in_words(session, workshop))


def _legal_status(session: Session, workshop: Workshop) -> tuple[str, str]:
    question = workshop.questions.get(LEGAL_STATUS)
    if question is None or question.private or not is_asked(session, workshop, question):
        return "", ""
    value = value_of(session, question)
    if is_empty(value):
        return "", ""
    words = flat(shown(workshop, question, value))
    return (value if isinstance(value, str) else words), words


def _signatures(session: Session, workshop: Workshop) -> Iterator[Row]:
    """A line for each row of the table of signatories, then one for each partner that has none."""
    taken: set[str] = set()
    signed: set[str] = set()
    for row in _signatories(session, workshop):
        partner = _partner_called(session, workshop, row.pop("called"))
        signed.add(partner)
        yield {"id": _new_id(taken), "partner": partner} | row
    for one in session.partners:
        if one.id not in signed:
            yield {"id": _new_id(taken), "partner": one.id}


def _signatories(session: Session, workshop: Workshop) -> Iterator[Row]:
    table = workshop.questions.get(SIGNATORIES)
    if table is None or table.kind != "table" or table.is_per_partner or table.private:
        return
    first, *others = table.columns
    texts = [column.id for column in others if column.kind in ("text", "long_text")]
    authority = next((column for column in others if column.kind == "yes_no"), None)
    day = next((column.id for column in others if column.kind == "date"), "")
    for row in rows_of(session, table):
        name = next((flat(str(row[column])) for column in texts if not is_empty(row.get(column))), "")
        if is_empty(row.get(first.id)) and not name:
            continue
        line: Row = {"called": flat(str(row.get(first.id, "")))}
        line |= {"name": name} if name else {}
        if authority and isinstance(row.get(authority.id), bool):
            line["authority"] = "confirmed" if row[authority.id] else "not confirmed"
        if isinstance(row.get(day), date):
            line["date"] = row[day]
        yield line


def _partner_called(session: Session, workshop: Workshop, called: str) -> str:
    """The id of the partner that goes by that name, short name or legal name; empty if there is none."""
    wanted = name_key(called)
    for partner in session.partners:
        names = [partner.id, partner.name, partner.short, *_texts_of(session, workshop, partner)]
        if any(wanted and wanted == name_key(name) for name in names):
            return partner.id
    for partner in session.partners:
        if any(len(name_key(name)) > 2 and name_key(name) in wanted for name in (partner.name, partner.short)):
            return partner.id
    return ""


def _texts_of(session: Session, workshop: Workshop, partner: Partner) -> Iterator[str]:
    """What a partner answered to short questions that everybody was asked, its legal name among them."""
    for question in workshop.questions.values():
        if question.kind == "text" and question.is_per_partner and not question.private:
            value = value_of(session, question, partner.id)
            if isinstance(value, str):
                yield value


def _new_id(taken: set[str]) -> str:
    made = new_row_id(taken)
    taken.add(made)
    return made
