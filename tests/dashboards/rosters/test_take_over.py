"""A list becomes the class, step by step; given again it changes nothing."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.management import call_command
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from dashboards.rosters.drafts import open_draft
from dashboards.rosters.importing import LookAgain, take_over
from dashboards.rosters.models import RosterDraft
from people.joining.roster import add_learner, take_out
from people.joining.roster_marks import roster_mark
from people.models import AuditEntry, Card, Deed, Departure, Group, Membership, Role, User
from tests.dashboards.rosters.conftest import deeds, names, offered
from tests.dashboards.rosters.lists import EXPORT, workbook, zipped

FORTY = [
    "First name,Last name,Student number,E-mail,Homeroom",
    *(f"Name{n},Khan,{1000 + n},x{n}@example.org,12" for n in range(40)),
]
FORTY[4] = ",,1003,nobody@example.org,12"  # row 5 has no name
FORTY[9] = "=1+1,Khan,1008,,12"
FORTY[14] = "a@example.org,,1013,,12"
FORTY[19] = '"Open,Khan,1018,,12'
FORTY[29] = "Other,Khan,1.23E+11,,12"
FIVE_BAD = "\n".join(FORTY)
NUMBERED = "Name,Number\nAmina,11\nBen,12"


def test_thirty_five_of_forty_are_taken_over_and_the_others_come_back(steps, school_class, leader):
    preview = steps.give(FIVE_BAD)
    html = leader.get(preview).text
    assert "35 learners will be added" in html and "5 rows cannot be read" in html
    for row in (5, 10, 15, 20, 30):
        assert f"Row {row}:" in html
    assert "There is no name in this row." in html and "like a formula" in html and "This is an address" in html
    assert "A quotation mark" in html and "shortened the number" in html
    assert names(school_class) == ["Lea Learner"]
    done = steps.confirm(preview)
    html = leader.get(done.url).text
    assert "35 learners were added." in html and "5 rows were left out" in html and "Other\tKhan\t1.23E+11" in html
    assert len(names(school_class)) == 36 and "Name0 K." in names(school_class) and Card.objects.count() == 35
    assert deeds() == [Deed.ADDED] * 35 + [Deed.IMPORTED]
    assert AuditEntry.objects.latest("pk").detail == "added: 35, not read: 5"
    assert not AuditEntry.objects.filter(detail__contains="Name").exists()
    file = leader.get(f"{preview}left-out.csv")
    text = file.getvalue().decode()
    assert "'=1+1,Khan,1008" in text and "nobody@" not in text and text.count("\r\n") == 6
    assert "no-store" in file["Cache-Control"]


def test_the_same_list_again_changes_nothing(steps, leader, school_class):
    steps.take_over(FIVE_BAD)
    before = list(Membership.objects.order_by("pk").values_list()), list(Card.objects.values_list())
    told = deeds()
    html = leader.get(steps.give(FIVE_BAD)).text
    assert "35 are on the list already" in html and "will be added" not in html
    assert "1 learner of the group is not in this list" in html
    assert "35 were on the list already." in steps.take_over(FIVE_BAD)
    assert (list(Membership.objects.order_by("pk").values_list()), list(Card.objects.values_list())) == before
    assert (
        deeds() == [*told, Deed.IMPORTED] and AuditEntry.objects.latest("pk").detail == "there already: 35, not read: 5"
    )


def test_a_second_press_and_a_second_tab_add_nobody_twice(steps, leader, school_class):
    first, second = steps.give(NUMBERED), steps.give("Amina\nBen")
    data, other = offered(leader.get(first).text), offered(leader.get(second).text)
    assert {leader.post(first, data).url for _ in range(2)} == {f"{first}done/"}
    answer = leader.post(second, other)
    assert answer.status_code == 409 and "The list of learners has changed since you looked" in answer.text
    assert "2 are on the list already" in answer.text and names(school_class) == ["Amina", "Ben", "Lea Learner"]
    assert leader.post(second, offered(answer.text)).status_code == 302
    assert names(school_class) == ["Amina", "Ben", "Lea Learner"] and Card.objects.count() == 2
    for page in (first, f"{first}columns/", f"{first}class/"):
        assert leader.get(page).url == f"{first}done/"


def test_the_number_is_kept_nowhere_and_finds_the_learner_again(steps, leader, school_class):
    steps.take_over("Name,Number\nAmina Khan,004711")
    member = Membership.objects.get(user__display_name="Amina Khan")
    assert member.roster_mark == roster_mark(school_class.organisation, "4711") and len(member.roster_mark) == 64
    assert b"4711" not in bytes(RosterDraft.objects.get().sealed) and b"Amina" not in bytes(
        RosterDraft.objects.get().sealed
    )
    html = leader.get(preview := steps.give(workbook([["Name", "Number"], ["Amina Osei", 4711]]), "l.xlsx")).text
    assert "who stays Amina Khan" in html and "who is called Amina Osei from now on" in html
    steps.confirm(preview)
    assert names(school_class) == ["Amina Khan", "Lea Learner"]
    steps.take_over("Name,Number\nAmina Osei,4711", **{"row-2": "rename"})
    assert names(school_class) == ["Amina Osei", "Lea Learner"] and Deed.RENAMED in deeds()


def test_names_that_are_there_get_their_mark_with_the_first_numbers(steps, school_class, amina):
    html = steps.take_over(NUMBERED)
    assert "1 learner was added." in html and "1 was on the list already." in html
    assert amina.memberships.get().roster_mark == roster_mark(school_class.organisation, "11")


@pytest.mark.parametrize("typed", ["AMINA", "Ámina", "amina"])
def test_a_name_that_sounds_the_same_is_asked_about(steps, leader, school_class, amina, typed):
    html = leader.get(steps.give(typed)).text
    assert "Please look at these" in html and "nearly the same name" in html
    steps.take_over(typed)
    assert names(school_class) == ["Amina", "Lea Learner"]
    steps.take_over(typed, **{"row-1": "add"})
    assert names(school_class) == sorted(["Amina", "Lea Learner", typed])


def test_first_names_of_an_earlier_list_are_asked_about(steps, leader, school_class, amina):
    html = leader.get(preview := steps.give("First name,Last name,ID\nAmina,Khan,2001\nAmina,Osei,2002")).text
    assert "nearly the same name" in html and "who is called Amina K. from now on" in html
    steps.confirm(preview, **{"row-2": "rename"})
    assert names(school_class) == ["Amina K.", "Amina O.", "Lea Learner"]
    assert amina.memberships.get().roster_mark == roster_mark(school_class.organisation, "2001")
    steps.take_over("First name,Last name,ID\nAmina,Khan,3001\nAmina,Osei,2002")  # a new number
    assert names(school_class) == ["Amina K.", "Amina O.", "Lea Learner"]
    assert amina.memberships.get().roster_mark == roster_mark(school_class.organisation, "3001")


def test_one_name_twice_is_one_learner_without_numbers_and_two_with(steps, school_class):
    steps.take_over("Ben\nben")
    assert names(school_class) == ["Ben", "Lea Learner"]
    steps.take_over("Name,Number\nCy,1111\nCy,1112\nCy,1112\n")
    assert names(school_class) == ["Ben", "Cy", "Cy", "Lea Learner"]
    steps.take_over("Name,Number\nCy,1112\nCy,1111")
    assert names(school_class) == ["Ben", "Cy", "Cy", "Lea Learner"]


def test_two_names_with_one_number_are_both_left_out(steps, leader, school_class):
    html = leader.get(steps.give("Name,Number\nAmina,77\nBen,77\nCy,78")).text
    assert html.count("Rows 2, 3 have the same number and different names.") == 2
    assert "1 learner will be added" in html


def test_who_has_left_comes_back_with_everything(steps, leader, school_class):
    steps.take_over(NUMBERED)
    ben = User.objects.get(display_name="Ben")
    card = ben.card.words
    take_out(school_class, ben)
    for given in ("Name,Number\nBenjamin,12", "Ben"):
        html = leader.get(preview := steps.give(given)).text
        assert "Somebody has left this group" in html
        steps.confirm(preview)
        assert ben.memberships.get().roster_mark == roster_mark(school_class.organisation, "12")
        assert Card.objects.get(user=ben).words == card and not Departure.objects.exists()
        take_out(school_class, ben)
    steps.take_over("Ben", **{"row-1": "add"})
    assert User.objects.filter(display_name="Ben").count() == 2 and Departure.objects.count() == 1


def test_who_is_not_in_the_list_stays_unless_ticked(steps, leader, school_class, amina):
    html = leader.get(steps.give("Zoe")).text
    assert f'value="{amina.pk}"' in html and not re.search(r'name="leaves" value="\d+" checked', html)
    steps.take_over("Zoe")
    assert names(school_class) == ["Amina", "Lea Learner", "Zoe"]
    stranger = User.objects.create_user(display_name="Of nobody")
    html = steps.take_over("Zoe", leaves=[amina.pk, stranger.pk])
    assert names(school_class) == ["Lea Learner", "Zoe"] and "1 learner was taken out." in html
    assert Departure.objects.get().user == amina and Deed.REMOVED in deeds()


@pytest.fixture
def next_class(school) -> Group:
    """Of the same school, with one learner whose number is known."""
    group = Group.objects.create(organisation=school, name="8C")
    add_learner(group, "Dana", roster_mark(school, "55"))
    return group


def test_a_learner_of_another_class_of_mine_joins_as_the_same_person(steps, leader, teacher, next_class, school_class):
    next_class.add(teacher, Role.LEADER)
    html = leader.get(preview := steps.give("Name,Number\nDana,55")).text
    assert "In another group that you lead the number is that of:" in html
    steps.confirm(preview)
    assert User.objects.filter(display_name="Dana").count() == 1
    assert set(User.objects.get(display_name="Dana").memberships.values_list("group", flat=True)) == {
        next_class.pk, school_class.pk,
    }  # fmt: skip


def test_nobody_hears_who_is_in_the_classes_of_others(steps, leader, next_class, stranger, school_class):
    elsewhere = Group.objects.get(name="9A")
    add_learner(elsewhere, "Eve", roster_mark(elsewhere.organisation, "66"))
    html = leader.get(preview := steps.give("Name,Number\nDana,55\nEve,66")).text
    assert "another group" not in html and "2 learners will be added" in html
    steps.confirm(preview)
    assert User.objects.filter(display_name="Dana").count() == 2


def test_who_learns_at_another_school_now_is_not_fetched_from_there(steps, leader, school_class, amina, stranger):
    take_out(school_class, amina)
    Group.objects.get(name="9A").add(amina)
    assert "1 learner will be added" in leader.get(steps.give("Amina")).text


def test_an_answer_that_is_none_and_a_class_that_has_changed_are_said(steps, leader, school_class, amina):
    preview = steps.give("amina\nBen")
    answer = steps.confirm(preview, **{"row-1": "nonsense"})
    assert answer.status_code == 409 and "Choose one of the answers" in answer.text
    data = offered(leader.get(preview).text)
    add_learner(school_class, "Late")
    answer = leader.post(preview, {**data, "row-1": "add", "leaves": amina.pk})
    assert answer.status_code == 409 and 'value="add" checked' in answer.text
    assert names(school_class) == ["Amina", "Late", "Lea Learner"] and not RosterDraft.objects.get().applied_at


def test_a_class_of_an_export_is_chosen_and_the_others_forgotten(steps, leader, school_class):
    pk = steps.give(zipped(EXPORT), "export.zip").split("/")[-2]
    page = f"{steps.start}{pk}/class/"
    assert leader.get(f"{steps.start}{pk}/columns/").url == page == leader.get(f"{steps.start}{pk}/").url
    html = leader.get(page).text
    assert '<option value="0" selected>Health · 8B (2)</option>' in html
    assert leader.post(page, {"place": "9"}).status_code == 422
    assert leader.post(page, {"place": "0"}).url == f"{steps.start}{pk}/columns/"
    assert "Eve" not in str(RosterDraft.objects.get().content())
    leader.get(leader.post(f"{steps.start}{pk}/columns/", {
        "given": "2", "family": "3", "number": "0", "shown": "whole", "is_headed": "on",
    }).url)  # fmt: skip
    steps.confirm(f"{steps.start}{pk}/")
    assert names(school_class) == ["Amina Khan", "Ben Bow", "Lea Learner"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Choose where the names are."),
        ({"given": "0", "whole": "1"}, "Choose either the whole name, or its parts."),
        ({"given": "0", "family": "0"}, "Choose each column once."),
        ({"given": "99"}, "is not one of the available choices"),
        ({"given": "1", "number": "0"}, "This column only counts the rows"),
    ],
)
def test_columns_that_cannot_be_are_said(steps, leader, data, sentence):
    address = steps.give("No,First name\n1,Amina\n2,Ben\n3,Cy") + "columns/"
    answer = leader.post(address, {"shown": "initial", "is_headed": "on", **data})
    assert answer.status_code == 422 and sentence in answer.text.replace("&#x27;", "'")


def test_the_columns_page_says_what_is_not_read(steps, leader):
    html = leader.get(steps.give(FIVE_BAD) + "columns/").text
    assert "Not read at all, because it is private:" in html and "E-mail" in html and "@example.org" not in html


@pytest.mark.parametrize(
    ("data", "sentence"), [({"text": " "}, "Paste a list, or choose a file."), ({"text": "Name\n"}, "no names")]
)
def test_what_is_no_list_is_said_and_kept_in_the_field(leader, start, data, sentence):
    answer = leader.post(start, data)
    assert answer.status_code == 422 and sentence in answer.text and not RosterDraft.objects.exists()


def test_a_list_waits_for_an_hour_for_whoever_gave_it(steps, leader, head, start, school_class, teacher):
    preview = steps.give("Amina")
    assert head.get(preview).url == start  # leads the class too, but did not give the list
    assert "1 learner will be added" in leader.get(preview).text
    second = Group.objects.create(organisation=school_class.organisation, name="8C")
    second.add(teacher, Role.LEADER)
    assert leader.get(preview.replace(start, f"/groups/{second.pk}/roster/")).url == f"/groups/{second.pk}/roster/"
    RosterDraft.objects.update(created_at=timezone.now() - timedelta(minutes=61))
    assert leader.get(preview).url == start and "lists wait for an hour" in leader.get(start).text
    call_command("forget_rosters")
    assert not RosterDraft.objects.exists()
    preview = steps.give("Amina")
    leader.post(f"{preview}forget/")
    assert leader.get(preview).url == start
    steps.give("Ben")
    for _ in range(7):
        steps.give("Ben")
    assert RosterDraft.objects.count() == 5


def test_with_another_secret_key_a_list_is_not_here_any_more(steps, leader, settings):
    preview = steps.give("Amina")
    RosterDraft.objects.update(sealed=b"sealed with another key")
    assert leader.get(preview).url == steps.start


def test_others_hear_that_there_is_no_such_page(outsider, steps, start, client_of, school_class):
    preview = steps.give("Amina")
    for page in ("", "columns/", "class/", "done/", "left-out.csv"):
        assert outsider.get(preview + page).status_code == 404
    assert outsider.get(start).status_code == outsider.post(start, {"text": "Zoe"}).status_code == 404
    assert outsider.post(preview).status_code == outsider.post(f"{preview}forget/").status_code == 404
    assert Client().get(preview).url.startswith("/accounts/login/")
    assert names(school_class) == ["Lea Learner"] and RosterDraft.objects.count() == 1


def test_a_term_that_ends_while_the_button_is_pressed_adds_nobody(steps, school_class, teacher):
    pk = steps.give("Ada Li\nBo Mo").rstrip("/").rpartition("/")[2]
    draft = open_draft(UUID(pk), school_class, teacher)
    Group.objects.filter(pk=school_class.pk).update(archived_at=timezone.now())
    with pytest.raises(LookAgain, match="term is over"):
        take_over(draft, teacher, QueryDict())
    assert "Ada Li" not in names(school_class) and RosterDraft.objects.get().applied_at is None


def test_a_class_that_is_over_is_not_changed(steps, leader, school_class):
    preview = steps.give("Amina")
    data = offered(leader.get(preview).text)
    Group.objects.filter(pk=school_class.pk).update(archived_at=timezone.now())
    assert leader.post(preview, data).url == f"/groups/{school_class.pk}/learners/"
    assert names(school_class) == ["Lea Learner"]


@pytest.mark.parametrize("number", [20, 400])
def test_the_pages_cost_the_same_however_long_the_list(
    number, steps, leader, school_class, django_assert_max_num_queries
):
    users = User.objects.bulk_create([User(display_name=f"Old{n}", signs_in_by_card=True) for n in range(number)])
    places = {"group": school_class, "organisation_id": school_class.organisation_id, "role": Role.LEARNER}
    Membership.objects.bulk_create([Membership(user=user, **places) for user in users[::2]])
    Departure.objects.bulk_create([Departure(user=user, group=school_class) for user in users[1::2]])
    lines = [f"{kind}{n},{kind}{10_000 + n}" for n in range(number // 2) for kind in ("Old", "New")]
    preview = steps.give("\n".join(["Name,Number", *lines]))
    for page in (preview, f"{preview}columns/?look=1", f"{preview}left-out.csv"):
        leader.get(page)
        with django_assert_max_num_queries(16):
            assert leader.get(page).status_code == 200
