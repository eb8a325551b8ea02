"""The sites and teams that a list names, found among those of the organisation: capitals and accents do not matter."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dashboards.staff.importing.rows import StaffRow
from dashboards.staff.reach import sites_of
from people.models import Group, Organisation
from people.names import heard_as

LONGEST = 200  # letters of a name


@dataclass(frozen=True, order=True)
class Unknown:
    """A place that is not there and could be made: a site, or a team of a site."""

    site: str  # its name; "" for the organisation itself
    team: str = ""

    @property
    def key(self) -> str:
        """Two spellings of one place are one."""
        return f"{heard_as(self.site)}\t{heard_as(self.team)}"


class NotThere(ValidationError):
    def __init__(self, sentence: str, unknown: Unknown) -> None:
        super().__init__(sentence)
        self.unknown = unknown


class Places:
    """Two queries, however many rows."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation
        self.sites: dict[str, list[Organisation]] = defaultdict(list)
        self.teams: dict[str, list[Group]] = defaultdict(list)
        self.by_pk: dict[int, Organisation] = {}
        for site in sites_of(organisation):
            self.sites[heard_as(site.name)].append(site)
            self.by_pk[site.pk] = site
        for team in Group.objects.present().filter(organisation__in=self.by_pk):
            team.organisation = self.by_pk[team.organisation_id]
            self.teams[heard_as(team.name)].append(team)

    def of(self, row: StaffRow) -> tuple[Organisation | None, Group | None]:
        """Where the row says they work; None where it says nothing of it and there is more than one site."""
        if row.site:
            site: Organisation | None = self.site(row.site)
        else:
            site = self.organisation if len(self.by_pk) == 1 else None
        return self.team(row.team, site) if row.team else (site, None)

    def site(self, name: str) -> Organisation:
        found = self.sites.get(heard_as(name), [])
        if not found:
            words = {"name": name[:60], "organisation": self.organisation}
            raise NotThere(_("%(organisation)s has no site called “%(name)s”.") % words, Unknown(name))
        if len(found) > 1:
            raise ValidationError(_("There are several sites called “%(name)s”."), params={"name": name[:60]})
        return found[0]

    def team(self, name: str, site: Organisation | None) -> tuple[Organisation, Group]:
        """Where no site is told a team tells it, if no other is called the same."""
        named = self.teams.get(heard_as(name), [])
        found = [team for team in named if site is None or team.organisation_id == site.pk]
        if len(found) == 1:
            return found[0].organisation, found[0]
        if found:
            sentence = _("There are several teams called “%(name)s”. Say at which site they work.")
            raise ValidationError(sentence, params={"name": name[:60]})
        at = site or self.organisation
        unknown = Unknown("" if at == self.organisation else at.name, name)
        raise NotThere(_("%(site)s has no team called “%(name)s”.") % {"site": at, "name": name[:60]}, unknown)
