"""Sessions as people with different habits write them by hand, and what they may do to them: for tests of the rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from random import Random
from typing import Any

from hypothesis import strategies as st

from partnering_tui.session.record import ABSENT, Path, Put, Record, Tree
from partnering_tui.session.wording_marks import WORDING_MARK, marked_on
from partnering_tui.storage.outline import is_rows
from partnering_tui.storage.toml_values import key_text, value_text

QUESTIONS = ("problem", "stakeholders", "relevance", "profiles", "principles", "legal_status", "unknown_question")
PARTNERS = ("county", "lakewater", "Amt 3")
ROW_IDS = ("m3x7", "p7d2", "k2f8", "z9y8", "odd id")

NASTY = (
    "",
    "plain",
    "two\nlines",
    "\nbegins and ends with newlines\n",
    'three """ quotes',
    'ends with a quote"\nand more"',
    '""""""',
    "back\\slash \\n\nand\\",
    "tab\tand # no comment",
    "# Step 1 · no comment\n# at all",
    "[answers.fake]\nvalue = 1",
    "sep\u2028arator\u2029and\u0085next",
    "emoji 👩‍👩‍👧 and \u0301combining",
    "'''",
    "[brackets] and {braces}",
)

texts = st.one_of(st.sampled_from(NASTY), st.text(st.sampled_from("ab \"'\\\n\t#[]=é\u2028👍"), max_size=12))
values = st.one_of(
    texts,
    texts,
    st.integers(-5, 10**12),
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    st.lists(texts, min_size=1, max_size=3),
)
per_partner = st.dictionaries(st.sampled_from(PARTNERS), values, min_size=1, max_size=3)


@st.composite
def rows(draw: st.DrawFn) -> list[Tree]:
    """The rows of a table or an agreement."""
    ids = draw(st.lists(st.sampled_from(ROW_IDS), min_size=1, max_size=4, unique=True))
    return [draw(a_row(row_id)) for row_id in ids]


@st.composite
def a_row(draw: st.DrawFn, row_id: str) -> Tree:
    row: Tree = {"id": row_id} | draw(st.dictionaries(st.sampled_from(("name", "influence", "extra key")), values))
    for key in ("positions", "reservations"):
        if draw(st.integers(0, 2)) == 0:
            row[key] = draw(per_partner)
    if "positions" in row and draw(st.booleans()):
        row[WORDING_MARK] = str(marked_on("name", row))
    return row


@st.composite
def answers(draw: st.DrawFn) -> Tree:
    """The answer to a question of any kind, perhaps with a state and a note."""
    answer: Tree = {}
    kind = draw(st.integers(0, 5))
    if kind in (0, 1):
        answer["value"] = draw(values)
    elif kind == 2:
        answer[draw(st.sampled_from(("rows", "rounds")))] = draw(rows())
    elif kind == 3:
        answer["by_partner"] = draw(per_partner)
    elif kind == 4:
        answer["by_partner"] = draw(st.dictionaries(st.sampled_from(PARTNERS), rows(), min_size=1, max_size=2))
    else:
        answer["cells"] = draw(st.dictionaries(st.sampled_from(ROW_IDS), per_partner, min_size=1, max_size=3))
    if draw(st.integers(0, 3)) == 0:
        answer |= {"state": "later", "note": draw(texts)}
    return answer


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """A session as it stands in memory."""
    tree: Tree = {"format": 1, "session": {"id": "0c1f", "title": draw(texts), "odd key": draw(values)}}
    for key in ("partners", "sittings", "decisions", "parking_lot"):
        if draw(st.booleans()):
            tree[key] = draw(rows())
    given_answers = draw(st.dictionaries(st.sampled_from(QUESTIONS), answers(), max_size=5))
    if given_answers:
        tree["answers"] = given_answers
    if draw(st.integers(0, 3)) == 0:
        tree["kept"] = draw(st.dictionaries(st.sampled_from(("old_one", "older")), answers(), min_size=1))
    if draw(st.integers(0, 3)) == 0:
        tree["extra"] = {"things": [{"a": 1}, {"b": 2, "deep": {"er": [{"c": 3}]}}], "value": draw(values)}
    return tree


@dataclass
class Hand:
    """Writes a tree as a person might, and remembers the comments."""

    habits: Random
    comments: list[str] = field(default_factory=list)

    def write(self, tree: Tree) -> str:
        text = self.remark() + self.own_keys(tree)[0]
        return text + self.tables(tree, ()) + self.remark()

    def tables(self, table: Tree, name: Path) -> str:
        """The tables in a table that were not written among its own keys, each under a header."""
        parts = []
        for key, value in table.items():
            if (name, key) in self._inside:
                continue
            if is_rows(value):
                for row in value:
                    own, _ = self.own_keys(row, (*name, key, str(row.get("id", ""))))
                    parts.append(self.header(f"[[{_dotted((*name, key))}]]") + own + self.tables(row, (*name, key)))
            elif isinstance(value, dict):
                own, has_own = self.own_keys(value, (*name, key))
                header = self.header(f"[{_dotted((*name, key))}]") if has_own or self.chance(4) else ""
                parts.append(header + own + self.tables(value, (*name, key)))
        return "".join(parts)

    _inside: set[tuple[Path, str]] = field(default_factory=set)

    def own_keys(self, table: Tree, name: Path = ()) -> tuple[str, bool]:
        """The keys of a table that are no tables, and perhaps some that are, written with dots or in braces."""
        lines = []
        header_name = tuple(part for part in name)
        for key, value in table.items():
            is_table = isinstance(value, dict) or is_rows(value)
            if not is_table:
                lines.append(f"{self.key(key)} = {self.value(value)}{self.side_remark()}\n")
            elif self.chance(6) and not self._is_row_part(name):
                self._inside.add((header_name, key))
                lines.append(self.table_inside(key, value))
            if self.chance(8):
                lines.append(self.remark_line())
        return "".join(lines), bool(lines)

    def _is_row_part(self, name: Path) -> bool:
        # Rows share a header's name, so what is written inside one of them could not be told from the others.
        return (bool(name) and name[-1] in ROW_IDS) or "" in name

    def table_inside(self, key: str, value: Any) -> str:
        if isinstance(value, dict) and self.chance(2):
            return "".join(f"{self.key(key)}.{path} = {text}\n" for path, text in _leaves(value))
        if is_rows(value) and self.chance(2):
            entries = "".join(f"  {_inline(row)},{self.side_remark()}\n" for row in value)
            return f"{self.key(key)} = [\n{entries}]{self.side_remark()}\n"
        return f"{self.key(key)} = {_inline(value)}{self.side_remark()}\n"

    def header(self, text: str) -> str:
        return self.habits.choice(("\n", "", "\n\n")) + self.remark() + text + self.side_remark() + "\n"

    def key(self, key: str) -> str:
        return f'"{key}"' if self.chance(10) else key_text(key)

    def value(self, value: Any) -> str:
        if isinstance(value, str) and value and "'" not in value and value.isprintable() and self.chance(4):
            return f"'{value}'"
        if isinstance(value, list) and self.chance(3):
            return "[\n" + "".join(f"  {value_text(one)},{self.side_remark()}\n" for one in value) + "]"
        return value_text(value)

    def remark(self) -> str:
        return "".join(self.remark_line() for _ in range(self.habits.choice((0, 0, 0, 1, 2))))

    def remark_line(self) -> str:
        return self.comment() + "\n" + ("\n" if self.chance(3) else "")

    def side_remark(self) -> str:
        return f"  {self.comment()}" if self.chance(6) else ""

    def comment(self) -> str:
        made = f"# remark {len(self.comments)}" + self.habits.choice(("", ' """', " ''' x", ' "', " [a]"))
        self.comments.append(made)
        return made

    def chance(self, one_in: int) -> bool:
        return self.habits.randrange(one_in) == 0


def _dotted(name: Path) -> str:
    return ".".join(map(key_text, name))


def _inline(value: Any) -> str:
    return value_text(value, inline=True)


def _leaves(table: Tree, above: str = "") -> list[tuple[str, str]]:
    leaves: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict) and value:
            leaves += _leaves(value, f"{above}{key_text(key)}.")
        else:
            leaves.append((above + key_text(key), value_text(value)))
    return leaves


@st.composite
def edits(draw: st.DrawFn, record: Record) -> tuple[Put, ...]:
    """One thing that the app does: put a value, add, remove or move a row, mark a question, clear an answer."""
    question = draw(st.sampled_from(QUESTIONS))
    answer: Path = ("answers", question)
    lists = [("decisions",), ("partners",), ("actions",), *_lists_in(record.table(answer), answer)]
    match draw(st.integers(0, 8)):
        case 0:
            return (_put(record, (*answer, "value"), draw(values)),)
        case 1:
            return (_put(record, (*answer, "state"), "parked"), _put(record, (*answer, "note"), draw(texts)))
        case 2:
            return (_put(record, (*answer, "by_partner", draw(st.sampled_from(PARTNERS))), draw(values)),)
        case 3:
            return (_put(record, ("session", "title"), draw(texts)),)
        case 4 if record.get(answer) is not ABSENT:
            return (_put(record, answer, ABSENT),)
        case 5:
            path = draw(st.sampled_from([*lists, (*answer, "rows")]))
            return _added(draw, record, path)
        case 6:
            return _removed(draw, record, draw(st.sampled_from(lists)))
        case 7:
            return _moved(draw, record, draw(st.sampled_from(lists)))
        case _:
            path = draw(st.sampled_from(lists))
            present = record.rows(path)
            if not present:
                return ()
            inner = draw(st.sampled_from(("name", "influence", "positions", "reservations")))
            place = (*path, draw(st.sampled_from(present))["id"], inner)
            if inner in ("positions", "reservations"):
                if not isinstance(record.get(place, {}), dict):
                    return ()
                place = (*place, draw(st.sampled_from(PARTNERS)))
            return (_put(record, place, draw(st.one_of(st.just(ABSENT), values))),)


def _put(record: Record, path: Path, value: Any) -> Put:
    return Put(path, record.get(path), value)


def _lists_in(table: Any, path: Path) -> list[Path]:
    found: list[Path] = []
    for key, value in table.items():
        if is_rows(value):
            found.append((*path, key))
        elif isinstance(value, dict):
            found += _lists_in(value, (*path, key))
    return found


def _added(draw: st.DrawFn, record: Record, path: Path) -> tuple[Put, ...]:
    present = record.rows(path)
    free = [row_id for row_id in ROW_IDS if row_id not in {row["id"] for row in present}]
    if not free:
        return ()
    row_id = draw(st.sampled_from(free))
    return (Put((*path, row_id), ABSENT, draw(a_row(row_id)), draw(st.integers(0, len(present)))),)


def _removed(draw: st.DrawFn, record: Record, path: Path) -> tuple[Put, ...]:
    present = record.rows(path)
    if not present:
        return ()
    at = draw(st.integers(0, len(present) - 1))
    return (Put((*path, present[at]["id"]), present[at], ABSENT, at),)


def _moved(draw: st.DrawFn, record: Record, path: Path) -> tuple[Put, ...]:
    removal = _removed(draw, record, path)
    if not removal or len(record.rows(path)) < 2:
        return ()
    (put,) = removal
    to = draw(st.integers(0, len(record.rows(path)) - 1))
    return (put, Put(put.path, ABSENT, put.before, to))
