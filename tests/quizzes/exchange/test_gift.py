"""GIFT as other programs write it."""

import pytest

from quizzes.exchange.formats import GIFT
from tests.quizzes.exchange.files import sample_file
from tests.quizzes.exchange.questions import sample
from tests.quizzes.exchange.reading import account, items, only

NO_BRACE = "The answers that begin with { have no } at their end."
MORE_BRACES = "There is another { or } here. A brace that is part of the words is written \\{ or \\}."


def test_every_item_of_a_file_is_accounted_for():
    assert account(sample_file("everyday.gift")) == {
        (5, "Help is a strength"): "true_false",
        (7, "A new colleague has to know everything on the first day."): "true_false",
        (10, "Whom to tell"): "single_choice",
        (18, "What helps most on a busy evening?"): "single_choice",
        (25, "What helps"): "multiple_choice",
        (32, "The night desk opens at"): "single_choice",
        (35, "What do we call several small signs seen together?"): "short_text",
        (37, "Where are lost things kept?"): "short_text",
        (40, "Who does what"): "matching",
        (48, "How many minutes is a short break: about?"): "number",
        (50, "How many floors does the house have?"): "number",
        (52, "How many doors lead outside?"): "number",
        (59, "Which word is *in italics*, and which is **bold**?"): "single_choice",
        (61, "Is 3 < 4 & 4 > 3?"): "true_false",
        (64, "Keys"): "single_choice",
        (67, "A story"): "Questions of the kind “essay” cannot be imported.",
        (69, "This text introduces the next questions."): "Questions of the kind “description” cannot be imported.",
        (71, "No end"): NO_BRACE,
        (75, "Two brackets"): MORE_BRACES,
        (77, "No arrow"): "“two” has no -> to what it goes with.",
    }


@pytest.mark.parametrize(
    ("title", "entry"),
    [
        ("Help is a strength", {"answer": True, "feedback_false": "It can feel hard the first time."}),
        ("Whom to tell", {"prompt": "Something about a guest worries you.\\\nWhom do you tell **first**?"}),
        ("Whom to tell", {"feedback": "You do not have to be sure."}),
        ("The night desk opens at", {"prompt": r"The night desk opens at \_\_\_\_\_ in the evening."}),
        ("Who does what", {"others": ["Garden"]}),
        ("How many floors does the house have?", {"value": 4, "tolerance": 1}),
        (
            "Keys",
            {"id": "q-42", "tags": ["night-shift", "keys"], "prompt": "Where do the keys hang: left = right? {A or B}"},
        ),
        ("What helps", {"tags": ["front-desk", "first-day"]}),
    ],
)
def test_what_it_says_is_read(title, entry):
    found = next(item.entry for item in items(sample_file("everyday.gift")) if item.title == title)
    assert {name: found.get(name) for name in entry} == entry


def test_what_changes_on_the_way_is_said():
    notes = {item.title: item.notes for item in items(sample_file("everyday.gift")) if item.notes}
    assert notes == {
        "What helps most on a busy evening?": ["An option that earns part of the credit counts as not right here."],
        "What do we call several small signs seen together?": [
            "Feedback on single answers is left out.",
            "Answers that earn part of the credit are left out.",
        ],
        "How many doors lead outside?": [
            "Feedback on single answers is left out.",
            "Only the first answer with full credit is taken.",
        ],
    }


@pytest.mark.parametrize("text", ["[html]<p>Tell &amp; <b>ask</b></p>{T}", "::Tell & ask::What?{T}"])
def test_titles_are_words_and_not_html(text):
    assert only(text).title == "Tell & ask"


def test_two_questions_of_one_title_get_two_ids():
    found = items("::Rest::Rest helps.{T}\n\n::rest::Rest helps.{T}")
    assert [item.entry["id"] for item in found] == ["Rest", "rest-2"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("What? {=a b ~", ""),
        ("What? }", "This } closes nothing."),
        ("What? {x =a ~b}", "“x” belongs to no answer"),
        ("What? {#=many}", "“many” is not a number."),
        ("What? {=a*c}", "An answer in which * stands for any letters cannot be imported."),
        ("What? {=%50%a}", "No answer earns full credit."),
        ("{=a ~b}", "It asks nothing: there are no words before its answers."),
        ("a" * 20_001 + "{T}", "A text is longer than 20000 characters."),
        ("[html]" + "<b>" * 3000 + "a {T}", ""),
    ],
)
def test_what_cannot_be_read_is_named(text, problem):
    item = only(text, "gift")
    assert item.problem or item.entry
    assert problem in item.problem


def test_signs_with_a_meaning_are_escaped_on_the_way_out():
    text = GIFT.write_item(sample("single_choice"))
    assert "“Are you \\= safe?”" in text and "Wait \\~ a bit" in text and "add \\{pressure\\}." in text


@pytest.mark.parametrize(("kind", "losses"), [("number", ["its unit"]), ("single_choice", [])])
def test_what_it_goes_without_is_said(kind, losses):
    assert GIFT.losses(sample(kind)) == losses
