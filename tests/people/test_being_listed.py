"""An employer lists the address of an account: its owner is asked, and nothing of theirs is seen until they agree."""

import datetime as dt

import pytest
from django.utils import timezone

from people.being_listed.answering import agree
from people.being_listed.asking import ask_owners
from people.models import AuditEntry, Employment, Membership, StaffOffer, User
from people.staffing import let_go, take_on
from progress.models import Enrolment, Obligation
from tests.employed import employ, finish, requirement_of


@pytest.fixture
def outline(course):
    from curriculum.outline import outline_of

    return outline_of(course)


@pytest.fixture
def listed(hotel, learner) -> Employment:
    """Lea, as the hotel lists her: without her address, because that has an account."""
    employment = employ("Lea Learner", hotel, staff_number="7")
    ask_owners([(employment, learner)])
    return employment


@pytest.fixture
def offer(listed) -> StaffOffer:
    return StaffOffer.objects.get()


@pytest.fixture
def lea(client_of, learner):
    return client_of(learner)


def respond(client, offer: StaffOffer, answer: str = "yes", **options):
    return client.post(f"/staff/listed/{offer.pk}/", {"answer": answer}, **options)


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_the_owner_is_asked_on_their_own_page_and_nothing_is_seen_before(lea, offer, learner, manager, hotel):
    page = text_of(lea.get("/learning/"))
    assert "Aurora Lakeside lists you as staff" in page and "Yes, that’s me" in page
    assert not User.objects.visible_to(manager).filter(pk=learner.pk).exists()
    assert not Employment.objects.of(learner).exists()


def test_yes_attaches_work_and_learning(lea, offer, listed, learner, manager, company, outline):
    requirement_of(company, outline)
    finish(learner, outline)
    page = text_of(respond(lea, offer, follow=True))
    assert "belong together now" in page and "lists you as staff" not in page
    assert Employment.objects.get(pk=listed.pk).user == learner
    assert not User.objects.filter(pk=listed.user_id).exists()
    assert User.objects.visible_to(manager).filter(pk=learner.pk).exists()
    obligation = Obligation.objects.get()
    assert obligation.learner == learner and obligation.completed_on is not None and obligation.sort_name
    assert Membership.objects.filter(user=learner, organisation=listed.organisation).exists()
    assert AuditEntry.objects.filter(learner_number=learner.pk, detail="agreed that they work there").count() == 1


def test_what_was_learned_at_the_entrance_comes_along(lea, offer, listed, learner, outline):
    finish(listed.user, outline)
    respond(lea, offer)
    assert Enrolment.objects.get().learner == learner


def test_no_leaves_no_access_and_is_not_asked_again(lea, offer, listed, learner, manager):
    page = text_of(respond(lea, offer, "no", follow=True))
    assert "Nothing of yours was attached." in page and "lists you as staff" not in page
    ask_owners([(listed, learner)])
    assert "lists you as staff" not in text_of(lea.get("/learning/"))
    assert not User.objects.visible_to(manager).filter(pk=learner.pk).exists()
    assert not agree(offer, learner) and Employment.objects.get().user == listed.user


def test_answered_twice_it_counts_once(lea, offer, listed, learner):
    respond(lea, offer)
    page = text_of(respond(lea, offer, follow=True))
    assert "This was answered already" in page
    respond(lea, offer, "no")
    offer.refresh_from_db()
    assert offer.agreed and Employment.objects.get().user == learner


@pytest.mark.parametrize("answer", ["", "maybe", "YES"])
def test_anything_else_changes_nothing(lea, offer, learner, answer):
    page = text_of(respond(lea, offer, answer, follow=True))
    assert "Please choose one of the two buttons." in page and "lists you as staff" in page
    assert not Employment.objects.of(learner).exists()


def test_nobody_answers_for_somebody_else(client_of, client, offer, manager, teacher, learner):
    assert respond(client_of(manager), offer).status_code == 404
    assert respond(client_of(teacher), offer).status_code == 404
    assert respond(client, offer).status_code == 302
    assert client_of(learner).get(f"/staff/listed/{offer.pk}/").status_code == 405
    assert not Employment.objects.of(learner).exists()


def test_who_has_left_the_list_is_asked_no_more(lea, offer, listed, learner):
    let_go(listed, timezone.localdate() - dt.timedelta(days=1))
    assert "lists you as staff" not in text_of(lea.get("/learning/"))
    assert "taken it off their list" in text_of(respond(lea, offer, follow=True))
    assert not Employment.objects.of(learner).exists()


def test_who_works_there_already_keeps_the_one_work(lea, offer, learner, hotel):
    own = take_on(learner, hotel, staff_number="8")
    respond(lea, offer)
    assert list(Employment.objects.all()) == [own]


def test_an_account_that_came_of_the_list_itself_is_never_taken_over(lea, offer, listed, learner):
    listed.user.set_password("a-long-password")
    listed.user.save()
    respond(lea, offer)
    assert Employment.objects.get().user == listed.user


def test_the_page_costs_one_query_more(lea, offer, hotel, learner, django_assert_max_num_queries):
    for number in range(4):
        ask_owners([(employ(f"Lea {number}", hotel), learner)])
    lea.get("/learning/")
    with django_assert_max_num_queries(25):
        lea.get("/learning/")
