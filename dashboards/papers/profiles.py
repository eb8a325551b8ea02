"""The rules for which a place has papers: those it follows, and the words that hold for everyone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from curriculum.models import ComplianceProfile
from people.models import Organisation
from progress.models import Requirement

EVERYONE = "everywhere"  # the part of an address for papers of no particular rule


@dataclass(frozen=True)
class Followed:
    """A rule in force, or none in particular."""

    key: str
    name: str
    profile: ComplianceProfile | None = None

    @property
    def contacts(self) -> list[str]:
        return list(self.profile.required_contacts) if self.profile else []

    @property
    def region(self) -> str:
        return self.profile.region if self.profile else ""


def followed_at(organisation: Organisation) -> list[Followed]:
    """Of what is required here and above, and below as well: who hangs up papers there may ask for them here."""
    return [*rules_at(organisation), Followed(EVERYONE, "")]


def rules_at(organisation: Organisation) -> Iterator[Followed]:
    standing = Requirement.objects.standing().exclude(profile_key="")
    asked = standing.reaching(organisation) | standing.within(organisation)
    names = dict(asked.order_by("profile_name").values_list("profile_key", "profile_name"))
    found: Any = ComplianceProfile.objects.filter(key__in=names)
    profiles: dict[str, ComplianceProfile] = {one.key: one for one in found}
    for key, name in names.items():
        yield Followed(key, name or key, profiles.get(key))
