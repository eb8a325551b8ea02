"""Ordering: items to be put into the right order."""

import random
import re

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from quizzes.questions import HostileAnswer, NothingChosen
from quizzes.questions.base import StillArranging
from quizzes.questions.interactions import Ordering
from quizzes.questions.ordering import OrderingBlock
from tests.quizzes.factories import an_ordering, frozen, listed
from tests.quizzes.strategies import ordered, orderings


@pytest.fixture
def content():
    return frozen("ordering", an_ordering(items=4))


def ids_of(content) -> list[str]:
    return [item["id"] for item in content["items"]]


def in_places(content, *places: int) -> list[str]:
    """The ids of the items that belong in these places."""
    return [ids_of(content)[place - 1] for place in places]


def form(order: list[str], **more: str) -> QueryDict:
    data = QueryDict(mutable=True)
    data.setlist("answer", order)
    for name, value in more.items():
        data[f"answer-{name}"] = value
    return data


def read(content, data: QueryDict | dict) -> dict:
    return OrderingBlock.read_answer(content, data, "answer")


def after(content, order: list[str], move: str) -> list[str]:
    """The draft that a press leaves behind."""
    with pytest.raises(StillArranging) as still:
        read(content, form(order, move=move))
    return still.value.draft["order"]


# Grading


@pytest.mark.parametrize(
    ("places", "grade"),
    [((1, 2, 3, 4), 1), ((1, 2, 4, 3), 4 / 6), ((2, 1, 4, 3), 2 / 6), ((2, 3, 4, 1), 0), ((4, 3, 2, 1), 0)],
)
def test_every_two_items_in_their_order_count(content, places, grade):
    assert OrderingBlock.grade(content, {"order": in_places(content, *places)}) == pytest.approx(grade)


def test_no_answer_earns_nothing(content):
    assert OrderingBlock.grade(content, {}) == 0
    assert OrderingBlock.grade(content, {"order": ["gone", *ids_of(content)[1:]]}) == 0


@given(st.data(), orderings())
def test_only_the_right_order_earns_everything(data, content):
    answer = data.draw(ordered(content))
    grade = OrderingBlock.grade(content, answer)
    assert 0 <= grade <= 1
    assert (grade == 1) is (answer["order"] == ids_of(content))


@given(st.data(), orderings())
def test_names_and_words_of_items_change_no_grade(data, content):
    answer = data.draw(ordered(content))
    renamed = {**content, "items": [{"id": f"new-{item['id']}", "text": "Same"} for item in content["items"]]}
    order = [f"new-{id}" for id in answer["order"]]
    assert OrderingBlock.grade(content, answer) == OrderingBlock.grade(renamed, {"order": order})


# Reading a form


@given(st.data(), orderings())
def test_an_answer_comes_back_from_its_form(data, content):
    answer = data.draw(ordered(content))
    assert read(content, form(answer["order"], moved="yes")) == answer


def test_an_arrangement_that_nobody_touched_is_no_answer(content):
    for untouched in (form(ids_of(content)[::-1], moved=""), form(ids_of(content)[::-1]), QueryDict("go=stay")):
        with pytest.raises(NothingChosen, match="Move at least one of them first"):
            read(content, untouched)


@pytest.mark.parametrize(
    ("place", "direction", "then"),
    [(2, "up", (2, 1, 3, 4)), (2, "down", (1, 3, 2, 4)), (1, "up", (1, 2, 3, 4)), (4, "down", (1, 2, 3, 4))],
)
def test_a_press_moves_an_item_one_place_and_is_no_answer_yet(content, place, direction, then):
    move = f"{in_places(content, place)[0]}:{direction}"
    assert after(content, ids_of(content), move) == in_places(content, *then)


def test_what_a_press_left_behind_is_an_answer_once_it_is_sent(content):
    order = after(content, ids_of(content), f"{ids_of(content)[1]}:up")
    html = OrderingBlock.html(content, prefix="answer", answer={"order": order})
    assert 'name="answer-moved" value="yes"' in html
    assert [html.index(f'value="{id}"') for id in order] == sorted(html.index(f'value="{id}"') for id in order)


@pytest.mark.parametrize("move", ["gone:up", "up", "", ":", "\x00:up", "x" * 100_000, "<script>:down"])
def test_a_press_that_cannot_be_is_refused(content, move):
    with pytest.raises(HostileAnswer):
        read(content, form(ids_of(content), move=move, moved="yes"))


def test_an_item_cannot_be_moved_aside_or_twice_at_once(content):
    for sent in ("answer-move=%s:left", "answer-move=%s:up&answer-move=%s:down"):
        moves = QueryDict(sent.replace("%s", ids_of(content)[1]), mutable=True)
        moves.setlist("answer", ids_of(content))
        with pytest.raises(HostileAnswer):
            read(content, moves)


@pytest.mark.parametrize("change", [["gone"], ["\x00"], ["x" * 100_000], ["<script>"], []])
def test_an_order_of_other_items_is_refused(content, change):
    for order in (ids_of(content)[1:] + change, change):
        with pytest.raises(HostileAnswer):
            read(content, form(order, moved="yes"))


def test_an_item_in_the_place_of_another_is_refused(content):
    one, *others = ids_of(content)
    with pytest.raises(HostileAnswer):
        read(content, form([others[0], *others], moved="yes"))


# What is shown


@given(orderings(), st.randoms(), st.booleans())
def test_items_are_always_mixed_and_never_in_the_right_order(content, chance, shuffle):
    order = OrderingBlock.arrange(content, chance, shuffle)
    assert sorted(order) == sorted(ids_of(content)) and order != ids_of(content)
    assert [item["id"] for item in OrderingBlock.public(content, order)["items"]] == order


@given(orderings())
def test_in_practice_they_are_mixed_in_the_same_way_each_time(content):
    shown = OrderingBlock.public(content)["items"]
    assert shown == OrderingBlock.public(content)["items"]
    assert [item["id"] for item in shown] != ids_of(content)


def test_the_order_shown_does_not_follow_from_the_right_one():
    value = an_ordering(items=8)
    turned = {**value, "items": value["items"][::-1]}
    one, other = (frozen("ordering", items) for items in (value, turned))
    assert OrderingBlock.arrange(one, random.Random(5), True) == OrderingBlock.arrange(other, random.Random(5), True)


@pytest.mark.parametrize("order", [["gone"], [], None])
def test_a_stale_order_shows_every_item_and_never_the_key(content, order):
    shown = [item["id"] for item in OrderingBlock.public(content, order)["items"]]
    assert sorted(shown) == sorted(ids_of(content)) and shown != ids_of(content)


def test_before_feedback_there_are_items_and_nothing_else(content):
    public = OrderingBlock.public(content)
    assert set(public) == {"type", "prompt", "instruction", "items"}
    assert all(set(item) == {"id", "text"} for item in public["items"])
    for is_closed in (True, False):
        html = OrderingBlock.html(content, prefix="q", is_closed=is_closed)
        assert "KEY" not in html and "Place" not in html
        assert re.findall(r"(Deed \d)</", html) != ["Deed 1", "Deed 2", "Deed 3", "Deed 4"]


def test_every_button_says_what_it_moves(content):
    html = OrderingBlock.html(content, prefix="q")
    for id, number in zip(ids_of(content), range(1, 5), strict=True):
        assert f'name="q-move" value="{id}:up" formaction="#q-{id}"' in html
        assert f'aria-label="Move up: Deed {number}"' in html
        assert f'aria-label="Move down: Deed {number}"' in html
    assert html.count(" disabled") == 2
    assert 'name="q-moved" value=""' in html


def test_what_was_moved_stands_as_it_was_left(content):
    order = in_places(content, 4, 1, 3, 2)
    html = OrderingBlock.html(content, prefix="q", answer={"order": order}, order=ids_of(content)[::-1])
    places = [html.index(f"Deed {number}<") for number in (4, 1, 3, 2)]
    assert places == sorted(places)


def test_a_review_tells_each_items_place_and_where_it_belongs(content):
    answer = {"order": in_places(content, 1, 2, 4, 3)}
    feedback = OrderingBlock.feedback_for(content, answer)
    html = OrderingBlock.html(content, prefix="q", answer=answer, feedback=feedback, is_closed=True)
    assert "<button" not in html and "KEY for everyone" in html
    assert [html.count(words) for words in ("Your answer</span>", "Right answer</span>")] == [4, 4]
    assert [(remark.given, remark.wanted) for remark in feedback.remarks][2:] == [
        ("Place 4", "Place 3"),
        ("Place 3", "Place 4"),
    ]


def test_a_review_without_an_answer_shows_the_right_order(content):
    feedback = OrderingBlock.feedback_for(content, {})
    html = OrderingBlock.html(content, prefix="q", order=ids_of(content)[::-1], feedback=feedback, is_closed=True)
    places = [html.index(f"Deed {number}</p>") for number in range(1, 5)]
    assert places == sorted(places)


def test_it_is_described_in_words(content):
    feedback = OrderingBlock.feedback_for(content, {"order": in_places(content, 1, 2, 4, 3)})
    assert feedback.given_answer == "1. Deed 1 · 2. Deed 2 · 3. Deed 4 · 4. Deed 3"
    assert feedback.right_answer == "The right order is:\n1. Deed 1\n2. Deed 2\n3. Deed 3\n4. Deed 4"
    assert OrderingBlock.picks(content, {"order": in_places(content, 1, 2, 4, 3)}) == set(in_places(content, 1, 2))


def test_other_programs_are_told_the_items_in_the_right_order(content):
    assert OrderingBlock.interaction(content) == Ordering(("Deed 1", "Deed 2", "Deed 3", "Deed 4"))


# At the editor's desk


def test_freezing_gives_the_same_content_each_time():
    value = an_ordering()
    assert frozen("ordering", value) == frozen("ordering", value)


def test_items_keep_their_names_when_words_and_places_change():
    value = an_ordering()
    before = ids_of(frozen("ordering", value))
    value["items"][0]["value"] = "Other words"
    value["items"].reverse()
    assert ids_of(frozen("ordering", value)) == before[::-1]


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        (["One", "Two"], "Give from 3 to 8 items; there are 2."),
        ([f"Deed {at}" for at in range(9)], "Give from 3 to 8 items; there are 9."),
        (["One", "Two", " one"], "Two items say the same thing."),
    ],
)
def test_what_cannot_work_is_answered_with_a_sentence(items, sentence):
    block = OrderingBlock()
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python({**an_ordering(), "items": listed(items)}))
    assert sentence in str(refusal.value.as_json_data())


@pytest.mark.parametrize("items", [[], ["One"]])
def test_a_draft_may_be_incomplete_and_is_shown_as_far_as_it_goes(items):
    block = OrderingBlock()
    block.defer_required_validation()
    draft = block.clean(block.to_python({"prompt": "", "items": listed(items), "feedback": ""}))
    content = block.freeze(draft, "draft")
    assert "<fieldset" in OrderingBlock.html(content, prefix="q") + OrderingBlock.render_key(content)
