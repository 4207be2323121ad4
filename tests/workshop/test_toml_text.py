"""Reading TOML: every fault names its line, everything has a place, and no bytes lead to a traceback."""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from partnering_tui.errors import FaultyFile, PartneringError, UnreadableFile
from partnering_tui.workshop.toml_text import TomlText, headers, parse_toml, read_toml

FILE = Path("some.toml")


def a_file(folder: Path, content: bytes) -> Path:
    path = folder / "some.toml"
    path.write_bytes(content)
    return path


def parsed(text: str) -> TomlText:
    return parse_toml(text, FILE)


def fault_of(text: str) -> FaultyFile:
    with pytest.raises(FaultyFile) as caught:
        parsed(text)
    return caught.value


# Reading


def test_a_file_says_what_it_says(tmp_path: Path) -> None:
    assert read_toml(a_file(tmp_path, b'title = "Water"\n')).data == {"title": "Water"}


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert read_toml(a_file(tmp_path, b"")).data == {}


def test_a_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    read = read_toml(a_file(tmp_path, b"\xef\xbb\xbfa = 1\n"))
    assert (read.data, read.text) == ({"a": 1}, "a = 1\n")


def test_windows_line_ends_are_read_as_line_ends(tmp_path: Path) -> None:
    read = read_toml(a_file(tmp_path, b'a = """x\r\ny"""\r\nb = 2\r\n'))
    assert read.data == {"a": "x\ny", "b": 2}
    assert read.line_of("b") == 3


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        read_toml(tmp_path / "absent.toml")


def test_a_path_through_a_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_toml(a_file(tmp_path, b"") / "below.toml")


def test_a_folder_is_said_to_be_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="a folder, not a file"):
        read_toml(tmp_path)


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Without the rights of root, to whom nothing is forbidden; anybody else stays who they are."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are of POSIX systems")
def test_a_file_without_permission_is_said_to_be_forbidden() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        path = a_file(folder, b"a = 1")
        path.chmod(0)
        with as_somebody_else(), pytest.raises(UnreadableFile, match="not allowed"):
            read_toml(path)


@pytest.mark.parametrize("name", ["a\0b.toml", "x" * 5000])
def test_an_impossible_path_is_no_traceback(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFile):
        read_toml(tmp_path / name)


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = a_file(tmp_path, b"a = 1\n" * 10)
    with pytest.raises(FaultyFile, match="too large"):
        read_toml(path, limit_bytes=59)


def test_bytes_that_are_not_utf8_are_named_with_their_line(tmp_path: Path) -> None:
    path = a_file(tmp_path, 'a = 1\nb = "Müller"\n'.encode("latin-1"))
    with pytest.raises(FaultyFile, match="not UTF-8") as caught:
        read_toml(path)
    assert caught.value.place.line == 2
    assert "save it" in caught.value.remedy


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_in_utf16_is_said_not_to_be_utf8(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(FaultyFile, match="not UTF-8"):
        read_toml(a_file(tmp_path, "a = 1\n".encode(encoding)))


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a = 1\na = 2\n", 2, "given twice"),
        ("a = 1\n\nb = foo\n", 3, "a value cannot be understood"),
        ("a = 1\nb\n", 2, "equals sign"),
        ('a = 1\nb = "x\n', 2, "not closed on its line"),
        ('a = 1\nb = """x\ny\nz\n', 2, "a text is not closed"),
        ("a = 1\nb = [1,\n2\n", 3, "a list is not closed"),
        ("a = 1\n[b\n", 2, "header is not closed"),
        ("a = 1\n[b]\n[b]\n", 3, "begun twice"),
        ("a = 2026-02-30\n", 1, "does not exist"),
        ('a = "C:\\data"\n', 1, "backslash"),
        ("a = [\n{ b = 1,\nc = 2 }]\n", 2, "a key is missing"),
        ("a = 1 b = 2\n", 1, "follows a value"),
        ("a = '\0'\n", 1, "cannot hold"),
    ],
)
def test_a_slip_in_the_toml_is_told_in_plain_words_with_its_line(text: str, line: int, reason: str) -> None:
    fault = fault_of(text)
    assert fault.place.line == line
    assert reason in fault.title
    assert fault.remedy


def test_a_text_with_many_dots_is_no_nesting() -> None:
    dots = "a." * 500
    assert parsed(f'leader = "{dots}" # {dots}\n').data == {"leader": dots}


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=200) | st.text(alphabet="ab=.\n[]{}\"'#,\\ 1é\r\0", max_size=80).map(str.encode))
@example(b"\xff\xfea\x00")
def test_no_bytes_lead_to_a_traceback(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = a_file(Path(folder), content)
        try:
            read = read_toml(path)
        except PartneringError:
            return
        assert read.data == tomllib.loads(content.decode("utf-8-sig"))


# Lines

PLACES = """\
# a comment with "quotes" and a [bracket]
format = 1
dotted.key = { list = [1, { deep = \"\"\"
[no.header]
\"\"\" }], "odd key" = 2 }

[scales.trust]
levels = [
  { value = 1, label = "Low" },
  # a comment, { value = 9 }
  { value = 2, label = "High" },
]

[[questions]]
id = "one"
columns = [
  { id = "a", options = [{ id = "x" },
    { id = "y" }] },
  { id = "b" },
]

[[questions]]
id = "two"
[questions.show_if]
is = ['p', 'q',
  'r']
[[questions.rows]]
id = "r1"
[[questions.rows]]
id = "r2"
[questions.rows.positions]
county = "support"
[questions."odd key".'x.y']
last = 1
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("format",), 2),
        (("dotted",), 3),
        (("dotted", "key", "list", 1, "deep"), 3),
        (("dotted", "key", "odd key"), 5),
        (("scales",), 7),
        (("scales", "trust", "levels"), 8),
        (("scales", "trust", "levels", 0, "label"), 9),
        (("scales", "trust", "levels", 1), 11),
        (("questions",), 14),
        (("questions", 0), 14),
        (("questions", 0, "id"), 15),
        (("questions", 0, "columns", 0, "options", 1, "id"), 18),
        (("questions", 0, "columns", 1), 19),
        (("questions", 1), 22),
        (("questions", 1, "show_if", "is", 2), 26),
        (("questions", 1, "rows", 0, "id"), 28),
        (("questions", 1, "rows", 1, "positions", "county"), 32),
        (("questions", 1, "odd key", "x.y", "last"), 34),
    ],
)
def test_everything_has_the_line_on_which_it_is_written(path: tuple[str | int, ...], line: int) -> None:
    assert parsed(PLACES).line_of(*path) == line


def test_what_is_absent_has_the_line_of_what_is_around_it() -> None:
    text = parsed(PLACES)
    assert text.line_of("questions", 0, "label") == 14
    assert text.line_of("questions", 0, "columns", 7, "id") == 16


def test_what_is_nowhere_has_no_line() -> None:
    assert parsed(PLACES).line_of("absent", "deeper") is None


def _paths(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    match value:
        case dict():
            inner = [(key, part) for key, part in value.items()]
        case list():
            inner = list(enumerate(value))
        case _:
            inner = []
    return [path, *(deeper for key, part in inner for deeper in _paths(part, (*path, key)))]


LINES = """\
a = 1
b.c = [
]
{ d = 'x' },
{
}
[a]
[[l]]
[l."x y"]
[l.m]
e = '''
'''
# [no]
"
f = 2
[1, 2],
[[3]],
g = [{ h = 1 }, { h = [
]}]
  [i]  # x
""".splitlines()
TOML_LIKE = st.lists(st.sampled_from([*LINES, '"""', ""]), max_size=9).map("\n".join).map("{}\n".format)


@settings(deadline=None, max_examples=600)
@given(TOML_LIKE)
def test_every_value_has_a_line_and_every_header_leads_to_a_table(text: str) -> None:
    try:
        document = parsed(text)
    except FaultyFile:
        return
    for path in _paths(document.data)[1:]:
        line = document.line_of(*path)
        assert line is not None
        if isinstance(path[-1], str):
            within = document.text.split("\n")[line - 1]
            assert path[-1] in within
    for header in headers(text):
        table: object = tomllib.loads(text[: text.find("\n", header.start)])
        for key in header.path:
            table = table[-1] if isinstance(table, list) else table
            assert isinstance(table, dict)
            table = table[key]
        assert isinstance(table, list) == header.is_array


# Headers


def test_headers_are_found_in_order_with_their_places() -> None:
    text = 'a = 1\n[one]\nx = 2\n\n  [[two."odd key"]]  # [three]\n'
    found = headers(text)
    assert [(header.path, header.is_array, header.line) for header in found] == [
        (("one",), False, 2),
        (("two", "odd key"), True, 5),
    ]
    assert [text[header.start :].split("\n")[0] for header in found] == ["[one]", '  [[two."odd key"]]  # [three]']


@pytest.mark.parametrize(
    "text",
    [
        'a = """\n[no]\n"""\n',
        "a = '''\n[no]\n'''\n",
        'a = """\n\\"""\n[no]\n"""\n',
        'a = """x""""\nb = """\n[no]\n"""\n',
        "# it's\n# [no]\n",
        "a = [\n[1],\n[[2]],\n]\n",
        'a = [ # it\'s """\n[1] ]\n',
        'a = "[no]"\n',
        'a = \'"""\'\nb = [1]\n',
        "a = { b = [\n[1]\n] }\n",
    ],
)
def test_what_only_looks_like_a_header_is_none(text: str) -> None:
    tomllib.loads(text)
    assert headers(f"{text}[yes]\n") == headers(f"{text}[yes]\n")[-1:]
    assert headers(f"{text}[yes]\n")[0].path == ("yes",)


def test_a_header_on_the_first_line_begins_at_the_beginning() -> None:
    assert [(header.start, header.line) for header in headers("[first]\n")] == [(0, 1)]


def test_a_quoted_part_of_a_header_is_read_with_its_escapes() -> None:
    assert headers('[a."b\\u0041\\"c".\'d.e\']')[0].path == ("a", 'bA"c', "d.e")


def test_a_text_without_end_is_no_trouble() -> None:
    assert [header.path for header in headers('[a]\nx = """\n[b]\n')] == [("a",), ("b",)]
