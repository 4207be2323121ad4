"""Versions: what the partners signed, who agreed to it, and what becomes of the session afterwards.

A version is noted under `versions` in the session, and stands on its own in a frozen file, under `version`. Signing is
never refused for what is still open: the version says it. Only why the version before was opened again has to be said.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, get_args

from partnering_tui.frozen import dataclass
from partnering_tui.session.record import ABSENT, Change, Path, Put, Row
from partnering_tui.session.session import Session, new_row_id
from partnering_tui.session.values import as_day
from partnering_tui.workshop.definition import Workshop

if TYPE_CHECKING:
    from partnering_tui.session.signing import Signing

Word = Literal["agreed", "reserved", "stood-aside", "open", "absent", "blocked"]
"""How a partner stands to a version: by the weightiest of its positions.

Open if it was silent on some statements, absent if it was silent on all.
"""
WORDS: tuple[str, ...] = get_args(Word)

LEGAL_STATUS = "legal_status"
"""The id of the question whose answer is the legal status of what is signed."""
UNSETTLED = frozenset({"blocked", "absent", "open"})
"""How a partner may stand of whom nobody can say that it agreed."""

_STATUS: Path = ("session", "status")
_RECORDED = frozenset({"sittings", "decisions", "actions", "parking_lot", "versions", "version", "conflicts"})
"""What is noted about the meetings, and of two versions that meet: it goes on while the agreement stands."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs for a partner."""

    id: str
    partner: str
    """The id of the partner; empty if it could not be told which one it is."""
    name: str
    authority: str
    date: date | None


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the agreement, as it was signed."""

    id: str
    number: int
    signed: date | None
    file: str
    """The name of the frozen file beside the session; empty in the frozen file itself."""
    digest: str
    """SHA-256 of the frozen file, in hexadecimal digits."""
    legal_status: str
    """The id of the option that was chosen, or words."""
    positions: Mapping[str, str]
    """By partner id: agreed, reserved, stood-aside, open, absent or blocked."""
    words: Mapping[str, str]
    """By partner id: its reservations, and why it stood aside or blocked."""
    signatures: tuple[Signature, ...]
    open_points: tuple[str, ...]
    """What was still open when it was signed, each as a sentence."""
    reopened: date | None
    reason: str
    """Why it was reopened."""


def versions_of(session: Session) -> tuple[Version, ...]:
    """The versions that were signed, in the order in which they stand in the session."""
    return tuple(_version(row) for row in session.rows(("versions",)))


def latest_version(session: Session) -> Version | None:
    """The version with the highest number."""
    return max(versions_of(session), key=lambda version: version.number, default=None)


def frozen_version(session: Session) -> Version | None:
    """Which version it is, if the session was read from a frozen file."""
    row = session.get(("version",))
    return _version(row) if isinstance(row, dict) else None


def standing_version(session: Session) -> Version | None:
    """The version that the session says word for word: the frozen one, or the latest until something is changed."""
    if frozen := frozen_version(session):
        return frozen
    return latest_version(session) if session.status == "agreed" else None


def next_number(session: Session) -> int:
    """The number of the version that would be signed now."""
    latest = latest_version(session)
    return (latest.number if latest else 0) + 1


def is_draft_of(session: Session) -> int:
    """The number of the version that the session is a draft of; 0 while it stands as it was signed."""
    return 0 if standing_version(session) else next_number(session)


def unexplained_version(session: Session) -> Version | None:
    """The last version, if nobody has said yet why it was opened again; None if there is none."""
    latest = latest_version(session)
    return latest if latest and not latest.reason.strip() else None


def standing_in_words(session: Session) -> str:
    """ "version 1 agreed", "draft of version 2"; empty before a signing. What is unsettled is not called agreed."""
    if standing := standing_version(session):
        is_agreed = UNSETTLED.isdisjoint(standing.positions.values())
        return f"version {standing.number} {'agreed' if is_agreed else 'signed'}"
    return f"draft of version {next_number(session)}" if versions_of(session) else ""


def has_changed_since(signed: Session, session: Session, workshop: Workshop) -> bool:
    """Whether there is anything new to sign. That people met is noted every time, and is nothing to sign."""
    from partnering_tui.session.differences import differences

    return any(one.what != "sitting" for one in differences(signed, session, workshop))


def version_row(session: Session, signing: Signing) -> Row:
    """A new version as it is noted, without the file in which it is frozen."""
    row: Row = {
        "id": new_row_id({version.id for version in versions_of(session)}),
        "number": next_number(session),
        "signed": signing.today,
    }
    if signing.legal_status:
        row["legal_status"] = signing.legal_status
    if signing.gaps:
        row["open_points"] = [gap.words for gap in signing.gaps]
    row["positions"] = {stand.partner.id: stand.word for stand in signing.partners}
    row["words"] = {stand.partner.id: stand.words for stand in signing.partners if stand.words}
    row["signatures"] = [dict(line) for line in signing.signatures]
    return {key: value for key, value in row.items() if value not in ({}, [])}


def freezing(session: Session, workshop: Workshop, version: Row) -> Change:
    """What makes a copy of the session the frozen version: its keys under `version`, and nothing private in it."""
    keys = {key: deepcopy(value) for key, value in version.items() if key not in ("id", "file", "digest")}
    puts = [Put(("version",), session.get(("version",)), keys)]
    puts += _status_put(session, "agreed")
    for top in ("answers", "kept"):
        for question_id, answer in session.table((top,)).items():
            question = workshop.questions.get(question_id)
            if question and question.private:
                puts.append(Put((top, question_id), answer, ABSENT))
    return Change(f"version {version['number']} frozen", tuple(puts))


def signing_off(session: Session, version: Row, *, file: str, digest: str, reason: str = "") -> Change:
    """Note a version that stands in a frozen file; from now on the session is agreed.

    `reason` says why the version before was reopened, if that was not noted when it was.
    """
    row = {**{key: version[key] for key in ("id", "number", "signed")}, "file": file, "digest": digest}
    row |= {key: deepcopy(value) for key, value in version.items() if key not in row}
    puts = [*_reason_puts(session, reason)] if reason.strip() else []
    puts.append(Put(("versions", row["id"]), ABSENT, row, len(session.rows(("versions",)))))
    return Change(f"version {row['number']} signed", (*puts, *_status_put(session, "agreed")))


def reopen(session: Session, reason: str, today: date) -> Change | None:
    """Say why the agreement is opened again; while it is agreed, that reopens it. None before anything was signed."""
    puts = [*_reopening(session, today), *_reason_puts(session, reason)]
    return Change("the agreement reopened", tuple(puts)) if puts else None


def with_reopening(session: Session, workshop: Workshop, change: Change, today: date) -> Change:
    """The change, and with it that the agreement is reopened if it was agreed and the change alters it.

    Private notes, ratings, and what is noted about the meetings alter nothing that was agreed.
    """
    is_rating = (question := workshop.questions.get(change.question)) is not None and question.kind == "ratings"
    alters = not change.private and not is_rating and any(is_agreed_to(put.path) for put in change.puts)
    says_so_itself = any(put.path == _STATUS for put in change.puts)
    puts = _reopening(session, today) if alters and not says_so_itself else []
    return Change(change.label, (*change.puts, *puts), change.private, change.question) if puts else change


def is_agreed_to(path: Path) -> bool:
    """Whether what stands at that path is part of what partners sign."""
    return (path[:1] != ("session",) and path[0] not in _RECORDED) or path == ("session", "title")


def _reopening(session: Session, today: date) -> list[Put]:
    if session.status != "agreed":
        return []
    latest = latest_version(session)
    path = ("versions", latest.id, "reopened") if latest else ()
    noted = [Put(path, ABSENT, today)] if path and session.get(path) is ABSENT else []
    return [*_status_put(session, "reopened"), *noted]


def _reason_puts(session: Session, reason: str) -> list[Put]:
    latest, said = latest_version(session), reason.strip()
    if latest is None or not said or latest.reason == said:
        return []
    path = ("versions", latest.id, "reason")
    return [Put(path, session.get(path), said)]


def _status_put(session: Session, status: str) -> list[Put]:
    before = session.get(_STATUS)
    return [] if before == status else [Put(_STATUS, before, status)]


def _version(row: Row) -> Version:
    number = row.get("number")
    return Version(
        id=_text(row.get("id")),
        number=number if isinstance(number, int) and not isinstance(number, bool) else 0,
        signed=as_day(row.get("signed")),
        file=_text(row.get("file")),
        digest=_text(row.get("digest")),
        legal_status=_text(row.get("legal_status")),
        positions={key: word for key, word in _texts(row.get("positions")).items() if word in WORDS},
        words=_texts(row.get("words")),
        signatures=tuple(map(_signature, _rows(row.get("signatures")))),
        open_points=tuple(one for one in _list(row.get("open_points")) if isinstance(one, str)),
        reopened=as_day(row.get("reopened")),
        reason=_text(row.get("reason")),
    )


def _signature(row: Row) -> Signature:
    id_, partner, name, authority = (_text(row.get(key)) for key in ("id", "partner", "name", "authority"))
    return Signature(id_, partner, name, authority, as_day(row.get("date")))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Any) -> dict[str, str]:
    return {key: one for key, one in value.items() if isinstance(one, str)} if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _rows(value: Any) -> list[Row]:
    return [row for row in _list(value) if isinstance(row, dict)]
