"""A sheet as CSV (RFC 4180) that Excel opens with every letter right, and in which nothing is calculated."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import StringIO

from partnering_tui.summary.sheets import Sheet

_BYTE_ORDER_MARK = "\ufeff"
"""By this Excel knows UTF-8."""
_CALCULATED = tuple("=+-@\t\r\n＝＋－＠")
"""How cells begin that a spreadsheet takes for a formula, or whose beginning it skips to find one."""
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*(?: ?%)?")


def csv_text(sheet: Sheet) -> str:
    """The sheet as CSV, its header first. A cell that would be calculated gets an apostrophe in front."""
    written = StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(_cells(sheet.header))
    writer.writerows(map(_cells, sheet.rows))
    return _BYTE_ORDER_MARK + written.getvalue()


def _cells(row: Iterable[str | float]) -> list[str]:
    return [_cell(value) for value in row]


def _cell(value: str | float) -> str:
    if not isinstance(value, str):
        return str(value)
    text = value.replace("\x00", "")
    return "'" + text if text.startswith(_CALCULATED) and not _NUMBER.fullmatch(text) else text
