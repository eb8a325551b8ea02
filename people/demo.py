"""People to try the site with. Their password is public, so they exist only where the settings allow it."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group as Permissions
from django.core.management.base import CommandError
from django.db import transaction

from people.choices import GradeBand, Joining
from people.joining.cards import make_card
from people.models import Group, Membership, Organisation, Role, User

DOMAIN = "demo.example.org"
PASSWORD = "plainsight-demo"  # noqa: S105 - public on purpose
PEOPLE = {
    "admin": "Ada Admin",
    "editor": "Edi Editor",
    "reviewer": "Remy Reviewer",
    "adviser": "Avi Adviser",
    "safeguarding": "Sana Safeguarding",
    "teacher": "Tala Teacher",
    "principal": "Pat Principal",
    "manager": "Mara Manager",
    "learner": "Lee Learner",
}
REVIEWERS = {  # of the review that comes with the site: one for each of its tasks
    "reviewer": "Subject reviewers",
    "adviser": "Lived experience reviewers",
    "safeguarding": "Safeguarding reviewers",
}
# Given names in many scripts and lengths, as in a class of today; no two alike.
EIGHT_B = """
    Amina, Ben, Chloé, ᐋᓂ, Diego, Ewa, Fatima-Zahra, Gurpreet, Hana, Iniko, Jun-seo, Kwame, ليلى, Mateo, Noor,
    Oluwaseun, Priya, Quynh, Rosa, Siôn, Thandeka, Ugo, Wren, Maria-Alejandra Konstantinopoulou-Featherstonehaugh
"""
TEN_A = """
    Aarav, Bianca, Caoimhe, Dalia, Emre, Femi, Giulia, Hugo, Ingrid, José Ángel, Karim, Leila, ᒥᔅᑯᓯᐤ, Nikolai, Owen,
    Parisa, Qing, Renée, Sunniva, Tomasz, Umar, Vihaan, Willow, Xiomara, Yara, محمد
"""
DEMO_CLASSES = {"8B": (EIGHT_B, GradeBand.GRADES_7_8), "10A": (TEN_A, GradeBand.GRADES_9_12)}


@transaction.atomic
def make_demo_people() -> dict[str, User]:
    """The demo people by their part, made once and kept as they are."""
    if not settings.DEMO_PEOPLE_ALLOWED:
        raise CommandError("Demo people have a public password; they are never made with production settings.")
    people = {part: make_person(part, name) for part, name in PEOPLE.items()}
    give_desk_roles(people)
    make_school(people)
    make_hotel(people)
    return people


def make_person(part: str, name: str) -> User:
    email = f"{part}@{DOMAIN}"
    person = User.objects.filter(email=email).first()
    if person is None:
        person = User.objects.create_user(email=email, password=PASSWORD, display_name=name)
    EmailAddress.objects.get_or_create(user=person, email=email, defaults={"verified": True, "primary": True})
    return person


def give_desk_roles(people: dict[str, User]) -> None:
    people["editor"].groups.add(Permissions.objects.get_or_create(name="Editors")[0])
    people["reviewer"].groups.add(Permissions.objects.get_or_create(name="Moderators")[0])
    for part, group in REVIEWERS.items():
        people[part].groups.add(Permissions.objects.get_or_create(name=group)[0])
    User.objects.filter(pk=people["admin"].pk).update(is_superuser=True, is_staff=True)
    people["admin"].refresh_from_db()


def make_school(people: dict[str, User]) -> None:
    board = root("Demo School Board", Organisation.Kind.BOARD)
    school = below(board, "Maple Street School", Organisation.Kind.SCHOOL)
    administer(people["principal"], school)
    for name, (pupils, grades) in DEMO_CLASSES.items():
        rest = {"grade_band": grades, "joining": Joining.ROSTER}
        school_class = Group.objects.get_or_create(organisation=school, name=name, defaults=rest)[0]
        school_class.add(people["teacher"], Role.LEADER)
        make_pupils(school_class, pupils)


def make_pupils(school_class: Group, names: str) -> None:
    there = set(school_class.members.values_list("display_name", flat=True))
    for name in map(str.strip, names.split(",")):
        if name not in there:
            pupil = User.objects.create_user(display_name=name, signs_in_by_card=True)
            school_class.add(pupil)
            make_card(pupil, school_class.card_language)


def make_hotel(people: dict[str, User]) -> None:
    company = root("Demo Hotels", Organisation.Kind.EMPLOYER)
    hotel = below(company, "Lakeside Hotel", Organisation.Kind.SITE)
    team = Group.objects.get_or_create(organisation=hotel, name="Front desk")[0]
    administer(people["manager"], company)
    team.add(people["manager"], Role.LEADER)
    team.add(people["learner"])


def administer(person: User, organisation: Organisation) -> None:
    Membership.objects.get_or_create(user=person, organisation=organisation, group=None, role=Role.ADMINISTRATOR)


def root(name: str, kind: Organisation.Kind) -> Organisation:
    found = Organisation.objects.filter(depth=1, name=name).first()
    return found or Organisation.add_root(name=name, kind=kind, region="CA-ON-PEEL")


def below(parent: Organisation, name: str, kind: Organisation.Kind) -> Organisation:
    found = parent.get_children().filter(name=name).first()
    return found or parent.add_child(name=name, kind=kind, region=parent.region)
