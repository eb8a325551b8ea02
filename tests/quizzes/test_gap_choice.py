"""Gaps to fill: part of the credit for part of the gaps, and options that are always mixed."""

import random

import pytest
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from hypothesis import given
from hypothesis import strategies as st

from quizzes.questions import HostileAnswer, NothingChosen
from quizzes.questions.gap_choice import GapChoiceBlock
from quizzes.questions.interactions import Gap
from tests.quizzes.factories import frozen, gaps
from tests.quizzes.forms import right_gaps, wrong_gaps
from tests.quizzes.test_editing import problem_with

words = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=12)
options = st.lists(words, min_size=2, max_size=5, unique_by=str.casefold)


@st.composite
def questions(draw) -> dict:
    """A frozen question as an editor could have written it."""
    filled = draw(st.lists(options, min_size=1, max_size=8))
    return question(" and\n".join(f"call [{'|'.join(gap)}]" for gap in filled))


@st.composite
def answers(draw, content: dict) -> dict:
    """Some gaps filled, some left open."""
    chosen = {gap["id"]: draw(st.sampled_from([None, *ids_of(gap)])) for gap in content["gaps"]}
    return {"gaps": {gap: option for gap, option in chosen.items() if option}}


def question(text: str = gaps()["text"]) -> dict:
    return frozen("gap_choice", gaps(text))


def ids_of(gap: dict) -> list[str]:
    return [option["id"] for option in gap["options"]]


def form(answer: dict) -> dict:
    return {f"q-{gap}": option for gap, option in answer["gaps"].items()}


def right(content: dict, number: int) -> dict:
    """The first `number` gaps filled rightly."""
    return {"gaps": {gap["id"]: gap["right"] for gap in content["gaps"][:number]}}


# Grading --------------------------------------------------------------------------------------------------------------


@given(st.data(), questions())
def test_a_grade_is_the_share_of_gaps_filled_rightly(data, content):
    answer = data.draw(answers(content))
    rightly = sum(answer["gaps"].get(gap["id"]) == gap["right"] for gap in content["gaps"])
    assert GapChoiceBlock.grade(content, answer) == rightly / len(content["gaps"])
    assert (GapChoiceBlock.grade(content, answer) == 1) is (answer == right(content, 8))


@given(st.data(), questions())
def test_shuffling_changes_no_grade_and_nothing_that_is_shown(data, content):
    answer = data.draw(answers(content))
    shuffled = [{**gap, "options": data.draw(st.permutations(gap["options"]))} for gap in content["gaps"]]
    other = {**content, "gaps": shuffled}
    assert GapChoiceBlock.grade(content, answer) == GapChoiceBlock.grade(other, answer)
    assert GapChoiceBlock.public(content) == GapChoiceBlock.public(other)


def test_right_partly_right_and_wrong():
    content = question("[a|b] [c|d] [e|f] [g|h]")
    assert [GapChoiceBlock.grade(content, right(content, number)) for number in (4, 3, 0)] == [1, 0.75, 0]
    assert [GapChoiceBlock.grade(content, kept) for kept in ({}, {"options": ["x"]})] == [0, 0]


# Reading --------------------------------------------------------------------------------------------------------------


@given(st.data(), questions())
def test_an_answer_read_from_its_form_is_the_same(data, content):
    answer = data.draw(answers(content).filter(lambda answer: answer["gaps"]))
    assert GapChoiceBlock.read_answer(content, form(answer), "q") == answer


def test_gaps_left_open_are_no_part_of_the_answer():
    content = question()
    data = {**form(right(content, 1)), f"q-{content['gaps'][1]['id']}": ""}
    assert GapChoiceBlock.read_answer(content, data, "q") == right(content, 1)


@pytest.mark.parametrize("sent", ["", "q=x", "q-unknown=x", "other=1"])
def test_a_form_without_any_gap_filled_is_no_answer(sent):
    with pytest.raises(NothingChosen, match="Choose words for at least one gap first."):
        GapChoiceBlock.read_answer(question(), QueryDict(sent), "q")


@pytest.mark.parametrize("sent", ["x", "<script>", "\x00", "x" * 100_000, "911", "0"])
def test_options_that_the_gap_does_not_have_are_hostile(sent):
    content = question()
    with pytest.raises(HostileAnswer):
        GapChoiceBlock.read_answer(content, {f"q-{content['gaps'][0]['id']}": sent}, "q")


def test_an_option_of_another_gap_is_hostile():
    one, other = question()["gaps"]
    with pytest.raises(HostileAnswer):
        GapChoiceBlock.read_answer(question(), {f"q-{one['id']}": other["right"]}, "q")


def test_two_options_for_one_gap_are_hostile_and_the_same_twice_counts_once():
    content = question()
    gap = content["gaps"][0]
    with pytest.raises(HostileAnswer):
        GapChoiceBlock.read_answer(content, MultiValueDict({f"q-{gap['id']}": ids_of(gap)[:2]}), "q")
    twice = MultiValueDict({f"q-{gap['id']}": [gap["right"]] * 2})
    assert GapChoiceBlock.read_answer(content, twice, "q") == right(content, 1)


# Mixing ---------------------------------------------------------------------------------------------------------------


@given(questions(), st.randoms(), st.booleans())
def test_every_option_is_shown_once_in_the_order_of_the_attempt(content, chance, shuffle):
    order = GapChoiceBlock.arrange(content, chance, shuffle)
    lines = GapChoiceBlock.public(content, order)["lines"]
    shown = [option["id"] for line in lines for piece in line for option in piece.get("options", [])]
    assert shown == order
    assert sorted(order) == sorted(id for gap in content["gaps"] for id in ids_of(gap))


def places_of_right_ones(shuffle: bool) -> set[int]:
    content = question("[a|b|c|d]")
    chance = random.Random(1)
    return {GapChoiceBlock.arrange(content, chance, shuffle).index(content["gaps"][0]["right"]) for _ in range(60)}


def test_options_are_mixed_even_where_the_quiz_does_not_shuffle():
    assert places_of_right_ones(shuffle=False) == places_of_right_ones(shuffle=True) == {0, 1, 2, 3}


def test_practice_mixes_each_question_in_its_own_lasting_way():
    def place(id: str) -> int:
        content = frozen("gap_choice", gaps("[a|b|c|d]"), id)
        shown = [option["id"] for option in GapChoiceBlock.public(content)["lines"][0][0]["options"]]
        return shown.index(content["gaps"][0]["right"])

    assert {place(f"bank/{number}") for number in range(40)} == {0, 1, 2, 3}
    assert place("bank/1") == place("bank/1")


def test_an_order_that_names_other_options_shows_them_all_and_not_as_written():
    content = question("[a|b|c|d]")
    shown = [option["id"] for option in GapChoiceBlock.public(content, ["unknown"])["lines"][0][0]["options"]]
    assert shown == sorted(ids_of(content["gaps"][0]))


# Saying ---------------------------------------------------------------------------------------------------------------


def test_feedback_tells_what_was_given_and_wanted_in_each_gap():
    content = question()
    feedback = GapChoiceBlock.feedback_for(content, right(content, 1))
    assert feedback.given_answer == "manager · (left open)"
    assert feedback.right_answer == "The right answers are: manager · 911"
    assert [(r.label, r.given, r.wanted, r.is_right) for r in feedback.remarks] == [
        ("Gap 1", "manager", "manager", True),
        ("Gap 2", "", "911", False),
    ]


def test_an_analysis_hears_which_gaps_are_right():
    content = question()
    first, second = content["gaps"]
    wrong = {"gaps": {first["id"]: first["right"], second["id"]: second["options"][1]["id"]}}
    assert GapChoiceBlock.picks(content, wrong) == {first["id"]}


def test_the_forms_of_the_factories_are_right_and_wrong():
    content = question()
    read = [GapChoiceBlock.read_answer(content, made(content), "answer") for made in (right_gaps, wrong_gaps)]
    assert [GapChoiceBlock.grade(content, answer) for answer in read] == [1, 0]


def test_every_gap_is_named_and_keeps_what_was_chosen():
    content = question()
    html = GapChoiceBlock.html(content, prefix="q", answer=right(content, 1))
    assert 'aria-label="Gap 1 of 2"' in html and 'aria-label="Gap 2 of 2"' in html
    assert f'value="{content["gaps"][0]["right"]}" selected' in html
    assert html.count(" selected") == 1


def test_nothing_stands_between_a_gap_and_the_full_stop_after_it():
    assert "</select>.</p>" in GapChoiceBlock.html(question(), prefix="q")
    assert "</strong>.</p>" in GapChoiceBlock.html(question(), prefix="q", is_closed=True)


@pytest.mark.parametrize("is_closed", [True, False])
def test_the_key_is_nowhere_before_feedback(is_closed):
    content = question()
    wrong = {"gaps": {gap["id"]: gap["options"][1]["id"] for gap in content["gaps"]}}
    html = GapChoiceBlock.html(content, prefix="q", answer=wrong, is_closed=is_closed)
    assert "KEY" not in html and "Right" not in html
    assert set(GapChoiceBlock.public(content)) == {"type", "prompt", "instruction", "lines", "number_of_gaps"}
    context = GapChoiceBlock.context(content, prefix="q", answer=wrong, is_closed=is_closed)
    assert [gap["remark"] for gap in context["gaps"]] == [None, None]


def test_a_review_says_in_words_what_was_given_and_what_was_wanted():
    content = question("call [911|a friend]")
    answer = {"gaps": {content["gaps"][0]["id"]: content["gaps"][0]["options"][1]["id"]}}
    feedback = GapChoiceBlock.feedback_for(content, answer)
    html = GapChoiceBlock.html(content, prefix="q", answer=answer, feedback=feedback, is_closed=True)
    assert "<select" not in html
    assert [html.count(said) for said in ("Your answer</span>", "Right answer</span>", "a friend</span>")] == [1, 1, 1]


def test_editors_see_every_option_and_which_is_right():
    html = GapChoiceBlock.render_key(question())
    assert html.count("Right answer</span>") == 2
    assert all(f">{option}<" in html for option in ("manager", "guest", "others", "911", "a friend"))
    assert "Your answer" not in html


def test_markup_in_the_text_is_harmless():
    html = GapChoiceBlock.html(question("<script>x</script> [<b>|<img src=x>]"), prefix="q")
    assert "<script" not in html and "<b>" not in html and "<img" not in html


# Writing it -----------------------------------------------------------------------------------------------------------


def test_lines_become_paragraphs_and_escaped_characters_text():
    content = question("One \\[not a gap\\] C:\\\\x \\n\n\n  [a \\| b|c]  two | three.\n")
    assert content["lines"] == [["One [not a gap] C:\\x \\n"], [0, "  two | three."]]
    assert [option["text"] for option in content["gaps"][0]["options"]] == ["a | b", "c"]


def test_freezing_gives_the_same_content_each_time_and_other_ids_in_another_question():
    assert question() == question()
    assert question()["gaps"][0]["id"] != frozen("gap_choice", gaps(), "bank/other")["gaps"][0]["id"]


def test_the_same_words_in_two_gaps_have_two_names():
    one, other = question("[a|b] [a|b]")["gaps"]
    assert not set(ids_of(one)) & set(ids_of(other))


def test_changing_other_words_keeps_the_names_of_gaps_and_options():
    before, after = question("Tell [a|b]."), question("Please tell [a|c] first.")
    assert before["gaps"][0]["id"] == after["gaps"][0]["id"]
    assert before["gaps"][0]["right"] == after["gaps"][0]["right"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("No gap.", "Give from 1 to 8 gaps, such as [right|other]; there are 0."),
        ("[a|b] " * 9, "Give from 1 to 8 gaps, such as [right|other]; there are 9."),
        ("[a|b] [c]", "Gap 2 needs from 2 to 5 options with | between them; it has 1."),
        ("[a|b|c|d|e|f]", "Gap 1 needs from 2 to 5 options with | between them; it has 6."),
        ("[a|b] [c||d]", "Gap 2 has an empty option. Write words between the bars."),
        ("[]", "Gap 1 has an empty option."),
        ("[a|b] [c|  C ]", "Gap 2 offers the same words twice. Change one of them."),
        (f"[a|{'b' * 81}]", "Gap 1 has an option of more than 80 characters. Shorten it."),
        ("[a|b] [c|d", "Gap 2 does not end on its line. Close it with ], or write"),
        ("[a|\nb]", "Gap 1 does not end on its line."),
        ("[a [b|c]]", "Gap 1 does not end on its line."),
        ("[a|b] and c] [d|e]", "Before gap 2 there is a ] that ends no gap. Write"),
        ("", "This field is required."),
        ("x" * 2001, "at most 2000 characters"),
    ],
)
def test_a_question_that_cannot_work_is_answered_with_a_sentence(text, sentence):
    assert sentence in problem_with("gap_choice", gaps(text))


def test_a_question_that_is_not_finished_can_be_previewed():
    assert "<fieldset" in GapChoiceBlock.html(question("Tell [a"), prefix="q")
    assert GapChoiceBlock.grade(question("No gap"), {}) == 0


def test_other_programs_hear_the_text_and_its_gaps():
    parts = GapChoiceBlock.interaction(question("Tell [a|b].\nCall [c|d]")).parts
    assert parts == ("Tell ", Gap(("a", "b")), ".", "\n", "Call ", Gap(("c", "d")))
