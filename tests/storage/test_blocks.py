"""The file kept as blocks: a save touches what changed, in the form in which it stands, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from textwrap import dedent

import pytest

from partnering_tui.session.record import ABSENT, Record
from partnering_tui.storage.blocks import BlockFile
from partnering_tui.workshop.toml_text import parse_toml
from tests.storage.builders import HEAD, KISUMU, ORDER, change, with_change, with_changes


def by_hand(text: str) -> str:
    return HEAD + "\n" + dedent(text).lstrip("\n")


def test_a_new_file_looks_as_the_design_shows_it() -> None:
    blocks = BlockFile("# Partnering session.")
    blocks.order = ORDER
    tree = {
        "format": 1,
        "session": {"title": "Kisumu"},
        "answers": {
            "legal_status": {"state": "later", "note": "Waiting"},
            "principles": {"rows": [{"id": "p7d2", "principle": "We share", "positions": {"county": "support"}}]},
            "problem": {"value": "Too few kiosks.\nToo many cases."},
            "relevance": {"by_partner": {"county": 4}},
        },
        "partners": [{"id": "county", "name": "County"}, {"id": "lake", "name": "Lake"}],
        "kept": {"old": {"value": "x"}},
        "actions": [{"id": "a1", "text": "Call"}],
        "decisions": [{"id": "d1", "text": "Meet"}],
    }
    assert blocks.update(tree, [()]) == dedent(
        '''\
        # Partnering session.
        format = 1

        [session]
        title = "Kisumu"

        [[partners]]
        id = "county"
        name = "County"

        [[partners]]
        id = "lake"
        name = "Lake"

        # Step 1 · Understand the issue
        [answers.problem]
        value = """
        Too few kiosks.
        Too many cases."""

        [answers.relevance.by_partner]
        county = 4

        # Step 3 · Agreement
        [[answers.principles.rows]]
        id = "p7d2"
        principle = "We share"
        [answers.principles.rows.positions]
        county = "support"

        [answers.legal_status]
        state = "later"
        note = "Waiting"

        [[decisions]]
        id = "d1"
        text = "Meet"

        [[actions]]
        id = "a1"
        text = "Call"

        [kept.old]
        value = "x"
        '''
    )


def test_a_change_leaves_every_other_line_as_it_was() -> None:
    before = KISUMU.splitlines()
    after = with_change(KISUMU, ("answers", "stakeholders", "rows", "m3x7", "influence"), 5).splitlines()
    assert [(one, other) for one, other in zip(before, after, strict=True) if one != other] == [
        ("influence = 3", "influence = 5")
    ]


def test_an_odd_form_is_kept_in_blocks_that_do_not_change() -> None:
    odd = "[ answers . \"problem\" ]   # remark\n\n\n   value   =   'as I like it'   # so there\n"
    text = by_hand("") + odd
    assert odd in with_change(text, ("session", "title"), "New")


def test_the_form_of_a_changed_block_is_kept_where_nothing_changed() -> None:
    text = by_hand(
        """
        # Step 1 · Understand the issue
        [answers.problem]   # ours
        # above the key
          mine = 'extra'    # beside it
        value = 'old'       # remark

        # before the state
        state = "later"
        """
    )
    after = with_change(text, ("answers", "problem", "value"), "new")
    assert after == text.replace("'old' ", '"new" ')


def test_a_new_answer_goes_to_its_place_in_the_workshop_and_its_step_gets_its_comment() -> None:
    after = with_change(KISUMU, ("answers", "profiles", "by_partner", "county"), "Water")
    assert after == KISUMU.replace(
        "# Step 3 · Agreement\n",
        '# Step 2 · Know your partners\n[answers.profiles.by_partner]\ncounty = "Water"\n\n# Step 3 · Agreement\n',
    )


def test_the_comment_of_a_step_moves_to_an_earlier_answer_and_is_never_doubled() -> None:
    text = KISUMU.replace("[answers.problem]\nvalue = ", "[answers.relevance]\nvalue = ")
    after = with_change(text, ("answers", "problem", "value"), "x")
    assert '# Step 1 · Understand the issue\n[answers.problem]\nvalue = "x"\n\n[[answers.stakeholders' in after
    assert after.count("# Step 1 ·") == 1


def test_the_comment_of_a_step_goes_with_its_last_answer() -> None:
    after = with_change(KISUMU, ("answers", "principles"), ABSENT)
    assert "# Step 3" not in after
    assert "# Step 1" in after


def test_a_step_that_got_another_title_is_named_by_it() -> None:
    after = with_change(KISUMU.replace("· Agreement", "· Old title"), ("session", "title"), "New")
    assert "Old title" not in after
    assert "# Step 3 · Agreement\n[[answers.principles.rows]]" in after


def test_comments_of_steps_stay_where_no_workshop_is_known() -> None:
    toml = parse_toml(KISUMU, Path("session.toml"))
    record = Record(toml.data)
    blocks = BlockFile.from_text(KISUMU, record.tree)
    record.apply(change(record, ("session", "title"), "New"))
    assert blocks.update(record.tree, [("session", "title")]) == KISUMU.replace("Clean water for Kisumu", "New")


def test_answers_that_the_workshop_does_not_know_follow_the_others() -> None:
    text = KISUMU.replace("# Step 1", '[answers.unheard_of]\nvalue = "kept"\n\n# Step 1')
    after = with_change(text, ("session", "title"), "New")
    assert after.index("[answers.unheard_of]") > after.index("[[answers.principles")
    assert after.index("[answers.unheard_of]") < after.index("[[decisions]]")


def test_unknown_tables_come_last_in_their_own_order() -> None:
    text = HEAD + "\n[zebra]\na = 1\n\n[aardvark]\nb = 2\n"
    after = with_change(text, ("answers", "problem", "value"), "x")
    assert after.endswith("[zebra]\na = 1\n\n[aardvark]\nb = 2\n")
    assert "[answers.problem]" in after


def test_a_row_is_added_after_the_row_that_it_follows() -> None:
    row = {"id": "q1", "principle": "Openly"}
    after = with_change(KISUMU, ("answers", "principles", "rows", "q1"), row, 1)
    added = '[[answers.principles.rows]]\nid = "q1"\nprinciple = "Openly"\n\n'
    assert after == KISUMU.replace(
        '[[answers.principles.rows]]\nid = "p8e3"', added + '[[answers.principles.rows]]\nid = "p8e3"'
    )


def test_a_row_that_moves_takes_its_block_along() -> None:
    row = tomllib.loads(KISUMU)["answers"]["principles"]["rows"][0]
    path = ("answers", "principles", "rows", "p7d2")
    text = KISUMU.replace('id = "p7d2"', "id = 'p7d2' # mine")
    after = with_changes(text, (path, ABSENT, 0), (path, row, 1))
    assert after.index('"p8e3"') < after.index("'p7d2' # mine") < after.index('lakewater = "reservation"')
    assert sorted(after.splitlines()) == sorted(text.splitlines())


def test_a_position_on_a_new_row_stands_right_under_it() -> None:
    after = with_change(KISUMU, ("answers", "principles", "rows", "p8e3", "positions", "county"), "block")
    assert 'for another"\n[answers.principles.rows.positions]\ncounty = "block"\n\n' in after


def test_a_person_s_own_spacing_inside_a_row_is_kept() -> None:
    text = KISUMU.replace(
        "[answers.principles.rows.positions]", "\n\n# what they said\n[answers.principles.rows.positions]"
    )
    after = with_change(text, ("answers", "principles", "rows", "p7d2", "principle"), "New")
    assert after == text.replace("We share all the numbers", "New")


def test_a_table_that_is_gone_goes_and_the_comment_above_it_stays() -> None:
    text = KISUMU.replace("[[answers.stakeholders.rows]]", "# ask Anna about them\n[[answers.stakeholders.rows]]")
    after = with_change(text, ("answers", "stakeholders"), ABSENT)
    assert "stakeholders" not in after
    assert "# Step 3 · Agreement\n# ask Anna about them\n[[answers.principles.rows]]" in after


def test_the_comment_above_the_last_table_goes_to_the_end_of_the_file() -> None:
    text = KISUMU.replace("[[decisions]]", "# to be confirmed\n[[decisions]]") + "\n# the end\n"
    after = with_change(text, ("decisions", "d1"), ABSENT, 0)
    assert after.endswith("\n\n# to be confirmed\n# the end\n")


def test_what_was_removed_comes_back_with_its_comments_when_that_is_undone() -> None:
    text = KISUMU.replace('id = "p7d2"', "id = 'p7d2' # mine").replace(
        "# Step 3 · Agreement\n", "# Step 3 · Agreement\n# ours\n"
    )
    path = ("answers", "principles", "rows", "p7d2")
    toml = parse_toml(text, Path("session.toml"))
    record = Record(toml.data)
    blocks = BlockFile.from_text(text, record.tree)
    blocks.order = ORDER
    removal = change(record, path, ABSENT, 0)
    record.apply(removal)
    assert '# ours\n# mine\n[[answers.principles.rows]]\nid = "p8e3"' in blocks.update(record.tree, [path])
    record.apply(removal.reversed())
    assert blocks.update(record.tree, [path]) == text


def test_an_answer_that_is_kept_elsewhere_takes_its_form_and_comments_along() -> None:
    text = KISUMU.replace("[[answers.principles.rows]]\n", "# ours\n[[answers.principles.rows]] # mine\n", 1)
    text = text.replace('id = "p7d2"', "id = 'p7d2'")
    given = tomllib.loads(text)["answers"]["principles"]
    moves = ((("kept", "principles"), given, None), (("answers", "principles"), ABSENT, None))
    after = with_changes(text, *moves)
    assert "# ours\n[[kept.principles.rows]]  # mine\nid = 'p7d2'\n" in after
    assert "[kept.principles.rows.positions]\n" in after
    assert "answers.principles" not in after
    back = with_changes(after, (("answers", "principles"), given, None), (("kept", "principles"), ABSENT, None))
    assert back == text.replace("]] # mine", "]]  # mine")


def test_a_file_whose_layout_is_not_understood_is_written_anew_with_its_comments() -> None:
    tree = tomllib.loads(KISUMU)
    after = BlockFile.from_text(KISUMU + "# the end", {}).update(tree, [])
    assert tomllib.loads(after) == tree
    assert "# the end\n" in after


def test_a_remark_beside_a_value_that_goes_stays_in_its_table() -> None:
    text = by_hand('[answers.problem]\nvalue = "x"\nstate = "later" # until Anna is back\n')
    after = with_change(text, ("answers", "problem", "state"), ABSENT)
    assert "# until Anna is back" in after
    assert "state" not in after


def test_a_comment_right_under_a_key_stays_with_it() -> None:
    text = by_hand('[answers.problem]\nvalue = "x"\n# a remark on x\n\n[[decisions]]\nid = "d1"\n')
    after = with_change(text, ("answers", "relevance", "value"), 3)
    assert '"x"\n# a remark on x\n\n[answers.relevance]\nvalue = 3\n\n[[decisions]]' in after


def test_comments_at_the_end_of_the_file_stay_there() -> None:
    after = with_change(KISUMU + "\n# the end\n\n# really\n", ("actions", "a1"), {"id": "a1"}, 0)
    assert after.endswith('[[actions]]\nid = "a1"\n\n# the end\n\n# really\n')


def test_a_text_that_ends_like_a_comment_is_no_comment() -> None:
    text = by_hand('[answers.problem]\nvalue = """\nfirst\n# heading"""\n\n[[decisions]]\nid = "d1"\n')
    after = with_change(text, ("decisions", "d1", "text"), "x")
    assert tomllib.loads(after)["answers"]["problem"]["value"] == "first\n# heading"


def test_a_text_that_looks_like_headers_and_steps_stays_a_text() -> None:
    text = '# Step 1 · Understand the issue\n\n[answers.problem]\n"""\n[[partners]]\n'
    after = with_change(KISUMU, ("answers", "problem", "value"), text)
    assert tomllib.loads(after)["answers"]["problem"]["value"] == text
    again = with_change(after, ("session", "title"), "New")
    assert again == after.replace("Clean water for Kisumu", "New")


@pytest.mark.parametrize(
    "shape",
    [
        'answers.problem.value = "x" # why',
        'answers = {problem = {value = "x"}} # why',
        'answers.problem = {value = "x"} # why',
    ],
)
def test_answers_written_at_the_top_are_changed_where_they_stand(shape: str) -> None:
    text = f"format = 1\n{shape}\n\n[session]\ntitle = 't'\n"
    assert with_change(text, ("answers", "problem", "value"), "y") == text.replace('"x"', '"y"')


def test_dotted_keys_under_one_header_are_changed_where_they_stand() -> None:
    text = by_hand('[answers]\nproblem.value = "x" # why\nproblem.note = "n"\n')
    after = with_change(text, ("answers", "problem", "value"), "y")
    assert after == text.replace('"x"', '"y"')


def test_a_new_table_gets_a_block_even_where_others_stand_under_one_header() -> None:
    text = by_hand('[answers]\nproblem.value = "x" # why\n')
    after = with_change(text, ("answers", "principles", "rows", "q1"), {"id": "q1"}, 0)
    assert after == text + '\n# Step 3 · Agreement\n[[answers.principles.rows]]\nid = "q1"\n'


def test_an_answer_may_stand_in_two_places() -> None:
    text = by_hand('[answers]\nproblem.note = "n"\n\n[answers.problem.by_partner]\ncounty = 1\n')
    after = with_changes(
        text, (("answers", "problem", "note"), "m", None), (("answers", "problem", "by_partner", "county"), 2, None)
    )
    assert after.replace('"m"', '"n"').replace("county = 2", "county = 1") == text.replace(
        "[answers.problem.by", "# Step 1 · Understand the issue\n[answers.problem.by"
    )


def test_rows_in_braces_are_changed_one_by_one() -> None:
    text = by_hand(
        """
        [answers.stakeholders]
        rows = [
          {id = "a", name = "Anna"},  # first
          {id = "b", name = "Ben"},  # second
        ]
        """
    )
    after = with_change(text, ("answers", "stakeholders", "rows", "b", "name"), "Bea")
    assert '{id = "a", name = "Anna"},  # first\n' in after
    assert '{id = "b", name = "Bea"},  # second\n' in after


def test_a_row_is_added_to_rows_in_braces() -> None:
    text = by_hand('[answers.stakeholders]\nrows = [{id = "a"}] # ours\n')
    after = with_change(
        text, ("answers", "stakeholders", "rows", "b"), {"id": "b", "positions": {"county": "block"}}, 1
    )
    assert 'rows = [{id = "a"}, {id = "b", positions = {county = "block"}}] # ours' in after


def test_parts_of_a_row_that_stand_elsewhere_come_back_to_it() -> None:
    text = by_hand(
        """
        [[answers.principles.rows]]
        id = "a"

        [answers.problem]
        value = "x"

        [answers.principles.rows.positions]
        county = "block"
        """
    )
    row = {"id": "b"}
    after = with_change(text, ("answers", "principles", "rows", "b"), row, 1)
    assert tomllib.loads(after)["answers"]["principles"]["rows"] == [{"id": "a", "positions": {"county": "block"}}, row]


def test_a_super_table_after_its_tables_is_understood() -> None:
    text = by_hand('[answers.problem.by_partner]\ncounty = "x"\n\n[answers.problem]\nstate = "later"\n')
    after = with_change(text, ("answers", "problem", "state"), "unknown")
    assert '[answers.problem]\nstate = "unknown"\n\n[answers.problem.by_partner]\ncounty = "x"\n' in after


def test_keys_that_need_quotes_are_quoted() -> None:
    after = with_change(KISUMU, ("answers", "odd key", "by_partner", "Ämt"), "x")
    assert '[answers."odd key".by_partner]\n"Ämt" = "x"\n' in after


def test_line_ends_of_windows_and_a_byte_order_mark_go() -> None:
    text = "\ufeff" + KISUMU.replace("\n", "\r\n")
    assert with_change(text, ("session", "title"), "New") == KISUMU.replace("Clean water for Kisumu", "New")


def test_a_file_without_a_last_newline_gets_one() -> None:
    assert with_change(KISUMU.rstrip("\n"), ("session", "title"), "Clean water for Kisumu") == KISUMU


def test_empty_answers_are_not_written() -> None:
    after = with_changes(
        KISUMU,
        (("answers", "legal_status", "value"), [], None),
        (("answers", "relevance"), {"by_partner": {}}, None),
        (("answers", "principles", "rows", "p8e3", "positions"), {}, None),
    )
    assert after == KISUMU


def test_lists_of_tables_without_ids_are_left_as_they_are() -> None:
    text = HEAD + "\n[[extra.things]]\na = 1\n\n[[extra.things]]\nb = 2 # two\n[extra.things.deep]\nc = 3\n"
    after = with_change(text, ("answers", "problem", "value"), "x")
    assert after.endswith(text.removeprefix(HEAD))


def test_a_value_that_toml_cannot_hold_is_refused_and_the_next_save_is_well() -> None:
    toml = parse_toml(KISUMU, Path("session.toml"))
    record = Record(toml.data)
    blocks = BlockFile.from_text(KISUMU, record.tree)
    blocks.order = ORDER
    path = ("answers", "problem", "value")
    record.apply(change(record, path, object()))
    with pytest.raises(TypeError):
        blocks.update(record.tree, [path])
    record.apply(change(record, path, "well"))
    assert tomllib.loads(blocks.update(record.tree, [path])) == record.tree


def test_tomlkit_is_loaded_only_for_a_block_that_a_person_edited() -> None:
    code = dedent(
        """
        import sys
        from tests.storage.builders import KISUMU, with_change
        path = ("answers", "problem", "value")
        with_change(KISUMU, path, "new")
        assert "tomlkit" not in sys.modules
        with_change(KISUMU.replace("[answers.problem]", "[answers.problem]\\n# mine"), path, "new")
        assert "tomlkit" in sys.modules
        """
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
