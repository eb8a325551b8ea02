"""Who leads a class: colleagues, leaving, handing over."""

import pytest
from allauth.core import ratelimit

from people.models import AuditEntry, Deed, Group, Membership, Organisation, Role, User


@pytest.fixture
def page(home) -> str:
    return f"{home}leaders/"


@pytest.fixture
def colleague(db) -> User:
    return User.objects.create_user(email="cleo@example.org", display_name="Cleo Colleague")


def leaders(group: Group) -> set[str]:
    return set(group.memberships.filter(role=Role.LEADER).values_list("user__display_name", flat=True))


def deeds() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("deed", flat=True))


def test_a_colleague_is_added_by_address_once(leader, page, colleague, school_class, client_of):
    for _ in range(2):
        assert leader.post(page, {"email": " CLEO@example.org", "go": "add"}).url == page
    assert leaders(school_class) == {"Tala Teacher", "Cleo Colleague"} and deeds() == [Deed.MADE_LEADER]
    assert "Cleo Colleague" in leader.get(page).text
    assert client_of(colleague).get(page).status_code == 200


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("nobody@example.org", "Nobody signs in here with this address."),
        ("teacher@example.org", "This is your own address."),
        ("x", "Enter a valid email address."),
        ("", "This field is required."),
    ],
)
@pytest.mark.parametrize("go", ["add", "hand-over"])
def test_an_address_that_will_not_do_gets_a_sentence(leader, page, school_class, email, sentence, go):
    response = leader.post(page, {"email": email, "go": go})
    assert (
        response.status_code == 422 and sentence in response.text and f'value="{email}"' in response.text or not email
    )
    assert leaders(school_class) == {"Tala Teacher"} and not deeds()


def test_guests_closed_accounts_and_cards_lead_nothing(leader, page, school_class, colleague):
    for changes in (
        {"is_active": False},
        {"is_active": True, "is_guest": True},
        {"is_guest": False, "signs_in_by_card": True},
    ):
        User.objects.filter(pk=colleague.pk).update(**changes)
        assert "Nobody signs in here" in leader.post(page, {"email": "cleo@example.org"}).text
    assert leaders(school_class) == {"Tala Teacher"}


def test_nobody_goes_through_a_list_of_addresses(leader, page, colleague, school_class, settings):
    settings.ACCOUNT_RATE_LIMITS = {"find_colleague": "2/h/user"}
    said = [leader.post(page, {"email": f"n{number}@example.org"}).text for number in range(3)]
    assert "Nobody signs in here" in said[1] and "Please wait a while" in said[2]
    assert "Please wait a while" in leader.post(page, {"email": "cleo@example.org"}).text
    assert leaders(school_class) == {"Tala Teacher"} and ratelimit


def test_a_leader_ends_the_leading_of_another(leader, page, colleague, school_class, client_of):
    school_class.add(colleague, Role.LEADER)
    for _ in range(2):
        assert leader.post(f"{page}{colleague.pk}/end/").url == page
    assert leaders(school_class) == {"Tala Teacher"} and deeds() == [Deed.ENDED_LEADER]
    assert client_of(colleague).get(page).status_code == 404


def test_the_last_leader_stays(leader, page, teacher, school_class):
    assert "add a colleague before you leave" in leader.get(page).text and "Leave it" not in leader.get(page).text
    leader.post(f"{page}{teacher.pk}/end/")
    assert leaders(school_class) == {"Tala Teacher"} and "somebody has to lead it" in leader.get(page).text


def test_a_colleague_whose_account_is_closed_keeps_no_class(leader, page, teacher, colleague, school_class):
    school_class.add(colleague, Role.LEADER)
    User.objects.filter(pk=colleague.pk).update(is_active=False)
    leader.post(f"{page}{teacher.pk}/end/")
    assert "Tala Teacher" in leaders(school_class)


def test_the_last_leader_leaves_where_somebody_looks_after_the_school(leader, head, page, teacher, school_class):
    assert leader.post(f"{page}{teacher.pk}/end/").url == "/groups/"
    assert leaders(school_class) == set() and "Nobody leads it now." in head.get(page).text


def test_an_administrator_of_the_board_counts_and_one_beside_it_does_not(leader, page, teacher, school_class, school):
    board, other = (Organisation.add_root(name=name, kind="board") for name in ("Board", "Other board"))
    person = User.objects.create_user(display_name="Ada")
    role = Membership.objects.create(user=person, organisation=other, role=Role.ADMINISTRATOR)
    Organisation.objects.get(pk=school.pk).move(Organisation.objects.get(pk=board.pk), "sorted-child")
    leader.post(f"{page}{teacher.pk}/end/")
    assert leaders(school_class) == {"Tala Teacher"}
    Membership.objects.filter(pk=role.pk).update(organisation=board)
    leader.post(f"{page}{teacher.pk}/end/")
    assert leaders(school_class) == set()


def test_a_class_is_handed_over(leader, page, colleague, school_class):
    assert leader.post(page, {"email": "cleo@example.org", "go": "hand-over"}).url == "/groups/"
    assert leaders(school_class) == {"Cleo Colleague"} and deeds() == [Deed.MADE_LEADER, Deed.ENDED_LEADER]
    leader.post(page, {"email": "cleo@example.org", "go": "hand-over"})
    assert leaders(school_class) == {"Cleo Colleague"} and leader.get(page).status_code == 404


def test_a_learner_is_not_ended_as_a_leader(leader, page, learner, school_class):
    leader.post(f"{page}{learner.pk}/end/")
    assert school_class.learners().filter(pk=learner.pk).exists() and not deeds()


def test_a_board_sees_its_schools_and_finds_one(client_of, school_class):
    board = Organisation.add_root(name="Board", kind="board")
    ada = User.objects.create_user(display_name="Ada")
    Membership.objects.create(user=ada, organisation=board, role=Role.ADMINISTRATOR)
    schools = [Organisation.objects.get(pk=board.pk).add_child(name=name, kind="school") for name in ("Elm", "Fir")]
    for one in schools:
        Group.objects.create(organisation=one, name=f"Class of {one}")
    client = client_of(ada)
    html = client.get("/groups/").text
    assert "Class of Elm" in html and "Class of Fir" in html and ">8B<" not in html and 'name="organisation"' in html
    html = client.get(f"/groups/?organisation={schools[0].pk}").text
    assert "Class of Elm" in html and "Class of Fir" not in html
    for hostile in (school_class.organisation_id, "x", "9" * 30):
        html = client.get(f"/groups/?organisation={hostile}").text
        assert "Class of Fir" in html and ">8B<" not in html
