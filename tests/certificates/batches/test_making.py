"""Making the certificates of a group as one file."""

import uuid

import pytest
from django.db import OperationalError
from django.utils import timezone

from certificates.batches import making
from certificates.batches.making import make_part
from certificates.models import Batch, BatchItem, Certificate
from certificates.printing import pdf
from people.models import Group, User
from tests.certificates.batches.conftest import index_of, opened, problems, stored


@pytest.fixture
def quick(monkeypatch):
    """Drawing takes no time here."""
    monkeypatch.setattr(pdf, "render", lambda certificate: b"%PDF " + certificate.code.encode())


def test_the_file_holds_every_certificate_as_it_is_stored(graduates, ask):
    made = graduates(2)
    batch = ask()
    archive = opened(batch)
    assert archive.testzip() is None
    names = {f"certificate-{certificate.code.lower()}.pdf": certificate for certificate in made}
    assert set(archive.namelist()) == {*names, "certificates.csv"}
    for name, certificate in names.items():
        assert archive.read(name) == stored(certificate) and archive.read(name).startswith(b"%PDF")


def test_the_file_is_not_compressed_a_second_time(graduates, ask, quick):
    graduates(1)
    assert {entry.compress_type for entry in opened(ask()).infolist()} == {0}


def test_the_list_in_it_says_whose_each_is(graduates, ask, quick):
    [certificate] = graduates(1)
    [row] = index_of(ask())
    assert row == {
        "Name": "Pupil 00",
        "Course": "Eyes Open, Doors Open",
        "Completed": "2026-11-24",
        "Valid until": "2027-11-24",
        "Code": certificate.printed_code,
        "State": "Valid",
        "File": f"certificate-{certificate.code.lower()}.pdf",
        "Note": "",
    }


def test_the_list_speaks_the_language_of_whoever_asked(graduates, ask, quick, teacher):
    graduates(1)
    teacher.language = "fr"
    batch = ask()
    assert batch.language == "fr" and "certificates.csv" in opened(batch).namelist()


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\uff1d1+1", "\uff20SUM(A1)"])
def test_no_name_in_the_list_is_a_formula(graduates, ask, quick, name):
    [certificate] = graduates(1)
    Certificate.objects.filter(pk=certificate.pk).update(holder_name=f"{name} Lea", course_title=name)
    [row] = index_of(ask())
    assert (row["Name"], row["Course"]) == (f"'{name} Lea", f"'{name}")


def test_a_heading_is_no_formula_however_it_is_translated(graduates, ask, quick, monkeypatch):
    graduates(1)
    monkeypatch.setattr("certificates.batches.zipping._", lambda words: f"={words}")
    assert "'=File" in index_of(ask())[0]


def test_what_was_never_awarded_is_awarded_now(complete, school_class, learner, ask, quick):
    completion = complete(learner)
    batch = ask()
    assert batch.items.get().certificate == Certificate.objects.get(completion=completion)
    assert batch.advance().done == 1


def test_only_the_groups_learners_are_in_it(graduates, ask, quick, certify, stranger):
    graduates(1)
    certify(stranger)
    assert len(opened(ask()).namelist()) == 2


def test_one_course_alone(school_class, learner, certify, ask, quick):
    certify(learner, course_title="First")
    second = certify(learner, course_title="Second")
    batch = ask(course_key=uuid.UUID(second.facts["course_key"]))
    assert [item.certificate for item in batch.items.all()] == [second]


def test_a_certificate_without_its_completion_is_in_it_and_a_replaced_one_is_not(graduates, ask, quick):
    old, new = graduates(2)
    new.completion.enrolment.delete()
    old.replaced_by = new
    old.save()
    assert [item.certificate for item in ask().items.all()] == [new]


def test_nothing_to_make_makes_nothing(school_class, ask):
    assert ask() is None and not Batch.objects.exists()


# One bad record ---------------------------------------------------------------------------------------------------


def test_what_cannot_be_made_is_said_and_the_rest_goes_on(graduates, ask, quick):
    nameless, odd, revoked, fine = graduates(4)
    Certificate.objects.filter(pk=nameless.pk).update(holder_name="")
    Certificate.objects.filter(pk=odd.pk).update(holder_name="Lea 🦊")
    Certificate.objects.filter(pk=revoked.pk).update(revoked_at=timezone.now())
    batch = ask()
    assert problems(batch) == {nameless.pk: "no-name", odd.pk: "no-font", revoked.pk: "revoked"}
    assert opened(batch).namelist() == [f"certificate-{fine.code.lower()}.pdf", "certificates.csv"]
    notes = [row["Note"] for row in index_of(batch)]
    assert sum(note.endswith(".") for note in notes) == 3 and notes[3] == ""
    assert "No name has been given yet." in notes[0]


def test_a_renderer_that_raises_stops_nobody_else(graduates, ask, monkeypatch):
    bad, fine = graduates(2)

    def render(certificate):
        if certificate.pk == bad.pk:
            raise ValueError("no")
        return b"%PDF"

    monkeypatch.setattr(pdf, "render", render)
    batch = ask()
    assert problems(batch) == {bad.pk: "trouble"} and batch.is_finished
    assert len(opened(batch).namelist()) == 2


def test_trouble_with_the_database_is_nobodys_own_so_it_goes_on_waiting(graduates, ask, monkeypatch):
    graduates(1)

    def draw(item):
        raise OperationalError("gone")

    monkeypatch.setattr(making, "draw", draw)
    batch = ask()
    assert batch.advance().waiting == 1 and not batch.is_finished


def test_what_was_revoked_while_the_rest_was_made_is_not_given_out(graduates, ask, quick, monkeypatch):
    certificate, _ = graduates(2)
    draw = making.draw

    def draw_then_revoke(item):
        problem = draw(item)
        Certificate.objects.filter(pk=certificate.pk).update(revoked_at=timezone.now())
        return problem

    monkeypatch.setattr(making, "draw", draw_then_revoke)
    batch = ask()
    assert len(opened(batch).namelist()) == 2
    assert [row["State"] for row in index_of(batch)] == ["Revoked", "Valid"]


def test_what_was_replaced_while_the_rest_was_made_is_not_given_out(graduates, ask, quick, monkeypatch):
    old, new = graduates(2)
    draw = making.draw

    def draw_then_replace(item):
        problem = draw(item)
        Certificate.objects.filter(pk=old.pk).update(replaced_by=new)
        return problem

    monkeypatch.setattr(making, "draw", draw_then_replace)
    batch = ask()
    assert opened(batch).namelist() == [f"certificate-{new.code.lower()}.pdf", "certificates.csv"]
    assert [row["State"] for row in index_of(batch)] == ["Replaced", "Valid"]


def test_a_file_of_nothing_but_problems_still_says_them(graduates, ask):
    [certificate] = graduates(1)
    Certificate.objects.filter(pk=certificate.pk).update(holder_name="")
    batch = ask()
    assert opened(batch).namelist() == ["certificates.csv"] and batch.is_finished


# Twice ------------------------------------------------------------------------------------------------------------


def test_the_same_press_twice_makes_one_batch(graduates, ask, quick):
    graduates(1)
    press = uuid.uuid4()
    assert ask(press) == ask(press) and Batch.objects.count() == 1


def test_while_one_is_under_way_another_press_leads_to_it(graduates, ask, quick, monkeypatch):
    graduates(1)
    monkeypatch.setattr("certificates.batches.beginning.hand_out", lambda batch: None)
    assert ask() == ask() and Batch.objects.count() == 1


def test_another_groups_press_is_another_batch(graduates, ask, quick, school, learner, certify):
    graduates(1)
    other = Group.objects.create(organisation=school, name="8C")
    other.add(learner)
    certify(learner)
    press = uuid.uuid4()
    assert ask(press) != ask(press, group=other)


def test_a_task_that_comes_again_does_nothing_more(graduates, ask, quick, monkeypatch):
    graduates(3)
    batch = ask()
    before = list(batch.items.values())
    monkeypatch.setattr(pdf, "render", lambda certificate: pytest.fail("drawn again"))
    numbers = [item["id"] for item in before]
    make_part.enqueue(batch.pk, min(numbers), max(numbers))
    assert list(batch.items.values()) == before
    archive = batch.archive.name
    batch.refresh_from_db()
    assert batch.archive.name == archive


def test_a_large_group_is_made_in_parts(graduates, ask, quick, monkeypatch):
    monkeypatch.setattr(making, "AT_A_TIME", 2)
    made = graduates(5)
    batch = ask()
    assert batch.advance().done == 5 and len(opened(batch).namelist()) == 6
    assert [item.certificate for item in batch.items.all()] == made


def test_gathering_costs_the_same_however_many_learn(graduates, school_class, ask, django_assert_max_num_queries):
    graduates(12)
    from certificates.batches.gathering import gather

    with django_assert_max_num_queries(2):
        assert len(gather(Batch(), school_class)) == 12


def test_once_settled_it_stays_settled(graduates, ask, quick):
    graduates(1)
    item = ask().items.get()
    item.settle(BatchItem.Problem.TROUBLE)
    item.refresh_from_db()
    assert item.state == "done"


def test_a_batch_outlives_whoever_asked(graduates, ask, quick, teacher):
    graduates(1)
    batch = ask()
    User.objects.filter(pk=teacher.pk).delete()
    batch.refresh_from_db()
    assert batch.asked_by is None and batch.has_file
