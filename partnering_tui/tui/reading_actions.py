"""What can be done where the session is read as a whole: on the overview and in the document."""

from __future__ import annotations

from partnering_tui.tui.action import Action

READING_ACTIONS: tuple[Action, ...] = (
    Action(
        "all-questions",
        "Gaps or all questions",
        "Switch between what is missing and all questions with their answers.",
        "all_questions",
        "overview",
        "a",
        "all or gaps",
    ),
    Action(
        "document-sections",
        "Sections of the document",
        "How ready each section of the document is to be signed, with its gaps.",
        "document_sections",
        "overview",
        "s",
        "sections",
    ),
    Action(
        "leave-out",
        "Leave a section out",
        "Say why the document needs no such section; again brings it back.",
        "leave_out",
        "overview",
        "x",
        key_on=("overview", "document"),
    ),
    Action(
        "fair-deal",
        "Fair deal",
        "What a partner could ask about: gains, contributions, work and roles read together.",
        "fair_deal",
        "session",
        "f",
        key_on=("overview",),
    ),
    Action(
        "export",
        "Export the document",
        "Write the document to a file beside the session, in the format that you choose.",
        "export",
        "document",
        "e",
        "export",
    ),
    Action(
        "export-handout",
        "Export a handout",
        "Write an empty workbook to fill in by hand, for a room without power.",
        "export_handout",
        "document",
    ),
    Action(
        "export-agenda",
        "Export an agenda",
        "Write an agenda with times, breaks and lunch for all steps.",
        "export_agenda",
        "document",
    ),
    Action(
        "copy-document",
        "Copy as Markdown",
        "Send the document to the terminal's clipboard.",
        "copy_document",
        "document",
        "c",
        "copy",
    ),
    Action(
        "section-gaps",
        "Gaps of the section",
        "What is missing in the section in view, with a way to go there.",
        "section_gaps",
        "document",
        "g",
        "gaps",
    ),
    Action(
        "previous-section",
        "Previous section",
        "Go to the section of the document before this one.",
        "previous_section",
        "document",
        "left_square_bracket",
    ),
    Action(
        "next-section",
        "Next section",
        "Go to the next section of the document.",
        "next_section",
        "document",
        "right_square_bracket",
        "section",
    ),
)
"""In the order in which help and footer show them."""
