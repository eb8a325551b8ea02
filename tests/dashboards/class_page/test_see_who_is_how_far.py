"""Learners and steps on one page: states, totals, who is here and who may want a hand."""

import datetime as dt
import re

import pytest
from django.core.cache import cache
from django.utils import timezone

from curriculum.models import Change
from dashboards.class_page.grid import done_by_step
from people.models import AuditEntry, Deed, Group, Membership, Role, User
from people.staffing import take_on
from progress import recording
from progress.models import Assignment, Enrolment, Requirement, StepRecord
from progress.obliging import settle_all
from quizzes.models import Attempt
from tests.dashboards.class_page.conftest import rows_of_grid, totals_of_grid, words_of
from tests.quizzes.factories import finish
from tests.quizzes.forms import wrong_form


def test_each_state_has_a_sign_and_a_word(leader, learner, outline, does, class_page):
    does(learner, 1)
    recording.open_step(Enrolment.objects.get(), outline.steps[1])
    html = leader.get(class_page).text
    assert rows_of_grid(html) == [["Lea Learner Here today", "Done", "Begun", "Not started", "Not started", "1 of 4"]]
    assert "sign--done" in html and "sign--started" in html and "sign--new" in html


def test_a_check_shows_the_best_score(leader, pupil, learner, quiz, does, class_page):
    does(learner, 3)
    pupil.post(f"/quizzes/start/{quiz.pk}/")
    assert "Answering" in rows_of_grid(leader.get(class_page).text)[0]
    finish(pupil, Attempt.objects.get(), wrong_form)
    assert "0 Handed in, not completed yet, 0 %" in rows_of_grid(leader.get(class_page).text)[0]
    pupil.post(f"/quizzes/start/{quiz.pk}/")
    finish(pupil, Attempt.objects.open().get())
    row = rows_of_grid(leader.get(class_page).text)[0]
    assert row[-2:] == ["100 Done, 100 %", "Finished"]


def test_where_learners_were_promised_no_score_there_is_none(leader, pupil, learner, quiz, does, class_page):
    quiz.feedback = "never"
    quiz.save_revision().publish()
    pupil.post(f"/quizzes/start/{quiz.pk}/")
    finish(pupil, Attempt.objects.get())
    assert rows_of_grid(leader.get(class_page).text)[0][4] == "Done"


def test_a_step_that_changed_is_asked_again_and_counted_so(leader, learner, outline, does, class_page):
    does(learner, 1)
    words = {"course_key": outline.key, "language": "en", "title": "Lesson one", "digest": "new", "version": "1.1"}
    Change.objects.create(
        page_key=outline.steps[0].key, kind="again", at=timezone.now() + dt.timedelta(seconds=5), **words
    )
    cache.clear()
    html = leader.get(class_page).text
    assert rows_of_grid(html)[0][1] == "Changed since it was done" and totals_of_grid(html)[0] == "0 of 1"


def test_another_task_counts_as_done_and_says_so(leader, learner, outline, does, class_page):
    does(learner, 1)
    StepRecord.objects.update(alternative=True)
    assert rows_of_grid(leader.get(class_page).text)[0][1] == "Did the other task"


def test_the_database_counts_what_standing_says(leader, learner, does, pupils, class_page):
    does(learner, 3)
    for number, person in enumerate(pupils(5)):
        does(person, number % 3)
    html = leader.get(class_page).text
    done = [sum(row[place] == "Done" for row in rows_of_grid(html)) for place in range(1, 5)]
    assert totals_of_grid(html)[:4] == [f"{number} of 6" for number in done]


def test_a_course_begun_anew_begins_with_nothing(leader, learner, outline, does, class_page):
    does(learner, 2)
    Enrolment.objects.create(learner=learner, course_key=outline.key, course_title=outline.title, cycle=2)
    html = leader.get(class_page).text
    assert rows_of_grid(html)[0][1] == "Not started" and totals_of_grid(html)[0] == "0 of 1"


def test_nobody_of_another_group_is_on_it(leader, client_of, stranger, learner, does, class_page):
    other = User.objects.create_user(display_name="Otto Other")
    Group.objects.get(name="9A").add(other)
    does(other, 2)
    does(learner, 1)
    html = leader.get(class_page).text
    assert "Otto" not in html and totals_of_grid(html)[1] == "0 of 1"


def test_who_is_here_today_is_named_and_counted(leader, learner, does, pupils, class_page):
    does(learner, 1)
    away = pupils(1)[0]
    does(away, 1)
    StepRecord.objects.filter(enrolment__learner=away).update(last_active_at=timezone.now() - dt.timedelta(days=2))
    html = words_of(leader.get(class_page).text)
    assert "Here today 1 of 2 Lea Learner" in html


def test_a_stopped_check_is_a_hint(leader, pupil, quiz, class_page):
    pupil.post(f"/quizzes/start/{quiz.pk}/")
    Attempt.objects.update(ends_at=timezone.now() - dt.timedelta(minutes=1))
    html = words_of(leader.get(class_page).text)
    assert "Lea Learner began “Final check”, and it stopped before it was handed in." in html


def test_a_check_left_open_another_day_is_a_hint(leader, pupil, quiz, class_page):
    pupil.post(f"/quizzes/start/{quiz.pk}/")
    assert "has not handed it in" not in leader.get(class_page).text
    Attempt.objects.update(started_at=timezone.now() - dt.timedelta(days=2))
    assert "has not handed it in yet." in words_of(leader.get(class_page).text)


def test_used_up_tries_are_a_hint(leader, pupil, quiz, class_page):
    quiz.attempts_allowed = 1
    quiz.save_revision().publish()
    pupil.post(f"/quizzes/start/{quiz.pk}/")
    finish(pupil, Attempt.objects.get(), wrong_form)
    html = words_of(leader.get(class_page).text)
    assert "Lea Learner has used every try at “Final check”." in html and "fail" not in html.lower()


def test_a_long_time_at_one_lesson_is_a_hint(leader, learner, outline, class_page):
    enrolment = recording.enrol(learner, outline)
    recording.open_step(enrolment, outline.steps[0])
    assert "minutes." not in words_of(leader.get(class_page).text)
    StepRecord.objects.update(active_seconds=41 * 60)
    assert f"has been at “{outline.steps[0].title}” for 41 minutes." in words_of(leader.get(class_page).text)


def test_a_week_away_is_a_hint_only_while_something_is_due(leader, learner, school_class, outline, does, class_page):
    does(learner, 1)
    StepRecord.objects.update(last_active_at=timezone.now() - dt.timedelta(days=9))
    assert "was last here" not in leader.get(class_page).text
    Assignment.objects.create(
        group=school_class, extent="course", course_key=outline.key, target_key=outline.key, due_on=timezone.localdate()
    )
    assert "was last here" in leader.get(class_page).text


def test_assigned_courses_come_before_those_begun(leader, learner, school_class, outline, class_page):
    assert "Nothing has begun yet" in leader.get(class_page).text
    Assignment.objects.create(
        group=school_class, extent="course", course_key=outline.key, target_key=outline.key, title="Small steps"
    )
    assert rows_of_grid(leader.get(class_page).text)[0][0] == "Lea Learner"


def test_one_module_can_be_shown_alone(leader, learner, outline, does, class_page):
    does(learner, 1)
    html = leader.get(f"{class_page}?course={outline.slug}&module={outline.modules[1].slug}").text
    assert len(rows_of_grid(html)[0]) == len(outline.modules[1].steps) + 2


@pytest.mark.parametrize("query", ["?course=nope", "?module=nope", "?page=99", "?page=x", "?course=%00"])
def test_what_is_not_there_leads_to_what_is(leader, learner, does, class_page, query):
    does(learner, 1)
    assert leader.get(class_page + query).status_code == 200


def test_a_name_is_text_and_may_be_in_any_script(leader, learner, does, class_page):
    User.objects.filter(pk=learner.pk).update(display_name="<b>ليلى ᐋᓂ</b>")
    does(learner, 1)
    html = leader.get(class_page).text
    assert "<b>ليلى" not in html and "&lt;b&gt;ليلى ᐋᓂ" in html


def test_looking_is_told_to_the_audit_log_once(leader, learner, does, class_page):
    does(learner, 1)
    for _turn in range(2):
        leader.get(class_page)
    assert AuditEntry.objects.filter(deed=Deed.LOOKED).count() == 1


# Many -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [30, 300])
def test_the_page_costs_the_same_however_many_learn(
    leader, does, pupils, class_page, number, django_assert_max_num_queries
):
    for person in pupils(number)[:20]:
        does(person, 2)
    leader.get(class_page)
    with django_assert_max_num_queries(12):
        html = leader.get(class_page).text
    assert len(rows_of_grid(html)) == min(50, number + 1) and totals_of_grid(html)[0] == f"20 of {number + 1}"


# Keeping itself up to date ------------------------------------------------------------------------------------------


@pytest.fixture
def htmx() -> dict:
    return {"HX-Request": "true"}


def asks(html: str) -> str:
    return re.search(r'hx-get="([^"]+)"', html)[1].replace("&amp;", "&")


def test_where_nothing_changed_nothing_is_sent(leader, learner, does, class_page, htmx):
    does(learner, 1)
    response = leader.get(class_page + asks(leader.get(class_page).text), headers=htmx)
    assert (response.status_code, response.content) == (204, b"")


def test_a_change_comes_as_the_part_that_changed(leader, learner, does, class_page, htmx):
    does(learner, 1)
    before = asks(leader.get(class_page).text)
    does(learner, 2)
    response = leader.get(class_page + before, headers=htmx)
    assert "2 of 4" in words_of(response.text) and "<html" not in response.text and asks(response.text) != before


def test_it_stands_still_for_whoever_wants_it_to(leader, learner, does, class_page):
    does(learner, 1)
    html = leader.get(f"{class_page}?still=1").text
    assert "hx-get" not in html and "Let it refresh itself" in html


def test_what_was_rushed_through_counts_for_a_team_as_it_does_for_its_people(
    client_of, company, learner, outline, does
):
    team = Group.objects.create(organisation=company, name="Nights")
    take_on(learner, company, team)
    does(learner, 1)
    Requirement.objects.create(
        organisation=company,
        course_key=outline.key,
        course_title=outline.title,
        starts_on=dt.date(2026, 1, 1),
        is_paced=True,
    )
    manager = User.objects.create_user(email="m@example.org", display_name="Mo")
    Membership.objects.create(user=manager, organisation=company, group=team, role=Role.LEADER)
    assert done_by_step(team, outline) == {outline.steps[0].key: 1}
    settle_all(company)
    assert done_by_step(team, outline) == {}
    html = client_of(manager).get(f"/groups/{team.pk}/").text
    assert rows_of_grid(html)[0][1] == "Begun" and totals_of_grid(html)[0] == "0 of 1"
    StepRecord.objects.update(active_seconds=60)
    assert done_by_step(team, outline) == {outline.steps[0].key: 1}
