"""Knowledge checks in lessons: answered at once, never graded."""

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from tests.quizzes.factories import right_ids, wrong_ids


@pytest.mark.parametrize("name", ["single", "multiple", "statement"])
def test_a_question_to_practise_gives_away_nothing(name, request):
    html = request.getfixturevalue(name).practice_html("check")
    assert "KEY" not in html
    assert "correct" not in html
    assert 'name="check"' in html


def test_an_answer_brings_its_feedback_and_the_right_answer_in_words(single):
    html = single.practice_html("check", {"options": wrong_ids(single)[:1]})
    assert "KEY why other 2" in html
    assert "KEY why other 3" not in html
    assert "KEY for everyone" in html
    assert "The right answer is: Option 1" in html
    assert "Let’s look again." in html


def test_a_right_answer_is_affirmed(statement):
    html = statement.practice_html("check", {"value": True})
    assert "That’s right." in html
    assert "KEY it takes courage" in html


def test_an_answer_is_read_from_a_form(multiple):
    ids = right_ids(multiple)
    data = QueryDict("&".join(f"check={id}" for id in ids))
    assert multiple.read_answer(data, "check") == {"options": sorted(ids)}


@pytest.mark.parametrize("name", ["single", "multiple", "statement"])
@pytest.mark.parametrize("sent", ["", "check=<script>", "check=a&check=b", "check=%00", "check=" + "x" * 10_000])
def test_empty_and_hostile_answers_get_a_sentence(name, sent, request):
    with pytest.raises(ValidationError) as refusal:
        request.getfixturevalue(name).read_answer(QueryDict(sent), "check")
    assert refusal.value.messages[0].endswith(".")


def test_wording_that_holds_markup_is_harmless(single):
    single.body[0].value["prompt"].source = '<p onclick="x()">Hi<script>alert(1)</script></p>'
    single.body[0].value["options"][0]["text"] = "<img src=x onerror=alert(1)>"
    html = single.practice_html("check")
    assert "<script" not in html
    assert "onclick" not in html
    assert "<img" not in html
