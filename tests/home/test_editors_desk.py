"""What editors and moderators may do besides pages."""

import pytest
from django.contrib.auth.models import Group

from home.desk import open_desk
from people.models import User


@pytest.fixture
def member_of(db):
    open_desk()

    def make(group: str) -> User:
        user = User.objects.create_user(email=f"{group.lower()}@example.org")
        user.groups.add(Group.objects.get(name=group))
        return user

    return make


@pytest.mark.parametrize("permission", ["curriculum.change_fact", "quizzes.add_question", "curriculum.add_helpservice"])
def test_an_editor_writes_registers_and_questions(member_of, permission):
    assert member_of("Editors").has_perm(permission)


def test_only_a_moderator_deletes_them(member_of):
    assert member_of("Moderators").has_perm("curriculum.delete_fact")
    assert not member_of("Editors").has_perm("curriculum.delete_fact")


def test_an_editor_writes_designs_and_a_moderator_publishes_them(member_of):
    assert member_of("Editors").has_perm("certificates.change_design")
    assert not User.objects.get(email="editors@example.org").has_perm("certificates.publish_design")
    assert member_of("Moderators").has_perm("certificates.publish_design")


def test_opening_the_desk_twice_changes_nothing(member_of):
    editor = member_of("Editors")
    before = editor.get_all_permissions()
    open_desk()
    assert User.objects.get(pk=editor.pk).get_all_permissions() == before


def test_a_learner_may_not(learner, member_of):
    assert not learner.has_perm("curriculum.change_fact")
