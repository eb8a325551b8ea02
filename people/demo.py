"""People to try the site with. Their password is public, so they exist only where the settings allow it."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group as Permissions
from django.core.management.base import CommandError
from django.db import transaction

from people.models import Group, Membership, Organisation, Role, User

DOMAIN = "demo.example.org"
PASSWORD = "plainsight-demo"  # noqa: S105 - public on purpose
PEOPLE = {
    "admin": "Ada Admin",
    "editor": "Edi Editor",
    "reviewer": "Remy Reviewer",
    "teacher": "Tala Teacher",
    "manager": "Mara Manager",
    "learner": "Lee Learner",
}
PUPILS = ["Amina", "Ben", "Chloé", "ᐋᓂ"]


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
    User.objects.filter(pk=people["admin"].pk).update(is_superuser=True, is_staff=True)
    people["admin"].refresh_from_db()


def make_school(people: dict[str, User]) -> None:
    board = root("Demo School Board", Organisation.Kind.BOARD)
    school = below(board, "Maple Street School", Organisation.Kind.SCHOOL)
    school_class = Group.objects.get_or_create(organisation=school, name="8B")[0]
    school_class.add(people["teacher"], Role.LEADER)
    there = set(school_class.members.values_list("display_name", flat=True))
    for name in PUPILS:
        if name not in there:
            school_class.add(User.objects.create_user(display_name=name))


def make_hotel(people: dict[str, User]) -> None:
    company = root("Demo Hotels", Organisation.Kind.EMPLOYER)
    hotel = below(company, "Lakeside Hotel", Organisation.Kind.SITE)
    team = Group.objects.get_or_create(organisation=hotel, name="Front desk")[0]
    Membership.objects.get_or_create(user=people["manager"], organisation=company, group=None, role=Role.ADMINISTRATOR)
    team.add(people["manager"], Role.LEADER)
    team.add(people["learner"])


def root(name: str, kind: Organisation.Kind) -> Organisation:
    found = Organisation.objects.filter(depth=1, name=name).first()
    return found or Organisation.add_root(name=name, kind=kind, region="CA-ON-PEEL")


def below(parent: Organisation, name: str, kind: Organisation.Kind) -> Organisation:
    found = parent.get_children().filter(name=name).first()
    return found or parent.add_child(name=name, kind=kind, region=parent.region)
