import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from curriculum.reviewing.workflow import TASKS
from people.demo import PASSWORD, REVIEWERS, make_demo_people
from people.models import Group, Organisation, User
from people.permissions import user_can_lead, user_can_see

pytestmark = pytest.mark.django_db


def test_every_demo_person_can_sign_in(client):
    for person in make_demo_people().values():
        client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
        assert client.session["_auth_user_id"] == str(person.pk)
        client.logout()


def test_the_manager_leads_the_learner_and_the_teacher_does_not():
    people = make_demo_people()
    assert user_can_see(people["manager"], people["learner"]) and not user_can_see(people["teacher"], people["learner"])
    assert user_can_lead(people["teacher"], Group.objects.get(name="8B"))


def test_editor_reviewer_and_admin_have_their_parts():
    people = make_demo_people()
    assert people["editor"].groups.get().name == "Editors"
    assert people["reviewer"].groups.filter(name="Moderators").exists()
    assert people["admin"].is_superuser and not people["learner"].is_superuser


def test_each_task_of_the_review_has_someone():
    people = make_demo_people()
    assert {name for part in REVIEWERS for name in people[part].groups.values_list("name", flat=True)} >= set(
        TASKS.values()
    )


def test_twice_is_as_good_as_once():
    def count() -> tuple[int, ...]:
        make_demo_people()
        return User.objects.count(), Organisation.objects.count(), Group.objects.count()

    assert count() == count()


def test_they_are_never_made_where_the_settings_forbid_it(settings):
    settings.DEMO_PEOPLE_ALLOWED = False
    with pytest.raises(CommandError, match="production"):
        call_command("load_demo")
    assert not User.objects.exists()


def test_they_are_not_made_beside_real_people_unless_asked(learner):
    call_command("load_demo", "--if-empty")
    assert User.objects.count() == 1
