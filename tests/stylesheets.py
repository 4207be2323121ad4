"""Stylesheets read once for all tests: every test with a screen starts an app, and all of them have the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet


class _Kept(dict[Any, Any]):
    """Rules that were read, by their text and place. They depend on the theme alone, and nobody changes them."""

    def clear(self) -> None:
        """Keep them: another app with the same theme has the same rules."""


@pytest.fixture(scope="session", autouse=True)
def stylesheets_read_once() -> Iterator[None]:
    by_theme: dict[frozenset[tuple[str, str]], _Kept] = {}

    def rules(stylesheet: Stylesheet) -> _Kept:
        return by_theme.setdefault(frozenset(stylesheet._variables.items()), _Kept())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_cache", property(rules, lambda *_: None), raising=False)
        yield
