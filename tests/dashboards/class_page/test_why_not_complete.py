"""One learner: what is done, when, and what is missing."""

import pytest

from people.models import AuditEntry, Deed, User
from quizzes.models import Attempt
from tests.dashboards.class_page.conftest import words_of
from tests.quizzes.factories import finish


@pytest.fixture
def page_of(class_page, learner) -> str:
    return f"{class_page}learners/{learner.pk}/steps/"


def test_it_says_what_is_missing_and_what_is_done(leader, learner, outline, does, page_of):
    does(learner, 2)
    html = words_of(leader.get(page_of).text)
    assert "Why Small Steps is not complete" in html
    assert f"“{outline.steps[2].title}” is still to be read." in html
    assert "The quiz “Final check” is still to be passed." in html


def test_a_complete_course_says_so(leader, pupil, learner, quiz, does, page_of):
    does(learner, 3)
    pupil.post(f"/quizzes/start/{quiz.pk}/")
    finish(pupil, Attempt.objects.get())
    html = words_of(leader.get(page_of).text)
    assert "Small Steps is complete" in html and "100 %" in html and "still to be" not in html


def test_before_anything_has_begun_it_says_so(leader, page_of):
    assert "Nothing has begun yet" in leader.get(page_of).text


def test_only_a_learner_of_this_very_group_has_a_page(leader, teacher, stranger, class_page, does, learner):
    does(learner, 1)
    for other in (teacher.pk, stranger.pk, 987654):
        assert leader.get(f"{class_page}learners/{other}/steps/").status_code == 404


def test_neither_address_nor_title_names_the_learner(leader, learner, does, page_of):
    does(learner, 1)
    title = leader.get(page_of).text.partition("<title>")[2].partition("</title>")[0]
    assert "Lea" not in title and "Lea" not in page_of


def test_looking_at_someone_is_told_to_the_audit_log(leader, learner, does, page_of):
    leader.get(page_of)
    assert AuditEntry.objects.get(deed=Deed.LOOKED).learner_number == learner.pk


def test_it_costs_few_queries(leader, learner, does, page_of, django_assert_max_num_queries):
    does(learner, 2)
    leader.get(page_of)
    with django_assert_max_num_queries(12):
        leader.get(page_of)


def test_a_name_is_text(leader, learner, does, page_of):
    User.objects.filter(pk=learner.pk).update(display_name="<script>x</script>")
    assert "<script>x" not in leader.get(page_of).text
