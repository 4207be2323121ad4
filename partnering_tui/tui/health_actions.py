"""What can be done with the health check: rounds that begin, ballots, and looking at what the marks say."""

from __future__ import annotations

from partnering_tui.tui.action import Action

RATING_ACTIONS: tuple[Action, ...] = (
    Action(
        "new-round",
        "New round of ratings",
        "Begin another round of the health check: how partners mark, who sees what, which lines.",
        "new_round",
        "step",
        is_for_room=True,
    ),
    Action(
        "health-check",
        "Health check",
        "What the marks say: what to talk about first, where partners stand apart, how it went since.",
        "health_check",
        "session",
        "h",
        key_on=("overview",),
        is_for_room=True,
    ),
)
"""On the screens of a session."""

HEALTH_ACTIONS: tuple[Action, ...] = (
    Action(
        "talk-first",
        "Talk first",
        "The lines in the order in which to talk about them.",
        "talk_first",
        "health",
        "t",
        is_for_room=True,
    ),
    Action(
        "heat-map",
        "Heat map",
        "Every mark, line by line and partner by partner.",
        "heat_map",
        "health",
        "m",
        is_for_room=True,
    ),
    Action(
        "four-zones",
        "Four zones",
        "What to fix, to understand, to listen to, to celebrate.",
        "four_zones",
        "health",
        "z",
        is_for_room=True,
    ),
    Action(
        "over-time",
        "Over time",
        "How the marks went from round to round.",
        "over_time",
        "health",
        "o",
        is_for_room=True,
    ),
    Action(
        "earlier-round",
        "Earlier round",
        "Look at the round before.",
        "earlier_round",
        "health",
        "left_square_bracket,left",
        "earlier",
        is_for_room=True,
    ),
    Action(
        "later-round",
        "Later round",
        "Look at the round after.",
        "later_round",
        "health",
        "right_square_bracket,right",
        "later",
        is_for_room=True,
    ),
    Action(
        "make-action",
        "Make an action",
        "Note what was agreed about the line under the cursor as an action.",
        "make_action",
        "health",
        "a",
        "action",
        is_for_room=True,
    ),
    Action(
        "show-less",
        "Show less of the round",
        "Show the round more strictly: under letters, or together only. This cannot be taken back.",
        "show_less",
        "health",
        "s",
        is_for_room=True,
    ),
)
"""Where a round is looked at."""

BALLOT_ACTIONS: tuple[Action, ...] = (
    Action(
        "reveal",
        "Reveal the marks",
        "Take the seal off the round, so that all marks are shown together.",
        "reveal",
        "ballots",
        "v",
        "reveal",
        yields_to_fields=True,
        is_for_room=True,
    ),
)
"""On the covered screen between two ballots."""
