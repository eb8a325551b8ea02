"""The list of learners: names added, changed, taken off, taken back, moved."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from people.joining.roster import add_learner
from people.models import AuditEntry, Card, Deed, Departure, Group, Membership, Organisation, Role, User


@pytest.fixture
def page(home) -> str:
    return f"{home}learners/"


@pytest.fixture
def add(leader, page):
    """A function: the leader opens the form, types names and presses."""

    def press(names: str, **data):
        seen = re.search(r'name="seen" value="(\d+)"', leader.get(f"{page}add/").text)[1]
        return leader.post(f"{page}add/", {"names": names, "seen": seen, **data})

    return press


@pytest.fixture
def second_class(school, teacher) -> Group:
    group = Group.objects.create(organisation=school, name="8C")
    group.add(teacher, Role.LEADER)
    return group


def names(group: Group) -> list[str]:
    return sorted(group.learners().values_list("display_name", flat=True))


def deeds() -> list[str]:
    told = AuditEntry.objects.exclude(deed=Deed.LOOKED).order_by("pk")
    return list(told.values_list("deed", flat=True))


def test_the_list_shows_who_has_come_in(leader, page, amina):
    html = leader.get(page).text
    assert "Amina" in html and "Not yet" in html and "Own account" in html
    User.objects.update(last_login=timezone.now())
    html = leader.get(page).text
    assert "2 learners" in html and "2 have come in" in html and "Not yet" not in html


def test_looking_at_it_is_told_once(leader, page, school_class):
    leader.get(page), leader.get(page)
    assert AuditEntry.objects.get().deed == Deed.LOOKED


def test_names_are_added_with_cards(leader, page, add, school_class):
    assert add("Amina\r\n\r\n  Chloé   B. \nعَلي\nᐋᓂ").url == page
    assert names(school_class) == ["Amina", "Chloé B.", "Lea Learner", "عَلي", "ᐋᓂ"]
    assert Card.objects.count() == 4 and deeds() == [Deed.ADDED] * 4
    assert "4 learners were added." in leader.get(page).text
    assert not AuditEntry.objects.filter(detail__contains="Amina").exists()


def test_a_name_of_twenty_six_words_is_kept_whole(add, school_class):
    name = " ".join(["Maria"] * 26)
    add(name)
    assert name in names(school_class)


@pytest.mark.parametrize("typed", ["amina", "AMINA ", "Ａｍｉｎａ", "A\u200bmina"])
def test_a_name_like_one_on_the_list_is_asked_about(add, amina, school_class, typed):
    response = add(f"Ben\n{typed}")
    assert response.status_code == 422 and "Nothing was added yet." in response.text
    assert "Ben" in response.text and 'name="are_others"' in response.text
    assert names(school_class) == ["Amina", "Lea Learner"]


def test_a_name_typed_twice_is_asked_about(add, school_class):
    assert "Nothing was added yet." in add("Ben\nben").text
    add("Ben\nBen", are_others="on")
    assert names(school_class) == ["Ben", "Ben", "Lea Learner"]


def test_others_of_the_same_name_are_added_once_they_are_said_to_be_others(leader, page, add, amina, school_class):
    seen = re.search(r'name="seen" value="(\d+)"', leader.get(f"{page}add/").text)[1]
    for _ in range(2):  # the second press has seen what the first had
        leader.post(f"{page}add/", {"names": "Amina", "seen": seen, "are_others": "on"})
    assert names(school_class) == ["Amina", "Amina", "Lea Learner"]


def test_a_second_press_adds_nobody_twice(leader, page, school_class):
    seen = school_class.memberships.latest("pk").pk
    answers = [leader.post(f"{page}add/", {"names": "Ben\nCy", "seen": seen}).url for _ in range(2)]
    assert answers == [page, page] and names(school_class) == ["Ben", "Cy", "Lea Learner"]
    assert "2 are on the list already." in leader.get(page).text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "This field is required."),
        ("Ben\n???", "Name 2: A name has at least one letter."),
        ("x" * 201, "is longer than 200 letters"),
        ("\n".join(f"N{number}" for number in range(101)), "These are 101 names."),
        ("A" + "\u0301\u0316" * 9, "more accents than can be shown"),
    ],
)
def test_names_that_cannot_be_read_get_a_sentence_and_nothing_is_lost(add, school_class, typed, sentence):
    response = add(typed)
    assert response.status_code == 422 and sentence in response.text
    assert typed.splitlines()[0:1] == [] or typed.splitlines()[0] in response.text
    assert names(school_class) == ["Lea Learner"]


def test_a_name_is_markup_for_nobody(leader, page, add):
    add("<b>Bold</b>")
    assert "&lt;b&gt;Bold" in leader.get(page).text and "<b>Bold" not in leader.get(page).text


def test_a_learner_is_renamed(leader, page, amina):
    for _ in range(2):
        assert leader.post(f"{page}{amina.pk}/", {"name": " Amina  K. "}).url == f"{page}{amina.pk}/"
    amina.refresh_from_db()
    assert amina.display_name == "Amina K." and deeds() == [Deed.RENAMED]


def test_a_learners_own_name_in_other_capitals_is_no_other_learner(leader, page, amina):
    leader.post(f"{page}{amina.pk}/", {"name": "AMINA"})
    assert User.objects.get(pk=amina.pk).display_name == "AMINA"


def test_a_name_somebody_else_has_is_asked_about(leader, page, amina, school_class):
    add_learner(school_class, "Ben")
    response = leader.post(f"{page}{amina.pk}/", {"name": "BEN"})
    assert response.status_code == 422 and 'name="is_other"' in response.text and 'value="BEN"' in response.text
    leader.post(f"{page}{amina.pk}/", {"name": "BEN", "is_other": "on"})
    assert names(school_class) == ["BEN", "Ben", "Lea Learner"]


@pytest.mark.parametrize("name", ["", "  ", "???", "x" * 201])
def test_a_learner_keeps_the_name_where_there_is_no_other(leader, page, amina, name):
    assert leader.post(f"{page}{amina.pk}/", {"name": name}).status_code == 422
    assert User.objects.get(pk=amina.pk).display_name == "Amina" and not deeds()


def test_who_has_an_account_is_not_renamed_by_a_leader(leader, page, learner):
    response = leader.post(f"{page}{learner.pk}/", {"name": "Other"})
    assert "signs in with an account of their own" in response.text
    assert User.objects.get(pk=learner.pk).display_name == "Lea Learner"


def test_a_learner_is_taken_off_and_taken_back(leader, page, amina, school_class):
    card = amina.card.words
    for _ in range(2):
        assert leader.post(f"{page}{amina.pk}/remove/").url == page
    assert names(school_class) == ["Lea Learner"] and Departure.objects.get().user == amina
    assert "Amina" in leader.get(f"{page}left/").text and "Left (1)" in leader.get(page).text
    for _ in range(2):
        assert leader.post(f"{page}left/", {"learner": amina.pk}).url == f"{page}left/"
    assert names(school_class) == ["Amina", "Lea Learner"] and not Departure.objects.exists()
    assert Card.objects.get(user=amina).words == card and deeds() == [Deed.REMOVED, Deed.ADDED]


def test_the_day_someone_left_is_the_day_of_their_school(leader, page, amina, school, school_class):
    leader.post(f"{page}{amina.pk}/remove/")
    Departure.objects.update(left_at=dt.datetime(2026, 11, 30, 4, 30, tzinfo=dt.UTC))
    for zone, day in (("America/Toronto", "Nov. 29, 2026"), ("Asia/Kolkata", "Nov. 30, 2026")):
        Organisation.objects.filter(pk=school.pk).update(time_zone=zone)
        assert day in leader.get(f"{page}left/").text


def test_who_learns_at_another_school_now_is_not_fetched_from_there(leader, page, amina, other_class):
    leader.post(f"{page}{amina.pk}/remove/")
    other_class.add(amina)
    leader.post(f"{page}left/", {"learner": amina.pk})
    assert "They are in a class of another school now." in leader.get(f"{page}left/").text
    assert list(amina.memberships.values_list("group", flat=True)) == [other_class.pk]


def test_a_learner_is_moved_with_everything(leader, page, amina, school_class, second_class):
    address = f"{page}{amina.pk}/"
    assert "8C" in leader.get(address).text
    for _ in range(2):
        assert leader.post(f"{address}move/", {"to": second_class.pk}).url == page
    assert names(second_class) == ["Amina"] and names(school_class) == ["Lea Learner"]
    assert deeds() == [Deed.REMOVED, Deed.ADDED] and Membership.objects.filter(user=amina).count() == 1


def test_nobody_is_moved_to_the_class_of_others_or_one_that_is_over(leader, page, amina, other_class, second_class):
    Group.objects.filter(pk=second_class.pk).update(archived_at=timezone.now())
    for group in (other_class, second_class):
        response = leader.post(f"{page}{amina.pk}/move/", {"to": group.pk})
        assert response.url == f"{page}{amina.pk}/" and names(group) == []
    assert "Nothing was changed." in leader.get(f"{page}{amina.pk}/").text


@pytest.mark.parametrize("number", [30, 300])
def test_the_pages_cost_the_same_however_many_learn(leader, page, school_class, number, django_assert_max_num_queries):
    people = [User(display_name=f"N{index}", signs_in_by_card=True) for index in range(number)]
    learners = User.objects.bulk_create(people)
    Membership.objects.bulk_create(
        Membership(user=one, group=school_class, organisation_id=school_class.organisation_id, role=Role.LEARNER)
        for one in learners
    )
    Card.objects.bulk_create(Card(user=one, words=one.display_name, key=one.display_name) for one in learners)
    for address in (page, f"{page}add/", f"{page}{learners[0].pk}/", f"{page}{learners[0].pk}/card/"):
        leader.get(address)
        with django_assert_max_num_queries(10):
            assert leader.get(address).status_code == 200
    with django_assert_max_num_queries(8):
        leader.get(page.replace("learners", "cards"))
    leader.get(page.replace("learners", "cards/links"))
    with django_assert_max_num_queries(8):
        leader.get(page.replace("learners", "cards/links"))
