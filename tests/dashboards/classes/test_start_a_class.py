"""A teacher makes a class: her first with her school, the next ones where she is already."""

import pytest
from django.test import Client

from people.choices import Joining
from people.models import AuditEntry, Deed, Group, Membership, Organisation, Role, User

FIRST = {
    "name": " 8B ",
    "school": "Birch  School",
    "region": "GB",
    "grade_band": "7-8",
    "joining": "names",
    "card_language": "en",
}


@pytest.fixture
def newcomer(client_of, db) -> Client:
    return client_of(User.objects.create_user(email="new@example.org", display_name="Nia New"))


def without_school(**changes) -> dict:
    return {name: value for name, value in FIRST.items() if name not in ("school", "region")} | changes


def test_the_first_class_comes_with_its_school(newcomer):
    response = newcomer.post("/groups/new/", FIRST)
    group = Group.objects.get()
    assert response.url == f"/groups/{group.pk}/joining/"
    assert (group.name, group.grade_band, group.joining) == ("8B", "7-8", Joining.NAMES)
    school = group.organisation
    assert (school.name, school.kind, school.region, school.depth) == ("Birch School", "school", "GB", 1)
    roles = Membership.objects.filter(user__email="new@example.org").values_list("role", "group")
    assert set(roles) == {(Role.ADMINISTRATOR, None), (Role.LEADER, group.pk)}
    assert set(AuditEntry.objects.values_list("deed", flat=True)) == {Deed.MADE_ADMINISTRATOR, Deed.MADE_LEADER}
    assert group.spoken_code in newcomer.get(response.url).text


def test_a_second_press_makes_no_second_class_and_no_second_school(newcomer):
    answers = [newcomer.post("/groups/new/", FIRST).url for _ in range(2)]
    assert len(set(answers)) == 1
    assert Group.objects.count() == Organisation.objects.count() == 1 and AuditEntry.objects.count() == 2


def test_a_form_of_before_makes_no_second_school_of_another_name(newcomer):
    newcomer.post("/groups/new/", FIRST)
    response = newcomer.post("/groups/new/", FIRST | {"school": "Another"})
    assert response.status_code == 422 and "You belong to a school already." in response.text
    assert Organisation.objects.count() == 1


def test_a_school_that_is_there_does_not_change(newcomer, school, school_class):
    newcomer.post("/groups/new/", FIRST | {"school": "Aspen School"})
    school.refresh_from_db()
    assert list(Organisation.objects.values_list("name", flat=True)) == ["Aspen School", "Cedar School"]
    assert Group.objects.get(pk=school_class.pk).organisation == school


def test_who_leads_a_class_makes_the_next_in_the_same_school(leader, teacher, school):
    html = leader.get("/groups/new/").text
    assert "Cedar School" in html and 'name="school"' not in html and "A new class" in html
    leader.post("/groups/new/", without_school(name="8C", organisation=school.pk, approves_joiners="on"))
    group = Group.objects.get(name="8C")
    assert group.organisation == school and group.approves_joiners and teacher.memberships.count() == 2


def test_an_administrator_makes_one_below_the_board(client_of, db):
    board = Organisation.add_root(name="Board", kind="board")
    below = board.add_child(name="Elm School", kind="school")
    head = User.objects.create_user(display_name="Hana")
    Membership.objects.create(user=head, organisation=board, role=Role.ADMINISTRATOR)
    client_of(head).post("/groups/new/", without_school(organisation=below.pk))
    assert Group.objects.get().organisation == below


def test_a_manager_makes_a_team(team):
    group, manager = team
    html = manager.get("/groups/new/").text
    assert "A new team" in html and "grade_band" not in html
    assert "grade_band" not in manager.get(f"/groups/{group.pk}/settings/").text
    manager.post("/groups/new/", without_school(name="Kitchen", organisation=group.organisation_id))
    assert Group.objects.get(name="Kitchen").is_class is False


def test_the_school_of_others_cannot_be_chosen(client_of, stranger, leader, school):
    other = Group.objects.get(name="9A").organisation
    response = leader.post("/groups/new/", without_school(name="8C", organisation=other.pk))
    assert response.status_code == 422 and not Group.objects.filter(name="8C").exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": " \u200b "}, "This field is required."),
        ({"school": ""}, "This field is required."),
        ({"name": "8" * 201}, "at most 200 characters"),
        ({"region": "MARS"}, "Select a valid choice."),
        ({"joining": "x"}, "Select a valid choice."),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_is_lost(newcomer, changes, sentence):
    response = newcomer.post("/groups/new/", FIRST | {"school": "Oak School"} | changes)
    assert response.status_code == 422 and sentence in response.text
    assert "Oak School" in response.text or "8B" in response.text
    assert not Group.objects.exists() and not Organisation.objects.exists()


def test_visitors_are_asked_to_sign_in_and_led_back(client):
    assert client.get("/groups/new/").url == "/accounts/login/?next=/groups/new/"


def test_a_learner_with_a_card_makes_none(client_of, amina):
    client = client_of(amina)
    assert client.get("/groups/new/").status_code == client.post("/groups/new/", FIRST).status_code == 404
    assert "/groups/new/" not in client.get("/groups/").text


def test_teachers_find_the_way(newcomer, client, course):
    assert 'href="/groups/new/"' in newcomer.get("/groups/").text
    assert 'href="/groups/new/"' in client.get("/").text


def test_it_is_named_anew(leader, home, school_class):
    assert leader.post(f"{home}settings/", {"name": "8B (French)", "grade_band": "9-12"}).status_code == 302
    school_class.refresh_from_db()
    assert (school_class.name, school_class.grade_band) == ("8B (French)", "9-12")
    assert AuditEntry.objects.get().deed == Deed.CHANGED_SETTINGS
    leader.post(f"{home}settings/", {"name": "8B (French)", "grade_band": "9-12"})
    assert AuditEntry.objects.count() == 1


def test_it_is_not_left_without_a_name(leader, home, school_class):
    response = leader.post(f"{home}settings/", {"name": "  ", "grade_band": "9-12"})
    assert response.status_code == 422 and "This field is required." in response.text
    assert Group.objects.get(pk=school_class.pk).name == "8B"
