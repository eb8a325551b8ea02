"""Matching: each item has its match."""

import random

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from quizzes.questions import HostileAnswer, NothingChosen
from quizzes.questions.interactions import Matching
from quizzes.questions.matching import MatchingBlock
from tests.quizzes.factories import a_matching, frozen, listed
from tests.quizzes.forms import wrong_choices
from tests.quizzes.strategies import assigned, assignments

questions = assignments("matching", most=8)


@pytest.fixture
def content():
    return frozen("matching", a_matching(pairs=3, others=1))


def right_pairs(content) -> dict[str, str]:
    return {item["id"]: item["wanted"] for item in content["items"]}


def some_pairs(content, how_many: int) -> dict:
    return {"pairs": dict(list(right_pairs(content).items())[:how_many])}


def read(content, fields: dict | str) -> dict:
    data = QueryDict(mutable=True)
    data.update(fields) if isinstance(fields, dict) else data.update(QueryDict(fields))
    return MatchingBlock.read_answer(content, data, "answer")


def problem_with(**changed) -> str:
    block = MatchingBlock()
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python({**a_matching(), **changed}))
    return str(refusal.value.as_json_data())


def pair(item: str, match: str) -> dict:
    return {"item": item, "match": match, "feedback": ""}


# Grading


def test_right_wrong_and_no_pairs_earn_everything_nothing_and_nothing(content):
    wrong = read(content, wrong_choices(content))
    assert MatchingBlock.grade(content, {"pairs": right_pairs(content)}) == 1
    assert MatchingBlock.grade(content, wrong) == 0
    assert MatchingBlock.grade(content, {}) == 0


def test_each_right_pair_earns_its_share(content):
    assert [MatchingBlock.grade(content, some_pairs(content, number)) for number in (1, 2)] == [1 / 3, 2 / 3]


@given(st.data(), questions)
def test_only_the_right_pairs_earn_everything(data, content):
    answer = data.draw(assigned(content, "pairs"))
    grade = MatchingBlock.grade(content, answer)
    assert 0 <= grade <= 1
    assert (grade == 1) is (answer["pairs"] == right_pairs(content))


@given(st.data(), questions)
def test_the_order_of_items_and_matches_changes_no_grade(data, content):
    answer = data.draw(assigned(content, "pairs"))
    shuffled = {**content, **{name: data.draw(st.permutations(content[name])) for name in ("items", "choices")}}
    assert MatchingBlock.grade(content, answer) == MatchingBlock.grade(shuffled, answer)


def test_an_answer_to_an_older_wording_counts_as_far_as_it_goes(content):
    gone = {**some_pairs(content, 1)["pairs"], "gone": "gone", content["items"][2]["id"]: "gone"}
    assert MatchingBlock.grade(content, {"pairs": gone}) == 1 / 3
    assert MatchingBlock.feedback_for(content, {"options": ["x"]}).grade == 0


# Reading a form


@given(st.data(), questions)
def test_an_answer_comes_back_from_its_form(data, content):
    answer = data.draw(assigned(content, "pairs"))
    form = {f"answer-{item['id']}": answer["pairs"].get(item["id"], "") for item in content["items"]}
    assert read(content, form) == answer


@pytest.mark.parametrize("sent", ["", "block=check&sequence=5&go=stay"])
def test_a_form_without_a_choice_is_no_answer(content, sent):
    empty = "&".join(f"answer-{item['id']}=" for item in content["items"])
    for form in (sent, f"{sent}&{empty}"):
        with pytest.raises(NothingChosen, match="at least one of them first"):
            read(content, form)


@pytest.mark.parametrize("choice", ["gone", "x" * 100_000, "%00", "<script>", "' OR 1=1 --"])
def test_a_choice_that_is_not_there_is_refused(content, choice):
    form = QueryDict(f"answer-{content['items'][0]['id']}={choice}")
    with pytest.raises(HostileAnswer):
        MatchingBlock.read_answer(content, form, "answer")


@pytest.mark.parametrize("name", ["answer", "answer-gone", "answer-", "answer-%00", f"answer-{'x' * 100_000}"])
def test_an_item_that_is_not_there_is_refused(content, name):
    with pytest.raises(HostileAnswer):
        read(content, f"{name}={content['choices'][0]['id']}")


def test_two_matches_for_one_item_are_refused_and_one_sent_twice_counts_once(content):
    name, (one, other, *_) = f"answer-{content['items'][0]['id']}", [choice["id"] for choice in content["choices"]]
    assert read(content, f"{name}={one}&{name}={one}") == {"pairs": {content["items"][0]["id"]: one}}
    with pytest.raises(HostileAnswer):
        read(content, f"{name}={one}&{name}={other}")


# What is shown


@given(questions, st.randoms())
def test_everything_is_shown_once_however_it_is_arranged(content, chance):
    order = MatchingBlock.arrange(content, chance, shuffle=True)
    public = MatchingBlock.public(content, order)
    assert [part["id"] for part in public["items"] + public["choices"]] == order
    assert len(order) == len(content["items"]) + len(content["choices"])


def test_the_order_of_the_matches_does_not_follow_from_the_order_of_the_pairs():
    value = a_matching(pairs=8, others=0)
    turned = {**value, "pairs": value["pairs"][::-1]}
    one, other = (frozen("matching", pairs) for pairs in (value, turned))
    for shuffle in (True, False):
        orders = [MatchingBlock.arrange(content, random.Random(5), shuffle)[8:] for content in (one, other)]
        assert orders[0] == orders[1]
    assert MatchingBlock.public(one)["choices"] == MatchingBlock.public(other)["choices"]


def test_items_keep_their_order_where_they_are_not_shuffled_and_matches_are_always_mixed(content):
    orders = [MatchingBlock.arrange(content, random.Random(seed), shuffle=False) for seed in range(9)]
    assert {tuple(order[:3]) for order in orders} == {tuple(right_pairs(content))}
    assert len({tuple(order[3:]) for order in orders}) > 1


def test_before_feedback_nothing_tells_what_belongs_together(content):
    public = MatchingBlock.public(content)
    assert set(public) == {"type", "prompt", "instruction", "items", "choices"}
    assert all(set(part) == {"id", "text"} for part in public["items"] + public["choices"])
    assert "KEY" not in MatchingBlock.html(content, prefix="q", answer=some_pairs(content, 3))


def test_every_item_is_the_label_of_its_own_select(content):
    html = MatchingBlock.html(content, prefix="q")
    for item in content["items"]:
        assert f'<label for="q-{item["id"]}">{item["text"]}</label>' in html
        assert f'<select id="q-{item["id"]}" name="q-{item["id"]}"' in html
    assert html.count("<option ") == 3 * (1 + 4) and " selected" not in html


def test_what_was_chosen_is_selected(content):
    html = MatchingBlock.html(content, prefix="q", answer=some_pairs(content, 2))
    assert html.count(" selected") == 2
    assert f'<option value="{content["items"][0]["wanted"]}" selected>Match 1</option>' in html


def test_a_review_tells_what_was_given_what_is_right_and_why(content):
    ids = list(right_pairs(content))
    answer = {"pairs": {ids[0]: content["items"][0]["wanted"], ids[1]: content["items"][0]["wanted"]}}
    feedback = MatchingBlock.feedback_for(content, answer)
    html = MatchingBlock.html(content, prefix="q", answer=answer, feedback=feedback, is_closed=True)
    assert "<select" not in html
    assert [html.count(words) for words in ("Your answer</span>", "Right answer</span>")] == [2, 3]
    assert all(f"KEY why {number}" in html for number in (1, 2, 3)) and "KEY for everyone" in html
    assert [(remark.given, remark.wanted) for remark in feedback.remarks][1:] == [
        ("Match 1", "Match 2"),
        ("", "Match 3"),
    ]


def test_a_review_before_feedback_is_due_shows_the_answer_alone(content):
    html = MatchingBlock.html(content, prefix="q", answer=some_pairs(content, 2), is_closed=True)
    assert html.count("Your answer</span>") == 2
    assert "KEY" not in html and "Right answer" not in html and "Match 3" not in html


def test_it_is_described_in_words(content):
    feedback = MatchingBlock.feedback_for(content, some_pairs(content, 2))
    assert feedback.given_answer == "Item 1 – Match 1 · Item 2 – Match 2"
    assert feedback.right_answer == "These belong together:\nItem 1 – Match 1\nItem 2 – Match 2\nItem 3 – Match 3"
    assert MatchingBlock.picks(content, some_pairs(content, 2)) == set(list(right_pairs(content))[:2])


def test_other_programs_are_told_pairs_and_others(content):
    pairs = tuple((f"Item {number}", f"Match {number}") for number in (1, 2, 3))
    assert MatchingBlock.interaction(content) == Matching(pairs, others=("Other 1",))


# At the editor's desk


def test_freezing_gives_the_same_content_each_time():
    value = a_matching()
    assert frozen("matching", value) == frozen("matching", value)


def test_parts_keep_their_names_when_words_around_them_change():
    value = a_matching()
    before = frozen("matching", value)
    value["pairs"][0]["value"] |= {"item": "Other words", "feedback": "Other words"}
    value["others"] = []
    after = frozen("matching", value)
    assert [item["id"] for item in before["items"]] == [item["id"] for item in after["items"]]
    assert {choice["id"] for choice in after["choices"]} < {choice["id"] for choice in before["choices"]}


def test_two_items_may_share_a_match():
    value = {
        **a_matching(),
        "pairs": [pair("One", "Desk"), pair("Two", " desk"), pair("Three", "Kitchen")],
        "others": [],
    }
    content = frozen("matching", value)
    assert [choice["text"] for choice in content["choices"]].count("Desk") == 1
    assert MatchingBlock.grade(content, {"pairs": right_pairs(content)}) == 1
    assert MatchingBlock().clean(MatchingBlock().to_python(value))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"pairs": [pair("One", "Desk")]}, "Give from 2 to 8 pairs; there are 1."),
        ({"pairs": [pair(f"Item {at}", "Desk") for at in range(9)]}, "Give from 2 to 8 pairs; there are 9."),
        ({"pairs": [pair("One", "Desk"), pair(" one ", "Kitchen")]}, "Two items say the same thing."),
        ({"pairs": [pair("One", "Desk"), pair("Two", "Desk")], "others": []}, "Every item has the same match."),
        ({"others": listed(["Nobody", "match 2"])}, "“match 2” belongs to an item. Take it off this list."),
        ({"others": listed(["Nobody", "nobody"])}, "Two of these matches say the same thing."),
        ({"pairs": [pair("One", ""), pair("Two", "Desk")]}, "This field is required."),
    ],
)
def test_what_cannot_work_is_answered_with_a_sentence(changed, sentence):
    assert sentence in problem_with(**changed)


def test_a_draft_may_be_incomplete_and_is_shown_as_far_as_it_goes():
    block = MatchingBlock()
    block.defer_required_validation()
    draft = block.clean(block.to_python({"prompt": "", "pairs": [{}], "others": [], "feedback": ""}))
    assert "<fieldset" in MatchingBlock.render_key(block.freeze(draft, "draft"))
