"""What can be done about the meeting and what comes out of it: who is here, where we stand, versions, signing."""

from __future__ import annotations

from partnering_tui.tui.action import Action

MEETING_ACTIONS: tuple[Action, ...] = (
    Action(
        "who-is-here",
        "Who is here",
        "Who is in the room today, who came for each partner, and what they may decide.",
        "who_is_here",
        "session",
        "w",
        key_on=("overview", "document", "versions"),
    ),
    Action(
        "everyone-here",
        "Everybody is here",
        "Note that every partner is in the room.",
        "everyone_here",
        "attendance",
        "a",
        yields_to_fields=True,
    ),
    Action(
        "briefing",
        "Briefing",
        "Where the partners stand: what was decided, what is due, what is open, and where you stopped.",
        "briefing",
        "session",
        "b",
        key_on=("overview", "document", "versions"),
    ),
    Action(
        "go-on",
        "Go on",
        "Go on where you stopped.",
        "go_on",
        "briefing",
        "enter",
        "go on",
        yields_to_fields=True,
    ),
    Action(
        "versions",
        "Versions",
        "What was signed, what changed since, and what keeps the agreement from being signed.",
        "versions",
        "session",
        "v",
        key_on=("overview", "document"),
    ),
    Action(
        "sign-off",
        "Sign off a version",
        "Keep the agreement as it is now as a version that is never changed again.",
        "sign_off",
        "session",
        "s",
        key_on=("versions",),
    ),
    Action(
        "reopening",
        "Why it was reopened",
        "Say why the agreement was opened again after it had been signed.",
        "reopening",
        "session",
        "r",
        key_on=("versions",),
    ),
    Action(
        "read-version",
        "Read the version",
        "Read the agreement as it was signed.",
        "read_version",
        "versions",
        "o",
        "read it",
    ),
    Action(
        "compare-from",
        "Compare with another",
        "Take this version as the one to compare with; Enter on another shows what changed between them.",
        "compare_from",
        "versions",
        "c",
        "compare",
    ),
)
"""In the order in which help shows them."""
