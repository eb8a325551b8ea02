"""Nothing that tells right from wrong reaches the browser while an attempt is open."""

import copy
import random
import re

import pytest

from quizzes.models import Attempt, Layout, Release
from quizzes.questions import TYPES, Content, type_of
from tests.quizzes.factories import EVERY_KIND, an_ordering, frozen, number_of
from tests.quizzes.forms import wrong_form

SECRETS = re.compile(r"KEY |correct|is_right|right answer|fraction|remark|verdict|feedback|score", re.IGNORECASE)
STYLES = re.compile(r"question__feedback|notice--good")


def secrets_in(html: str) -> set[str]:
    """The secret words of a page, apart from the one word of the site's own markup that looks like one."""
    return set(SECRETS.findall(STYLES.sub("", html)))


def responses(client, quiz, attempt):
    """Everything a learner can make the server say during an attempt."""
    yield client.get(quiz.url)
    yield client.get("/learning/")
    yield client.get(f"/quizzes/{attempt.pk}/all/")
    for number in attempt.numbers:
        address = f"/quizzes/{attempt.pk}/{number}/"
        yield client.get(address)
        yield client.post(address, {**wrong_form(attempt, number), "go": "stay"})
        yield client.post(address, {**wrong_form(attempt, number), "go": "finish"}, follow=True)
        yield client.post(address, {"answer": "no such option"})
        yield client.get(address, headers={"Accept": "application/json", "HX-Request": "true"})
    yield client.get(f"/quizzes/{attempt.pk}/finish/")
    yield client.get(f"/quizzes/{attempt.pk}/review/", follow=True)
    yield client.get(f"/quizzes/{attempt.pk}/submit/")


def test_no_answer_feedback_or_score_is_sent_during_an_attempt(client, quiz, attempt):
    for response in responses(client, quiz, attempt):
        assert secrets_in(response.content.decode()) == set(), response.request["PATH_INFO"]
    assert Attempt.objects.get().is_open


@pytest.mark.parametrize("feedback", Release.values)
@pytest.mark.parametrize("layout", Layout.values)
def test_no_type_gives_anything_away_under_any_rule(client, every_kind, feedback, layout):
    every_kind.feedback, every_kind.layout = feedback, layout
    every_kind.save_revision().publish()
    client.post(f"/quizzes/start/{every_kind.pk}/")
    attempt = Attempt.objects.get()
    assert {attempt.kind(number).type for number in attempt.numbers} == set(TYPES)
    for response in responses(client, every_kind, attempt):
        html = response.content.decode().replace("There is no score to see", "")
        assert secrets_in(html) | ({"47.25"} & set(re.findall(r"[\d.]+", html))) == set(), response.request["PATH_INFO"]


def turned(content: Content) -> Content:
    """The same question with another key: what was right no longer is, and nothing else has changed."""
    content = copy.deepcopy(content)
    TURNS[content["type"]](content)
    return content


def flip(name: str, list_name: str):
    def turn(content: Content) -> None:
        for part in content[list_name]:
            part[name] = not part[name]

    return turn


def rotate(name: str, list_name: str):
    def turn(content: Content) -> None:
        values = [part[name] for part in content[list_name]]
        for part, value in zip(content[list_name], values[1:] + values[:1], strict=True):
            part[name] = value

    return turn


def turn_gaps(content: Content) -> None:
    for gap in content["gaps"]:
        gap["options"].append(gap["options"].pop(0))
        gap["right"] = gap["options"][0]["id"]


TURNS = {
    "single_choice": rotate("correct", "options"),
    "multiple_choice": flip("correct", "options"),
    "true_false": lambda content: content.update(answer=not content["answer"]),
    "matching": rotate("wanted", "items"),
    "ordering": lambda content: content["items"].reverse(),
    "sorting": rotate("wanted", "items"),
    "gap_choice": turn_gaps,
    "short_text": lambda content: content.update(accepted=["another word"]),
    "number": lambda content: content.update(value=1.5),
    "hot_text": flip("second_look", "parts"),
    "conversation": flip("second_look", "parts"),
    "what_would_you_do": rotate("safety", "options"),
    "rating": lambda content: content.update(feedback="KEY another"),
}


@pytest.mark.parametrize("kind", TYPES)
def test_a_question_looks_the_same_whatever_its_key(kind):
    content = frozen(kind, EVERY_KIND[kind]())
    other, block = turned(content), TYPES[kind]
    assert other != content
    order = block.arrange(content, random.Random(3), shuffle=True)
    assert sorted(block.arrange(other, random.Random(3), shuffle=True)) == sorted(order)
    assert block.html(content, prefix="answer", order=order) == block.html(other, prefix="answer", order=order)


@pytest.mark.parametrize("kind", [kind for kind in TYPES if kind != "ordering"])
def test_the_order_of_parts_does_not_tell_the_key(kind):
    content, block = frozen(kind, EVERY_KIND[kind]()), TYPES[kind]
    orders = [block.arrange(content, random.Random(seed), shuffle=True) for seed in range(20)]
    assert [block.arrange(turned(content), random.Random(seed), shuffle=True) for seed in range(20)] == orders


def test_an_ordering_may_start_with_any_item():
    """It is never shown as it should be, which says no more than that."""
    content, block = frozen("ordering", an_ordering()), TYPES["ordering"]
    orders = [block.arrange(content, random.Random(seed), shuffle=True) for seed in range(200)]
    assert {order[0] for order in orders} == {item["id"] for item in content["items"]}
    assert block.right_order(content) not in orders


def test_print_and_practice_give_nothing_away_either(every_kind):
    for child in every_kind.questions:
        content = child.block.freeze(child.value, str(child.id))
        assert secrets_in(child.block.html(content, prefix="check")) == set()


def test_options_are_sent_under_names_that_are_not_the_editors(client, attempt, single):
    number = number_of(attempt, single)
    html = client.get(f"/quizzes/{attempt.pk}/{number}/").content.decode()
    stored = [str(option.id) for option in single.body[0].value["options"].bound_blocks]
    assert all(option["id"] in html for option in attempt.question(number)["options"])
    assert not any(id in html for id in stored)
    assert single.lasting_id not in html


SECRET_FIELDS = {
    "accepted",
    "correct",
    "feedback",
    "right",
    "safety",
    "second_look",
    "tolerance",
    "value",
    "wanted",
    "why",
}


def fields_in(value) -> set[str]:
    """The names of all fields, however deep."""
    if isinstance(value, dict):
        return set(value) | {name for part in value.values() for name in fields_in(part)}
    return {name for part in value for name in fields_in(part)} if isinstance(value, list | tuple) else set()


@pytest.mark.parametrize("kind", TYPES)
def test_the_public_part_of_a_question_has_no_field_of_its_key(kind):
    content = frozen(kind, EVERY_KIND[kind]())
    assert fields_in(content) & SECRET_FIELDS
    assert fields_in(type_of(content).public(content)) & SECRET_FIELDS == set()
