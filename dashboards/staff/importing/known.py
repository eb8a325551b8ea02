"""Whom the rows of a list may mean: a fixed number of queries for some hundred rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import batched

from allauth.account.models import EmailAddress
from django.db.models import QuerySet

from dashboards.staff.importing.rows import StaffRow
from dashboards.staff.reach import sites_within_reach
from people.models import Employment, Membership, Organisation, User
from people.names import heard_as

AT_ONCE = 2_000  # values in one question to the database


class Known:
    def __init__(self, organisation: Organisation, by: User, rows: list[StaffRow]) -> None:
        self.company_path = organisation.root_path
        self.reach = set(sites_within_reach(organisation, by).values_list("pk", flat=True))
        self.present_by_number: dict[str, Employment] = {}
        self.left_by_number: dict[str, Employment] = {}
        self.present_of: dict[int, list[Employment]] = defaultdict(list)
        self.left_of: dict[int, Employment] = {}
        self.by_email: dict[str, User] = {}
        self.inside: set[int] = set()  # people who belong to what the manager looks after, in whatever role
        self.find_numbers({row.staff_number for row in rows} - {""})
        self.find_addresses({row.email for row in rows} - {""})
        self.find_work({user.pk for user in self.by_email.values()} | {one.user_id for one in self.all_by_number})

    @property
    def all_by_number(self) -> Iterator[Employment]:
        yield from self.present_by_number.values()
        yield from self.left_by_number.values()

    def find_numbers(self, numbers: set[str]) -> None:
        for some in batched(sorted(numbers), AT_ONCE):
            for one in self.employments().filter(staff_number__in=some):
                (self.present_by_number if one.is_present else self.left_by_number)[one.staff_number] = one

    def find_addresses(self, addresses: set[str]) -> None:
        """An address that somebody uses beside their first one is theirs, too."""
        for some in batched(sorted(addresses), AT_ONCE):
            beside = EmailAddress.objects.filter(email__in=some).select_related("user")
            self.by_email |= {one.email: one.user for one in beside}
            self.by_email |= {str(user.email): user for user in User.objects.filter(email__in=some)}

    def find_work(self, people: Iterable[int]) -> None:
        for some in batched(sorted(people), AT_ONCE):
            for one in self.employments().filter(user__in=some):
                if one.is_present:
                    self.present_of[one.user_id].append(one)
                else:
                    self.left_of[one.user_id] = one
            belonging = Membership.objects.filter(user__in=some, organisation__in=self.reach)
            self.inside |= set(belonging.values_list("user", flat=True))

    def employments(self) -> QuerySet[Employment]:
        """Of the whole company; who left last comes last."""
        found = Employment.objects.filter(company__path=self.company_path).order_by("left_on", "pk")
        return found.select_related("user", "organisation", "team")

    def is_within_reach(self, employment: Employment) -> bool:
        return employment.organisation_id in self.reach


def are_alike(name: str, other: str) -> bool:
    """They have a word in common: people marry and mistype, but a number may also have been given to somebody else."""
    return bool(words_of(name) & words_of(other)) or not words_of(other)


def words_of(name: str) -> set[str]:
    return set(heard_as(name).replace("-", " ").split())
