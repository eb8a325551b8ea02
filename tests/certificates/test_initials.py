"""Pupils' names are shown by initials, unless their organisation says otherwise."""

import pytest
from django.core.cache import cache

from certificates.models import Certificate, NamePolicy
from certificates.verifying.initials import initials_of
from people.models import Organisation


@pytest.fixture(autouse=True)
def fresh_counts():
    cache.clear()


@pytest.fixture
def board(db) -> Organisation:
    return Organisation.add_root(name="Cedar Board", kind=Organisation.Kind.BOARD)


@pytest.fixture
def pupils_certificate(certificate, board) -> Certificate:
    """Issued at a school of the board."""
    certificate.facts |= {"under_18": True}
    certificate.holder_name = "Maria da Costa"
    certificate.organisation = board.add_child(name="Cedar School", kind=Organisation.Kind.SCHOOL)
    certificate.save()
    return certificate


def answer(client, certificate) -> dict:
    return client.get(f"/verify/{certificate.code}.json").json()


@pytest.mark.parametrize(
    "name, initials",
    [
        ("Maria da Costa", "M. D. C."),
        ("Madonna", "M."),
        ("  zoë   ŁUKASIEWICZ ", "Z. Ł."),
        ("Jean-Luc O’Neil", "J. O."),
        ("محمد علي", "م. ع."),
        ("ᓄᓇ ᐊᓇᓇ", "ᓄ. ᐊ."),
        ("田中 花子", "田. 花."),
        ("김민준", "김."),
        ("क्षमा शर्मा", "क्ष. श."),
        ("ស្រី ពៅ", "ស. ព."),
        ("เกษม", "เก."),
        ("A\u0301gnes", "A\u0301."),
        ("ßeta", "ß."),
        ("(Bob) 3rd 42", "B. R."),
        ("one two three four five six seven", "O. T. T. F."),
        ("李 明", "李."),
        ("李 明 Ann", "李. A."),
        ("李. 明. Ann", "李. A."),
        ("", ""),
        ("42 …", ""),
    ],
)
def test_the_first_letter_of_each_word(name, initials):
    assert initials_of(name) == initials


def test_a_pupils_name_is_shown_by_initials(pupils_certificate, client):
    page = client.get(pupils_certificate.verification_path)
    assert "M. D. C." in page.text and "Only initials" in page.text
    assert "Maria" not in page.text and "Costa" not in page.text
    read = answer(client, pupils_certificate)
    assert read["holder_name"] == "M. D. C." and read["name_is_initials"] is True


def test_the_schools_word_stands_above_the_boards(pupils_certificate, board, client):
    NamePolicy.objects.create(organisation=board, shows_full_names=True)
    assert answer(client, pupils_certificate)["holder_name"] == "Maria da Costa"
    NamePolicy.objects.create(organisation=pupils_certificate.organisation, shows_full_names=False)
    assert answer(client, pupils_certificate)["holder_name"] == "M. D. C."


def test_the_word_of_another_school_counts_for_nothing(pupils_certificate, board, client):
    neighbour = board.add_child(name="Aspen School", kind=Organisation.Kind.SCHOOL)
    NamePolicy.objects.create(organisation=neighbour, shows_full_names=True)
    NamePolicy.objects.create(organisation=Organisation.add_root(name="Other"), shows_full_names=True)
    assert answer(client, pupils_certificate)["name_is_initials"] is True


def test_where_the_organisation_is_gone_initials_stay(pupils_certificate, board, learner, client):
    NamePolicy.objects.create(organisation=board, shows_full_names=True)
    learner.delete()
    board.delete()
    assert answer(client, pupils_certificate)["holder_name"] == "M. D. C."


def test_older_facts_are_an_adults(certificate, client):
    certificate.facts.pop("under_18")
    certificate.save()
    read = answer(client, certificate)
    assert read["holder_name"] == "Lea Learner" and read["name_is_initials"] is False


def test_initials_cost_one_query_more(pupils_certificate, client, django_assert_num_queries):
    client.get(pupils_certificate.verification_path)
    with django_assert_num_queries(2):
        response = client.get(pupils_certificate.verification_path)
    assert not response.cookies and response["ETag"] and "public" in response["Cache-Control"]


def test_who_manages_organisations_sets_it_at_the_desk(board, client_of, manager_of_organisations):
    desk = client_of(manager_of_organisations)
    assert "Names on certificates" in desk.get("/cms/").text
    form = {"organisation": board.pk, "shows_full_names": "on"}
    assert desk.post("/cms/certificates/names/new/", form).status_code == 302
    assert NamePolicy.objects.get().shows_full_names
    again = desk.post("/cms/certificates/names/new/", form)
    assert again.status_code == 200 and "has said so already" in again.text
    policy = NamePolicy.objects.get()
    desk.post(f"/cms/certificates/names/edit/{policy.pk}/", {"organisation": board.pk})
    assert not NamePolicy.objects.get().shows_full_names


@pytest.mark.parametrize("address", ["", "new/"])
def test_others_at_the_desk_do_not(address, client_of, clerk, learner):
    assert {client_of(user).get(f"/cms/certificates/names/{address}").status_code for user in (clerk, learner)} <= {
        302,
        404,
    }
    client_of(clerk).post("/cms/certificates/names/new/", {"organisation": 1})
    assert not NamePolicy.objects.exists()
