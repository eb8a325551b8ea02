import pytest
from django.contrib.auth.models import AnonymousUser, Permission

from people.models import Group, Membership, Organisation, Role, User
from people.permissions import user_can_administer, user_can_enter_cms, user_can_lead, user_can_see

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(school) -> Organisation:
    board = Organisation.add_root(name="Board", kind=Organisation.Kind.BOARD)
    Organisation.objects.get(pk=school.pk).move(Organisation.objects.get(pk=board.pk), "sorted-child")
    return Organisation.objects.get(pk=board.pk)


@pytest.fixture
def administrator(board) -> User:
    user = User.objects.create_user(email="head@example.org", display_name="Hana Head")
    Membership.objects.create(user=user, organisation=board, role=Role.ADMINISTRATOR)
    return user


def test_a_teacher_sees_the_learners_of_her_class(teacher, learner, school_class):
    assert learner in User.objects.visible_to(teacher)
    assert user_can_see(teacher, learner) and user_can_lead(teacher, school_class)


def test_a_stranger_does_not_see_them(stranger, learner, school_class):
    assert learner not in User.objects.visible_to(stranger)
    assert not user_can_see(stranger, learner) and not user_can_lead(stranger, school_class)


def test_a_learner_sees_only_herself(learner, teacher, school_class):
    assert list(User.objects.visible_to(learner)) == [learner]
    assert user_can_see(learner, learner) and not user_can_lead(learner, school_class)


def test_a_teacher_does_not_see_another_class_of_her_school(teacher, school):
    other = Group.objects.create(organisation=school, name="8C")
    pupil = User.objects.create_user(display_name="Pim")
    other.add(pupil)
    assert not user_can_see(teacher, pupil) and not user_can_lead(teacher, other)


def test_an_administrator_leads_every_group_below_in_the_tree(administrator, school_class, learner):
    assert user_can_lead(administrator, school_class) and user_can_see(administrator, learner)


def test_an_administrator_sees_members_of_an_organisation_without_a_group(administrator, board):
    clerk = User.objects.create_user(display_name="Clem")
    Membership.objects.create(user=clerk, organisation=board, role=Role.LEARNER)
    assert user_can_see(administrator, clerk)


def test_an_administrator_of_a_school_does_not_reach_up_or_aside(school, board, learner):
    aside = board.add_child(name="Other School", kind=Organisation.Kind.SCHOOL)
    head = User.objects.create_user(display_name="Hugo")
    Membership.objects.create(user=head, organisation=school, role=Role.ADMINISTRATOR)
    assert user_can_administer(head, school)
    assert not user_can_administer(head, board) and not user_can_administer(head, aside)


def test_a_leader_of_a_group_is_no_administrator_of_its_organisation(teacher, school):
    assert not user_can_administer(teacher, school)


def test_an_editor_sees_no_learner_by_being_an_editor(db, learner, teacher):
    editor = User.objects.create_user(email="e@example.org")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert user_can_enter_cms(editor) and not user_can_see(editor, learner)


def test_learners_teachers_guests_and_visitors_do_not_enter_the_cms(learner, teacher, guest):
    assert not any(user_can_enter_cms(user) for user in (learner, teacher, guest, AnonymousUser()))


def test_a_deactivated_editor_does_not_enter_either(editor):
    editor.is_active = False
    assert not user_can_enter_cms(editor)


def test_visitors_lead_and_see_nobody(learner, school_class):
    assert not user_can_see(AnonymousUser(), learner) and not user_can_lead(AnonymousUser(), school_class)


def test_belonging_twice_shows_a_person_once(teacher, learner, school_class, school):
    second = Group.objects.create(organisation=school, name="Choir")
    for user, role in ((teacher, Role.LEADER), (learner, Role.LEARNER)):
        second.add(user, role)
    assert list(User.objects.visible_to(teacher).filter(pk=learner.pk)) == [learner]
    assert Group.objects.led_by(teacher).count() == 2


def test_people_see_the_organisations_they_belong_to_and_administer(
    administrator, learner, school_class, school, board
):
    assert [o.name for o in Organisation.objects.visible_to(learner)] == ["Cedar School"]
    assert [o.name for o in Organisation.objects.visible_to(administrator)] == ["Board", "Cedar School"]


def test_a_membership_names_its_groups_own_organisation(school_class, learner, stranger):
    elsewhere = stranger.memberships.get().organisation
    membership = Membership.objects.create(user=stranger, organisation=elsewhere, group=school_class, role=Role.LEARNER)
    assert membership.organisation == school_class.organisation


def test_joining_twice_is_as_good_as_once(school_class, learner):
    assert school_class.add(learner) == school_class.add(learner)


def test_visibility_is_one_query_after_the_tree_is_known(teacher, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        list(User.objects.visible_to(teacher))
