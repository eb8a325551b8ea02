import pytest

from people.models import Group, Membership, Organisation, Role, User
from tests.courses import build_home

pytestmark = pytest.mark.django_db
ORGANISATIONS, ROLES, USERS = "/cms/people/organisations/", "/cms/people/memberships/", "/cms/users/"


@pytest.fixture
def desk(client_of, editor):
    build_home()
    return client_of(editor)


def organisation(name: str, parent: Organisation | None = None) -> dict:
    return {
        "name": name,
        "kind": "school",
        "region": "CA-ON",
        "time_zone": "America/Toronto",
        "parent": parent.pk if parent else "",
    }


def tree() -> list[tuple[int, str]]:
    return [(node.depth, node.name) for node in Organisation.objects.all()]


def test_an_organisation_can_be_added_at_the_top_and_below_another(desk):
    desk.post(f"{ORGANISATIONS}new/", organisation("Board"))
    desk.post(f"{ORGANISATIONS}new/", organisation("School", Organisation.objects.get()))
    assert tree() == [(1, "Board"), (2, "School")]


def test_an_organisation_can_be_moved_below_another_and_out_again(desk):
    for name in ("Board", "School"):
        desk.post(f"{ORGANISATIONS}new/", organisation(name))
    board, school = Organisation.objects.all()
    desk.post(f"{ORGANISATIONS}edit/{school.pk}/", organisation("School", board))
    assert tree() == [(1, "Board"), (2, "School")]
    desk.post(f"{ORGANISATIONS}edit/{school.pk}/", organisation("A School"))
    assert tree() == [(1, "A School"), (1, "Board")]


@pytest.mark.parametrize("name", ["Zebra", "Aardvark", "Board"])
def test_a_new_name_keeps_the_order_and_the_tree(desk, name):
    for each in ("Board", "Canal"):
        desk.post(f"{ORGANISATIONS}new/", organisation(each))
    board = Organisation.objects.get(name="Board")
    desk.post(f"{ORGANISATIONS}edit/{board.pk}/", organisation(name))
    assert [at for _, at in tree()] == sorted([name, "Canal"]) and Organisation.find_problems() == ([], [], [], [], [])


def test_nothing_can_be_part_of_itself(desk):
    board = Organisation.add_root(name="Board", kind="board")
    child = board.add_child(name="School", kind="school")
    answer = desk.post(f"{ORGANISATIONS}edit/{board.pk}/", organisation("Board", child))
    assert answer.status_code == 200 and tree() == [(1, "Board"), (2, "School")]


def test_an_unknown_time_zone_is_refused_with_a_sentence(desk):
    answer = desk.post(f"{ORGANISATIONS}new/", {**organisation("Board"), "time_zone": "Mars/Base"})
    assert "is not the name of a time zone" in answer.content.decode() and tree() == []


@pytest.mark.parametrize("address", [ORGANISATIONS, "/cms/people/groups/", ROLES, USERS])
def test_the_lists_show(desk, school_class, teacher, address):
    assert desk.get(address).status_code == 200


def test_a_role_is_given_by_address(desk, school_class, learner):
    data = {"person": " Learner@EXAMPLE.org", "organisation": school_class.organisation.pk, "role": "administrator"}
    desk.post(f"{ROLES}new/", data)
    assert Membership.objects.filter(user=learner, group=None, role=Role.ADMINISTRATOR).count() == 1


def test_an_unknown_address_is_answered_with_a_sentence(desk, school):
    page = desk.post(f"{ROLES}new/", {"person": "who@example.org", "organisation": school.pk, "role": "leader"})
    assert "Nobody here has the address who@example.org" in page.content.decode()


def test_the_same_role_twice_is_answered_with_a_sentence(desk, school_class, teacher):
    data = {
        "person": teacher.email,
        "organisation": school_class.organisation.pk,
        "group": school_class.pk,
        "role": "leader",
    }
    assert desk.post(f"{ROLES}new/", data).status_code == 200
    assert Membership.objects.filter(user=teacher).count() == 1


def test_a_group_of_another_organisation_is_refused(desk, school_class, learner):
    other = Organisation.add_root(name="Other", kind="school")
    data = {"person": learner.email, "organisation": other.pk, "group": school_class.pk, "role": "leader"}
    assert "belongs to another organisation" in desk.post(f"{ROLES}new/", data).content.decode()


def test_a_person_can_be_added_without_address_or_password(desk):
    desk.post(f"{USERS}new/", {"display_name": "Noor", "language": "en", "email": ""})
    assert User.objects.get(display_name="Noor").email is None


def test_a_person_can_be_changed_and_given_a_role_at_the_desk(desk, learner):
    data = {"display_name": "Lea L.", "email": "LEA@example.org", "language": "fr", "is_active": "on"}
    desk.post(f"{USERS}edit/{learner.pk}/", data)
    learner.refresh_from_db()
    assert (learner.display_name, learner.email, learner.language) == ("Lea L.", "lea@example.org", "fr")


def test_a_taken_address_in_other_capitals_is_refused(desk, learner):
    data = {"display_name": "Two", "email": "LEARNER@example.org", "language": "en"}
    assert desk.post(f"{USERS}new/", data).status_code == 200
    assert User.objects.accounts().count() == 2


def test_people_are_told_apart_by_address_not_by_handle(desk, learner):
    page = desk.get(f"{USERS}results/").content.decode()
    assert learner.email in page and learner.username not in page


def test_the_list_says_what_kind_an_organisation_is(desk, school):
    page = desk.get(f"{ORGANISATIONS}results/").content.decode()
    assert "Kind" in page and "School" in page and "method" not in page


def test_the_desk_greets_by_name(desk, editor):
    assert editor.username not in desk.get("/cms/").content.decode()


def test_guests_are_not_listed(desk, guest):
    assert "Guest" not in desk.get(f"{USERS}results/").content.decode()


def test_an_editors_own_settings_ask_for_one_name(desk, editor):
    page = desk.get("/cms/account/").content.decode()
    assert "display_name" in page and "first_name" not in page and "new_password" not in page


def test_an_organisation_with_groups_is_kept_with_a_sentence(desk, school_class):
    answer = desk.post(f"{ORGANISATIONS}delete/{school_class.organisation.pk}/", follow=True)
    assert "still belong to it" in answer.content.decode()
    assert Group.objects.filter(pk=school_class.pk).exists()
