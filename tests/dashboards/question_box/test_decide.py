"""Whether there is a box: paper unless an administrator has named who reads it, and a leader has opened it."""

import pytest
from django.utils import timezone

from dashboards.models import BoxAnswer, BoxRules, QuestionBox
from dashboards.question_box.staff import staff_of
from people.models import AuditEntry, Deed, Group, Membership, Organisation, Role, User
from tests.courses import build_course
from tests.dashboards.question_box.conftest import main_of


@pytest.fixture
def settings_page(school) -> str:
    return f"/groups/organisations/{school.pk}/settings/question-box/"


def filled(monitor, **more) -> dict:
    return {"is_on": "on", "monitor": monitor.pk if monitor else "", "hours": "At noon", "days_kept": 14, **more}


def test_paper_is_the_way_until_an_administrator_decides_otherwise(leader, pupil, head, home, ask, school_class):
    build_course()
    page = main_of(leader.get(home))
    assert "A box of paper is the usual way" in page and f"/groups/{school_class.pk}/teaching/small-steps/" in page
    assert "An administrator of Cedar School can turn it on" in page and "Open the box" not in page
    assert "Question boxes of Cedar School" in main_of(head.get(home))
    closed = main_of(pupil.get(ask))
    assert "put a slip into the paper box" in closed and "<textarea" not in closed and 'id="someone-now"' in closed
    assert ask not in pupil.get("/learning/").text


def test_from_naming_a_reader_to_an_open_box_and_off_again(
    leader, pupil, head, home, ask, settings_page, monitor, school_class, write
):
    saved = head.post(settings_page, filled(monitor), follow=True)
    assert "Saved. Leaders can open" in saved.text and "Read by Mona Monitor" in saved.text
    assert "<textarea" not in pupil.get(ask).text and ask not in pupil.get("/learning/").text
    for _press in range(2):
        assert "The box is open" in leader.post(f"{home}open/", {"go": "open"}, follow=True).text
    assert "Mona Monitor" in main_of(pupil.get(ask)) and f'href="{ask}"' in pupil.get("/learning/").text

    entry = write()
    head.post(settings_page, {"monitor": monitor.pk, "hours": "At noon", "days_kept": 14})
    assert pupil.post(ask, {"text": "Too late?"}).status_code == 422 and school_class.box_entries.count() == 1
    assert f'href="{ask}"' not in pupil.get("/learning/").text
    BoxAnswer.objects.create(group=school_class, question="Q", answer="A")
    assert "Answers to questions: 8B" in pupil.get("/learning/").text
    assert entry.text in leader.get(f"{home}read/").text  # what is there can still be read

    deeds = AuditEntry.objects.order_by("pk").values_list("deed", "detail")
    assert [deed for deed, _detail in deeds][:2] == [Deed.CHANGED_ORGANISATION, Deed.CHANGED_SETTINGS]
    assert deeds[0][1] == "question_box=True, monitor=Mona Monitor, days=14" and deeds.count() == 4


def test_closing_takes_nothing_out(leader, pupil, home, ask, box, write):
    entry = write()
    for _press in range(2):
        leader.post(f"{home}open/", {"go": "close"})
    assert not QuestionBox.objects.exists() and "<textarea" not in pupil.get(ask).text
    assert entry.text in leader.get(f"{home}read/").text
    leader.post(f"{home}open/", {"go": "dance"})
    assert AuditEntry.objects.filter(deed=Deed.CHANGED_SETTINGS).count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"monitor": ""}, "Without someone who reads it"),
        ({"hours": " \u200b "}, "Learners have to know when"),
        ({"days_kept": "0"}, "greater than or equal to 1"),
        ({"days_kept": "61"}, "less than or equal to 60"),
        ({"days_kept": ""}, "This field is required"),
    ],
)
def test_what_makes_a_box_unsafe_is_refused_and_kept_in_the_form(head, settings_page, monitor, wrong, sentence):
    answer = head.post(settings_page, {**filled(monitor, hours="Tuesdays"), **wrong})
    assert answer.status_code == 422 and sentence in answer.text and "checked" in answer.text
    assert ("Tuesdays" in answer.text) or "hours" in wrong
    assert not BoxRules.objects.exists()


def test_only_leaders_and_administrators_can_be_named(head, settings_page, school, monitor, teacher, learner, stranger):
    board = Organisation.add_root(name="Board", kind=Organisation.Kind.BOARD)
    school.refresh_from_db()
    school.move(board, "sorted-child")
    school.refresh_from_db()
    chief = User.objects.create_user(display_name="Bo Board")
    Membership.objects.create(user=chief, organisation=board, role=Role.ADMINISTRATOR)
    head_of_school = User.objects.get(display_name="Hana Head")
    assert set(staff_of(school)) == {monitor, teacher, chief, head_of_school}
    for wrong in (learner, stranger):
        assert head.post(settings_page, filled(wrong)).status_code == 422
    assert not BoxRules.objects.exists()
    rules = BoxRules.objects.create(organisation=school, is_on=True, monitor=chief, hours="Noon")
    assert list(BoxRules.objects.attended()) == [rules]


def test_a_box_nobody_reads_takes_no_questions(leader, pupil, ask, home, box, monitor):
    assert "<textarea" in pupil.get(ask).text
    Membership.objects.filter(user=monitor).delete()
    assert "<textarea" not in pupil.get(ask).text and ask not in pupil.get("/learning/").text
    assert pupil.post(ask, {"text": "Hello?"}).status_code == 422
    assert "An administrator has to name someone else" in leader.get(home).text
    monitor.delete()
    assert "The box is closed" in leader.get(home).text


def test_a_shorter_time_holds_for_what_is_there_and_a_longer_one_does_not(head, settings_page, rules, write, monitor):
    entry = write(days_ago=3)
    told = entry.vanishes_at
    head.post(settings_page, filled(monitor, days_kept=60))
    entry.refresh_from_db()
    assert entry.vanishes_at == told
    head.post(settings_page, filled(monitor, days_kept=2))
    entry.refresh_from_db()
    assert entry.vanishes_at < timezone.now()


def test_settings_are_for_the_administrators_of_this_organisation(outsider, leader, client, settings_page, monitor):
    for other in (outsider, leader):
        assert other.get(settings_page).status_code == other.post(settings_page, filled(monitor)).status_code == 404
    assert client.get(settings_page).url.startswith("/accounts/login/")
    assert not BoxRules.objects.exists()


def test_a_team_has_one_too(team, client_of):
    group, manager = team
    leader = User.objects.get(display_name="Mara Manager")
    BoxRules.objects.create(organisation=group.organisation, is_on=True, monitor=leader, hours="Mondays")
    manager.post(f"/groups/{group.pk}/questions/open/", {"go": "open"})
    person = User.objects.create_user(display_name="Wim")
    Group.objects.get(pk=group.pk).add(person)
    page = main_of(client_of(person).get(f"/groups/ask/{group.pk}/"))
    assert "Nobody else in your team sees who wrote it" in page and page.count("Mara Manager") == 1
