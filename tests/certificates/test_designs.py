"""Which design a certificate takes, and that it stays as it was published."""

import uuid

import pytest
from django.core.management import call_command
from django.db.models import ProtectedError

from certificates.awarding import award
from certificates.designs.choosing import design_for
from certificates.models import Certificate, Design, DesignEdition
from certificates.printing.pdf import page_of, typeface_of
from people.models import Organisation

KEY = uuid.UUID(int=1)


@pytest.fixture
def hotel(db) -> Organisation:
    company = Organisation.add_root(name="Hotels", kind=Organisation.Kind.EMPLOYER)
    return company.add_child(name="Lakeside", kind=Organisation.Kind.SITE)


def design(name: str, organisation: Organisation | None = None, **fields) -> Design:
    return Design.objects.create(name=name, signatory=name, organisation=organisation, **fields)


def taken(organisation, key=KEY) -> str | None:
    edition = design_for(organisation, key)
    return edition and edition.content["signatory"]


def test_without_any_the_house_designs_at_the_price_of_one_query(hotel, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert design_for(hotel, KEY) is None


def test_the_nearest_organisation_counts_before_the_course(hotel, course, django_assert_num_queries):
    key = course.translation_key
    design("everyone")
    assert taken(hotel, key) == "everyone"
    design("course", course=course)
    assert taken(hotel, key) == "course" and taken(hotel) == "everyone"
    design("company", hotel.get_parent())
    assert taken(hotel, key) == "company"
    design("company and course", hotel.get_parent(), course=course)
    assert taken(hotel, key) == "company and course" and taken(hotel) == "company"
    design("hotel", hotel)
    assert taken(hotel, key) == "hotel"
    design("hotel and course", hotel, course=course)
    with django_assert_num_queries(1):
        assert taken(hotel, key) == "hotel and course"
    assert taken(None, key) == "course" and taken(hotel.get_parent()) == "company"


def test_a_design_below_or_beside_is_not_taken(hotel, school):
    for place in (hotel, school):
        place.refresh_from_db()  # a tree moves its nodes when one is added
        design(place.name, place)
    assert taken(hotel.get_parent()) is None and taken(None) is None


def test_of_two_alike_the_one_published_last_counts(db):
    first, second = design("first"), design("second")
    first.save_revision().publish()
    second.save_revision().publish()
    assert taken(None) == "second"
    first.save_revision().publish()
    assert taken(None) == "first"


def test_a_draft_is_not_taken_and_leaves_no_edition(db):
    made = design("Draft", live=False)
    made.save_revision()
    assert taken(None) is None and not DesignEdition.objects.exists()


def test_a_draft_of_a_published_design_changes_nothing_until_it_is_published(db):
    made = design("Before")
    made.signatory = "After"
    revision = made.save_revision()
    assert taken(None) == "Before" and DesignEdition.objects.count() == 1
    revision.publish()
    assert taken(None) == "After"


def test_publishing_the_same_twice_makes_one_edition(db):
    made = design("Same")
    for _time in range(2):
        made.save_revision().publish()
    assert DesignEdition.objects.count() == 1


def test_unpublished_it_is_no_longer_taken(db):
    made = design("Gone")
    made.unpublish()
    assert taken(None) is None


def test_a_certificate_keeps_the_edition_it_was_awarded_with(complete, learner):
    made = design("Dr. Before", profile="Standard 12", approval_reference="ON-1")
    certificate = award(complete(learner))
    assert certificate.facts["signatory"] == "Dr. Before" and certificate.facts["approval_reference"] == "ON-1"
    before = page_of(certificate, typeface_of(certificate))
    made.signatory, made.accent = "Dr. After", "#000000"
    made.save_revision().publish()
    made.delete()
    kept = Certificate.objects.get()
    assert page_of(kept, typeface_of(kept)) == before and "Dr. Before" in before
    with pytest.raises(ProtectedError):
        kept.design.delete()


def test_where_organisation_or_course_go_their_design_goes_and_is_never_everyones(hotel, course):
    design("hotel", hotel)
    design("course", course=course)
    Organisation.objects.get(pk=hotel.pk).delete()
    course.delete()
    assert not Design.objects.exists()


def test_the_demonstration_has_one_design_for_its_employer(db):
    for _time in range(2):
        call_command("load_demo")
    made = Design.objects.get()
    assert made.live and taken(Organisation.objects.get(name="Lakeside Hotel")) == made.signatory
