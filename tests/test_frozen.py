"""Our frozen dataclasses are like those of the standard library."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace

import pytest

from partnering_tui.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word in a text."""

    letters: str
    weight: int = 1
    source: str = field(default="", compare=False)
    picture: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """Anything with a source."""

    source: str = ""
    seen: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line(Traced):
    """A line, which says where it comes from only by name."""

    words: str
    length: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """Nothing at all."""


@dataclass
class Tally:
    """A count."""

    number: int = 0


def test_they_are_compared_by_what_is_to_be_compared() -> None:
    assert Word("a", source="x") == Word("a", source="y")
    assert Word("a") != Word("b")
    assert Word("a") != Gap()
    assert len({Word("a"), Word("a", source="y"), Word("a", 2)}) == 2
    assert Gap() == Gap()
    assert hash(Gap()) == hash(Gap())


def test_they_show_what_is_to_be_shown() -> None:
    assert repr(Word("a", picture="x")) == "Word(letters='a', weight=1, source='')"
    assert repr(Gap()) == "Gap()"


def test_they_can_be_replaced_copied_and_matched() -> None:
    word = Word("a", 2, "x")
    assert is_dataclass(word)
    assert [one.name for one in fields(word)] == ["letters", "weight", "source", "picture"]
    assert replace(word, letters="b") == Word("b", 2)
    assert copy.deepcopy(word) == word
    assert pickle.loads(pickle.dumps(word)) == word
    match word:
        case Word(letters, 2):
            assert letters == "a"


def test_they_take_what_the_standard_ones_take() -> None:
    line = Line("a", source="x")
    assert (line.words, line.length, line.source, line.seen) == ("a", 0, "x", [])
    assert line.seen is not Line("a").seen
    assert Word(weight=2, letters="a") == Word("a", 2)
    for wrong in ("Line()", "Line('a', 1, 'x')", "Word()", "Word('a', 1, '', '', '')", "Word('a', colour=1)", "Gap(1)"):
        with pytest.raises(TypeError, match=r"\w+\.__init__\(\)"):
            eval(wrong)


def test_they_hold_nothing_that_is_no_field() -> None:
    with pytest.raises((AttributeError, FrozenInstanceError)):
        Word("a").other = 1  # type: ignore[attr-defined]  # that is what is tested


def test_others_are_those_of_the_standard_library() -> None:
    tally = Tally()
    tally.number = 3
    assert tally == Tally(3)


def test_a_class_without_words_of_its_own_is_made_without_reading_its_signature(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[object] = []
    monkeypatch.setattr(inspect, "signature", lambda *args, **_: read.append(args) or inspect.Signature())

    @dataclass(frozen=True)
    class Silent:
        letters: str

    assert Silent("a").letters == "a"
    assert read == []
