"""Nothing that tells right from wrong reaches the browser while an attempt is open."""

import re

import pytest

from quizzes.models import Attempt
from quizzes.questions import type_of
from tests.quizzes.factories import number_of
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
    for number in range(1, len(attempt.items) + 1):
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


def test_nothing_is_sent_where_parts_are_placed_either(client, placing, attempt):
    for response in responses(client, placing, attempt):
        assert secrets_in(response.content.decode()) == set(), response.request["PATH_INFO"]
    assert {attempt.kind(number).type for number in (1, 2, 3)} == {"matching", "ordering", "sorting"}


def test_options_are_sent_under_names_that_are_not_the_editors(client, attempt, single):
    number = number_of(attempt, single)
    html = client.get(f"/quizzes/{attempt.pk}/{number}/").content.decode()
    stored = [str(option.id) for option in single.body[0].value["options"].bound_blocks]
    assert all(option["id"] in html for option in attempt.question(number)["options"])
    assert not any(id in html for id in stored)
    assert single.lasting_id not in html


@pytest.mark.parametrize("name", ["single", "multiple", "statement", "matching", "ordering", "sorting"])
def test_the_public_part_of_a_question_has_only_known_fields(name, request):
    content = request.getfixturevalue(name).frozen()
    public = type_of(content).public(content)
    parts = [part for name in ("options", "items", "choices") for part in public.get(name, [])]
    assert set(public) <= {"type", "prompt", "instruction", "options", "items", "choices"}
    assert all(set(part) == {"id", "text"} for part in parts)
