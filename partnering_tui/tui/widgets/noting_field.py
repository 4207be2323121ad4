"""The fields in which something is noted: what kind of note it is, and a line for each thing that is asked of it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Click, Key
from textual.message import Message
from textual.widgets import Static, TextArea

from partnering_tui.frozen import dataclass
from partnering_tui.session.values import LIKE_A_DATE
from partnering_tui.tui.messages import Finished
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.key_taker import WordTaker
from partnering_tui.tui.widgets.note_kinds import KINDS, FieldName, Kind, KindLine
from partnering_tui.tui.widgets.pick import Pick, PickOption
from partnering_tui.tui.widgets.words import Words

LINES: tuple[FieldName, ...] = ("what", "who", "due", "reason")
"""The fields that are typed on one line."""


@dataclass(frozen=True, slots=True)
class TypedNote:
    """What stands in the fields."""

    kind: Kind
    what: str
    who: str = ""
    due: str = ""
    reason: str = ""
    present: tuple[str, ...] = ()
    """The ids of the partners who were there."""


class NotingField(WordTaker, Vertical, can_focus=True, can_focus_children=False):
    """Keeps the focus while its lines are filled, so that all keys come in their order. Posts `Finished` when done."""

    class Edited(Message):
        """Something was typed, the keys go somewhere else, or another kind of note is to be written."""

    def __init__(
        self, note: TypedNote, private: str | None, partners: Sequence[tuple[str, str]], *, is_kind_fixed: bool = False
    ) -> None:
        super().__init__()
        self.kind: Kind = note.kind
        """What is being noted."""
        self.kinds: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind != "private" or private is not None)
        """What can be noted: without a private note, nothing private."""
        self._before, self._private = note, private or ""
        self._partners = partners
        self._is_kind_fixed = is_kind_fixed
        self._kinds = KindLine(self.kinds)
        self._words: dict[FieldName, Words] = {name: Words(one_line=True) for name in LINES}
        self._words["private"] = Words(classes="private")
        self._words["due"].placeholder = literal(LIKE_A_DATE)
        self._present = Pick()
        self._is_filled = False
        """What stands in the lines is what there is; before that, nothing stands in them."""
        self._place = 1
        """Which line the keys go to: 0 is the kind, then the fields in their order."""

    def compose(self) -> ComposeResult:
        yield self._kinds
        for name, words in self._words.items():
            with Horizontal(id=f"line-{name}"):
                yield Static(classes="label")
                yield words
        with Horizontal(id="line-present"):
            yield Static(classes="label")
            yield self._present

    def on_mount(self) -> None:
        self._kinds.display = not self._is_kind_fixed
        self.show_note(self._before)
        self.show_private(self._private)
        self._is_filled = True
        options = [PickOption(partner, short, str(i) if i < 10 else "") for i, (partner, short) in self._numbered]
        self._present.load_options(options, list(self._before.present), many=True, across=True)
        self.show_kind(self.kind)

    def show_note(self, note: TypedNote) -> None:
        """Show what that note says in the lines."""
        self._before = note
        for name in LINES:
            self._words[name].load_words(getattr(note, name))

    def show_private(self, text: str) -> None:
        """Show that as the private note."""
        self._private = text
        self._words["private"].load_words(text)

    @property
    def _numbered(self) -> list[tuple[int, tuple[str, str]]]:
        return list(enumerate(self._partners, start=1))

    # What stands in it

    @property
    def typed(self) -> TypedNote:
        """What was typed and ticked. What stands in a line that this kind does not have goes into its words."""
        if not self._is_filled:
            return self._before
        texts = {name: " ".join(self._words[name].text.split()) for name in LINES}
        has = KINDS[self.kind].fields
        own = {name: text for name, text in texts.items() if name in has}
        beside = [text for name, text in texts.items() if name not in has and text]
        what = own.pop("what", "")
        if not what:
            # Nothing that was typed is lost because the first line stayed empty.
            beside, own = [*own.values(), *beside], dict.fromkeys(own, "")
        others = "; ".join(text for text in beside if text)
        what = f"{what} ({others})" if what and others else what or others
        present = tuple(map(str, self._present.chosen)) if "present" in has else ()
        return TypedNote(self.kind, what, own.get("who", ""), own.get("due", ""), own.get("reason", ""), present)

    @property
    def due(self) -> str:
        """What was typed for the date, if this kind has one."""
        return self._words["due"].text.strip() if "due" in KINDS[self.kind].fields else ""

    @property
    def is_on_kinds(self) -> bool:
        """Whether letters choose the kind, instead of being typed."""
        return self._place == 0

    @property
    def words(self) -> Words | None:
        """The line that is typed into; None on the kind, and where partners are ticked."""
        name = self._field_here
        return self._words[name] if name and name != "present" else None

    @property
    def private_words(self) -> str:
        """The private note."""
        return self._words["private"].text if self._is_filled else self._private

    def _make_private(self) -> None:
        """Bring what was typed into the first line into the private note, and nowhere else."""
        text, words = self._words["what"].text.strip(), self._words["private"]
        self._words["what"].load_words("")
        if text:
            words.type_in(f"\n{text}" if words.text else text)

    # Going about

    @property
    def _names(self) -> list[FieldName]:
        return list(KINDS[self.kind].fields)

    @property
    def _field_here(self) -> FieldName | None:
        return self._names[self._place - 1] if 0 < self._place <= len(self._names) else None

    def show_kind(self, kind: Kind) -> None:
        """Note something of another kind, with the keys in its first line."""
        self.kind = kind
        labels = KINDS[kind].fields
        for name in (*self._words, "present"):
            line = self.query_one(f"#line-{name}")
            line.display = name in labels
            label = line.query_one(".label", Static)
            label.update(literal(labels.get(name, "")))
            label.display = bool(labels.get(name))
        self._go(1)

    def turn_kind(self) -> None:
        """Go to the next kind; never to the private one, which has to be asked for: the screen may be on the wall."""
        public = [kind for kind in KINDS if kind != "private"]
        if not self._is_kind_fixed:
            at = public.index(self.kind) if self.kind in public else -1
            self._choose(public[(at + 1) % len(public)])

    def _choose(self, kind: Kind) -> None:
        if kind == self.kind:
            self._go(1)
            return
        if kind == "private":
            self._make_private()
        self.show_kind(kind)

    def _go(self, place: int) -> None:
        self._place = max(1 if self._is_kind_fixed else 0, min(place, len(self._names)))
        for name, words in self._words.items():
            words.is_driven = name == self._field_here
            words.set_class(name == self._field_here, "-here")
            words.refresh()
        self._present.is_driven = self._field_here == "present"
        self._present.refresh()
        self._kinds.show(self.kind, is_here=self.is_on_kinds)
        self.post_message(self.Edited())

    async def press(self, event: Key) -> bool:
        """Do what a key does here; False if it does nothing."""
        if self._place == 0:
            return self._press_on_kinds(event)
        if event.key == "shift+tab" and self._place > (1 if self._is_kind_fixed else 0):
            self._go(self._place - 1)
            return True
        if event.key == "tab" and self._place < len(self._names):
            self._go(self._place + 1)
            return True
        if self._field_here == "present":
            return await self._press_on_partners(event)
        return await self._press_in_words(event)

    def _press_on_kinds(self, event: Key) -> bool:
        kinds = self.kinds
        at = kinds.index(self.kind)
        match event.key:
            case "left" | "right":
                to = kinds[max(0, min(at + (1 if event.key == "right" else -1), len(kinds) - 1))]
                self._choose(to)
                self._go(0)
            case "tab" | "down" | "enter":
                self._go(1)
            case _:
                named = [kind for kind in kinds if KINDS[kind].key == (event.character or "").casefold()]
                if not named:
                    return event.key != "shift+tab"
                self._choose(named[0])
        return True

    async def _press_in_words(self, event: Key) -> bool:
        words = self.words
        if words is None:
            return False
        match event.key:
            case "up" if words.is_on_first_line:
                self._go(self._place - 1)
            case "down" if words.is_on_last_line:
                self._go(self._place + 1)
            case "enter" if words.one_line and self._place < len(self._names):
                self._go(self._place + 1)
            case "enter" if words.one_line:
                self.post_message(Finished())
            case _:
                return await words.press(event)
        return True

    async def _press_on_partners(self, event: Key) -> bool:
        match event.key:
            case "enter":
                self.post_message(Finished())
                return True
            case _:
                with self.prevent(Pick.Picked, Finished):
                    is_taken = await self._present.press(event)
        if not is_taken and event.key == "up":
            self._go(self._place - 1)
            return True
        return is_taken or event.key == "down"

    @on(TextArea.Changed)
    def _tell_edited(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Edited())

    @on(KindLine.Clicked)
    def _choose_by_mouse(self, event: KindLine.Clicked) -> None:
        event.stop()
        self._choose(event.kind)

    @on(Pick.Picked)
    def _tick_by_mouse(self, event: Pick.Picked) -> None:
        event.stop()
        self._go(self._names.index("present") + 1)

    def on_click(self, event: Click) -> None:
        for name, words in self._words.items():
            if event.widget is words and name in self._names:
                self._go(self._names.index(name) + 1)
