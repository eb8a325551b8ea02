"""What would you do? Steps that are more or less safe, none of them called wrong."""

import random
import re

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from quizzes.questions import HostileAnswer, NothingChosen
from quizzes.questions.what_would_you_do import Safety, WhatWouldYouDoBlock
from tests.quizzes.factories import a_dilemma, an_item, frozen
from tests.quizzes.forms import right_step, wrong_step
from tests.quizzes.strategies import answers_to, dilemmas
from tests.quizzes.test_editing import problem_with

CREDIT = {"safest": 1, "safe": 0.75, "unsure": 0.25, "unsafe": 0}
SECRETS = ("KEY", "safest", "safety", "unsafe", "risk", "badge")


def step(content: dict, safety: str) -> dict:
    return {"options": [option["id"] for option in content["options"] if option["safety"] == safety]}


def feedback_on(safety: str):
    content = frozen("what_would_you_do", a_dilemma())
    return WhatWouldYouDoBlock.feedback_for(content, step(content, safety))


def review_of(safety: str) -> str:
    content = frozen("what_would_you_do", a_dilemma())
    answer = step(content, safety)
    feedback = WhatWouldYouDoBlock.feedback_for(content, answer)
    return WhatWouldYouDoBlock.html(content, prefix="q", answer=answer, feedback=feedback, is_closed=True)


@pytest.mark.parametrize("safety", CREDIT)
def test_each_degree_earns_its_credit(safety):
    content = frozen("what_would_you_do", a_dilemma())
    assert WhatWouldYouDoBlock.grade(content, step(content, safety)) == CREDIT[safety]
    assert WhatWouldYouDoBlock.grade(content, {}) == 0


@given(st.data(), dilemmas())
def test_a_grade_is_between_nothing_and_everything(data, content):
    answer = data.draw(answers_to(content))
    grade = WhatWouldYouDoBlock.grade(content, answer)
    assert 0 <= grade <= 1
    assert (grade == 1) is (answer == step(content, "safest"))


@given(st.data(), dilemmas())
def test_shuffling_changes_no_grade(data, content):
    answer = data.draw(answers_to(content))
    shuffled = {**content, "options": data.draw(st.permutations(content["options"]))}
    assert WhatWouldYouDoBlock.grade(content, answer) == WhatWouldYouDoBlock.grade(shuffled, answer)


@given(st.data(), dilemmas())
def test_an_answer_comes_back_from_its_form(data, content):
    id = data.draw(st.sampled_from(content["options"]))["id"]
    assert WhatWouldYouDoBlock.read_answer(content, QueryDict(f"q={id}"), "q") == {"options": [id]}


@given(dilemmas(), st.randoms())
def test_every_step_is_shown_once_however_it_is_arranged(content, chance):
    order = WhatWouldYouDoBlock.arrange(content, chance, shuffle=True)
    shown = [option["id"] for option in WhatWouldYouDoBlock.public(content, order)["options"]]
    assert shown == order and sorted(order) == sorted(option["id"] for option in content["options"])


def test_steps_are_shuffled():
    content = frozen("what_would_you_do", a_dilemma())
    orders = {tuple(WhatWouldYouDoBlock.arrange(content, random.Random(seed), shuffle=True)) for seed in range(20)}
    assert len(orders) > 5


def test_no_step_is_called_wrong():
    assert [feedback_on(safety).verdict for safety in CREDIT] == [
        "The safest step",
        "A safe step",
        "Leaves a risk",
        "Could make it less safe",
    ]


def test_the_safest_step_is_said_in_words():
    assert feedback_on("safe").right_answer == "The safest step is: Step 2"
    assert feedback_on("safe").given_answer == "Step 4"


def test_a_step_left_open_has_no_degree():
    content = frozen("what_would_you_do", a_dilemma())
    assert WhatWouldYouDoBlock.feedback_for(content, {}).verdict == "Let’s look again."
    assert WhatWouldYouDoBlock.feedback_for(content, {"value": True}).verdict == "Let’s look again."


def test_a_review_tells_the_degree_of_the_chosen_step_and_of_the_safest():
    html = review_of("unsure")
    assert re.findall(r"step-safety--(\w+)", html) == ["unsure", "safest"]
    assert (html.count("Your answer<"), html.count("KEY why"), html.count("<input")) == (1, 2, 0)
    assert "KEY why 1" in html and "KEY why 2" in html and "wrong" not in html.lower()


def test_a_review_of_the_safest_step_needs_no_other():
    html = review_of("safest")
    assert html.count("KEY why") == 1 and "The safest step is" not in html


def test_practice_gives_the_chosen_steps_feedback_and_can_be_answered_again():
    content = frozen("what_would_you_do", a_dilemma())
    answer = step(content, "unsafe")
    feedback = WhatWouldYouDoBlock.feedback_for(content, answer)
    html = WhatWouldYouDoBlock.html(content, prefix="q", answer=answer, feedback=feedback)
    assert (html.count("KEY why"), html.count('type="radio"')) == (1, 4)
    assert "Could make it less safe" in html and "The safest step is: Step 2" in html


def test_editors_see_every_degree_and_every_word():
    html = WhatWouldYouDoBlock.render_key(frozen("what_would_you_do", a_dilemma()))
    assert html.count("KEY why") == 4
    assert [label for label in Safety.labels if str(label) not in html] == []


def test_before_feedback_the_page_is_the_same_whatever_is_safest():
    content = frozen("what_would_you_do", a_dilemma())
    options = [{**option, "safety": "unsafe", "correct": False, "feedback": "KEY"} for option in content["options"]]
    html = WhatWouldYouDoBlock.html(content, prefix="q")
    assert html == WhatWouldYouDoBlock.html({**content, "options": options}, prefix="q")
    assert [secret for secret in SECRETS if secret in html] == []


def test_each_step_is_a_label_with_its_radio_button():
    html = WhatWouldYouDoBlock.html(frozen("what_would_you_do", a_dilemma()), prefix="q")
    labels = re.findall(r'<label[^>]*>\s*<input type="radio" name="q".*?<span>(.*?)</span>', html, re.DOTALL)
    assert labels == ["Step 1", "Step 2", "Step 3", "Step 4"]


def test_nothing_chosen_is_answered_with_a_sentence():
    with pytest.raises(NothingChosen) as refusal:
        WhatWouldYouDoBlock.read_answer(frozen("what_would_you_do", a_dilemma()), QueryDict(""), "q")
    assert refusal.value.messages == ["Choose one of the answers first."]


@pytest.mark.parametrize("sent", ["q=<script>", "q=a&q=b", "q=%00", "q=" + "x" * 100_000, "q=safest", "q="])
def test_what_is_no_step_is_refused(sent):
    with pytest.raises(HostileAnswer):
        WhatWouldYouDoBlock.read_answer(frozen("what_would_you_do", a_dilemma()), QueryDict(sent), "q")


def test_two_steps_at_once_are_refused():
    content = frozen("what_would_you_do", a_dilemma())
    both = QueryDict("&".join(f"answer={id}" for form in (right_step, wrong_step) for id in form(content)["answer"]))
    with pytest.raises(HostileAnswer):
        WhatWouldYouDoBlock.read_answer(content, both, "answer")


def with_steps(*degrees: str) -> dict:
    steps = [{"text": f"Step {at}", "safety": safety, "feedback": "KEY"} for at, safety in enumerate(degrees)]
    return {**a_dilemma(), "options": [an_item(one) for one in steps]}


@pytest.mark.parametrize(
    ("degrees", "sentence"),
    [
        (["safe", "unsafe"], "Let exactly one be the safest step; 0 are."),
        (["safest", "safest"], "Let exactly one be the safest step; 2 are."),
        (["safest"], "Give from 2 to 6 options; there are 1."),
        (["safest", *["safe"] * 6], "Give from 2 to 6 options; there are 7."),
        (["safest", "often"], "Select a valid choice."),
        (["safest", ""], "This field is required."),
    ],
)
def test_a_question_that_cannot_work_is_answered_with_a_sentence(degrees, sentence):
    assert sentence in problem_with("what_would_you_do", with_steps(*degrees))


@pytest.mark.parametrize(("field", "words"), [("text", " step 0 "), ("feedback", "")])
def test_steps_differ_and_all_have_feedback(field, words):
    value = with_steps("safest", "safe")
    value["options"][1]["value"][field] = words
    sentence = "Two options say the same thing." if words else "This field is required."
    assert sentence in problem_with("what_would_you_do", value)


def test_a_draft_may_leave_open_how_safe_a_step_is():
    block = WhatWouldYouDoBlock()
    content = block.freeze(block.to_python(with_steps("safest", "")), "bank/question")
    assert [option["safety"] for option in content["options"]] == ["safest", "unsure"]
    assert block.render_key(content)


def test_freezing_gives_the_same_content_each_time():
    value = a_dilemma()
    assert frozen("what_would_you_do", value) == frozen("what_would_you_do", value)


def test_editing_its_words_keeps_the_name_of_a_step():
    value = a_dilemma()
    before = [option["id"] for option in frozen("what_would_you_do", value)["options"]]
    value["options"][0]["value"]["text"] = "Other words"
    assert [option["id"] for option in frozen("what_would_you_do", value)["options"]] == before


def test_for_other_programs_it_is_a_choice_with_credit_by_degrees():
    interaction = WhatWouldYouDoBlock.interaction(frozen("what_would_you_do", a_dilemma()))
    assert [option.credit for option in interaction.options] == [0.25, 1, 0, 0.75]
    assert not interaction.multiple
