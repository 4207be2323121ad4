"""Talk: what is said and what is heard, a line at a time, and the orders that can be given in place of an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from partnering_tui.frozen import dataclass
from partnering_tui.plain.lines import Ending, Lines, NoMoreLines

SIGN = ":"
"""What an order begins with; twice, it begins a text with one."""
ONLY_THERE = {
    **dict.fromkeys(("show", "options", "clear"), "at an answer"),
    **dict.fromkeys(("rows", "edit", "delete", "move", "take"), "where a table asks for its next row"),
    **dict.fromkeys(("positions", "ask", "same"), "where statements ask for the next one"),
    "done": "within a row of a table",
    "row": "in a matrix or in ratings",
    "round": "in ratings that are not sealed",
}
"""Orders that not every prompt knows, and which do."""


@dataclass(frozen=True, slots=True)
class Order:
    """Something that somebody wants done instead of giving an answer."""

    name: str
    rest: str = ""


class Talk:
    """A talk with one person."""

    def __init__(
        self,
        lines: Lines,
        say: Callable[[str], None],
        inert: Callable[[str], str],
        ending: Ending,
        wait: Callable[[], None],
    ) -> None:
        self._lines = lines
        self._say = say
        self._inert = inert
        """The text on one line, without anything that could steer a terminal."""
        self._ending = ending
        ending.unfinished = lines.unfinished
        self._wait = wait
        """Done before every line that is not there yet."""
        self._is_over = False
        self.obey: Callable[[Order], None] = lambda _: None
        """Does what can be ordered anywhere; whatever leads elsewhere raises."""
        self.everywhere: Mapping[str, object] = {}
        """What can be ordered anywhere, by its name."""

    def say(self, *texts: str) -> None:
        """Say a text, line by line; empty lines are left out."""
        for text in texts:
            for line in text.splitlines():
                if line.strip():
                    self._say(line)

    def say_prose(self, text: str) -> None:
        """Say a text paragraph by paragraph, wherever its lines end in the file, and without signs for emphasis."""
        text = re.sub(r"(\*{1,2})(?=\S)([^*]+)(?<=\S)\1", r"\2", text)
        for paragraph in re.split(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)", text):
            self.say(" ".join(paragraph.split()))

    def ask(
        self, prompt: str, *, own: Iterable[str] = (), recall: str = "", takes_unfinished: bool = False
    ) -> str | Order:
        """What somebody answers: a text, or one of the orders that only this prompt knows. Raises NoMoreLines.

        `takes_unfinished`: what was typed when the walk was broken off is an answer too.
        """
        known = [*own, *self.everywhere]
        while True:
            line = self._heard(prompt, recall, takes_unfinished)
            order = order_in(line)
            if order is None:
                return line.removeprefix(SIGN) if line.startswith(SIGN * 2) else line
            meant = _meant(order.name, known)
            if len(meant) != 1:
                self.say(_not_understood(order.name, meant))
            elif meant[0] in own:
                return Order(meant[0], order.rest)
            else:
                self.obey(Order(meant[0], order.rest))

    def has_waiting(self) -> bool:
        """Whether the next answer is there already."""
        return self._lines.has_waiting()

    def _heard(self, prompt: str, recall: str, takes_unfinished: bool) -> str:
        if self._is_over:
            raise NoMoreLines
        if not self._lines.has_waiting():
            self._wait()
        try:
            with self._ending.while_waiting():
                return self._lines.read(f"{self._inert(prompt)} ", recall)
        except NoMoreLines as end:
            self._is_over = True
            if not takes_unfinished or not end.unfinished.strip():
                raise
            return end.unfinished


def aloud(words: str) -> str:
    """Words that are made for a screen without the signs between them, which would be read out."""
    return words.replace(" · ", ", ").removesuffix(".")


def order_in(line: str) -> Order | None:
    """The order that a line gives; None if it is a text."""
    if not line.startswith(SIGN) or line.startswith(SIGN * 2):
        return None
    name, _, rest = line[1:].strip().partition(" ")
    return Order(name.lower(), rest.strip())


def _meant(name: str, known: Iterable[str]) -> list[str]:
    """The orders that a name can mean: itself, or whatever begins with it."""
    names = list(dict.fromkeys(known))
    return [name] if name in names else [one for one in names if name and one.startswith(name)]


def _not_understood(name: str, meant: list[str]) -> str:
    if meant:
        return f"Which one: {' or '.join(SIGN + one for one in meant)}?"
    if where := ONLY_THERE.get(name):
        return f":{name} works {where}, and not here. Say :help for all of them."
    told = f"There is no order :{name}. " if name else ""
    return f"{told}Say :help for all of them. To begin a text with a colon, type two."
