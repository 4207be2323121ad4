"""The sample session that ships with the app, and the document that it writes."""

from __future__ import annotations

import tomllib
from functools import cache

from partnering_tui.session.session import Session
from partnering_tui.summary.blocks import Document
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop
from tests.summary.builders import a_document


@cache
def the_workshop() -> Workshop:
    return load_workshop(shipped_workshops() / "twelve-steps")


def the_sample_session() -> Session:
    file = shipped_workshops() / "examples" / "clean-water-for-kisumu.toml"
    return Session(tomllib.loads(file.read_text(encoding="utf-8")))


@cache
def the_sample_document() -> Document:
    return a_document(the_workshop(), the_sample_session())
