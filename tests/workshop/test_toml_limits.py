"""What no file of ours needs is refused with its line: numbers beyond 64 bits, and nesting without end."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnering_tui.errors import FaultyFile
from partnering_tui.workshop.toml_text import TomlText, parse_toml


def parsed(text: str) -> TomlText:
    return parse_toml(text, Path("some.toml"))


def fault_of(text: str) -> FaultyFile:
    with pytest.raises(FaultyFile) as caught:
        parsed(text)
    return caught.value


@pytest.mark.parametrize(
    "number",
    [
        "9" * 5_000,
        "0x" + "f" * 5_000,
        "9223372036854775808",
        "-9223372036854775809",
        "0x8000_0000_0000_0000",
        "1_" * 5_000 + "1",
    ],
    ids=lambda number: number[:24],
)
@pytest.mark.parametrize("written", ["a = {}", "[[a]]\nb = [1,\n {{ c = {} }}]", "a = 1\n[b.c]\n'd e'={}"])
def test_a_number_that_no_program_can_hold_is_refused_with_its_line(written: str, number: str) -> None:
    text = f'# 1\nt = """\n{number}\n"""\n' + written.format(number) + "\nz = 1\n"
    fault = fault_of(text)
    assert "a number is far too long" in fault.title
    assert fault.place.line == text[: text.rindex(number)].count("\n") + 1
    assert "quotes" in fault.remedy


def test_the_longest_numbers_that_fit_are_read() -> None:
    assert parsed("a = [9223372036854775807, -9223372036854775808]").data == {"a": [2**63 - 1, -(2**63)]}


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 5_000,
        "a = " + "[" * 150 + "]" * 150,
        "a = " + "{b = " * 120 + "1" + "}" * 120,
        ".".join(["a"] * 150) + " = 1",
        "a." * 200_000 + "a = 1",
        "[" + '"a".' * 50_000 + "a]",
    ],
)
def test_nesting_without_end_is_refused_with_its_line(text: str) -> None:
    fault = fault_of(f'format = 1\nabout = """\n{"[" * 200}\n"""\n{text}\n')
    assert "nested too deeply" in fault.title
    assert fault.place.line == 5


def test_nesting_by_headers_and_lists_together_has_a_line() -> None:
    header = ".".join("h" * 60)
    assert fault_of(f"a = 1\n[{header}]\nb = {'[' * 60}{']' * 60}\n").place.line == 3
