"""A leader gives one learner the other task, in two clicks, and marks it as done."""

import pytest
from django.utils import timezone

from curriculum.outline import outline_of
from people.models import AuditEntry, Deed, User
from progress import recording
from progress.models import StepAway, StepRecord
from tests.dashboards.assigning.conftest import main_of
from tests.progress.assignments import assign


@pytest.fixture
def outline(small, school_class, teacher):
    assign(school_class, small, by=teacher)
    return outline_of(small)


@pytest.fixture
def page(school_class, learner) -> str:
    return f"/groups/{school_class.pk}/learners/{learner.pk}/step-away/"


@pytest.fixture
def press(leader, page, outline):
    """A function: press a button about a step or module, and read the page that comes."""

    def send(go: str, key, **more) -> str:
        return main_of(leader.post(page, {"course": outline.key, "what": key, "go": go} | more, follow=True).text)

    return send


def test_from_the_list_of_learners_to_the_step(leader, school_class, page, outline):
    assert f'href="{page}"' in leader.get(f"/groups/{school_class.pk}/step-away/").text
    html = main_of(leader.get(page).text)
    assert "Another task for Lea Learner" in html and html.count("Give another task") == 3


def test_given_done_unmarked_and_taken_back(press, outline):
    step = outline.steps[0].key
    assert "other task given" in press("give", step)
    assert "other task done" in press("done", step)
    assert StepRecord.objects.get().alternative
    assert "other task given" in press("reopen", step)
    assert "other task given" not in press("take-back", step)
    assert not StepAway.objects.exists()


def test_all_of_a_module_at_once(press, outline):
    press("give", outline.modules[0].key)
    assert set(StepAway.objects.values_list("step_key", flat=True)) == {step.key for step in outline.steps[:2]}


def test_pressed_twice_is_as_good_as_once(press, outline):
    for go in ("give", "give", "done", "done"):
        press(go, outline.steps[0].key)
    assert StepAway.objects.count() == StepRecord.objects.done().count() == 1


def test_marked_in_a_tab_that_is_behind(press, outline):
    press("give", outline.steps[0].key)
    press("take-back", outline.steps[0].key)
    assert "was taken back meanwhile" in press("done", outline.steps[0].key)
    assert not StepRecord.objects.exists()


def test_what_is_complete_stays_so(press, outline, learner):
    enrolment = recording.enrol(learner, outline)
    for step in outline.steps[1:]:
        recording.mark_done(enrolment, step, outline)
    press("give", outline.steps[0].key)
    assert "Not done yet" not in press("done", outline.steps[0].key)
    assert "so it stays done" in press("reopen", outline.steps[0].key)


@pytest.mark.parametrize("go", ["", "explode"])
def test_a_button_that_is_none_changes_nothing_and_says_so(press, outline, go):
    assert "Nothing was changed." in press(go, outline.steps[0].key)
    assert "Nothing was changed." in press("done", outline.modules[0].key)
    assert not StepAway.objects.exists()


@pytest.mark.parametrize("data", [{}, {"what": "x"}, {"course": "5f0e1d5e-0000-4000-8000-000000000000"}])
def test_what_is_not_there_is_not_found(leader, page, outline, data):
    sent = {"go": "give", "course": outline.key, "what": outline.key} | data
    assert leader.post(page, sent).status_code == 404


def test_nobody_else_may(outsider, page, school_class, outline):
    data = {"go": "give", "course": outline.key, "what": outline.steps[0].key}
    assert outsider.get(page).status_code == outsider.post(page, data).status_code == 404
    assert outsider.get(f"/groups/{school_class.pk}/step-away/").status_code == 404
    assert not StepAway.objects.exists()


def test_not_for_the_learners_of_others(leader, school_class, outline, stranger, teacher):
    pupil = User.objects.create_user(display_name="Pim")
    stranger.memberships.get().group.add(pupil)
    data = {"go": "give", "course": outline.key, "what": outline.steps[0].key}
    for person in (pupil, teacher):
        page = f"/groups/{school_class.pk}/learners/{person.pk}/step-away/"
        assert leader.get(page).status_code == leader.post(page, data).status_code == 404


def test_an_archived_class_is_there_to_be_read(leader, page, press, outline, school_class):
    press("give", outline.steps[0].key)
    school_class.archived_at = timezone.now()
    school_class.save()
    html = main_of(leader.get(page).text)
    assert "other task given" in html and "<form" not in html
    press("take-back", outline.steps[0].key)
    assert StepAway.objects.count() == 1


def test_a_look_is_told_once(leader, page, outline, learner, monkeypatch):
    monkeypatch.undo()  # the log has a clock of its own
    for _ in range(2):
        leader.get(page)
    assert AuditEntry.objects.filter(deed=Deed.LOOKED, learner_number=learner.pk).count() == 1


def test_no_title_holds_a_name(leader, page, outline):
    assert "Lea" not in leader.get(page).text.partition("<title>")[2].partition("</title>")[0]


@pytest.mark.parametrize("number", [1, 60])
def test_the_pages_cost_the_same_for_many(leader, page, school_class, outline, number, django_assert_max_num_queries):
    for index in range(number):
        school_class.add(User.objects.create_user(display_name=f"Pupil {index}"))
    for address in (page, f"/groups/{school_class.pk}/step-away/"):
        leader.get(address)
        with django_assert_max_num_queries(12):
            assert leader.get(address).status_code == 200
