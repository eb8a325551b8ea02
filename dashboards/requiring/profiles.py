"""The rules to choose from: the desk's compliance profiles, those of the organisation's region first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from curriculum.choices import Audience
from curriculum.models import ComplianceProfile
from people.models import Organisation
from progress.terms import RuleTerms, terms_of


@dataclass(frozen=True)
class OfferedProfile:
    profile: ComplianceProfile
    is_near: bool  # made for organisations of its kind, where it is or anywhere

    @property
    def key(self) -> str:
        return self.profile.key

    @property
    def terms(self) -> RuleTerms:
        return terms_of(self.profile)


def offered_profiles(organisation: Organisation) -> list[OfferedProfile]:
    """The nearest first: of two that hold here the one for the smaller region."""
    found = [OfferedProfile(one, is_near(one, organisation)) for one in of_adults()]
    return sorted(found, key=lambda one: (not one.is_near, -len(one.profile.region) * one.is_near, one.profile.name))


def is_near(profile: ComplianceProfile, organisation: Organisation) -> bool:
    own = Audience.EDUCATORS if Organisation.Kind(organisation.kind).is_for_teaching else Audience.EMPLOYERS
    return profile.audience in ("", own) and holds_in(profile.region, organisation.region)


def of_adults() -> list[ComplianceProfile]:
    found = ComplianceProfile.objects.filter(audience__in=("", Audience.EMPLOYERS, Audience.EDUCATORS))
    return cast("list[ComplianceProfile]", list(found))  # type: ignore[arg-type]


def holds_in(region: str, place: str) -> bool:
    """A rule of Ontario holds in Peel, one of Canada in both, one without a region everywhere."""
    return not region or f"{place}-".startswith(f"{region}-")
