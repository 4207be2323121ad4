"""Signing off a version: the window that shows what is signed, and the one that says where it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Static

from partnering_tui.session.attendance import attendance
from partnering_tui.session.session import MANDATES
from partnering_tui.session.signing import SIGNATORIES, Signing, signing
from partnering_tui.session.values import counted
from partnering_tui.session.versions import Signature, reopen
from partnering_tui.storage.version_file import WrittenVersion, write_version
from partnering_tui.summary.material import Material
from partnering_tui.summary.version_pages import signature_in_words
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.screens.reopening import TypedReason
from partnering_tui.tui.screens.typed_path import short_path
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.words import Words

LABEL_WIDTH = 15
STANDS = {
    "agreed": ("●", "agreed"),
    "reserved": ("◐", "agreed, with reservations"),
    "stood-aside": ("◐", "stands aside"),
    "open": ("○", "has not spoken to every statement"),
    "absent": ("○", "has not spoken to any statement"),
    "blocked": ("✕", "does not agree: blocks"),
}
"""How a partner stands, as a sign and in words."""


class SignOffScreen(Dialog[str | None]):
    """Shows what would be signed. Its answer is why the version before was opened again (empty: none); None: no."""

    CSS_PATH: ClassVar[list[str]] = ["dialogs.tcss", "sign_off.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "turn(-1)", "Read back", show=False),
        Binding("pagedown", "turn(1)", "Read on", show=False),
    ]
    AUTO_FOCUS = ""
    HELP = "What would be signed: how each partner stands, what is open, and who signs. Open points do not forbid it."

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._signing = self._signing_now()
        self._reason = TypedReason(desk)
        self._number = self._reason.number + 1
        self._asks_why = self._reason.number > 0

    def _signing_now(self) -> Signing:
        book = self._desk.workbook
        return signing(book.session, book.workshop, book.today())

    def compose_words(self) -> Iterable[Widget]:
        yield line(f"Sign off version {self._number}", "title")
        if self._asks_why:
            yield line(literal(f"Why was version {self._number - 1} opened again?", "bold"), "asked")
            yield Words(one_line=True)
            yield Static(classes="wrong")
        yield VerticalGroup(*self._what_is_signed(), id="signed")

    def _what_is_signed(self) -> Iterable[Widget]:
        yield Static(self._stands(), classes="part")
        yield Static(self._status(), classes="part")
        yield line("The version goes into a file of its own, which is never changed again.", "muted")
        yield from self._who_signs()
        if said := [stand for stand in self._signing.partners if stand.words]:
            yield line(literal("What they say", "bold"), "asked")
            for stand in said:
                yield line(f"{one_line(stand.partner.short)}: {one_line(stand.words)}", "said")

    def presses(self) -> Iterable[Press]:
        yield Press(f"Sign off version {self._number}", id="sign")
        yield Press("Not yet", key="Esc", id="later")

    def on_mount(self) -> None:
        if self._asks_why:
            self.query_one(".wrong").display = False
            self.query_one(Words).load_words(self._reason.words)
        if self._asks_why and not self._reason.words:
            # The window begins with what is signed: its question is near enough to the top to be seen with it.
            self.set_focus(self.query_one(Words), scroll_visible=False)
        else:
            self.set_focus(self.query_one("#sign" if self._signing.is_clean else "#later"))

    def _stands(self) -> Content:
        """How each partner stands, and whether those who came for it may sign today."""
        here = {one.partner.id: one for one in attendance(self._desk.workbook.session, self._desk.sitting.id)}
        lines: list[Content] = []
        for stand in self._signing.partners:
            sign, words = STANDS.get(stand.word, ("·", stand.word))
            short = literal(one_line(stand.partner.short), "bold").truncate(LABEL_WIDTH - 1, ellipsis=True, pad=True)
            mandate = here[stand.partner.id].mandate
            today = f" · {MANDATES[mandate]} today" if mandate in ("must-refer-back", "observes") else ""
            lines.append(Content.assemble(f"{sign} ", short, " ", literal(words), literal(today, "$quiet")))
        return Content("\n").join(lines) if lines else literal("There are no partners yet.")

    def _status(self) -> Content:
        """The legal status, and how much stands open."""
        gaps = len(self._signing.gaps)
        still = f"{counted(gaps, 'point')}. The version says which." if gaps else "nothing"
        parts = {"Legal status": self._signing.legal_status_in_words or "not chosen yet", "Still open": still}
        return Content("\n").join(
            Content.assemble(literal(f"{label:{LABEL_WIDTH + 2}}", "bold"), literal(one_line(words)))
            for label, words in parts.items()
        )

    def _who_signs(self) -> Iterable[Widget]:
        book = self._desk.workbook
        question = book.workshop.questions.get(SIGNATORIES)
        number = book.workshop.number_of(book.workshop.step_of[SIGNATORIES]) if question else 0
        where = f"  as in step {number}, “{one_line(question.label)}”" if question else ""
        yield line(Content.assemble(literal("Who signs", "bold"), literal(where, "$quiet")), "asked")
        lines = list(_signatures(Material.of(book.session, book.workshop, book.today()), self._signing))
        if not lines:
            yield line("Nobody is named yet.", "last-listed")
        for index, words in enumerate(lines, 1):
            yield line(one_line(words), "listed" if index < len(lines) else "last-listed")

    # What people do

    def tell_edits(self) -> None:
        """Keep the reason, if one is typed: the app is ended."""
        if words := self.query_one_optional(Words):
            self._reason.keep(words.text)

    def show_joined(self) -> None:
        """Show how it stands now: what others changed is signed with the rest."""
        if self._reason.is_overtaken:
            self.app.notify("Another version was signed elsewhere meanwhile.", timeout=8, markup=False)
            self.action_close()
            return
        if words := self.query_one_optional(Words):
            self._reason.show_joined(words)
        self._signing = self._signing_now()
        self.run_worker(self._show_again(), group="signed", exclusive=True)

    async def _show_again(self) -> None:
        part = self.query_one("#signed")
        async with part.batch():
            await part.remove_children()
            await part.mount_all(self._what_is_signed())

    async def on_key(self, event: Key) -> None:
        """Keys that were typed while the window was still opening."""
        if self.focused is None and (words := self.query_one_optional(Words)) and await words.press(event):
            event.stop()

    def action_turn(self, by: int) -> None:
        words = self.query_one("#words")
        words.scroll_relative(y=by * max(1, words.size.height - 1), animate=False)

    @on(Words.Submitted)
    @on(Words.LeftDownwards)
    def _go_to_sign(self) -> None:
        self.set_focus(self.query_one("#sign"))

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        if event.press.id != "sign":
            self.action_close()
            return
        words = self.query_one_optional(Words)
        reason = words.text.strip() if words else ""
        if words and not reason:
            wrong = self.query_one(".wrong", Static)
            wrong.update(literal("A few words are needed here, for those who were not in the room. Then sign."))
            wrong.display = True
            self.set_focus(words)
            return
        self.tell_edits()
        self.answer(reason)

    def action_close(self) -> None:
        """Not yet; a reason that was typed is kept."""
        self.tell_edits()
        self.answer(None)


class SignedScreen(Dialog[None]):
    """Says where the version is that was just signed."""

    AUTO_FOCUS = "Press"

    def __init__(self, written: WrittenVersion) -> None:
        super().__init__()
        self._written = written

    def compose_words(self) -> Iterable[Widget]:
        number = self._written.number
        yield line(f"Version {number} is signed off", "title")
        yield line(f"It is kept, for reading only, as {self._written.path.name} in this folder:")
        yield line(short_path(self._written.path.parent))
        yield line(f"You go on in your own file. What is changed there makes a draft of version {number + 1}.", "muted")

    def presses(self) -> Iterable[Press]:
        yield Press("Close", key="Esc")

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        self.answer(None)


def sign_off(desk: Desk, reason: str = "") -> WrittenVersion:
    """Freeze the session as it is now, and note the version in it. Raises NotSaved; then nothing was signed."""
    book = desk.workbook
    book.begin()
    if reason:
        book.make(reopen(book.session, reason, book.today()))
    desk.sitting.note()
    written = write_version(desk.file, book.workshop, book.today(), reason=reason)
    # Undo passes over it: the frozen file would stay.
    book.record(written.change)
    book.end_typing_run()
    desk.flush()
    desk.save_now()
    return written


def _signatures(material: Material, found: Signing) -> Iterable[str]:
    for row in found.signatures:
        id_, partner, name, authority = (str(row.get(key, "")) for key in ("id", "partner", "name", "authority"))
        yield signature_in_words(material, Signature(id_, partner, name, authority, row.get("date")))
