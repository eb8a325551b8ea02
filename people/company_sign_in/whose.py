"""Whom on the staff list a provider means: by staff number, or by an address someone answers for; never by name."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db.models import Q

from people.company_sign_in.claims import Claims
from people.models import Employment, Membership, Organisation, OrganisationSignIn, Role, User
from people.models.staff import EmploymentQuerySet
from people.permissions import user_can_enter_cms


def fitting(claims: Claims, among: EmploymentQuerySet) -> list[Employment]:
    """Of one person, of several where number and address lead to different ones, or none."""
    meant = Q(pk=None)
    if claims.number:
        meant |= Q(staff_number__iexact=claims.number)
    if claims.vouched_email:
        meant |= Q(user__email__iexact=claims.vouched_email)
    return list(among.filter(meant).select_related("user").order_by("pk"))


def present(sign_in: OrganisationSignIn) -> EmploymentQuerySet:
    return Employment.objects.within(sign_in.organisation).present()


def works_here(person: User, sign_in: OrganisationSignIn) -> bool:
    return person.is_active and not person.is_guest and present(sign_in).of(person).exists()


def was_here(claims: Claims, sign_in: OrganisationSignIn) -> bool:
    """Somebody with this number or address has left the company, or works at a place of it that is not this one's."""
    return bool(fitting(claims, Employment.objects.within(sign_in.organisation.get_root())))


def has_power(person: User) -> bool:
    """Administrators and editors come in by themselves: no company's provider opens what is not the company's."""
    runs = Membership.objects.filter(user=person, role=Role.ADMINISTRATOR)
    return person.is_staff or person.is_superuser or user_can_enter_cms(person) or runs.exists()


def has_own_way_in(person: User) -> bool:
    """A password, or an address that they have proven to be theirs."""
    return person.has_usable_password() or EmailAddress.objects.filter(user=person, verified=True).exists()


def belongs_elsewhere(person: User, company: Organisation) -> bool:
    """Another company or school has them too."""
    employed = Employment.objects.present().of(person).exclude(company=company)
    member = Membership.objects.filter(user=person).exclude(organisation__path__startswith=company.path)
    return employed.exists() or member.exists()
