"""What is required here, what comes from above, and what sites below have of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from people.models import Organisation
from progress.models import Obligation, Requirement
from progress.terms import terms_kept_in


@dataclass(frozen=True)
class Stands:
    requirement: Requirement
    people: int

    @property
    def words(self) -> list[str]:
        return terms_kept_in(self.requirement).in_words()


@dataclass(frozen=True)
class Required:
    here: list[Stands]
    above: list[Stands]
    below: list[Stands]


def required_at(organisation: Organisation) -> Required:
    """Two queries, however many there are. People are counted who work here or below."""
    standing = Requirement.objects.standing().select_related("organisation")
    found = [*standing.within(organisation), *standing.reaching(organisation).exclude(organisation=organisation)]
    asked = people_asked(organisation, found)
    stand = [Stands(one, asked[one.pk]) for one in found]
    return Required(
        here=[one for one in stand if one.requirement.organisation_id == organisation.pk],
        above=[one for one in stand if len(one.requirement.organisation.path) < len(organisation.path)],
        below=[one for one in stand if len(one.requirement.organisation.path) > len(organisation.path)],
    )


def people_asked(organisation: Organisation, requirements: Iterable[Requirement]) -> Counter[int]:
    asked = Obligation.objects.present().within(organisation).filter(requirement__in=list(requirements)).order_by()
    return Counter(dict(asked.values("requirement").annotate(n=Count("pk")).values_list("requirement", "n")))
