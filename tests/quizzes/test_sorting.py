"""Sorting: each item goes into one of a few categories."""

import random

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from quizzes.questions import HostileAnswer, NothingChosen
from quizzes.questions.interactions import Matching
from quizzes.questions.sorting import SortingBlock
from tests.quizzes.factories import a_sorting, frozen, listed
from tests.quizzes.forms import wrong_choices
from tests.quizzes.strategies import assigned, assignments

questions = assignments("sorting", most=10)


@pytest.fixture
def content():
    return frozen("sorting", a_sorting(items=4, categories=2))


def right_places(content) -> dict[str, str]:
    return {item["id"]: item["wanted"] for item in content["items"]}


def some_places(content, how_many: int) -> dict:
    return {"items": dict(list(right_places(content).items())[:how_many])}


def read(content, sent: str) -> dict:
    return SortingBlock.read_answer(content, QueryDict(sent), "answer")


def problem_with(**changed) -> str:
    block = SortingBlock()
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python({**a_sorting(), **changed}))
    return str(refusal.value.as_json_data())


def sign(text: str, category: str = "Group 1") -> dict:
    return {"text": text, "category": category, "feedback": ""}


# Grading


def test_right_wrong_and_no_places_earn_everything_nothing_and_nothing(content):
    wrong = SortingBlock.read_answer(content, wrong_choices(content), "answer")
    assert SortingBlock.grade(content, {"items": right_places(content)}) == 1
    assert SortingBlock.grade(content, wrong) == 0
    assert SortingBlock.grade(content, {}) == 0


def test_each_item_in_its_place_earns_its_share(content):
    assert [SortingBlock.grade(content, some_places(content, number)) for number in (1, 2, 3)] == [0.25, 0.5, 0.75]


@given(st.data(), questions)
def test_only_the_right_places_earn_everything(data, content):
    answer = data.draw(assigned(content, "items"))
    grade = SortingBlock.grade(content, answer)
    assert 0 <= grade <= 1
    assert (grade == 1) is (answer["items"] == right_places(content))


@given(st.data(), questions)
def test_the_order_of_items_and_categories_changes_no_grade(data, content):
    answer = data.draw(assigned(content, "items"))
    shuffled = {**content, **{name: data.draw(st.permutations(content[name])) for name in ("items", "choices")}}
    assert SortingBlock.grade(content, answer) == SortingBlock.grade(shuffled, answer)


# Reading a form


@given(st.data(), questions)
def test_an_answer_comes_back_from_its_form(data, content):
    answer = data.draw(assigned(content, "items"))
    form = {f"answer-{id}": choice for id, choice in answer["items"].items()}
    assert SortingBlock.read_answer(content, form, "answer") == answer


def test_a_form_without_a_choice_is_no_answer(content):
    with pytest.raises(NothingChosen, match="at least one of them where it belongs"):
        read(content, "block=check&go=stay")


@pytest.mark.parametrize("category", ["gone", "x" * 100_000, "%00", "<script>", "Group 1"])
def test_a_category_that_is_not_there_is_refused(content, category):
    with pytest.raises(HostileAnswer):
        read(content, f"answer-{content['items'][0]['id']}={category}")


@pytest.mark.parametrize("name", ["answer", "answer-gone", "answer-%00", f"answer-{'x' * 100_000}"])
def test_an_item_that_is_not_there_is_refused(content, name):
    with pytest.raises(HostileAnswer):
        read(content, f"{name}={content['choices'][0]['id']}")


def test_two_categories_for_one_item_are_refused_and_one_sent_twice_counts_once(content):
    name, (one, other) = f"answer-{content['items'][0]['id']}", [choice["id"] for choice in content["choices"]]
    assert read(content, f"{name}={one}&{name}={one}") == {"items": {content["items"][0]["id"]: one}}
    with pytest.raises(HostileAnswer):
        read(content, f"{name}={one}&{name}={other}")


# What is shown


@given(questions, st.randoms())
def test_items_are_mixed_and_categories_stay_in_the_editors_order(content, chance):
    public = SortingBlock.public(content, SortingBlock.arrange(content, chance, shuffle=True))
    assert [part["id"] for part in public["choices"]] == [choice["id"] for choice in content["choices"]]
    assert sorted(part["id"] for part in public["items"]) == sorted(right_places(content))


def test_items_keep_their_order_where_they_are_not_shuffled(content):
    order = SortingBlock.arrange(content, random.Random(1), shuffle=False)
    assert order[:4] == [item["id"] for item in content["items"]]
    assert SortingBlock.public(content) == SortingBlock.public(content, order)


def test_before_feedback_nothing_tells_where_items_belong(content):
    public = SortingBlock.public(content)
    assert set(public) == {"type", "prompt", "instruction", "items", "choices"}
    assert all(set(part) == {"id", "text"} for part in public["items"] + public["choices"])
    assert "KEY" not in SortingBlock.html(content, prefix="q", answer=some_places(content, 4))


def test_every_item_is_the_legend_of_its_own_choice(content):
    html = SortingBlock.html(content, prefix="q")
    for item in content["items"]:
        assert f'<legend class="sorting-item__text">{item["text"]}</legend>' in html
        assert html.count(f'<input type="radio" name="q-{item["id"]}"') == 2
    assert html.count('<label class="choice">') == 8 and " checked" not in html


def test_what_was_chosen_is_checked(content):
    html = SortingBlock.html(content, prefix="q", answer=some_places(content, 3))
    assert html.count(" checked") == 3
    assert f'name="q-{content["items"][0]["id"]}" value="{content["items"][0]["wanted"]}" checked' in html


def test_a_review_tells_what_was_given_what_is_right_and_why(content):
    one, two, *_ = content["items"]
    answer = {"items": {one["id"]: one["wanted"], two["id"]: one["wanted"]}}
    feedback = SortingBlock.feedback_for(content, answer)
    html = SortingBlock.html(content, prefix="q", answer=answer, feedback=feedback, is_closed=True)
    assert "<input" not in html
    assert [html.count(words) for words in ("Your answer</span>", "Right answer</span>")] == [2, 4]
    assert all(f"KEY why {number}" in html for number in range(1, 5)) and "KEY for everyone" in html


def test_it_is_described_in_words(content):
    feedback = SortingBlock.feedback_for(content, some_places(content, 2))
    assert feedback.given_answer == "Group 1: Sign 2 · Group 2: Sign 1"
    assert feedback.right_answer == "This is where they belong:\nGroup 1: Sign 2; Sign 4\nGroup 2: Sign 1; Sign 3"
    assert SortingBlock.picks(content, some_places(content, 2)) == set(list(right_places(content))[:2])


def test_other_programs_are_told_items_with_their_categories():
    value = {**a_sorting(), "items": [sign("One"), sign("Two", "group 1")]}
    content = frozen("sorting", value)
    assert SortingBlock.interaction(content) == Matching((("One", "Group 1"), ("Two", "Group 1")), others=("Group 2",))


# At the editor's desk


def test_freezing_gives_the_same_content_each_time():
    value = a_sorting()
    assert frozen("sorting", value) == frozen("sorting", value)


def test_parts_keep_their_names_when_words_around_them_change():
    value = a_sorting()
    before = frozen("sorting", value)
    value["items"][0]["value"] |= {"text": "Other words", "feedback": "Other words"}
    value["categories"].append({"type": "item", "id": "new", "value": "Group 3"})
    after = frozen("sorting", value)
    assert right_places(before) == right_places(after)
    assert [choice["id"] for choice in after["choices"]][:2] == [choice["id"] for choice in before["choices"]]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"categories": listed(["Group 1"])}, "Give from 2 to 4 categories; there are 1."),
        ({"categories": listed("12345")}, "Give from 2 to 4 categories; there are 5."),
        ({"categories": listed(["Group 1", "Group 2", "group 2 "])}, "Two categories say the same thing."),
        ({"items": [sign("One")]}, "Give from 2 to 10 items; there are 1."),
        ({"items": [sign(f"Sign {at}") for at in range(11)]}, "Give from 2 to 10 items; there are 11."),
        ({"items": [sign("One"), sign("ONE")]}, "Two items say the same thing."),
        (
            {"items": [sign("One"), sign("Two", "Groop")]},
            "“Two” is put into “Groop”, which is not one of the categories: Group 1, Group 2.",
        ),
    ],
)
def test_what_cannot_work_is_answered_with_a_sentence(changed, sentence):
    assert sentence in problem_with(**changed)


def test_a_wrong_category_is_said_beside_its_item():
    block = SortingBlock()
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python({**a_sorting(), "items": [sign("One"), sign("Two", "Groop")]}))
    assert list(refusal.value.as_json_data()["blockErrors"]["items"]["blockErrors"]) == [1]


def test_a_draft_may_be_incomplete_and_is_shown_as_far_as_it_goes():
    block = SortingBlock()
    block.defer_required_validation()
    draft = block.clean(block.to_python({"prompt": "", "categories": [""], "items": [{}], "feedback": ""}))
    assert "<fieldset" in SortingBlock.render_key(block.freeze(draft, "draft"))
